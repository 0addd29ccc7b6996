"""Reading a price list in all that it says: under every choice that is left open and, if wanted, on every date.

How much is read in all is bounded, since options and dates multiply.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise, product
from math import prod
from typing import NamedTuple

from capacity_cli.api.prices.choosing import wrong_options
from capacity_cli.documents.dates import boundaries
from capacity_cli.documents.price_lists import PriceListFile
from capacity_cli.documents.refused import Refused, refused_file
from capacity_cli.documents.selection import Selection
from capacity_cli.model.catalogue.showing import Read
from capacity_cli.model.catalogue.varying import Options, Stretch, held_rows
from capacity_cli.model.prices.listed import Listed
from capacity_cli.model.problems import ProblemCode, Word

MOST_VALUES = 1_000_000
"""The values of a list × the times that it is read are at most so many."""
_EARLIEST = "2000-01-01"


class _Span(NamedTuple):
    """Some dates on which a list says the same."""

    since: str | None
    until: str | None
    day: str | None
    """One of them; none where no date is known."""
    holds: bool


def read_list(file: PriceListFile, as_of: str | None, asked: Mapping[str, str], *, other_dates: bool) -> Read:
    """What a list says on a date, and perhaps on any other; raises `Refused` with its problems and those of `asked`."""
    listed = file.taken(Selection(as_of, asked)).listed
    problems = list(wrong_options(listed, asked))
    if problems:
        raise Refused(problems)
    left = {name: options for name, options in listed.choices.items() if name not in asked and options}
    spans = [span for span in _spans(file, as_of) if span.holds or other_dates]
    if file.node.size * len(spans) * prod(len(options) + 1 for options in left.values()) > MOST_VALUES:
        values = {"limit": Word("limit.readings"), "maximum": str(MOST_VALUES)}
        raise refused_file(ProblemCode.TOO_LARGE, file.shown, **values)
    held = held_rows([_stretch(file, span, asked, left) for span in spans], list(left))
    return Read(file.shown, as_of, listed, asked, held)


def _stretch(
    file: PriceListFile, span: _Span, asked: Mapping[str, str], left: Mapping[str, tuple[str, ...]]
) -> Stretch:
    chosen: dict[Options, Listed] = {}
    for options in product(*((None, *each) for each in left.values())):
        picks = {name: option for name, option in zip(left, options, strict=True) if option is not None}
        chosen[options] = file.taken(Selection(span.day, {**asked, **picks})).listed
    return Stretch(span.since, span.until, span.holds, chosen)


def _spans(file: PriceListFile, as_of: str | None) -> Iterator[_Span]:
    """The spans between the dates at which something changes, in order; first that of no date, if none is asked for."""
    if as_of is None:
        yield _Span(None, None, None, holds=True)
    for since, until in pairwise([None, *sorted(boundaries(file.node)), None]):
        first = since or _EARLIEST
        if until is None or first < until:
            holds = as_of is not None and (since or "") <= as_of and (until is None or as_of < until)
            yield _Span(since, until, as_of if holds else first, holds)
