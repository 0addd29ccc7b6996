"""A plan as rows of texts: verdict, capacity and limits."""

from collections.abc import Iterator

from capacity_cli.model.answer import Answer
from capacity_cli.model.limits import LimitUse
from capacity_cli.model.throughput import Constraint, Term
from capacity_cli.render.rows.figures import (
    ceiling,
    count,
    first_limit_and_consequence,
    percentage,
    quantity,
    times,
    total,
    unit_cost,
)
from capacity_cli.render.text.texts import ALL_DECIMALS, Texts


def basis(answer: Answer, texts: Texts) -> str:
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


def verdict(answer: Answer, texts: Texts) -> Iterator[tuple[str, str]]:
    """Label and sentence: the headroom comes first, then bottleneck, bill, the first limit and what is prepaid."""
    plan, currency = answer.plan, answer.setting.scenario.currency
    carried = plan.capacity
    cost = total(texts, plan.cost, currency)
    if plan.cost.total is not None:
        cost = texts("table.cost_per_message", total=cost, unit=unit_cost(texts, plan.cost, currency))
    yield texts("table.headroom"), f"{times(texts, carried.headroom)} ({texts(f'load.{carried.load}')})"
    yield texts("table.bottleneck"), bottleneck(answer, texts)
    yield texts("table.monthly_cost"), cost
    yield texts("table.first_limit"), first_limit_and_consequence(texts, plan.limits)
    for each in plan.balances:
        if each.days is not None:
            key = "table.lasts.one" if texts.number(each.days) == "1" else "table.lasts"
            yield texts("table.balance"), texts(key, vendor=each.vendor, days=each.days)


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


def capacity_rows(answer: Answer, texts: Texts) -> Iterator[tuple[str, str, str]]:
    """Label, figure and remark."""
    carried, setting = answer.plan.capacity, answer.setting
    schedule = texts("table.schedule", schedule=setting.schedule.text, zone=setting.zone)
    yield texts("table.runs_per_day"), count(texts, carried.runs_per_day, 2), schedule
    if carried.missed_runs_per_day:
        yield texts("table.missed_runs_per_day"), count(texts, carried.missed_runs_per_day, 2), ""
    if carried.doubled_runs_per_day:
        yield texts("table.doubled_runs_per_day"), count(texts, carried.doubled_runs_per_day, 2), ""
    if carried.started_runs_per_day != carried.runs_per_day:
        yield texts("table.started_runs_per_day"), count(texts, carried.started_runs_per_day, 2), ""
    yield texts("table.jobs_per_run"), count(texts, carried.jobs_per_run), _terms(carried.constraints, texts)
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


def _terms(constraints: tuple[Term, ...], texts: Texts) -> str:
    """The constraint that binds the jobs of a run, and what each of the others allows, the tightest first."""
    first, *others = [texts(f"constraint.{term.constraint}") for term in constraints]
    if not others:
        return first
    allowed = zip(others, constraints[1:], strict=True)
    shown = [texts("table.term", name=name, jobs=texts.number(term.jobs_per_run)) for name, term in allowed]
    return texts("table.terms", name=first, others=", ".join(shown))


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


def limit_headings(texts: Texts) -> tuple[str, ...]:
    """The headings of the limits; figures stand in the third to the fifth column."""
    return tuple(
        map(texts, ("table.vendor", "table.meter", "table.used", "table.limit", "table.percent", "table.then"))
    )


def limit_row(row: LimitUse, answer: Answer, texts: Texts) -> tuple[str, ...]:
    """Plan, meter, used, limit, percent and what happens above it."""
    subscription = answer.setting.subscriptions[row.vendor]
    return (
        texts.plain(f"{subscription.prices.name} {subscription.plan.title or row.plan}"),
        texts(f"meter.{row.meter}") if row.of_run else texts.plain(subscription.prices.meter_title(row.meter)),
        quantity(texts, row.used),
        ceiling(texts, row),
        percentage(texts, row.percent),
        texts(f"on_exceed.{row.on_exceed}"),
    )
