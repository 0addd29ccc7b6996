"""The parts of what `capacity recommend` answers that are put together from several results."""

from dataclasses import dataclass

from capacity_cli.model.leaves import Money


@dataclass(frozen=True, slots=True)
class StepEntry:
    """One value to change, and where."""

    path: str
    """Where the value stands in the scenario."""
    from_: str | None
    """What it is; null if nothing is chosen."""
    to: str
    """What it should be."""
    file: str
    """The file, or the option, in which it stands, or would stand."""
    line: int | None
    """The line, from 1; null for an option."""
    column: int | None
    """The column in characters, from 1; null for an option."""
    entry: str | None
    """In a file of the repository: the path of the cron entry, or the variable; null in a scenario."""
    cost_effect: Money | None
    """What it adds to the cost of the period when the steps are made in this order; null if that is unknown."""


@dataclass(frozen=True, slots=True)
class RecommendedSteps:
    """The steps of an entry, and how it comes out."""

    steps: tuple[StepEntry, ...]
    """What to change, the steps that nobody is paid for first."""
    exit_status: int
    """0 if a configuration holds, 1 if none does, 3 if that is undecided."""
