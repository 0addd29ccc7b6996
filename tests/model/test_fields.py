"""Field types: what each takes and with which code it refuses the rest."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from capacity_cli.model import fields
from capacity_cli.model.problems import ProblemCode

NUMBERS = [
    *("Whole", "PositiveWhole", "Days", "Number", "Amount", "Positive"),
    *("KnownAmount", "KnownPositive", "PlanOrPositive", "BatchOrWhole", "Bound", "Ceiling"),
]
WHOLE = ["Whole", "PositiveWhole", "Days", "BatchOrWhole"]
ABOVE_ZERO = ["PositiveWhole", "Days", "Positive", "KnownPositive", "PlanOrPositive", "BatchOrWhole"]
NOT_NEGATIVE = [*ABOVE_ZERO, "Whole", "Amount", "KnownAmount", "Ceiling"]

NOT_NUMBERS = [
    "", " ", "NaN", ".nan", "inf", "-.inf", "1e400", "1e-400", "9" * 4000, "19:30", "no", "0o17", "0x10", "٣", "1,5",
    "ten", "null", "2026-12-01", "1 000",
]  # fmt: skip


def read(field: str, value: object) -> Any:
    return TypeAdapter(getattr(fields, field)).validate_python(value)


def codes(field: str, value: object) -> set[str]:
    try:
        read(field, value)
    except ValidationError as error:
        return {detail["type"] for detail in error.errors()}
    return set()


@pytest.mark.parametrize("field", NUMBERS)
@pytest.mark.parametrize("text", NOT_NUMBERS)
def test_no_number_field_takes_what_is_no_number(field: str, text: str) -> None:
    assert codes(field, text) == {ProblemCode.NOT_A_NUMBER}


@pytest.mark.parametrize("field", NUMBERS)
@pytest.mark.parametrize("value", [None, {}, {"amount": "1"}, [], ["1"]])
def test_no_number_field_takes_nothing_or_a_collection(field: str, value: object) -> None:
    assert codes(field, value) == {ProblemCode.WRONG_KIND}


@pytest.mark.parametrize("field", NUMBERS)
@pytest.mark.parametrize("text", ["1e16", "1000000000000001", "1_000_000_000_000_000_000"])
def test_no_number_field_takes_more_than_ten_to_the_fifteenth(field: str, text: str) -> None:
    assert codes(field, text) == {ProblemCode.TOO_BIG}


@pytest.mark.parametrize("field", NOT_NEGATIVE)
def test_a_negative_number_is_too_small(field: str) -> None:
    assert codes(field, "-1") == {ProblemCode.TOO_SMALL}


@pytest.mark.parametrize("field", ABOVE_ZERO)
@pytest.mark.parametrize("text", ["0", "-0", "0.0", "0e5"])
def test_zero_is_too_small_where_a_number_must_be_above_it(field: str, text: str) -> None:
    assert codes(field, text) == {ProblemCode.TOO_SMALL}


@pytest.mark.parametrize("field", WHOLE)
@pytest.mark.parametrize("text", ["1.5", "10.01", "15e-1"])
def test_a_fraction_is_refused_where_a_number_must_be_whole(field: str, text: str) -> None:
    assert codes(field, text) == {ProblemCode.NOT_WHOLE}


@pytest.mark.parametrize("field", WHOLE)
@pytest.mark.parametrize(("text", "number"), [("010", 10), ("1e2", 100), ("1_0_0", 100), ("7.0", 7), ("+5", 5)])
def test_a_whole_number_may_be_written_in_any_way(field: str, text: str, number: int) -> None:
    found = read(field, text)
    assert found == number
    assert type(found) is int


@pytest.mark.parametrize(
    ("field", "text", "number"),
    [
        ("Whole", "0", 0),
        ("Whole", "1e15", 10**15),
        ("PositiveWhole", "1", 1),
        ("PositiveWhole", "1,500", 1500),
        ("Days", "366", 366),
        ("Number", "-2.5", Decimal("-2.5")),
        ("Amount", "0", Decimal(0)),
        ("Amount", "0.1", Decimal("0.1")),
        ("Positive", "1e-20", Decimal("1e-20")),
        ("KnownAmount", "0", Decimal(0)),
        ("KnownAmount", "unknown", None),
        ("KnownPositive", "0.5", Decimal("0.5")),
        ("KnownPositive", "unknown", None),
        ("PlanOrPositive", "10", Decimal(10)),
        ("PlanOrPositive", "plan", None),
        ("BatchOrWhole", "10", 10),
        ("BatchOrWhole", "batch", None),
        ("Bound", "-1", Decimal(-1)),
        ("Bound", "budget", "budget"),
        ("Bound", "80%", fields.OfLimit(Decimal(80))),
        ("Bound", "120.5 %", fields.OfLimit(Decimal("120.5"))),
        ("Ceiling", "0", Decimal(0)),
        ("Ceiling", "unknown", None),
        ("Ceiling", "unlimited", Decimal("Infinity")),
        ("Percent", "0%", Decimal(0)),
        ("Percent", "20%", Decimal("0.2")),
        ("Percent", "13.33 %", Decimal("0.1333")),
        ("Percent", "100%", Decimal(1)),
        ("PartPercent", "99.99%", Decimal("0.9999")),
        ("Flag", "true", True),
        ("Flag", "false", False),
        ("Currency", "KRW", "KRW"),
        ("Clock", "00:00", "00:00"),
        ("Clock", "23:59", "23:59"),
        ("Month", "2026-12", "2026-12"),
        ("Date", "2026-11-01", "2026-11-01"),
        ("ScenarioFormat", "scenario/v1", "scenario/v1"),
        ("PriceListFormat", "price-list/v1", "price-list/v1"),
    ],
)
def test_a_field_reads_what_it_is_for(field: str, text: str, number: object) -> None:
    assert read(field, text) == number


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("Days", "367", ProblemCode.TOO_BIG),
        ("Amount", "plan", ProblemCode.NOT_A_NUMBER),
        ("Amount", "unknown", ProblemCode.NOT_A_NUMBER),
        ("Positive", "unknown", ProblemCode.NOT_A_NUMBER),
        ("KnownAmount", "unlimited", ProblemCode.NOT_A_NUMBER),
        ("KnownAmount", "Unknown", ProblemCode.NOT_A_NUMBER),
        ("Bound", "Budget", ProblemCode.NOT_A_NUMBER),
        ("Bound", "x%", ProblemCode.NOT_A_NUMBER),
        ("Bound", "-5%", ProblemCode.TOO_SMALL),
        *((field, "5%", ProblemCode.NOT_A_NUMBER) for field in NUMBERS if field != "Bound"),
        ("Percent", "20", ProblemCode.BAD_FORM),
        ("Percent", "0.2", ProblemCode.BAD_FORM),
        ("Percent", "", ProblemCode.BAD_FORM),
        ("Percent", "%", ProblemCode.NOT_A_NUMBER),
        ("Percent", "x%", ProblemCode.NOT_A_NUMBER),
        ("Percent", "20%%", ProblemCode.NOT_A_NUMBER),
        ("Percent", "-1%", ProblemCode.TOO_SMALL),
        ("Percent", "100.01%", ProblemCode.TOO_BIG),
        ("PartPercent", "100%", ProblemCode.TOO_BIG),
        ("PartPercent", "101%", ProblemCode.TOO_BIG),
        ("PartPercent", "-0.1%", ProblemCode.TOO_SMALL),
        ("PartPercent", "2", ProblemCode.BAD_FORM),
        ("Flag", "yes", ProblemCode.NOT_A_CHOICE),
        ("Flag", "on", ProblemCode.NOT_A_CHOICE),
        ("Flag", "True", ProblemCode.NOT_A_CHOICE),
        ("Flag", "1", ProblemCode.NOT_A_CHOICE),
        ("Currency", "krw", ProblemCode.UNKNOWN_NAME),
        ("Currency", "XAU", ProblemCode.UNKNOWN_NAME),
        ("Currency", "", ProblemCode.UNKNOWN_NAME),
        ("Clock", "9:00", ProblemCode.BAD_FORM),
        ("Clock", "24:00", ProblemCode.BAD_FORM),
        ("Clock", "09:60", ProblemCode.BAD_FORM),
        ("Clock", "09:00:00", ProblemCode.BAD_FORM),
        ("Clock", "09:00\n", ProblemCode.BAD_FORM),
        ("Clock", "٠٩:٠٠", ProblemCode.BAD_FORM),
        ("Month", "2026-13", ProblemCode.BAD_FORM),
        ("Month", "2026-00", ProblemCode.BAD_FORM),
        ("Month", "2026-1", ProblemCode.BAD_FORM),
        ("Month", "1999-12", ProblemCode.BAD_FORM),
        ("Month", "2026-12-01", ProblemCode.BAD_FORM),
        ("Date", "2026-11-32", ProblemCode.BAD_FORM),
        ("Date", "2026-11", ProblemCode.BAD_FORM),
        ("Date", "20261101", ProblemCode.BAD_FORM),
        ("ScenarioFormat", "scenario/v2", ProblemCode.UNKNOWN_FORMAT),
        ("ScenarioFormat", "price-list/v1", ProblemCode.UNKNOWN_FORMAT),
        ("PriceListFormat", "scenario/v1", ProblemCode.UNKNOWN_FORMAT),
    ],
)
def test_a_field_refuses_what_it_is_not_for(field: str, text: str, code: ProblemCode) -> None:
    assert codes(field, text) == {code}


@pytest.mark.parametrize("field", ["Percent", "Flag", "Currency", "Clock", "Month", "Date"])
@pytest.mark.parametrize("value", [None, {}, []])
def test_no_text_field_takes_nothing_or_a_collection(field: str, value: object) -> None:
    assert codes(field, value) == {ProblemCode.WRONG_KIND}


@pytest.mark.parametrize("date", ["2026-02-30", "2026-04-31", "2027-02-29"])
def test_a_date_that_no_calendar_has_is_refused(date: str) -> None:
    assert codes("Date", date) == {ProblemCode.BAD_FORM}


def test_a_currency_in_small_letters_suggests_the_code() -> None:
    with pytest.raises(ValidationError) as caught:
        read("Currency", "krw")
    assert caught.value.errors()[0]["ctx"]["suggestion"] == "KRW"


def test_a_percentage_above_100_names_the_bound() -> None:
    with pytest.raises(ValidationError) as caught:
        read("Percent", "150%")
    assert caught.value.errors()[0]["ctx"] == {"found": "150%", "maximum": "100%", "bound": "bound.most"}


@given(st.integers(0, 10_000))
def test_a_percentage_is_a_hundredth_of_its_number(hundredths: int) -> None:
    assert read("Percent", f"{hundredths // 100}.{hundredths % 100:02}%") == Decimal(hundredths) / 10_000


@given(st.text(max_size=20), st.sampled_from([*NUMBERS, "Percent", "Flag", "Currency", "Clock", "Month", "Date"]))
def test_a_refusal_has_a_code_of_ours(text: str, field: str) -> None:
    assert codes(field, text) <= set(ProblemCode)


@pytest.mark.parametrize(
    ("zone", "meant"),
    [
        ("Asia/Soul", "Asia/Seoul"),
        ("Asia/Seol", "Asia/Seoul"),
        ("Seoul", "Asia/Seoul"),
        ("seoul", "Asia/Seoul"),
        ("Africa/Seoul", "Asia/Seoul"),
        ("New York", "America/New_York"),
        ("Europe/Berln", "Europe/Berlin"),
        ("KST", ""),
        ("", ""),
        ("Nowhere/Xyzzy", ""),
    ],
)
def test_a_zone_that_does_not_exist_suggests_the_one_whose_city_is_meant(zone: str, meant: str) -> None:
    with pytest.raises(ValidationError) as caught:
        read("ZoneName", zone)
    found = caught.value.errors()[0]["ctx"]
    assert (found["suggestion"], found["allowed"]) == (meant, "UTC, Asia/Seoul, Europe/Berlin, …")
