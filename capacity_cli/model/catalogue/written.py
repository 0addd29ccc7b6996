"""The values of a price list as texts, as the list writes them: `unknown`, `unlimited`, `10%`, `[a, b]`.

A key that the list leaves out has its default, unless that default is that there is nothing.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import Enum
from typing import Any

from capacity_cli.model.fields import UNKNOWN, Model
from capacity_cli.model.numbers import EXACT
from capacity_cli.model.prices.advice import DocumentAdvice, Wording
from capacity_cli.model.prices.charge import Charge, PackageEntry
from capacity_cli.model.prices.limit import Limit
from capacity_cli.model.prices.plan import Credit
from capacity_cli.model.prices.price_list import RoundingRule
from capacity_cli.model.prices.trigger import EVERY_PLAN
from capacity_cli.model.prices.windows import Span
from capacity_cli.model.units import Measured

_SHARES = frozenset({"rate", "percent", "warn_at", "low", "high"})
_DURATIONS = frozenset({"shortest", "window"})
_SOURCE = "source"
_NAMES: Mapping[type[Model], str] = {Charge: "meter", Limit: "meter", Credit: "title", DocumentAdvice: "at_least"}
"""The keys that say which row it is, and so are no figures of it."""
_ALONE = (("value",), ("amount",), ("text",))
"""The keys of values that stand for a whole row where it has no others."""
_UNITS = (("day", 86_400), ("hour", 3600), ("minute", 60), ("second", 1))


def figures(row: Model, *, stated: bool = False) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each figure of a row, by its keys; lists are one figure. With `stated`, only those that the list writes."""
    for key in type(row).model_fields:
        value, written = getattr(row, key), key in row.model_fields_set
        if key in (_SOURCE, _NAMES.get(type(row))) or (not written and (stated or value is None)):
            continue
        if isinstance(row, RoundingRule) and value is None:
            yield (key,), "none"
        else:
            yield from _of_key(key, value, stated=stated)


def _of_key(key: str, value: Any, *, stated: bool) -> Iterator[tuple[tuple[str, ...], str]]:
    match value:
        case PackageEntry():
            yield (key,), _written(key, value)
        case Model():
            yield from (((key, *below), text) for below, text in figures(value, stated=stated))
        case Mapping():
            for name, each in value.items():
                for (_, *below), text in _of_key(key, each, stated=stated):
                    yield ((key, *below) if name == EVERY_PLAN else (key, name, *below)), text
        case _:
            yield (key,), _written(key, value)


def _written(key: str, value: Any) -> str:
    match value:
        case None:
            return UNKNOWN
        case bool() | Decimal() | int():
            return _number(key, value)
        case Span() | Measured() | Enum():
            return str(value.value) if isinstance(value, Enum) else value.text
        case tuple():
            return f"[{', '.join(_written(key, each) for each in value)}]"
        case Model():
            return value.en if isinstance(value, Wording) and value.ko is None else f"{{{row_text(value)}}}"
        case _:
            return str(value)


def row_text(row: Model) -> str:
    """What a list writes of a row, in one text; the one value of a row that has no other stands alone."""
    stated = list(figures(row, stated=True))
    if len(stated) == 1 and stated[0][0] in _ALONE:
        return stated[0][1]
    return ", ".join(f"{'.'.join(keys)}: {text}" for keys, text in stated)


def _number(key: str, value: bool | Decimal | int) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    number = Decimal(value)
    if key in _DURATIONS:
        return _duration_text(number)
    return percent_text(number) if key in _SHARES else number_text(number)


def number_text(value: Decimal) -> str:
    """A number without trailing zeros; an infinite one is `unlimited`."""
    if value.is_infinite():
        return "unlimited"
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent_text(share: Decimal) -> str:
    """A share as a percentage: `80%`."""
    return f"{number_text(EXACT.scaleb(share, Decimal(2)))}%"


def whole_units(seconds: Decimal) -> tuple[Decimal, str]:
    """A length of time in the largest unit of which it is a whole number, else in seconds."""
    return next(((seconds / size, unit) for unit, size in _UNITS if seconds % size == 0), (seconds, "second"))


def _duration_text(seconds: Decimal) -> str:
    count, unit = whole_units(seconds)
    return f"{number_text(count)} {unit}" if count == 1 else f"{number_text(count)} {unit}s"
