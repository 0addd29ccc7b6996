"""Changes from the command line: `--set a.b=c` puts one value into a document.

The value is read like any value of a YAML file, but for a first `*`, which begins a schedule here and no alias. Numbers
in the path count the entries of a list from 0.
"""

from dataclasses import dataclass

from capacity_cli.documents.limits import DEPTH
from capacity_cli.documents.nodes import WHOLE, Node, Quoted, map_like, merged
from capacity_cli.documents.refused import Refused
from capacity_cli.documents.source import Source
from capacity_cli.documents.yaml_reader import read_yaml
from capacity_cli.model.problems import Problem, ProblemCode, Word

_KEY = "value"
_LONGEST_POSITION = 6


@dataclass(frozen=True, slots=True)
class Change:
    """One value that replaces what a document says."""

    path: tuple[str, ...]
    """Where it stands."""
    node: Node
    """The value; its place is the option."""


def read_change(text: str) -> Change:
    """The change that `a.b=c` means; raises `Refused` if it has no `=`, an empty key, or a value that is no YAML."""
    source = Source(f"--set {text}")
    key, equals, value = text.partition("=")
    path = tuple(key.strip().split("."))
    if not equals or not all(path) or len(path) > DEPTH.maximum:
        values = {"found": text, "expected": Word("form.set"), "example": "scheduler.batch_size=100"}
        raise Refused([Node(text, source).located(Problem(ProblemCode.BAD_FORM, values))])
    if value.lstrip().startswith("*"):
        return Change(path, Node(Quoted(value.strip()), source))
    try:
        top = read_yaml(f"{_KEY}: {value}".encode("utf-8", "surrogateescape"), source.name)
    except Refused as refused:
        raise Refused(
            [Node(text, source).located(Problem(each.code, each.values)) for each in refused.problems]
        ) from None
    assert isinstance(top.value, dict)  # noqa: S101  the reader refuses other documents
    if len(top.value) != 1:
        values = {"found": text, "expected": Word("form.set"), "example": "scheduler.batch_size=100"}
        raise Refused([Node(text, source).located(Problem(ProblemCode.BAD_FORM, values))])
    return Change(path, _owned(top.value[_KEY], source))


def _owned(node: Node, source: Source) -> Node:
    """The same value, with the option as its only place."""
    value = node.value
    if isinstance(value, dict):
        return Node({key: _owned(child, source) for key, child in value.items()}, source, size=node.size)
    if isinstance(value, list):
        return Node([_owned(child, source) for child in value], source, size=node.size)
    return Node(value, source)


def changed(node: Node, changes: tuple[Change, ...]) -> Node:
    """The document with the changes made in order; a map merges with the one that is there."""
    for change in changes:
        node = _put(node, change.path, change.node)
    return node


def _is_position(step: str, items: list[Node]) -> bool:
    return step.isdecimal() and len(step) < _LONGEST_POSITION and int(step) < len(items)


def _put(node: Node | None, path: tuple[str, ...], over: Node) -> Node:
    if not path:
        return over if node is None else merged(node, over)
    step, rest = path[0], path[1:]
    if node is not None and isinstance(node.value, list) and _is_position(step, node.value):
        items = list(node.value)
        items[int(step)] = _put(items[int(step)], rest, over)
        return Node(items, node.source, node.mark, node.key_mark, node.size)
    if node is not None and isinstance(node.value, dict):
        child = _put(None if step in WHOLE else node.value.get(step), rest, over)
        return map_like(node, {**node.value, step: child})
    return Node({step: _put(None, rest, over)}, over.source)
