"""The returns of two scenarios side by side: each figure of both, and how far they are apart.

There is a difference only between figures that are known exactly, and between amounts of the same currency.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from capacity_cli.model.leaves import Leaf
from capacity_cli.model.metrics import Known, Metric
from capacity_cli.model.numbers import Exact, exact
from capacity_cli.model.return_details import RoiAnswer
from capacity_cli.model.roi_metrics import NAMES, roi_metric


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure of two returns."""

    metric: str
    """Its name: a path of the return."""
    base: Metric
    """What it is in the first."""
    other: Metric
    """What it is in the second."""
    difference: Exact | None
    """The second less the first; none where one is not known exactly, or where the currencies differ."""

    @property
    def kind(self) -> Leaf:
        """How the JSON contract writes it."""
        return self.base.kind


@dataclass(frozen=True, slots=True)
class RoiComparison:
    """Two returns side by side."""

    base: RoiAnswer
    """What the other one is compared with."""
    other: RoiAnswer
    """The other one."""
    figures: tuple[Compared, ...]
    """Their figures, in the order of the return."""


def compared_with_first(answers: Sequence[RoiAnswer]) -> tuple[RoiComparison, ...]:
    """Each further return beside the first one."""
    return tuple(_comparison(answers[0], other) for other in answers[1:])


def _comparison(base: RoiAnswer, other: RoiAnswer) -> RoiComparison:
    same_currency = base.roi.currency == other.roi.currency
    figures = []
    for name in NAMES:
        first, second = roi_metric(base, name), roi_metric(other, name)
        if first is not None and second is not None:
            comparable = same_currency or first.kind is not Leaf.MONEY
            figures.append(Compared(name, first, second, _difference(first, second) if comparable else None))
    return RoiComparison(base, other, tuple(figures))


def _difference(base: Metric, other: Metric) -> Exact | None:
    if base.figure is None or other.figure is None or {base.known, other.known} != {Known.EXACTLY}:
        return None
    return exact(Fraction(other.figure) - Fraction(base.figure))
