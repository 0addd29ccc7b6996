"""Choosing: what a price list says on one date and under one set of choices, so that its values are plain.

A value may be a list of dated ones, or depend on a choice (`by: region`). What then has no value is left out, with the
whole entry that it belongs to, and leaves a gap: nobody may take it for free.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from capacity_cli.documents.dates import ENTRY_LISTS, FROM, TO, holds, is_dated, is_dated_list
from capacity_cli.documents.nodes import Node, map_like, plain
from capacity_cli.documents.source import Source
from capacity_cli.model.fields import UNKNOWN
from capacity_cli.model.names import unknown_name
from capacity_cli.model.numbers import kind_of
from capacity_cli.model.prices.listed import Gap
from capacity_cli.model.problems import Path, Problem, ProblemCode, Word

BY, DEFAULT = "by", "default"
_VALUE = "value"
_MAPS = {"price": "amount"}
"""Keys that hold a map, and the key that its one value has there."""
_OF_ALLOWANCE = ("included", "per")
"""What a dated allowance may say that is not of its charge."""
_FEES = frozenset({"base_fee", "minimum", "flat_fee_at_zero"})
_PLAN_PARTS = 3  # plans, its name, one of its keys


@dataclass(frozen=True, slots=True)
class Selection:
    """A date and what is chosen."""

    as_of: str | None = None
    """The date, `2026-11-01`; none if nobody says one."""
    picks: Mapping[str, str] = field(default_factory=dict)
    """What is chosen, by name, such as the region."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A plain value, and what else its dated entry says, which then holds for the map that it stands in."""

    node: Node
    beside: Mapping[str, Node]


@dataclass(frozen=True, slots=True)
class _Missing:
    """That there is no value, and why."""

    problem: Problem
    choice: str | None


class _Selecting:
    """One walk through a price list."""

    def __init__(self, selection: Selection) -> None:
        self.selection = selection
        self.gaps: list[Gap] = []

    def found(self, node: Node, path: Path) -> _Found | _Missing:
        value, varies = node.value, may_vary(path)
        if isinstance(value, dict):
            chosen = varies and BY in value
            return self._picked(node, value, path) if chosen else self._of_map(node, value, path)
        if isinstance(value, list):
            if len(path) == _PLAN_PARTS and path[0] == "plans" and path[-1] in ENTRY_LISTS:
                return _Found(self._entries(node, value, path), {})
            dated = varies and is_dated_list(node)
            return self._at_date(node, value, path) if dated else self._of_list(node, value, path)
        return _Found(node, {})

    def _of_map(self, node: Node, value: dict[str, Node], path: Path) -> _Found | _Missing:
        plain: dict[str, Node] = {}
        beside: dict[str, Node] = {}
        for key, child in value.items():
            got = self.found(child, (*path, key))
            if isinstance(got, _Found):
                plain[key] = got.node
                beside.update(got.beside)
            elif _may_be_left_out(path):
                self._leave_out(got, path, key)
                if key == "price":
                    plain[key] = Node(UNKNOWN, Source(""))
            else:
                return got
        return _Found(map_like(node, {**plain, **beside}), {})

    def _of_list(self, node: Node, value: list[Node], path: Path) -> _Found | _Missing:
        plain: list[Node] = []
        for number, child in enumerate(value):
            got = self.found(child, (*path, number))
            if isinstance(got, _Missing):
                return got
            plain.append(got.node)
        return _Found(_list_like(node, plain), {})

    def _entries(self, node: Node, value: list[Node], path: Path) -> Node:
        """The entries of a plan's list that hold on the date; those without a value leave gaps."""
        plain: list[Node] = []
        for number, child in enumerate(value):
            if holds(child, self.selection.as_of):
                got = self.found(_undated(child), (*path, number))
                if isinstance(got, _Found):
                    plain.append(got.node)
                else:
                    self._gap(got, path, None if _costs_unused(child) else _meter(child))
        held = {_meter(child) for child in value if holds(child, self.selection.as_of)}
        for child in value if path[-1] != "credits" else ():  # a credit that has ended is no longer there
            if is_dated(child) and _meter(child) not in held:
                held.add(_meter(child))
                self._gap(self._not_dated(child), path, _meter(child))
        return _list_like(node, plain)

    def _at_date(self, node: Node, value: list[Node], path: Path) -> _Found | _Missing:
        """The one of several dated values that holds."""
        for entry in value:
            if isinstance(entry.value, dict) and holds(entry, self.selection.as_of):
                return self._dated(_undated(entry), path)
        return self._not_dated(node)

    def _dated(self, entry: Node, path: Path) -> _Found | _Missing:
        assert isinstance(entry.value, dict)  # noqa: S101  only maps come here
        parts = entry.value
        if _VALUE not in parts:
            return self.found(entry, path)
        inner = parts[_VALUE]
        others = {key: child for key, child in parts.items() if key != _VALUE}
        as_map = _MAPS.get(str(path[-1])) or (_VALUE if "capabilities" in path else None)
        if others and as_map is not None:
            return self.found(map_like(entry, {as_map: inner, **others}), path)
        of_allowance = {key: others.pop(key) for key in tuple(others) if (path[-1], key) == _OF_ALLOWANCE}
        if of_allowance:
            inner = map_like(entry, {"amount": inner, **of_allowance})
        got = self.found(inner, path)
        return _Found(got.node, {**others, **got.beside}) if isinstance(got, _Found) else got

    def _not_dated(self, node: Node) -> _Missing:
        if self.selection.as_of is None:
            values = {"key": FROM, "needs": Word("form.as_of")}
            return _Missing(node.located(Problem(ProblemCode.NEEDS_KEY, values)), None)
        problem = Problem(ProblemCode.NOT_DATED, {"as_of": self.selection.as_of})
        return _Missing(node.located(problem, at_key=True), None)

    def _picked(self, node: Node, value: dict[str, Node], path: Path) -> _Found | _Missing:
        """The value of what is chosen, else of the default."""
        name = value[BY].value
        pick = self.selection.picks.get(name) if isinstance(name, str) else None
        default = value.get(DEFAULT)
        if pick is None and default is not None and isinstance(default.value, str):
            pick = default.value
        allowed = choices_in(value)
        if pick is not None and pick in allowed:
            return self.found(value[pick], path)
        if pick is not None:
            return _Missing(node.located(unknown_name("kind.plan_choice", pick, allowed)), str(name))
        values = {"key": name if isinstance(name, str) else BY, "allowed": ", ".join(allowed)}
        return _Missing(node.located(Problem(ProblemCode.NEEDS_CHOICE, values)), values["key"])

    def _leave_out(self, missing: _Missing, path: Path, key: str) -> None:
        """Of a capability the plan then says nothing; a gap is what somebody chose and the plan does not have."""
        of_capability = path[-1:] == ("capabilities",)
        if not of_capability or missing.problem.code is ProblemCode.UNKNOWN_NAME:
            self._gap(missing, (*path, key), None, of_capability=of_capability)

    def _gap(self, missing: _Missing, path: Path, meter: str | None, *, of_capability: bool = False) -> None:
        plan = str(path[1]) if path[0] == "plans" and len(path) > 1 else None
        if path[0] != "triggers":
            self.gaps.append(Gap(plan, meter, missing.choice, missing.problem, of_capability))


def selected(node: Node, selection: Selection) -> tuple[Node, tuple[Gap, ...]]:
    """The document with plain values only, and what it has no value for."""
    walk = _Selecting(selection)
    got = walk.found(node, ())
    assert isinstance(got, _Found)  # noqa: S101  the top is a map, from which parts may be left out
    return got.node, tuple(walk.gaps)


def choice_problems(node: Node, path: Path = ()) -> Iterator[Problem]:
    """Choices that lead nowhere: without a name, without anything to choose, with a default that there is not."""
    value = node.value
    if isinstance(value, dict):
        if may_vary(path) and BY in value:
            yield from _wrong_choice(node, value)
        for key, child in value.items():
            yield from choice_problems(child, (*path, key))
    elif isinstance(value, list):
        for number, child in enumerate(value):
            yield from choice_problems(child, (*path, number))


def _wrong_choice(node: Node, value: dict[str, Node]) -> Iterator[Problem]:
    allowed, default = choices_in(value), value.get(DEFAULT)
    if not isinstance(value[BY].value, str):
        values = {"expected": Word("kind.word"), "found": kind_of(plain(value[BY]))}
        yield value[BY].located(Problem(ProblemCode.WRONG_KIND, values))
    if not allowed:
        yield node.located(Problem(ProblemCode.MISSING_KEY, {"key": "…"}))
    elif default is not None and default.value not in allowed:
        name = default.value if isinstance(default.value, str) else ""
        yield default.located(unknown_name("kind.choice", name, allowed))


def choices_of(node: Node) -> dict[str, tuple[str, ...]]:
    """What the values of a document depend on, with what there is to choose."""
    found: dict[str, dict[str, None]] = {}
    for value in _choosing(node, ()):
        name = value[BY].value
        if isinstance(name, str):
            found.setdefault(name, {}).update(dict.fromkeys(choices_in(value)))
    return {name: tuple(options) for name, options in found.items()}


def defaults_of(node: Node) -> dict[str, str]:
    """What the values of a document take where nothing is chosen; the first default of each choice."""
    found: dict[str, str] = {}
    for value in _choosing(node, ()):
        name, default = value[BY].value, value.get(DEFAULT)
        if isinstance(name, str) and default is not None and isinstance(default.value, str):
            found.setdefault(name, default.value)
    return found


def choices_in(value: Mapping[str, Node]) -> tuple[str, ...]:
    """What there is to choose in one map."""
    return tuple(key for key in value if key not in (BY, DEFAULT))


def _choosing(node: Node, path: Path) -> Iterator[dict[str, Node]]:
    value = node.value
    if isinstance(value, dict):
        if BY in value and may_vary(path):
            yield value
        for key, child in value.items():
            yield from _choosing(child, (*path, key))
    elif isinstance(value, list):
        for number, child in enumerate(value):
            yield from _choosing(child, (*path, number))


def may_vary(path: Path) -> bool:
    """Whether a value may depend on a choice or on a date: within a plan or a trigger, and of the tax."""
    match path:
        case ("plans" | "triggers", _, _, *_) | ("tax", _, *_):
            return True
        case _:
            return False


def _costs_unused(node: Node) -> bool:
    """Whether an entry may charge something although nothing is used."""
    found = node.value if isinstance(node.value, dict) else {}
    package = found["package"].value if "package" in found else None
    return not _FEES.isdisjoint(found) or (isinstance(package, dict) and "minimum" in package)


def _may_be_left_out(path: Path) -> bool:
    """Whether a map is one whose keys can be missing: the list, a plan, its capabilities, a trigger."""
    match path:
        case () | ("plans", _) | ("plans", _, "capabilities") | ("triggers", _):
            return True
        case _:
            return False


def _undated(node: Node) -> Node:
    if not isinstance(node.value, dict) or not is_dated(node):
        return node
    return map_like(node, {key: child for key, child in node.value.items() if key not in (FROM, TO)})


def _list_like(node: Node, value: list[Node]) -> Node:
    return Node(value, node.source, node.mark, node.key_mark, 1 + sum(child.size for child in value))


def _meter(node: Node) -> str | None:
    found = node.value.get("meter") if isinstance(node.value, dict) else None
    return found.value if found is not None and isinstance(found.value, str) else None
