"""Follow the line of waiting jobs from run to run, exactly, for any arrivals.

Starting empty, one cycle brings the line into the state that repeats, and only the cycle after it is measured. Jobs due
and jobs taken are counted from the start as integers in one small unit, and so is time, so that nothing is rounded.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from capacity_cli.model.schedule.arrivals import DAY_MINUTES
from capacity_cli.model.schedule.curve import Curve
from capacity_cli.model.schedule.due_times import DueTimes, common_units
from capacity_cli.model.schedule.timetable import Cycle


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From where on waiting is counted; a value at the threshold counts. Raises ValueError for negative values."""

    wait_minutes: Fraction = Fraction(10)
    """Minutes that the oldest waiting job has waited."""
    waiting_jobs: int = 100
    """Jobs that are due and not taken."""

    def __post_init__(self) -> None:
        if self.wait_minutes < 0 or self.waiting_jobs < 0:
            raise ValueError(self)


@dataclass(frozen=True, slots=True)
class Line:
    """What a cycle of the repeating state shows."""

    backlog_jobs: Fraction
    """The most jobs that a run leaves behind."""
    waiting_jobs: Fraction
    """The most jobs that are due and not taken, just before a run takes its own."""
    wait_minutes: Fraction
    """The longest time from due to the start of the run that takes the job; for even arrivals a supremum."""
    minutes_over_waiting_jobs: Fraction
    """Minutes a day in which the waiting jobs are at or above the threshold."""
    minutes_over_wait: Fraction
    """Minutes a day in which the oldest waiting job has waited the threshold or longer."""
    drain_runs: int
    """The most consecutive runs until one leaves nothing behind, that one included."""


class _Counted(NamedTuple):
    """A cycle in units and ticks, both counted from the start of its first day."""

    runs: list[tuple[int, int]]
    """For each run its time and what is due by then."""
    batch: int
    cycle_units: int
    cycle_ticks: int
    waiting_threshold: int
    wait_threshold: int


class _Extremes(NamedTuple):
    """What `Line` says, in units and ticks and, for the minutes, of the cycle."""

    backlog: int
    waiting: int
    wait: int
    over_waiting: int
    over_wait: int
    drain_runs: int


def follow(
    cycle: Cycle, jobs_per_run: int | Fraction, jobs_per_day: Fraction, curve: Curve, thresholds: Thresholds
) -> Line:
    """Follow the line through a cycle that can take all its jobs.

    Needs runs, jobs_per_day above 0, a cycle of whole curves, and a capacity of the cycle of at least its jobs;
    otherwise the line has no state that repeats.
    """
    units = common_units(curve, jobs_per_day * curve.days, thresholds.wait_minutes, jobs_per_run)
    counted = _Counted(
        runs=[
            ((day * DAY_MINUTES + minute) * units.minute, due * units.grain)
            for (day, minute), due in zip(cycle.runs, curve.due_by_each(cycle.runs), strict=True)
        ],
        batch=int(jobs_per_run * units.job),
        cycle_units=cycle.days // curve.days * curve.total * units.grain,
        cycle_ticks=cycle.days * DAY_MINUTES * units.minute,
        waiting_threshold=thresholds.waiting_jobs * units.job,
        wait_threshold=int(thresholds.wait_minutes * units.minute),
    )
    found = _measure(counted, *_settle(counted), DueTimes(curve, units))
    return Line(
        backlog_jobs=Fraction(found.backlog, units.job),
        waiting_jobs=Fraction(found.waiting, units.job),
        wait_minutes=Fraction(found.wait, units.minute),
        minutes_over_waiting_jobs=Fraction(found.over_waiting, units.minute * cycle.days),
        minutes_over_wait=Fraction(found.over_wait, units.minute * cycle.days),
        drain_runs=found.drain_runs,
    )


def _settle(counted: _Counted) -> tuple[int, int]:
    """What is taken after a cycle that starts empty, and how many runs ago one left nothing behind."""
    taken, streak = counted.runs[-1][1] - counted.cycle_units, 0
    for _, due in counted.runs:
        taken = min(due, taken + counted.batch)
        streak = streak + 1 if taken < due else 0
    return taken - counted.cycle_units, streak


def _measure(counted: _Counted, taken: int, streak: int, due_times: DueTimes) -> _Extremes:
    """Walk a cycle from what was taken before it."""
    _, batch, _, _, waiting_threshold, wait_threshold = counted
    last = counted.runs[-1][0] - counted.cycle_ticks
    backlog = waiting = wait = over_waiting = over_wait = drain_runs = 0
    for time, due in counted.runs:
        oldest = due_times.passes(taken)
        wait = max(wait, time - oldest)
        over_wait += max(0, time - max(last, oldest + wait_threshold))
        if due - taken >= waiting_threshold:
            over_waiting += time - max(last, due_times.reaches(taken + waiting_threshold))
        waiting = max(waiting, due - taken)
        taken, last, streak = min(due, taken + batch), time, streak + 1
        drain_runs = max(drain_runs, streak)
        backlog = max(backlog, due - taken)
        if taken == due:
            streak = 0
    return _Extremes(backlog, waiting, wait, over_waiting, over_wait, drain_runs)
