"""The figures of a return by the paths that they have in its JSON, in the way of `metrics`.

Where the bill is not complete, what rests on it is a lower bound, and the saving is not known at all.
"""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from capacity_cli.model.leaves import Leaf
from capacity_cli.model.metrics import Known, Metric, part_of
from capacity_cli.model.return_details import RoiAnswer

SUBJECTS = frozenset({
    "manual", "automated", "saving", "payback_months", "break_even_messages", "year", "saving_range", "targeting",
    "tornado",
})  # fmt: skip
"""The first steps of the figures' paths."""
NAMES = (
    "manual.labor", "manual.messages", "manual.total",
    "automated.labor", "automated.bill", "automated.total", "automated.build_cost",
    "saving.monthly", "saving.percent", "saving.yearly",
    "payback_months", "break_even_messages",
    "year.manual", "year.automated", "year.first_year", "year.first_year_net",
)  # fmt: skip
"""The figures that every return has."""
_OF_THE_BILL = frozenset({
    "manual.messages", "manual.total", "automated.bill", "automated.total", "year.manual", "year.automated",
    "year.first_year",
})  # fmt: skip


def roi_metric(each: RoiAnswer, name: str) -> Metric | None:
    """The figure of a return of that name; none if there is no such figure, or if it is not a number."""
    subject, *rest = name.split(".")
    owner: object = each.roi if subject in _OF_ROI else each.details
    found, kind = part_of(owner, subject)
    for step in rest:
        found, kind = part_of(found, step)
    if found is None and kind is not None:
        return Metric(Known.NOTHING, kind=kind)
    if isinstance(found, bool) or not isinstance(found, int | Decimal | Fraction):
        return None
    exactly = Metric(Known.EXACTLY, Fraction(found), found, kind or Leaf.RATIO)
    bounded = name in _OF_THE_BILL and not each.roi.complete
    return replace(exactly, known=Known.AT_LEAST) if bounded else exactly


_OF_ROI = frozenset({"manual", "automated", "saving", "payback_months", "break_even_messages"})


def roi_names(each: RoiAnswer) -> tuple[str, ...]:
    """Every name that is worth suggesting: those of every return, then what labour's ranges and targeting add."""
    names = list(NAMES)
    if each.details.saving_range is not None:
        names += [f"saving_range.{case}.monthly" for case in ("low", "middle", "high")]
    if each.details.targeting is not None:
        names += ["targeting.bill_before", "targeting.monthly"]
    return (*names, *(f"tornado.{number}.swing" for number in range(len(each.details.tornado))))
