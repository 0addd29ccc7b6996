"""The figures and words of a plan by name, so that two plans can be compared name by name.

Names are those of checks and of the JSON, but for what stands in lists: it goes by vendor and meter, not by position.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias, TypeVar

from capacity_cli.model.balance import Balance
from capacity_cli.model.bill import Line
from capacity_cli.model.invoice import LineKind
from capacity_cli.model.leaves import Leaf, Unlimited, shown_fields
from capacity_cli.model.limits import LimitUse
from capacity_cli.model.metrics import Known, metric, metric_names
from capacity_cli.model.plan import CapacityPlan
from capacity_cli.model.prices.windows import MONTH

Figure: TypeAlias = int | Decimal | Fraction | str | None
"""A number, or a word of the JSON contract."""

T = TypeVar("T")

_WORDS = ("bottleneck", "load")
_GROWTH = "capacity.peak.backlog_growth_per_day"
_NEVER = frozenset({"used_up_on_day", "months_until_full"})
"""Figures of a limit that are not there where that does not happen."""
NO_VENDOR = "-"
"""Stands for the vendor of a channel that no service prices."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a plan says under one name."""

    known: Known
    """How much is known of it."""
    figure: Figure
    """Its value or lower bound, exactly, or a word; none if nothing is known, or if it has no end."""
    kind: Leaf | None
    """How the JSON contract writes it; none for a word."""


Readings: TypeAlias = Mapping[str, Reading]


def readings(plan: CapacityPlan) -> Readings:
    """Everything that can be compared: capacity, limits, bill and balances."""
    return dict(_readings(plan))


def _readings(plan: CapacityPlan) -> Iterator[tuple[str, Reading]]:
    names = metric_names(plan)
    yield from _metrics(plan, [name for name in names if name.startswith("capacity.")])
    yield from ((f"capacity.{name}", _word(getattr(plan.capacity, name))) for name in _WORDS)
    for name, row in _once((_limit_name(row), row) for row in plan.limits):
        yield from _metrics(plan, [name])
        yield from _numbers_of(name, row, _LIMIT)
    yield from _metrics(plan, [name for name in names if name.startswith("cost.")])
    for name, line in _once((_line_name(line), line) for line in plan.cost.lines):
        yield name, _value(line.amount_converted, Leaf.MONEY)
    for each in plan.balances:
        yield from _numbers_of(f"balances.{each.vendor}", each, _BALANCE)


def _numbers(owner: type) -> tuple[tuple[str, Leaf], ...]:
    return tuple((name, kind) for name, kind in shown_fields(owner) if kind is not None)


_LIMIT = _numbers(LimitUse)
_BALANCE = _numbers(Balance)


def _numbers_of(
    name: str, owner: LimitUse | Balance, numbers: Iterable[tuple[str, Leaf]]
) -> Iterator[tuple[str, Reading]]:
    for key, kind in numbers:
        value = getattr(owner, key)
        if value is not None or key not in _NEVER:
            yield f"{name}.{key}", _value(value, kind)


def _metrics(plan: CapacityPlan, names: list[str]) -> Iterator[tuple[str, Reading]]:
    for name in names:
        found = metric(plan, name)
        absent = name == _GROWTH and plan.capacity.peak.backlog_growth_per_day is None  # nothing grows
        if found is not None and not absent:
            yield name, Reading(found.known, found.figure, found.kind)


def _once(named: Iterable[tuple[str, T]]) -> Iterator[tuple[str, T]]:
    """Each with a name of its own: the second of a name is `name[2]`."""
    seen: Counter[str] = Counter()
    for name, each in named:
        seen[name] += 1
        yield (name if seen[name] == 1 else f"{name}[{seen[name]}]"), each


def _limit_name(row: LimitUse) -> str:
    name = f"limits.{row.vendor}.{row.meter}"
    return name if row.per == MONTH.text else f"{name}[{row.per}]"


def _line_name(line: Line) -> str:
    what = line.meter if line.kind is LineKind.USAGE else line.kind.value
    return f"cost.lines.{line.vendor or NO_VENDOR}.{what}"


def _word(word: str) -> Reading:
    return Reading(Known.EXACTLY, str(word), None)


def _value(value: Figure | Unlimited, kind: Leaf) -> Reading:
    if isinstance(value, Unlimited):
        return _word(value.value)
    return Reading(Known.NOTHING if value is None else Known.EXACTLY, value, kind)
