"""Ranges: `3 to 5` and plain numbers, and nothing that only looks like one."""

from decimal import Decimal

import pytest
from pydantic import TypeAdapter, ValidationError

from capacity_cli.model.problems import ProblemCode
from capacity_cli.model.ranges import AmountOrRange, Estimate

READ = TypeAdapter(AmountOrRange).validate_python


@pytest.mark.parametrize(
    ("text", "low", "middle", "high"),
    [
        ("4", "4", "4", "4"),
        ("0", "0", "0", "0"),
        ("15_000", "15000", "15000", "15000"),
        ("15,000", "15000", "15000", "15000"),
        ("1e3", "1000", "1000", "1000"),
        ("3 to 5", "3", "4", "5"),
        ("  3  to  4 ", "3", "3.5", "4"),
        ("0 to 1", "0", "0.5", "1"),
        ("12_000 to 18,000", "12000", "15000", "18000"),
        ("5 to 5", "5", "5", "5"),
        ("0.00000000000000000001 to 0.00000000000000000002", "1E-20", "1.5E-20", "2E-20"),
    ],
)
def test_a_number_or_a_range_is_read_exactly(text: str, low: str, middle: str, high: str) -> None:
    found = READ(text)
    assert (found.low, found.middle, found.high) == (Decimal(low), Decimal(middle), Decimal(high))
    assert found.is_exact is (low == high)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("5 to 3", ProblemCode.REVERSED),
        ("3 to", ProblemCode.BAD_FORM),
        ("to 5", ProblemCode.BAD_FORM),
        ("3to5", ProblemCode.BAD_FORM),
        ("3 - 5", ProblemCode.BAD_FORM),
        ("3-5", ProblemCode.BAD_FORM),
        ("3~5", ProblemCode.BAD_FORM),
        ("3..5", ProblemCode.BAD_FORM),
        ("3 to 5 to 7", ProblemCode.BAD_FORM),
        ("-1 to 5", ProblemCode.TOO_SMALL),
        ("3 to -5", ProblemCode.TOO_SMALL),
        ("-1", ProblemCode.TOO_SMALL),
        ("three to five", ProblemCode.NOT_A_NUMBER),
        ("3 to five", ProblemCode.NOT_A_NUMBER),
        ("a", ProblemCode.NOT_A_NUMBER),
        ("", ProblemCode.NOT_A_NUMBER),
        ("3 to 1e16", ProblemCode.TOO_BIG),
        ({"low": "3"}, ProblemCode.WRONG_KIND),
        (["3", "5"], ProblemCode.WRONG_KIND),
    ],
)
def test_anything_else_is_refused(text: object, code: ProblemCode) -> None:
    with pytest.raises(ValidationError) as refused:
        READ(text)
    assert [error["type"] for error in refused.value.errors()] == [code]


def test_a_plain_number_is_a_range_without_a_width() -> None:
    assert Estimate.exactly(Decimal(4)) == Estimate(Decimal(4), Decimal(4))
