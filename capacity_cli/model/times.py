"""The field types for hours, days of the week and parts of the day.

Each value has one way of writing, so that a key cannot be given twice in two ways.
"""

from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema

from capacity_cli.model.fields import text_form
from capacity_cli.model.names import suggestion
from capacity_cli.model.numbers import kind_of
from capacity_cli.model.problems import ProblemCode, Word, refusal

_hour_form = text_form(r"[0-9]|1[0-9]|2[0-3]", "form.hour", "9")


def _hour(value: object) -> int:
    return int(_hour_form(value))


HourOfDay = Annotated[
    int,
    PlainValidator(_hour),
    WithJsonSchema({"type": "string", "pattern": "^([0-9]|1[0-9]|2[0-3])$"}),
]
"""An hour of the day, 0 to 23, without a leading zero."""
WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
"""The days of a week by their number, from 0."""
_WEEKDAY_WORDS = {"all": WEEKDAYS, "mon-fri": WEEKDAYS[1:6], "sat-sun": ("sat", "sun")}


def _weekdays(value: object) -> frozenset[int]:
    days = _WEEKDAY_WORDS.get(value, (value,)) if isinstance(value, str) else value
    if not isinstance(days, list | tuple):
        raise refusal(ProblemCode.WRONG_KIND, expected=Word("form.weekdays"), found=kind_of(value))
    if not days:
        raise refusal(ProblemCode.BAD_FORM, found="[]", expected=Word("form.weekdays"), example="mon-fri, [mon, wed]")
    for day in days:
        if day not in WEEKDAYS:
            allowed = (*_WEEKDAY_WORDS, *WEEKDAYS) if isinstance(value, str) else WEEKDAYS
            found = day if isinstance(day, str) else kind_of(day)
            raise refusal(
                ProblemCode.NOT_A_CHOICE,
                found=found,
                allowed=", ".join(allowed),
                suggestion=suggestion(found, allowed),
                kind=Word("kind.weekday"),
            )
    return frozenset(WEEKDAYS.index(day) for day in days)


Weekdays = Annotated[
    frozenset[int],
    PlainValidator(_weekdays),
    WithJsonSchema(
        {
            "anyOf": [
                {"enum": [*_WEEKDAY_WORDS]},
                {"enum": [*WEEKDAYS]},
                {"type": "array", "items": {"enum": [*WEEKDAYS]}, "minItems": 1},
            ]
        }
    ),
]
"""Days of the week: `all`, `mon-fri`, `sat-sun`, one such as `mon`, or a list, `[mon, wed, fri]`."""
_CLOCK_PATTERN = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_clock_span_form = text_form(f"{_CLOCK_PATTERN}-{_CLOCK_PATTERN}", "form.clock_span", "21:00-08:00")


def _clock_span(value: object) -> str:
    text = _clock_span_form(value)
    start, _, end = text.partition("-")
    if start == end:
        raise refusal(ProblemCode.BAD_FORM, found=text, expected=Word("form.clock_span"), example="21:00-08:00")
    return text


ClockSpan = Annotated[
    str,
    PlainValidator(_clock_span),
    WithJsonSchema({"type": "string", "pattern": f"^{_CLOCK_PATTERN}-{_CLOCK_PATTERN}$"}),
]
"""A part of the day, `21:00-08:00`, which may go on after midnight; its end is no longer part of it."""
