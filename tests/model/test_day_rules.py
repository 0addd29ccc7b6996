"""Days that an expression names by `L`, `W` and `#`, and its years: those that a cron library steps through."""

import calendar
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from itertools import takewhile

import pytest
from cronsim import CronSim
from hypothesis import given, settings
from hypothesis import strategies as st

from capacity_cli.model.problems import ProblemCode
from capacity_cli.model.schedule.counting import runs_in_month
from capacity_cli.model.schedule.cron import CronRefused, parse
from capacity_cli.model.schedule.cron_fields import Reason
from capacity_cli.model.schedule.day import month_days
from capacity_cli.model.schedule.dialect import BothDays, Dialect
from capacity_cli.model.schedule.period import firing_days, synthetic_days

RICH = Dialect(
    both_days=BothDays.EITHER,
    last=True,
    nearest_weekday=True,
    nth_weekday=True,
    question_mark=True,
    start_with_step=True,
    years=True,
)
ONE_DAY = Dialect(last=True, nearest_weekday=True, nth_weekday=True, question_mark=True)


def days(text: str, year: int, month: int, dialect: Dialect = RICH) -> list[int]:
    return [day.day_of_month for day in firing_days(parse(text, dialect), month_days(year, month))]


def refused(text: str, dialect: Dialect = RICH) -> list[tuple[str, str, str]]:
    with pytest.raises(CronRefused) as caught:
        parse(text, dialect)
    return [(values["item"], values["reason"], values["range"]) for _, values in caught.value.problems]


# --- by hand


@pytest.mark.parametrize(
    ("text", "february", "august", "november"),
    [
        ("0 0 L * *", [28], [31], [30]),
        ("0 0 LW * *", [27], [31], [30]),
        ("0 0 * * 5L", [27], [28], [27]),
        ("0 0 * * 0L", [22], [30], [29]),
        ("0 0 * * 7L", [22], [30], [29]),
        ("0 0 * * 5#3", [20], [21], [20]),
        ("0 0 * * 1#5", [], [31], [30]),
        ("0 0 1W * *", [2], [3], [2]),  # Sunday the 1st, Saturday the 1st, Sunday the 1st
        ("0 0 15W * *", [16], [14], [16]),
        ("0 0 28W * *", [27], [28], [27]),  # the last day of February is a Saturday
        ("0 0 30W * *", [], [31], [30]),
        ("0 0 31W * *", [], [31], []),
        ("0 0 L * 5#1", [6, 28], [7, 31], [6, 30]),
        ("0 0 ? * 1", [2, 9, 16, 23], [3, 10, 17, 24, 31], [2, 9, 16, 23, 30]),
        ("0 0 25/2 * ?", [25, 27], [25, 27, 29, 31], [25, 27, 29]),
    ],
)
def test_the_days_of_three_months_of_2026(
    text: str, february: list[int], august: list[int], november: list[int]
) -> None:
    assert [days(text, 2026, month) for month in (2, 8, 11)] == [february, august, november]


def test_the_last_day_may_be_a_sunday_after_which_the_month_ends() -> None:
    assert calendar.weekday(2026, 5, 31) == calendar.SUNDAY
    assert (days("0 0 31W * *", 2026, 5), days("0 0 LW * *", 2026, 5)) == ([29], [29])


@pytest.mark.parametrize(("text", "runs"), [("0/5 * * * *", 288), ("7/20 0 * * *", 3), ("0 20/2 * * *", 2)])
def test_a_start_with_a_step_counts_to_the_end_of_its_field(text: str, runs: int) -> None:
    assert runs_in_month(parse(text, RICH), 2026, 11, "UTC") == runs * 30


def test_a_sixth_field_names_years() -> None:
    text = "0 0 1 * * 2026-2028/2,2031"
    assert parse(text, RICH).years == frozenset({2026, 2028, 2031})
    assert [len(days(text, year, 1)) for year in range(2025, 2032)] == [0, 1, 0, 1, 0, 0, 1]
    assert parse("* * * * * *", RICH).years is None
    assert parse(text, RICH).months_restricted


def test_a_period_without_a_calendar_lies_in_the_years_of_the_schedule() -> None:
    assert len(firing_days(parse("0 0 L * * 2020", RICH), synthetic_days(30))) == 1
    assert len(firing_days(parse("0 0 LW * *", RICH), synthetic_days(14))) == 0


# --- problems


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("0 0 1,L * *", ("L", Reason.NOT_ALONE, "1-31")),
        ("0 0 10W,20W * *", ("10W", Reason.NOT_ALONE, "1-31")),
        ("0 0 * * 1#1,3#1", ("1#1", Reason.NOT_ALONE, "0-7")),
        ("0 0 ?,1 * *", ("?", Reason.NOT_ALONE, "1-31")),
        ("0 0 32W * *", ("32W", Reason.OUT_OF_RANGE, "1-31")),
        ("0 0 0W * *", ("0W", Reason.OUT_OF_RANGE, "1-31")),
        ("0 0 99999W * *", ("99999W", Reason.OUT_OF_RANGE, "1-31")),
        ("0 0 * * 8L", ("8L", Reason.OUT_OF_RANGE, "0-7")),
        ("0 0 * * FRI#2", ("FRI#2", Reason.NAMES, "0-7")),
        ("0 0 * * 5#6", ("5#6", Reason.NO_SUCH_NTH, "1-5")),
        ("0 0 * * 5#0", ("5#0", Reason.NO_SUCH_NTH, "1-5")),
        ("0 0 L-3 * *", ("L-3", Reason.SPECIAL, "1-31")),
        ("0 0 * * L", ("L", Reason.SPECIAL, "0-7")),
        ("0 0 5L * *", ("5L", Reason.SPECIAL, "1-31")),
        ("0 0 * * 5W", ("5W", Reason.SPECIAL, "0-7")),
        ("0 0 1-5W * *", ("1-5W", Reason.NOT_A_NUMBER, "1-31")),
        ("? 0 * * *", ("?", Reason.SPECIAL, "0-59")),
        ("0 0 * * * 1969", ("1969", Reason.OUT_OF_RANGE, "1970-2099")),
        ("0 0 * * * 2027-2026", ("2027-2026", Reason.REVERSED_RANGE, "1970-2099")),
        ("0 0 * * * L", ("L", Reason.SPECIAL, "1970-2099")),
    ],
)
def test_a_bad_rule_is_named_with_its_reason(text: str, problem: tuple[str, Reason, str]) -> None:
    assert refused(text) == [problem]


@pytest.mark.parametrize("text", ["0 0 L * *", "0 0 LW * *", "0 0 5W * *", "0 0 * * 5L", "0 0 * * 5#3", "0 0 ? * *"])
def test_a_dialect_without_a_rule_refuses_it(text: str) -> None:
    [(_, reason, _)] = refused(text, Dialect(both_days=BothDays.EITHER))
    assert reason == Reason.SPECIAL


def test_the_last_weekday_needs_both_of_its_signs() -> None:
    assert refused("0 0 LW * *", Dialect(last=True))[0][1] == Reason.SPECIAL
    assert refused("0 0 LW * *", Dialect(nearest_weekday=True))[0][1] == Reason.SPECIAL


def test_a_rule_sets_its_day_field() -> None:
    with pytest.raises(CronRefused) as caught:
        parse("0 0 L * 5", ONE_DAY)
    assert [code for code, _ in caught.value.problems] == [ProblemCode.CRON_BOTH_DAYS]
    assert days("0 0 L * ?", 2026, 11, ONE_DAY) == [30]


@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        ("0 0 29 2 * 2026,2027", RICH),
        ("0 0 30W 2 *", RICH),
        ("0 0 15W * 0", Dialect(both_days=BothDays.BOTH, nearest_weekday=True)),
        ("0 0 1-7 * 5#3", Dialect(both_days=BothDays.BOTH, nth_weekday=True)),
    ],
)
def test_a_rule_that_no_month_has_never_fires(text: str, dialect: Dialect) -> None:
    with pytest.raises(CronRefused) as caught:
        parse(text, dialect)
    assert [code for code, _ in caught.value.problems] == [ProblemCode.CRON_NEVER]


@pytest.mark.parametrize("found", ["* * * *", "* * * * * * *"])
def test_five_or_six_fields_are_taken(found: str) -> None:
    with pytest.raises(CronRefused) as caught:
        parse(found, RICH)
    assert caught.value.problems == ((ProblemCode.CRON_FIELDS, {"found": str(len(found.split())), "expected": "5-6"}),)


# --- against others


def stepped_through(text: str, year: int, month: int) -> list[int]:
    """The days of a month on which the library, iterating, finds a run."""
    runs = CronSim(text, datetime(year, month, 1, tzinfo=UTC) - timedelta(seconds=1))
    found = takewhile(lambda at: (at.year, at.month) <= (year, month), runs)
    return [at.day for at in found if (at.year, at.month) == (year, month)]


DATES = st.one_of(st.sampled_from(["*", "L", "LW", "*/3", "10-12", "5/9"]), st.integers(1, 28).map(str))
WEEKDAYS = st.one_of(
    st.sampled_from(["*", "1-5", "*/2"]),
    st.builds("{}L".format, st.integers(0, 7)),
    st.builds("{}#{}".format, st.integers(0, 7), st.integers(1, 5)),
)


@settings(max_examples=300, deadline=None)
@given(DATES, st.sampled_from(["*", "2", "*/3"]), WEEKDAYS, st.integers(1990, 2060), st.integers(1, 12))
def test_the_days_are_those_of_a_cron_library(date: str, months: str, weekday: str, year: int, month: int) -> None:
    text = f"0 9 {date} {months} {weekday}"
    found: list[int] = []
    with suppress(CronRefused):  # what never fires, such as on a fifth Sunday of February before the 29th
        found = days(text, year, month)
    assert found == stepped_through(text, year, month)


def test_two_rules_that_meet_on_no_day_never_fire() -> None:
    assert stepped_through("0 9 */3 2 0#5", 2032, 2) == []
    with pytest.raises(CronRefused):
        parse("0 9 */3 2 0#5", RICH)


@given(st.integers(1, 31), st.integers(1971, 2098), st.integers(1, 12))
def test_the_nearest_weekday_is_the_first_found_around_its_date(number: int, year: int, month: int) -> None:
    length = calendar.monthrange(year, month)[1]
    near = (number, number - 1, number + 1, number - 2, number + 2)
    workdays = [day for day in near if 1 <= day <= length and date(year, month, day).isoweekday() <= 5]
    assert days(f"0 0 {number}W * *", year, month) == (workdays[:1] if number <= length else [])


@given(st.lists(st.integers(1970, 2099), min_size=1, max_size=4), st.integers(1970, 2099))
def test_a_list_of_years_is_those_years(years: list[int], year: int) -> None:
    assert bool(days(f"0 0 1 1 * {','.join(map(str, years))}", year, 1)) is (year in years)
