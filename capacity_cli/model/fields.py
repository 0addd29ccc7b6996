"""The field types of scenarios and price lists: each reads one scalar of text and refuses with a code of ours.

The reader hands every scalar over as text, so it is these types alone that decide what a text means.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainValidator, WithJsonSchema

from capacity_cli.model.currencies import MINOR_DIGITS
from capacity_cli.model.names import suggestion
from capacity_cli.model.numbers import MAXIMUM, decimal_from, kind_of
from capacity_cli.model.problems import ProblemCode, Word, refusal
from capacity_cli.model.units import MEASURED_PATTERN, Measured, measured_from
from capacity_cli.model.zones import is_zone, zone_names

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

_AT_MOST, _BELOW = Word("bound.most"), Word("bound.below")
UNKNOWN = "unknown"
"""What a document writes for a number that nobody knows. In the models it is None, and never 0."""

_NUMBER_PATTERN = (
    r"^[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|(?=[_.]*[0-9])[0-9_]*\.?[0-9_]*(?:[eE][+-]?[0-9]{1,2})?)$"
)
_NUMBER_SCHEMA: dict[str, Any] = {"type": ["number", "string"], "pattern": _NUMBER_PATTERN}
_WHOLE_SCHEMA: dict[str, Any] = {"type": ["integer", "string"], "pattern": _NUMBER_PATTERN}
_PERCENT_SCHEMA: dict[str, Any] = {"type": "string", "pattern": r"^(?:100(?:\.0*)?|[0-9_]{1,3}(?:\.[0-9_]*)?)\s*%$"}


class Model(BaseModel):
    """A part of a document: unknown keys are refused and nothing changes after reading.

    A part is built when it is first read: most commands read few of them.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


def _number(
    *, above: int | None = None, least: int | None = None, most: int | None = None
) -> Callable[[object], Decimal]:
    def read(value: object) -> Decimal:
        number = decimal_from(value)
        if above is not None and number <= above:
            raise refusal(ProblemCode.TOO_SMALL, found=str(value), minimum=str(above), bound=Word("bound.above"))
        if least is not None and number < least:
            raise refusal(ProblemCode.TOO_SMALL, found=str(value), minimum=str(least), bound=Word("bound.least"))
        if most is not None and number > most:
            raise refusal(ProblemCode.TOO_BIG, found=str(value), maximum=str(most), bound=_AT_MOST)
        return number

    return read


def amount_from(value: object) -> Decimal:
    """Read a number of 0 or more; raises a refusal for anything else."""
    return _number(least=0)(value)


def _whole(least: int, most: int = int(MAXIMUM)) -> Callable[[object], int]:
    read_number = _number(least=least, most=most)

    def read(value: object) -> int:
        number = read_number(value)
        if number != number.to_integral_value():
            raise refusal(ProblemCode.NOT_WHOLE, found=str(value))
        return int(number)

    return read


def _or_word(word: str, result: T, read: Callable[[object], Any]) -> Callable[[object], Any]:
    """A reader that takes one word beside what the given reader takes."""

    def read_either(value: object) -> Any:
        return result if value == word else read(value)

    return read_either


def _percent(value: object, bound: Word = _AT_MOST) -> Decimal:
    if isinstance(value, str) and value.strip().endswith("%"):
        percent = _number(least=0)(value.strip().removesuffix("%"))
        if percent > 100 or (percent == 100 and bound is _BELOW):  # noqa: PLR2004  a share of a whole
            raise refusal(ProblemCode.TOO_BIG, found=value, maximum="100%", bound=bound)
        return percent.scaleb(-2)
    if isinstance(value, str):
        raise refusal(ProblemCode.BAD_FORM, found=value, expected=Word("form.percent"), example="20%")
    raise refusal(ProblemCode.WRONG_KIND, expected=Word("form.percent"), found=kind_of(value))


def _part(value: object) -> Decimal:
    return _percent(value, _BELOW)


def text_form(pattern: str, expected: str, example: str) -> Callable[[object], str]:
    """A reader of text that must have a given form, such as a date."""
    form = re.compile(pattern)

    def read(value: object) -> str:
        if not isinstance(value, str):
            raise refusal(ProblemCode.WRONG_KIND, expected=Word(expected), found=kind_of(value))
        if not form.fullmatch(value):
            raise refusal(ProblemCode.BAD_FORM, found=value, expected=Word(expected), example=example)
        return str(value)

    return read


_date_form = text_form(r"20[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])", "form.date", "2026-11-01")


def date_from(value: object) -> str:
    """Read a date of this century, `2026-11-01`; raises a refusal for anything else."""
    text = _date_form(value)
    try:
        date.fromisoformat(text)
    except ValueError:
        raise refusal(ProblemCode.BAD_FORM, found=text, expected=Word("form.date"), example="2026-11-01") from None
    return text


def choice(kind: str, allowed: type[E]) -> BeforeValidator:
    """A reader of one of a closed list of words, with a suggestion for a near miss."""
    names = tuple(member.value for member in allowed)

    def read(value: object) -> E:
        if not isinstance(value, str):
            raise refusal(ProblemCode.WRONG_KIND, expected=Word("kind.word"), found=kind_of(value))
        if value not in names:
            near = suggestion(value, names)
            raise refusal(
                ProblemCode.NOT_A_CHOICE, found=value, allowed=", ".join(names), suggestion=near, kind=Word(kind)
            )
        return allowed(value)

    return BeforeValidator(read)


_ZONES = "UTC, Asia/Seoul, Europe/Berlin, …"


def _zone(value: object) -> str:
    if not isinstance(value, str):
        raise refusal(ProblemCode.WRONG_KIND, expected=Word("kind.zone"), found=kind_of(value))
    if not is_zone(value):
        near = _zone_meant(value)
        raise refusal(ProblemCode.UNKNOWN_NAME, kind=Word("kind.zone"), name=value, suggestion=near, allowed=_ZONES)
    return str(value)


def _zone_meant(name: str) -> str:
    """The zone whose city is named, or nearly so; first among those of the region that is named, if there is one."""
    region, city = name.partition("/")[0], name.rpartition("/")[2].replace(" ", "_").casefold()
    zones = sorted(zone_names(), reverse=True)
    for listed in ([zone for zone in zones if zone.startswith(f"{region}/")], zones):
        cities = {zone.rpartition("/")[2].casefold(): zone for zone in listed}
        near = suggestion(city, cities)
        if near:
            return cities[near]
    return ""


_CURRENCIES = "KRW, USD, EUR, JPY, …"


def _currency(value: object) -> str:
    if not isinstance(value, str):
        raise refusal(ProblemCode.WRONG_KIND, expected=Word("kind.currency"), found=kind_of(value))
    if value not in MINOR_DIGITS:
        near = suggestion(value.upper(), tuple(MINOR_DIGITS))
        raise refusal(
            ProblemCode.UNKNOWN_NAME, kind=Word("kind.currency"), name=value, suggestion=near, allowed=_CURRENCIES
        )
    return str(value)


def _format(expected: str) -> Callable[[object], str]:
    def read(value: object) -> str:
        if value != expected:
            found = value if isinstance(value, str) else kind_of(value)
            raise refusal(ProblemCode.UNKNOWN_FORMAT, found=found, expected=expected)
        return expected

    return read


def _schema(base: dict[str, Any], *words: str, **bounds: int) -> WithJsonSchema:
    """The JSON Schema of a number, or of a number or one of some words."""
    number = {**base, **bounds}
    return WithJsonSchema({"anyOf": [number, {"enum": list(words)}]} if words else number)


Whole = Annotated[int, PlainValidator(_whole(0)), _schema(_WHOLE_SCHEMA, minimum=0)]
"""A whole number, 0 or more."""
PositiveWhole = Annotated[int, PlainValidator(_whole(1)), _schema(_WHOLE_SCHEMA, minimum=1)]
"""A whole number, 1 or more."""
Days = Annotated[int, PlainValidator(_whole(1, 366)), _schema(_WHOLE_SCHEMA, minimum=1, maximum=366)]
"""A number of days, 1 to 366."""
TextBytes = Annotated[int, PlainValidator(_whole(1, 2000)), _schema(_WHOLE_SCHEMA, minimum=1, maximum=2000)]
"""The length of a text that an LMS holds, in bytes, 1 to 2,000."""
Number = Annotated[Decimal, PlainValidator(_number()), _schema(_NUMBER_SCHEMA)]
"""Any number."""
Amount = Annotated[Decimal, PlainValidator(_number(least=0)), _schema(_NUMBER_SCHEMA, minimum=0)]
"""A number, 0 or more."""
Positive = Annotated[Decimal, PlainValidator(_number(above=0)), _schema(_NUMBER_SCHEMA, exclusiveMinimum=0)]
"""A number above 0."""
KnownAmount = Annotated[
    Decimal | None,
    PlainValidator(_or_word(UNKNOWN, None, _number(least=0))),
    _schema(_NUMBER_SCHEMA, UNKNOWN, minimum=0),
]
"""A number, 0 or more, or `unknown`."""
KnownPositive = Annotated[
    Decimal | None,
    PlainValidator(_or_word(UNKNOWN, None, _number(above=0))),
    _schema(_NUMBER_SCHEMA, UNKNOWN, exclusiveMinimum=0),
]
"""A number above 0, or `unknown`."""
KnownPercent = Annotated[
    Decimal | None,
    PlainValidator(_or_word(UNKNOWN, None, _percent)),
    WithJsonSchema({"anyOf": [_PERCENT_SCHEMA, {"enum": [UNKNOWN]}]}),
]
"""A share written with its sign, `20%`, or `unknown`."""
NoneOrPositive = Annotated[
    Decimal | None,
    PlainValidator(_or_word("none", None, _number(above=0))),
    _schema(_NUMBER_SCHEMA, "none", exclusiveMinimum=0),
]
"""A number above 0, or `none`."""
PlanOrPositive = Annotated[
    Decimal | None,
    PlainValidator(_or_word("plan", None, _number(above=0))),
    _schema(_NUMBER_SCHEMA, "plan", exclusiveMinimum=0),
]
"""A number above 0, or `plan`: what the vendor plan says."""
UnlimitedOrPositive = Annotated[
    Decimal | None,
    PlainValidator(_or_word("unlimited", None, _number(above=0))),
    _schema(_NUMBER_SCHEMA, "unlimited", exclusiveMinimum=0),
]
"""A number above 0, or `unlimited`."""
BatchOrWhole = Annotated[
    int | None,
    PlainValidator(_or_word("batch", None, _whole(1))),
    _schema(_WHOLE_SCHEMA, "batch", minimum=1),
]
"""A whole number, 1 or more, or `batch`: as many as the batch has."""
BUDGET = "budget"
"""The word for the usable budget as the bound of a check."""


@dataclass(frozen=True, slots=True)
class OfLimit:
    """A percentage of a limit, as the bound of a check."""

    percent: Decimal
    """The percentage; it may be above 100."""


def _number_or_percent(value: object) -> Decimal | OfLimit:
    if isinstance(value, str) and value.strip().endswith("%"):
        return OfLimit(_number(least=0)(value.strip().removesuffix("%").rstrip()))
    return _number()(value)


_SHARE_SCHEMA = {"type": "string", "pattern": r"^[0-9][0-9_]*(?:\.[0-9_]*)?\s*%$"}
Bound = Annotated[
    Decimal | OfLimit | str,
    PlainValidator(_or_word(BUDGET, BUDGET, _number_or_percent)),
    WithJsonSchema({"anyOf": [_NUMBER_SCHEMA, _SHARE_SCHEMA, {"enum": [BUDGET]}]}),
]
"""A number, a percentage of a limit, `80%`, or `budget`."""
Percent = Annotated[Decimal, PlainValidator(_percent), WithJsonSchema(_PERCENT_SCHEMA)]
"""A share written with its sign, `20%`."""
PartPercent = Annotated[
    Decimal,
    PlainValidator(_part),
    WithJsonSchema({"type": "string", "pattern": r"^[0-9_]{1,2}(?:\.[0-9_]*)?\s*%$"}),
]
"""A share below the whole, written with its sign, `2%`."""
Currency = Annotated[str, PlainValidator(_currency), WithJsonSchema({"enum": list(MINOR_DIGITS)})]
"""A currency code of ISO 4217."""
Title = Annotated[
    str,
    PlainValidator(text_form(r"(?s).{1,200}", "form.title", "My service")),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": 200}),
]
"""A text of 1 to 200 characters."""
Clock = Annotated[
    str,
    PlainValidator(text_form(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]", "form.clock", "09:00")),
    WithJsonSchema({"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"}),
]
"""A time of day, `09:00`."""
Month = Annotated[
    str,
    PlainValidator(text_form(r"20[0-9]{2}-(?:0[1-9]|1[0-2])", "form.month", "2026-12")),
    WithJsonSchema({"type": "string", "pattern": "^20[0-9]{2}-(0[1-9]|1[0-2])$"}),
]
"""A calendar month, `2026-12`."""
ZoneName = Annotated[str, PlainValidator(_zone), WithJsonSchema({"type": "string"})]
"""A time zone, `Asia/Seoul`."""
Date = Annotated[
    str,
    PlainValidator(date_from),
    WithJsonSchema({"type": "string", "format": "date"}),
]
"""A date, `2026-11-01`."""
ScenarioFormat = Annotated[str, PlainValidator(_format("scenario/v1")), WithJsonSchema({"const": "scenario/v1"})]
"""The mark of a scenario file."""
BaselineFormat = Annotated[str, PlainValidator(_format("baseline/v1")), WithJsonSchema({"const": "baseline/v1"})]
"""The mark of a baseline."""
PolicyFormat = Annotated[str, PlainValidator(_format("policy/v1")), WithJsonSchema({"const": "policy/v1"})]
"""The mark of a policy."""
PriceListFormat = Annotated[str, PlainValidator(_format("price-list/v1")), WithJsonSchema({"const": "price-list/v1"})]
"""The mark of a price list."""


UNLIMITED = Decimal("Infinity")
"""A ceiling that is never reached; documents write `unlimited`."""

_ceiling = _or_word("unlimited", UNLIMITED, _or_word(UNKNOWN, None, _number(least=0)))
Ceiling = Annotated[
    Decimal | None,
    PlainValidator(_ceiling),
    _schema(_NUMBER_SCHEMA, "unlimited", UNKNOWN, minimum=0),
]
"""A number, 0 or more, or `unlimited`, or `unknown`."""
ACCOUNT = "account"
"""The word for a ceiling that each account has of its own: the scenario says it."""
AccountCeiling = Annotated[
    Decimal | str | None,
    PlainValidator(_or_word(ACCOUNT, ACCOUNT, _ceiling)),
    _schema(_NUMBER_SCHEMA, "unlimited", UNKNOWN, ACCOUNT, minimum=0),
]
"""A number, 0 or more, or `unlimited`, `unknown`, or `account`: what the scenario says of the account."""
NONE = "none"
"""The word for no tax."""
TaxChoice = Annotated[
    Decimal | None,
    PlainValidator(_or_word(NONE, Decimal(0), _percent)),
    WithJsonSchema({"anyOf": [_PERCENT_SCHEMA, {"enum": [NONE]}]}),
]
"""A share written with its sign, `10%`, or `none`."""


def _measured(value: object) -> Measured:
    return measured_from(value)


Usage = Annotated[
    Measured | None,
    PlainValidator(_or_word(UNKNOWN, None, _measured)),
    _schema({"type": ["number", "string"], "pattern": MEASURED_PATTERN}, UNKNOWN),
]
"""A number, 0 or more, with or without a unit that the meter's can be converted from (`40_000_000 s`), or `unknown`."""


def _flag(value: object) -> bool:
    if value in ("true", "false"):
        return value == "true"
    if not isinstance(value, str):
        raise refusal(ProblemCode.WRONG_KIND, expected=Word("kind.flag"), found=kind_of(value))
    raise refusal(ProblemCode.NOT_A_CHOICE, found=value, allowed="true, false", suggestion="", kind=Word("kind.flag"))


Flag = Annotated[bool, PlainValidator(_flag), WithJsonSchema({"type": "boolean"})]
"""`true` or `false`."""


def scalar_as(key: str) -> BeforeValidator:
    """Lets a scalar stand for a map of which it is the one necessary value."""

    def wrap(value: object) -> object:
        return {key: value} if isinstance(value, str) else value

    return BeforeValidator(wrap)


def list_as(key: str) -> BeforeValidator:
    """Lets a list stand for a map of which it is the one necessary value."""

    def wrap(value: object) -> object:
        return {key: value} if isinstance(value, list) else value

    return BeforeValidator(wrap)
