"""Texts in the reader's language, and numbers, money and names as people read them.

Whatever comes from a document is made harmless before it becomes part of a sentence.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from importlib import import_module
from string import Formatter
from typing import TYPE_CHECKING, TypeAlias

from capacity_cli.model.currencies import MINOR_DIGITS
from capacity_cli.model.numbers import round_half_up
from capacity_cli.model.problems import DayOfMonth, Phrase, Word
from capacity_cli.render.harmless import encodable, harmless
from capacity_cli.render.particles import with_particles

if TYPE_CHECKING:
    from capacity_cli.model.prices.advice import Wording  # a help page needs no models

Shown: TypeAlias = "str | int | Decimal | Fraction | Phrase | Wording | tuple[Wording, ...]"
"""What a sentence can name."""


Bound: TypeAlias = "int | Decimal | Fraction"
"""A number for which another one must not be taken."""


class Language(StrEnum):
    """A language that the catalog has."""

    EN = "en"
    KO = "ko"


_COLUMN = {Language.EN: 0, Language.KO: 1}
_SUBJECTS = {
    "billed": "billed",
    "help": "commands",
    "limit": "bounds",
    "help.option": "options",
    "usage": "usage",
    "problem": "problems",
    "talk": "talk",
    "template": "template",
    "comment": "comment",
    "configured": "configurations",
    "cron": "schedules",
    "diff": "diff",
    "explain": "explain",
    "forecast": "forecast",
    "prices": "prices",
    "recommend": "recommend",
    "report": "report",
    "roi": "roi",
    "solve": "solve",
    "solved": "solved",
    "verdict": "verdicts",
}
_FINDINGS = {
    "CAP": "capacity_findings",
    "LIM": "limit_findings",
    "BUD": "price_findings",
    "PRI": "price_findings",
    "ASM": "assumptions",
    "CHK": "check_findings",
}
"""The modules that hold the findings, by the letters of their codes."""
_SYMBOLS = {"KRW": "₩", "USD": "$"}
_DECIMALS = 4
_SENTENCE_DECIMALS = 2
_TELLING_DECIMALS = 8
"""The most that tell a figure from a bound that it misses."""
_USUAL_BOUNDS = (1, 100)
"""A headroom of 1, and all of something in percent: whatever else a sentence names."""
_LONGEST = 300  # characters of a text from a document that are shown
_ANY = "…"
ALL_DECIMALS = 20
"""As many as an accepted number can have."""


def catalog(subject: str) -> Mapping[str, tuple[str, str]]:
    """The texts of one subject by key, each in English and Korean."""
    texts: Mapping[str, tuple[str, str]] = import_module(f"capacity_cli.render.text.{subject}").TEXTS
    return texts


def subject_of(key: str) -> str:
    """The subject, which is also the module, that holds a key."""
    family, name, *_ = key.split(".")
    if family == "finding":
        return _FINDINGS[name[:3]]
    return _SUBJECTS.get(f"{family}.{name}") or _SUBJECTS.get(family, "words")


def _rounded(value: int | Decimal | Fraction, decimals: int, bounds: frozenset[Bound]) -> Decimal:
    """The number half up to some decimals, or to more where it would be taken for a bound that it is not."""
    rounded = round_half_up(value, decimals)
    while rounded in bounds and rounded != value and decimals < _TELLING_DECIMALS:
        decimals += 1
        rounded = round_half_up(value, decimals)
    if rounded in bounds and rounded != value:
        return rounded + Decimal(1 if rounded < value else -1).scaleb(-decimals)
    return rounded


def _ordinal_category(number: int) -> str:
    """How an ordinal number ends, by the categories of the Unicode CLDR: 1st, 2nd, 3rd, and any other."""
    if number % 100 in (11, 12, 13):
        return "other"
    return {1: "one", 2: "two", 3: "few"}.get(number % 10, "other")


@dataclass(frozen=True, slots=True)
class Texts:
    """The catalog in one language, for one output encoding."""

    language: Language
    """The language of all texts."""
    encoding: str = "utf-8"
    """What the output can hold; characters beyond it are replaced by near ones."""

    def __call__(self, key: str, /, **values: Shown) -> str:
        """The text of a key with its values, as a sentence that is safe to print."""
        template = catalog(subject_of(key))[key][_COLUMN[self.language]]
        bounds = {*_USUAL_BOUNDS, *(each for each in values.values() if isinstance(each, int | Decimal | Fraction))}
        shown = {name: self.shown(value, bounds) for name, value in values.items()}
        if self.language is Language.KO:
            template = with_particles(template, shown)
        return encodable(template.format_map(shown) if shown else template, self.encoding)

    def general(self, key: str) -> str:
        """The text of a key as it is for any values, with … in the place of each."""
        template = catalog(subject_of(key))[key][_COLUMN[self.language]]
        names = [name for _, name, _, _ in Formatter().parse(template) if name]
        return encodable(template.format_map(dict.fromkeys(names, _ANY)), self.encoding)

    def has(self, key: str) -> bool:
        """Whether the catalog has a key."""
        return key in catalog(subject_of(key))

    def shown(self, value: Shown, bounds: Iterable[Bound] = ()) -> str:
        """A value as a sentence names it; a number can be told from the bounds, unless it is one."""
        if isinstance(value, tuple):
            return "; ".join(map(self.shown, value))
        if isinstance(value, Phrase | DayOfMonth):
            return self._phrase(value)
        if isinstance(value, str):
            return self(value) if isinstance(value, Word) and self.has(value) else self.plain(value)
        if isinstance(value, int | Decimal | Fraction):
            return self.number(value, _SENTENCE_DECIMALS, bounds)
        return self.plain(value.ko or value.en if self.language is Language.KO else value.en)

    def _phrase(self, value: Phrase | DayOfMonth) -> str:
        if isinstance(value, DayOfMonth):
            return self(f"day.{_ordinal_category(value)}", day=int(value))
        return self(value.key, **value.values)

    def plain(self, text: str) -> str:
        """A text from a document, safe to print."""
        shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
        return encodable(harmless(shown), self.encoding)

    def number(self, value: int | Decimal | Fraction, decimals: int = _DECIMALS, bounds: Iterable[Bound] = ()) -> str:
        """A number with thousands apart, half up to some decimals, without trailing zeros.

        What misses one of the bounds, if only by a little, has as many decimals as tell it from that.
        """
        text = format(_rounded(value, decimals, frozenset(bounds)), ",f")
        return text.rstrip("0").rstrip(".") if "." in text else text

    def money(self, amount: Decimal | Fraction, currency: str) -> str:
        """An amount as people write it: 900,000원 or ₩900,000, $20.00, EUR 20.00."""
        return self._in_currency(f"{round_half_up(amount, MINOR_DIGITS[currency]):,f}", currency)

    def price(self, amount: Decimal | Fraction, currency: str, decimals: int = _DECIMALS) -> str:
        """A price with its decimals, 4 at most unless more are asked for, as people write it: 13.25원."""
        digits = MINOR_DIGITS[currency]
        whole, _, rest = self.number(amount, decimals).partition(".")
        text = f"{whole}.{rest.ljust(digits, '0')}" if digits or rest else whole
        return self._in_currency(text, currency)

    def _in_currency(self, number: str, currency: str) -> str:
        sign, digits = ("-", number[1:]) if number.startswith("-") else ("", number)
        symbol = _SYMBOLS.get(currency)
        if self.language is Language.KO and currency == "KRW":
            text = f"{sign}{digits}원"
        else:
            text = f"{sign}{symbol}{digits}" if symbol else f"{sign}{currency} {digits}"
        return encodable(text, self.encoding)
