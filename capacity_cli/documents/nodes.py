"""The tree of a document: maps, lists and texts, each with its place in the file that it was read from.

Nothing is typed here: `07`, `yes` and `19:30` are texts, and only an unquoted `null`, `~` or nothing at all is `None`.
"""

from dataclasses import replace
from typing import Any

from capacity_cli.documents.source import Mark, Source
from capacity_cli.model.problems import Path, Place, Problem


class Quoted(str):
    """A text that was quoted, or a block scalar: certainly not meant as a number, a date or a switch."""

    __slots__ = ()


WHOLE = frozenset({"period"})
"""Keys whose map says one thing in one of several ways, so that a change replaces the map."""

Value = dict[str, "Node"] | list["Node"] | str | None
"""What a node holds."""


class Node:
    """
    One value of a document; not changed after it was read, and shared by documents that are merged.

    `size` counts the nodes below and the node itself, aliases expanded; a key belongs to its value. `mark` and
    `key_mark` are where the value and its key in the parent map begin; a value reached by an alias keeps the place
    where it was written, with the key of the alias. Without a mark the place is the source as a whole.
    """

    __slots__ = ("key_mark", "mark", "size", "source", "value")

    def __init__(
        self,
        value: Value,
        source: Source,
        mark: Mark | None = None,
        key_mark: Mark | None = None,
        size: int = 1,
    ) -> None:
        self.value = value
        self.source = source
        self.mark = mark
        self.key_mark = key_mark
        self.size = size

    def __repr__(self) -> str:
        return f"Node({plain(self)!r}, {self.place})"

    @property
    def place(self) -> Place:
        """Where the value begins."""
        return self.source.place(self.mark)

    @property
    def key_place(self) -> Place | None:
        """Where its key in the parent map begins; none in a list and at the top."""
        return None if self.key_mark is None else self.source.place(self.key_mark)

    def located(self, problem: Problem, *, at_key: bool = False) -> Problem:
        """The problem with this node's place and line: those of the value, or of the key if it has one."""
        mark = self.key_mark if at_key and self.key_mark is not None else self.mark
        return replace(problem, place=self.source.place(mark), source=self.source.excerpt(mark))


def plain(node: Node) -> Any:
    """The document without places: dictionaries, lists, texts and `None`."""
    value = node.value
    if isinstance(value, dict):
        return {key: plain(child) for key, child in value.items()}
    if isinstance(value, list):
        return [plain(child) for child in value]
    return value


def height(node: Node) -> int:
    """How many collections there are on the longest way down: 0 for a text."""
    value = node.value
    if isinstance(value, dict):
        return 1 + max(map(height, value.values()), default=0)
    if isinstance(value, list):
        return 1 + max(map(height, value), default=0)
    return 0


def find(node: Node, path: Path) -> Node | None:
    """The node at a path, or none."""
    found: Node | None = node
    for step in path:
        if found is None:
            return None
        found = _child(found, step)
    return found


def nearest(node: Node, path: Path) -> Node:
    """The deepest node that exists on a path: where a missing key is reported."""
    for step in path:
        child = _child(node, step)
        if child is None:
            return node
        node = child
    return node


def place_of(node: Node, path: Path) -> Place:
    """Where the value at a path is written; of one that is not, where its nearest parent is."""
    found = nearest(node, path)
    exists = find(node, path) is found
    return found.place if exists or found.key_place is None else found.key_place


def _child(node: Node, step: str | int) -> Node | None:
    value = node.value
    if isinstance(value, dict):
        return value.get(step) if isinstance(step, str) else None
    if isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value):
        return value[step]
    return None


def merged(base: Node, over: Node) -> Node:
    """
    `base` changed by `over`: maps merge deeply, anything else is replaced, by `None` too; so is a `WHOLE` map.

    The keys of `base` come first, in its order. A map that both have takes the place of `over`'s.
    """
    if not (isinstance(base.value, dict) and isinstance(over.value, dict)):
        return over
    value = dict(base.value)
    for key, child in over.value.items():
        value[key] = merged(value[key], child) if key in value and key not in WHOLE else child
    return map_like(over, value)


def without(node: Node, path: Path) -> Node:
    """The document without what stands at a path; without the whole list where the path leads into one.

    So no entry of a list ever changes its position.
    """
    value = node.value
    if not path or not isinstance(value, dict) or path[0] not in value:
        return node
    step, rest = str(path[0]), path[1:]
    kept = {key: child for key, child in value.items() if key != step}
    whole = not rest or not isinstance(value[step].value, dict)
    return map_like(node, kept if whole else {**value, step: without(value[step], rest)})


def map_like(node: Node, value: dict[str, Node]) -> Node:
    """A map in the place of another node, with its size counted."""
    return Node(value, node.source, node.mark, node.key_mark, 1 + sum(child.size for child in value.values()))
