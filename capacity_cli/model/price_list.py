"""One vendor's price list: plans, charges, limits, and the triggers that it fires.

Everything about a vendor is data of this form; `unknown` is None here and is never 0.
"""

from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import Annotated, Self

from pydantic import AfterValidator, model_validator

from capacity_cli.model import charges
from capacity_cli.model.cron_dialect import BothDays, Dialect
from capacity_cli.model.fields import (
    Amount,
    Ceiling,
    Currency,
    Date,
    Flag,
    KnownAmount,
    KnownPositive,
    Model,
    Percent,
    Positive,
    PriceListFormat,
    choice,
    scalar_as,
)
from capacity_cli.model.money import Rounding, RoundingMode, minor_unit
from capacity_cli.model.problems import ProblemCode, refusal


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


class Confidence(StrEnum):
    """How far a source can be trusted."""

    A = "A"
    """The vendor's own page, recent."""
    B = "B"
    """The vendor's page or repository, older or undated."""
    C = "C"
    """Others who quote the vendor."""
    UNSURE = "?"
    """Sources contradict each other."""


class TierMode(StrEnum):
    """How a table of tiers is read."""

    VOLUME = "volume"
    """The whole quantity at the price of the tier that it reaches."""
    GRADUATED = "graduated"
    """Each unit at the price of the tier that it falls into."""


class PricePeriod(StrEnum):
    """What a plan's price is paid for."""

    MONTH = "month"
    """A month."""


class Zone(StrEnum):
    """The time zone of a trigger's schedule."""

    UTC = "UTC"
    """Coordinated universal time."""


class Source(Model):
    """Where figures come from."""

    title: str
    """The page's or document's title."""
    url: str | None = None
    """Its address, if it has one."""
    read: Date
    """The day on which it was read."""
    confidence: Annotated[Confidence, choice("kind.confidence", Confidence)]
    """How far it can be trusted."""


class Meter(Model):
    """A quantity that the vendor limits or bills."""

    title: str
    """Its name as people say it."""
    unit: str
    """What one of it is called: message, GB, call."""


class RoundingRule(Model):
    """How the vendor rounds a line of its bill."""

    to: Positive
    """The smallest amount, such as 0.01, in the list's currency."""
    mode: Annotated[RoundingMode, choice("kind.rounding_mode", RoundingMode)] = RoundingMode.HALF_UP
    """What happens to the rest."""


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


_MODELS = ("unit_price", "tiers", "package")


class Charge(Model):
    """What a plan charges for a meter, by exactly one of `unit_price`, `tiers` and `package`."""

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
    """A price for each started package."""
    source: str | None = None
    """The source of these figures."""

    @model_validator(mode="after")
    def _exactly_one_model(self) -> Self:
        given = [name for name in _MODELS if name in self.model_fields_set]
        if len(given) != 1:
            raise refusal(ProblemCode.EXACTLY_ONE, keys=", ".join(_MODELS), found=", ".join(given))
        if (self.tiers is None) != (self.mode is None):
            raise refusal(ProblemCode.NEEDS_KEY, key="tiers", needs="mode: volume | graduated")
        return self

    @cached_property
    def model(self) -> charges.ChargeModel | None:
        """The charge model as a value; none if the price is unknown."""
        if self.package is not None:
            return charges.Package(self.package.size, self.package.price)
        if self.tiers is not None:
            tiers = tuple(charges.Tier(tier.up_to, tier.unit_price, tier.flat_fee) for tier in self.tiers)
            kind = charges.Volume if self.mode is TierMode.VOLUME else charges.Graduated
            return kind(tiers, self.flat_fee_at_zero)
        return None if self.unit_price is None else charges.UnitPrice(self.unit_price)


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
    def meters(self) -> frozenset[str]:
        """Every meter that the plan charges or limits."""
        return frozenset([*(charge.meter for charge in self.charges), *(limit.meter for limit in self.limits)])


class DialectEntry(Model):
    """Which cron expressions a trigger takes."""

    names: Flag = False
    """Whether months and weekdays may be written as names (JAN, MON)."""
    both_days: Annotated[BothDays, choice("kind.both_days", BothDays)] = BothDays.REFUSE
    """What holds if day of month and day of week are both restricted."""
    weekday_7: Flag = True
    """Whether 7 is Sunday, as 0 is."""
    zone: Annotated[Zone, choice("kind.zone", Zone)] = Zone.UTC
    """The time zone in which the schedule is read."""

    @cached_property
    def dialect(self) -> Dialect:
        """The dialect as the schedule's reader takes it."""
        return Dialect(names=self.names, both_days=self.both_days, weekday_7=self.weekday_7, zone=self.zone)


class Trigger(Model):
    """What fires a schedule."""

    title: str | None = None
    """Its name as the vendor writes it."""
    dialect: DialectEntry = DialectEntry()
    """Which cron expressions it takes."""
    source: str | None = None
    """The source of these rules."""


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
    rounding: RoundingRule | None = None
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
    def line_rounding(self) -> Rounding:
        """How each line of its bill is rounded."""
        if self.rounding is None:
            return Rounding(minor_unit(self.currency))
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
