"""What a change does to the plan of a scenario: each figure before and after, and whether inputs or prices caused it.

The cause is not guessed: a third plan, between the two, has the inputs of one side and the prices of the other.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from capacity_cli.model.answer import Answer, PlacedFinding, PricesUsed
from capacity_cli.model.catalogue.difference import PriceChange
from capacity_cli.model.identity import subject
from capacity_cli.model.problems import Place
from capacity_cli.model.readings import Reading, Readings, readings


class Cause(StrEnum):
    """What made a figure change."""

    INPUTS = "inputs"
    """What the scenario says: with the old prices the figure would be the same as it is now."""
    PRICES = "prices"
    """What the price lists say: with the old inputs the figure would be the same as it is now."""
    BOTH = "both"
    """Neither alone brings the figure to where it is now, or that cannot be told apart."""


class Presence(StrEnum):
    """Where a scenario is."""

    BOTH = "both"
    """In base and head."""
    ADDED = "added"
    """Only in the head."""
    REMOVED = "removed"
    """Only in the base."""


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that differs."""

    metric: str
    """Its name."""
    base: Reading | None
    """What it was; none if it was not there."""
    head: Reading | None
    """What it is; none if it is not there any more."""
    cause: Cause
    """What made it change."""


@dataclass(frozen=True, slots=True)
class InputChange:
    """A value of the scenario that differs, wherever it is written."""

    path: str
    """Where it stands in the scenario."""
    base: str | None
    """What it was, as it is written; none if it was not there."""
    head: str | None
    """What it is, as it is written; none if it is not there any more."""
    place: Place
    """Where it is written in the head; of a value that is gone, where it would be."""


@dataclass(frozen=True, slots=True)
class PricesChange:
    """The price lists of both sides, and what they say differently of what the scenario uses."""

    base: PricesUsed
    """The edition of the base."""
    head: PricesUsed
    """The edition of the head."""
    changes: tuple[PriceChange, ...]
    """The figures that differ."""


@dataclass(frozen=True, slots=True)
class Between:
    """A plan with the inputs of one side and the prices of the other."""

    answer: Answer
    """The plan."""
    head_has: Cause
    """What it has from the head: the inputs or the prices."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two plans of a scenario, or what there is of one that only one side has."""

    base_file: str
    """The file of the base as the user knows it."""
    head_file: str
    """The file of the head as the user knows it."""
    base: Answer | None
    """The plan before; none of a scenario that is new."""
    head: Answer | None
    """The plan after; none of a scenario that is gone."""
    changes: tuple[FigureChange, ...]
    """The figures that differ: capacity, limits, bill, balances."""
    inputs: tuple[InputChange, ...]
    """The values that differ; none of a scenario that only one side has."""
    prices: PricesChange | None
    """The price lists, if they differ."""
    findings_new: tuple[PlacedFinding, ...]
    """Remarks that the base does not have."""
    findings_gone: tuple[PlacedFinding, ...]
    """Remarks that the head does not have any more, at their places in the base."""

    @property
    def presence(self) -> Presence:
        """Where the scenario is."""
        if self.base is None:
            return Presence.ADDED
        return Presence.REMOVED if self.head is None else Presence.BOTH

    @property
    def shown(self) -> Answer:
        """The plan by which the scenario is named: that of the head if there is one."""
        found = self.head or self.base
        assert found is not None  # noqa: S101  one side has it
        return found

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        findings = self.findings_new or self.findings_gone
        return self.presence is Presence.BOTH and not (self.changes or self.inputs or self.prices or findings)

    def caused_by(self, cause: Cause) -> tuple[FigureChange, ...]:
        """The figures that one cause has changed."""
        return tuple(each for each in self.changes if each.cause is cause)


def figure_changes(
    base: Answer | None, head: Answer | None, cause: Cause, between: Between | None = None
) -> tuple[FigureChange, ...]:
    """The figures that differ; without a plan between the two, `cause` has changed all of them."""
    before, after = _readings_of(base), _readings_of(head)
    middle = None if between is None else readings(between.answer.plan)
    names = (name for name in dict.fromkeys([*after, *before]) if before.get(name) != after.get(name))
    return tuple(
        FigureChange(
            name,
            before.get(name),
            after.get(name),
            cause if between is None or middle is None else cause_of(name, before, middle, after, between.head_has),
        )
        for name in names
    )


def _readings_of(answer: Answer | None) -> Readings:
    return {} if answer is None else readings(answer.plan)


def cause_of(name: str, before: Readings, middle: Readings, after: Readings, head_has: Cause) -> Cause:
    """What the plan in the middle has from the head is the cause of what it has like the head, and of nothing else."""
    found = middle.get(name)
    if found == after.get(name):
        return head_has
    if found == before.get(name):
        return Cause.PRICES if head_has is Cause.INPUTS else Cause.INPUTS
    return Cause.BOTH


def only_in(these: Iterable[PlacedFinding], others: Iterable[PlacedFinding]) -> Iterator[PlacedFinding]:
    """The findings that the others do not have, whatever figures their messages name."""
    left = Counter(map(_identity, others))
    for placed in these:
        if left[_identity(placed)]:
            left[_identity(placed)] -= 1
        else:
            yield placed


def _identity(placed: PlacedFinding) -> tuple[object, ...]:
    finding = placed.finding
    return finding.code, *subject(finding.path, finding.values)
