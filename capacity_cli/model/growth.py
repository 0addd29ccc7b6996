"""How the volume of a workload changes from month to month, as a scenario states it.

A stated volume is what its month has, its season included: the first month has `messages_per_day` whatever its season.
"""

import re
from decimal import Decimal
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BeforeValidator, Field, PlainValidator, WithJsonSchema, model_validator

from capacity_cli.model.fields import Model, PositiveWhole
from capacity_cli.model.numbers import decimal_from, kind_of
from capacity_cli.model.problems import ProblemCode, Word, refusal

MOST_MONTHS = 600
"""No forecast is longer."""

_NOTHING_LEFT = Decimal(-100)
_MONTH = re.compile(r"20[0-9]{2}-(?:0[1-9]|1[0-2])")


def _change(value: object) -> Decimal:
    if not isinstance(value, str):
        raise refusal(ProblemCode.WRONG_KIND, expected=Word("form.percent"), found=kind_of(value))
    if not value.strip().endswith("%"):
        raise refusal(ProblemCode.BAD_FORM, found=value, expected=Word("form.percent"), example="10%")
    percent = decimal_from(value.strip().removesuffix("%"))
    if percent <= _NOTHING_LEFT:
        raise refusal(ProblemCode.TOO_SMALL, found=value, minimum="-100%", bound=Word("bound.above"))
    return percent.scaleb(-2)


Change = Annotated[
    Decimal,
    PlainValidator(_change),
    WithJsonSchema({
        "type": "string",
        "pattern": r"^(?:\+?[0-9_]+(?:\.[0-9_]*)?|-[0-9_]{1,2}(?:\.[0-9_]*)?)\s*%$",
    }),
]  # fmt: skip
"""How much more or less, written with its sign: `10%`, `-5%`; above -100 %."""


def _first_month(value: object) -> int | str:
    if not isinstance(value, str):
        raise refusal(ProblemCode.WRONG_KIND, expected=Word("form.from_month"), found=kind_of(value))
    if _MONTH.fullmatch(value):
        return value
    if value.isascii() and value.isdecimal() and 1 <= int(value[:4]) < MOST_MONTHS and len(value) < 4:  # noqa: PLR2004  600 has 3
        return int(value)
    raise refusal(ProblemCode.BAD_FORM, found=value, expected=Word("form.from_month"), example="2027-03, 6")


FromMonth = Annotated[
    int | str,
    PlainValidator(_first_month),
    WithJsonSchema({
        "anyOf": [
            {"type": ["integer", "string"], "pattern": "^[0-9]{1,3}$", "minimum": 1, "maximum": MOST_MONTHS - 1},
            {"type": "string", "pattern": f"^{_MONTH.pattern}$"},
        ]
    }),
]  # fmt: skip
"""A month after the first: of the calendar, `2027-03`, or by its number, where the first is 0."""


def _month_of_year(value: object) -> int:
    if not isinstance(value, str) or value not in {str(number) for number in range(1, 13)}:
        found = value if isinstance(value, str) else kind_of(value)
        raise refusal(ProblemCode.BAD_FORM, found=found, expected=Word("form.month_of_year"), example="12")
    return int(value)


MonthOfYear = Annotated[
    int,
    PlainValidator(_month_of_year),
    WithJsonSchema({"type": "string", "pattern": "^([1-9]|1[0-2])$"}),
]
"""A month of the year, 1 to 12, without a leading zero."""


class Step(Model):
    """A month from which on the volume is another one, by exactly one of `to` and `by`."""

    from_: FromMonth = Field(alias="from")
    """The month."""
    to: PositiveWhole | None = None
    """Messages on an active day of that month, in the place of what growth makes of them; growth goes on from there."""
    by: Change | None = None
    """How much more or less that is than what growth makes of them."""

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        given = sorted(self.model_fields_set & {"to", "by"})
        if len(given) != 1:
            raise refusal(ProblemCode.EXACTLY_ONE, keys="to, by", found=", ".join(given))
        return self


def _each_once(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    months = [step.from_ for step in steps]
    for at, month in enumerate(months):
        if month in months[:at]:
            raise refusal(ProblemCode.LISTED_TWICE, name=str(month))
    return steps


class GrowthEntry(Model):
    """How the volume changes from month to month; a percentage alone is `monthly`, a list alone `by_month`."""

    monthly: Change | None = None
    """The change of each month to the one before."""
    by_month: tuple[Change, ...] | None = None
    """The same for each month after the first, in the place of `monthly`."""
    steps: Annotated[tuple[Step, ...], AfterValidator(_each_once)] = ()
    """Months from which on the volume is another one."""
    seasons: dict[MonthOfYear, Change] = {}
    """How much more or less than its trend a month of the year has; it needs a period with a month."""

    @model_validator(mode="after")
    def _at_most_one_pace(self) -> Self:
        if self.monthly is not None and self.by_month is not None:
            raise refusal(ProblemCode.EXACTLY_ONE, keys="monthly, by_month", found="by_month, monthly")
        return self


def _short_form(value: Any) -> Any:
    match value:
        case str():
            return {"monthly": value}
        case list():
            return {"by_month": value}
        case _:
            return value


Growth = Annotated[GrowthEntry, BeforeValidator(_short_form)]
