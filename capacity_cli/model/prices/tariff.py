"""How one meter is charged, as a value: what a charge of a list or a price of a contract comes to when it is rated."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from capacity_cli.model.charges import ChargeModel
from capacity_cli.model.prices.charge import AllowanceScope, Charge, Pricing
from capacity_cli.model.prices.limit import OnExceed
from capacity_cli.model.problems import Path

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Tariff:
    """How one meter is charged."""

    meter: str
    """The meter."""
    model: ChargeModel | None
    """How the chargeable units are priced; none if the price is unknown."""
    included: Decimal | None = _NOTHING
    """Units that the plan's price covers; none if unknown."""
    units_off: Decimal | None = _NOTHING
    """Units that come off before the rest is priced: the included ones, unless the model itself takes them off."""
    base_fee: Decimal | None = _NOTHING
    """What is charged in any case; none if unknown."""
    minimum: Decimal = _NOTHING
    """The least that is charged."""
    maximum: Decimal | None = None
    """The most that is charged; none if there is no such bound."""
    by_project: bool = False
    """Whether each project has the included units of its own."""
    capped: OnExceed | None = None
    """What happens above the included units, of which then nothing is billed; none where they are billed."""
    tier_months: int = 1
    """The months whose mean decides which tier is reached."""
    negotiated: bool = False
    """Whether it comes from a contract."""
    billed_unused: bool = True
    """Whether something may be charged although nothing is used."""
    path: Path = ()
    """Where it is written: in the price list, or, if negotiated, in the scenario."""
    source: str | None = None
    """Its source, by its name in the price list."""


class Switched(NamedTuple):
    """A charge of a list, under both positions of the switch that it names."""

    tariff: Tariff
    """How it is charged while the switch is off, or without a switch."""
    switch: str
    """The switch; an empty text if there is none."""
    while_on: Tariff
    """How it is charged while the switch is on."""


def switched(charge: Charge, path: Path) -> Switched:
    """The tariff of a charge that stands at a path of its list."""
    tariff = replace(tariff_of(charge.meter, charge, path), source=charge.source)
    for switch, consequence in (charge.switch or {}).items():
        return Switched(tariff, switch, replace(tariff, capped=consequence))
    return Switched(tariff, "", tariff)


def tariff_of(meter: str, pricing: Pricing, path: Path, *, negotiated: bool = False) -> Tariff:
    """The tariff of a meter that is written at a path."""
    return Tariff(
        meter=meter,
        model=pricing.model,
        included=pricing.included.amount,
        units_off=pricing.units_off,
        base_fee=pricing.base_fee,
        minimum=pricing.minimum,
        maximum=pricing.maximum,
        by_project=pricing.included.per is AllowanceScope.PROJECT,
        tier_months=pricing.tier_months,
        negotiated=negotiated,
        billed_unused=_billed_unused(pricing),
        path=path,
    )


def _billed_unused(pricing: Pricing) -> bool:
    """Whether there is a fee in any case; an unknown one counts."""
    first_flat_fee = pricing.tiers[0].flat_fee if pricing.tiers and pricing.flat_fee_at_zero else _NOTHING
    in_any_case = pricing.package is not None and pricing.package.minimum > 0
    return in_any_case or pricing.minimum > 0 or pricing.base_fee != 0 or first_flat_fee != 0
