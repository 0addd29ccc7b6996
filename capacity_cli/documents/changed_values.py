"""Which values two documents have differently: each single value by its path, a list by the positions in it."""

from collections.abc import Iterator
from typing import NamedTuple

from capacity_cli.documents.nodes import Node
from capacity_cli.model.problems import Path

_NULL = "null"


class ChangedValue(NamedTuple):
    """A value that differs."""

    path: Path
    """Where it stands."""
    base: str | None
    """What one document says, as it is written; none if it says nothing there."""
    head: str | None
    """What the other one says; none if it says nothing there."""


def changed_values(base: Node | None, head: Node | None, path: Path = ()) -> Iterator[ChangedValue]:
    """The values that differ, those of the head in its order, then what it does not have any more."""
    before, after = _parts(base), _parts(head)
    for step in dict.fromkeys([*after, *before]):
        yield from changed_values(before.get(step), after.get(step), (*path, step))
    old, new = _text(base), _text(head)
    if old != new:
        yield ChangedValue(path, old, new)


def _parts(node: Node | None) -> dict[str | int, Node]:
    """What stands right below a value."""
    value = None if node is None else node.value
    if isinstance(value, dict):
        return {key: child for key, child in value.items()}  # noqa: C416  the type of the keys is wider here
    return dict(enumerate(value)) if isinstance(value, list) else {}


def _text(node: Node | None) -> str | None:
    """A value that has nothing below it, as it is written; none of any other."""
    if node is None or (isinstance(node.value, dict | list) and node.value):
        return None
    if isinstance(node.value, str):
        return str(node.value)
    return _NULL if node.value is None else "{}" if isinstance(node.value, dict) else "[]"
