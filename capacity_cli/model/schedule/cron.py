"""Read a cron expression into the sets of minutes, hours, days and months at which it fires.

Steps start again in each hour: `*/45` fires at minutes 0 and 45, so that its gaps are 45 and 15 minutes.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from capacity_cli.model.problems import ProblemCode, Word
from capacity_cli.model.schedule.cron_fields import (
    CRON_FIELDS,
    DAY_OF_MONTH,
    MINUTE,
    CronProblem,
    Reason,
    field_problems,
    without_idle_steps,
)
from capacity_cli.model.schedule.dialect import BothDays, Dialect

_LAST = "$"
_SECONDS = re.compile("[1-9]|[1-5][0-9]")
_MONTHS_OF_A_YEAR = 12
_LAST_DAY = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # of each month, in a leap year
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
    """1 to 31."""
    months: frozenset[int]
    """1 to 12."""
    weekdays: frozenset[int]
    """0 (Sunday) to 6."""
    either_day: bool
    """Whether a day fires that only one of the two day fields names."""
    last_day: bool = False
    """Whether the last day of a month is one of the days of the month."""
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
        """Whether there are months in which it does not fire."""
        return len(self.months) < _MONTHS_OF_A_YEAR

    def fires_on(self, day_of_month: int, month: int | None, weekday: int, *, last: bool = False) -> bool:
        """Whether it fires on such a day; without a month, in a month in which it fires at all.

        `last` says whether it is the last day of its month.
        """
        if month is not None and month not in self.months:
            return False
        by_date = day_of_month in self.days_of_month or (last and self.last_day)
        by_weekday = weekday in self.weekdays
        return by_date or by_weekday if self.either_day else by_date and by_weekday


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
    if len(fields) != dialect.fields:
        return [(ProblemCode.CRON_FIELDS, {"found": str(len(fields)), "expected": str(dialect.fields)})]
    each = [
        [] if dialect.last_day and field is DAY_OF_MONTH and text == _LAST else field_problems(text, field, dialect)
        for text, field in zip(fields, CRON_FIELDS, strict=True)
    ]
    problems = [problem for of_field in each for problem in of_field]
    _, _, date, _, weekday = fields
    sound_days = not each[2] and not each[4]
    if sound_days and dialect.both_days is BothDays.REFUSE and date != "*" and weekday != "*":
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
    """The sets of a well-formed expression, as the library reads them; none where it finds that no day matches."""
    from cronsim import CronSim, CronSimError  # noqa: PLC0415 - only an expression costs its import at start-up

    sound = " ".join(map(without_idle_steps, fields, CRON_FIELDS))
    try:
        read = CronSim(sound.replace(_LAST, "L"), datetime(2024, 1, 1, tzinfo=UTC))
    except CronSimError:
        return None
    return Schedule(
        text=" ".join(fields),
        minutes=tuple(sorted(read.minutes)),
        hours=tuple(sorted(read.hours)),
        days_of_month=frozenset(read.days) - {CronSim.LAST},
        months=frozenset(read.months),
        # Sunday is both 0 and 7; pairs stand for "last" and "nth" weekdays, which no dialect here takes.
        weekdays=frozenset(number % 7 for number in read.weekdays if isinstance(number, int)),
        either_day=dialect.both_days is BothDays.EITHER and not read.day_and,
        last_day=CronSim.LAST in read.days,
    )


def _never_fires(schedule: Schedule) -> bool:
    """Whether no month has such a day; each date of a year falls on every weekday sooner or later."""
    if schedule.last_day:
        return False
    first = min(schedule.days_of_month)
    return not schedule.either_day and all(first > _LAST_DAY[month - 1] for month in schedule.months)
