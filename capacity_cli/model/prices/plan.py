"""What one subscribes to, as a price list writes it: a price, charges, credits, limits and what the plan allows."""

from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Annotated

from capacity_cli.model.fields import KnownAmount, Model, Positive, choice, scalar_as
from capacity_cli.model.numbers import Exact, exact
from capacity_cli.model.prices.advice import Stage
from capacity_cli.model.prices.capabilities import Capabilities
from capacity_cli.model.prices.charge import Charge
from capacity_cli.model.prices.limit import Limit

_MONTHS_OF_A_YEAR = 12


class PricePeriod(StrEnum):
    """What a plan's price is paid for."""

    MONTH = "month"
    """A month."""
    YEAR = "year"
    """A year; a month costs a twelfth."""
    SEAT = "seat"
    """A month, for each seat."""


class PlanFee(Model):
    """What a plan costs whatever is used."""

    amount: KnownAmount
    """The price, in the list's currency."""
    per: Annotated[PricePeriod, choice("kind.price_period", PricePeriod)] = PricePeriod.MONTH
    """What it is paid for."""
    source: str | None = None
    """The source of this figure."""

    @cached_property
    def monthly(self) -> Exact | None:
        """What a month costs, of one seat where it is paid by seat, exactly; none if nobody knows."""
        if self.amount is None or self.per is not PricePeriod.YEAR:
            return self.amount
        return exact(Fraction(self.amount) / _MONTHS_OF_A_YEAR)


class Credit(Model):
    """What a plan takes off the price of usage each month; it never makes a bill negative and is not carried over."""

    title: str | None = None
    """Its name as the vendor writes it."""
    amount: Positive
    """The most that is taken off, in the list's currency."""
    meters: tuple[str, ...] | None = None
    """The meters whose charges it pays; every charged meter of the plan if it is not given."""
    source: str | None = None
    """The source of this figure."""


class VendorPlan(Model):
    """What one subscribes to."""

    title: str | None = None
    """Its name as the vendor writes it."""
    price: Annotated[PlanFee, scalar_as("amount")]
    """What it costs whatever is used; `unknown` if nobody knows."""
    charges: tuple[Charge, ...] = ()
    """What it charges for usage."""
    credits: tuple[Credit, ...] = ()
    """What it takes off the price of usage."""
    limits: tuple[Limit, ...] = ()
    """The ceilings that it sets."""
    capabilities: Capabilities = Capabilities()
    """What it allows."""
    stage: Stage | None = None
    """The stage of a service for which it is meant."""

    @cached_property
    def charged(self) -> frozenset[str]:
        """Every meter that the plan charges."""
        return frozenset(charge.meter for charge in self.charges)

    @cached_property
    def meters(self) -> frozenset[str]:
        """Every meter that the plan charges or limits."""
        return frozenset([*(charge.meter for charge in self.charges), *(limit.meter for limit in self.limits)])
