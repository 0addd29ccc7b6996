"""Rounding and converting money: each mode on both sides of a tie, on exact fractions too."""

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import PRICES

from capacity_cli.model.money import Rounding, RoundingMode, convert, minor_unit, rounded

CENT = Decimal("0.01")


@pytest.mark.parametrize(
    ("amount", "half_up", "half_even", "up", "down"),
    [
        ("0", "0.00", "0.00", "0.00", "0.00"),
        ("0.01", "0.01", "0.01", "0.01", "0.01"),  # nothing to round
        ("0.004", "0.00", "0.00", "0.01", "0.00"),
        ("0.005", "0.01", "0.00", "0.01", "0.00"),  # a tie below an odd cent: 0 is the even neighbour
        ("0.015", "0.02", "0.02", "0.02", "0.01"),  # a tie below an even cent
        ("0.025", "0.03", "0.02", "0.03", "0.02"),
        ("0.0250000000000000001", "0.03", "0.03", "0.03", "0.02"),  # just beyond the tie
        ("0.0249999999999999999", "0.02", "0.02", "0.03", "0.02"),  # just before it
        ("2.675", "2.68", "2.68", "2.68", "2.67"),  # a binary float says 2.67
        ("999999.995", "1000000.00", "1000000.00", "1000000.00", "999999.99"),
    ],
)
def test_each_mode_rounds_a_tie_in_its_own_way(amount: str, half_up: str, half_even: str, up: str, down: str) -> None:
    for mode, expected in zip(RoundingMode, (half_up, half_even, up, down), strict=True):
        assert str(rounded(Decimal(amount), Rounding(CENT, mode))) == expected
        assert str(rounded(Fraction(amount), Rounding(CENT, mode))) == expected


@pytest.mark.parametrize(
    ("amount", "half_up", "half_even", "up", "down"),
    [
        (Fraction(1, 3), "0.33", "0.33", "0.34", "0.33"),
        (Fraction(2, 3), "0.67", "0.67", "0.67", "0.66"),
        (Fraction(1, 200) - Fraction(1, 10**60), "0.00", "0.00", "0.01", "0.00"),
        (Fraction(1, 200) + Fraction(1, 10**60), "0.01", "0.01", "0.01", "0.00"),
    ],
)
def test_an_amount_that_does_not_end_is_rounded_from_its_exact_value(
    amount: Fraction, half_up: str, half_even: str, up: str, down: str
) -> None:
    for mode, expected in zip(RoundingMode, (half_up, half_even, up, down), strict=True):
        assert str(rounded(amount, Rounding(CENT, mode))) == expected


@pytest.mark.parametrize(
    ("to", "amount", "expected"),
    [
        ("1", "2.5", "3"),
        ("10", "25", "30"),
        ("10", "24.999", "20"),
        ("0.05", "0.074", "0.05"),
        ("0.05", "0.075", "0.10"),
    ],
)
def test_the_smallest_amount_can_be_any_amount(to: str, amount: str, expected: str) -> None:
    assert str(rounded(Decimal(amount), Rounding(Decimal(to)))) == expected


def test_half_up_is_the_rule_unless_another_is_given() -> None:
    assert Rounding(CENT).mode is RoundingMode.HALF_UP


@pytest.mark.parametrize(("currency", "unit"), [("KRW", "1"), ("USD", "0.01"), ("KWD", "0.001"), ("CLF", "0.0001")])
def test_the_minor_unit_has_the_digits_of_the_currency(currency: str, unit: str) -> None:
    assert str(minor_unit(currency)) == unit


@pytest.mark.parametrize(
    ("amount", "rate", "currency", "converted"),
    [
        ("45.00", "1300", "KRW", "58500"),
        ("45.00", "1000", "KRW", "45000"),
        ("0.01", "50", "KRW", "1"),  # 0.5 won: a half goes up
        ("0.01", "49.99", "KRW", "0"),
        ("15", "0.00077", "USD", "0.01"),  # 0.01155
        ("1000000", "0.00077", "USD", "770.00"),
        ("900000", "1", "KRW", "900000"),
    ],
)
def test_an_amount_is_converted_to_the_minor_unit(amount: str, rate: str, currency: str, converted: str) -> None:
    assert str(convert(Decimal(amount), Decimal(rate), currency)) == converted


def test_the_largest_amounts_are_converted_without_losing_a_digit() -> None:
    most = Decimal(10) ** 15
    assert convert(most * most, most - CENT, "USD") == Decimal(10) ** 45 - Decimal(10) ** 28


STEPS = st.sampled_from([Decimal(1), Decimal("0.01"), Decimal("0.05"), Decimal("0.003"), Decimal(10)])
AMOUNTS = st.one_of(PRICES.map(Fraction), st.fractions(0, 1000, max_denominator=10_000))


@given(AMOUNTS, STEPS)
def test_up_and_down_are_the_neighbouring_multiples(amount: Fraction, step: Decimal) -> None:
    assert Fraction(rounded(amount, Rounding(step, RoundingMode.DOWN))) == floor(amount / Fraction(step)) * Fraction(
        step
    )
    assert Fraction(rounded(amount, Rounding(step, RoundingMode.UP))) == ceil(amount / Fraction(step)) * Fraction(step)


@given(AMOUNTS, STEPS, st.sampled_from([RoundingMode.HALF_UP, RoundingMode.HALF_EVEN]))
def test_rounding_to_the_nearest_moves_an_amount_by_half_a_step_at_most(
    amount: Fraction, step: Decimal, mode: RoundingMode
) -> None:
    found = Fraction(rounded(amount, Rounding(step, mode)))
    assert abs(found - amount) <= Fraction(step) / 2
    assert (found / Fraction(step)).denominator == 1


@given(AMOUNTS, AMOUNTS, STEPS, st.sampled_from(RoundingMode))
def test_rounding_keeps_the_order(one: Fraction, other: Fraction, step: Decimal, mode: RoundingMode) -> None:
    how = Rounding(step, mode)
    assert rounded(min(one, other), how) <= rounded(max(one, other), how)


@given(PRICES, STEPS, st.sampled_from(RoundingMode))
def test_what_is_rounded_stays_as_it_is(amount: Decimal, step: Decimal, mode: RoundingMode) -> None:
    once = rounded(amount, Rounding(step, mode))
    assert rounded(once, Rounding(step, mode)) == once
