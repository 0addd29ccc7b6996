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
_SHORTEST_MONTH = 28
_SECONDS_OF_A_DAY = 86_400


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
    last: bool = False
    """Whether it is the last day of a month."""


def synthetic_days(count: int) -> tuple[Day, ...]:
    """The days of a period of `count` days, the first a Monday.

    Up to 31 days they are the 1st, 2nd, … of one month; in a longer period the 1st comes again every 30 days. A period
    of fewer than 28 days does not reach the last day of its month.
    """
    month = count if count <= _LONGEST_MONTH else _MONTH_OF_A_LONG_PERIOD
    last = month if month >= _SHORTEST_MONTH else 0
    return tuple(
        Day(number, number % month + 1, None, (number + _MONDAY) % _DAYS_OF_A_WEEK, number % month + 1 == last)
        for number in range(count)
    )


def month_days(year: int, month: int) -> tuple[Day, ...]:
    """The days of a month of the calendar; raises ValueError for a month outside 1 to 12."""
    if month not in range(1, 13):
        raise ValueError(month)
    first, count = calendar.monthrange(year, month)
    return tuple(
        Day(number, number + 1, month, (first + number + _MONDAY) % _DAYS_OF_A_WEEK, number + 1 == count)
        for number in range(count)
    )


def firing_days(schedule: Schedule, days: Iterable[Day]) -> tuple[Day, ...]:
    """The days on which the schedule fires."""
    return tuple(day for day in days if schedule.fires_on(day.day_of_month, day.month, day.weekday, last=day.last))


@lru_cache(maxsize=256)
def run_minutes(schedule: Schedule) -> tuple[int, ...]:
    """The minutes of a firing day, 0 to 1439, ascending."""
    return tuple(hour * _MINUTES_OF_AN_HOUR + minute for hour in schedule.hours for minute in schedule.minutes)


def runs_in(schedule: Schedule, days: Iterable[Day], more_seconds: int = 0) -> int:
    """How often the schedule fires in these days; an interval also counts the seconds by which they are longer."""
    if schedule.every_seconds is not None:
        return (sum(1 for _ in days) * _SECONDS_OF_A_DAY + more_seconds) // schedule.every_seconds
    return len(firing_days(schedule, days)) * len(schedule.hours) * len(schedule.minutes)
