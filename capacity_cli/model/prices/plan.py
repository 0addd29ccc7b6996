"""What one subscribes to, as a price list writes it: a price, charges, limits and what the plan allows."""

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Annotated

from capacity_cli.model.fields import Ceiling, KnownAmount, KnownPositive, Model, Percent, choice, scalar_as
from capacity_cli.model.numbers import Exact, exact
from capacity_cli.model.prices.charge import Charge

_MONTHS_OF_A_YEAR = 12


class OnExceed(StrEnum):
    """What happens above a limit."""

    BILL = "bill"
    """The excess is charged."""
    THROTTLE = "throttle"
    """The excess waits."""
    REJECT = "reject"
    """Each call or message above the limit is refused, the rest goes on."""
    BLOCK = "block"
    """The whole service stops until the limit resets or the plan changes."""
    READ_ONLY = "read_only"
    """Writes fail."""
    PAUSE = "pause"
    """The service stops until somebody resumes it."""


class PricePeriod(StrEnum):
    """What a plan's price is paid for."""

    MONTH = "month"
    """A month."""
    YEAR = "year"
    """A year; a month costs a twelfth."""


class Limit(Model):
    """A ceiling of a meter within a plan, for a month."""

    meter: str
    """The meter that is limited."""
    limit: Ceiling
    """The most that may be used."""
    on_exceed: Annotated[OnExceed, choice("kind.on_exceed", OnExceed)]
    """What happens above it."""
    warn_at: tuple[Percent, ...] = (Decimal("0.8"),)
    """The shares of the limit at which the user is warned."""
    source: str | None = None
    """The source of these figures."""


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
        """What a month costs, exactly; none if nobody knows."""
        if self.amount is None or self.per is PricePeriod.MONTH:
            return self.amount
        return exact(Fraction(self.amount) / _MONTHS_OF_A_YEAR)


class SourcedSeconds(Model):
    """A duration with its source."""

    value: KnownPositive
    """Seconds."""
    source: str | None = None
    """The source of this figure."""


class Capabilities(Model):
    """What a plan allows."""

    function_max_seconds: Annotated[SourcedSeconds, scalar_as("value")] | None = None
    """How long a function may run, in seconds; unknown if it is not given."""


class VendorPlan(Model):
    """What one subscribes to."""

    title: str | None = None
    """Its name as the vendor writes it."""
    price: Annotated[PlanFee, scalar_as("amount")]
    """What it costs whatever is used; `unknown` if nobody knows."""
    charges: tuple[Charge, ...] = ()
    """What it charges for usage."""
    limits: tuple[Limit, ...] = ()
    """The ceilings that it sets."""
    capabilities: Capabilities = Capabilities()
    """What it allows."""

    @cached_property
    def charged(self) -> frozenset[str]:
        """Every meter that the plan charges."""
        return frozenset(charge.meter for charge in self.charges)

    @cached_property
    def meters(self) -> frozenset[str]:
        """Every meter that the plan charges or limits."""
        return frozenset([*(charge.meter for charge in self.charges), *(limit.meter for limit in self.limits)])
