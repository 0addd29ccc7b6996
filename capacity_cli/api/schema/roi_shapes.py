"""The parts of what `capacity roi` answers that are put together from several results."""

from dataclasses import dataclass

from capacity_cli.model.leaves import Count, Money, Percentage, Quantity


@dataclass(frozen=True, slots=True)
class ComparedEntry:
    """A figure of two returns."""

    metric: str
    """Its name: a path of an entry of this answer."""
    base: Count | Quantity | Money | Percentage | None
    """What it is in the first, as its entry writes it; null if there is none."""
    other: Count | Quantity | Money | Percentage | None
    """What it is in the other one."""
    difference: Count | Quantity | Money | Percentage | None
    """The other less the first; null where one is not known exactly, or where the currencies differ."""


@dataclass(frozen=True, slots=True)
class ComparisonEntry:
    """Two returns side by side."""

    base_file: str
    """The file that the other one is compared with: the first."""
    base_variant: str | None
    """Its variant; null for the file as it stands."""
    file: str
    """The other file."""
    variant: str | None
    """Its variant; null for the file as it stands."""
    figures: tuple[ComparedEntry, ...]
    """Their figures, in the order of an entry."""


@dataclass(frozen=True, slots=True)
class Comparisons:
    """What `--compare` adds to the answer."""

    comparisons: tuple[ComparisonEntry, ...]
    """Each further scenario beside the first one; none without `--compare`."""
