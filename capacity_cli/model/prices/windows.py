"""Durations, and the spans that a limit counts in, as price lists write them: `1 day`, `month`, `project`."""

import re
from decimal import Decimal
from typing import Annotated, NamedTuple

from pydantic import PlainValidator, WithJsonSchema

from capacity_cli.model.fields import text_form
from capacity_cli.model.numbers import decimal_from
from capacity_cli.model.problems import ProblemCode, Word, refusal

_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400}
SCOPES = ("project", "team", "organization", "user", "account")
"""The parts of what a subscription covers in which a limit can count."""
_UNITS = "|".join(_SECONDS)
_DURATION = rf"(?:(?P<number>[0-9][0-9_.]{{0,8}}) ?)?(?P<unit>{_UNITS}|s)s?"
DURATION_PATTERN = rf"^[0-9][0-9_.]{{0,8}} ?(?:(?:{_UNITS})s?|s)$"
SPAN_PATTERN = rf"^(?:month|{'|'.join(SCOPES)}|(?:[0-9][0-9_.]{{0,8}} ?)?(?:{_UNITS})s?)$"


class Span(NamedTuple):
    """What a limit counts in: a length of time, or a part of what the subscription covers."""

    text: str
    """As it is written."""
    seconds: Decimal | None
    """The length of time; none for a month, which is the period, and for a scope."""
    scope: str | None
    """`project`, `team` and the like; none for a time."""


MONTH = Span("month", None, None)


def _seconds(text: str) -> Decimal | None:
    found = re.fullmatch(_DURATION, text)
    if found is None:
        return None
    number = decimal_from(found["number"]) if found["number"] else Decimal(1)
    return number * _SECONDS["second" if found["unit"] == "s" else found["unit"]] or None


def _duration(value: object) -> Decimal:
    text = text_form(r"(?s).*", "form.duration", "5 minutes")(value)
    seconds = _seconds(text) if text[:1].isdigit() else None
    if seconds is None:
        raise refusal(ProblemCode.BAD_FORM, found=text, expected=Word("form.duration"), example="5 minutes")
    return seconds


def _span(value: object) -> Span:
    text = text_form(r"(?s).*", "form.span", "5 seconds")(value)
    if text == MONTH.text:
        return MONTH
    if text in SCOPES:
        return Span(text, None, text)
    seconds = _seconds(text)
    if seconds is None:
        raise refusal(ProblemCode.BAD_FORM, found=text, expected=Word("form.span"), example="day, 5 seconds, project")
    return Span(text, seconds, None)


Duration = Annotated[
    Decimal, PlainValidator(_duration), WithJsonSchema({"type": "string", "pattern": DURATION_PATTERN})
]
"""A length of time, `5 minutes`."""
LimitSpan = Annotated[Span, PlainValidator(_span), WithJsonSchema({"type": "string", "pattern": SPAN_PATTERN})]
"""What a limit counts in: `month`, `day`, `5 seconds`, or `project`, `team`, `organization`, `user`, `account`."""
_RESET = r"(?:(?:[01][0-9]|2[0-3]):[0-5][0-9] [A-Za-z0-9_+/-]{1,40}|[1-9][0-9]{0,2} days?)"
ResetRule = Annotated[
    str,
    PlainValidator(text_form(_RESET, "form.reset", "09:00 Asia/Seoul")),
    WithJsonSchema({"type": "string", "pattern": f"^{_RESET}$"}),
]
"""A time of day in a zone, `09:00 Asia/Seoul`, or the days that pass from when it is used up, `30 days`."""


def days_of_reset(rule: str | None) -> int | None:
    """The days after which a rule forgets what was used; none for a time of day."""
    number, _, unit = (rule or "").partition(" ")
    return int(number) if unit in ("day", "days") else None
