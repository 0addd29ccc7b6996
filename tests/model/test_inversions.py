"""Inversions: stretches worked by hand, and a law against an oracle that prices every quantity."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from capacity_cli.model.charges import ChargeModel, Graduated, Package, Percentage, Tier, UnitPrice, Volume
from capacity_cli.model.inversions import Inversion, inversion_at, inversions
from capacity_cli.model.numbers import Exact
from capacity_cli.model.prices.limit import OnExceed
from capacity_cli.model.rating import rated
from capacity_cli.model.tariff import Tariff

Stretch: TypeAlias = tuple[int, int, int, Exact | int]
"""First, last, cheaper and amount."""

NOTHING = Decimal(0)


def tiers_of(*rows: str) -> tuple[Tier, ...]:
    """Tiers written `unit price`, `unit price + flat fee` or `bound: unit price + flat fee`."""
    tiers = []
    for row in rows:
        bound, _, prices = row.rpartition(":")
        unit_price, _, flat_fee = prices.partition("+")
        tiers.append(Tier(Decimal(bound) if bound else None, Decimal(unit_price), Decimal(flat_fee or 0)))
    return tuple(tiers)


def volume(*rows: str, at_zero: bool = False) -> Tariff:
    return Tariff("m", Volume(tiers_of(*rows), at_zero))


def less(tariff: Tariff, units: str) -> Tariff:
    return replace(tariff, included=Decimal(units), units_off=Decimal(units))


def stretches(tariff: Tariff) -> list[Stretch]:
    return [(each.first, each.last, each.cheaper, each.amount) for each in inversions(tariff)]


ALIMTALK = volume("99999: 15", "499999: 13", "999999: 10", "8")
SMALL = volume("10: 10", "5")
"""From 6 units on, 10 for each is more than the 55 for 11 units."""


@pytest.mark.parametrize(
    ("tariff", "expected"),
    [
        (
            ALIMTALK,
            [
                (86_667, 99_999, 100_000, 1_300_000),
                (384_616, 499_999, 500_000, 5_000_000),
                (800_001, 999_999, 1_000_000, 8_000_000),
            ],
        ),
        (
            volume("9999: 13", "99999: 10", "8"),
            [(7_693, 9_999, 10_000, 100_000), (80_001, 99_999, 100_000, 800_000)],
        ),
        (SMALL, [(6, 10, 11, 55)]),
        # what costs the same is no inversion: 5 × 11 = 11 × 5, and 10 × 2 = 20
        (volume("10: 11", "5"), [(6, 10, 11, 55)]),
        (volume("10: 2", "0 + 20"), []),
        (volume("10: 2", "0 + 19"), [(10, 10, 11, 19)]),
        (volume("10: 5", "5"), []),
        (volume("10: 5", "6"), []),
        # 21 units cost less than 11, so that they are cheaper for both tiers before them, whose stretches touch
        (volume("10: 10", "20: 9", "1"), [(3, 20, 21, 21)]),
        # two tiers start at the same total: the smaller quantity is named
        (volume("5: 10", "7: 0 + 20", "0 + 20"), [(3, 5, 6, 20)]),
        # nothing costs anything from some point on
        (volume("10: 3", "0"), [(1, 10, 11, 0)]),
        # a tier of one price for all
        (volume("10: 0 + 30", "1"), [(1, 10, 11, 11)]),
        (volume("10: 0 + 30", "1", at_zero=True), [(0, 10, 11, 11)]),
        (less(volume("10: 0 + 30", "1", at_zero=True), "4"), [(0, 14, 15, 11)]),
        # included units shift every quantity
        (less(SMALL, "4"), [(10, 14, 15, 55)]),
        # 14 units leave 10.5 at 5, 9 units leave 5.5 at 10, which is more, and 8 leave 4.5
        (less(SMALL, "3.5"), [(9, 13, 14, Decimal("52.5"))]),
        # a tier between two whole quantities prices neither
        (volume("10.2: 10", "10.4: 0", "5"), [(6, 10, 11, 55)]),
        (volume("10.5: 10", "5"), [(6, 10, 11, 55)]),
        # a base fee is on both sides
        (replace(SMALL, base_fee=Decimal(1000)), [(6, 10, 11, 1055)]),
        # a minimum lifts the cheaper quantity, and a maximum lowers the dearer ones
        (replace(SMALL, minimum=Decimal(85)), [(9, 10, 11, 85)]),
        (replace(SMALL, minimum=Decimal(100)), []),
        (replace(SMALL, maximum=Decimal(56)), [(6, 10, 11, 55)]),
        (replace(SMALL, maximum=Decimal(55)), []),
        (replace(SMALL, base_fee=Decimal(10), minimum=Decimal(70), maximum=Decimal(80)), [(7, 10, 11, 70)]),
        (replace(volume("10: 0 + 30", "1"), minimum=Decimal(12)), [(1, 10, 11, 12)]),
    ],
)
def test_stretches_worked_by_hand(tariff: Tariff, expected: list[Stretch]) -> None:
    assert stretches(tariff) == expected


def test_the_first_quantity_is_found_among_many_and_with_many_digits() -> None:
    assert stretches(volume("999999999999999: 3", "1")) == [(333_333_333_333_334, 10**15 - 1, 10**15, 10**15)]
    # 10^12 - 10 units at 1.00000000001 cost 10^12 - 10^-10
    assert stretches(volume("999999999999: 1.00000000001", "1")) == [(10**12 - 9, 10**12 - 1, 10**12, 10**12)]
    # all of them at a price that is dearer by 10^-20 cost less than one more
    assert stretches(volume("999999999999: 1.00000000000000000001", "1")) == []


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        (Decimal(5), None),
        (Decimal("5.5"), None),
        (Fraction(11, 2), None),
        (Fraction(111, 20), 11),  # 5.55 at 10 is more than 55
        (Decimal("5.5001"), 11),
        (Decimal(6), 11),
        (Decimal(10), 11),
        (Decimal("10.5"), None),  # beyond the bound, at 5
        (Decimal(11), None),
        (Decimal(0), None),
    ],
)
def test_where_a_quantity_lies(quantity: Exact, expected: int | None) -> None:
    found = inversion_at(SMALL, quantity)
    assert (found and found.cheaper) == expected


def test_a_quantity_lies_in_its_own_stretch() -> None:
    assert inversion_at(ALIMTALK, Decimal(400_000)) == Inversion(384_616, 499_999, 500_000, Decimal(5_000_000))
    assert inversion_at(ALIMTALK, Decimal(384_615)) is None
    assert inversion_at(ALIMTALK, Decimal(500_000)) is None


@pytest.mark.parametrize("last", [Tier(None, None, NOTHING), Tier(None, Decimal(1), None)])
def test_a_tier_whose_price_is_unknown_hides_no_other(last: Tier) -> None:
    found = inversions(Tariff("m", Volume((*tiers_of("10: 10", "20: 5"), last))))
    assert found == (Inversion(6, 10, 11, Decimal(55)),)


@pytest.mark.parametrize(
    "tariff",
    [
        Tariff("m", None),
        replace(SMALL, included=None, units_off=None),
        replace(SMALL, base_fee=None),
        Tariff("m", Volume((*tiers_of("10: 10"), Tier(None, None, NOTHING)))),
    ],
)
def test_with_an_unknown_price_there_are_no_inversions(tariff: Tariff) -> None:
    assert inversions(tariff) == ()
    assert inversion_at(tariff, Decimal(9)) is None


def test_where_nothing_beyond_the_included_units_is_billed_there_are_no_inversions() -> None:
    assert inversions(replace(less(SMALL, "4"), capped=OnExceed.BLOCK)) == ()


FALLING = tiers_of("9: 5 + 100", "1")


@pytest.mark.parametrize(
    "model",
    [UnitPrice(Decimal(3)), Graduated(FALLING), Graduated(FALLING, flat_fee_at_zero=True)]
    + [Package(Decimal(5), Decimal(7), minimum, started) for minimum in (0, 3) for started in (True, False)]
    + [Package(Decimal(5), Decimal(7), free_packages=2), Percentage(Decimal("0.5"))],
)
def test_other_models_have_none_and_need_none(model: ChargeModel) -> None:
    tariff = Tariff("m", model, base_fee=Decimal(2), minimum=Decimal(9), maximum=Decimal(130), units_off=Decimal(2))
    amounts = [rated(tariff, Decimal(units)).amount or 0 for units in range(40)]
    assert inversions(tariff) == ()
    assert all(one <= more for one, more in pairwise(amounts))


BOUNDS = st.one_of(
    st.sets(st.integers(1, 60).map(Decimal), min_size=1, max_size=4),
    st.sets(st.decimals(Decimal("0.1"), 60, places=1), min_size=1, max_size=4),
    st.sets(st.decimals(Decimal("0.1"), 4, places=1), min_size=3, max_size=6),
).map(sorted)
"""Bounds of tiers; of those close together some tiers have no whole quantity."""
SMALL_PRICES = st.one_of(st.integers(0, 12).map(Decimal), st.decimals(0, 12, places=2))
FEES = st.one_of(st.just(NOTHING), st.integers(0, 40).map(Decimal), st.decimals(0, 300, places=1))
UNITS_OFF = st.one_of(st.just(NOTHING), st.integers(0, 20).map(Decimal), st.decimals(0, 20, places=1))
END = 85
"""Beyond every bound and all units off: from here on there is one tier, and more cost more."""


@st.composite
def volume_tariffs(draw: st.DrawFn) -> Tariff:
    """Tariffs of two to seven volume tiers."""
    tops = [*draw(BOUNDS), None]
    prices = draw(st.lists(SMALL_PRICES, min_size=len(tops), max_size=len(tops)))
    falling = sorted(prices, reverse=True) if draw(st.booleans()) else prices
    tiers = tuple(Tier(top, unit_price, draw(FEES)) for top, unit_price in zip(tops, falling, strict=True))
    off, minimum = draw(UNITS_OFF), draw(st.just(NOTHING) | FEES)
    return Tariff(
        meter="m",
        model=Volume(tiers, draw(st.booleans())),
        included=off,
        units_off=off,
        base_fee=draw(FEES),
        minimum=minimum,
        maximum=draw(st.none() | st.decimals(0, 300, places=1).map(lambda more: minimum + more)),
    )


def exactly(value: Decimal | None) -> Fraction:
    assert value is not None
    return Fraction(value)


def total(tariff: Tariff, quantity: Fraction) -> Fraction:
    """The oracle: what a quantity costs, by the words of the price list."""
    assert isinstance(tariff.model, Volume)
    units = max(quantity - exactly(tariff.units_off), Fraction(0))
    tier = next(each for each in tariff.model.tiers if each.up_to is None or units <= each.up_to)
    fee = exactly(tier.flat_fee) if units or tariff.model.flat_fee_at_zero else 0
    amount = max(units * exactly(tier.unit_price) + fee + exactly(tariff.base_fee), exactly(tariff.minimum))
    return amount if tariff.maximum is None else min(amount, Fraction(tariff.maximum))


def counted(tariff: Tariff) -> dict[int, tuple[int, Fraction]]:
    """Each whole quantity that costs more than a larger one, with the smallest of the cheapest ones and its total."""
    found: dict[int, tuple[int, Fraction]] = {}
    least = (total(tariff, Fraction(END)), END)
    for units in reversed(range(END)):
        amount = total(tariff, Fraction(units))
        if amount > least[0]:
            found[units] = (least[1], least[0])
        least = min(least, (amount, units))
    return found


@settings(max_examples=200)
@given(volume_tariffs())
def test_the_stretches_are_those_that_an_oracle_counts(tariff: Tariff) -> None:
    found = inversions(tariff)
    inside = [(units, (each.cheaper, each.amount)) for each in found for units in range(each.first, each.last + 1)]
    assert inside == sorted(counted(tariff).items())
    assert all(one.last + 1 < more.first for one, more in pairwise(found))


@settings(max_examples=200)
@given(volume_tariffs(), st.fractions(0, END - 1, max_denominator=20))
def test_a_quantity_lies_in_an_inversion_if_it_costs_more_than_a_larger_one(tariff: Tariff, quantity: Fraction) -> None:
    dearer = counted(tariff)
    near = {dearer[units] for units in (floor(quantity), ceil(quantity)) if units in dearer}
    expected = [(cheaper, least) for cheaper, least in near if total(tariff, quantity) > least]
    found = inversion_at(tariff, quantity)
    assert expected == ([] if found is None else [(found.cheaper, found.amount)])
