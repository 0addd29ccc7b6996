"""What a change of prices does to the bill of a scenario: each line under both editions, and the totals."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from capacity_cli.model.answer import Answer, PricesUsed
from capacity_cli.model.bill import Cost, Line
from capacity_cli.model.catalogue.difference import PriceChange
from capacity_cli.model.invoice import LineKind
from capacity_cli.model.leaves import Money, Status


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line of the bill under both editions; changed or not."""

    kind: LineKind
    """What it is for."""
    vendor: str | None
    """The vendor's name in the scenario; null if no service prices the channel."""
    plan: str | None
    """The plan; null if no service prices the channel."""
    meter: str | None
    """The meter of a usage; null on any other line."""
    base: Money | None
    """The amount at the base's prices, in the answer's currency; null if unknown or if there is no such line."""
    base_status: Status | None
    """Whether that is known; null if there is no such line."""
    head: Money | None
    """The amount at the head's prices, in the answer's currency; null if unknown or if there is no such line."""
    head_status: Status | None
    """Whether that is known; null if there is no such line."""


@dataclass(frozen=True, slots=True)
class BillTotal:
    """What a bill comes to."""

    complete: bool
    """Whether every amount is known; if not, the totals are lower bounds."""
    total: Money | None
    """The sum of the lines before tax; null if nothing above 0 is known of it."""
    total_with_tax: Money | None
    """The same with tax; null if it is unknown whether tax applies."""


@dataclass(frozen=True, slots=True)
class BillChange:
    """The bill of a scenario under both editions."""

    name: str
    """The scenario's name."""
    file: str
    """The file as the user named it."""
    variant: str | None
    """The variant's name; null for the file as it stands."""
    currency: str
    """The currency of the amounts."""
    lines: tuple[LineChange, ...]
    """The lines of both bills."""
    base: BillTotal
    """The bill at the base's prices."""
    head: BillTotal
    """The bill at the head's prices."""


@dataclass(frozen=True, slots=True)
class EditionDifference:
    """What two editions say differently, and what that does to the bills of some scenarios."""

    base: PricesUsed
    """The edition that is compared with."""
    head: PricesUsed
    """The edition that is compared."""
    changes: tuple[PriceChange, ...]
    """The figures that differ, by vendor."""
    scenarios: tuple[BillChange, ...]
    """The bills of the scenario that was named and of its variants; empty if none was, or if it cannot be planned."""


def bill_change(base: Answer, head: Answer) -> BillChange:
    """The bill of one scenario, planned at the prices of two editions."""
    before, after = _by_name(base.plan.cost), _by_name(head.plan.cost)
    return BillChange(
        name=head.name,
        file=head.file,
        variant=head.variant,
        currency=head.setting.scenario.currency,
        lines=tuple(_line(before.get(name), after.get(name)) for name in dict.fromkeys([*after, *before])),
        base=_total(base.plan.cost),
        head=_total(head.plan.cost),
    )


def _total(cost: Cost) -> BillTotal:
    return BillTotal(cost.complete, cost.total, cost.total_with_tax)


def _by_name(cost: Cost) -> Mapping[tuple[object, ...], Line]:
    """The lines of a bill, by what they are for and which of several such lines they are."""
    seen: Counter[tuple[object, ...]] = Counter()
    found: dict[tuple[object, ...], Line] = {}
    for line in cost.lines:
        name = line.kind, line.vendor, line.meter
        found[*name, seen[name]] = line
        seen[name] += 1
    return found


def _line(before: Line | None, after: Line | None) -> LineChange:
    line = after or before
    assert line is not None  # noqa: S101  the name is of one of them
    return LineChange(
        kind=line.kind,
        vendor=line.vendor,
        plan=line.plan,
        meter=line.meter,
        base=None if before is None else before.amount_converted,
        base_status=None if before is None else before.status,
        head=None if after is None else after.amount_converted,
        head_status=None if after is None else after.status,
    )
