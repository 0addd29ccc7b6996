"""Editions in brief: for each vendor how much its list says, how old that is and how far it can be trusted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from capacity_cli.model.catalogue.entries import ChargeEntry, PriceEntry
from capacity_cli.model.catalogue.shown import ShownList, entries
from capacity_cli.model.leaves import Status
from capacity_cli.model.prices.source import Confidence

_TRUST = tuple(Confidence)
"""The degrees of confidence, the highest first."""


@dataclass(frozen=True, slots=True)
class VendorEntry:
    """A price list in brief; the entries that hold on the date count, under every choice."""

    vendor: str
    """The vendor's name in scenarios."""
    title: str
    """The vendor's name as people write it."""
    currency: str
    """The currency of its prices."""
    plans: int
    """How many plans it has."""
    triggers: tuple[str, ...]
    """The names of its triggers."""
    oldest: str | None
    """The oldest day on which one of its sources was read; null if it has none."""
    newest: str | None
    """The newest day on which one of its sources was read; null if it has none."""
    age_days: int | None
    """Days from the oldest reading to the date; null if there is no such day, below 0 if it comes later."""
    lowest_confidence: Confidence | None
    """The confidence of the source that can be trusted least; null if it has none."""
    withdrawn: int
    """How many entries rest on a source that the vendor took back."""
    unknown_prices: int
    """How many prices and charges are not wholly known."""


@dataclass(frozen=True, slots=True)
class EditionEntry:
    """A folder of price lists in brief."""

    name: str
    """The edition that its lists state, else the name of the folder."""
    folder: str
    """The folder as the user knows it."""
    newest: str | None
    """The newest day on which one of its sources was read; null if it has none."""
    as_of: str | None
    """The date that was asked for, else `newest`."""
    vendors: tuple[VendorEntry, ...]
    """Its price lists."""


@dataclass(frozen=True, slots=True)
class Editions:
    """Some editions in brief."""

    editions: tuple[EditionEntry, ...]
    """The editions that were asked for, else those that ship."""


def vendor_entry(shown: ShownList) -> VendorEntry:
    """A list in brief, as of its own date."""
    read = sorted(source.read for source in shown.sources)
    withdrawn = {source.name for source in shown.sources if source.withdrawn is not None}
    confidences = [source.confidence for source in shown.sources]
    return VendorEntry(
        vendor=shown.vendor,
        title=shown.title,
        currency=shown.currency,
        plans=len(shown.plans),
        triggers=tuple(dict.fromkeys(trigger.name for trigger in shown.triggers)),
        oldest=read[0] if read else None,
        newest=read[-1] if read else None,
        age_days=_days(read, shown.as_of),
        lowest_confidence=max(confidences, key=_TRUST.index, default=None),
        withdrawn=sum(entry.source in withdrawn for entry in entries(shown) if entry.validity.holds),
        unknown_prices=_unknown_prices(shown),
    )


def _days(read: Sequence[str], as_of: str | None) -> int | None:
    if not read or as_of is None:
        return None
    return (date.fromisoformat(as_of) - date.fromisoformat(read[0])).days


def _unknown_prices(shown: ShownList) -> int:
    priced: list[PriceEntry | ChargeEntry] = []
    for plan in shown.plans:
        priced += [*plan.price, *plan.charges]
    return sum(entry.status is Status.UNKNOWN and entry.validity.holds for entry in priced)
