"""The plan of one scenario in full: the verdict first, then capacity, limits, bill and findings."""

from collections.abc import Iterator
from decimal import Decimal
from typing import assert_never

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from capacity_cli.model.answer import Answer, PlacedFinding
from capacity_cli.model.bill import Line
from capacity_cli.model.capacity import Load
from capacity_cli.model.demand import due
from capacity_cli.model.invoice import LineKind
from capacity_cli.model.limits import LimitUse
from capacity_cli.model.throughput import Constraint
from capacity_cli.render.sentences import finding_message, finding_remedy, place_text
from capacity_cli.render.table.day import print_day
from capacity_cli.render.table.figures import (
    ceiling,
    count,
    first_limit_and_consequence,
    money_or_unknown,
    quantity,
    times,
    title,
    total,
    unit_cost,
)
from capacity_cli.render.table.layout import LEVEL_STYLE, Heading, below, columns, facts, heading, pairs
from capacity_cli.render.text.texts import ALL_DECIMALS, Texts

_DECIMALS = 4
_LOAD_STYLE = {
    Load.VERY_LOW: "bold green",
    Load.LOW: "bold green",
    Load.MODERATE: "bold yellow",
    Load.HIGH: "bold yellow",
    Load.OVER_CAPACITY: "bold red",
}


def print_plan(out: Console, answer: Answer, texts: Texts) -> None:
    """Print the whole plan of one scenario."""
    out.print(Text(title(texts, answer), style="bold"))
    out.print(Text(_basis(answer, texts), style="dim"))
    out.print()
    below(out, _verdict(answer, texts))
    out.print()
    out.print(heading(texts("table.capacity")))
    below(out, pairs(_capacity_rows(answer, texts)))
    if not due(answer.setting).uniform:
        print_day(out, answer, texts)
    if answer.plan.limits:
        out.print()
        out.print(heading(texts("table.limits")))
        below(out, _limits(out, answer, texts))
    out.print()
    out.print(heading(texts("table.bill")))
    below(out, _bill(out, answer, texts))
    if answer.findings:
        out.print()
        out.print(heading(texts("table.findings")))
        print_findings(out, answer.findings, texts)


def _basis(answer: Answer, texts: Texts) -> str:
    """The file, the price lists and the exchange rates that the figures rest on."""
    scenario = answer.setting.scenario
    prices = texts("table.prices", edition=answer.prices.edition, as_of=answer.prices.as_of or texts("table.none"))
    used = {each.prices.currency for each in answer.setting.subscriptions.values()} - {scenario.currency}
    rates = [
        texts(
            "table.rates",
            currency=currency,
            rate=texts.price(scenario.exchange_rates[currency], scenario.currency, ALL_DECIMALS),
        )
        for currency in sorted(used)
    ]
    return " · ".join([texts.plain(answer.file), prices, *rates])


def _verdict(answer: Answer, texts: Texts) -> Table:
    plan, currency = answer.plan, answer.setting.scenario.currency
    carried = plan.capacity
    load = Text(f"{times(texts, carried.headroom)} ({texts(f'load.{carried.load}')})", style=_LOAD_STYLE[carried.load])
    cost = total(texts, plan.cost, currency)
    if plan.cost.total is not None:
        cost = texts("table.cost_per_message", total=cost, unit=unit_cost(texts, plan.cost, currency))
    lasting = ((each.vendor, each.days) for each in plan.balances)
    prepaid = [texts("table.lasts", vendor=vendor, days=days) for vendor, days in lasting if days is not None]
    return facts(
        [
            (texts("table.headroom"), load),
            (texts("table.bottleneck"), Text(bottleneck(answer, texts))),
            (texts("table.monthly_cost"), Text(cost)),
            (texts("table.first_limit"), Text(first_limit_and_consequence(texts, plan.limits))),
            *((texts("table.balance"), Text(each)) for each in prepaid),
        ]
    )


def bottleneck(answer: Answer, texts: Texts) -> str:
    """The constraint that binds, and the next one with its margin."""
    carried = answer.plan.capacity
    terms = carried.constraints
    if carried.bottleneck is Constraint.DAILY_QUOTA:
        return texts(f"constraint.{carried.bottleneck}")
    name = texts(f"constraint.{terms[0].constraint}")
    if len(terms) == 1 or terms[1].margin is None:
        return name
    following = texts(f"constraint.{terms[1].constraint}")
    return texts("table.bottleneck_next", name=name, next=following, margin=texts.number(terms[1].margin, 2))


def _capacity_rows(answer: Answer, texts: Texts) -> Iterator[tuple[str, str, str]]:
    carried, setting = answer.plan.capacity, answer.setting
    schedule = texts("table.schedule", schedule=setting.schedule.text, zone=setting.zone)
    yield texts("table.runs_per_day"), count(texts, carried.runs_per_day, 2), schedule
    if carried.missed_runs_per_day:
        yield texts("table.missed_runs_per_day"), count(texts, carried.missed_runs_per_day, 2), ""
    if carried.doubled_runs_per_day:
        yield texts("table.doubled_runs_per_day"), count(texts, carried.doubled_runs_per_day, 2), ""
    if carried.started_runs_per_day != carried.runs_per_day:
        yield texts("table.started_runs_per_day"), count(texts, carried.started_runs_per_day, 2), ""
    yield (
        texts("table.jobs_per_run"),
        count(texts, carried.jobs_per_run),
        texts(f"constraint.{carried.constraints[0].constraint}"),
    )
    if carried.largest_batch_size is not None:
        yield texts("table.largest_batch_size"), count(texts, carried.largest_batch_size), ""
    yield texts("table.jobs_per_minute"), count(texts, carried.jobs_per_minute, 2), ""
    if carried.run_seconds is not None:
        yield texts("table.run_seconds"), count(texts, carried.run_seconds, 2), ""
    yield texts("table.messages_per_day"), count(texts, carried.messages_per_day, 1), ""
    yield texts("table.demand_per_day"), count(texts, carried.demand_per_day), ""
    if carried.attempts_per_message != 1:
        yield texts("table.attempts"), count(texts, carried.attempts_per_message), ""
    if carried.lost_per_day:
        yield texts("table.lost_per_day"), count(texts, carried.lost_per_day, 1), ""
    if carried.sent_twice_per_day:
        yield texts("table.sent_twice_per_day"), count(texts, carried.sent_twice_per_day, 1), ""
    utilization = None if carried.utilization is None else carried.utilization * 100
    yield (
        texts("table.utilization"),
        texts("table.none") if utilization is None else f"{count(texts, utilization, 1)} %",
        "",
    )
    yield from _peak_rows(answer, texts)


def _peak_rows(answer: Answer, texts: Texts) -> Iterator[tuple[str, str, str]]:
    peak = answer.plan.capacity.peak
    yield texts("table.peak_headroom"), times(texts, peak.headroom), ""
    if peak.backlog_growth_per_day is not None:
        yield texts("table.growth"), count(texts, peak.backlog_growth_per_day, 1), ""
        return
    over = texts("table.per_alert", minutes=count(texts, peak.minutes_over_wait, 1)) if peak.minutes_over_wait else ""
    yield texts("table.wait"), count(texts, peak.wait_minutes, 1), over
    drain = texts("table.drain", runs=peak.drain_runs or 0) if peak.backlog_jobs else ""
    yield texts("table.backlog"), count(texts, peak.backlog_jobs, 1), drain


def _limits(out: Console, answer: Answer, texts: Texts) -> Table:
    headings = (
        Heading(texts("table.vendor")),
        Heading(texts("table.meter")),
        Heading(texts("table.used"), "right"),
        Heading(texts("table.limit"), "right"),
        Heading(texts("table.percent"), "right"),
        Heading(texts("table.then")),
    )
    return columns(out, headings, (_limit_row(row, answer, texts) for row in answer.plan.limits))


def _limit_row(row: LimitUse, answer: Answer, texts: Texts) -> tuple[str | Text, ...]:
    subscription = answer.setting.subscriptions[row.vendor]
    percent = Text(count(texts, row.percent, 1), style=_limit_style(row))
    return (
        texts.plain(f"{subscription.prices.name} {subscription.plan.title or row.plan}"),
        texts.plain(subscription.prices.meter_title(row.meter)),
        quantity(texts, row.used),
        ceiling(texts, row),
        percent,
        texts(f"on_exceed.{row.on_exceed}"),
    )


def _limit_style(row: LimitUse) -> str:
    if row.percent is None or row.percent < min(row.warn_at, default=1) * 100:
        return ""
    return "bold red" if row.percent >= 100 else "bold yellow"  # noqa: PLR2004  percent of a limit


def _bill(out: Console, answer: Answer, texts: Texts) -> Table:
    headings = (
        Heading(texts("table.line")),
        Heading(texts("table.quantity"), "right"),
        Heading(texts("table.unit_price"), "right"),
        Heading(texts("table.amount"), "right"),
    )
    cost = answer.plan.cost
    beside = [] if cost.at_list_prices is None else [Heading(texts("table.list_price"), "right")]
    before_tax = [line for line in cost.lines if line.kind is not LineKind.TAX]
    rows = [_bill_row(line, answer, texts) for line in before_tax]
    sums = [(label, "", "", amount, listed)[: 4 + len(beside)] for label, amount, listed in _sums(answer, texts)]
    cells = [row[: 4 + len(beside)] for row in rows]
    return columns(out, (*headings, *beside), cells, *sums)


def _sums(answer: Answer, texts: Texts) -> Iterator[tuple[str, str, str]]:
    """The total, what a contract saves, and the tax with the total that includes it, each with its list price."""
    cost, currency = answer.plan.cost, answer.setting.scenario.currency
    none, listed = texts("table.none"), cost.at_list_prices
    at_list = none if listed is None else money_or_unknown(texts, listed.total, currency)
    yield texts("table.total"), total(texts, cost, currency), at_list
    if listed is not None and listed.saved is not None:
        label = "table.saved" if listed.saved >= 0 else "table.dearer"
        yield texts(label), texts.money(abs(listed.saved), currency), none
    if cost.tax != 0:
        known = cost.known_tax
        for key, amount, least in (
            ("table.tax", cost.tax, known), ("table.with_tax", cost.total_with_tax, cost.known + known),
        ):  # fmt: skip
            unknown = texts("table.at_least", amount=texts.money(least, currency)) if known else texts("table.unknown")
            yield texts(key), unknown if amount is None else money_or_unknown(texts, amount, currency, cost), none


def _bill_row(line: Line, answer: Answer, texts: Texts) -> tuple[str, ...]:
    """Name, quantity, unit price, amount, and the amount at list price."""
    currency = answer.setting.scenario.currency
    amount, listed = money_or_unknown(texts, line.amount_converted, currency), texts("table.none")
    if line.list_amount_converted is not None:
        listed = texts.money(line.list_amount_converted, currency)
    if line.vendor is None:
        return texts.plain(line.meter or ""), quantity(texts, line.quantity), texts("table.unknown"), amount, listed
    subscription = answer.setting.subscriptions[line.vendor]
    name = f"{subscription.prices.name} {subscription.plan.title or line.plan}"
    match line.kind:
        case LineKind.PLAN:
            own = texts("table.unknown")
            if line.amount is not None and line.currency is not None:
                own = texts.money(line.amount, line.currency)
            return texts.plain(name), "", own, amount, listed
        case LineKind.USAGE:
            meter = f"{name}: {subscription.prices.meter_title(line.meter or '')}"
            return texts.plain(meter), quantity(texts, line.quantity), _unit_price(line, texts), amount, listed
        case LineKind.CREDIT:
            return f"{texts.plain(name)}: {texts('table.line.credit')}", "", "", amount, listed
        case LineKind.TAX:  # stands below the total
            return f"{texts.plain(name)}: {texts('table.tax')}", "", "", amount, listed
        case _:
            assert_never(line.kind)


def _unit_price(line: Line, texts: Texts) -> str:
    """The price of a unit where there is one; several are in the JSON's `parts`."""
    if line.currency is None or line.amount is None:
        return texts("table.unknown")
    if len(line.parts) != 1 or line.parts[0].flat_fee:
        return ""
    price = line.parts[0].unit_price
    return texts.price(price, line.currency, ALL_DECIMALS if isinstance(price, Decimal) else _DECIMALS)


def print_findings(out: Console, findings: tuple[PlacedFinding, ...], texts: Texts) -> None:
    """Print findings with level, place and remedy, the worst first."""
    for placed in findings:
        finding = placed.finding
        head = Text("  ")
        head.append(f"{texts(f'level.{finding.level}')} {finding.code}", style=LEVEL_STYLE[finding.level])
        head.append(f"  {place_text(texts, placed.place)}", style="dim")
        out.print(head, soft_wrap=True)
        body = Text(finding_message(texts, finding))
        body.append(f"\n{texts('table.remedy_arrow')} {finding_remedy(texts, finding)}", style="dim")
        out.print(Padding(body, (0, 0, 0, 4)))
