"""The volume of each month: constant growth, a list, steps and seasons, worked by hand."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import scenario_of

from capacity_cli.documents.refused import Refused
from capacity_cli.model.problems import ProblemCode
from capacity_cli.model.volumes import growth_problems, label_of, length_problems, month_after, volumes

DECEMBER = "period={month: 2026-12}"
SEASONS = "seasons: {12: 40%, 2: -10%}"


def months_of(growth: str, months: int, *changes: str) -> list[Fraction]:
    return list(volumes(scenario_of(f"workload.growth={growth}", *changes), months))


@pytest.mark.parametrize(
    ("growth", "expected"),
    [
        ("0%", [2000, 2000, 2000, 2000]),
        ("10%", [2000, 2200, 2420, 2662]),
        ("+10 %", [2000, 2200, 2420, 2662]),
        ("-50%", [2000, 1000, 500, 250]),
        ("[10%, 0%, -50%]", [2000, 2200, 2200, 1100]),
        ("[10%, 0%, -50%, 7%]", [2000, 2200, 2200, 1100]),
        ("{monthly: 10%}", [2000, 2200, 2420, 2662]),
        ("{by_month: [10%, 0%, -50%]}", [2000, 2200, 2200, 1100]),
        ("{steps: [{from: 2, to: 5000}]}", [2000, 2000, 5000, 5000]),
        ("{monthly: 10%, steps: [{from: 2, to: 5000}]}", [2000, 2200, 5000, 5500]),
        ("{monthly: 10%, steps: [{from: 2, by: 100%}]}", [2000, 2200, 4840, 5324]),
        ("{steps: [{from: 3, by: -50%}, {from: 1, to: 100}]}", [2000, 100, 100, 50]),
        ("{}", [2000, 2000, 2000, 2000]),
    ],
)
def test_months_by_number(growth: str, expected: list[int]) -> None:
    assert months_of(growth, 4) == expected


@pytest.mark.parametrize(
    ("growth", "expected"),
    [
        # December has 2,000, its 40 % more included: the trend is 2,000 ÷ 1.4, of which February has 10 % less.
        (f"{{{SEASONS}}}", [2000, Fraction(2000 * 10, 14), Fraction(2000 * 9, 14), Fraction(2000 * 10, 14)]),
        (f"{{{SEASONS}, steps: [{{from: 2027-02, to: 900}}]}}", [2000, Fraction(2000 * 10, 14), 900, 1000]),
        ("{seasons: {2: 50%}}", [2000, 2000, 3000, 2000]),
        ("{monthly: 10%, seasons: {2: 50%}}", [2000, 2200, 3630, 2662]),
        ("{steps: [{from: 2027-01, by: 10%}]}", [2000, 2200, 2200, 2200]),
        ("{steps: [{from: 1, by: 10%}, {from: 2027-03, to: 7}]}", [2000, 2200, 2200, 7]),
    ],
)
def test_months_of_the_calendar(growth: str, expected: list[int | Fraction]) -> None:
    assert months_of(growth, 4, DECEMBER) == expected


@given(months=st.integers(1, 600), percent=st.integers(-99, 400), first=st.booleans())
def test_the_first_month_has_what_is_stated_and_every_month_something(months: int, percent: int, first: bool) -> None:
    seasons = ", seasons: {12: 33%, 7: -7%}" if first else ""
    scenario = scenario_of(f"workload.growth={{monthly: {percent}%{seasons}}}", *([DECEMBER] if first else []))
    if list(length_problems(scenario, months)):
        return
    found = volumes(scenario, months)
    assert len(found) == months
    assert found[0] == 2000
    assert all(volume > 0 for volume in found)


def test_sixty_digits_are_enough_for_years_of_exact_growth() -> None:
    assert volumes(scenario_of("workload.growth=10%"), 48)[47] == 2000 * Fraction(11, 10) ** 47


@pytest.mark.parametrize(
    ("growth", "code"),
    [
        ("-100%", ProblemCode.TOO_SMALL),
        ("-250%", ProblemCode.TOO_SMALL),
        ("[10%, -100%]", ProblemCode.TOO_SMALL),
        ("fast", ProblemCode.BAD_FORM),
        ("10", ProblemCode.BAD_FORM),
        ("0.1", ProblemCode.BAD_FORM),
        ("ten %", ProblemCode.NOT_A_NUMBER),
        ("{monthly: 1%, by_month: [1%]}", ProblemCode.EXACTLY_ONE),
        ("{yearly: 1%}", ProblemCode.UNKNOWN_KEY),
        ("{steps: [{from: 1}]}", ProblemCode.EXACTLY_ONE),
        ("{steps: [{from: 1, to: 5, by: 1%}]}", ProblemCode.EXACTLY_ONE),
        ("{steps: [{to: 5}]}", ProblemCode.MISSING_KEY),
        ("{steps: [{from: 1, to: 0}]}", ProblemCode.TOO_SMALL),
        ("{steps: [{from: 1, by: -100%}]}", ProblemCode.TOO_SMALL),
        ("{steps: [{from: 0, to: 5}]}", ProblemCode.BAD_FORM),
        ("{steps: [{from: 600, to: 5}]}", ProblemCode.BAD_FORM),
        ("{steps: [{from: 2027-13, to: 5}]}", ProblemCode.BAD_FORM),
        ("{steps: [{from: 1, to: 5}, {from: 1, to: 6}]}", ProblemCode.LISTED_TWICE),
        ("{seasons: {13: 1%}}", ProblemCode.BAD_FORM),
        ("{seasons: {01: 1%}}", ProblemCode.BAD_FORM),
        ("{seasons: {1: -100%}}", ProblemCode.TOO_SMALL),
    ],
)
def test_what_is_no_growth_is_refused(growth: str, code: ProblemCode) -> None:
    with pytest.raises(Refused) as refused:
        scenario_of(f"workload.growth={growth}", DECEMBER)
    assert [problem.code for problem in refused.value.problems] == [code]


@pytest.mark.parametrize(
    ("growth", "period", "code"),
    [
        ("{seasons: {1: 5%}}", "period={days: 30}", ProblemCode.NEEDS_KEY),
        ("{steps: [{from: 2027-01, to: 5}]}", "period={days: 30}", ProblemCode.NEEDS_KEY),
        ("{steps: [{from: 2026-12, to: 5}]}", DECEMBER, ProblemCode.TOO_SMALL),
        ("{steps: [{from: 2026-01, to: 5}]}", DECEMBER, ProblemCode.TOO_SMALL),
        ("{steps: [{from: 1, to: 5}, {from: 2027-01, to: 6}]}", DECEMBER, ProblemCode.LISTED_TWICE),
    ],
)
def test_growth_that_its_period_gives_no_meaning(growth: str, period: str, code: ProblemCode) -> None:
    assert [each.code for each in growth_problems(scenario_of(f"workload.growth={growth}", period))] == [code]


@pytest.mark.parametrize(
    ("growth", "months", "codes"),
    [
        ("[10%, 10%]", 3, []),
        ("[10%, 10%]", 4, [ProblemCode.FEW_MONTHS]),
        ("[]", 1, []),
        ("[]", 2, [ProblemCode.FEW_MONTHS]),
        ("10%", 600, []),
        ("100%", 600, []),
        ("500%", 600, [ProblemCode.BEYOND_MEASURE]),
        ("-99%", 600, [ProblemCode.BEYOND_MEASURE]),
    ],
)
def test_growth_that_a_forecast_is_too_long_for(growth: str, months: int, codes: list[ProblemCode]) -> None:
    assert [each.code for each in length_problems(scenario_of(f"workload.growth={growth}"), months)] == codes


@given(year=st.integers(2000, 2099), month=st.integers(1, 12), count=st.integers(0, 600))
def test_months_follow_each_other(year: int, month: int, count: int) -> None:
    first = f"{year:04}-{month:02}"
    assert month_after(first, 0) == first
    then = month_after(month_after(first, count), 1)
    assert then == month_after(first, count + 1)
    assert month_after(first, 12 * count) == f"{year + count:04}-{month:02}"
    assert label_of(scenario_of(DECEMBER).period, 1) == "2027-01"
