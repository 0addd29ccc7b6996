"""Laws of a whole tariff, with allowance, fees and bounds, against an oracle that bills unit by unit.

What holds of a charge model alone is tried in `test_charges`.
"""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import PRICES, UNIT_PRICES

from capacity_cli.model.charges import ChargeModel, Graduated, Package, Percentage, Tier, UnitPrice, Volume
from capacity_cli.model.numbers import Exact
from capacity_cli.model.rating import rated
from capacity_cli.model.tariff import Tariff

NOTHING = Decimal(0)


@st.composite
def short_tables(draw: st.DrawFn) -> tuple[Tier, ...]:
    """Tables with bounds so small that a quantity is often at one of them."""
    tops = [*map(Decimal, sorted(draw(st.sets(st.integers(1, 12), max_size=3)))), None]
    return tuple(Tier(top, draw(PRICES), draw(st.just(NOTHING) | PRICES)) for top in tops)


FEW = st.just(0) | st.integers(0, 3)
PACKAGES = st.builds(Package, st.integers(1, 6).map(Decimal), PRICES, FEW, st.booleans(), FEW)
"""Packages of which a started one may not count, some cost nothing, and some are charged in any case."""
PERCENTAGES = st.builds(Percentage, st.decimals(0, 1, places=4))
GRADUATED = st.builds(Graduated, short_tables(), st.booleans())
VOLUMES = st.builds(Volume, short_tables(), st.booleans())
COUNTED_MODELS = st.one_of(UNIT_PRICES, VOLUMES, GRADUATED)
"""The charge models that count units of the meter."""
RISING_MODELS = st.one_of(UNIT_PRICES, GRADUATED, PACKAGES, PERCENTAGES)
"""Every charge model but volume tiers."""
EVERY_MODEL = st.one_of(RISING_MODELS, VOLUMES)

WHOLE_QUANTITIES = st.integers(0, 30)
QUANTITIES = st.one_of(WHOLE_QUANTITIES.map(Decimal), st.decimals(0, 30, places=3))
NUMBERS = st.one_of(QUANTITIES.map(Fraction), st.fractions(0, 30, max_denominator=1000))
ALLOWANCES = st.one_of(st.just(NOTHING), st.integers(0, 10).map(Decimal), st.decimals(0, 10, places=2))
FEES = st.one_of(st.just(NOTHING), st.decimals(0, 5000, places=2))
STEPS = st.one_of(st.fractions(0, 30, max_denominator=1000), st.integers(1, 10**12).map(lambda n: Fraction(1, n)))
"""Differences between two quantities, large and small."""


def tariff_of(model: ChargeModel, included: Decimal = NOTHING) -> Tariff:
    return Tariff("m", model, included=included, units_off=included)


@st.composite
def tariffs(
    draw: st.DrawFn,
    models: st.SearchStrategy[ChargeModel] = EVERY_MODEL,
    allowances: st.SearchStrategy[Decimal] = ALLOWANCES,
) -> Tariff:
    """Tariffs with an allowance, a base fee, a minimum and, some of them, a maximum."""
    minimum = draw(FEES)
    maximum = draw(st.none() | st.decimals(0, 5000, places=2).map(lambda more: minimum + more))
    tariff = tariff_of(draw(models), draw(allowances))
    return replace(tariff, base_fee=draw(FEES), minimum=minimum, maximum=maximum)


def known(value: Decimal | None) -> Decimal:
    assert value is not None
    return value


def amount_of(tariff: Tariff, quantity: Exact) -> Exact:
    amount = rated(tariff, quantity).amount
    assert amount is not None
    return amount


def tier_of(tiers: tuple[Tier, ...], unit: int) -> Tier:
    return next(tier for tier in tiers if tier.up_to is None or unit <= tier.up_to)


def unit_by_unit(model: ChargeModel, units: int) -> list[Decimal]:
    """The oracle: the price of each unit in its order, or of each package."""
    match model:
        case UnitPrice():
            return [known(model.unit_price) for _ in range(units)]
        case Percentage():
            return [known(model.share) for _ in range(units)]
        case Graduated():
            return [known(tier_of(model.tiers, unit).unit_price) for unit in range(1, units + 1)]
        case Volume():
            return [known(tier_of(model.tiers, units).unit_price) for _ in range(units)]
        case Package():
            counts = 0 if model.started else model.size - 1  # the unit with which a package counts
            sold = sum(1 for unit in range(units) if unit % model.size == counts) - model.free_packages
            return [known(model.package_price) for _ in range(max(sold, model.minimum))]
        case _:
            assert_never(model)


def chargeable(tariff: Tariff, units: int) -> int:
    """How many units are left, when whole ones come off one after another."""
    return sum(1 for unit in range(1, units + 1) if unit > known(tariff.units_off))


def flat_fees(model: ChargeModel, units: int) -> Decimal:
    """The flat fees of the tiers that the units reach, each once."""
    if not isinstance(model, Volume | Graduated):
        return NOTHING
    if units == 0:
        return known(model.tiers[0].flat_fee) if model.flat_fee_at_zero else NOTHING
    counted = range(1, units + 1) if isinstance(model, Graduated) else [units]
    return sum((known(tier.flat_fee) for tier in {tier_of(model.tiers, unit) for unit in counted}), NOTHING)


@settings(max_examples=200)
@given(COUNTED_MODELS, st.integers(0, 10), WHOLE_QUANTITIES)
def test_each_unit_beyond_the_included_ones_is_billed_once(model: ChargeModel, included: int, units: int) -> None:
    tariff = tariff_of(model, Decimal(included))
    parts = rated(tariff, Decimal(units)).parts
    billed = [each.unit_price for each in parts for _ in range(int(each.quantity))]
    assert billed == unit_by_unit(model, chargeable(tariff, units))


@settings(max_examples=200)
@given(COUNTED_MODELS, ALLOWANCES, NUMBERS)
def test_the_parts_share_out_what_the_included_units_leave(
    model: ChargeModel, included: Decimal, quantity: Fraction
) -> None:
    parts = rated(tariff_of(model, included), quantity).parts
    covered = quantity if quantity < included else Fraction(included)
    assert sum(Fraction(each.quantity) for each in parts) + covered == quantity


@settings(max_examples=500)
@given(tariffs(allowances=st.integers(0, 10).map(Decimal)), WHOLE_QUANTITIES)
def test_a_bill_is_what_the_units_cost_one_by_one_with_fees_and_within_bounds(tariff: Tariff, units: int) -> None:
    assert tariff.model is not None
    left = chargeable(tariff, units)
    bill = sum(unit_by_unit(tariff.model, left), flat_fees(tariff.model, left) + known(tariff.base_fee))
    bill = max(bill, known(tariff.minimum))
    if tariff.maximum is not None and bill > tariff.maximum:
        bill = tariff.maximum
    assert amount_of(tariff, Decimal(units)) == bill


@settings(max_examples=200)
@given(tariffs(RISING_MODELS), NUMBERS, STEPS)
def test_more_never_costs_less_but_under_volume_prices(tariff: Tariff, quantity: Fraction, more: Fraction) -> None:
    assert amount_of(tariff, quantity) <= amount_of(tariff, quantity + more)


@settings(max_examples=200)
@given(short_tables(), st.data(), STEPS)
def test_graduated_prices_have_no_steps_but_the_flat_fees(
    table: tuple[Tier, ...], data: st.DataObject, more: Fraction
) -> None:
    starts = [Fraction(0), *(Fraction(tier.up_to) for tier in table if tier.up_to is not None)]
    below = data.draw(st.sampled_from(starts) | NUMBERS)
    tariff = tariff_of(Graduated(table))
    rise = Fraction(amount_of(tariff, below + more)) - Fraction(amount_of(tariff, below))
    for start, tier in zip(starts, table, strict=True):
        if below <= start < below + more:
            rise -= Fraction(known(tier.flat_fee))
    prices = [Fraction(known(tier.unit_price)) for tier in table]
    assert min(prices) * more <= rise <= max(prices) * more


@settings(max_examples=200)
@given(tariffs(), NUMBERS)
def test_included_units_come_off_before_the_tiers(tariff: Tariff, left: Fraction) -> None:
    bare = replace(tariff, included=NOTHING, units_off=NOTHING)
    included = Fraction(known(tariff.units_off))
    assert rated(tariff, included + left) == rated(bare, left)
    assert rated(tariff, included / 2) == rated(bare, Fraction(0))


def ten_times(value: Decimal | None) -> Decimal:
    return known(value) * 10


def dearer(model: ChargeModel) -> ChargeModel:
    """The model with ten times its prices."""
    match model:
        case UnitPrice():
            return UnitPrice(ten_times(model.unit_price))
        case Percentage():
            return Percentage(ten_times(model.share))
        case Package():
            return replace(model, package_price=ten_times(model.package_price))
        case Volume() | Graduated():
            tiers = [Tier(each.up_to, ten_times(each.unit_price), ten_times(each.flat_fee)) for each in model.tiers]
            return replace(model, tiers=tuple(tiers))
        case _:
            assert_never(model)


@settings(max_examples=200)
@given(tariffs(), NUMBERS)
def test_in_a_currency_worth_a_tenth_everything_costs_ten_times_as_much(tariff: Tariff, quantity: Fraction) -> None:
    assert tariff.model is not None
    tenth = replace(
        tariff,
        model=dearer(tariff.model),
        base_fee=ten_times(tariff.base_fee),
        minimum=ten_times(tariff.minimum),
        maximum=None if tariff.maximum is None else tariff.maximum * 10,
    )
    assert amount_of(tenth, quantity) == amount_of(tariff, quantity) * 10


@settings(max_examples=200)
@given(tariffs(), NUMBERS)
def test_the_parts_of_a_tariff_add_up_to_its_amount(tariff: Tariff, quantity: Fraction) -> None:
    parts = rated(tariff, quantity).parts
    sums = [Fraction(each.quantity) * Fraction(each.unit_price) + Fraction(each.flat_fee) for each in parts]
    assert sum(sums) == amount_of(tariff, quantity)


@settings(max_examples=200)
@given(tariffs(), QUANTITIES)
def test_a_decimal_and_the_same_fraction_are_rated_alike(tariff: Tariff, quantity: Decimal) -> None:
    assert rated(tariff, quantity) == rated(tariff, Fraction(quantity))
