"""What the service can carry: runs × jobs a run against the demand, and what waits at the busiest time.

Figures a day are the period's totals divided by its days.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from zoneinfo import ZoneInfo

from capacity_cli.model.attempts import attempts_per_message
from capacity_cli.model.leaves import Count, Quantity, Ratio
from capacity_cli.model.overlap import overlap_of, overlapping, started_runs, without_skipped
from capacity_cli.model.prices.trigger import Overlap
from capacity_cli.model.resources import daily_quotas
from capacity_cli.model.scenario import PeriodEntry, Scenario
from capacity_cli.model.schedule.arrivals import DAY_MINUTES, Arrivals, Burst
from capacity_cli.model.schedule.backlog import Thresholds
from capacity_cli.model.schedule.peak import Peak, peak
from capacity_cli.model.schedule.timetable import Timetable, timetable
from capacity_cli.model.setting import Setting, year_and_month
from capacity_cli.model.throughput import Constraint, Term, Throughput

_ANY_YEAR = 2026  # a zone keeps the rule of its summer time from year to year


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


@dataclass(frozen=True, slots=True)
class PeakUse:
    """The busiest time; over capacity all but the headroom and the growth are null, since they have no end."""

    backlog_jobs: Count | None
    """The most due jobs that a run leaves behind."""
    wait_minutes: Quantity | None
    """The longest time from due to the start of the run that takes the job, in minutes."""
    headroom: Ratio | None
    """Of the worst clock hour with a run: jobs that its runs can take ÷ jobs due in the gaps that they close."""
    minutes_over_waiting_jobs: Quantity | None
    """Minutes a day in which as many jobs as `alerts.waiting_jobs` or more are due and wait."""
    minutes_over_wait: Quantity | None
    """Minutes a day in which the oldest waiting job has waited `alerts.wait_minutes` or longer."""
    drain_runs: Count | None
    """The most consecutive runs until one leaves nothing behind."""
    backlog_growth_per_day: Count | None
    """Over capacity: jobs a day that are due and never taken; else null."""


@dataclass(frozen=True, slots=True)
class Capacity:
    """What the service can carry against what it must."""

    runs_per_day: Count
    """Runs in the period ÷ its days."""
    started_runs_per_day: Count
    """Those of them that start, or, where they queue, can be done."""
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
    """Capacity: started runs a day × jobs a run × messages a job, at most the daily quota."""
    attempts_per_message: Ratio
    """The mean number of sends of a message."""
    demand_per_day: Count
    """Messages that become due a day × attempts."""
    lost_per_day: Count
    """What is above the daily quota: it is refused for ever, rather than waiting."""
    headroom: Ratio
    """Capacity ÷ demand."""
    utilization: Ratio | None
    """Demand ÷ capacity; null if the capacity is 0."""
    bottleneck: Constraint
    """The constraint that binds: the one of a run's jobs, or the daily quota."""
    load: Load
    """Headroom in a word."""
    peak: PeakUse
    """The busiest time."""
    constraints: tuple[Term, ...]
    """Every constraint whose inputs are known, the tightest first."""


def load_of(headroom: Fraction) -> Load:
    """The word for a headroom; bounds are inclusive."""
    return next((load for bound, load in _LOADS if headroom >= bound), Load.OVER_CAPACITY)


def capacity(setting: Setting, able: Throughput) -> Capacity:
    """Capacity, demand and peak of the period."""
    workload = setting.scenario.workload
    attempts = attempts_per_message(setting.scenario)
    demand = workload.messages_per_day * attempts
    messages_per_job = Fraction(workload.messages_per_job)
    started = started_runs(setting, able.run_seconds) / len(setting.days)
    by_runs = started * able.jobs_per_run * messages_per_job
    quota = min((each.messages_per_day for each in daily_quotas(setting)), default=by_runs)
    carried = min(by_runs, quota)
    headroom = carried / demand
    busiest = peak(
        _runs_that_start(setting, able),
        able.jobs_per_run,
        demand / messages_per_job,
        arrivals_of(setting.scenario, setting.zone),
        thresholds_of(setting.scenario),
    )
    return Capacity(
        runs_per_day=Fraction(setting.runs, len(setting.days)),
        started_runs_per_day=started,
        longest_overlap=overlapping(setting, able.run_seconds),
        jobs_per_run=able.jobs_per_run,
        largest_batch_size=able.largest_batch_size,
        jobs_per_minute=started * able.jobs_per_run / DAY_MINUTES,
        run_seconds=able.run_seconds,
        messages_per_day=carried,
        attempts_per_message=attempts,
        demand_per_day=demand,
        lost_per_day=max(min(demand, by_runs) - quota, Fraction(0)),
        headroom=headroom,
        utilization=1 / headroom if headroom else None,
        bottleneck=Constraint.DAILY_QUOTA if quota < by_runs else able.bottleneck,
        load=load_of(headroom),
        peak=_peak_use(busiest),
        constraints=able.terms,
    )


def _runs_that_start(setting: Setting, able: Throughput) -> Timetable:
    """The timetable without the runs that do not start since another one is still going on."""
    whole = timetable(setting.schedule, setting.days)
    if able.run_seconds is None or overlap_of(setting) is Overlap.ALLOW:
        return whole
    return without_skipped(whole, able.run_seconds)


def thresholds_of(scenario: Scenario) -> Thresholds:
    """The scenario's thresholds for waiting."""
    alerts = scenario.alerts
    return Thresholds(Fraction(alerts.wait_minutes), alerts.waiting_jobs)


def arrivals_of(scenario: Scenario, clock: str = "UTC") -> Arrivals:
    """The scenario's arrivals on the clock of the schedule."""
    bursts = scenario.workload.arrivals.bursts
    if not bursts:
        return Arrivals()
    ahead = offsets_minutes(scenario.timezone, scenario.period, clock)[0]
    shares: dict[int, Decimal] = {}
    for burst in bursts:
        hours, minutes = burst.at.split(":")
        at = (int(hours) * 60 + int(minutes) - ahead) % DAY_MINUTES
        shares[at] = shares.get(at, Decimal(0)) + burst.share
    return Arrivals(tuple(Burst(at, Fraction(share)) for at, share in sorted(shares.items()) if share))


def offsets_minutes(zone: str, period: PeriodEntry, clock: str = "UTC") -> tuple[int, ...]:
    """Minutes by which a zone is ahead of a clock in a period: one number, or more where either of them changes in it.

    The one that holds in the middle of the month comes first; a period without a calendar has standard time first.
    """
    if period.month is None:
        year = [datetime(_ANY_YEAR, month, 1, tzinfo=UTC) for month in (1, 7)]
        year.sort(key=lambda moment: (_offset(zone, moment), _offset(clock, moment)))
        return tuple(dict.fromkeys(_offset(zone, moment) - _offset(clock, moment) for moment in year))
    first, number = year_and_month(period.month)
    ends = [datetime(first, number, day, 12, tzinfo=UTC) for day in (15, 1, monthrange(first, number)[1])]
    return tuple(dict.fromkeys(_offset(zone, moment) - _offset(clock, moment) for moment in ends))


def _offset(zone: str, moment: datetime) -> int:
    ahead = moment.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()
    return int(ahead.total_seconds()) // 60


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
