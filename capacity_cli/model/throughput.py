"""Jobs that a run can do: the smallest of its constraints, the next one, and how long the run takes.

A constraint with an unknown input is left out; `assumptions` says so.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from capacity_cli.model.leaves import Count, Ratio
from capacity_cli.model.setting import Setting


class Constraint(StrEnum):
    """What can bind the jobs of a run, or of a day."""

    BATCH_SIZE = "batch_size"
    """The scheduler takes no more jobs a run."""
    FUNCTION_TIME = "function_time"
    """The function ends before more jobs are done."""


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


def function_max_seconds(setting: Setting) -> Decimal | None:
    """The time limit of a run: the scenario's own, or the host plan's, whichever is less; none if neither is known."""
    own = setting.scenario.scheduler.function_max_seconds
    host = setting.subscriptions.get(setting.host)
    sourced = host.plan.capabilities.function_max_seconds if host else None
    listed = sourced.value if sourced else None
    known = [limit for limit in (own, listed) if limit is not None]
    return min(known) if known else None


def throughput(setting: Setting) -> Throughput:
    """Jobs a run = min(batch size, concurrency × ⌊usable seconds ÷ seconds a job⌋)."""
    scheduler = setting.scenario.scheduler
    limit = function_max_seconds(setting)
    usable = None if limit is None else limit - scheduler.overhead_seconds
    allowed = [(Constraint.BATCH_SIZE, scheduler.batch_size)]
    in_time = _jobs_in_time(usable, scheduler.seconds_per_job, scheduler.concurrency or scheduler.batch_size)
    if in_time is not None:
        allowed.append((Constraint.FUNCTION_TIME, in_time))
    allowed.sort(key=lambda term: term[1])
    jobs = allowed[0][1]
    terms = tuple(Term(name, count, Fraction(count, jobs) if jobs else None) for name, count in allowed)
    return Throughput(terms, jobs, _run_seconds(setting, jobs), limit, usable)


def _jobs_in_time(usable: Decimal | None, seconds_per_job: Decimal | None, concurrency: int) -> int | None:
    if usable is None:
        return None
    if usable <= 0:
        return 0
    if seconds_per_job is None:
        return None
    return concurrency * int(Fraction(usable) / Fraction(seconds_per_job))


def _run_seconds(setting: Setting, jobs: int) -> Fraction | None:
    scheduler = setting.scenario.scheduler
    if scheduler.seconds_per_job is None:
        return None
    rounds = -(-jobs // (scheduler.concurrency or scheduler.batch_size))
    return Fraction(scheduler.overhead_seconds) + rounds * Fraction(scheduler.seconds_per_job)
