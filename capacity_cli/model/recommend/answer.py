"""What `recommend` answers: the configuration as it is and as it should be, the steps between them, and the proof."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from capacity_cli.model.answer import Answer
from capacity_cli.model.leaves import Count, Leaf, Money, Quantity, Ratio
from capacity_cli.model.problems import Place
from capacity_cli.model.recommend.certificate import Certificate
from capacity_cli.model.recommend.steps import Move


class Verdict(StrEnum):
    """How a search for the cheapest configuration ends."""

    KEEP = "keep"
    """The scenario as it stands is the cheapest that holds: nothing to change."""
    CHANGE = "change"
    """Another configuration is."""
    UNDECIDED = "undecided"
    """Nothing holds for certain, but an unknown price or figure decides about some that may."""
    NOTHING_HOLDS = "nothing_holds"
    """Nothing holds."""


@dataclass(frozen=True, slots=True)
class Configured:
    """A configuration with what comes of it."""

    batch_size: int
    """Jobs that a run takes at most."""
    schedule: str
    """When runs start."""
    concurrency: int | None
    """Jobs at the same time; null for all of a batch."""
    memory_gb: Quantity | None
    """Memory of a run in GB; null for what the plan allows."""
    plans: Mapping[str, str]
    """The plan of each service, by vendor."""
    regions: Mapping[str, str]
    """The region of each service that names one, by vendor."""
    messages_per_day: Count
    """What it can carry on the mean day of the period."""
    headroom: Ratio
    """Capacity ÷ demand."""
    total: Money | None
    """What the period costs before tax; a lower bound unless `complete`, null if nothing is known of it."""
    complete: bool
    """Whether every amount of its bill is known."""


@dataclass(frozen=True, slots=True)
class BrokenEntry:
    """A constraint that is broken."""

    constraint: str
    """The code of a finding, or the metric of a check."""
    vendor: str | None
    """The vendor whose plan breaks it; null if it is no single one."""
    plan: str | None
    """That plan."""
    meter: str | None
    """The meter of a limit; null of anything else."""
    found: Ratio | None
    """The value; null if there is none, or if it is unknown or has no end."""
    at_least: bool
    """Whether it is only known to be no less."""
    minimum: Ratio | None
    """The least that passes; null if there is no such bound."""
    maximum: Ratio | None
    """The most that passes; null if there is no such bound."""
    undecided: bool
    """Whether it is only not known to hold."""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """The cheapest configuration of a scenario that holds."""

    verdict: Verdict
    """How the search ended."""
    current: Configured
    """The scenario as it stands."""
    broken: tuple[BrokenEntry, ...]
    """The constraints that it breaks."""
    recommended: Configured | None
    """The cheapest configuration that holds for certain; null if there is none."""
    moves: Annotated[tuple[Move, ...], Leaf.HIDDEN]
    """What to change, free steps first."""
    undecided: tuple[Configured, ...]
    """Configurations that hold and may be cheaper: an unknown price decides. Their totals are lower bounds."""
    nearest: Configured | None
    """Where nothing holds: the configuration that breaks the least."""
    nearest_broken: tuple[BrokenEntry, ...]
    """What that one breaks."""
    conflict: tuple[BrokenEntry, ...]
    """Where nothing holds: constraints that no configuration satisfies together, none of which is superfluous."""
    certificate: Certificate
    """Why nothing cheaper was recommended."""


@dataclass(frozen=True, slots=True)
class Step:
    """One value to change, and where."""

    move: Move
    """The value."""
    place: Place
    """Where it stands, or would stand."""
    entry: str | None
    """In a file of the repository: the path of the cron entry, or the variable; none in a scenario."""


@dataclass(frozen=True, slots=True)
class RecommendAnswer:
    """The recommendation for one scenario or variant."""

    answer: Answer
    """The plan of the scenario as it stands."""
    recommendation: Recommendation
    """What is recommended."""
    steps: tuple[Step, ...]
    """What to change, and where."""
    exit_status: int
    """0 if a configuration holds, 1 if none does, 3 if that is undecided."""
