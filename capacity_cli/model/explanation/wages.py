"""Labour, explained: what it costs to send by hand and to look after the service, and what of it automation saves.

Of a range the middle counts, and a note says so; each amount is rounded to the minor unit of the answer's currency.
"""

from dataclasses import dataclass
from functools import cached_property

from capacity_cli.model.explanation.arithmetic import given, in_scenario, made
from capacity_cli.model.explanation.minor_unit import to_minor_unit
from capacity_cli.model.explanation.node import Explanation, Operation, named
from capacity_cli.model.labor import Labor
from capacity_cli.model.ranges import Estimate


@dataclass(frozen=True)
class WagesExplained:
    """The explanations of what labour costs."""

    labor: Labor
    """The work that is saved."""
    days: Explanation
    """The days of the period."""
    currency: str
    """The currency of all amounts."""

    @cached_property
    def by_hand(self) -> Explanation:
        """The wages of sending by hand."""
        hours = _estimated("manual.hours_per_day", self.labor.manual.hours_per_day)
        return self._wages("manual.labor", hours, self.days, self._wage)

    @cached_property
    def automated(self) -> Explanation:
        """The wages of looking after the service."""
        hours = _estimated("automated.hours_per_month", self.labor.automated.hours_per_month)
        return self._wages("automated.labor", hours, self._wage)

    @cached_property
    def saved(self) -> Explanation:
        """What automation saves of them; below 0 where it takes more labour."""
        name = named("roi.labor_saved")
        return made(Operation.DIFFERENCE, name, self.by_hand, self.automated, currency=self.currency)

    @cached_property
    def build_cost(self) -> Explanation:
        """What building the service cost."""
        cost = self.labor.automated.build_cost
        return self._rounded("automated.build_cost", _estimated("automated.build_cost", cost, self.currency))

    @cached_property
    def _wage(self) -> Explanation:
        return _estimated("hourly_wage", self.labor.hourly_wage, self.currency)

    def _wages(self, metric: str, *factors: Explanation) -> Explanation:
        wages = made(Operation.PRODUCT, named("roi.wages"), *factors, currency=self.currency)
        return self._rounded(metric, wages)

    def _rounded(self, metric: str, amount: Explanation) -> Explanation:
        """The amount by the name of its figure."""
        return to_minor_unit(named(f"roi.metric.{metric}"), amount, self.currency)


def _estimated(key: str, estimate: Estimate, currency: str | None = None) -> Explanation:
    """A figure of labour; of a range its middle, with a note."""
    origin = in_scenario("labor", *key.split("."))
    note = None if estimate.is_exact else named("roi.middle_of", low=estimate.low, high=estimate.high)
    return given(named(f"roi.given.{key}"), estimate.middle, origin, currency, note)
