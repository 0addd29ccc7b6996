"""What a plan allows, as a price list writes it; what it does not say is unknown."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import model_validator

from capacity_cli.model.fields import Ceiling, KnownPositive, Model, choice, list_as, scalar_as
from capacity_cli.model.problems import ProblemCode, refusal


class Allowed(StrEnum):
    """Whether a plan may be used in a certain way."""

    YES = "yes"
    """It may."""
    NO = "no"
    """It may not."""
    UNKNOWN = "unknown"
    """Nobody says."""


class SourcedPositive(Model):
    """A figure with its source."""

    value: KnownPositive
    """The figure."""
    source: str | None = None
    """The source of this figure."""


class SourcedCeiling(Model):
    """A ceiling with its source."""

    value: Ceiling
    """The most that there may be."""
    source: str | None = None
    """The source of this figure."""


class SourcedAllowed(Model):
    """A permission with its source."""

    value: Annotated[Allowed, choice("kind.allowed", Allowed)]
    """Whether it is allowed."""
    source: str | None = None
    """The source of this rule."""


class SourcedFeatures(Model):
    """Features, or names of something else, with their source."""

    value: tuple[str, ...]
    """Their names."""
    source: str | None = None
    """The source of this list."""


class Capabilities(Model):
    """What a plan allows."""

    function_max_seconds: Annotated[SourcedPositive, scalar_as("value")] | None = None
    """How long a function may run, in seconds; unknown if it is not given."""
    function_default_seconds: Annotated[SourcedPositive, scalar_as("value")] | None = None
    """How long a function may run if nothing is configured, in seconds."""
    memory_gb: Annotated[SourcedPositive, scalar_as("value")] | None = None
    """The memory of a function at most, in GB."""
    memory_min_gb: Annotated[SourcedPositive, scalar_as("value")] | None = None
    """The memory of a function at least, in GB; equal to `memory_gb` where a function has that and no other."""
    vcpus: Annotated[SourcedPositive, scalar_as("value")] | None = None
    """The processors of a function at most."""
    concurrency: Annotated[SourcedCeiling, scalar_as("value")] | None = None
    """Functions that run at the same time at most."""
    file_descriptors: Annotated[SourcedCeiling, scalar_as("value")] | None = None
    """Open files and connections of a function at most."""
    connections: Annotated[SourcedCeiling, scalar_as("value")] | None = None
    """Direct connections to the database at most."""
    pooled_connections: Annotated[SourcedCeiling, scalar_as("value")] | None = None
    """Connections to the database through its pool at most."""
    cron_jobs: Annotated[SourcedCeiling, scalar_as("value")] | None = None
    """Cron jobs at most."""
    projects: Annotated[SourcedCeiling, scalar_as("value")] | None = None
    """Active projects at most."""
    environments: Annotated[SourcedCeiling, scalar_as("value")] | None = None
    """Environments at most."""
    environment_names: Annotated[SourcedFeatures, list_as("value")] | None = None
    """The names that an environment may have; any if it is not given."""
    commercial_use: Annotated[SourcedAllowed, scalar_as("value")] | None = None
    """Whether it may be used commercially."""
    idle_days_before_pause: Annotated[SourcedCeiling, scalar_as("value")] | None = None
    """Days without use after which the vendor pauses it; `unlimited`: never."""
    features: Annotated[SourcedFeatures, list_as("value")] | None = None
    """What it has beside, by name."""

    @model_validator(mode="after")
    def _memory_in_order(self) -> Self:
        least, most = (None if each is None else each.value for each in (self.memory_min_gb, self.memory_gb))
        if least is not None and most is not None and least > most:
            raise refusal(ProblemCode.REVERSED, minimum=str(least), maximum=str(most))
        return self
