"""What a plan charges for a meter, as a price list writes it; `charges` holds the models that price it.

The amount is the base fee plus what the model gives, held between minimum and maximum; `included` comes off first.
"""

from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import Annotated, Self

from pydantic import AfterValidator, model_validator

from capacity_cli.model import charges
from capacity_cli.model.fields import Amount, Flag, KnownAmount, Model, Percent, Positive, Whole, choice
from capacity_cli.model.numbers import EXACT
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
    unit_price: Amount = Decimal(0)
    """The price of a unit, in the list's currency."""
    flat_fee: Amount = Decimal(0)
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
    price: Amount
    """The price of a package, in the list's currency."""
    minimum: Whole = 0
    """The least number of packages that is charged, at 0 units too."""
    round: Annotated[PackageRounding, choice("kind.package_rounding", PackageRounding)] = PackageRounding.UP
    """Whether a started package counts."""
    included: Annotated[IncludedUnits, choice("kind.included_units", IncludedUnits)] = IncludedUnits.BEFORE
    """Whether included units come off before packages are counted, or as whole packages afterwards."""


_MODELS = ("unit_price", "tiers", "package", "percent")


class Charge(Model):
    """What a plan charges for a meter, by exactly one of `unit_price`, `tiers`, `package` and `percent`."""

    meter: str
    """The meter that is charged."""
    included: Amount = Decimal(0)
    """Units that the plan's price covers; they are taken off first and tiers count the rest."""
    unit_price: KnownAmount | None = None
    """The price of each unit, in the list's currency."""
    tiers: Annotated[tuple[TierEntry, ...], AfterValidator(_in_order)] | None = None
    """Prices by quantity, in order, the last one open."""
    mode: Annotated[TierMode, choice("kind.tier_mode", TierMode)] | None = None
    """How the tiers are read."""
    flat_fee_at_zero: Flag = False
    """Whether the first tier's flat fee is charged at 0 units."""
    package: PackageEntry | None = None
    """A price for each package."""
    percent: Percent | None = None
    """A share of what the meter counts, for a meter of money."""
    base_fee: Amount = Decimal(0)
    """What is charged in any case, in the list's currency."""
    minimum: Amount = Decimal(0)
    """The least that is charged, at 0 units too, in the list's currency."""
    maximum: Amount | None = None
    """The most that is charged, in the list's currency."""
    source: str | None = None
    """The source of these figures."""

    @model_validator(mode="after")
    def _exactly_one_model(self) -> Self:
        given = [name for name in _MODELS if name in self.model_fields_set]
        if len(given) != 1:
            raise refusal(ProblemCode.EXACTLY_ONE, keys=", ".join(_MODELS), found=", ".join(given))
        if self.maximum is not None and self.maximum < self.minimum:
            raise refusal(ProblemCode.REVERSED, minimum=str(self.minimum), maximum=str(self.maximum))
        if (self.tiers is None) != (self.mode is None):
            raise refusal(ProblemCode.NEEDS_KEY, key="tiers", needs="mode: volume | graduated")
        return self

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
    def units_off(self) -> Decimal:
        """The units that come off the quantity before it is priced."""
        after = self.package is not None and self.package.included is IncludedUnits.AFTER
        return Decimal(0) if after else self.included

    def _package(self, entry: PackageEntry) -> charges.Package:
        after = entry.included is IncludedUnits.AFTER
        return charges.Package(
            size=entry.size,
            package_price=entry.price,
            minimum=entry.minimum,
            started=entry.round is PackageRounding.UP,
            free_packages=int(EXACT.divide_int(self.included, entry.size)) if after else 0,
        )
