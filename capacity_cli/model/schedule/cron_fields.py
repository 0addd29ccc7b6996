"""Check the items of one cron field and name what a dialect refuses in them.

Stricter than most parsers on purpose: a step that some triggers ignore and others expand is refused, not guessed.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from capacity_cli.model.problems import ProblemCode, Word
from capacity_cli.model.schedule.dialect import Dialect

Values = dict[str, str]
CronProblem = tuple[ProblemCode, Values]

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_WEEKDAYS = ("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT")
_DIGITS = re.compile("[0-9]+")
_SPECIAL = re.compile(r".*[?#@].*|[0-9]*(L|W|LW)|L-[0-9]+|[A-Z]{3}L", re.DOTALL)
_LONGEST_NUMBER = 4  # digits; a longer one is never turned into an int, which takes quadratic time


class Reason(StrEnum):
    """Why an item of a field is refused; the values are keys of the catalog."""

    EMPTY_ITEM = "cron.reason.empty_item"
    NAMES = "cron.reason.names"
    NOT_A_NUMBER = "cron.reason.not_a_number"
    OUT_OF_RANGE = "cron.reason.out_of_range"
    REVERSED_RANGE = "cron.reason.reversed_range"
    SPECIAL = "cron.reason.special"
    START_WITH_STEP = "cron.reason.start_with_step"
    STEP_BEYOND_RANGE = "cron.reason.step_beyond_range"
    ZERO_STEP = "cron.reason.zero_step"


@dataclass(frozen=True, slots=True)
class CronField:
    """One of the five positions of an expression."""

    word: Word
    """Its name in the catalog."""
    low: int
    """Its smallest number."""
    high: int
    """Its largest number, before the dialect allows 7 for Sunday."""
    names: tuple[str, ...] = ()
    """The names of its numbers, from `low` up, in upper case."""


MINUTE = CronField(Word("cron.minute"), 0, 59)
HOUR = CronField(Word("cron.hour"), 0, 23)
DAY_OF_MONTH = CronField(Word("cron.day_of_month"), 1, 31)
MONTH = CronField(Word("cron.month"), 1, 12, _MONTHS)
DAY_OF_WEEK = CronField(Word("cron.day_of_week"), 0, 6, _WEEKDAYS)
CRON_FIELDS = (MINUTE, HOUR, DAY_OF_MONTH, MONTH, DAY_OF_WEEK)


def field_problems(text: str, field: CronField, dialect: Dialect) -> list[CronProblem]:
    """The problems of one field as written, the first of each reason, in order."""
    found: dict[str, CronProblem] = {}
    for item in text.split(","):
        reason = _item_fault(item, field, dialect)
        if reason is not None and reason not in found:
            found[reason] = _problem(text, item, reason, field, dialect)
    return list(found.values())


def without_idle_steps(text: str, field: CronField) -> str:
    """A sound field in which a range of one number has no step, since a library may read `5-5/15` as `5-59/15`."""
    return ",".join(_without_idle_step(item, field) for item in text.split(","))


def _without_idle_step(item: str, field: CronField) -> str:
    span, slash, _ = item.partition("/")
    start, dash, end = span.partition("-")
    return start if slash and dash and _number(start, field) == _number(end, field) else item


def _problem(text: str, item: str, reason: Reason, field: CronField, dialect: Dialect) -> CronProblem:
    of_step = reason in {Reason.ZERO_STEP, Reason.STEP_BEYOND_RANGE}
    values = {
        "field": field.word,
        "text": text,
        "item": item,
        "reason": Word(reason),
        "range": f"{1 if of_step else field.low}-{field.high if of_step else _highest(field, dialect)}",
    }
    if reason is Reason.START_WITH_STEP:
        start, _, step = item.partition("/")
        values["suggestion"] = f"{start}-{field.high}/{step}" if _number(start, field) < field.high else start
    return ProblemCode.CRON_FIELD, values


def _item_fault(item: str, field: CronField, dialect: Dialect) -> Reason | None:
    if not item:
        return Reason.EMPTY_ITEM
    if _SPECIAL.fullmatch(item.upper()):
        return Reason.SPECIAL
    if not item.isascii():
        return Reason.NOT_A_NUMBER  # also for letters whose upper case is a letter of a name
    span, slash, step = item.partition("/")
    fault = _span_fault(span, field, dialect)
    if fault is None and slash:
        fault = _step_fault(step, field)
        if fault is None and span != "*" and "-" not in span:
            fault = Reason.START_WITH_STEP
    return fault


def _span_fault(span: str, field: CronField, dialect: Dialect) -> Reason | None:
    if span == "*":
        return None
    ends = span.split("-", maxsplit=1)
    for token in ends:
        fault = _token_fault(token, field, dialect)
        if fault is not None:
            return fault
    return Reason.REVERSED_RANGE if _number(ends[-1], field) < _number(ends[0], field) else None


def _token_fault(token: str, field: CronField, dialect: Dialect) -> Reason | None:
    if token.upper() in (*_MONTHS, *_WEEKDAYS) and not dialect.names:
        return Reason.NAMES
    if token.upper() in field.names:
        return None
    if not _DIGITS.fullmatch(token):
        return Reason.NOT_A_NUMBER
    if len(token) > _LONGEST_NUMBER or not field.low <= int(token) <= _highest(field, dialect):
        return Reason.OUT_OF_RANGE
    return None


def _step_fault(step: str, field: CronField) -> Reason | None:
    if not _DIGITS.fullmatch(step):
        return Reason.NOT_A_NUMBER
    if not step.strip("0"):
        return Reason.ZERO_STEP
    if len(step) > _LONGEST_NUMBER or int(step) > field.high:
        return Reason.STEP_BEYOND_RANGE
    return None


def _number(token: str, field: CronField) -> int:
    """The number of a token that has no fault."""
    name = token.upper()
    return field.low + field.names.index(name) if name in field.names else int(token)


def _highest(field: CronField, dialect: Dialect) -> int:
    return field.high + 1 if field is DAY_OF_WEEK and dialect.weekday_7 else field.high
