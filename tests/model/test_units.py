"""Units: what a quantity with a unit comes to in another one, exactly, and what does not convert."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from capacity_cli.model.problems import ProblemCode
from capacity_cli.model.units import Measured, in_unit, measured_from, units_for


def converted(text: str, unit: str) -> Fraction | None:
    found = in_unit(measured_from(text), unit)
    return None if found is None else Fraction(found)


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("3600 s", "hour", "1"),
        ("40_000_000 s", "hour", "100000/9"),
        ("90 min", "hour", "3/2"),
        ("1.5 h", "minute", "90"),
        ("2 d", "hour", "48"),
        ("1 second", "day", "1/86400"),
        ("1 hr", "second", "3600"),
        ("1 GB", "MB", "1000"),
        ("1500 KB", "MB", "3/2"),
        ("1 TB", "GB", "1000"),
        ("1 PB", "TB", "1000"),
        ("1 B", "KB", "1/1000"),
        ("1 KiB", "B", "1024"),
        ("20 kB", "KB", "20"),
        ("500 ms", "second", "0.5"),
        ("3_600 GB-ms", "GB-second", "3.6"),
        ("1 GiB", "GB", "134217728/125000000"),
        ("1 TiB", "GiB", "1024"),
        ("3600 GB-s", "GB-hour", "1"),
        ("400_000_000 GB-s", "GB-hour", "1000000/9"),
        ("60 GB-minute", "GB-hour", "1"),
        ("1 TB-hour", "GB-s", "3600000"),
        ("1000 MB-seconds", "GB-second", "1"),
        ("1 GB hour", "GB-hour", "1"),
        ("1 GB·h", "GB-hour", "1"),
        ("1 GB*h", "GB-hour", "1"),
    ],
)
def test_time_data_and_their_product_convert_exactly(text: str, unit: str, expected: str) -> None:
    assert converted(text, unit) == Fraction(expected)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("5 GB", "hour"), ("5 h", "GB"), ("5 GB-h", "GB"), ("5 GB", "GB-hour"), ("5 h", "GB-hour"), ("5 GB-GB", "GB"),
        ("5 month", "hour"), ("5 m", "second"), ("5 gb", "GB"), ("5 Gb", "GB"), ("5 calls", "message"),
        ("5 h", "call"), ("5 call", "hour"), ("5 h", ""), ("5 s", ""), ("5 x", ""), ("5 GB-GB", "GB-hour"),
        ("5 h-GB", "GB-hour"),
    ],
)  # fmt: skip
def test_anything_else_does_not_convert(text: str, unit: str) -> None:
    assert converted(text, unit) is None


@pytest.mark.parametrize("unit", ["message", "hour", "GB", "GB-hour", "cron job", ""])
def test_without_a_unit_a_quantity_is_in_the_meters_own(unit: str) -> None:
    assert converted("1_234.5", unit) == Fraction("1234.5")


@pytest.mark.parametrize(
    ("text", "unit"), [("7 message", "message"), ("7 messages", "message"), ("7 cron jobs", "cron job")]
)
def test_any_meters_own_unit_may_be_written_in_singular_and_plural(text: str, unit: str) -> None:
    assert converted(text, unit) == 7


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("744", "744", ""),
        ("0", "0", ""),
        ("744 h", "744", "h"),
        ("744h", "744", "h"),
        ("  744   h  ", "744", "h"),
        ("1,234,567 s", "1234567", "s"),
        ("1_000 GB-s", "1000", "GB-s"),
        ("1e3 s", "1000", "s"),
        ("1.5e-2 h", "0.015", "h"),
        (".5 h", "0.5", "h"),
        ("5. h", "5", "h"),
        ("+5 h", "5", "h"),
        ("2 E", "2", "E"),
    ],
)
def test_a_quantity_is_a_number_and_a_unit(text: str, number: str, unit: str) -> None:
    assert measured_from(text) == Measured(Decimal(number), unit)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("-1", ProblemCode.TOO_SMALL),
        ("-1 h", ProblemCode.TOO_SMALL),
        ("h", ProblemCode.NOT_A_NUMBER),
        ("", ProblemCode.NOT_A_NUMBER),
        ("5 %", ProblemCode.NOT_A_NUMBER),
        ("5 개", ProblemCode.NOT_A_NUMBER),
        ("1 000 h", ProblemCode.NOT_A_NUMBER),
        ("NaN h", ProblemCode.NOT_A_NUMBER),
        ("1.2.3 h", ProblemCode.NOT_A_NUMBER),
        ("h 5", ProblemCode.NOT_A_NUMBER),
        ("1e16 h", ProblemCode.TOO_BIG),
        ("0.000000000000000000001 h", ProblemCode.TOO_PRECISE),
        (["5"], ProblemCode.WRONG_KIND),
        ({"5": "h"}, ProblemCode.WRONG_KIND),
        (None, ProblemCode.WRONG_KIND),
        (5, ProblemCode.WRONG_KIND),
    ],
)
def test_what_is_no_quantity_is_refused(value: object, code: ProblemCode) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        measured_from(value)
    assert refused.value.type == code


@pytest.mark.parametrize(
    ("unit", "allowed"),
    [
        ("hour", ("hour", "ms", "s", "min", "h", "d")),
        ("GB", ("GB", "B", "kB", "KB", "MB", "TB", "PB", "KiB", "MiB", "GiB", "TiB", "PiB")),
        ("message", ("message",)),
        ("", ()),
    ],
)
def test_the_units_that_a_meter_takes(unit: str, allowed: tuple[str, ...]) -> None:
    assert units_for(unit) == allowed


@pytest.mark.parametrize("unit", ["second", "day", "MB", "GiB", "GB-hour", "MB-second"])
def test_every_unit_that_is_offered_converts(unit: str) -> None:
    assert all(in_unit(Measured(Decimal(1), each), unit) is not None for each in units_for(unit))


@pytest.mark.parametrize(("text", "plain"), [("2.50 s", "2.5 s"), ("100", "100"), ("40 GB-s", "40 GB-s")])
def test_a_quantity_as_a_text(text: str, plain: str) -> None:
    assert measured_from(text).text == plain


TIMES = st.sampled_from(["s", "second", "min", "minutes", "h", "hour", "d", "days"])
SIZES = st.sampled_from(["B", "KB", "MB", "GB", "TB", "PB", "KiB", "MiB", "GiB", "TiB"])
PRODUCTS = st.builds("{}-{}".format, SIZES, TIMES)
NUMBERS = st.decimals(0, 10**12, places=6)


@st.composite
def unit_triples(draw: st.DrawFn) -> tuple[str, str, str]:
    units = draw(st.sampled_from([TIMES, SIZES, PRODUCTS]))
    return draw(units), draw(units), draw(units)


def exactly(number: Fraction, start: str, end: str) -> Fraction:
    """A number of one unit in another one, by what one of it is."""
    one = in_unit(Measured(Decimal(1), start), end)
    assert one is not None
    return number * Fraction(one)


@given(NUMBERS, unit_triples())
def test_the_way_of_a_conversion_does_not_matter(number: Decimal, units: tuple[str, str, str]) -> None:
    first, second, third = units
    direct = in_unit(Measured(number, first), third)
    assert direct is not None
    assert exactly(exactly(Fraction(number), first, second), second, third) == direct


@given(NUMBERS, SIZES, TIMES, SIZES, TIMES)
def test_a_product_converts_as_its_two_parts_do(
    number: Decimal, size: str, time: str, to_size: str, to_time: str
) -> None:
    together = in_unit(Measured(number, f"{size}-{time}"), f"{to_size}-{to_time}")
    assert together is not None
    assert together == exactly(Fraction(number), size, to_size) * exactly(Fraction(1), time, to_time)


@given(NUMBERS, st.one_of(TIMES, SIZES, PRODUCTS))
def test_a_quantity_and_its_unit_are_read_as_they_are_written(number: Decimal, unit: str) -> None:
    assert measured_from(f"{number:f} {unit}") == Measured(number, unit)
