"""What is wrong with a document: a code, the values that its message needs, and where.

A problem holds no words: `render` turns its code and values into a sentence in the reader's language.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pydantic_core import PydanticCustomError

Path = tuple[str | int, ...]
"""Where a value stands in a document: keys and, in lists, positions from 0."""


class ProblemCode(StrEnum):
    """Every way in which a document or a command line can be refused."""

    SYNTAX = "DOC001"
    ENCODING = "DOC002"
    CONTROL_CHARACTER = "DOC003"
    TOO_LARGE = "DOC004"
    EMPTY = "DOC005"
    SEVERAL_DOCUMENTS = "DOC006"
    DUPLICATE_KEY = "DOC007"
    NOT_ALLOWED = "DOC008"
    NOT_JSON = "DOC009"

    FILE_MISSING = "DOC010"
    NOT_A_FILE = "DOC011"
    UNREADABLE = "DOC012"
    OUTSIDE_ROOT = "DOC013"
    CIRCLE = "DOC014"
    FILE_EXISTS = "DOC015"
    NOT_WRITABLE = "DOC016"
    NO_PRICE_LIST = "DOC017"
    BAD_VARIABLE = "DOC018"
    AMBIGUOUS_CRON = "DOC019"

    UNKNOWN_KEY = "DOC020"
    MISSING_KEY = "DOC021"
    WRONG_KIND = "DOC022"
    UNKNOWN_FORMAT = "DOC023"
    EXACTLY_ONE = "DOC024"
    NO_VALUE = "DOC025"
    BAD_OPTION = "DOC026"
    MORE = "DOC027"
    NAMED_TWICE = "DOC028"
    SET_TWICE = "DOC029"

    NOT_A_NUMBER = "DOC030"
    NOT_WHOLE = "DOC031"
    TOO_SMALL = "DOC032"
    TOO_BIG = "DOC033"
    TOO_PRECISE = "DOC034"
    NOT_A_CHOICE = "DOC035"
    BAD_FORM = "DOC036"
    SHARES = "DOC037"
    REVERSED = "DOC038"
    WRONG_UNIT = "DOC039"

    UNKNOWN_NAME = "DOC040"
    AMBIGUOUS_METER = "DOC041"
    NO_RATE = "DOC042"
    NEEDS_KEY = "DOC043"
    SAME_VENDOR = "DOC044"
    AMBIGUOUS_TRIGGER = "DOC045"
    DOUBLED_CHARGE = "DOC046"
    NOT_DATED = "DOC047"
    DATES_OVERLAP = "DOC048"
    NEEDS_CHOICE = "DOC049"

    CRON_FIELDS = "DOC050"
    CRON_FIELD = "DOC051"
    CRON_BOTH_DAYS = "DOC052"
    CRON_NEVER = "DOC053"
    ZONE_FIXED = "DOC054"

    TIERS_OPEN = "DOC060"
    TIERS_ORDER = "DOC061"
    ROUNDING = "DOC062"
    NO_DAY = "DOC063"
    NO_ACTIVE_DAY = "DOC064"
    LISTED_TWICE = "DOC065"
    FEW_MONTHS = "DOC066"
    BEYOND_MEASURE = "DOC067"

    NO_REVISION = "DOC070"
    NO_REPOSITORY = "DOC071"
    NOTHING_COMMON = "DOC072"

    KEPT_EXCLUDED = "DOC080"
    CHANGED_MEANWHILE = "DOC081"
    UNCOMMITTED = "DOC082"
    NOT_SPLICED = "DOC083"
    NOT_LOOKED_THROUGH = "DOC084"


class Word(str):
    """A value that is itself a key of the catalog and is translated when the message is made."""

    __slots__ = ()


class DayOfMonth(int):
    """A value that is a day of a month, which a message names by its ordinal number: the 13th."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A value that is a key of the catalog with values of its own."""

    key: str
    """The key."""
    values: Mapping[str, int | str]
    """What its text names."""


class Place(NamedTuple):
    """A position in a file, or in an option of the command line."""

    file: str
    """The file as the user named it, or an option such as `--set`."""
    line: int | None
    """The line, from 1; none where a file as a whole is meant."""
    column: int | None
    """The column in characters, from 1."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where it is, and what its message needs."""

    code: ProblemCode
    """Which kind of problem it is."""
    values: Mapping[str, str] = field(default_factory=dict)
    """What the message of this code names: the value found, what is allowed, a suggestion."""
    path: Path = ()
    """The place in the merged document, for problems found after reading."""
    place: Place | None = None
    """The place in the file, once it is known."""
    source: str | None = None
    """The offending line itself, for the mark under it."""


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems file by file as they come, and within a file from its top to its end."""
    listed = list(problems)
    files = {name: at for at, name in reversed([*enumerate(_file(problem) for problem in listed)])}
    return sorted(listed, key=lambda problem: (files[_file(problem)], *_line_and_column(problem)))


def _file(problem: Problem) -> str:
    return problem.place.file if problem.place is not None else ""


def _line_and_column(problem: Problem) -> tuple[int, int]:
    place = problem.place
    return (place.line or 0, place.column or 0) if place is not None else (0, 0)


def refusal(code: ProblemCode, **values: str) -> "PydanticCustomError":
    """The error that a validator raises to refuse a value with a code of ours."""
    from pydantic_core import PydanticCustomError  # noqa: PLC0415  a help page needs codes but no validation

    return PydanticCustomError(code, code, {name: _encodable(value) for name, value in values.items()})


def _encodable(value: str) -> str:
    """The text itself, unless it holds lone surrogates, as JSON can: Pydantic cannot make a message of those."""
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    return value
