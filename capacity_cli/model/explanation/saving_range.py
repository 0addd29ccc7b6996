"""What the ranges of labour mean for the saving, explained by the ranges and their places."""

from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from capacity_cli.model.explanation.arithmetic import defined_money, fixed, given, given_text, in_scenario, made
from capacity_cli.model.explanation.node import Explanation, Name, Operation, named
from capacity_cli.model.labor import Labor
from capacity_cli.model.return_details import MONTHS, RoiAnswer
from capacity_cli.model.saving_range import SavingCase

_OF_WORK = ("hourly_wage", "manual.hours_per_day", "automated.hours_per_month")
_BUILD = "automated.build_cost"


@dataclass(frozen=True)
class RangeExplained:
    """The explanations of the cases of a saving."""

    each: RoiAnswer
    """The figures."""
    labor: Labor
    """The ranges."""
    build_cost: Explanation
    """The build cost where it is no range."""

    def metric(self, case: str, figure: str) -> Explanation | None:
        """The explanation of a figure of a case; none if it has none."""
        found: SavingCase = getattr(self.each.details.saving_range, case)
        currency, months = self.each.roi.currency, fixed(named("roi.months"), MONTHS)
        note = named(f"roi.case.{case}")
        monthly = defined_money(_name("saving.monthly"), found.monthly, note, *self._work(), currency=currency)
        yearly = made(Operation.PRODUCT, _name("saving.yearly"), months, monthly, currency=currency)
        built = self._built(found, case)
        match figure:
            case "monthly":
                return monthly
            case "yearly":
                return yearly
            case "first_year_net":
                return made(Operation.DIFFERENCE, _name("year.first_year_net"), yearly, built, currency=currency)
            case "payback_months":
                return made(Operation.STARTED_TIMES, _name("payback_months"), built, monthly)
            case _:
                return None

    def _work(self) -> Iterator[Explanation]:
        """The figures of labour as they are written."""
        for key in _OF_WORK:
            estimate = attrgetter(key)(self.labor)
            origin = in_scenario("labor", *key.split("."))
            if estimate.is_exact:
                yield given(named(f"roi.given.{key}"), estimate.low, origin)
            else:
                yield given_text(named(f"roi.given.{key}"), f"{estimate.low} – {estimate.high}", origin)

    def _built(self, found: SavingCase, case: str) -> Explanation:
        """The build cost of a case: the highest where least is saved."""
        if self.labor.automated.build_cost.is_exact:
            return self.build_cost
        cost, origin = found.yearly - found.first_year_net, in_scenario("labor", *_BUILD.split("."))
        return given(_name(_BUILD), cost, origin, self.each.roi.currency, named(f"roi.built.{case}"))


def _name(metric: str) -> Name:
    return named(f"roi.metric.{metric}")
