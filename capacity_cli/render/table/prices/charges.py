"""Prices, charges and credits in words and numbers, a line for each thing to know."""

from collections.abc import Iterator
from typing import assert_never

from capacity_cli.model.catalogue.entries import ChargeEntry, ChargeKind, CreditEntry, PriceEntry, TierEntry
from capacity_cli.model.prices.charge import IncludedUnits
from capacity_cli.model.prices.price_list import SwitchState
from capacity_cli.render.table.prices.page import Page
from capacity_cli.render.text.texts import ALL_DECIMALS


def price_lines(page: Page, price: PriceEntry) -> list[str]:
    """What a plan costs whatever is used."""
    if price.amount is None:
        return [page.price(None)]
    return [page.texts(f"prices.per.{price.per}", amount=page.price(price.amount))]


def credit_lines(page: Page, credit: CreditEntry) -> list[str]:
    """What a credit takes off, and whose price."""
    amount = page.price(credit.amount)
    if credit.meters is None:
        return [page.texts("prices.credit.all", amount=amount)]
    return [page.texts("prices.credit.some", amount=amount), ", ".join(map(page.meter, credit.meters))]


def charge_lines(page: Page, charge: ChargeEntry) -> list[str]:
    """How a meter is charged: what is included, the price of the rest, fees and bounds, and what a switch does."""
    included = list(_included(page, charge))
    effect = charge.switch
    if effect is not None and effect.asked is SwitchState.ON:
        return [*(included or [_amount_included(page, charge)]), _stopped(page, charge, "prices.is_on")]
    first, *further = _priced(page, charge)
    lines = [*included, page.texts("prices.then", price=first) if included else first, *further]
    lines.extend(_around(page, charge))
    if effect is not None and effect.asked is None:
        lines.append(_stopped(page, charge, "prices.while_on"))
    return lines


def _included(page: Page, charge: ChargeEntry) -> Iterator[str]:
    if charge.included != 0:
        yield _amount_included(page, charge)


def _amount_included(page: Page, charge: ChargeEntry) -> str:
    amount = page.number(charge.included)
    if charge.included_per is None:
        return page.texts("prices.included", amount=amount)
    apart = page.texts(f"prices.apart.{charge.included_per}")
    return page.texts("prices.included_apart", amount=amount, apart=apart)


def _stopped(page: Page, charge: ChargeEntry, key: str) -> str:
    """What a switch does while it is on."""
    assert charge.switch is not None  # noqa: S101  else nobody asks
    name = charge.switch.name
    title = next((each.title for each in page.shown.switches if each.name == name and each.title), name)
    return page.texts(key, switch=title, consequence=page.texts(f"on_exceed.{charge.switch.on_exceed}"))


def _priced(page: Page, charge: ChargeEntry) -> Iterator[str]:
    """The price of the units that are charged."""
    match charge.kind:
        case ChargeKind.UNIT_PRICE:
            yield _each(page, charge)
        case ChargeKind.VOLUME | ChargeKind.GRADUATED:
            yield page.texts(f"prices.kind.{charge.kind}")
            yield from (_tier(page, tier) for tier in charge.tiers)
            if charge.tier_months > 1:
                yield page.texts("prices.tier_months", months=charge.tier_months)
            if charge.flat_fee_at_zero:
                yield page.texts("prices.fee_at_zero")
        case ChargeKind.PACKAGE:
            yield from _package(page, charge)
        case ChargeKind.PERCENT:
            share = 0 if charge.share is None else charge.share * 100
            yield page.texts("prices.share", percent=page.texts.number(share, ALL_DECIMALS))
        case _:
            assert_never(charge.kind)


def _each(page: Page, charge: ChargeEntry) -> str:
    if charge.unit_price is None:
        return page.price(None)
    unit, price = page.unit(charge.meter), page.price(charge.unit_price)
    return page.texts("prices.unit_price", price=price, unit=unit) if unit else page.texts("prices.each", price=price)


def _tier(page: Page, tier: TierEntry) -> str:
    price = page.price(tier.unit_price)
    if tier.flat_fee != 0:
        price = page.texts("prices.flat_fee", price=price, fee=page.price(tier.flat_fee))
    if tier.up_to is None:
        return page.texts("prices.last_tier", price=price)
    return page.texts("prices.tier", bound=page.number(tier.up_to), price=price)


def _package(page: Page, charge: ChargeEntry) -> Iterator[str]:
    package = charge.package
    assert package is not None  # noqa: S101  the kind says so
    if package.price is None:
        yield page.price(None)
    else:
        yield page.texts(
            f"prices.package.{package.round}", price=page.price(package.price), size=page.number(package.size)
        )
    if package.minimum:
        yield page.texts("prices.packages", count=package.minimum)
    if package.included is IncludedUnits.AFTER:
        yield page.texts("prices.package_after")


def _around(page: Page, charge: ChargeEntry) -> Iterator[str]:
    """The fee and the bounds that hold whatever the units cost."""
    for key, amount in (("prices.base_fee", charge.base_fee), ("prices.minimum", charge.minimum)):
        if amount != 0:
            yield page.texts(key, amount=page.price(amount))
    if charge.maximum is not None:
        yield page.texts("prices.maximum", amount=page.price(charge.maximum))
