"""What configurations cost, exactly, each bill worked out once.

Batch size, concurrency and memory reach the bill only by the hours that runs last, by these × the memory and, unless
runs may overlap, by how many start: where nothing is used by these, a bill depends on subscriptions and schedule alone.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from capacity_cli.model.bill import cost
from capacity_cli.model.invoice import LineKind
from capacity_cli.model.leaves import Status
from capacity_cli.model.overlap import overlap_of
from capacity_cli.model.prices.trigger import Overlap
from capacity_cli.model.recommend.space import Cell
from capacity_cli.model.setting import Setting, vendors_of_meter
from capacity_cli.model.throughput import Throughput
from capacity_cli.model.usage import Drivers, billed_usages, drivers, messages_in_period

UnknownLine = tuple[LineKind, str | None, str | None, str | None, Fraction | None]
"""A line of a bill whose amount is unknown: kind, vendor, plan, meter and quantity."""


_HOURS = ("per_run_hour", "per_run_gb_hour")
"""The drivers that follow the length of runs."""


@dataclass(frozen=True, slots=True)
class Price:
    """What a configuration costs before tax, in the answer's currency."""

    known: Decimal
    """The sum of the lines that are known."""
    unknown: tuple[UnknownLine, ...]
    """The others; none if the sum is the total."""


@dataclass
class Costing:
    """Bills of configurations of one scenario."""

    setting: Setting
    """The scenario as it stands."""
    timed: bool = field(init=False)
    """Whether something is used by what a batch size or the memory changes."""
    _bills: dict[tuple[object, ...], Price] = field(default_factory=dict)
    _bounds: dict[tuple[object, ...], Price] = field(default_factory=dict)

    def __post_init__(self) -> None:
        scenario = self.setting.scenario
        used = (*scenario.footprint.values(), *scenario.stocks.values(), *self.setting.trigger.footprint.values())
        self.timed = any(not self._varying.isdisjoint(each.model_fields_set) for each in used)

    @cached_property
    def _varying(self) -> frozenset[str]:
        """The drivers that a batch size or the memory changes."""
        all_start = overlap_of(self.setting) is Overlap.ALLOW or self.setting.scenario.scheduler.seconds_per_job is None
        return frozenset(_HOURS if all_start else {*_HOURS, "per_run"})

    def work(self, setting: Setting, able: Throughput) -> Drivers:
        """The units of work of a configuration."""
        return drivers(setting, able, messages_in_period(setting))

    def varying(self, setting: Setting, able: Throughput) -> tuple[Fraction | None, ...]:
        """The units of work of a configuration that a batch size or the memory changes."""
        return _varying(self.work(setting, able))

    def price(self, cell: Cell, setting: Setting, able: Throughput) -> Price:
        """What a configuration costs."""
        work = self.work(setting, able)
        varying = _varying(work) if self.timed else ()
        key = (*(option.rank for option in cell.options), cell.schedule.text, varying)
        if key not in self._bills:
            self._bills[key] = price_of(setting, work)
        return self._bills[key]

    def bound(self, cell: Cell, setting: Setting, able: Throughput) -> Price:
        """What no configuration of a cell costs less than: of vendors that bill what varies, the plan alone.

        Credits never take off more than usage adds. What is unknown of that usage is left out, too: it may be none.
        """
        if not self.timed:
            return self.price(cell, setting, able)
        key = (*(option.rank for option in cell.options), cell.schedule.text, cell.memory_gb)  # which may be unknown
        if key not in self._bounds:
            self._bounds[key] = self.least(setting, self.work(setting, able))
        return self._bounds[key]

    def least(self, setting: Setting, work: Drivers) -> Price:
        """What a configuration costs whatever the batch size and the memory are."""
        return price_of(setting, work, self._billing_what_varies if self.timed else frozenset())

    @cached_property
    def _billing_what_varies(self) -> frozenset[str]:
        """The vendors of whose meters more or less is used by the batch size or the memory."""
        setting, stated = self.setting, {**self.setting.scenario.footprint, **self.setting.scenario.stocks}
        meters = [name for name, each in stated.items() if self._varying & each.model_fields_set]
        owners = (vendors_of_meter(setting.scenario, setting.subscriptions, meter) for meter in meters)
        return frozenset([setting.trigger_vendor, *(vendor for owner in owners for vendor in owner)])


def _varying(work: Drivers) -> tuple[Fraction | None, ...]:
    return tuple(work[driver] for driver in ("per_run", *_HOURS))


def price_of(setting: Setting, work: Drivers, plan_only: frozenset[str] = frozenset()) -> Price:
    """What the work of a setting costs; of some vendors the plan alone."""
    bill = cost(setting, billed_usages(setting, work), messages_in_period(setting))
    used = (LineKind.USAGE, LineKind.CREDIT)
    usage = [line for line in bill.lines if line.vendor in plan_only and line.kind in used]
    unknown = (
        (line.kind, line.vendor, line.plan, line.meter, None if line.quantity is None else Fraction(line.quantity))
        for line in bill.lines
        if line.status is Status.UNKNOWN and not (line.vendor in plan_only and line.kind in used)
    )
    left_out = sum((line.amount_converted for line in usage if line.amount_converted is not None), Decimal(0))
    return Price(bill.known - left_out, tuple(unknown))
