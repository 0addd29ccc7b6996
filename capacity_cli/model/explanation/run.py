"""One run, explained: the jobs that each constraint allows, the least of them, and how long the run then takes.

Where runs overlap they share the connections and the sender's rate. How many do is told from the run that has all of
these to itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from capacity_cli.model.explanation.arithmetic import (
    defined,
    fixed,
    given,
    given_text,
    in_prices,
    in_scenario,
    made,
    renamed,
)
from capacity_cli.model.explanation.node import Explanation, Operation, named
from capacity_cli.model.explanation.resources import ResourcesExplained
from capacity_cli.model.explanation.work import Work
from capacity_cli.model.metrics import Known
from capacity_cli.model.overlap import overlap_of, overlapping, started_runs
from capacity_cli.model.prices.trigger import Overlap
from capacity_cli.model.scenario import OverlapChoice
from capacity_cli.model.setting import Setting
from capacity_cli.model.throughput import Constraint

_HOUR_SECONDS = 3600


@dataclass(frozen=True)
class Run:
    """The explanations of what one run can do."""

    work: Work
    """What there is to do."""
    alone: bool = False
    """Whether it has to itself what runs share."""

    @cached_property
    def allowed(self) -> Mapping[Constraint, Explanation]:
        """The jobs a run that each constraint allows, as far as its inputs are known, the tightest first."""
        bounds = {Constraint.BATCH_SIZE: self.batch_size, **self._in_time()}
        known = {constraint: each for constraint, each in bounds.items() if each is not None}
        return dict(sorted(known.items(), key=lambda bound: bound[1].number or 0))

    @cached_property
    def jobs(self) -> Explanation:
        """The jobs that a run can do."""
        bounds = list(self.allowed.values())
        name = named("table.jobs_per_run")
        return renamed(bounds[0], name) if len(bounds) == 1 else made(Operation.MINIMUM, name, *bounds)

    @cached_property
    def largest_batch_size(self) -> Explanation:
        """The batch size that would just bind; unknown where nothing else is known to."""
        name = named("explain.largest_batch_size")
        others = [each for constraint, each in self.allowed.items() if constraint is not Constraint.BATCH_SIZE]
        if not others:
            return renamed(self.jobs_in_time, name)
        return renamed(others[0], name) if len(others) == 1 else made(Operation.MINIMUM, name, *others)

    @cached_property
    def seconds(self) -> Explanation:
        """How long a full run takes: its overhead, and its jobs round by round."""
        at_a_time = [bound for bound in self._at_a_time(alone=True).values() if bound.number]
        at_once = self.concurrency
        if at_a_time:
            at_once = made(Operation.MINIMUM, named("explain.able_at_once"), self.concurrency, *at_a_time)
        rounds = made(Operation.STARTED_TIMES, named("explain.rounds"), self.jobs, at_once)
        busy = made(Operation.PRODUCT, named("explain.busy_seconds"), rounds, self.seconds_per_job)
        return made(Operation.SUM, named("table.run_seconds"), self.overhead_seconds, busy)

    @cached_property
    def hours(self) -> Explanation:
        """The hours that the runs of the period last."""
        seconds = made(Operation.PRODUCT, named("explain.seconds_of_runs"), self.work.used_runs, self.seconds)
        hour = fixed(named("explain.seconds_of_hour"), _HOUR_SECONDS)
        return made(Operation.QUOTIENT, named("explain.run_hours"), seconds, hour)

    @cached_property
    def started(self) -> Explanation:
        """The runs of the period that start, or that can be done in it where they queue."""
        figure = started_runs(self._setting, self.seconds.number)
        delivered = self.work.delivered_runs
        if figure == delivered.number:
            return delivered
        rule = overlap_of(self._setting)
        origin = in_scenario("scheduler", "overlap")
        if self._setting.scenario.scheduler.overlap is OverlapChoice.TRIGGER:
            trigger = self._setting.scenario.scheduler.trigger
            origin = in_prices(self._setting.trigger_vendor, "triggers", trigger, "overlap")
        stated = given_text(named("explain.overlap"), rule.value, origin)
        name, note = named("explain.started_runs"), named("explain.started_defined")
        return defined(name, figure, Known.EXACTLY, note, delivered, self.seconds, stated)

    @cached_property
    def longest_overlap(self) -> Explanation:
        """How many runs would go on at the same time at most if each that is due started."""
        figure, name = overlapping(self._setting, self.seconds.number), named("explain.longest_overlap")
        return defined(
            name, figure, Known.EXACTLY, named("explain.overlapping_defined"), self.work.schedule, self.seconds
        )

    @cached_property
    def overlapping(self) -> Explanation:
        """How many runs go on at the same time at most."""
        alone = Run(self.work, alone=True).seconds
        figure = 1
        if overlap_of(self._setting) is Overlap.ALLOW:
            figure = overlapping(self._setting, alone.number)
        name, note = named("explain.overlapping_runs"), named("explain.overlapping_defined")
        return defined(name, figure, Known.EXACTLY, note, self.work.schedule, alone)

    @cached_property
    def batch_size(self) -> Explanation:
        """The jobs that a run takes at most."""
        figure = self._setting.scenario.scheduler.batch_size
        return given(named("explain.batch_size"), figure, in_scenario("scheduler", "batch_size"))

    @cached_property
    def concurrency(self) -> Explanation:
        """The jobs that run at the same time; where that is a whole batch, the batch size."""
        scheduler = self._setting.scenario.scheduler
        figure = scheduler.batch_size if scheduler.concurrency is None else scheduler.concurrency
        return given(named("explain.concurrency"), figure, in_scenario("scheduler", "concurrency"))

    @cached_property
    def seconds_per_job(self) -> Explanation:
        """The seconds that a job takes."""
        figure = self._setting.scenario.scheduler.seconds_per_job
        return given(named("explain.seconds_per_job"), figure, in_scenario("scheduler", "seconds_per_job"))

    @cached_property
    def overhead_seconds(self) -> Explanation:
        """The seconds of a run before its first job."""
        figure = self._setting.scenario.scheduler.overhead_seconds
        return given(named("explain.overhead_seconds"), figure, in_scenario("scheduler", "overhead_seconds"))

    @cached_property
    def function_max_seconds(self) -> Explanation:
        """The seconds that a run may take: the least of what the scenario, the host's plan and the trigger say."""
        name, bounds = named("explain.function_max_seconds"), self._time_limits()
        if not bounds:
            return given(name, None, in_scenario("scheduler", "function_max_seconds"))
        return renamed(bounds[0], name) if len(bounds) == 1 else made(Operation.MINIMUM, name, *bounds)

    def _time_limits(self) -> list[Explanation]:
        setting, bounds = self._setting, []
        scheduler, ends_after = setting.scenario.scheduler, setting.trigger.max_run_seconds
        if scheduler.function_max_seconds is not None:
            origin = in_scenario("scheduler", "function_max_seconds")
            bounds.append(given(named("explain.own_seconds"), scheduler.function_max_seconds, origin))
        of_host = self._resources.function_max_seconds
        if of_host is not None:
            bounds.append(of_host)
        if ends_after is not None:
            origin = in_prices(setting.trigger_vendor, "triggers", scheduler.trigger, "max_run_seconds")
            bounds.append(given(named("explain.trigger_seconds"), ends_after, origin))
        return bounds

    @cached_property
    def usable_seconds(self) -> Explanation:
        """What of a run is left for jobs."""
        return made(Operation.BEYOND, named("explain.usable_seconds"), self.function_max_seconds, self.overhead_seconds)

    @cached_property
    def jobs_in_turn(self) -> Explanation:
        """The jobs that fit into a run one after another."""
        return made(Operation.WHOLE_TIMES, named("explain.jobs_in_turn"), self.usable_seconds, self.seconds_per_job)

    @cached_property
    def jobs_in_time(self) -> Explanation:
        """The jobs that fit into a run, as many at a time as are wanted."""
        return made(Operation.PRODUCT, named("explain.jobs_in_time"), self.concurrency, self.jobs_in_turn)

    def _in_time(self) -> Mapping[Constraint, Explanation | None]:
        """What the time of a run allows, by each thing that its jobs need in that time."""
        if self.usable_seconds.number is None:
            return {}
        if self.usable_seconds.number == 0:
            name, note = named("explain.jobs_in_time"), named("explain.no_time")
            return {Constraint.FUNCTION_TIME: defined(name, 0, Known.EXACTLY, note, self.usable_seconds)}
        if self.seconds_per_job.number is None:
            return {Constraint.RATE_LIMIT: self._by_rate}
        name = named("explain.jobs_by_resource")
        able = {
            constraint: made(Operation.PRODUCT, name, each, self.jobs_in_turn)
            for constraint, each in self._at_a_time(alone=self.alone).items()
        }
        return {Constraint.RATE_LIMIT: self._by_rate, Constraint.FUNCTION_TIME: self.jobs_in_time, **able}

    @cached_property
    def _by_rate(self) -> Explanation | None:
        """The jobs whose messages the sender takes while the run goes on."""
        rate = self._resources.messages_per_second
        if rate is None:
            return None
        messages = made(Operation.PRODUCT, named("explain.messages_in_run"), rate, self.usable_seconds)
        shared = self._shared(messages)
        return made(Operation.WHOLE_TIMES, named("explain.jobs_by_rate"), shared, self.work.messages_per_job)

    def _at_a_time(self, *, alone: bool) -> dict[Constraint, Explanation]:
        """The jobs that can run at the same time by what each needs, as far as that is known."""
        able, connections = self._resources, self._resources.connections
        if connections is not None and not alone:
            connections = self._shared(connections)
        found = {
            Constraint.MEMORY: (able.memory_mb, "memory_mb"),
            Constraint.CONNECTIONS: (connections, "connections"),
            Constraint.FILE_DESCRIPTORS: (able.file_descriptors, "file_descriptors"),
        }
        return {
            constraint: made(Operation.WHOLE_TIMES, named("explain.jobs_at_once"), there_is, self._needed(key))
            for constraint, (there_is, key) in found.items()
            if there_is is not None and self._needed(key).number is not None
        }

    def _needed(self, key: str) -> Explanation:
        """What a job needs of something."""
        figure = getattr(self._setting.scenario.scheduler.per_job, key)
        return given(named("explain.needed"), figure, in_scenario("scheduler", "per_job", key))

    def _shared(self, whole: Explanation) -> Explanation:
        """What one of the overlapping runs has of what all of them share."""
        if self.alone or self.overlapping.number == 1:
            return whole
        return made(Operation.QUOTIENT, named("explain.shared"), whole, self.overlapping)

    @cached_property
    def _resources(self) -> ResourcesExplained:
        return ResourcesExplained(self._setting)

    @property
    def _setting(self) -> Setting:
        return self.work.setting
