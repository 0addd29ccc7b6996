"""The kinds of numbers in an answer; a kind says how the JSON contract writes them.

Values stay exact in the answer: a renderer rounds what it shows, a check compares what is true.
"""

from dataclasses import fields
from decimal import Decimal
from enum import Enum, StrEnum
from fractions import Fraction
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin


class Leaf(StrEnum):
    """How a number is written."""

    COUNT = "count"
    """A JSON number: an integer when whole, else half up to 4 decimals."""
    RATIO = "ratio"
    """A decimal string, half up to 4 decimals, trailing zeros dropped."""
    MONEY = "money"
    """A decimal string with all its digits."""
    QUANTITY = "quantity"
    """A decimal string, trailing zeros dropped; half up to 12 decimals where it does not end."""
    PERCENT = "percent"
    """A decimal string, half up to one decimal."""
    HIDDEN = "hidden"
    """Not part of the JSON contract."""


class Status(StrEnum):
    """Whether a figure is known."""

    KNOWN = "known"
    """It is."""
    UNKNOWN = "unknown"
    """Something that it rests on is unknown."""


class Unlimited(Enum):
    """A ceiling that is never reached, or the headroom below it."""

    UNLIMITED = "unlimited"


UNLIMITED = Unlimited.UNLIMITED

Count: TypeAlias = Annotated[int | Fraction, Leaf.COUNT]
Ratio: TypeAlias = Annotated[Fraction, Leaf.RATIO]
Money: TypeAlias = Annotated[Decimal, Leaf.MONEY]
Price: TypeAlias = Annotated[Decimal | Fraction, Leaf.QUANTITY]
Quantity: TypeAlias = Annotated[int | Decimal | Fraction, Leaf.QUANTITY]
Percentage: TypeAlias = Annotated[Fraction, Leaf.PERCENT]


def leaf_of(annotation: Any) -> Leaf | None:
    """The kind of number that an annotation marks, also within a union."""
    if get_origin(annotation) is Annotated:
        return next((part for part in get_args(annotation) if isinstance(part, Leaf)), None)
    if get_origin(annotation) in (Union, UnionType):
        return next((kind for kind in map(leaf_of, get_args(annotation)) if kind is not None), None)
    return None


def key_of(name: str) -> str:
    """The key of a field in the JSON: its name, less the mark by which it is told apart from a word of Python."""
    return name.removesuffix("_")


@lru_cache(maxsize=64)
def shown_fields(owner: type[Any]) -> tuple[tuple[str, Leaf | None], ...]:
    """The fields of a result class that belong to the JSON contract, each with the kind of its number, if it is one."""
    kinds = ((field.name, leaf_of(field.type)) for field in fields(owner))
    return tuple((name, kind) for name, kind in kinds if kind is not Leaf.HIDDEN)
