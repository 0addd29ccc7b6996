"""A price list in full: plans side by side, meters, advice, triggers, and the sources of all figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from capacity_cli.model.catalogue.advising import EnvironmentEntry, IndexEntry, OptimizationEntry, StageEntry
from capacity_cli.model.catalogue.entries import (
    CapabilityEntry,
    ChargeEntry,
    CreditEntry,
    Entry,
    LimitEntry,
    PriceEntry,
    TaxEntry,
    TriggerEntry,
)
from capacity_cli.model.leaves import Price, Quantity
from capacity_cli.model.money import RoundingMode
from capacity_cli.model.prices.advice import Downgrade
from capacity_cli.model.prices.price_list import RoundingScope, SwitchState
from capacity_cli.model.prices.source import Apart, Confidence, MeterKind


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """Where figures come from."""

    name: str
    """Its name in the list, by which entries refer to it."""
    title: str
    """The page's or document's title."""
    url: str | None
    """Its address; null if it has none."""
    read: str
    """The day on which it was read."""
    confidence: Confidence
    """How far it can be trusted."""
    withdrawn: str | None
    """The day on which the vendor took it back; null if it did not."""


@dataclass(frozen=True, slots=True)
class RoundingEntry:
    """How amounts are rounded."""

    to: Price | None
    """The smallest amount, in the list's currency; null: amounts stay exact."""
    mode: RoundingMode | None
    """What happens to the rest; null: amounts stay exact."""
    per: RoundingScope
    """What is rounded."""


@dataclass(frozen=True, slots=True)
class MeterEntry:
    """A quantity that the vendor limits or bills."""

    name: str
    """Its name in the list and in scenarios."""
    title: str
    """Its name as people say it."""
    unit: str
    """What one of it is called; an empty text if the list does not say."""
    kind: MeterKind
    """What it counts."""
    increment: Quantity | None
    """The units that count whole once they are started; null if a part of one counts as such."""
    per: Apart | None
    """What is counted, and rounded up to the increment, apart; null if nothing is."""
    sum_of: tuple[str, ...]
    """The meters that it adds up."""


@dataclass(frozen=True, slots=True)
class SwitchEntry:
    """Something that a subscriber turns on and off."""

    name: str
    """Its name in the list and in scenarios."""
    title: str | None
    """Its name as people write it; null if the list gives none."""
    default: SwitchState
    """Its position if nobody says."""
    asked: SwitchState | None
    """The position that was asked for; null if none was."""
    source: str | None
    """The source, by its name in `sources`; null if the list names none."""


@dataclass(frozen=True, slots=True)
class ChoiceEntry:
    """Something that values depend on, such as the region."""

    name: str
    """Its name in the list and in scenarios."""
    options: tuple[str, ...]
    """What there is to choose."""
    asked: str | None
    """What was asked for; null if nothing was, and then every option is shown."""


@dataclass(frozen=True, slots=True)
class NoteEntry:
    """Something that is known and that no figure says."""

    text: str
    """What is known."""
    source: str | None
    """The name of its source; null if it names none."""


@dataclass(frozen=True, slots=True)
class ShownPlan:
    """What one subscribes to; entries of other dates stand beside those that hold."""

    name: str
    """Its name in the list and in scenarios."""
    title: str | None
    """Its name as the vendor writes it; null if the list gives none."""
    price: tuple[PriceEntry, ...]
    """What it costs whatever is used."""
    charges: tuple[ChargeEntry, ...]
    """What it charges for usage."""
    credits: tuple[CreditEntry, ...]
    """What it takes off the price of usage."""
    limits: tuple[LimitEntry, ...]
    """The ceilings that it sets."""
    capabilities: tuple[CapabilityEntry, ...]
    """What it allows."""
    stage: tuple[StageEntry, ...]
    """The stage of a service for which it is meant; empty if the list does not say."""


@dataclass(frozen=True, slots=True)
class ShownList:
    """One vendor's price list."""

    vendor: str
    """The vendor's name in scenarios."""
    title: str
    """The vendor's name as people write it."""
    edition: str | None
    """The edition that the list belongs to; null if it states none."""
    file: str
    """The file as the user knows it."""
    as_of: str | None
    """The date that was asked for; null where the list has no dates."""
    currency: str
    """The currency of all its prices."""
    rounding: RoundingEntry
    """How amounts are rounded."""
    tax: tuple[TaxEntry, ...]
    """The tax that comes on top; empty if the list names none."""
    downgrade: Downgrade | None
    """When a smaller plan takes effect; null if the list does not say."""
    choices: tuple[ChoiceEntry, ...]
    """What its values depend on."""
    switches: tuple[SwitchEntry, ...]
    """What a subscriber turns on and off."""
    meters: tuple[MeterEntry, ...]
    """What it limits or bills."""
    plans: tuple[ShownPlan, ...]
    """What one can subscribe to, smallest first."""
    optimizations: tuple[OptimizationEntry, ...]
    """Ways to use less of its meters."""
    environments_meter: str | None
    """The meter that counts environments; null if the vendor has no such thing."""
    environments: tuple[EnvironmentEntry, ...]
    """The environments that it knows by name."""
    documents: tuple[IndexEntry, ...]
    """What to do about indexes, by the number of stored documents."""
    triggers: tuple[TriggerEntry, ...]
    """What it fires schedules with."""
    notes: tuple[NoteEntry, ...]
    """What else is known of its prices and limits."""
    sources: tuple[SourceEntry, ...]
    """Where its figures come from."""


def entries(shown: ShownList) -> Iterator[Entry]:
    """Every entry of a list, also those of other dates."""
    parts: list[tuple[Entry, ...]] = [shown.tax]
    for plan in shown.plans:
        parts += [plan.price, plan.charges, plan.credits, plan.limits, plan.capabilities, plan.stage]
    parts += [shown.optimizations, shown.environments, shown.documents, shown.triggers]
    return chain.from_iterable(parts)
