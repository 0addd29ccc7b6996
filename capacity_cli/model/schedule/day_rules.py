"""The days that `$`, `L`, `W` and `#` name: not by a number, but by how their month begins and ends.

The weekday nearest to a date never leaves the month: of a Saturday the 1st it is Monday the 3rd.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias, assert_never

from capacity_cli.model.schedule.day import Day
from capacity_cli.model.schedule.dialect import Dialect

MOST_OF_A_WEEKDAY = 5
"""No month has more days of the same weekday."""
_WEEK = 7
_SUNDAY, _SATURDAY = 0, 6


@dataclass(frozen=True, slots=True)
class LastDay:
    """The last day of a month."""


@dataclass(frozen=True, slots=True)
class LastWorkday:
    """The last day of a month that is one from Monday to Friday."""


@dataclass(frozen=True, slots=True)
class NearestWorkday:
    """The day from Monday to Friday that is nearest to a date; none in a month that has no such date."""

    day_of_month: int
    """The date, 1 to 31."""


@dataclass(frozen=True, slots=True)
class LastOfWeekday:
    """The last day of a month that is a certain day of the week."""

    weekday: int
    """0 (Sunday) to 6."""


@dataclass(frozen=True, slots=True)
class NthOfWeekday:
    """The nth day of a month that is a certain day of the week; none in a month that has fewer."""

    weekday: int
    """0 (Sunday) to 6."""
    nth: int
    """1 to 5."""


DayRule: TypeAlias = LastDay | LastWorkday | NearestWorkday | LastOfWeekday | NthOfWeekday
"""A day of each month."""


def is_named(rule: DayRule, day: Day) -> bool:
    """Whether a day is the one that a rule names in its month."""
    match rule:
        case LastDay():
            return day.last
        case LastWorkday():
            return _workday_near(day.month_length, day) == day.day_of_month
        case NearestWorkday(date):
            return date <= day.month_length and _workday_near(date, day) == day.day_of_month
        case LastOfWeekday(weekday):
            return day.weekday == weekday and day.day_of_month + _WEEK > day.month_length
        case NthOfWeekday(weekday, nth):
            return day.weekday == weekday and (day.day_of_month - 1) // _WEEK == nth - 1
        case _:
            assert_never(rule)


def _workday_near(date: int, day: Day) -> int:
    """The date from Monday to Friday that is nearest to a date of the day's month."""
    weekday = (day.weekday + date - day.day_of_month) % _WEEK
    if weekday == _SATURDAY:
        return date - 1 if date > 1 else date + 2
    if weekday == _SUNDAY:
        return date + 1 if date < day.month_length else date - 2
    return date


class RuleForm(NamedTuple):
    """How a rule is written; it is the whole of its field."""

    pattern: re.Pattern[str]
    """The text, in upper case, with its `number` and its `nth` as far as it has them."""
    taken: Callable[[Dialect], bool]
    """Whether a dialect takes it."""
    rule: Callable[[int, int], DayRule]
    """The rule of such a number and nth; 0 for what the form does not have."""


_TOKEN = "(?P<number>[0-9]+|[A-Z]{3})"  # noqa: S105  a part of an expression
DATE_FORMS = (
    RuleForm(re.compile(r"\$"), lambda dialect: dialect.last_day, lambda _number, _nth: LastDay()),
    RuleForm(re.compile("L"), lambda dialect: dialect.last, lambda _number, _nth: LastDay()),
    RuleForm(
        re.compile("LW"),
        lambda dialect: dialect.last and dialect.nearest_weekday,
        lambda _number, _nth: LastWorkday(),
    ),
    RuleForm(
        re.compile("(?P<number>[0-9]+)W"),
        lambda dialect: dialect.nearest_weekday,
        lambda number, _nth: NearestWorkday(number),
    ),
)
"""The rules that a day of month can be."""
WEEKDAY_FORMS = (
    RuleForm(
        re.compile(f"{_TOKEN}L"), lambda dialect: dialect.last, lambda number, _nth: LastOfWeekday(number % _WEEK)
    ),
    RuleForm(
        re.compile(f"{_TOKEN}#(?P<nth>[0-9]+)"),
        lambda dialect: dialect.nth_weekday,
        lambda number, nth: NthOfWeekday(number % _WEEK, nth),
    ),
)
"""The rules that a day of week can be."""


class WrittenRule(NamedTuple):
    """A rule in a field, before its numbers are known to be sound."""

    form: RuleForm
    """How it is written."""
    number: str | None
    """The date or weekday that it names; none if it has none."""
    nth: str | None
    """Which of several it names; none if it does not say."""


def written_rule(item: str, forms: tuple[RuleForm, ...], dialect: Dialect) -> WrittenRule | None:
    """The rule that an item of a field is in a dialect; none if it is none."""
    for form in forms:
        found = form.pattern.fullmatch(item.upper()) if item.isascii() and form.taken(dialect) else None
        if found is not None:
            parts = found.groupdict()
            return WrittenRule(form, parts.get("number"), parts.get("nth"))
    return None
