"""Jobs that a run can do: the smallest of its constraints, the next one, and how long the run takes.

A constraint with an unknown input is left out; `assumptions` says so. Where runs overlap, they share the connections
and the rate of the sender, so that each has less of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil

from capacity_cli.model.leaves import Count, Ratio
from capacity_cli.model.numbers import ratio
from capacity_cli.model.overlap import overlap_of, overlapping
from capacity_cli.model.prices.trigger import Overlap
from capacity_cli.model.resources import Resources, resources
from capacity_cli.model.setting import Setting


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
    """The account may send no more messages a day."""


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
class Throughput:
    """What one run can do."""

    terms: tuple[Term, ...]
    """The constraints, the tightest first."""
    jobs_per_run: int
    """The jobs that a run can do."""
    run_seconds: Fraction | None
    """How long a run with that many jobs takes; none if the time of a job is unknown."""
    function_max_seconds: Decimal | None
    """How long a run may take; none if nobody says."""
    usable_seconds: Decimal | None
    """That, less the overhead of a run."""

    @property
    def bottleneck(self) -> Constraint:
        """The constraint that binds."""
        return self.terms[0].constraint

    @property
    def largest_batch_size(self) -> int | None:
        """The batch size that would just bind: what the other constraints allow; none if there is no other."""
        return next(
            (int(term.jobs_per_run) for term in self.terms if term.constraint is not Constraint.BATCH_SIZE), None
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
    terms = _ordered(_allowed(setting, able, usable, 1))
    seconds = _run_seconds(setting, terms[0][1])
    at_once = overlapping(setting, seconds) if overlap_of(setting) is Overlap.ALLOW else 1
    if at_once > 1:
        terms = _ordered(_allowed(setting, able, usable, at_once))
    jobs = terms[0][1]
    shown = tuple(Term(name, count, Fraction(count, jobs) if jobs else None) for name, count in terms)
    return Throughput(shown, jobs, _run_seconds(setting, jobs), limit, usable)


def _ordered(terms: Iterator[tuple[Constraint, int]]) -> list[tuple[Constraint, int]]:
    return sorted(terms, key=lambda term: term[1])


def _allowed(
    setting: Setting, able: Resources, usable: Decimal | None, at_once: int
) -> Iterator[tuple[Constraint, int]]:
    """The jobs a run that each constraint allows, while so many runs go on at the same time."""
    scheduler, workload = setting.scenario.scheduler, setting.scenario.workload
    yield Constraint.BATCH_SIZE, scheduler.batch_size
    if usable is None:
        return
    if usable <= 0:
        yield Constraint.FUNCTION_TIME, 0
        return
    if able.messages_per_second is not None:
        messages = able.messages_per_second * Fraction(usable) / at_once
        yield Constraint.RATE_LIMIT, int(messages / Fraction(workload.messages_per_job))
    if scheduler.seconds_per_job is not None:
        rounds = int(ratio(usable, scheduler.seconds_per_job))
        at_a_time = scheduler.concurrency or scheduler.batch_size
        yield Constraint.FUNCTION_TIME, at_a_time * rounds
        for constraint, jobs in jobs_at_a_time(setting, able, at_once):
            yield constraint, jobs * rounds


def jobs_at_a_time(setting: Setting, able: Resources, at_once: int) -> Iterator[tuple[Constraint, int]]:
    """The jobs that can run at the same time in one run by what each needs, as far as that is known."""
    needs = setting.scenario.scheduler.per_job
    shared = None if able.connections is None else able.connections / at_once
    for constraint, there_is, needed in (
        (Constraint.MEMORY, able.memory_mb, needs.memory_mb),
        (Constraint.CONNECTIONS, shared, needs.connections),
        (Constraint.FILE_DESCRIPTORS, able.file_descriptors, needs.file_descriptors),
    ):
        if there_is is not None and needed is not None:
            yield constraint, int(ratio(there_is, needed))


def _run_seconds(setting: Setting, jobs: int) -> Fraction | None:
    """Overhead + as many rounds of jobs as there are, each as long as a job; with fewer at a time there are more."""
    scheduler = setting.scenario.scheduler
    if scheduler.seconds_per_job is None:
        return None
    at_a_time = scheduler.concurrency or scheduler.batch_size
    able = [jobs for _, jobs in jobs_at_a_time(setting, resources(setting), 1) if jobs]
    rounds = ceil(ratio(jobs, min([at_a_time, *able])))
    return Fraction(scheduler.overhead_seconds) + rounds * Fraction(scheduler.seconds_per_job)
