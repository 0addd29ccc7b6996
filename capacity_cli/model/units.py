"""Units of quantities: a quantity may carry a unit of its meter's dimension and is converted as an exact fraction.

Only time, data and their product convert; any other unit must be the meter's own.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from capacity_cli.model.numbers import Exact, decimal_from, exact, kind_of
from capacity_cli.model.problems import Path, Problem, ProblemCode, Word, refusal

_SECONDS: dict[str, Fraction | int] = {
    "ms": Fraction(1, 1000),
    **dict.fromkeys(("s", "sec", "second", "seconds"), 1),
    **dict.fromkeys(("min", "minute", "minutes"), 60),
    **dict.fromkeys(("h", "hr", "hour", "hours"), 3600),
    **dict.fromkeys(("d", "day", "days"), 86_400),
}
_BYTES = {
    name: base**power
    for base, infix in ((1000, ""), (1024, "i"))
    for power, letter in enumerate("KMGTP", start=1)
    for name in (f"{letter}{infix}B",)
} | {"B": 1, "kB": 1000}
_OF_TIME = ("s", "min", "h", "d")
_OF_DATA = ("B", "kB", "KB", "MB", "GB", "TB", "PB", "KiB", "MiB", "GiB", "TiB", "PiB")
_MEASURED = re.compile(r"(?P<number>[^A-Za-z%]*[0-9.](?:[eE][+-]?[0-9]{1,2})?)\s*(?P<unit>[A-Za-z][A-Za-z ·*-]{0,29})?")
_PRODUCT = re.compile(r"(?P<data>[A-Za-z]+)[ ·*-](?P<time>[A-Za-z]+)")
MEASURED_PATTERN = r"^[+]?[0-9_.,]*[0-9.](?:[eE][+-]?[0-9]{1,2})?\s*(?:[A-Za-z][A-Za-z ·*-]{0,29})?$"
"""What a quantity looks like, with or without a unit."""


class Measured(NamedTuple):
    """A quantity as it is written."""

    number: Exact
    """The number, 0 or more."""
    unit: str = ""
    """Its unit; an empty text where it is the meter's own."""

    @property
    def text(self) -> str:
        """The number and its unit, without trailing zeros."""
        number = f"{self.number:f}" if isinstance(self.number, Decimal) else str(self.number)
        plain = number.rstrip("0").rstrip(".") if "." in number else number
        return f"{plain} {self.unit}".rstrip()


def measured_from(value: object) -> Measured:
    """Read a quantity of 0 or more, with or without a unit; raises a refusal for anything else."""
    if not isinstance(value, str):
        raise refusal(ProblemCode.WRONG_KIND, expected=Word("kind.number"), found=kind_of(value))
    found = _MEASURED.fullmatch(value.strip())
    number = decimal_from(value if found is None else found["number"])
    if number < 0:
        raise refusal(ProblemCode.TOO_SMALL, found=value, minimum="0", bound=Word("bound.least"))
    return Measured(number, (found["unit"] or "").strip() if found else "")


def in_unit(quantity: Measured, unit: str) -> Exact | None:
    """The quantity in another unit, exactly; none if one does not convert into the other."""
    if not quantity.unit or (unit and quantity.unit in (unit, f"{unit}s")):
        return quantity.number
    given, wanted = _dimension(quantity.unit), _dimension(unit)
    if given is None or wanted is None or given[0] != wanted[0]:
        return None
    return exact(Fraction(quantity.number) * given[1] / wanted[1])


def units_for(unit: str) -> tuple[str, ...]:
    """What a quantity of a meter may be written in: the meter's own unit, and examples of what converts into it."""
    alike: tuple[str, ...] = ()
    match _dimension(unit):
        case ("time", _):
            alike = ("ms", *_OF_TIME)
        case ("data", _):
            alike = _OF_DATA
        case ("data-time", _):
            alike = tuple(f"{data}-{time}" for data in ("MB", "GB", "TB") for time in _OF_TIME)
        case _:
            pass
    return tuple(dict.fromkeys((unit, *alike))) if unit else ()


def unit_faults(written: Measured | None, unit: str, meter: str, path: Path) -> Iterator[Problem]:
    """What is wrong with a quantity of a meter whose unit does not convert into the meter's; none may be unknown."""
    if written is not None and in_unit(written, unit) is None:
        allowed = ", ".join(units_for(unit)) or "–"
        values = {"found": written.unit, "unit": unit or "–", "meter": meter, "allowed": allowed}
        yield Problem(ProblemCode.WRONG_UNIT, values, path)


def is_measure(unit: str) -> bool:
    """Whether a unit is one of time, of data, or of their product."""
    return _dimension(unit) is not None


def _dimension(unit: str) -> tuple[str, Fraction] | None:
    """The dimension of a unit and how many of its base units it is: seconds, bytes, or byte-seconds."""
    if unit in _SECONDS:
        return "time", Fraction(_SECONDS[unit])
    if unit in _BYTES:
        return "data", Fraction(_BYTES[unit])
    product = _PRODUCT.fullmatch(unit)
    if product and product["data"] in _BYTES and product["time"] in _SECONDS:
        return "data-time", Fraction(_BYTES[product["data"]] * _SECONDS[product["time"]])
    return None
