"""Dates in a price list: which of several values holds on a date, and what is wrong with their dates.

A value or an entry holds from `effective_from` on and up to the day before `effective_to`; without either, always.
"""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from pydantic_core import PydanticCustomError

from capacity_cli.documents.nodes import Node, plain
from capacity_cli.model.fields import date_from
from capacity_cli.model.problems import Problem, ProblemCode

FROM, TO = "effective_from", "effective_to"
ENTRY_LISTS = frozenset({"charges", "credits", "limits"})
"""Keys of a plan whose lists hold entries, each of which may have dates of its own."""
_EARLIEST, _LATEST = "", "9999-99-99"


_Span: TypeAlias = tuple[str, str]
"""The first day on which something holds, and the first on which it no longer does."""


def is_dated(node: Node) -> bool:
    """Whether a node has dates."""
    return isinstance(node.value, dict) and (FROM in node.value or TO in node.value)


def is_dated_list(node: Node) -> bool:
    """Whether a list holds one value for each of several dates, and not a list of values."""
    if not isinstance(node.value, list):
        return False
    return any(is_dated(each) or (isinstance(each.value, dict) and "value" in each.value) for each in node.value)


def holds(node: Node, as_of: str | None) -> bool:
    """Whether an entry holds on a date; one with dates holds on none if there is no date."""
    if not is_dated(node):
        return True
    start, end = _span(node)
    return as_of is not None and start <= as_of < end


def _span(node: Node) -> _Span:
    return _date(node, FROM) or _EARLIEST, _date(node, TO) or _LATEST


def is_date(value: object) -> bool:
    """Whether a value is a date."""
    return _refused(value) is None


def _refused(value: object) -> Problem | None:
    """Why a value is no date; none if it is one."""
    try:
        date_from(value)
    except PydanticCustomError as error:
        return Problem(ProblemCode(error.type), error.context or {})
    return None


def _date(node: Node, key: str) -> str | None:
    """The date under a key, if it is one."""
    found = node.value.get(key) if isinstance(node.value, dict) else None
    return str(found.value) if found is not None and is_date(found.value) else None


def boundaries(node: Node) -> frozenset[str]:
    """Every date at which something of a document changes."""
    value, found = node.value, set[str]()
    if isinstance(value, dict):
        found.update(date for key in (FROM, TO) if (date := _date(node, key)))
        for child in value.values():
            found |= boundaries(child)
    elif isinstance(value, list):
        for child in value:
            found |= boundaries(child)
    return frozenset(found)


def date_problems(node: Node) -> Iterator[Problem]:
    """Dates that are none, that run backwards, or of which two hold at the same time."""
    value = node.value
    if isinstance(value, dict):
        yield from _own_dates(node)
        for key, child in value.items():
            if isinstance(child.value, list) and (key in ENTRY_LISTS or is_dated_list(child)):
                yield from _overlaps(child.value, grouped=key in ENTRY_LISTS)
            yield from date_problems(child)
    elif isinstance(value, list):
        for child in value:
            yield from date_problems(child)


def _own_dates(node: Node) -> Iterator[Problem]:
    """What is wrong with the dates of one value or entry."""
    assert isinstance(node.value, dict)  # noqa: S101  only maps come here
    stated = [node.value[key] for key in (FROM, TO) if key in node.value]
    wrong = [each.located(problem) for each in stated if (problem := _refused(each.value)) is not None]
    yield from wrong
    start, end = _span(node)
    if not wrong and start == end:
        yield node.value[TO].located(Problem(ProblemCode.NO_DAY, {"date": start}))
    elif not wrong and start > end:
        yield node.value[TO].located(Problem(ProblemCode.REVERSED, {"minimum": start, "maximum": end}))


def _overlaps(entries: Iterable[Node], *, grouped: bool) -> Iterator[Problem]:
    """Entries of which two hold on the same day: of one value, or of one meter where a list has several."""
    seen: dict[tuple[str, ...], list[tuple[bool, _Span]]] = {}
    for entry in entries:
        others, dated, span = seen.setdefault(_group(entry) if grouped else (), []), is_dated(entry), _span(entry)
        rivals = (other for is_rival, other in others if is_rival or dated or not grouped)
        common = next(filter(None, (_common(span, other) for other in rivals)), None)
        if common is not None:
            first, last = common
            values = {"first": first or "…", "last": "…" if last == _LATEST else last}
            yield entry.located(Problem(ProblemCode.DATES_OVERLAP, values))
        others.append((dated, span))


def _common(one: _Span, other: _Span) -> _Span | None:
    """The span in which two entries hold, if there is one."""
    start, end = max(one[0], other[0]), min(one[1], other[1])
    return (start, end) if start < end else None


def _group(entry: Node) -> tuple[str, ...]:
    """What an entry of a list is about: its meter, the time that a limit counts in, the name of a credit."""
    found = entry.value if isinstance(entry.value, dict) else {}
    texts = (str(plain(found[key])) for key in ("meter", "title", "per", "meters") if key in found)
    return tuple(texts)
