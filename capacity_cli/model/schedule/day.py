"""One day of a period, as far as a schedule can tell days apart.

A day of a period that is no month of the calendar has neither month nor year: any will do.
"""

import calendar
from dataclasses import dataclass
from functools import lru_cache

LONGEST_MONTH = 31
_DAYS_OF_A_WEEK = 7
_MONDAY = 1


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
    month_length: int = LONGEST_MONTH
    """The days of its month."""
    year: int | None = None
    """Its year; none in a period that is not a month of the calendar."""

    @property
    def last(self) -> bool:
        """Whether it is the last day of its month."""
        return self.day_of_month == self.month_length


@lru_cache(maxsize=512)
def month_days(year: int, month: int) -> tuple[Day, ...]:
    """The days of a month of the calendar; raises ValueError for a month outside 1 to 12."""
    if month not in range(1, 13):
        raise ValueError(month)
    first, count = calendar.monthrange(year, month)
    return tuple(
        Day(number, number + 1, month, (first + number + _MONDAY) % _DAYS_OF_A_WEEK, count, year)
        for number in range(count)
    )
