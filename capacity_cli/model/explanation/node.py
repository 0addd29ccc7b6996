"""An explanation: a figure, the operation that gives it, and the explanations of what it is made of.

It knows paths of documents, not places, and keys of the catalog, not words. A figure on which several others rest is
one object, which they share: whoever walks an explanation can tell by its identity that a figure came before.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from capacity_cli.model.findings import Value
from capacity_cli.model.metrics import Known
from capacity_cli.model.money import RoundingMode
from capacity_cli.model.numbers import Exact
from capacity_cli.model.problems import Path, Word


class Operation(StrEnum):
    """How a figure comes from its parts."""

    GIVEN = "given"
    """It has none: it is written, assumed or fixed."""
    SUM = "sum"
    """The sum of the parts; of the known ones where it is a lower bound."""
    DIFFERENCE = "difference"
    """The first part less the others."""
    PRODUCT = "product"
    """The product of the parts."""
    POWER = "power"
    """The first part to the power of the second, a whole number."""
    QUOTIENT = "quotient"
    """The first part ÷ the second."""
    PERCENTAGE = "percentage"
    """100 × the first part ÷ the second."""
    WHOLE_TIMES = "whole_times"
    """How often the second part goes into the first whole."""
    STARTED_TIMES = "started_times"
    """The same, a started time counted."""
    BEYOND = "beyond"
    """What of the first part is beyond the second: their difference, at least 0."""
    MINIMUM = "minimum"
    """The smallest part."""
    MAXIMUM = "maximum"
    """The largest part; of the known ones where it is a lower bound."""
    NEGATIVE = "negative"
    """The only part with the other sign."""
    ROUNDED = "rounded"
    """The first part as a multiple of the second, by `rounding`; what is below 0 as if it were above."""
    DEFINED = "defined"
    """As `note` says, from parts that no formula joins."""


class Form(StrEnum):
    """What kind of figure it is."""

    NUMBER = "number"
    """A number."""
    MONEY = "money"
    """An amount of `currency`."""
    SHARE = "share"
    """A share of 1, which people write in percent."""
    TEXT = "text"
    """A text, such as a schedule."""


class Stated(StrEnum):
    """Where a figure without parts stands."""

    SCENARIO = "scenario"
    """In the scenario."""
    PRICES = "prices"
    """In the price list of a vendor."""
    FIXED = "fixed"
    """Nowhere: it is part of a definition, as the minutes of a day are."""
    ANSWER = "answer"
    """In the lines of the bill that come before; the path is that of the last one, or empty at list prices."""
    QUESTION = "question"
    """In the question of `solve`; the path is the option."""
    CONFIGURATION = "configuration"
    """In the configuration whose figure it is, which sets it; the path is where the scenario has, or lacks, another."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a figure is stated, or would be if it were not left to its default."""

    stated: Stated
    """In what."""
    path: Path = ()
    """Where in it."""
    vendor: str | None = None
    """Whose price list it is; none elsewhere."""


@dataclass(frozen=True, slots=True)
class Name:
    """What something is called: a key of the catalog and what its text names."""

    key: Word
    """The key."""
    values: Mapping[str, Value] = field(default_factory=dict)
    """What the text names."""


@dataclass(frozen=True, slots=True, eq=False)
class Explanation:
    """A figure and where it comes from."""

    name: Name
    """What it is."""
    figure: Exact | str | None
    """The figure, exactly, or a text, a `Word` if it is one of ours; none if it is unknown, or has no end."""
    operation: Operation
    """How it comes from its parts."""
    parts: tuple["Explanation", ...] = ()
    """What it is made of, in the order of the formula."""
    form: Form = Form.NUMBER
    """What kind of figure it is."""
    currency: str | None = None
    """The currency of an amount; none of anything else."""
    known: Known = Known.EXACTLY
    """How much is known of it."""
    rounding: RoundingMode | None = None
    """What becomes of the rest where it is rounded; none anywhere else."""
    note: Name | None = None
    """What the formula does not say; none if it says everything."""
    origin: Origin | None = None
    """Where it is stated; none if it is worked out."""

    @property
    def number(self) -> Fraction | None:
        """The figure as a fraction; none if it is unknown, or a text."""
        return None if self.figure is None or isinstance(self.figure, str) else Fraction(self.figure)


def named(key: str, **values: Value) -> Name:
    """A name by its key in the catalog."""
    return Name(Word(key), values)


def each_once(root: Explanation) -> Iterator[Explanation]:
    """The explanation and everything that it is made of: what comes first in the formulas first, and each once."""
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        explanation = waiting.pop()
        if id(explanation) not in seen:
            seen.add(id(explanation))
            yield explanation
            waiting.extend(reversed(explanation.parts))
