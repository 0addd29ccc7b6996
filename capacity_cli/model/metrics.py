"""Metrics: every figure of an answer by the path that it has in the JSON, and the short names for the usual ones.

A metric is exact, whatever is printed. Where the bill is not complete its figures are lower bounds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, is_dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from capacity_cli.model.capacity import Load
from capacity_cli.model.leaves import Leaf, Status, Unlimited, shown_fields
from capacity_cli.model.limits import LimitUse
from capacity_cli.model.plan import CapacityPlan

SHORT_NAMES = {
    "headroom": "capacity.headroom",
    "peak_headroom": "capacity.peak.headroom",
    "monthly_cost": "cost.total",
    "monthly_cost_with_tax": "cost.total_with_tax",
    "unit_cost": "cost.per_message",
    "wait_minutes": "capacity.peak.wait_minutes",
    "backlog_jobs": "capacity.peak.backlog_jobs",
}
"""The short names of checks and the paths that they stand for."""

DATES = {"used_up_on_day": Leaf.COUNT, "months_until_full": Leaf.RATIO}
"""The figures that say when a ceiling is reached, and how each is written."""

_NO_PART = object()
_NO_RATES: Mapping[str, Decimal] = MappingProxyType({})
_LONGEST_POSITION = 6
_TOTALS = 2  # steps of cost.total and the like
_ENDLESS = frozenset({"wait_minutes", "backlog_jobs", "minutes_over_waiting_jobs", "minutes_over_wait", "drain_runs"})


class Known(StrEnum):
    """How much is known of a metric."""

    EXACTLY = "exactly"
    """Its value."""
    AT_LEAST = "at_least"
    """A lower bound of it."""
    NOTHING = "nothing"
    """Nothing: an input is unknown."""
    ENDLESS = "endless"
    """That it has no end: it passes every maximum."""


@dataclass(frozen=True, slots=True)
class Metric:
    """A figure of an answer."""

    known: Known
    """How much is known of it."""
    value: Fraction | None = None
    """Its value or lower bound, exactly."""
    figure: int | Decimal | Fraction | None = None
    """The same as the answer has it."""
    kind: Leaf = Leaf.RATIO
    """How the JSON contract writes it."""


def metric(plan: CapacityPlan, name: str, rates: Mapping[str, Decimal] = _NO_RATES) -> Metric | None:
    """The figure of that name; none if there is no such figure, or if it is not a number."""
    path = SHORT_NAMES.get(name, name).split(".")
    if path[0] == "limits" and (of_limit := _date_metric(plan, path[1:]) or _limit_metric(plan, path[1:])) is not None:
        return of_limit
    if path[0] == "exchange_rates":
        rate = rates.get(".".join(path[1:]))
        return None if rate is None else _exactly(rate, Leaf.QUANTITY)
    found: object = plan
    kind: Leaf | None = None
    for step in path:
        found, kind = part_of(found, step)
    if found is None and kind is not None:
        return _unknown(plan, path)
    if isinstance(found, Unlimited):
        return Metric(Known.ENDLESS)
    if isinstance(found, bool) or not isinstance(found, int | Decimal | Fraction):
        return None
    exactly = _exactly(found, kind or Leaf.RATIO)
    bounded = path[0] == "cost" and len(path) == _TOTALS and not plan.cost.complete
    return replace(exactly, known=Known.AT_LEAST) if bounded else exactly


def _unknown(plan: CapacityPlan, path: list[str]) -> Metric:
    """What is known of a figure that has no value: that it has no end, a lower bound, or nothing."""
    if path == ["cost", "total_with_tax"] and plan.cost.total is not None:
        least = plan.cost.total + plan.cost.known_tax
        return replace(_exactly(least, Leaf.MONEY), known=Known.AT_LEAST)  # unknown tax only adds to it
    endless = path[-1] in _ENDLESS and plan.capacity.load is Load.OVER_CAPACITY
    return Metric(Known.ENDLESS if endless else Known.NOTHING)


def _exactly(figure: Decimal | Fraction | int, kind: Leaf) -> Metric:
    return Metric(Known.EXACTLY, Fraction(figure), figure, kind)


def part_of(owner: object, step: str) -> tuple[object, Leaf | None]:
    """What stands under a key of the JSON, or at a position of a list, from 0; and how it is written."""
    if is_dataclass(owner) and (kinds := dict(shown_fields(owner.__class__))).keys() & {step}:
        return getattr(owner, step), kinds[step]
    if isinstance(owner, tuple) and is_position(step) and int(step) < len(owner):
        return owner[int(step)], None
    return _NO_PART, None


def is_position(step: str) -> bool:
    """Whether a step of a path may be a position in a list."""
    return step.isascii() and step.isdecimal() and len(step) < _LONGEST_POSITION


def _limit_metric(plan: CapacityPlan, path: list[str]) -> Metric | None:
    """Used ÷ limit in percent, of the tightest limit that the meter has."""
    rows = [] if len(path) == 1 else rows_of(plan.limits, path)
    if not rows:
        return None
    if any(row.headroom == 0 for row in rows):
        return Metric(Known.ENDLESS)  # a ceiling of 0 is passed by any usage, by no percentage
    percents = [row.percent for row in rows]
    known = [percent for percent in percents if percent is not None]
    if len(known) == len(rows):
        return _exactly(max(known), Leaf.RATIO)
    return replace(_exactly(max(known), Leaf.RATIO), known=Known.AT_LEAST) if known else Metric(Known.NOTHING)


def _date_metric(plan: CapacityPlan, path: list[str]) -> Metric | None:
    """When a ceiling is reached, by its position or by its meter: the soonest that the meter has."""
    *of, figure = path or [""]
    rows = rows_of(plan.limits, of) if figure in DATES else []
    dates = [date for row in rows if (date := getattr(row, figure)) is not None]
    if not rows:
        return None
    if any(row.status is Status.UNKNOWN for row in rows):
        return Metric(Known.NOTHING)
    if dates:
        return _exactly(min(dates), DATES[figure])
    return Metric(Known.ENDLESS if all(_lasts(row) for row in rows) else Known.NOTHING)


def rows_of(rows: tuple[LimitUse, ...], path: Sequence[str]) -> list[LimitUse]:
    """The ceilings of a meter of a vendor, or the one at a position; none if there is no such thing."""
    match path:
        case [step] if is_position(step):
            return list(rows[int(step) : int(step) + 1])
        case _:
            return [row for row in rows if f"{row.vendor}.{row.meter}" == ".".join(path)]


def _lasts(row: LimitUse) -> bool:
    """Whether no more is used of a ceiling than it allows."""
    return isinstance(row.headroom, Unlimited) or (row.headroom is not None and row.headroom >= 1)


def metric_names(plan: CapacityPlan) -> tuple[str, ...]:
    """Every name that `metric` takes for this plan: short names, limits, then paths."""
    limits = dict.fromkeys(f"limits.{row.vendor}.{row.meter}" for row in plan.limits)
    dates = [f"{name}.{date}" for name in limits for date in DATES]
    return (*SHORT_NAMES, *limits, *dates, *_paths(plan.capacity, "capacity"), *_paths(plan.cost, "cost"))


def _paths(owner: object, prefix: str) -> tuple[str, ...]:
    names: list[str] = []
    assert is_dataclass(owner)  # noqa: S101  only parts of the answer come here
    for name, kind in shown_fields(owner.__class__):
        value = getattr(owner, name)
        if is_dataclass(value):
            names.extend(_paths(value, f"{prefix}.{name}"))
        elif kind is not None and not isinstance(value, Unlimited):
            names.append(f"{prefix}.{name}")
    return tuple(names)
