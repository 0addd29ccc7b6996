"""The days of a period and the runs in them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capacity_cli.model.schedule.cron import Schedule, parse
from capacity_cli.model.schedule.day import Day, month_days
from capacity_cli.model.schedule.dialect import Dialect
from capacity_cli.model.schedule.period import firing_days, run_minutes, runs_in, synthetic_days


def read(text: str) -> Schedule:
    return parse(text, Dialect())


def test_a_period_of_days_starts_on_a_monday_the_first() -> None:
    days = synthetic_days(30)
    assert days[0] == Day(number=0, day_of_month=1, month=None, weekday=1, month_length=30)
    assert days[6] == Day(number=6, day_of_month=7, month=None, weekday=0, month_length=30)
    assert days[29] == Day(number=29, day_of_month=30, month=None, weekday=2, month_length=30)
    assert [day.number for day in days if day.last] == [29]


@pytest.mark.parametrize(("count", "first_days"), [(30, 1), (31, 1), (32, 2), (60, 2), (61, 3), (365, 13)])
def test_the_first_comes_again_every_30_days_of_a_long_period(count: int, first_days: int) -> None:
    assert runs_in(read("0 0 1 * *"), synthetic_days(count)) == first_days


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("0 0 * * 1", 5),
        ("0 0 * * 2", 5),
        ("0 0 * * 3", 4),
        ("0 0 * * 1-5", 22),
        ("*/5 * * * *", 8640),
        ("*/5 9-17 * * *", 3240),
        ("0 0 31 * *", 0),
        ("0 0 1 1 *", 1),
    ],
)
def test_runs_in_30_days(text: str, runs: int) -> None:
    assert runs_in(read(text), synthetic_days(30)) == runs


def test_a_month_left_out_does_not_fire() -> None:
    january = read("0 0 * 1 *")
    assert runs_in(january, month_days(2027, 1)) == 31
    assert firing_days(january, month_days(2027, 2)) == ()
    assert runs_in(january, synthetic_days(28)) == 28


def test_the_minutes_of_a_firing_day_ascend() -> None:
    assert run_minutes(read("*/30 9,23 * * *")) == (540, 570, 1380, 1410)


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_a_month_has_the_days_of_the_calendar(day: date) -> None:
    days = month_days(day.year, day.month)
    assert days[day.day - 1] == Day(day.day - 1, day.day, day.month, day.isoweekday() % 7, len(days), day.year)
    assert days[-1].day_of_month == len(days)


@pytest.mark.parametrize("month", [0, 13])
def test_there_are_twelve_months(month: int) -> None:
    with pytest.raises(ValueError, match=str(month)):
        month_days(2026, month)
