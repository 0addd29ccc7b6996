"""How far `recommend` may go: what a scenario lets it change, and what has to stay as it is.

Batch size, schedule and plans may change unless they are kept; concurrency, memory and regions only as far as the file
says.
"""

from decimal import Decimal
from typing import Self

from pydantic import model_validator

from capacity_cli.model.fields import Model, PlanOrPositive, PositiveWhole
from capacity_cli.model.problems import ProblemCode, refusal

MOST_JOBS = 1000
"""The largest batch size that is tried unless the file says otherwise, or has a larger one."""


class BatchRange(Model):
    """The batch sizes that are tried."""

    min: PositiveWhole = 1
    """The least that is tried."""
    max: PositiveWhole | None = None
    """The largest that is tried; 1,000, or the scenario's own if that is larger."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        _refuse_reversed(self.min, self.max)
        return self


class ConcurrencyRange(Model):
    """The jobs at the same time that are tried."""

    min: PositiveWhole = 1
    """The least that are tried."""
    max: PositiveWhole
    """The most that are tried."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        _refuse_reversed(self.min, self.max)
        return self


def _refuse_reversed(least: int, most: int | None) -> None:
    if most is not None and least > most:
        raise refusal(ProblemCode.REVERSED, minimum=str(least), maximum=str(most))


class Freedom(Model):
    """What `recommend` may change."""

    keep: tuple[str, ...] = ()
    """The values that stay, by their paths, such as `scheduler.batch_size` or `services.supabase.plan`."""
    batch_size: BatchRange = BatchRange()
    """How far the batch size may change."""
    schedules: tuple[str, ...] | None = None
    """The schedules that are tried; the own one, every 1 to 30 minutes and hourly if they are not given."""
    plans: dict[str, tuple[str, ...]] = {}
    """The plans that are tried, by vendor; all of its list if they are not given."""
    concurrency: ConcurrencyRange | None = None
    """How many jobs at the same time are tried; none but the scenario's own if it is not given."""
    memory_gb: tuple[PlanOrPositive, ...] | None = None
    """The memories of a run that are tried, in GB or `plan`; none but the scenario's own if they are not given."""
    regions: dict[str, tuple[str, ...]] = {}
    """The regions that are tried, by vendor; none but the scenario's own if they are not given."""


def memory_text(memory_gb: Decimal | None) -> str:
    """The memory of a run as a scenario writes it."""
    return "plan" if memory_gb is None else f"{memory_gb:f}"
