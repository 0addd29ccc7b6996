"""What a footprint comes to: for each driver its count × its use, with started units counted whole."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from capacity_cli.model.explanation.arithmetic import fixed, given, in_prices, made, renamed, rounded_to
from capacity_cli.model.explanation.node import Explanation, Name, Operation, Origin, named
from capacity_cli.model.explanation.run import Run
from capacity_cli.model.footprint import Footprint
from capacity_cli.model.money import RoundingMode
from capacity_cli.model.numbers import Exact
from capacity_cli.model.prices.source import Apart
from capacity_cli.model.subscription import Subscription
from capacity_cli.model.units import Measured, in_unit

_USES = {
    "per_run": "explain.per_run",
    "per_run_hour": "explain.per_run_hour",
    "per_run_gb_hour": "explain.per_run_gb_hour",
    "per_job": "explain.per_job",
    "per_message": "explain.per_message",
    "per_workflow": "explain.per_workflow",
    "per_month": "explain.per_month",
}
"""What is used for one of each driver."""
_TOTALS = {
    "per_run": "explain.for_runs",
    "per_run_hour": "explain.for_run_hours",
    "per_run_gb_hour": "explain.for_gb_hours",
    "per_job": "explain.for_jobs",
    "per_message": "explain.for_messages",
    "per_workflow": "explain.for_workflows",
}
"""What is used for all of each driver."""
_OF_RUNS = ("per_run", "per_run_hour", "per_run_gb_hour")
"""The drivers that tell what one run uses."""


def usage_name(subscription: Subscription | None, meter: str) -> Name:
    """What the usage of a meter is called."""
    return named("explain.usage", meter=meter if subscription is None else subscription.prices.meter_title(meter))


def increment(vendor: str, meter: str, units: Decimal) -> Explanation:
    """The units of a meter that count whole once they are started."""
    return given(named("explain.increment"), units, in_prices(vendor, "meters", meter, "increment"))


def converted(name: Name, written: Measured | None, unit: str, origin: Origin) -> Explanation:
    """A quantity that somebody states, in the unit of its meter."""
    if written is None:
        return given(name, None, origin)
    factor = in_unit(Measured(Decimal(1), written.unit), unit)
    assert factor is not None  # noqa: S101  a unit that does not convert is refused
    if factor == 1:
        return given(name, written.number, origin)
    own, units = given(named("explain.in_unit", unit=written.unit), written.number, origin), 1 / Fraction(factor)
    if units.denominator == 1:
        divisor = fixed(named("explain.units_in", unit=written.unit, whole=unit), units)
        return made(Operation.QUOTIENT, name, own, divisor)
    return made(Operation.PRODUCT, name, own, fixed(named("explain.units_in", unit=unit, whole=written.unit), factor))


@dataclass(frozen=True)
class FootprintExplained:
    """The explanation of one footprint of a meter."""

    run: Run
    """The run, and with it the work, that has it."""
    subscription: Subscription
    """Whose meter it is."""
    meter: str
    """The meter."""
    footprint: Footprint
    """What a unit of work uses of it."""
    origin: Origin
    """Where that is stated."""

    def total(self) -> Explanation:
        """What all of the work uses of the meter."""
        meter, drivers = self.subscription.prices.meters.get(self.meter), self._drivers
        if meter is None or meter.increment is None:
            return self._added(drivers)
        step = increment(self.subscription.vendor, self.meter, meter.increment)
        if meter.per is Apart.RUN:
            return self._by_runs(drivers, step)
        return rounded_to(named("explain.started_units"), self._added(drivers), step, RoundingMode.UP)

    def exactly(self) -> Explanation:
        """The same without counting started units whole."""
        return self._added(self._drivers)

    @property
    def _drivers(self) -> list[str]:
        """The drivers of which something is used."""
        return [driver for driver in _USES if self._amount(driver) != 0]

    def _by_runs(self, drivers: Sequence[str], step: Explanation) -> Explanation:
        """What each run uses, rounded up, for all runs; and what else is used."""
        of_runs = [driver for driver in drivers if driver in _OF_RUNS]
        others = [driver for driver in drivers if driver not in _OF_RUNS]
        if not of_runs:
            return self._added(others)
        name = named("explain.for_runs")
        all_runs = made(Operation.PRODUCT, name, self._of_one_run(of_runs, step), self.run.used_runs)
        return self._sum([all_runs, *(self._use(driver) for driver in others)])

    def _of_one_run(self, drivers: Sequence[str], step: Explanation) -> Explanation:
        """What one run uses, rounded up; where nobody knows how long it lasts, what it uses in any case."""
        used, per_run = self._added(drivers), self._amount("per_run")
        mean = made(Operation.QUOTIENT, named("explain.mean_run"), used, self.run.used_runs)
        by_length = self.footprint.per_run_hour is not None and "per_run_gb_hour" not in drivers
        if mean.number is None and per_run is not None and by_length:
            if not per_run:
                return renamed(step, named("explain.one_started"))
            mean = renamed(self._each("per_run"), named("explain.mean_run"))
        return rounded_to(named("explain.started_in_run"), mean, step, RoundingMode.UP)

    def _added(self, drivers: Sequence[str]) -> Explanation:
        return self._sum([self._use(driver) for driver in drivers])

    def _sum(self, uses: Sequence[Explanation]) -> Explanation:
        if not uses:
            return given(named("explain.footprint"), 0, self.origin)
        return uses[0] if len(uses) == 1 else made(Operation.SUM, named("explain.footprint"), *uses)

    def _use(self, driver: str) -> Explanation:
        """Count × use of one driver; the use itself where there is but one of it, the month."""
        each, count = self._each(driver), self._count(driver)
        return each if count is None else made(Operation.PRODUCT, named(_TOTALS[driver]), count, each)

    def _each(self, driver: str) -> Explanation:
        """What is used for one of a driver."""
        origin = replace(self.origin, path=(*self.origin.path, driver))
        return converted(named(_USES[driver]), getattr(self.footprint, driver), self._unit, origin)

    def _amount(self, driver: str) -> Exact | None:
        return self.footprint.amount(driver, self._unit)

    @property
    def _unit(self) -> str:
        return self.subscription.prices.unit_of(self.meter)

    def _count(self, driver: str) -> Explanation | None:
        """How many there are of a driver; none of the month, of which there is one."""
        run, work, count = self.run, self.run.work, None
        match driver:
            case "per_run":
                count = run.used_runs
            case "per_run_hour":
                count = run.hours
            case "per_run_gb_hour":
                count = run.gb_hours
            case "per_job":
                count = work.attempted_jobs
            case "per_message":
                count = work.messages
            case "per_workflow":
                count = work.workflows
            case _:
                pass
        return count
