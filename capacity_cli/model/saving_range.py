"""What the stated ranges of labour mean for the saving: its least, its middle and its most.

The saving is linear in each input by itself, so that it is least and most where every input is at one of its ends.
"""

from dataclasses import dataclass
from decimal import Decimal, localcontext
from itertools import product

from capacity_cli.model.bill import Cost
from capacity_cli.model.labor import Labor
from capacity_cli.model.leaves import Count, Money
from capacity_cli.model.money import convert
from capacity_cli.model.numbers import EXACT
from capacity_cli.model.ranges import Estimate
from capacity_cli.model.roi import monthly_saving, payback_months
from capacity_cli.model.setting import Setting


@dataclass(frozen=True, slots=True)
class SavingCase:
    """What is saved in one case."""

    monthly: Money
    """In the period; negative if automation is dearer."""
    yearly: Money
    """12 times that."""
    first_year_net: Money
    """The same less the build cost."""
    payback_months: Count | None
    """The month in which savings have paid the build cost; null if there is nothing to pay back or nothing saved."""


@dataclass(frozen=True, slots=True)
class SavingRange:
    """How far the saving may be off where labour is stated by ranges."""

    low: SavingCase
    """The least that is saved, with the highest build cost."""
    middle: SavingCase
    """What is saved where every input is in the middle of its range."""
    high: SavingCase
    """The most that is saved, with the lowest build cost."""


def saving_range(setting: Setting, bill: Cost, labor: Labor) -> SavingRange | None:
    """The cases of the saving; none where no input is a range, or where the bill is not complete."""
    estimates = (*_of_work(labor), labor.automated.build_cost)
    if all(each.is_exact for each in estimates):
        return None
    with localcontext(EXACT):
        corners = [monthly_saving(setting, bill, at(labor, *ends)) for ends in product(*_of_work(labor))]
        savings = [each for each in corners if each is not None]
        middle = monthly_saving(setting, bill, labor)
        if not savings or middle is None:
            return None
        build, currency = labor.automated.build_cost, setting.scenario.currency
        return SavingRange(
            low=_case(min(savings), build.high, currency),
            middle=_case(middle, build.middle, currency),
            high=_case(max(savings), build.low, currency),
        )


def at(labor: Labor, wage: Decimal, by_hand: Decimal, by_service: Decimal) -> Labor:
    """The same labour with these figures: the wage, hours a day by hand, hours a month by the service."""
    manual = labor.manual.model_copy(update={"hours_per_day": Estimate.exactly(by_hand)})
    automated = labor.automated.model_copy(update={"hours_per_month": Estimate.exactly(by_service)})
    changes = {"hourly_wage": Estimate.exactly(wage), "manual": manual, "automated": automated}
    return labor.model_copy(update=changes)


def _of_work(labor: Labor) -> tuple[Estimate, Estimate, Estimate]:
    """The estimates that the monthly saving depends on."""
    return labor.hourly_wage, labor.manual.hours_per_day, labor.automated.hours_per_month


def _case(monthly: Decimal, build_cost: Decimal, currency: str) -> SavingCase:
    once = convert(build_cost, Decimal(1), currency)
    return SavingCase(monthly, 12 * monthly, 12 * monthly - once, payback_months(once, monthly))
