"""The return of automation beyond a month: a year, ranges of labour, targeting, and what moves the saving most.

A month is the period of the scenario, whatever its days, and a year is 12 of it.
"""

from dataclasses import dataclass
from decimal import localcontext

from capacity_cli.model.answer import Answer
from capacity_cli.model.labor import Labor
from capacity_cli.model.leaves import Money
from capacity_cli.model.numbers import EXACT
from capacity_cli.model.roi import Roi, roi
from capacity_cli.model.saving_range import SavingRange, saving_range
from capacity_cli.model.targeting import Targeting, targeting
from capacity_cli.model.tornado import Swing, tornado

MONTHS = 12
"""The months of a year, each of them like the period."""


@dataclass(frozen=True, slots=True)
class YearTotals:
    """What a year costs: 12 times the period."""

    manual: Money
    """Sending by hand; a lower bound where the bill is not complete."""
    automated: Money
    """Sending by the service, without the build cost; a lower bound where the bill is not complete."""
    first_year: Money
    """The same with the build cost, which is paid in the first year."""
    first_year_net: Money | None
    """What the first year saves, less the build cost; null where the bill is not complete."""


@dataclass(frozen=True, slots=True)
class ReturnDetails:
    """The return of automation beyond a month."""

    year: YearTotals
    """What a year comes to."""
    saving_range: SavingRange | None
    """How far the saving may be off; null where labour has no range, or the bill is not complete."""
    targeting: Targeting | None
    """What better targeting saves; null where the file says nothing of the time before."""
    tornado: tuple[Swing, ...]
    """The inputs by how far they move the monthly saving, the strongest first."""


@dataclass(frozen=True, slots=True)
class RoiAnswer:
    """The return of automation for one scenario or variant."""

    answer: Answer
    """The plan that it rests on."""
    roi: Roi
    """The return."""
    details: ReturnDetails
    """What it comes to beyond a month."""


def returned_on(answer: Answer, labor: Labor) -> RoiAnswer:
    """The return on a plan; the tornado plans each of its inputs twice more."""
    setting, bill = answer.setting, answer.plan.cost
    found = roi(setting, answer.plan, labor)
    details = ReturnDetails(
        year=_year(found),
        saving_range=saving_range(setting, bill, labor),
        targeting=targeting(setting, bill),
        tornado=tornado(setting),
    )
    return RoiAnswer(answer, found, details)


def _year(found: Roi) -> YearTotals:
    build_cost, saved = found.automated.build_cost, found.saving.yearly
    with localcontext(EXACT):
        automated = MONTHS * found.automated.total
        net = None if saved is None else saved - build_cost
        return YearTotals(MONTHS * found.manual.total, automated, automated + build_cost, net)
