"""The entries of a price list as they are shown: each figure with its source and with when it holds.

A number that is null is unknown, unless its own line says what null means; `status` says whether anything is.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Annotated, TypeAlias

from capacity_cli.model.catalogue.advising import (
    EnvironmentEntry,
    IndexEntry,
    OptimizationEntry,
    StageEntry,
    WordsEntry,
)
from capacity_cli.model.catalogue.varying import Validity
from capacity_cli.model.leaves import Leaf, Price, Quantity, Status, Unlimited
from capacity_cli.model.prices.capabilities import Allowed
from capacity_cli.model.prices.charge import AllowanceScope, IncludedUnits, PackageRounding
from capacity_cli.model.prices.limit import OnExceed
from capacity_cli.model.prices.plan import PricePeriod
from capacity_cli.model.prices.price_list import SwitchState
from capacity_cli.model.prices.trigger import Overlap, Zones
from capacity_cli.model.prices.windows import Span
from capacity_cli.model.schedule.dialect import Dialect

Seconds: TypeAlias = Annotated[Decimal, Leaf.QUANTITY]
"""A length of time."""


@dataclass(frozen=True, slots=True)
class TaxEntry:
    """The tax that comes on top."""

    rate: Quantity | None
    """Its rate, as a fraction of 1."""
    applies: Allowed
    """Whether it is added."""
    source: str | None
    """The source, by its name in `sources`; null if the list names none."""
    validity: Validity
    """When it holds."""


@dataclass(frozen=True, slots=True)
class PriceEntry:
    """What a plan costs whatever is used."""

    amount: Price | None
    """The price, in the list's currency."""
    per: PricePeriod
    """What it is paid for."""
    status: Status
    """Whether it is known."""
    source: str | None
    """The source, by its name in `sources`; null if the list names none."""
    validity: Validity
    """When it holds."""


class ChargeKind(StrEnum):
    """How units are priced."""

    UNIT_PRICE = "unit_price"
    """Each at the same price."""
    VOLUME = "volume"
    """All at the price of the tier that the quantity reaches."""
    GRADUATED = "graduated"
    """Each at the price of the tier that it falls into."""
    PACKAGE = "package"
    """By the package."""
    PERCENT = "percent"
    """A share of what the meter counts, which is money."""


@dataclass(frozen=True, slots=True)
class TierEntry:
    """A step of a price table."""

    up_to: Quantity | None
    """The last unit of the tier, inclusive; null for the last tier."""
    unit_price: Price | None
    """The price of a unit, in the list's currency."""
    flat_fee: Price | None
    """What is charged once when the tier is reached, in the list's currency."""


@dataclass(frozen=True, slots=True)
class PackageEntry:
    """Units that are sold together."""

    size: Quantity
    """Units in a package."""
    price: Price | None
    """The price of a package, in the list's currency."""
    minimum: int
    """The least number of packages that is charged."""
    round: PackageRounding
    """Whether a started package counts."""
    included: IncludedUnits
    """When the included units come off."""


@dataclass(frozen=True, slots=True)
class SwitchEffect:
    """What a switch does to a charge: while it is on, nothing above the included units is billed."""

    name: str
    """The switch."""
    on_exceed: OnExceed
    """What happens above the included units while it is on."""
    asked: SwitchState | None
    """The position that was asked for; null if none was."""


@dataclass(frozen=True, slots=True)
class InversionEntry:
    """Quantities that each cost more than a certain larger one."""

    first: Quantity
    """The smallest of them."""
    last: Quantity
    """The largest of them."""
    cheaper: Quantity
    """The smallest of the larger quantities that cost the least."""
    amount: Price
    """What that one costs, in the list's currency, before rounding."""


@dataclass(frozen=True, slots=True)
class ChargeEntry:
    """What a plan charges for a meter."""

    meter: str
    """The meter."""
    kind: ChargeKind
    """How units are priced."""
    status: Status
    """Whether every price and quantity of the charge is known."""
    included: Quantity | None
    """Units that the plan's price covers."""
    included_per: AllowanceScope | None
    """What has so many of its own; null: the whole subscription."""
    unit_price: Price | None
    """The price of a unit, in the list's currency; null also for any other kind."""
    tiers: tuple[TierEntry, ...]
    """The price table; empty for a kind without tiers."""
    tier_months: int
    """The months whose mean quantity decides which tier is reached."""
    flat_fee_at_zero: bool
    """Whether the first tier's flat fee is charged at 0 units."""
    package: PackageEntry | None
    """The package; null for any other kind."""
    share: Quantity | None
    """The share that is charged, as a fraction of 1; null for any other kind."""
    base_fee: Price | None
    """What is charged in any case, in the list's currency."""
    minimum: Price
    """The least that is charged, in the list's currency."""
    maximum: Price | None
    """The most that is charged, in the list's currency; null if there is no such bound."""
    switch: SwitchEffect | None
    """The switch on which it depends; null if there is none."""
    inversions: tuple[InversionEntry, ...]
    """Where more costs less, in units of the meter; of one project where each has its own included units."""
    source: str | None
    """The source, by its name in `sources`; null if the list names none."""
    validity: Validity
    """When it holds."""


@dataclass(frozen=True, slots=True)
class CreditEntry:
    """What a plan takes off the price of usage each month."""

    title: str | None
    """Its name; null if the list gives none."""
    amount: Price
    """The most that is taken off, in the list's currency."""
    meters: tuple[str, ...] | None
    """The meters whose charges it pays; null: every charged meter of the plan."""
    source: str | None
    """The source, by its name in `sources`; null if the list names none."""
    validity: Validity
    """When it holds."""


class ByAccount(Enum):
    """A ceiling that each account has of its own: a scenario says it."""

    ACCOUNT = "account"


@dataclass(frozen=True, slots=True)
class LimitEntry:
    """A ceiling of a meter within a plan."""

    meter: str
    """The meter."""
    limit: Quantity | Unlimited | ByAccount | None
    """The most that may be used, in such a span."""
    per: str
    """What it counts in: `month`, `day`, `5 seconds`, `project` and the like."""
    on_exceed: OnExceed
    """What happens above it."""
    new_account: Quantity | None
    """Where it depends on the account: what a new one has; null if the list does not say."""
    resets: str | None
    """The time of day at which what was used is forgotten, or after how many days; null if the list does not say."""
    warn_at: tuple[str, ...]
    """The shares of the limit at which the vendor warns; empty if the list does not say."""
    status: Status
    """Whether it is known."""
    span: Annotated[Span, Leaf.HIDDEN]
    """What it counts in."""
    source: str | None
    """The source, by its name in `sources`; null if the list names none."""
    validity: Validity
    """When it holds."""


@dataclass(frozen=True, slots=True)
class CapabilityEntry:
    """Something that a plan allows."""

    name: str
    """Its key in the list."""
    value: Quantity | Unlimited | Allowed | None
    """The figure or the answer; null also for names."""
    features: tuple[str, ...] | None
    """The names of its features, or those that its environments may have; null for any other capability."""
    status: Status
    """Whether it is known."""
    source: str | None
    """The source, by its name in `sources`; null if the list names none."""
    validity: Validity
    """When it holds."""


@dataclass(frozen=True, slots=True)
class PlanDuration:
    """A length of time that holds for a plan."""

    plan: str | None
    """The plan; null: every plan."""
    seconds: Seconds
    """Its seconds."""


@dataclass(frozen=True, slots=True)
class PlanText:
    """What the vendor says on a plan."""

    plan: str
    """The plan."""
    text: str
    """The vendor's own words."""


@dataclass(frozen=True, slots=True)
class UseEntry:
    """What a firing uses of a meter of the vendor's own."""

    meter: str
    """The meter."""
    per: str
    """The unit of work: `per_run`, `per_run_hour` and the like."""
    amount: Quantity | None
    """Units of the meter for each of them."""


@dataclass(frozen=True, slots=True)
class TriggerEntry:
    """What fires a schedule."""

    name: str
    """Its name in scenarios."""
    title: str | None
    """Its name as people write it; null if the list gives none."""
    dialect: Dialect
    """Which cron expressions it takes."""
    dialect_source: str | None
    """The source of the dialect, by its name in `sources`; null: the trigger's."""
    zones: Zones
    """Whether its user may choose the time zone of a schedule."""
    shortest: tuple[PlanDuration, ...]
    """The shortest interval that it takes; empty if the list names none."""
    refusals: tuple[PlanText, ...]
    """What the vendor says to a schedule that is more frequent; empty if the list does not say."""
    window: tuple[PlanDuration, ...]
    """How long after its time a run may start; empty if the list names none."""
    may_miss: bool
    """Whether it may leave a run out."""
    may_double: bool
    """Whether it may deliver a run twice."""
    often_late: bool
    """Whether runs are known to start late, or not at all, by no bound that is known."""
    overlap: Overlap | None
    """What it does when a run is still going on."""
    max_run_seconds: Seconds | None
    """The seconds after which it ends the call of a run; null if the list names none."""
    footprint: tuple[UseEntry, ...]
    """What its firing uses of the vendor's own meters."""
    jobs_meter: str | None
    """The vendor's meter that counts the schedules which a deployment registers; null if the list names none."""
    notes: tuple[WordsEntry, ...]
    """What else is known of it."""
    source: str | None
    """The source, by its name in `sources`; null if the list names none."""
    validity: Validity
    """When it holds."""


AdviceEntry: TypeAlias = OptimizationEntry | StageEntry | EnvironmentEntry | IndexEntry
"""What a vendor advises."""
Entry: TypeAlias = (
    TaxEntry | PriceEntry | ChargeEntry | CreditEntry | LimitEntry | CapabilityEntry | TriggerEntry | AdviceEntry
)
"""A figure, or some that belong together, with its source."""
