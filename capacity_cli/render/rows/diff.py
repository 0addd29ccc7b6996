"""What differs between two plans as rows of texts: figures, inputs and prices, each before and after."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from capacity_cli.model.answer import Answer
from capacity_cli.model.catalogue.difference import PriceChange
from capacity_cli.model.difference import Difference, FigureChange, InputChange, Presence, PricesChange
from capacity_cli.model.leaves import Leaf
from capacity_cli.model.metrics import Known
from capacity_cli.model.readings import NO_VENDOR, Reading
from capacity_cli.render.rows.figures import percentage, times, total
from capacity_cli.render.sentences import place_text
from capacity_cli.render.text.texts import Texts

_LABELS: Mapping[str, str] = {
    "capacity.runs_per_day": "table.runs_per_day",
    "capacity.started_runs_per_day": "table.started_runs_per_day",
    "capacity.missed_runs_per_day": "table.missed_runs_per_day",
    "capacity.doubled_runs_per_day": "table.doubled_runs_per_day",
    "capacity.jobs_per_run": "table.jobs_per_run",
    "capacity.largest_batch_size": "table.largest_batch_size",
    "capacity.jobs_per_minute": "table.jobs_per_minute",
    "capacity.run_seconds": "table.run_seconds",
    "capacity.messages_per_day": "table.messages_per_day",
    "capacity.attempts_per_message": "table.attempts",
    "capacity.demand_per_day": "table.demand_per_day",
    "capacity.lost_per_day": "table.lost_per_day",
    "capacity.sent_twice_per_day": "table.sent_twice_per_day",
    "capacity.headroom": "table.headroom",
    "capacity.utilization": "table.utilization",
    "capacity.bottleneck": "table.bottleneck",
    "capacity.load": "table.load",
    "capacity.peak.headroom": "table.peak_headroom",
    "capacity.peak.wait_minutes": "table.wait",
    "capacity.peak.backlog_jobs": "table.backlog",
    "capacity.peak.backlog_growth_per_day": "table.growth",
    "capacity.peak.minutes_over_wait": "diff.minutes_over_wait",
    "capacity.peak.minutes_over_waiting_jobs": "diff.minutes_over_waiting_jobs",
    "capacity.peak.drain_runs": "diff.drain_runs",
    "capacity.held_minutes": "diff.held_minutes",
    "capacity.longest_overlap": "diff.longest_overlap",
    "cost.total": "table.total",
    "cost.tax": "table.tax",
    "cost.total_with_tax": "table.with_tax",
    "cost.per_message": "diff.per_message",
    "cost.messages.blended_unit_cost": "table.blended_unit_cost",
    "cost.messages.failing": "table.failing",
    "cost.at_list_prices.total": "table.list_price",
    "cost.at_list_prices.saved": "table.saved",
}
_PRICES = frozenset({"cost.per_message", "cost.messages.blended_unit_cost"})
_PERCENT = "percent"
_OF_LIMIT: Mapping[str, str] = {
    _PERCENT: "diff.limit_percent",
    "used": "table.used",
    "limit": "table.limit",
    "headroom": "table.headroom",
    "used_up_on_day": "diff.used_up_on_day",
    "months_until_full": "diff.months_until_full",
}
_OF_LINE: Mapping[str, str] = {"plan": "table.line.plan", "credit": "table.line.credit", "tax": "table.tax"}
_OF_BALANCE: Mapping[str, str] = {
    "balance": "table.balance",
    "cost_per_day": "diff.cost_per_day",
    "days": "diff.days",
}
_TIMES = frozenset({"headroom"})


def files(each: Difference, texts: Texts) -> str:
    """What is compared with what."""
    return texts("diff.files", base=each.base_file, head=each.head_file)


def note(each: Difference, texts: Texts) -> str | None:
    """What is to be said of a scenario of which there is nothing to compare."""
    if each.presence is not Presence.BOTH:
        return texts("diff.added" if each.presence is Presence.ADDED else "diff.removed")
    if each.is_empty:
        return texts("diff.same")
    return None if each.changes else texts("diff.no_effect")


def overview(each: Difference, texts: Texts) -> Iterator[tuple[str, str]]:
    """Headroom and bill, before and after."""
    sides = [answer for answer in (each.base, each.head) if answer is not None]
    headrooms = [times(texts, answer.plan.capacity.headroom) for answer in sides]
    costs = [total(texts, answer.plan.cost, answer.setting.scenario.currency) for answer in sides]
    for key, values in (("table.headroom", headrooms), ("table.monthly_cost", costs)):
        first, *_, last = [values[0], *values]
        yield texts(key), first if first == last else texts("diff.from_to", base=first, head=last)


def input_headings(texts: Texts) -> tuple[str, ...]:
    """The headings of inputs."""
    return tuple(map(texts, ("diff.input", "diff.before", "diff.after", "diff.place")))


def input_rows(changes: Iterable[InputChange], texts: Texts) -> Iterator[tuple[str, ...]]:
    """Path, before, after and place."""
    for each in changes:
        yield texts.plain(each.path), *_values(texts, each.base, each.head), place_text(texts, each.place)


def price_headings(texts: Texts) -> tuple[str, ...]:
    """The headings of prices."""
    return tuple(map(texts, ("diff.price", "diff.before", "diff.after", "diff.place")))


def price_rows(prices: PricesChange, texts: Texts) -> Iterator[tuple[str, ...]]:
    """Vendor and path, before and after, and the place, an empty text for what ships or is gone."""
    for each in prices.changes:
        place = "" if each.place is None else place_text(texts, each.place)
        yield texts.plain(price_name(each)), *_values(texts, each.base, each.head), place


def price_name(change: PriceChange) -> str:
    """Vendor and path of a figure of a price list."""
    return ".".join(filter(None, (change.vendor, change.path)))


def _values(texts: Texts, *values: str | None) -> tuple[str, ...]:
    """Values in full, however long they are: a price table is one text here."""
    return tuple(
        texts("table.none") if each is None else ", ".join(map(texts.plain, each.split(", "))) for each in values
    )


def editions(prices: PricesChange, texts: Texts) -> str:
    """The editions of both sides."""
    none = texts("table.none")
    base, head = prices.base, prices.head
    return texts(
        "prices.compared",
        base=base.edition,
        base_date=base.as_of or none,
        head=head.edition,
        head_date=head.as_of or none,
    )


def figure_headings(texts: Texts) -> tuple[str, ...]:
    """The headings of figures; the last two are of figures."""
    return tuple(map(texts, ("diff.figure", "diff.before", "diff.after")))


def figure_rows(changes: Iterable[FigureChange], each: Difference, texts: Texts) -> Iterator[tuple[str, ...]]:
    """Name, before and after."""
    for change in changes:
        before, after = _shown(change, change.base, each.base, texts), _shown(change, change.head, each.head, texts)
        yield label(change.metric, texts), before, after


def label(metric: str, texts: Texts) -> str:
    """The name of a figure in words, as far as there are any."""
    if metric in _LABELS:
        return texts(_LABELS[metric])
    match metric.split("."):
        case ["limits", vendor, meter, *rest]:
            what = _what(_OF_LIMIT, rest[0] if rest else _PERCENT, texts)
            return texts("diff.of", owner=f"{vendor} {meter}", what=what)
        case ["balances", vendor, figure]:
            return texts("diff.of", owner=vendor, what=_what(_OF_BALANCE, figure, texts))
        case ["cost", "lines", vendor, line]:
            what = _what(_OF_LINE, line, texts)
            return texts("diff.line", what=what if vendor == NO_VENDOR else f"{vendor}, {what}")
        case _:
            return texts.plain(metric)


def _what(keys: Mapping[str, str], name: str, texts: Texts) -> str:
    return texts(keys[name]) if name in keys else name


def _shown(change: FigureChange, reading: Reading | None, answer: Answer | None, texts: Texts) -> str:
    """A figure as people read it."""
    if reading is None or answer is None:
        return texts("table.none")
    if reading.figure is None:
        if reading.known is Known.ENDLESS:
            return texts("table.endless")
        return texts("table.none" if change.metric.startswith("capacity.") else "table.unknown")
    if isinstance(reading.figure, str):
        return _word(change.metric, reading.figure, texts)
    value = _number(change.metric, reading, answer, texts)
    return texts("table.at_least", amount=value) if reading.known is Known.AT_LEAST else value


def _word(metric: str, word: str, texts: Texts) -> str:
    match metric:
        case "capacity.bottleneck":
            return texts(f"constraint.{word}")
        case "capacity.load":
            return texts(f"load.{word}")
        case _:
            return texts("table.unlimited")


def _number(metric: str, reading: Reading, answer: Answer, texts: Texts) -> str:
    assert reading.figure is not None and not isinstance(reading.figure, str)  # noqa: S101, PT018  the caller has looked
    figure, currency = Fraction(reading.figure), answer.setting.scenario.currency
    *before, last = metric.split(".")
    if reading.kind is Leaf.MONEY:
        return texts.money(figure, currency)
    if metric in _PRICES:
        return texts.price(figure, currency)
    if last in _TIMES:
        return times(texts, figure)
    if metric == "capacity.utilization":
        return texts("diff.percent", percent=texts.number(figure * 100, 1))
    if before[:1] == ["limits"] and last not in _OF_LIMIT:
        return texts("diff.percent", percent=percentage(texts, figure))
    return texts.number(figure, 2)
