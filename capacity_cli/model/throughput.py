"""Jobs that a run can do: the smallest of its constraints, the next one, and how long the run takes.

A constraint with an unknown input is left out; `assumptions` says so. Runs that may overlap share the connections and
the rate of the sender, so that one of them can count on these only until the next one starts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil
from typing import TypeAlias

from capacity_cli.model.leaves import Count, Ratio
from capacity_cli.model.numbers import ratio
from capacity_cli.model.overlap import overlapping, shared_after
from capacity_cli.model.pace import Pace
from capacity_cli.model.resources import Resources, resources
from capacity_cli.model.setting import Setting

Jobs: TypeAlias = int | Fraction
"""Jobs of a run: whole ones, or less than one where only some of the runs can do a job."""


class Constraint(StrEnum):
    """What can bind the jobs of a run, or of a day."""

    BATCH_SIZE = "batch_size"
    """The scheduler takes no more jobs a run."""
    FUNCTION_TIME = "function_time"
    """The function ends before more jobs are done."""
    RATE_LIMIT = "rate_limit"
    """The sender takes no more requests in that time."""
    MEMORY = "memory"
    """No more jobs fit into the memory of a run at the same time."""
    CONNECTIONS = "connections"
    """The database has no more connections for jobs at the same time."""
    FILE_DESCRIPTORS = "file_descriptors"
    """A run may open no more files and connections at the same time."""
    DAILY_QUOTA = "daily_quota"
    """The account may send no more messages a day, whether the rest is refused or waits."""


@dataclass(frozen=True, slots=True)
class Term:
    """One constraint with the jobs that it allows."""

    constraint: Constraint
    """Which constraint it is."""
    jobs_per_run: Count
    """The jobs a run that it allows."""
    margin: Ratio | None
    """What it allows ÷ what the tightest constraint allows; none if that allows nothing."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """The jobs that would use the database at the same time if its connections were no limit."""

    runs: int
    """The full runs that would go on at the same time."""
    jobs_each: int
    """The jobs of each of them that would."""
    connected: int
    """The jobs that the connections are enough for."""

    @property
    def too_many(self) -> bool:
        """Whether the connections are not enough."""
        return self.runs * self.jobs_each > self.connected


@dataclass(frozen=True, slots=True)
class Throughput:
    """What one run can do."""

    terms: tuple[Term, ...]
    """The constraints, the tightest first."""
    jobs_per_run: Jobs
    """The jobs that a run can do."""
    run_seconds: Fraction | None
    """How long a run with that many jobs takes; none if the time of a job is unknown."""
    function_max_seconds: Decimal | None
    """How long a run may take; none if nobody says."""
    usable_seconds: Decimal | None
    """That, less the overhead of a run."""
    pace: Pace | None = None
    """What the length of a run follows from; none if the time of a job is unknown."""
    sending_seconds: Fraction | None = None
    """How long a run has the sender to itself: its usable seconds, or until the next one starts; none if unknown."""
    crowd: Crowd | None = None
    """Who would use the database; none where it is not known what a job needs of it, or how long it takes."""

    @property
    def bottleneck(self) -> Constraint:
        """The constraint that binds."""
        return self.terms[0].constraint

    @property
    def largest_batch_size(self) -> int | None:
        """The batch size that would just bind: what the other constraints allow; none if there is no other."""
        return next(
            (ceil(term.jobs_per_run) for term in self.terms if term.constraint is not Constraint.BATCH_SIZE), None
        )


def function_max_seconds(setting: Setting) -> Decimal | None:
    """The time limit of a run: the least of the scenario's own, the host plan's and the trigger's; none if unknown."""
    own = setting.scenario.scheduler.function_max_seconds
    host = setting.subscriptions.get(setting.host)
    sourced = host.plan.capabilities.function_max_seconds if host else None
    listed = sourced.value if sourced else None
    known = [limit for limit in (own, listed, setting.trigger.max_run_seconds) if limit is not None]
    return min(known) if known else None


def throughput(setting: Setting) -> Throughput:
    """Jobs a run = min(batch size, C × ⌊usable seconds ÷ seconds a job⌋, ⌊messages that the sender takes ÷ a job's⌋).

    C is the concurrency, or what memory, connections or open files leave of it.
    """
    scheduler = setting.scenario.scheduler
    limit = function_max_seconds(setting)
    usable = None if limit is None else limit - scheduler.overhead_seconds
    able = resources(setting)
    terms = _ordered(_allowed(setting, able, usable))
    jobs = terms[0][1]
    shown = tuple(Term(name, count, Fraction(count) / jobs if jobs else None) for name, count in terms)
    lanes = dict(jobs_at_a_time(setting, able))
    pace = _pace(setting, able, lanes)
    return Throughput(
        terms=shown,
        jobs_per_run=jobs,
        run_seconds=None if pace is None else pace.run_seconds(jobs),
        function_max_seconds=limit,
        usable_seconds=usable,
        pace=pace,
        sending_seconds=_own_seconds(setting, usable),
        crowd=_crowd(setting, able, dict(terms), lanes),
    )


def _ordered(terms: Iterator[tuple[Constraint, Jobs]]) -> list[tuple[Constraint, Jobs]]:
    return sorted(terms, key=lambda term: term[1])


def _own_seconds(setting: Setting, usable: Decimal | None) -> Fraction | None:
    """How long a run has to itself what runs share: until it ends, or until the next one may begin to use it."""
    known = [Fraction(each) for each in (usable, shared_after(setting)) if each is not None]
    return min(known, default=None)


def _allowed(setting: Setting, able: Resources, usable: Decimal | None) -> Iterator[tuple[Constraint, Jobs]]:
    """The jobs a run that each constraint allows."""
    scheduler = setting.scenario.scheduler
    yield Constraint.BATCH_SIZE, scheduler.batch_size
    if usable is not None and usable <= 0:
        yield Constraint.FUNCTION_TIME, 0
        return
    if able.messages_per_second is not None:
        rate = able.messages_per_second / Fraction(setting.scenario.workload.messages_per_job)
        alone = None if usable is None else int(rate * Fraction(usable))
        yield from _of_all_runs(setting, Constraint.RATE_LIMIT, alone, rate)
    each = scheduler.seconds_per_job
    if each is None:
        return
    rounds = None if usable is None else int(ratio(usable, each))
    if rounds is not None:
        yield Constraint.FUNCTION_TIME, (scheduler.concurrency or scheduler.batch_size) * rounds
    for constraint, jobs in jobs_at_a_time(setting, able):
        in_time = None if rounds is None else jobs * rounds
        if constraint is Constraint.CONNECTIONS:
            yield from _of_all_runs(setting, constraint, in_time, jobs / Fraction(each))
        elif in_time is not None:
            yield constraint, in_time


def _of_all_runs(
    setting: Setting, constraint: Constraint, alone: int | None, per_second: Fraction
) -> Iterator[tuple[Constraint, Jobs]]:
    """What a run could do alone of that of which all runs together do so much a second, but no more than its share.

    A share of less than one job is kept as it is: then only some of the runs do one.
    """
    after = shared_after(setting)
    if after is None or alone == 0:
        share: Jobs | None = None
    else:
        share = per_second * after if per_second * after < 1 else int(per_second * after)
    known = [jobs for jobs in (alone, share) if jobs is not None]
    if known:
        yield constraint, min(known)


def jobs_at_a_time(setting: Setting, able: Resources) -> Iterator[tuple[Constraint, int]]:
    """The jobs that can run at the same time by what each needs, as far as that is known."""
    needs = setting.scenario.scheduler.per_job
    for constraint, there_is, needed in (
        (Constraint.MEMORY, able.memory_mb, needs.memory_mb),
        (Constraint.CONNECTIONS, able.connections, needs.connections),
        (Constraint.FILE_DESCRIPTORS, able.file_descriptors, needs.file_descriptors),
    ):
        if there_is is not None and needed is not None:
            yield constraint, int(ratio(there_is, needed))


def _pace(setting: Setting, able: Resources, lanes: Mapping[Constraint, int]) -> Pace | None:
    """What the length of a run follows from, with so many jobs at the same time as the lanes allow."""
    scheduler = setting.scenario.scheduler
    if scheduler.seconds_per_job is None:
        return None
    at_a_time = scheduler.concurrency or scheduler.batch_size
    messages, rate = Fraction(setting.scenario.workload.messages_per_job), able.messages_per_second
    return Pace(
        overhead=Fraction(scheduler.overhead_seconds),
        seconds_per_job=Fraction(scheduler.seconds_per_job),
        at_a_time=min([at_a_time, *(jobs for jobs in lanes.values() if jobs)]),
        seconds_between=messages / rate if rate else Fraction(0),
    )


def _crowd(
    setting: Setting, able: Resources, terms: Mapping[Constraint, Jobs], lanes: Mapping[Constraint, int]
) -> Crowd | None:
    """The full runs that would go on at the same time, and their jobs, if it were not for the connections."""
    others: dict[Constraint, int] = {name: jobs for name, jobs in lanes.items() if name is not Constraint.CONNECTIONS}
    pace = _pace(setting, able, others)
    if pace is None or Constraint.CONNECTIONS not in terms:
        return None
    jobs = min(allowed for constraint, allowed in terms.items() if constraint is not Constraint.CONNECTIONS)
    runs = 1 if shared_after(setting) is None else overlapping(setting, pace.run_seconds(jobs))
    return Crowd(runs, min(pace.at_a_time, ceil(jobs)), lanes[Constraint.CONNECTIONS])
