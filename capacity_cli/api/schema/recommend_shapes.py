"""The parts of what `capacity recommend` answers that are put together from several results."""

from dataclasses import dataclass

from capacity_cli.model.leaves import Money
from capacity_cli.model.recommend.answer import BrokenEntry, Configured


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """One value to change."""

    path: str
    """Where the value stands in the scenario."""
    from_: str | None
    """What it is; null if nothing is chosen."""
    to: str
    """What it should be."""
    cost_effect: Money | None
    """What it adds to the cost of the period when the steps are made in this order; null if that is unknown."""


@dataclass(frozen=True, slots=True)
class StepEntry:
    """One value to change, and where."""

    path: str
    """Where the value stands in the scenario."""
    from_: str | None
    """What it is; null if nothing is chosen."""
    to: str
    """What it should be."""
    cost_effect: Money | None
    """What it adds to the cost of the period when the steps are made in this order; null if that is unknown."""
    file: str
    """The file, or the option, in which it stands, or would stand."""
    line: int | None
    """The line, from 1; null for an option."""
    column: int | None
    """The column in characters, from 1; null for an option."""
    entry: str | None
    """In a file of the repository: the path of the cron entry, or the variable; null in a scenario."""


@dataclass(frozen=True, slots=True)
class RecommendedSteps:
    """The steps of an entry, and how it comes out."""

    steps: tuple[StepEntry, ...]
    """What to change, the steps that nobody is paid for first."""
    exit_status: int
    """0 if a configuration holds, 1 if none does, 3 if that is undecided."""


@dataclass(frozen=True, slots=True)
class StageEntry:
    """The stage of a service for which a vendor means the plan that is reached."""

    vendor: str
    """The vendor."""
    plan: str
    """The plan."""
    title: str
    """What the stage is called."""
    checklist: tuple[str, ...]
    """What to have done before moving to the plan."""


@dataclass(frozen=True, slots=True)
class RungEntry:
    """A volume from which on another configuration is needed, or, for the first, the scenario's own volume."""

    messages_per_day: int
    """The volume of an active day from which on it holds."""
    lasts_to: int
    """The largest volume at which it does, as far as the ladder goes."""
    month: str | None
    """The month in which that volume is reached under growth; null if it never is."""
    before: Configured
    """The configuration before, at this volume."""
    after: Configured
    """The configuration from here on, at this volume."""
    broken: tuple[BrokenEntry, ...]
    """What breaks without the change."""
    changes: tuple[ChangeEntry, ...]
    """What changes, the steps that nobody is paid for first."""
    stages: tuple[StageEntry, ...]
    """The stages of the plans that are reached, where their vendors name any."""


@dataclass(frozen=True, slots=True)
class Rungs:
    """The rungs of an entry."""

    rungs: tuple[RungEntry, ...]
    """The rungs, from the scenario's own volume on."""
