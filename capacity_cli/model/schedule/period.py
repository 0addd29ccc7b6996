"""The days of a period, and how often a schedule runs in them.

A period of N days has no month: its first day is a Monday and the 1st, and a schedule is taken to run in its months.
"""

from collections.abc import Iterable
from functools import lru_cache

from capacity_cli.model.schedule.cron import Schedule
from capacity_cli.model.schedule.day import LONGEST_MONTH, Day

_DAYS_OF_A_WEEK = 7
_MONDAY = 1
_MONTH_OF_A_LONG_PERIOD = 30
_MINUTES_OF_AN_HOUR = 60
_SHORTEST_MONTH = 28
_SECONDS_OF_A_DAY = 86_400


@lru_cache(maxsize=64)
def synthetic_days(count: int) -> tuple[Day, ...]:
    """The days of a period of `count` days, the first a Monday.

    Up to 31 days they are the 1st, 2nd, … of one month; in a longer period the 1st comes again every 30 days. A period
    of fewer than 28 days does not reach the last day of its month.
    """
    month = count if count <= LONGEST_MONTH else _MONTH_OF_A_LONG_PERIOD
    length = month if month >= _SHORTEST_MONTH else LONGEST_MONTH
    return tuple(
        Day(number, number % month + 1, None, (number + _MONDAY) % _DAYS_OF_A_WEEK, length) for number in range(count)
    )


def firing_days(schedule: Schedule, days: Iterable[Day]) -> tuple[Day, ...]:
    """The days on which the schedule fires."""
    return tuple(day for day in days if schedule.fires_on(day))


@lru_cache(maxsize=256)
def run_minutes(schedule: Schedule) -> tuple[int, ...]:
    """The minutes of a firing day, 0 to 1439, ascending."""
    return tuple(hour * _MINUTES_OF_AN_HOUR + minute for hour in schedule.hours for minute in schedule.minutes)


def runs_in(schedule: Schedule, days: Iterable[Day], more_seconds: int = 0) -> int:
    """How often the schedule fires in these days; an interval also counts the seconds by which they are longer."""
    if schedule.every_seconds is not None:
        return (sum(1 for _ in days) * _SECONDS_OF_A_DAY + more_seconds) // schedule.every_seconds
    return len(firing_days(schedule, days)) * len(schedule.hours) * len(schedule.minutes)
