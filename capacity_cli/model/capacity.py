"""What the service can carry: runs × jobs a run against the demand, and what waits at the busiest time.

Figures a day are the period's totals divided by its days.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any, NamedTuple, assert_never

from capacity_cli.model.attempts import attempts_per_message
from capacity_cli.model.deliveries import delivered_runs, delivered_times, doubled_runs, thinned
from capacity_cli.model.demand import active_share, due
from capacity_cli.model.leaves import Count, Quantity, Ratio
from capacity_cli.model.overlap import (
    distinct_runs,
    in_turn,
    overlap_of,
    overlapping,
    started_runs,
    takes_same_jobs,
    without_skipped,
)
from capacity_cli.model.prices.trigger import Overlap
from capacity_cli.model.resources import daily_quotas, daily_throttles
from capacity_cli.model.scenario import Scenario
from capacity_cli.model.schedule.arrivals import DAY_MINUTES
from capacity_cli.model.schedule.backlog import Thresholds
from capacity_cli.model.schedule.hours import Hour, hours_of
from capacity_cli.model.schedule.peak import Peak, peak
from capacity_cli.model.schedule.timetable import Timetable
from capacity_cli.model.setting import Setting
from capacity_cli.model.throughput import Constraint, Term, Throughput


class Load(StrEnum):
    """Headroom in a word."""

    VERY_LOW = "very_low"
    """A headroom of 5 or more."""
    LOW = "low"
    """2 or more."""
    MODERATE = "moderate"
    """1.25 or more."""
    HIGH = "high"
    """1 or more."""
    OVER_CAPACITY = "over_capacity"
    """Below 1."""


_LOADS = (
    (Fraction(5), Load.VERY_LOW),
    (Fraction(2), Load.LOW),
    (Fraction(5, 4), Load.MODERATE),
    (Fraction(1), Load.HIGH),
)
LOAD_BOUNDS = tuple(bound for bound, _ in _LOADS)
"""The headrooms at which the load is called otherwise."""


@dataclass(frozen=True, slots=True)
class PeakUse:
    """The busiest time; over capacity all but the headroom and the growth are null, since they have no end."""

    backlog_jobs: Count | None
    """The most due jobs that a run leaves behind."""
    wait_minutes: Ratio | None
    """The longest time from due to the start of the run that takes the job, in minutes."""
    headroom: Ratio | None
    """Of the worst clock hour with a run: jobs that its runs can take ÷ jobs due in the gaps that they close."""
    minutes_over_waiting_jobs: Ratio | None
    """Minutes a day in which as many jobs as `alerts.waiting_jobs` or more are due and wait."""
    minutes_over_wait: Ratio | None
    """Minutes a day in which the oldest waiting job has waited `alerts.wait_minutes` or longer."""
    drain_runs: Count | None
    """The most consecutive runs until one leaves nothing behind."""
    backlog_growth_per_day: Count | None
    """Over capacity: jobs a day that are due and never taken; else null."""


@dataclass(frozen=True, slots=True)
class HourUse:
    """An hour of the mean day of the period."""

    hour: int
    """0 to 23, in the scenario's time zone."""
    arrivals: Count
    """Jobs that fall due in it."""
    capacity: Count
    """Jobs that its runs can take."""
    backlog: Count | None
    """The most jobs that the last run up to its end leaves behind on any day; null over capacity."""


@dataclass(frozen=True, slots=True)
class Capacity:
    """What the service can carry against what it must."""

    runs_per_day: Count
    """Runs in the period ÷ its days."""
    started_runs_per_day: Count
    """Those of them that start, or, where they queue, can be done; a run that is delivered twice counts once."""
    missed_runs_per_day: Count
    """Those that are missed: by the drill, and by the share of the others."""
    doubled_runs_per_day: Count
    """Those that are delivered twice; the second ones add no capacity."""
    longest_overlap: Count
    """How many runs would go on at the same time at most if each that is due started."""
    jobs_per_run: Count
    """Jobs that a run can do: the least that a constraint allows."""
    largest_batch_size: Count | None
    """The batch size that would just bind; null where nothing else is known to."""
    jobs_per_minute: Count
    """Started runs a day × jobs a run ÷ 1,440."""
    run_seconds: Quantity | None
    """How long a full run takes; null if the time of a job is unknown."""
    messages_per_day: Count
    """Capacity: started runs a day × jobs a run × messages a job, at most what daily quotas let through.

    Where jobs are not claimed, a run that starts beside another one takes the same jobs and counts for nothing.
    """
    attempts_per_message: Ratio
    """The mean number of sends of a message."""
    demand_per_day: Count
    """Messages that become due in the period × attempts ÷ its days."""
    held_minutes: Ratio
    """The longest time that quiet hours hold a message back before it may be sent; the wait begins after that."""
    lost_per_day: Count
    """What is above the daily quota: it is refused for ever, rather than waiting."""
    sent_twice_per_day: Count
    """Messages that are sent again at most, by runs that overlap or are delivered twice, if jobs are not claimed."""
    headroom: Ratio
    """Capacity ÷ demand."""
    utilization: Ratio | None
    """Demand ÷ capacity; null if the capacity is 0."""
    bottleneck: Constraint
    """The constraint that binds: the one of a run's jobs, or a daily quota."""
    load: Load
    """Headroom in a word."""
    peak: PeakUse
    """The busiest time."""
    day: tuple[HourUse, ...]
    """The 24 hours of the mean day, on the clock of the arrivals."""
    constraints: tuple[Term, ...]
    """Every constraint whose inputs are known, the tightest first."""


def load_of(headroom: Fraction) -> Load:
    """The word for a headroom; bounds are inclusive."""
    return next((load for bound, load in _LOADS if headroom >= bound), Load.OVER_CAPACITY)


class Carriage(NamedTuple):
    """What is carried on the mean day of the period, without its busiest time; messages a day."""

    demand: Fraction
    """What must be carried, with every attempt."""
    started: Fraction
    """The runs that start."""
    by_runs: Fraction
    """What they can do."""
    sendable: Fraction
    """What the senders take of that in a day; the rest waits."""
    quota: Fraction
    """What the accounts may send; what the runs can do where there is no quota."""

    @property
    def messages_per_day(self) -> Fraction:
        """The capacity."""
        return min(self.sendable, self.quota)

    @property
    def headroom(self) -> Fraction:
        """Capacity ÷ demand."""
        return self.messages_per_day / self.demand


def carriage_of(setting: Setting, able: Throughput) -> Carriage:
    """Demand and capacity of the mean day."""
    active, by_runs = active_share(setting), _distinct_messages(setting, able)
    started = started_runs(setting, able.run_seconds) / len(setting.days)
    sendable = min([by_runs, *(each.messages_per_day for each in daily_throttles(setting))])
    quota = min((each.messages_per_day * active for each in daily_quotas(setting)), default=by_runs)
    return Carriage(_demand(setting), started, by_runs, sendable, quota)


def capacity(setting: Setting, able: Throughput) -> Capacity:
    """Capacity, demand and peak of the period."""
    attempts = attempts_per_message(setting.scenario)
    demand, started, by_runs, sendable, quota = carriage = carriage_of(setting, able)
    messages_per_job = Fraction(setting.scenario.workload.messages_per_job)
    carried, headroom = carriage.messages_per_day, carriage.headroom
    arrivals = due(setting)
    jobs_per_day = demand / messages_per_job
    table = _runs_that_start(setting, able)
    if sendable < min(by_runs, demand):
        table = table.held_to(sendable / messages_per_job / able.jobs_per_run)
    busiest = peak(table, able.jobs_per_run, jobs_per_day, arrivals, thresholds_of(setting.scenario))
    endless = busiest.backlog_growth_per_day is not None
    batch = able.jobs_per_run * table.runs_each
    hours = hours_of(table, batch, jobs_per_day, arrivals, over_capacity=endless)
    return Capacity(
        runs_per_day=Fraction(setting.runs, len(setting.days)),
        started_runs_per_day=started,
        missed_runs_per_day=(setting.runs - delivered_runs(setting)) / len(setting.days),
        doubled_runs_per_day=doubled_runs(setting) / len(setting.days),
        longest_overlap=overlapping(setting, able.run_seconds),
        jobs_per_run=able.jobs_per_run,
        largest_batch_size=able.largest_batch_size,
        jobs_per_minute=started * able.jobs_per_run / DAY_MINUTES,
        run_seconds=able.run_seconds,
        messages_per_day=carried,
        attempts_per_message=attempts,
        demand_per_day=demand,
        held_minutes=Fraction(arrivals.held_minutes),
        lost_per_day=max(min(demand, sendable) - quota, Fraction(0)),
        sent_twice_per_day=_sent_twice(setting, able, min(demand, by_runs), min(demand, carried)),
        headroom=headroom,
        utilization=1 / headroom if headroom else None,
        bottleneck=Constraint.DAILY_QUOTA if carried < by_runs else able.bottleneck,
        load=load_of(headroom),
        peak=_peak_use(busiest),
        day=_hours(hours),
        constraints=able.terms,
    )


def _demand(setting: Setting) -> Fraction:
    """The messages of the mean day, each attempt counted."""
    return setting.messages_per_day * active_share(setting) * attempts_per_message(setting.scenario)


def _distinct_messages(setting: Setting, able: Throughput) -> Fraction:
    """What full runs send on the mean day, each message counted once."""
    runs = distinct_runs(setting, able.run_seconds) / len(setting.days)
    return runs * able.jobs_per_run * Fraction(setting.scenario.workload.messages_per_job)


def _runs_that_start(setting: Setting, able: Throughput) -> Timetable:
    """The timetable without the runs that are missed, or have nothing of their own to do beside another one."""
    return thinned(_not_overlapping(setting, able), setting)


def _not_overlapping(setting: Setting, able: Throughput) -> Timetable:
    """The timetable of the runs that start, which other ones that are still going on prevent or put off.

    None of them is, below capacity, if the fullest run of the day ends before the next; else all count as full. A run
    that takes the same jobs as another one counts as skipped.
    """
    delivered = delivered_times(setting)
    if able.run_seconds is None or overlap_in_day(setting, able) == 1:
        return delivered
    match overlap_of(setting):
        case Overlap.ALLOW if not takes_same_jobs(setting):
            return delivered
        case Overlap.ALLOW | Overlap.SKIP:
            return without_skipped(delivered, able.run_seconds)
        case Overlap.QUEUE:
            return in_turn(delivered, able.run_seconds)
        case _ as never:
            assert_never(never)


def _sent_twice(setting: Setting, able: Throughput, once: Fraction, accepted: Fraction) -> Fraction:
    """What runs send again that go on at the same time, as far as they can; and doubled ones, of what is sent."""
    if not takes_same_jobs(setting):
        return Fraction(0)
    scheduler, messages_per_job = setting.scenario.scheduler, Fraction(setting.scenario.workload.messages_per_job)
    all_sent = started_runs(setting, able.run_seconds) / len(setting.days) * able.jobs_per_run * messages_per_job
    again = min(once * (overlap_in_day(setting, able) - 1), all_sent - once)
    return again + accepted * Fraction(scheduler.doubled_runs)


def overlap_in_day(setting: Setting, able: Throughput) -> int:
    """How many runs go on at the same time at most if each takes as many jobs as the fullest one of the day.

    It is at most the overlap of full runs, and that where the day brings more than its runs take.
    """
    full = overlapping(setting, able.run_seconds)
    demand = _demand(setting)
    if able.pace is None or full == 1 or demand > _distinct_messages(setting, able):
        return full
    jobs_per_day = demand / Fraction(setting.scenario.workload.messages_per_job)
    due_then = peak(delivered_times(setting), able.jobs_per_run, jobs_per_day, due(setting))
    waiting = able.jobs_per_run if due_then.waiting_jobs is None else due_then.waiting_jobs
    return overlapping(setting, able.pace.run_seconds(min(waiting, able.jobs_per_run)))


def thresholds_of(scenario: Scenario) -> Thresholds:
    """The scenario's thresholds for waiting."""
    alerts = scenario.alerts
    return Thresholds(Fraction(alerts.wait_minutes), alerts.waiting_jobs)


def _hours(hours: Iterable[Hour]) -> tuple[HourUse, ...]:
    """The hours, of which most have the same figures, each of them kept once."""
    once: dict[Any, Any] = {}

    def shared(figure: Any) -> Any:
        return once.setdefault(figure, figure)

    return tuple(
        HourUse(number, shared(arrivals), shared(able), shared(backlog))
        for number, (arrivals, able, backlog) in enumerate(hours)
    )


def _peak_use(busiest: Peak) -> PeakUse:
    return PeakUse(
        backlog_jobs=busiest.backlog_jobs,
        wait_minutes=busiest.wait_minutes,
        headroom=busiest.headroom,
        minutes_over_waiting_jobs=busiest.minutes_over_waiting_jobs,
        minutes_over_wait=busiest.minutes_over_wait,
        drain_runs=busiest.drain_runs,
        backlog_growth_per_day=busiest.backlog_growth_per_day,
    )
