"""Making explanations: an operation on explained figures is explained by them.

All arithmetic is on fractions. The result of what is unknown is unknown, except that a sum and a maximum may take what
is known for a lower bound.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor, prod
from types import MappingProxyType

from capacity_cli.model.explanation.node import Explanation, Form, Name, Operation, Origin, Stated
from capacity_cli.model.metrics import Known
from capacity_cli.model.money import Rounding, RoundingMode, rounded
from capacity_cli.model.numbers import Exact, exact
from capacity_cli.model.problems import Path, Word

_FIXED = Origin(Stated.FIXED)


def in_scenario(*path: str | int) -> Origin:
    """The origin of what a scenario says, or would say."""
    return Origin(Stated.SCENARIO, path)


def in_prices(vendor: str, *path: str | int) -> Origin:
    """The origin of what a price list says, or would say."""
    return Origin(Stated.PRICES, path, vendor)


def priced_at(vendor: str, path: Path) -> Origin:
    """The origin of a price: the vendor's list, or the scenario where it was negotiated."""
    return in_scenario(*path) if path[:1] == ("services",) else in_prices(vendor, *path)


def given(
    name: Name, figure: int | Exact | None, origin: Origin, currency: str | None = None, note: Name | None = None
) -> Explanation:
    """A figure that stands in a document; none if it is unknown there."""
    return Explanation(
        name=name,
        figure=None if figure is None else exact(figure),
        operation=Operation.GIVEN,
        form=_form(currency),
        currency=currency,
        known=Known.NOTHING if figure is None else Known.EXACTLY,
        note=note,
        origin=origin,
    )


def given_share(name: Name, share: Decimal | None, origin: Origin, note: Name | None = None) -> Explanation:
    """A share that stands in a document as a percentage; none if it is unknown there."""
    return replace(given(name, share, origin, note=note), form=Form.SHARE)


def given_text(name: Name, text: str, origin: Origin) -> Explanation:
    """A text that stands in a document."""
    return Explanation(name, text, Operation.GIVEN, form=Form.TEXT, origin=origin)


def unlimited(name: Name, origin: Origin) -> Explanation:
    """A ceiling that a document calls unlimited."""
    return Explanation(name, None, Operation.GIVEN, known=Known.ENDLESS, origin=origin)


def fixed(name: Name, figure: int | Exact) -> Explanation:
    """A figure that is part of a definition."""
    return given(name, figure, _FIXED)


def whole(name: Name) -> Explanation:
    """All of something, of which others are shares."""
    return replace(fixed(name, 1), form=Form.SHARE)


def made(
    operation: Operation, name: Name, *parts: Explanation, currency: str | None = None, note: Name | None = None
) -> Explanation:
    """What the operation makes of the parts; unknown if one of them is, or if it divides by 0."""
    numbers = [part.number for part in parts if part.number is not None]
    whole = len(numbers) == len(parts) and not _divides_by_zero(operation, numbers)
    return Explanation(
        name=name,
        figure=exact(_calculated(operation, numbers)) if whole else None,
        operation=operation,
        parts=parts,
        form=_form_of(operation, parts, currency),
        currency=currency,
        known=_known(parts) if whole else Known.NOTHING,
        note=note,
    )


def made_of_known(
    operation: Operation, name: Name, parts: Sequence[Explanation], currency: str | None = None
) -> Explanation:
    """A sum or a maximum of the parts that are known: a lower bound if there are others."""
    numbers = [part.number for part in parts if part.number is not None]
    whole = made(operation, name, *parts, currency=currency)
    if len(numbers) == len(parts) or not numbers:
        return whole
    return replace(whole, figure=exact(_calculated(operation, numbers)), known=Known.AT_LEAST)


def defined(name: Name, figure: int | Exact | None, known: Known, note: Name, *parts: Explanation) -> Explanation:
    """A figure that no formula gives, with what it depends on."""
    shown = None if figure is None else exact(figure)
    return Explanation(name, shown, Operation.DEFINED, parts, known=known, note=note)


def word(name: Name, found: Word, note: Name, *parts: Explanation) -> Explanation:
    """A word of the answer, a key of the catalog, with the figures that it follows from."""
    return Explanation(name, found, Operation.DEFINED, parts, form=Form.TEXT, note=note)


def rounded_to(name: Name, amount: Explanation, step: Explanation, mode: RoundingMode) -> Explanation:
    """The figure as a multiple of a step; the figure itself, by its own name, where that changes nothing."""
    number, to = amount.number, step.number
    if number is None or to is None:
        return amount
    size = Fraction(rounded(exact(abs(number)), Rounding(_decimal(to), mode)))
    if size == abs(number):
        return amount
    return Explanation(
        name=name,
        figure=exact(size if number >= 0 else -size),
        operation=Operation.ROUNDED,
        parts=(amount, step),
        form=amount.form,
        currency=amount.currency,
        known=amount.known,
        rounding=mode,
    )


def renamed(explanation: Explanation, name: Name) -> Explanation:
    """The same under another name."""
    return replace(explanation, name=name)


def _decimal(number: Fraction) -> Decimal:
    step = exact(number)
    assert isinstance(step, Decimal)  # noqa: S101  documents hold decimals, and steps are written there
    return step


def _form(currency: str | None) -> Form:
    return Form.NUMBER if currency is None else Form.MONEY


def _form_of(operation: Operation, parts: Sequence[Explanation], currency: str | None) -> Form:
    """The form of a result: what is made of shares alone is one, unless it is their quotient."""
    shares = parts[:1] if operation is Operation.POWER else parts
    keeps = operation in _KEEPING_SHARES and all(part.form is Form.SHARE for part in shares)
    return Form.SHARE if keeps else _form(currency)


def _known(parts: Sequence[Explanation]) -> Known:
    return Known.AT_LEAST if any(part.known is Known.AT_LEAST for part in parts) else Known.EXACTLY


def _divides_by_zero(operation: Operation, numbers: Sequence[Fraction]) -> bool:
    return operation in _DIVISIONS and not all(numbers[1:])


def _calculated(operation: Operation, numbers: Sequence[Fraction]) -> Fraction:
    """What the operation makes of some numbers; raises KeyError for one that is made in a way of its own."""
    return _RULES[operation](*numbers)


_RULES: Mapping[Operation, Callable[..., Fraction]] = MappingProxyType(
    {
        Operation.SUM: lambda *each: sum(each, Fraction(0)),
        Operation.DIFFERENCE: lambda first, *others: first - sum(others),
        Operation.PRODUCT: lambda *each: prod(each, start=Fraction(1)),
        Operation.POWER: lambda first, second: first ** int(second),
        Operation.QUOTIENT: lambda first, second: first / second,
        Operation.PERCENTAGE: lambda first, second: 100 * first / second,
        Operation.WHOLE_TIMES: lambda first, second: Fraction(floor(first / second)),
        Operation.STARTED_TIMES: lambda first, second: Fraction(ceil(first / second)),
        Operation.BEYOND: lambda first, second: max(first - second, Fraction(0)),
        Operation.MINIMUM: lambda *each: min(each),
        Operation.MAXIMUM: lambda *each: max(each),
        Operation.NEGATIVE: lambda only: -only,
    }
)
"""What each operation does to the numbers of its parts; what is given, rounded or defined is made by itself."""
_KEEPING_SHARES = frozenset({Operation.SUM, Operation.DIFFERENCE, Operation.PRODUCT, Operation.POWER})
_DIVISIONS = frozenset({Operation.QUOTIENT, Operation.PERCENTAGE, Operation.WHOLE_TIMES, Operation.STARTED_TIMES})
