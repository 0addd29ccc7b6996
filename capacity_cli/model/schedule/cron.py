"""Read a cron expression into the sets of minutes, hours, days and months at which it fires.

Steps start again in each hour: `*/45` fires at minutes 0 and 45, so that its gaps are 45 and 15 minutes.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from capacity_cli.model.problems import ProblemCode, Word
from capacity_cli.model.schedule.cron_fields import (
    ANY,
    CRON_FIELDS,
    DAY_OF_MONTH,
    DAY_OF_WEEK,
    MINUTE,
    NO_MATTER,
    YEAR,
    CronProblem,
    Reason,
    day_rule,
    field_problems,
    numbers_of,
    plain_text,
    without_idle_steps,
)
from capacity_cli.model.schedule.day import Day, month_days
from capacity_cli.model.schedule.day_rules import DayRule, is_named
from capacity_cli.model.schedule.dialect import BothDays, Dialect

_SECONDS = re.compile("[1-9]|[1-5][0-9]")
_MONTHS_OF_A_YEAR = 12
_EVERY_CALENDAR = range(2000, 2028)
"""Years in which each date falls on each weekday."""
_NICKNAMES = {
    "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
    "@monthly": "0 0 1 * *",
    "@weekly": "0 0 * * 0",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@hourly": "0 * * * *",
}


class CronRefused(Exception):  # noqa: N818 - a refusal is an answer with problems in it, not a fault of the program
    """An expression that the dialect does not take, with every problem that it has."""

    def __init__(self, problems: tuple[CronProblem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems
        """A code of `CRON_*` and the values of its message, at least one, in the order of the fields."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """When an expression fires, in the time zone of its dialect."""

    text: str
    """The expression, its fields separated by one blank."""
    minutes: tuple[int, ...]
    """The minutes of an hour, 0 to 59, ascending."""
    hours: tuple[int, ...]
    """The hours of a day, 0 to 23, ascending."""
    days_of_month: frozenset[int]
    """1 to 31; none if the day of month is a rule."""
    months: frozenset[int]
    """1 to 12."""
    weekdays: frozenset[int]
    """0 (Sunday) to 6; none if the day of week is a rule."""
    either_day: bool
    """Whether a day fires that only one of the two day fields names."""
    date_rule: DayRule | None = None
    """The day of month where it is no number, such as the last one."""
    weekday_rule: DayRule | None = None
    """The day of week where it is no number, such as the third Friday."""
    years: frozenset[int] | None = None
    """The years; none if it fires in every one."""
    every_seconds: int | None = None
    """The seconds between two runs of an interval, all of whose sets are full; none for an expression of fields."""

    @property
    def follows_clock(self) -> bool:
        """Whether it fires by the clock even where that is changed: its minutes or its hours begin with `*`."""
        if self.every_seconds is not None:
            return True
        minute, hour, *_ = self.text.split()
        return minute.startswith("*") or hour.startswith("*")

    @property
    def months_restricted(self) -> bool:
        """Whether there are months, or years, in which it does not fire."""
        return len(self.months) < _MONTHS_OF_A_YEAR or self.years is not None

    def fires_on(self, day: Day) -> bool:
        """Whether it fires on a day; on one without month and year, in those in which it fires at all."""
        if day.month is not None and day.month not in self.months:
            return False
        if day.year is not None and self.years is not None and day.year not in self.years:
            return False
        by_date = _is_one(day, day.day_of_month, self.days_of_month, self.date_rule)
        by_weekday = _is_one(day, day.weekday, self.weekdays, self.weekday_rule)
        return by_date or by_weekday if self.either_day else by_date and by_weekday


def _is_one(day: Day, number: int, numbers: frozenset[int], rule: DayRule | None) -> bool:
    return number in numbers if rule is None else is_named(rule, day)


@lru_cache(maxsize=256)
def parse(text: str, dialect: Dialect) -> Schedule:
    """Read an expression whose fields are separated by any blanks.

    Raises CronRefused, with all problems of the expression, for what the dialect does not take and for a schedule
    that never fires.
    """
    fields = text.split()
    if dialect.nicknames and len(fields) == 1:
        fields = _NICKNAMES.get(fields[0].lower(), text).split()
    if dialect.seconds and fields[1:] == ["seconds"]:
        return _interval(fields[0])
    problems = _written_problems(fields, dialect)
    if problems:
        raise CronRefused(tuple(problems))
    schedule = _read(fields, dialect)
    if schedule is None or _never_fires(schedule):
        raise CronRefused(((ProblemCode.CRON_NEVER, {"text": " ".join(fields)}),))
    return schedule


def _interval(number: str) -> Schedule:
    """The schedule of an interval in seconds, which is longer than none and shorter than a minute."""
    if not _SECONDS.fullmatch(number):
        values = {
            "field": Word("cron.seconds"), "text": number, "item": number, "reason": Word(Reason.OUT_OF_RANGE),
            "range": "1-59",
        }  # fmt: skip
        raise CronRefused(((ProblemCode.CRON_FIELD, values),))
    each = [range(field.low, field.high + 1) for field in CRON_FIELDS]
    minutes, hours, days, months, weekdays = each
    return Schedule(
        text=f"{number} seconds",
        minutes=tuple(minutes),
        hours=tuple(hours),
        days_of_month=frozenset(days),
        months=frozenset(months),
        weekdays=frozenset(weekdays),
        either_day=False,
        every_seconds=int(number),
    )


def _written_problems(fields: list[str], dialect: Dialect) -> list[CronProblem]:
    if fields and fields[0].startswith("@"):
        return [_nickname(" ".join(fields))]
    if len(fields) not in dialect.field_counts:
        expected = "-".join(map(str, dialect.field_counts))
        return [(ProblemCode.CRON_FIELDS, {"found": str(len(fields)), "expected": expected})]
    each = [field_problems(text, field, dialect) for text, field in zip(fields, (*CRON_FIELDS, YEAR), strict=False)]
    problems = [problem for of_field in each for problem in of_field]
    _, _, date, _, weekday, *_ = fields
    sound_days = not each[2] and not each[4]
    both_set = not {date, weekday} & {ANY, NO_MATTER}
    if sound_days and dialect.both_days is BothDays.REFUSE and both_set:
        problems.append((ProblemCode.CRON_BOTH_DAYS, {"day_of_month": date, "day_of_week": weekday}))
    return problems


def _nickname(text: str) -> CronProblem:
    values = {
        "field": MINUTE.word,
        "text": text,
        "item": text,
        "reason": Word(Reason.SPECIAL),
        "range": f"{MINUTE.low}-{MINUTE.high}",
    }
    if text.lower() in _NICKNAMES:
        values["suggestion"] = _NICKNAMES[text.lower()]
    return ProblemCode.CRON_FIELD, values


def _read(fields: list[str], dialect: Dialect) -> Schedule | None:
    """The sets of a well-formed expression; none where the library that reads them finds that no day matches."""
    from cronsim import CronSim, CronSimError  # noqa: PLC0415 - only an expression costs its import at start-up

    _, _, date, _, weekday, *years = fields
    date_rule, weekday_rule = day_rule(date, DAY_OF_MONTH, dialect), day_rule(weekday, DAY_OF_WEEK, dialect)
    ruled = {DAY_OF_MONTH: date_rule is not None, DAY_OF_WEEK: weekday_rule is not None}
    plain = [
        ANY if ruled.get(field) else without_idle_steps(plain_text(text, field), field)
        for text, field in zip(fields, CRON_FIELDS, strict=False)
    ]
    try:
        read = CronSim(" ".join(plain), datetime(2024, 1, 1, tzinfo=UTC))
    except CronSimError:
        return None
    return Schedule(
        text=" ".join(fields),
        minutes=tuple(sorted(read.minutes)),
        hours=tuple(sorted(read.hours)),
        days_of_month=frozenset() if date_rule else frozenset(read.days),
        months=frozenset(read.months),
        # Sunday is both 0 and 7; the pairs that the library can return are rules here.
        weekdays=frozenset() if weekday_rule else frozenset(day % 7 for day in read.weekdays if isinstance(day, int)),
        either_day=dialect.both_days is BothDays.EITHER and not _narrows(date) and not _narrows(weekday),
        date_rule=date_rule,
        weekday_rule=weekday_rule,
        years=numbers_of(years[0], YEAR) if years and years[0] != ANY else None,
    )


def _narrows(text: str) -> bool:
    """Whether a day must match the other day field, too: where one begins with a star, no either is meant."""
    return text.startswith((ANY, NO_MATTER))


def _never_fires(schedule: Schedule) -> bool:
    """Whether no day of its years matches."""
    every = schedule.years or _EVERY_CALENDAR
    months = ((year, month) for year in sorted(every) for month in sorted(schedule.months))
    return not any(schedule.fires_on(day) for year, month in months for day in month_days(year, month))
