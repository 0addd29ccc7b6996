"""The field type for a number that is known as a range: `3 to 5`.

A plain number is the same with both ends at it, so that whoever works with a range needs no second case.
"""

import re
from decimal import Decimal
from typing import Annotated, NamedTuple

from pydantic import PlainValidator, WithJsonSchema

from capacity_cli.model.fields import amount_from
from capacity_cli.model.numbers import EXACT
from capacity_cli.model.problems import ProblemCode, Word, refusal

_RANGE = re.compile(r"(?P<low>\S+) +to +(?P<high>\S+)")
_LIKE_A_RANGE = re.compile(r"\bto\b|[0-9._]\s*(?:to|[-~–—…]|\.\.)")
_NUMBER_PATTERN = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|(?=[_.]*[0-9])[0-9_]*\.?[0-9_]*(?:[eE][+-]?[0-9]{1,2})?)"
_HALF = Decimal("0.5")


class Estimate(NamedTuple):
    """A number that lies between two others, both of them 0 or more."""

    low: Decimal
    """The least that it may be."""
    high: Decimal
    """The most that it may be."""

    @classmethod
    def exactly(cls, number: Decimal) -> "Estimate":
        """A number that is known as such."""
        return cls(number, number)

    @property
    def middle(self) -> Decimal:
        """The number in the middle, exactly: what counts where one number is needed."""
        return self.low if self.is_exact else EXACT.multiply(EXACT.add(self.low, self.high), _HALF)

    @property
    def is_exact(self) -> bool:
        """Whether it is a plain number."""
        return self.low == self.high


def estimate_from(value: object) -> Estimate:
    """Read `3 to 5`, or a plain number, 0 or more; raises a refusal for anything else."""
    if not isinstance(value, str):
        return Estimate.exactly(amount_from(value))  # which refuses it
    found = _RANGE.fullmatch(value.strip())
    if found is None:
        if _LIKE_A_RANGE.search(value):
            raise refusal(ProblemCode.BAD_FORM, found=value, expected=Word("form.range"), example="3 to 5")
        return Estimate.exactly(amount_from(value))
    low, high = amount_from(found["low"]), amount_from(found["high"])
    if low > high:
        raise refusal(ProblemCode.REVERSED, minimum=found["low"], maximum=found["high"])
    return Estimate(low, high)


AmountOrRange = Annotated[
    Estimate,
    PlainValidator(estimate_from),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number", "minimum": 0},
                {"type": "string", "pattern": rf"^[+]?{_NUMBER_PATTERN}(?: +to +[+]?{_NUMBER_PATTERN})?$"},
            ]
        }
    ),
]
"""A number, 0 or more, or two of them between which it lies, `3 to 5`."""
