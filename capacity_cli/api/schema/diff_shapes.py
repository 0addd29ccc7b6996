"""The parts of what `capacity diff` answers that are put together from several results."""

from dataclasses import dataclass

from capacity_cli.api.schema.answer_shapes import FindingEntry
from capacity_cli.model.difference import Cause, Presence, PricesChange
from capacity_cli.model.leaves import Count, Quantity
from capacity_cli.model.metrics import Known


@dataclass(frozen=True, slots=True)
class FigureChangeEntry:
    """A figure that differs."""

    metric: str
    """Its name: a path of the plan; limits, bill lines and balances go by vendor and meter."""
    base: Count | Quantity | str | None
    """What it was, as the plan writes it; null if it was not there, is unknown or has no end."""
    head: Count | Quantity | str | None
    """What it is, in the same way."""
    cause: Cause
    """What made it change."""
    base_known: Known | None
    """How much is known of what it was; null if it was not there."""
    head_known: Known | None
    """How much is known of what it is; null if it is not there any more."""


@dataclass(frozen=True, slots=True)
class InputChangeEntry:
    """A value of the scenario that differs, wherever it is written."""

    path: str
    """Where it stands in the scenario."""
    base: str | None
    """What it was, as it is written; null if it was not there."""
    head: str | None
    """What it is, as it is written; null if it is not there any more."""
    file: str
    """The file, or the option, that holds it in the head; of a value that is gone, where it would be."""
    line: int | None
    """The line, from 1; null for an option."""
    column: int | None
    """The column in characters, from 1; null for an option."""


@dataclass(frozen=True, slots=True)
class DiffEntry:
    """What differs in one scenario or variant."""

    name: str
    """The scenario's name, in the head if it is there."""
    file: str
    """The file of the head as the user named it."""
    variant: str | None
    """The variant's name; null for the file as it stands."""
    base_file: str
    """The file of the base: as the user named it, with the revision before it if there is one."""
    presence: Presence
    """Where the scenario is."""
    currency: str | None
    """The currency of the head's amounts; null if the scenario is gone."""
    base_currency: str | None
    """The currency of the base's amounts; null if the scenario is new."""
    changes: tuple[FigureChangeEntry, ...]
    """The figures that differ; every figure of a scenario that only one side has."""
    inputs: tuple[InputChangeEntry, ...]
    """The values of the scenario that differ: what you changed."""
    prices_changed: PricesChange | None
    """What the price lists say differently; null if they are the same on the same date."""
    findings_new: tuple[FindingEntry, ...]
    """Remarks that the base does not have."""
    findings_gone: tuple[FindingEntry, ...]
    """Remarks that the head does not have any more, at their places in the base."""


@dataclass(frozen=True, slots=True)
class Since:
    """What has changed in an entry."""

    difference: DiffEntry | None
    """What `capacity diff` says of it and the revision that it is compared with; null without one."""
