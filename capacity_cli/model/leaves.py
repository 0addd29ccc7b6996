"""The kinds of numbers in an answer; a kind says how the JSON contract writes them.

Values stay exact in the answer: a renderer rounds what it shows, a check compares what is true.
"""

from decimal import Decimal
from enum import Enum, StrEnum
from fractions import Fraction
from typing import Annotated, TypeAlias


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
