"""Rating: what a tariff makes of a quantity beyond its charge model: allowance, base fee, bounds and whole packages."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import price_list

from capacity_cli.model.rating import LinePart, rated
from capacity_cli.model.scenario import Service
from capacity_cli.model.subscription import subscribed
from capacity_cli.model.tariff import Tariff, tariffs

AMOUNTS = st.decimals("0", "1000", places=2)


def tariff_of(charge: str) -> Tariff:
    """The tariff of a charge as a price list writes it."""
    plans = f"{{p: {{price: 0, charges: [{{meter: m, {charge}}}]}}}}"
    text = f"format: price-list/v1\nvendor: v\ncurrency: USD\nplans: {plans}"
    listed = price_list(text)
    [tariff] = tariffs(subscribed("v", listed, Service(plan="p")))
    return tariff


def amount_of(charge: str, quantity: str) -> str:
    amount = rated(tariff_of(charge), Decimal(quantity)).amount
    return f"{Decimal(str(amount)).normalize():f}"


@pytest.mark.parametrize(
    ("charge", "quantity", "amount"),
    [
        ("unit_price: 2, base_fee: 5", "0", "5"),
        ("unit_price: 2, base_fee: 5", "3", "11"),
        ("unit_price: 2, minimum: 10", "0", "10"),
        ("unit_price: 2, minimum: 10", "5", "10"),
        ("unit_price: 2, minimum: 10", "6", "12"),
        ("unit_price: 2, maximum: 10", "5", "10"),
        ("unit_price: 2, maximum: 10", "6", "10"),
        ("unit_price: 2, base_fee: 9, maximum: 10", "1", "10"),
        ("unit_price: 2, included: 4", "4", "0"),
        ("unit_price: 2, included: 4", "5", "2"),
        ('percent: "2.5%"', "200", "5"),
        ('percent: "2.5%", included: 100', "200", "2.5"),
        ("package: {size: 10, price: 3}", "10", "3"),
        ("package: {size: 10, price: 3}", "11", "6"),
        ("package: {size: 10, price: 3, round: down}", "19", "3"),
        ("package: {size: 10, price: 3, round: down}", "9", "0"),
        ("package: {size: 10, price: 3, minimum: 2}", "0", "6"),
        ("package: {size: 10, price: 3, minimum: 2}", "21", "9"),
        ("package: {size: 10, price: 3}, included: 5", "16", "6"),
        ("package: {size: 10, price: 3, included: after_rounding}, included: 10", "16", "3"),
        ("package: {size: 10, price: 3, included: after_rounding}, included: 15", "21", "6"),
    ],
)
def test_an_amount_worked_by_hand(charge: str, quantity: str, amount: str) -> None:
    assert amount_of(charge, quantity) == amount


def test_a_year_costs_a_twelfth_of_it_a_month() -> None:
    text = "format: price-list/v1\nvendor: v\ncurrency: USD\nplans: {p: {price: {amount: 24, per: year}}}"
    assert price_list(text).prices.plans["p"].price.monthly == 2


def test_an_unknown_price_or_quantity_is_no_amount() -> None:
    assert rated(tariff_of("unit_price: unknown"), Decimal(1)).amount is None
    assert rated(tariff_of("unit_price: 1"), None).amount is None


def total(parts: tuple[LinePart, ...]) -> Fraction:
    return sum(
        (Fraction(each.quantity) * Fraction(each.unit_price) + Fraction(each.flat_fee) for each in parts), Fraction(0)
    )


@given(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS)
def test_the_parts_add_up_and_the_bounds_hold(
    quantity: Decimal, price: Decimal, base: Decimal, least: Decimal, more: Decimal
) -> None:
    tariff = tariff_of(f"unit_price: {price}, base_fee: {base}, minimum: {least}, maximum: {least + more}")
    found = rated(tariff, quantity)
    assert found.amount is not None
    assert total(found.parts) == found.amount
    assert found.amount == max(least, min(least + more, quantity * price + base))


@given(AMOUNTS, st.integers(1, 50), st.integers(0, 5), st.booleans())
def test_packages_are_counted_as_a_shop_would(quantity: Decimal, size: int, minimum: int, down: bool) -> None:
    rule = "down" if down else "up"
    tariff = tariff_of(f"package: {{size: {size}, price: 7, minimum: {minimum}, round: {rule}}}")
    packages = 0
    while (packages + 1) * size <= quantity:
        packages += 1
    if not down and packages * size < quantity:
        packages += 1
    assert rated(tariff, quantity).amount == 7 * max(packages, minimum)
