"""Check the items of one cron field and name what a dialect refuses in them.

Stricter than most parsers on purpose: a step that some triggers ignore and others expand is refused, not guessed.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from capacity_cli.model.problems import ProblemCode, Word
from capacity_cli.model.schedule.day_rules import (
    DATE_FORMS,
    MOST_OF_A_WEEKDAY,
    WEEKDAY_FORMS,
    DayRule,
    RuleForm,
    WrittenRule,
    written_rule,
)
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
    NO_SUCH_NTH = "cron.reason.no_such_nth"
    NOT_ALONE = "cron.reason.not_alone"
    NOT_A_NUMBER = "cron.reason.not_a_number"
    OUT_OF_RANGE = "cron.reason.out_of_range"
    REVERSED_RANGE = "cron.reason.reversed_range"
    SPECIAL = "cron.reason.special"
    START_WITH_STEP = "cron.reason.start_with_step"
    STEP_BEYOND_RANGE = "cron.reason.step_beyond_range"
    ZERO_STEP = "cron.reason.zero_step"


@dataclass(frozen=True, slots=True)
class CronField:
    """One of the positions of an expression."""

    word: Word
    """Its name in the catalog."""
    low: int
    """Its smallest number."""
    high: int
    """Its largest number, before the dialect allows 7 for Sunday."""
    names: tuple[str, ...] = ()
    """The names of its numbers, from `low` up, in upper case."""
    forms: tuple[RuleForm, ...] = ()
    """How days may be written that have no number; only a field of days has any."""


MINUTE = CronField(Word("cron.minute"), 0, 59)
HOUR = CronField(Word("cron.hour"), 0, 23)
DAY_OF_MONTH = CronField(Word("cron.day_of_month"), 1, 31, forms=DATE_FORMS)
MONTH = CronField(Word("cron.month"), 1, 12, _MONTHS)
DAY_OF_WEEK = CronField(Word("cron.day_of_week"), 0, 6, _WEEKDAYS, WEEKDAY_FORMS)
YEAR = CronField(Word("cron.year"), 1970, 2099)
CRON_FIELDS = (MINUTE, HOUR, DAY_OF_MONTH, MONTH, DAY_OF_WEEK)
"""The fields of every expression; behind them some dialects take a `YEAR`."""
ANY, NO_MATTER = "*", "?"


def field_problems(text: str, field: CronField, dialect: Dialect) -> list[CronProblem]:
    """The problems of one field as written, the first of each reason, in order."""
    found: dict[str, CronProblem] = {}
    items = text.split(",")
    for item in items:
        reason = _item_fault(item, field, dialect, alone=len(items) == 1)
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
    low, high = field.low, _highest(field, dialect)
    if reason in {Reason.ZERO_STEP, Reason.STEP_BEYOND_RANGE}:
        low, high = 1, field.high
    elif reason is Reason.NO_SUCH_NTH:
        low, high = 1, MOST_OF_A_WEEKDAY
    values = {
        "field": field.word,
        "text": text,
        "item": item,
        "reason": Word(reason),
        "range": f"{low}-{high}",
    }
    if reason is Reason.START_WITH_STEP:
        values["suggestion"] = _from_its_start(item, field)
    return ProblemCode.CRON_FIELD, values


def day_rule(text: str, field: CronField, dialect: Dialect) -> DayRule | None:
    """The rule that a sound field is; none if it consists of numbers."""
    found = written_rule(text, field.forms, dialect)
    if found is None:
        return None
    return found.form.rule(0 if found.number is None else _number(found.number, field), int(found.nth or 0))


def plain_text(text: str, field: CronField) -> str:
    """A sound field of numbers as every parser reads it alike: without `?` and without a start that has a step."""
    return ",".join(_plain_item(item, field) for item in text.split(","))


def numbers_of(text: str, field: CronField) -> frozenset[int]:
    """The numbers that a sound field without names or rules stands for."""
    found: set[int] = set()
    for item in plain_text(text, field).split(","):
        span, _, step = item.partition("/")
        low, _, high = (f"{field.low}-{field.high}" if span == ANY else span).partition("-")
        found.update(range(int(low), int(high or low) + 1, int(step or 1)))
    return frozenset(found)


def _plain_item(item: str, field: CronField) -> str:
    if item == NO_MATTER:
        return ANY
    span, slash, _ = item.partition("/")
    return _from_its_start(item, field) if slash and span != ANY and "-" not in span else item


def _from_its_start(item: str, field: CronField) -> str:
    """A start with a step as the range that it means: `5-59/15` for `5/15`."""
    start, _, step = item.partition("/")
    return f"{start}-{field.high}/{step}" if _number(start, field) < field.high else start


def _item_fault(item: str, field: CronField, dialect: Dialect, *, alone: bool) -> Reason | None:
    if not item:
        return Reason.EMPTY_ITEM
    rule = written_rule(item, field.forms, dialect)
    if rule is not None or (item == NO_MATTER and field.forms and dialect.question_mark):
        return _rule_fault(rule, field, dialect) if alone else Reason.NOT_ALONE
    if _SPECIAL.fullmatch(item.upper()):
        return Reason.SPECIAL
    if not item.isascii():
        return Reason.NOT_A_NUMBER  # also for letters whose upper case is a letter of a name
    span, slash, step = item.partition("/")
    fault = _span_fault(span, field, dialect)
    if fault is None and slash:
        fault = _step_fault(step, field)
        if fault is None and span != ANY and "-" not in span and not dialect.start_with_step:
            fault = Reason.START_WITH_STEP
    return fault


def _rule_fault(rule: WrittenRule | None, field: CronField, dialect: Dialect) -> Reason | None:
    if rule is None:
        return None
    if rule.nth is not None and not 1 <= int(rule.nth[:_LONGEST_NUMBER]) <= MOST_OF_A_WEEKDAY:
        return Reason.NO_SUCH_NTH
    return None if rule.number is None else _token_fault(rule.number, field, dialect)


def _span_fault(span: str, field: CronField, dialect: Dialect) -> Reason | None:
    if span == ANY:
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
