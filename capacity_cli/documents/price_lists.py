"""Price lists in files: read once, then taken for a date and a set of choices as often as needed.

Whether its dates are in order is known of the whole file; everything else is checked as of the date that is asked for,
and by `validate` as of every date at which something changes.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product
from math import prod

from capacity_cli.documents.allowance import too_long
from capacity_cli.documents.dates import boundaries, date_problems, is_date
from capacity_cli.documents.limits import LIST_ENTRIES, LOOKS
from capacity_cli.documents.mending import mended
from capacity_cli.documents.nodes import Node, find, place_of
from capacity_cli.documents.refused import Refused
from capacity_cli.documents.selection import Selection, choice_problems, choices_of, defaults_of, selected
from capacity_cli.documents.validation import MOST_PROBLEMS, located, validated
from capacity_cli.documents.yaml_reader import read_yaml
from capacity_cli.model.prices.listed import Listed
from capacity_cli.model.prices.price_list import PriceList
from capacity_cli.model.prices.rules import price_list_problems
from capacity_cli.model.problems import Path, Place, Problem, ProblemCode, in_order

_NECESSARY = b"{format: price-list/v1, vendor: v, currency: USD, plans: {}}"
_NAMED_IN = {"sources": "source", "meters": "meter"}
"""Where the names are used that a part of a list declares: with a broken part nobody can say that a name is unknown."""
_MOST_DATES = 200
_MOST_SELECTIONS = 300
_BEFORE_ALL = "2000-01-01"


@dataclass(frozen=True, slots=True)
class Taken:
    """What a price list says on one date and under one set of choices."""

    listed: Listed
    """Its prices."""
    node: Node
    """The same as a tree, for the places of its values."""

    def place(self, path: Path) -> Place:
        """Where a value is written; of one that is not, where its nearest parent is."""
        return place_of(self.node, path)


@dataclass(slots=True)
class PriceListFile:
    """A price list as it is written, with all its dates and choices."""

    shown: str
    """The file as the user knows it."""
    node: Node
    """The document."""
    _taken: dict[tuple[str | None, tuple[tuple[str, str], ...]], Taken | Refused] = field(default_factory=dict)
    _of_every_date: tuple[Problem, ...] | None = None

    @property
    def vendor(self) -> str:
        """The vendor's name, if the list is sound."""
        found = find(self.node, ("vendor",))
        return str(found.value) if found is not None else ""

    @property
    def newest(self) -> str | None:
        """The newest day on which one of its sources was read."""
        found = find(self.node, ("sources",))
        sources = found.value if found is not None and isinstance(found.value, dict) else {}
        read = (each.value for name in sources if (each := find(sources[name], ("read",))) is not None)
        return max((day for day in read if isinstance(day, str) and is_date(day)), default=None)

    def taken(self, selection: Selection) -> Taken:
        """What it says then; raises `Refused` with every problem of it."""
        key = selection.as_of, tuple(sorted(selection.picks.items()))
        if key not in self._taken:
            self._taken[key] = self._looked_at(selection)
        found = self._taken[key]
        if isinstance(found, Refused):
            raise Refused(found.problems)
        return found

    def validate(self) -> None:
        """Look at it as of every date at which something changes and under every choice; raises `Refused`.

        A list that is too large to be looked at so often is refused, too.
        """
        problems: dict[tuple[object, ...], Problem] = {}
        selections = tuple(self._selections())
        if self.node.size * len(selections) > LOOKS.maximum:
            raise Refused([self.node.located(Problem(ProblemCode.TOO_LARGE, LOOKS.values))])
        for selection in selections:
            found = self._looked_at(selection)
            for each in found.problems if isinstance(found, Refused) else ():
                problems.setdefault((each.code, each.place, tuple(sorted(each.values.items()))), each)
            if len(problems) >= MOST_PROBLEMS:
                break
        if problems:
            raise Refused(in_order(problems.values()))

    def _looked_at(self, selection: Selection) -> Taken | Refused:
        if self._of_every_date is None:
            self._of_every_date = (*date_problems(self.node), *choice_problems(self.node))
        try:
            return _taken(self.node, selection, self._of_every_date)
        except Refused as refused:
            return refused

    def _selections(self) -> Iterator[Selection]:
        """Every date with every combination of choices; of very many, each date and each choice at least once."""
        choices = {name: options for name, options in choices_of(self.node).items() if options}
        changes = sorted(boundaries(self.node))[:_MOST_DATES]
        dates = [self.newest, *([_BEFORE_ALL] if changes else []), *changes]
        if len(dates) * prod(map(len, choices.values())) <= _MOST_SELECTIONS:
            for as_of, picks in product(dates, product(*choices.values())):
                yield Selection(as_of, dict(zip(choices, picks, strict=True)))
            return
        first = {name: options[0] for name, options in choices.items()}
        yield from (Selection(as_of, first) for as_of in dates)
        for name, options in choices.items():
            yield from (Selection(self.newest, {**first, name: option}) for option in options[:_MOST_SELECTIONS])


def read_price_list(shown: str, data: bytes) -> PriceListFile:
    """The price list that a file holds; raises `Refused` with the problems of its YAML and of its dates."""
    node = read_yaml(data, shown, begins="format: price-list/v1")
    long = [each.located(Problem(ProblemCode.TOO_LARGE, LIST_ENTRIES.values)) for each in too_long(node, LIST_ENTRIES)]
    if long:
        raise Refused(long)
    return PriceListFile(shown, node)


def _taken(node: Node, selection: Selection, of_every_date: Iterable[Problem]) -> Taken:
    plain, gaps = selected(node, selection)
    problems = list(of_every_date)
    try:
        listed = validated(PriceList, plain)
    except Refused as refused:
        raise Refused(in_order([*problems, *refused.problems, *_further(plain, refused)])) from None
    dated = {each.place for each in problems if each.code is ProblemCode.DATES_OVERLAP}
    further = located(plain, list(price_list_problems(listed)))
    problems.extend(each for each in further if not _said_of(each, plain, dated))
    if problems:
        raise Refused(in_order(problems))
    return Taken(Listed(listed, choices_of(node), defaults_of(node), gaps), plain)


def _said_of(problem: Problem, node: Node, dated: Container[Place | None]) -> bool:
    """Whether a second charge of a meter is one whose dates are already said to overlap."""
    if problem.code is not ProblemCode.DOUBLED_CHARGE:
        return False
    entry = find(node, problem.path[:-1])
    return entry is not None and entry.place in dated


def _further(node: Node, refused: Refused) -> Iterator[Problem]:
    """What the sound parts of a broken list get wrong."""
    sound = mended(PriceList, node, refused.problems, read_yaml(_NECESSARY, ""))
    further = [] if sound is None else list(price_list_problems(sound))
    spoiled = {_NAMED_IN[key] for key in _NAMED_IN if any(each.path[:1] == (key,) for each in refused.problems)}
    written = [each for each in further if find(node, each.path) is not None and each.path[-1] not in spoiled]
    yield from located(node, written)
