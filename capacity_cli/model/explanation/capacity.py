"""The figures of capacity: what the service can carry against what it must, and what waits at the busiest time.

The peak is followed run by run, which no formula says; its figures are explained by what they depend on.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from capacity_cli.model.capacity import Capacity, HourUse, overlap_in_day
from capacity_cli.model.explanation.arithmetic import defined, fixed, given, given_text, in_scenario, made, renamed
from capacity_cli.model.explanation.node import Explanation, Form, Name, Operation, named
from capacity_cli.model.explanation.resources import ResourcesExplained
from capacity_cli.model.explanation.run import Run
from capacity_cli.model.metrics import Known
from capacity_cli.model.numbers import Exact, exact
from capacity_cli.model.overlap import takes_same_jobs
from capacity_cli.model.schedule.arrivals import DAY_MINUTES
from capacity_cli.model.throughput import throughput

_PEAK = {
    "backlog_jobs": ("table.backlog", "explain.backlog_defined"),
    "wait_minutes": ("table.wait", "explain.wait_defined"),
    "headroom": ("table.peak_headroom", "explain.peak_headroom_defined"),
    "minutes_over_waiting_jobs": ("explain.minutes_over_waiting_jobs", "explain.waiting_defined"),
    "minutes_over_wait": ("explain.minutes_over_wait", "explain.waiting_long_defined"),
    "drain_runs": ("explain.drain_runs", "explain.drain_defined"),
    "backlog_growth_per_day": ("table.growth", "explain.growth_defined"),
}
"""The name of each figure of the peak, and its definition."""


@dataclass(frozen=True)
class CapacityExplained:
    """The explanations of a plan's capacity."""

    capacity: Capacity
    """The figures."""
    run: Run
    """The run, and with it the work, that they rest on."""

    def metric(self, path: tuple[str, ...]) -> Explanation | None:
        """The explanation of a figure by its path within the capacity; none if it has none."""
        match path:
            case ("peak", figure) if figure in _PEAK:
                return self._peak(figure)
            case ("constraints", number, figure):
                return self._constraint(int(number), figure)
            case ("day", number, figure):
                return self._hour(int(number), figure)
            case (figure,):
                return self._figures.get(figure)
            case _:
                return None

    @cached_property
    def _figures(self) -> Mapping[str, Explanation]:
        """The figures that are no part of another one, by name."""
        run, work = self.run, self.run.work
        minutes = fixed(named("explain.minutes_of_day"), DAY_MINUTES)
        return {
            "runs_per_day": made(Operation.QUOTIENT, named("table.runs_per_day"), work.runs, work.days),
            "started_runs_per_day": self.started_runs_per_day,
            "missed_runs_per_day": self._a_day("table.missed_runs_per_day", work.missed_runs),
            "doubled_runs_per_day": self._a_day("table.doubled_runs_per_day", work.doubled_runs),
            "longest_overlap": run.longest_overlap,
            "jobs_per_run": run.jobs,
            "largest_batch_size": run.largest_batch_size,
            "jobs_per_minute": made(Operation.QUOTIENT, named("table.jobs_per_minute"), self.jobs_taken, minutes),
            "run_seconds": run.seconds,
            "messages_per_day": self.messages_per_day,
            "attempts_per_message": work.attempts,
            "demand_per_day": work.demand,
            "held_minutes": self._held,
            "lost_per_day": self._lost,
            "sent_twice_per_day": self._sent_twice,
            "headroom": made(Operation.QUOTIENT, named("table.headroom"), self.messages_per_day, work.demand),
            "utilization": made(Operation.QUOTIENT, named("table.utilization"), work.demand, self.messages_per_day),
        }

    @cached_property
    def started_runs_per_day(self) -> Explanation:
        """The runs of a mean day that start."""
        name = named("explain.started_runs_per_day")
        return made(Operation.QUOTIENT, name, self.run.started, self.run.work.days)

    @cached_property
    def jobs_taken(self) -> Explanation:
        """The jobs that the runs of a mean day can do."""
        name = named("explain.jobs_taken_per_day")
        return made(Operation.PRODUCT, name, self.started_runs_per_day, self.run.jobs)

    @cached_property
    def messages_by_runs(self) -> Explanation:
        """The messages that the runs of a mean day can send, each counted once."""
        runs, jobs, messages = self._distinct_runs_per_day, self.run.jobs, self.run.work.messages_per_job
        return made(Operation.PRODUCT, named("explain.messages_by_runs"), runs, jobs, messages)

    @cached_property
    def _distinct_runs_per_day(self) -> Explanation:
        """The runs of a mean day that have jobs of their own."""
        if self.run.distinct is self.run.started:
            return self.started_runs_per_day
        return self._a_day("explain.distinct_runs_per_day", self.run.distinct)

    @cached_property
    def messages_per_day(self) -> Explanation:
        """The same, as far as no quota refuses it or makes it wait."""
        quotas = [quota for quota in (self._throttle, self._quota) if quota is not None]
        return _least(named("table.messages_per_day"), self.messages_by_runs, *quotas)

    @cached_property
    def _quiet_hours(self) -> tuple[Explanation, ...]:
        """When nothing is sent; nothing where there are no such hours."""
        hours = self.run.work.setting.scenario.workload.quiet_hours
        return (_hours_of_quiet(hours),) if hours else ()

    @cached_property
    def _held(self) -> Explanation:
        """The longest time that quiet hours hold a message back."""
        stated = self._quiet_hours or (_hours_of_quiet("none"),)
        note, found = named("explain.held_defined"), self.capacity.held_minutes
        name = named("explain.held_minutes")
        return defined(name, found, Known.EXACTLY, note, *stated, *self.run.work.arrivals)

    @cached_property
    def _lost(self) -> Explanation:
        """What of the messages that could be sent a quota refuses."""
        name, quota = named("explain.lost_per_day"), self._quota
        if quota is None:
            return defined(name, 0, Known.EXACTLY, named("explain.nothing_refused"), self.run.work.demand)
        waiting = () if self._throttle is None else (self._throttle,)
        without = named("explain.sent_without_quota")
        sent = made(Operation.MINIMUM, without, self.run.work.demand, self.messages_by_runs, *waiting)
        return made(Operation.BEYOND, name, sent, quota)

    @cached_property
    def _sent_twice(self) -> Explanation:
        """What runs send again that overlap or are delivered twice, where they take the same jobs."""
        name, work = named("table.sent_twice_per_day"), self.run.work
        if not takes_same_jobs(work.setting):
            return defined(name, 0, Known.EXACTLY, named("explain.nothing_twice"), work.demand)
        once = made(Operation.MINIMUM, named("explain.sent_once"), work.demand, self.messages_by_runs)
        further = made(
            Operation.DIFFERENCE, named("explain.further_runs"),
            self._overlap_in_day, fixed(named("explain.first_run"), 1),
        )  # fmt: skip
        again = made(Operation.PRODUCT, named("explain.again_by_overlap"), once, further)
        all_sent = made(Operation.PRODUCT, named("explain.sends_by_runs"), self.jobs_taken, work.messages_per_job)
        rest = made(Operation.DIFFERENCE, named("explain.sends_left"), all_sent, once)
        overlapping = made(Operation.MINIMUM, named("explain.twice_by_overlap"), again, rest)
        sent = made(Operation.MINIMUM, named("explain.sent_per_day"), work.demand, self.messages_per_day)
        doubled = made(Operation.PRODUCT, named("explain.twice_by_doubled"), sent, work.doubled_share)
        return made(Operation.SUM, name, overlapping, doubled)

    @cached_property
    def _overlap_in_day(self) -> Explanation:
        """How many runs go on at the same time if each is as full as the fullest of the day."""
        run, work = self.run, self.run.work
        figure = overlap_in_day(work.setting, throughput(work.setting))
        if figure == run.longest_overlap.number:
            return run.longest_overlap
        name, note = named("explain.day_overlap"), named("explain.day_overlap_defined")
        parts = (run.longest_overlap, work.jobs_per_day, run.seconds_per_job, *self._due)
        return defined(name, figure, Known.EXACTLY, note, *parts)

    def _a_day(self, key: str, of_period: Explanation) -> Explanation:
        return made(Operation.QUOTIENT, named(key), of_period, self.run.work.days)

    @cached_property
    def _throttle(self) -> Explanation | None:
        return ResourcesExplained(self.run.work.setting).daily_throttle

    @cached_property
    def _quota(self) -> Explanation | None:
        quota = ResourcesExplained(self.run.work.setting).daily_quota
        return None if quota is None else self.run.work.of_mean_day(quota, named("explain.quota_of_mean_day"))

    def _constraint(self, number: int, figure: str) -> Explanation | None:
        allowed = self.run.allowed[self.capacity.constraints[number].constraint]
        if figure == "jobs_per_run":
            return allowed
        return made(Operation.QUOTIENT, named("explain.margin"), allowed, self.run.jobs)

    def _peak(self, figure: str) -> Explanation:
        """A figure of the peak, with what it depends on; the answer itself knows it."""
        run, work, (name, definition) = self.run, self.run.work, _PEAK[figure]
        found: int | Exact | None = getattr(self.capacity.peak, figure)
        return defined(
            named(name), found, Known.EXACTLY, named(definition),
            work.schedule, run.started, run.jobs, work.jobs_per_day, *self._due, *self._threshold(figure),
        )  # fmt: skip

    def _hour(self, number: int, figure: str) -> Explanation | None:
        """A figure of an hour of the mean day; how many runs and what share lie in it, the answer itself knows."""
        hour = self.capacity.day[number]
        name = named("explain.of_hour", hour=hour.hour)
        match figure:
            case "hour":
                return fixed(name, hour.hour)
            case "arrivals":
                return self._arrivals(name, hour)
            case "capacity":
                return self._capacity(name, hour)
            case "backlog":
                run, work, note = self.run, self.run.work, named("explain.hour_backlog")
                parts = (work.schedule, run.started, run.jobs, work.jobs_per_day, *self._due)
                return defined(name, hour.backlog, Known.EXACTLY, note, *parts)
            case _:
                return None

    def _arrivals(self, name: Name, hour: HourUse) -> Explanation:
        """The jobs that fall due in an hour: its share of those of a mean day."""
        jobs, note = self.run.work.jobs_per_day, named("explain.hour_arrivals")
        share = exact(Fraction(hour.arrivals) / (jobs.number or 1))
        due = defined(named("explain.share_of_hour"), share, Known.EXACTLY, note, *self._due)
        return made(Operation.PRODUCT, name, jobs, replace(due, form=Form.SHARE))

    def _capacity(self, name: Name, hour: HourUse) -> Explanation:
        """The jobs that the runs of an hour can take."""
        run, note = self.run, named("explain.hour_runs")
        runs = exact(Fraction(hour.capacity) / (run.jobs.number or 1))
        counted = defined(named("explain.runs_of_hour"), runs, Known.EXACTLY, note, run.work.schedule, run.started)
        return made(Operation.PRODUCT, name, counted, run.jobs)

    @property
    def _due(self) -> tuple[Explanation, ...]:
        """What says when messages fall due."""
        return (*self.run.work.arrivals, *self._quiet_hours)

    def _threshold(self, figure: str) -> tuple[Explanation, ...]:
        alerts = self.run.work.setting.scenario.alerts
        match figure:
            case "minutes_over_waiting_jobs":
                name = named("explain.waiting_jobs")
                return (given(name, alerts.waiting_jobs, in_scenario("alerts", "waiting_jobs")),)
            case "minutes_over_wait":
                name = named("explain.wait_minutes")
                return (given(name, alerts.wait_minutes, in_scenario("alerts", "wait_minutes")),)
            case _:
                return ()


def _least(name: Name, *bounds: Explanation) -> Explanation:
    """The least of some bounds; of one alone, itself by that name."""
    return renamed(bounds[0], name) if len(bounds) == 1 else made(Operation.MINIMUM, name, *bounds)


def _hours_of_quiet(hours: str) -> Explanation:
    return given_text(named("explain.quiet_hours"), hours, in_scenario("workload", "quiet_hours"))
