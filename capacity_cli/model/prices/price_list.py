"""One vendor's price list: plans, charges, limits, and the triggers that it fires.

Everything about a vendor is data of this form; `unknown` is None here and is never 0.
"""

from functools import cached_property
from typing import Annotated

from capacity_cli.model.fields import Currency, Model, NoneOrPositive, PriceListFormat, choice, scalar_as
from capacity_cli.model.money import Rounding, RoundingMode, minor_unit
from capacity_cli.model.prices.plan import VendorPlan
from capacity_cli.model.prices.source import Meter, Source
from capacity_cli.model.prices.trigger import Trigger


class RoundingRule(Model):
    """How the vendor rounds a line of its bill; `none` alone: not at all."""

    to: NoneOrPositive
    """The smallest amount, such as 0.01, in the list's currency; `none`: amounts stay exact."""
    mode: Annotated[RoundingMode, choice("kind.rounding_mode", RoundingMode)] = RoundingMode.HALF_UP
    """What happens to the rest."""


class PriceList(Model):
    """One vendor's price list."""

    format: PriceListFormat
    """The version of this format."""
    vendor: str
    """The vendor's name as scenarios write it; also the name of the file."""
    title: str | None = None
    """The vendor's name as people write it."""
    edition: str | None = None
    """The edition that the list belongs to."""
    currency: Currency
    """The currency of all its prices."""
    rounding: Annotated[RoundingRule, scalar_as("to")] | None = None
    """How a line of the bill is rounded; half up to the currency's minor unit if it is not given."""
    sources: dict[str, Source] = {}
    """Where its figures come from, by the names that `source` uses."""
    meters: dict[str, Meter] = {}
    """The quantities that it limits or bills."""
    plans: dict[str, VendorPlan]
    """What one can subscribe to, smallest first."""
    triggers: dict[str, Trigger] = {}
    """What it fires schedules with."""

    @cached_property
    def line_rounding(self) -> Rounding | None:
        """How each line of its bill is rounded; none if it stays exact."""
        if self.rounding is None:
            return Rounding(minor_unit(self.currency))
        if self.rounding.to is None:
            return None
        return Rounding(self.rounding.to, self.rounding.mode)

    @property
    def name(self) -> str:
        """The vendor's name as people write it."""
        return self.title or self.vendor

    @cached_property
    def all_meters(self) -> frozenset[str]:
        """Every meter that the list declares, charges or limits."""
        return frozenset(self.meters).union(*(plan.meters for plan in self.plans.values()))

    def meter_title(self, meter: str) -> str:
        """A meter's name as people say it."""
        return self.meters[meter].title if meter in self.meters else meter
