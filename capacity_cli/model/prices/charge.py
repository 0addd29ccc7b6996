"""What a plan charges for a meter, as a price list writes it; `charges` holds the models that price it.

The amount is the base fee plus what the model gives, held between minimum and maximum; `included` comes off first. An
`unknown` price is None and never 0.
"""

from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import Annotated, Self

from pydantic import AfterValidator, model_validator

from capacity_cli.model import charges
from capacity_cli.model.fields import (
    Amount,
    Flag,
    KnownAmount,
    Model,
    Percent,
    Positive,
    PositiveWhole,
    Whole,
    choice,
    scalar_as,
)
from capacity_cli.model.numbers import EXACT
from capacity_cli.model.prices.limit import OnExceed
from capacity_cli.model.problems import ProblemCode, Word, refusal

_MOST_TIERS = 100


class TierMode(StrEnum):
    """How a table of tiers is read."""

    VOLUME = "volume"
    """The whole quantity at the price of the tier that it reaches."""
    GRADUATED = "graduated"
    """Each unit at the price of the tier that it falls into."""


class PackageRounding(StrEnum):
    """What becomes of a package that is not full."""

    UP = "up"
    """It is charged whole."""
    DOWN = "down"
    """It is not charged."""


class IncludedUnits(StrEnum):
    """When the included units of a package charge come off."""

    BEFORE = "before_rounding"
    """Before packages are counted."""
    AFTER = "after_rounding"
    """As whole packages, after packages are counted."""


class TierEntry(Model):
    """A step of a price table."""

    up_to: Positive | None = None
    """The last unit of the tier, inclusive; the last tier has none."""
    unit_price: KnownAmount = Decimal(0)
    """The price of a unit, in the list's currency."""
    flat_fee: KnownAmount = Decimal(0)
    """What is charged once when the tier is reached, in the list's currency."""


def _in_order(tiers: tuple[TierEntry, ...]) -> tuple[TierEntry, ...]:
    bounds = [tier.up_to for tier in tiers]
    if len(tiers) > _MOST_TIERS:
        raise refusal(ProblemCode.TOO_LARGE, limit=Word("limit.tiers"), maximum=str(_MOST_TIERS))
    if not tiers or bounds[-1] is not None:
        raise refusal(ProblemCode.TIERS_OPEN)
    closed = [bound for bound in bounds[:-1] if bound is not None]
    if len(closed) != len(bounds) - 1 or any(low >= high for low, high in pairwise(closed)):
        raise refusal(ProblemCode.TIERS_ORDER)
    return tiers


class PackageEntry(Model):
    """Units that are sold together."""

    size: Positive
    """Units in a package."""
    price: KnownAmount
    """The price of a package, in the list's currency."""
    minimum: Whole = 0
    """The least number of packages that is charged, at 0 units too."""
    round: Annotated[PackageRounding, choice("kind.package_rounding", PackageRounding)] = PackageRounding.UP
    """Whether a started package counts."""
    included: Annotated[IncludedUnits, choice("kind.included_units", IncludedUnits)] = IncludedUnits.BEFORE
    """Whether included units come off before packages are counted, or as whole packages afterwards."""


class AllowanceScope(StrEnum):
    """What has included units of its own."""

    PROJECT = "project"
    """Each project."""


class Allowance(Model):
    """Units that a plan's price covers."""

    amount: KnownAmount
    """How many."""
    per: Annotated[AllowanceScope, choice("kind.apart", AllowanceScope)] | None = None
    """What has so many of its own; the whole subscription if it is not given."""


_MODELS = ("unit_price", "tiers", "package", "percent")
NOTHING_INCLUDED = Allowance.model_validate({"amount": "0"})


class Pricing(Model):
    """What is charged for a meter, by exactly one of `unit_price`, `tiers`, `package` and `percent`."""

    included: Annotated[Allowance, scalar_as("amount")] = NOTHING_INCLUDED
    """Units that the plan's price covers; they are taken off first and tiers count the rest."""
    unit_price: KnownAmount | None = None
    """The price of each unit, in the list's currency."""
    tiers: Annotated[tuple[TierEntry, ...], AfterValidator(_in_order)] | None = None
    """Prices by quantity, in order, the last one open."""
    mode: Annotated[TierMode, choice("kind.tier_mode", TierMode)] | None = None
    """How the tiers are read."""
    tier_months: PositiveWhole = 1
    """The months whose mean volume decides which tier is reached; a plan takes its own month for the mean."""
    flat_fee_at_zero: Flag = False
    """Whether the first tier's flat fee is charged at 0 units."""
    package: PackageEntry | None = None
    """A price for each package."""
    percent: Percent | None = None
    """A share of what the meter counts, for a meter of money."""
    base_fee: KnownAmount = Decimal(0)
    """What is charged in any case, in the list's currency."""
    minimum: Amount = Decimal(0)
    """The least that is charged, at 0 units too, in the list's currency."""
    maximum: Amount | None = None
    """The most that is charged, in the list's currency."""

    @model_validator(mode="after")
    def _exactly_one_model(self) -> Self:
        given = [name for name in _MODELS if name in self.model_fields_set]
        if len(given) != 1:
            raise refusal(ProblemCode.EXACTLY_ONE, keys=", ".join(_MODELS), found=", ".join(given))
        if self.maximum is not None and self.maximum < self.minimum:
            raise refusal(ProblemCode.REVERSED, minimum=str(self.minimum), maximum=str(self.maximum))
        if (self.tiers is None) != (self.mode is None):
            raise refusal(ProblemCode.NEEDS_KEY, key="tiers", needs="mode: volume | graduated")
        if self.included.per is not None and self._included_after:
            both = "included.per, package.included: after_rounding"
            raise refusal(ProblemCode.EXACTLY_ONE, keys=both, found=both)
        return self

    @property
    def _included_after(self) -> bool:
        return self.package is not None and self.package.included is IncludedUnits.AFTER

    @cached_property
    def model(self) -> charges.ChargeModel | None:
        """The charge model as a value; none if the price is unknown."""
        if self.package is not None:
            return self._package(self.package)
        if self.percent is not None:
            return charges.Percentage(self.percent)
        if self.tiers is not None:
            tiers = tuple(charges.Tier(tier.up_to, tier.unit_price, tier.flat_fee) for tier in self.tiers)
            kind = charges.Volume if self.mode is TierMode.VOLUME else charges.Graduated
            return kind(tiers, self.flat_fee_at_zero)
        return None if self.unit_price is None else charges.UnitPrice(self.unit_price)

    @cached_property
    def units_off(self) -> Decimal | None:
        """The units that come off the quantity before it is priced; none if unknown."""
        return Decimal(0) if self._included_after else self.included.amount

    def _package(self, entry: PackageEntry) -> charges.Package | None:
        free, after = self.included.amount, entry.included is IncludedUnits.AFTER
        if entry.price is None or (after and free is None):
            return None
        return charges.Package(
            size=entry.size,
            package_price=entry.price,
            minimum=entry.minimum,
            started=entry.round is PackageRounding.UP,
            free_packages=int(EXACT.divide_int(free, entry.size)) if after and free is not None else 0,
        )


def _one_switch(switch: dict[str, OnExceed]) -> dict[str, OnExceed]:
    if len(switch) != 1:
        raise refusal(ProblemCode.EXACTLY_ONE, keys="switch", found=", ".join(switch))
    return switch


Consequence = Annotated[OnExceed, choice("kind.on_exceed", OnExceed)]


class Charge(Pricing):
    """What a plan charges for a meter, by exactly one of `unit_price`, `tiers`, `package` and `percent`."""

    meter: str
    """The meter that is charged."""
    switch: Annotated[dict[str, Consequence], AfterValidator(_one_switch)] | None = None
    """A switch and what happens above `included` while it is on: then nothing above it is billed."""
    source: str | None = None
    """The source of these figures."""
