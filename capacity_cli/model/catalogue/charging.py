"""A charge as it is shown: how its units are priced, what a switch does to it, and where more costs less."""

from collections.abc import Mapping
from typing import assert_never

from capacity_cli.model.catalogue.entries import (
    ChargeEntry,
    ChargeKind,
    InversionEntry,
    PackageEntry,
    SwitchEffect,
    TierEntry,
)
from capacity_cli.model.catalogue.varying import Validity
from capacity_cli.model.inversions import inversions
from capacity_cli.model.leaves import Status
from capacity_cli.model.prices.charge import Charge, TierMode
from capacity_cli.model.prices.price_list import SwitchState
from capacity_cli.model.prices.tariff import tariff_of


def charge_entry(charge: Charge, asked: Mapping[str, str], validity: Validity) -> ChargeEntry:
    """A charge, with the positions of switches that were asked for."""
    kind, switch = _kind(charge), _switch(charge, asked)
    return ChargeEntry(
        meter=charge.meter,
        kind=kind,
        status=_status(charge, kind),
        included=charge.included.amount,
        included_per=charge.included.per,
        unit_price=charge.unit_price,
        tiers=tuple(TierEntry(tier.up_to, tier.unit_price, tier.flat_fee) for tier in charge.tiers or ()),
        tier_months=charge.tier_months,
        flat_fee_at_zero=charge.flat_fee_at_zero,
        package=_package(charge),
        share=charge.percent,
        base_fee=charge.base_fee,
        minimum=charge.minimum,
        maximum=charge.maximum,
        switch=switch,
        inversions=_inversions(charge, switch),
        source=charge.source,
        validity=validity,
    )


def _kind(charge: Charge) -> ChargeKind:
    if charge.package is not None:
        return ChargeKind.PACKAGE
    if charge.percent is not None:
        return ChargeKind.PERCENT
    match charge.mode:
        case TierMode.VOLUME:
            return ChargeKind.VOLUME
        case TierMode.GRADUATED:
            return ChargeKind.GRADUATED
        case None:
            return ChargeKind.UNIT_PRICE
        case _:
            assert_never(charge.mode)


def _status(charge: Charge, kind: ChargeKind) -> Status:
    prices = [charge.included.amount, charge.base_fee]
    prices.extend(price for tier in charge.tiers or () for price in (tier.unit_price, tier.flat_fee))
    if kind is ChargeKind.UNIT_PRICE:
        prices.append(charge.unit_price)
    if charge.package is not None:
        prices.append(charge.package.price)
    return Status.UNKNOWN if None in prices else Status.KNOWN


def _package(charge: Charge) -> PackageEntry | None:
    entry = charge.package
    return None if entry is None else PackageEntry(entry.size, entry.price, entry.minimum, entry.round, entry.included)


def _switch(charge: Charge, asked: Mapping[str, str]) -> SwitchEffect | None:
    """What the charge's switch does; a charge has one at most."""
    for name, on_exceed in (charge.switch or {}).items():
        return SwitchEffect(name, on_exceed, SwitchState(asked[name]) if name in asked else None)
    return None


def _inversions(charge: Charge, switch: SwitchEffect | None) -> tuple[InversionEntry, ...]:
    """Where more costs less, while what is above the included units is billed."""
    if switch is not None and switch.asked is SwitchState.ON:
        return ()
    found = inversions(tariff_of(charge.meter, charge, ()))
    return tuple(InversionEntry(each.first, each.last, each.cheaper, each.amount) for each in found)
