"""The days of a period, and how often a schedule runs in them.

A period of N days has no month: its first day is a Monday and the 1st, and a schedule is taken to run in its months.
"""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from capacity_cli.model.schedule.cron import Schedule

_DAYS_OF_A_WEEK = 7
_MONDAY = 1
_LONGEST_MONTH = 31
_MONTH_OF_A_LONG_PERIOD = 30
_MINUTES_OF_AN_HOUR = 60


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a period."""

    number: int
    """Its position in the period, from 0."""
    day_of_month: int
    """1 to 31."""
    month: int | None
    """1 to 12; none in a period that is not a month of the calendar."""
    weekday: int
    """0 (Sunday) to 6."""


def synthetic_days(count: int) -> tuple[Day, ...]:
    """The days of a period of `count` days, the first a Monday.

    Up to 31 days they are the 1st, 2nd, … of one month; in a longer period the 1st comes again every 30 days.
    """
    month = count if count <= _LONGEST_MONTH else _MONTH_OF_A_LONG_PERIOD
    return tuple(Day(number, number % month + 1, None, (number + _MONDAY) % _DAYS_OF_A_WEEK) for number in range(count))


def month_days(year: int, month: int) -> tuple[Day, ...]:
    """The days of a month of the calendar; raises ValueError for a month outside 1 to 12."""
    if month not in range(1, 13):
        raise ValueError(month)
    first, count = calendar.monthrange(year, month)
    return tuple(
        Day(number, number + 1, month, (first + number + _MONDAY) % _DAYS_OF_A_WEEK) for number in range(count)
    )


def firing_days(schedule: Schedule, days: Iterable[Day]) -> tuple[Day, ...]:
    """The days on which the schedule fires."""
    return tuple(day for day in days if schedule.fires_on(day.day_of_month, day.month, day.weekday))


@lru_cache(maxsize=256)
def run_minutes(schedule: Schedule) -> tuple[int, ...]:
    """The minutes of a firing day, 0 to 1439, ascending."""
    return tuple(hour * _MINUTES_OF_AN_HOUR + minute for hour in schedule.hours for minute in schedule.minutes)


def runs_in(schedule: Schedule, days: Iterable[Day]) -> int:
    """How often the schedule fires in these days."""
    return len(firing_days(schedule, days)) * len(schedule.hours) * len(schedule.minutes)
