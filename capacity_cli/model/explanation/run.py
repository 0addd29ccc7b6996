"""One run, explained: the jobs that each constraint allows, the least of them, and how long the run then takes.

Runs that may overlap share the connections and the sender's rate; what all of them can have of these until the next one
starts bounds each.
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
    rounded_to,
)
from capacity_cli.model.explanation.node import Explanation, Name, Operation, named
from capacity_cli.model.explanation.pace import PaceExplained
from capacity_cli.model.explanation.resources import ResourcesExplained
from capacity_cli.model.explanation.work import Work
from capacity_cli.model.metrics import Known
from capacity_cli.model.money import RoundingMode
from capacity_cli.model.overlap import distinct_runs, overlap_of, overlapping, shared_after, started_runs
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
        least = renamed(others[0], name) if len(others) == 1 else made(Operation.MINIMUM, name, *others)
        return rounded_to(name, least, fixed(named("explain.one_job"), 1), RoundingMode.UP)

    @cached_property
    def seconds(self) -> Explanation:
        """How long a full run takes."""
        return self._pace.run_seconds(self.jobs)

    @cached_property
    def hours(self) -> Explanation:
        """The hours that the runs of the period last: over capacity full ones, else at most what these would."""
        runs, over = self.used_runs, self._is_over_capacity
        if over:
            runs = min(runs, self.started, key=lambda each: each.number or 0)
        seconds = made(Operation.PRODUCT, named("explain.seconds_of_full_runs"), runs, self.seconds)
        if not over:
            together = self._pace.seconds_together(runs, self.work.attempted_jobs)
            seconds = made(Operation.MINIMUM, named("explain.seconds_of_runs"), together, seconds)
        hour = fixed(named("explain.seconds_of_hour"), _HOUR_SECONDS)
        return made(Operation.QUOTIENT, named("explain.run_hours"), seconds, hour)

    @cached_property
    def gb_hours(self) -> Explanation:
        """These hours × the memory of a run."""
        return made(Operation.PRODUCT, named("explain.gb_hours"), self.hours, self.memory_gb)

    @property
    def memory_gb(self) -> Explanation:
        """The memory of a run in GB."""
        return self._resources.memory_gb

    @cached_property
    def used_runs(self) -> Explanation:
        """The runs of the period that use something: over capacity, only those that start."""
        runs = self.work.runs_to_start
        if not self._is_over_capacity or overlap_of(self._setting) is Overlap.ALLOW:
            return runs
        return min(runs, self.started, key=lambda each: each.number or 0)

    @property
    def _is_over_capacity(self) -> bool:
        """Whether the period has more jobs than the runs that start can take."""
        jobs, taken = self.work.attempted_jobs.number, (self.started.number or 0) * (self.jobs.number or 0)
        return jobs is not None and jobs > taken

    @cached_property
    def _pace(self) -> PaceExplained:
        """What the length of a run follows from."""
        at_a_time, rate, between = self.concurrency, self._resources.messages_per_second, None
        able = [bound for bound in self._at_a_time.values() if bound.number]
        if able:
            at_a_time = made(Operation.MINIMUM, named("explain.able_at_once"), self.concurrency, *able)
        if rate is not None and rate.number:
            between = made(Operation.QUOTIENT, named("explain.seconds_between"), self.work.messages_per_job, rate)
        return PaceExplained(self.overhead_seconds, self.seconds_per_job, at_a_time, between)

    @cached_property
    def started(self) -> Explanation:
        """The runs of the period that start, or that can be done in it where they queue."""
        figure = started_runs(self._setting, self.seconds.number)
        delivered = self.work.delivered_runs
        if figure == delivered.number:
            return delivered
        name, note = named("explain.started_runs"), named("explain.started_defined")
        return defined(name, figure, Known.EXACTLY, note, delivered, self.seconds, self._rule)

    @cached_property
    def distinct(self) -> Explanation:
        """Those of them that have jobs of their own."""
        figure = distinct_runs(self._setting, self.seconds.number)
        if figure == self.started.number:
            return self.started
        stated = in_scenario("scheduler", "claims_jobs_atomically")
        claimed = given_text(named("explain.claims_jobs"), "false", stated)
        name, note = named("explain.distinct_runs"), named("explain.distinct_defined")
        return defined(name, figure, Known.EXACTLY, note, self.started, self.seconds, self._rule, claimed)

    @cached_property
    def _rule(self) -> Explanation:
        """What happens to a run that is due while another one goes on, where that is said."""
        rule, origin = overlap_of(self._setting), in_scenario("scheduler", "overlap")
        if self._setting.scenario.scheduler.overlap is OverlapChoice.TRIGGER:
            trigger = self._setting.scenario.scheduler.trigger
            origin = in_prices(self._setting.trigger_vendor, "triggers", trigger, "overlap")
        return given_text(named("explain.overlap"), rule.value, origin)

    @cached_property
    def longest_overlap(self) -> Explanation:
        """How many runs would go on at the same time at most if each that is due started."""
        figure, name = overlapping(self._setting, self.seconds.number), named("explain.longest_overlap")
        return defined(
            name, figure, Known.EXACTLY, named("explain.overlapping_defined"), self.work.schedule, self.seconds
        )

    @cached_property
    def gap(self) -> Explanation | None:
        """The shortest gap between two runs that may overlap; none where none may."""
        after = shared_after(self._setting)
        if after is None:
            return None
        name, note = named("explain.shortest_gap"), named("explain.gap_defined")
        return defined(name, after, Known.EXACTLY, note, self.work.schedule)

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
        if self.usable_seconds.number == 0:
            name, note = named("explain.jobs_in_time"), named("explain.no_time")
            return {Constraint.FUNCTION_TIME: defined(name, 0, Known.EXACTLY, note, self.usable_seconds)}
        known: dict[Constraint, Explanation | None] = {Constraint.RATE_LIMIT: self._by_rate}
        if self.seconds_per_job.number is None:
            return known
        if self.usable_seconds.number is not None:
            known[Constraint.FUNCTION_TIME] = self.jobs_in_time
        return {
            **known,
            **{constraint: self._by_lanes(constraint, each) for constraint, each in self._at_a_time.items()},
        }

    @cached_property
    def _by_rate(self) -> Explanation | None:
        """The jobs whose messages the sender takes while the run goes on, and until the next one needs it."""
        rate, name, unit = (
            self._resources.messages_per_second,
            named("explain.jobs_by_rate"),
            self.work.messages_per_job,
        )
        if rate is None:
            return None
        alone = None
        if self.usable_seconds.number is not None:
            messages = made(Operation.PRODUCT, named("explain.messages_in_run"), rate, self.usable_seconds)
            alone = made(Operation.WHOLE_TIMES, name, messages, self.work.messages_per_job)
        if self.gap is None:
            return alone
        return _of_all_runs(
            name, alone, made(Operation.PRODUCT, named("explain.messages_in_gap"), rate, self.gap), unit
        )

    def _by_lanes(self, constraint: Constraint, lanes: Explanation) -> Explanation | None:
        """The jobs of a run of which so many go on at the same time; connections are those of all runs."""
        name = named("explain.jobs_by_resource")
        alone = None
        if self.usable_seconds.number is not None:
            alone = made(Operation.PRODUCT, name, lanes, self.jobs_in_turn)
        if self.gap is None or constraint is not Constraint.CONNECTIONS:
            return alone
        seconds = made(Operation.PRODUCT, named("explain.seconds_in_gap"), lanes, self.gap)
        return _of_all_runs(name, alone, seconds, self.seconds_per_job)

    @cached_property
    def _at_a_time(self) -> dict[Constraint, Explanation]:
        """The jobs that can run at the same time by what each needs, as far as that is known."""
        able = self._resources
        found = {
            Constraint.MEMORY: (able.memory_mb, "memory_mb"),
            Constraint.CONNECTIONS: (able.connections, "connections"),
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

    @cached_property
    def _resources(self) -> ResourcesExplained:
        return ResourcesExplained(self._setting)

    @property
    def _setting(self) -> Setting:
        return self.work.setting


def _of_all_runs(name: Name, alone: Explanation | None, shared: Explanation, unit: Explanation) -> Explanation:
    """What a run could do alone, but no more than its share of what all runs have; of less than one job a part."""
    if alone is not None and alone.number == 0:
        return alone
    share = made(Operation.QUOTIENT, named("explain.jobs_of_share"), shared, unit)
    if share.number is not None and share.number >= 1:
        share = made(Operation.WHOLE_TIMES, named("explain.jobs_of_share"), shared, unit)
    return renamed(share, name) if alone is None else made(Operation.MINIMUM, name, alone, share)
