"""What takes the due jobs and sends them: trigger, schedule, batch, and what its jobs need."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from capacity_cli.model.fields import (
    Amount,
    BatchOrWhole,
    Clock,
    Flag,
    KnownPositive,
    Model,
    PartPercent,
    Percent,
    PlanOrPositive,
    PositiveWhole,
    ZoneName,
    choice,
    scalar_as,
)
from capacity_cli.model.problems import ProblemCode, refusal


class Parallel(StrEnum):
    """How jobs run at the same time."""

    POOL = "pool"
    """A job starts as soon as another one is done."""
    WAVES = "waves"
    """The next jobs start when the slowest of these is done."""


class OverlapChoice(StrEnum):
    """What happens while a run is still going on when the next one is due."""

    TRIGGER = "trigger"
    """What the trigger does."""
    ALLOW = "allow"
    """Both run."""
    SKIP = "skip"
    """The next one does not start."""
    QUEUE = "queue"
    """The next one starts when the first has ended."""


class PerJob(Model):
    """What a job needs while it runs."""

    memory_mb: KnownPositive = None
    """Memory in MB."""
    connections: KnownPositive = None
    """Connections to the database."""
    file_descriptors: KnownPositive = None
    """Open files and connections."""


class MissedRuns(Model):
    """Firings that never start a run: a share of all of them, and some in a row on each day as a drill."""

    share: PartPercent = Decimal(0)
    """The share of the firings; of those that the drill leaves, where there is one."""
    in_a_row: PositiveWhole | None = None
    """How many firings in a row are missed on each day, from `from` on."""
    from_: Clock | None = Field(default=None, alias="from")
    """The time of day in the scenario's time zone from which on they are."""

    @model_validator(mode="after")
    def _whole_drill(self) -> Self:
        if self.in_a_row is None and self.from_ is not None:
            raise refusal(ProblemCode.NEEDS_KEY, key="from", needs="in_a_row: 3")
        if self.in_a_row is not None and self.from_ is None:
            raise refusal(ProblemCode.NEEDS_KEY, key="in_a_row", needs='from: "09:00"')
        return self


class Scheduler(Model):
    """What takes the due jobs and sends them."""

    trigger: str
    """What fires the schedule, as a price list names it."""
    host: str | None = None
    """The vendor on whose functions a run executes; the trigger's vendor by default."""
    schedule: str
    """A cron expression in the trigger's dialect and time zone."""
    zone: ZoneName | None = None
    """The time zone of the schedule, where the trigger lets its user choose; the trigger's own by default."""
    batch_size: PositiveWhole
    """Jobs that a run takes at most."""
    seconds_per_job: KnownPositive = None
    """Seconds that one job takes; if unknown, every batch is assumed to finish in time."""
    concurrency: BatchOrWhole = 1
    """Jobs that run at the same time; `batch`: all of a batch."""
    parallel: Annotated[Parallel, choice("kind.parallel", Parallel)] = Parallel.POOL
    """How they do; in waves `seconds_per_job` must be that of the slowest of a wave."""
    per_job: PerJob = PerJob()
    """What a job needs; what is unknown limits nothing."""
    pooled_connections: Flag = False
    """Whether jobs reach the database through its pool of connections."""
    function_max_seconds: PlanOrPositive = None
    """Seconds that a run may take; `plan`: what the host's plan allows."""
    memory_gb: PlanOrPositive = None
    """Memory of a run in GB; `plan`: what the host's plan allows at most."""
    overhead_seconds: Amount = Decimal(0)
    """Seconds of a run before its first job."""
    overlap: Annotated[OverlapChoice, choice("kind.overlap", OverlapChoice)] = OverlapChoice.TRIGGER
    """What happens while a run is still going on when the next one is due."""
    missed_runs: Annotated[MissedRuns, scalar_as("share")] = MissedRuns()
    """Firings that never start: their share, or also a drill of some in a row; by default none."""
    doubled_runs: Percent = Decimal(0)
    """The share of the firings that the trigger delivers twice; the second run adds no capacity."""
    max_attempts: PositiveWhole = 1
    """How often a message is tried at most; a retry takes the place of a job."""
    claims_jobs_atomically: Flag = True
    """Whether a job that one run has taken is out of reach of any other; if not, runs beside it send twice."""
