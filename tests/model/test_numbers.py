"""Numbers of documents: which texts are numbers, that they stay exact, and how they are rounded when asked."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from capacity_cli.model.numbers import MAX_DECIMALS, MAXIMUM, decimal_from, exact, kind_of, round_half_up
from capacity_cli.model.problems import ProblemCode

NOT_NUMBERS = [
    "", " ", "\t", ".", "+", "_", "e3", "1e", "1.2.3", "--1", "1-", "1 000", "abc", "no", "yes", "null", "~", "true",
    "NaN", "nan", ".nan", "sNaN", "inf", ".inf", "-inf", "Infinity", "1e400", "1e-400", "1e999999999",
    "19:30", "0o17", "0x1f", "0b1", "2026-12-01", "5%", "₩5", "5KRW", "1/2", "1j", "1d", "1n",
    "٣", "５", "½", "²", "一", "\u2212" + "1", "1\u00a0000", "1\u200b0",
    "1,5", "15,00", "1,50", "1,500,00", ",500", "1500,000", "1,,500", "1,500e3", "1.500,00", "1,500.",
    "9" * 4000, "9" * 81, "1." + "0" * 4000,
]  # fmt: skip


def code_of(value: object) -> str:
    with pytest.raises(PydanticCustomError) as caught:
        decimal_from(value)
    return caught.value.type


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", "0"),
        ("010", "10"),  # no octal
        ("0800", "800"),
        ("1e3", "1000"),
        ("1E3", "1000"),
        ("1.5e-2", "0.015"),
        ("1_000", "1000"),
        ("_1__0_", "10"),  # `_` anywhere
        ("1,500", "1500"),
        ("1,234,567.89", "1234567.89"),
        ("-1,500", "-1500"),
        (".5", "0.5"),
        ("5.", "5"),
        ("+5", "5"),
        ("-3", "-3"),
        (" 7 ", "7"),
        ("0.1", "0.1"),
        ("1000000000000000", "1e15"),  # the largest
        ("-1e15", "-1e15"),
        ("0.00000000000000000001", "1e-20"),  # the most decimals
    ],
)
def test_a_text_in_decimal_notation_is_its_exact_number(text: str, number: str) -> None:
    assert decimal_from(text) == Decimal(number)


@pytest.mark.parametrize("text", NOT_NUMBERS)
def test_any_other_text_is_no_number(text: str) -> None:
    assert code_of(text) == ProblemCode.NOT_A_NUMBER


@pytest.mark.parametrize("text", ["1e16", "-1e16", "1e99", "1000000000000000.1", "1_000_000_000_000_001", "9" * 80])
def test_a_number_beyond_ten_to_the_fifteenth_is_too_big(text: str) -> None:
    assert code_of(text) == ProblemCode.TOO_BIG


@pytest.mark.parametrize("text", ["1e-21", "1e-99", "0.000000000000000000001", "0.1e-20"])
def test_a_number_with_more_than_twenty_decimals_is_too_precise(text: str) -> None:
    assert code_of(text) == ProblemCode.TOO_PRECISE


@pytest.mark.parametrize(
    ("value", "kind"),
    [({}, "kind.map"), ([], "kind.list"), (None, "kind.nothing"), (5, "kind.text"), (0.5, "kind.text")],
)
def test_what_is_no_text_is_the_wrong_kind_and_named(value: object, kind: str) -> None:
    assert code_of(value) == ProblemCode.WRONG_KIND
    assert kind_of(value) == kind


@pytest.mark.parametrize(("text", "shown"), [("-0", "0"), ("-0.00", "0.00"), ("+0", "0")])
def test_zero_has_no_sign(text: str, shown: str) -> None:
    assert str(decimal_from(text)) == shown


def test_a_refused_text_is_quoted_as_written() -> None:
    with pytest.raises(PydanticCustomError) as caught:
        decimal_from("1,5_0")
    assert caught.value.context == {"found": "1,5_0"}


@given(st.integers(0, 10**15 - 1), st.text("0123456789", max_size=MAX_DECIMALS), st.sampled_from(["", "+", "-"]))
def test_digits_mean_their_place_values(whole: int, decimals: str, sign: str) -> None:
    oracle = Fraction(int(f"{whole}{decimals}"), 10 ** len(decimals))
    assert Fraction(decimal_from(f"{sign}{whole}.{decimals}")) == (-oracle if sign == "-" else oracle)


@given(st.integers(0, 10**15), st.data())
def test_underscores_mean_nothing_wherever_they_stand(number: int, data: st.DataObject) -> None:
    at = data.draw(st.lists(st.integers(0, len(str(number))), max_size=5))
    text = str(number)
    for position in sorted(at, reverse=True):
        text = f"{text[:position]}_{text[position:]}"
    assert decimal_from(text) == number


@given(st.integers(0, 10**15))
def test_commas_between_groups_of_three_mean_nothing(number: int) -> None:
    assert decimal_from(f"{number:,}") == number


@given(st.text(max_size=30) | st.text("0123456789.,_eE+-: ", max_size=30))
def test_any_text_is_a_bounded_number_or_refused(text: str) -> None:
    try:
        number = decimal_from(text)
    except PydanticCustomError:
        return
    assert number.is_finite()
    assert abs(number) <= MAXIMUM


FRACTIONS = st.fractions(-(10**9), 10**9, max_denominator=10**6)


@given(FRACTIONS)
def test_an_exact_number_keeps_its_value(number: Fraction) -> None:
    assert Fraction(exact(number)) == number


@given(FRACTIONS)
def test_an_exact_number_is_a_decimal_where_it_terminates(number: Fraction) -> None:
    terminates = 10**100 % number.denominator == 0
    assert isinstance(exact(number), Decimal) == terminates


def test_a_third_stays_a_fraction_and_an_eighth_becomes_a_decimal() -> None:
    assert exact(Fraction(1, 3)) == Fraction(1, 3)
    assert str(exact(Fraction(1, 8))) == "0.125"
    assert str(exact(60000)) == "60000"


@pytest.mark.parametrize(
    ("number", "decimals", "rounded"),
    [
        ("2.5", 0, "3"),  # a half goes away from zero, also from an even neighbour
        ("-2.5", 0, "-3"),
        ("2.4999999999", 0, "2"),
        ("0.00005", 4, "0.0001"),
        ("0.00004999", 4, "0.0000"),
        ("7.2", 4, "7.2000"),
        ("999.99995", 4, "1000.0000"),
    ],
)
def test_halves_are_rounded_up(number: str, decimals: int, rounded: str) -> None:
    assert str(round_half_up(Decimal(number), decimals)) == rounded
    assert round_half_up(Fraction(number), decimals) == Decimal(rounded)


def test_a_fraction_that_does_not_end_is_rounded_from_its_exact_value() -> None:
    assert round_half_up(Fraction(2, 3), 4) == Decimal("0.6667")
    assert round_half_up(Fraction(1, 2) - Fraction(1, 3 * 10**40)) == 0  # a float would say 0.5


@given(FRACTIONS, st.integers(0, 12))
def test_rounding_picks_the_nearest_and_of_two_the_larger(number: Fraction, decimals: int) -> None:
    size = int(abs(number) * 10**decimals + Fraction(1, 2))
    found = Fraction(round_half_up(number, decimals))
    assert found == Fraction(size if number >= 0 else -size, 10**decimals)


@given(st.decimals(-(10**9), 10**9, places=8), st.integers(0, 6))
def test_a_decimal_and_the_same_fraction_are_rounded_alike(number: Decimal, decimals: int) -> None:
    assert round_half_up(number, decimals) == round_half_up(Fraction(number), decimals)
