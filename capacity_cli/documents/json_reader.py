"""Reads one JSON file into nodes: each value with its place and, in its mark, with where it begins and ends.

The standard library's parser judges the text, tree-sitter knows the places. What people write beyond JSON, comments
and a comma behind the last value, is read as blanks and noted.
"""

import codecs
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import tree_sitter_json
from tree_sitter import Language, Parser

from capacity_cli.documents.decoding import decoded
from capacity_cli.documents.limits import DEPTH, NODES
from capacity_cli.documents.nodes import Node, Quoted, map_like
from capacity_cli.documents.problem_log import ProblemLog
from capacity_cli.documents.source import Source
from capacity_cli.model.problems import Path, Problem, ProblemCode, Word
from capacity_cli.model.setting import BeyondJson

if TYPE_CHECKING:
    from tree_sitter import Node as Syntax

COMMENT = Word("json.comment")
TRAILING_COMMA = Word("json.trailing_comma")
BYTE_ORDER_MARK = Word("json.byte_order_mark")

_OPENING, _CLOSING = frozenset("[{"), frozenset("]}")
_NO_VALUE = frozenset("[{,:")


class Span(NamedTuple):
    """The mark of a value: its position, and the indexes in the text between which it stands."""

    line: int
    """The line, from 0."""
    column: int
    """The column, from 0."""
    start: int
    """The index of its first character."""
    end: int
    """The index behind its last one."""


@dataclass(frozen=True, slots=True)
class JsonFile:
    """What a JSON file says."""

    source: Source
    """Its text, without a byte-order mark."""
    top: Node
    """Its value: a string is `Quoted`, a number, `true` or `false` is the text that was written, `null` is `None`."""
    beyond: tuple[BeyondJson, ...]
    """What it has that is not JSON, each kind where it comes first."""
    doubled: tuple[Problem, ...]
    """Keys that stand twice in a map, the last of which counts here; each with its path."""


def read_json(data: bytes, name: str) -> JsonFile:
    """The value of a file; `name` is how the user called it. Raises `Refused` for what is no JSON, at its place."""
    source = decoded(data, name)
    log = ProblemLog(source)
    blanks = list(_beyond_json(source.text, log))
    text = _blanked(source.text, blanks)
    _refuse_other_than_json(text, log)
    tree = _parsed(text)
    if tree.has_error:
        broken = next((leaf.start_byte for leaf in _leaves(tree) if leaf.is_error or leaf.is_missing), 0)
        log.stop(ProblemCode.NOT_JSON, source.position(broken), {"detail": Word("detail.not_json")})
    reading = _Reading(text, log)
    top = reading.value(tree.named_children[0], ())
    marks = [(BYTE_ORDER_MARK, 0)] if data.startswith(codecs.BOM_UTF8) else []
    firsts: dict[Word, int] = {}
    for word, start in (*marks, *((word, start) for word, start, _ in blanks)):
        firsts.setdefault(word, start)
    beyond = (BeyondJson(word, source.place(source.position(start))) for word, start in firsts.items())
    return JsonFile(source, top, tuple(beyond), tuple(reading.doubled))


def _parsed(text: str) -> "Syntax":
    """The syntax tree of a text in which characters beyond ASCII are `?`, so that its bytes count characters.

    The grammar has no `1e+16`; a `-` there makes no other tree.
    """
    plain = text.encode("ascii", "replace").replace(b"e+", b"e-").replace(b"E+", b"E-")
    return Parser(Language(tree_sitter_json.language())).parse(plain).root_node


def _beyond_json(text: str, log: ProblemLog) -> Iterator[tuple[Word, int, int]]:
    """The comments and the commas behind a last value, with where they begin and end."""
    depth = 0
    before, last, comma = "", "", 0
    for leaf in _leaves(_parsed(text)):
        kind, start = leaf.type, leaf.start_byte
        if kind == "comment":
            yield COMMENT, start, leaf.end_byte
        if kind == "comment" or leaf.is_missing:
            continue
        depth += (kind in _OPENING) - (kind in _CLOSING)
        if depth > DEPTH.maximum:
            log.stop(ProblemCode.TOO_LARGE, log.source.position(start), DEPTH.values)
        if kind in _CLOSING and last == "," and before not in _NO_VALUE:
            yield TRAILING_COMMA, comma, comma + 1
        before, last, comma = last, kind, start


def _leaves(tree: "Syntax") -> Iterator["Syntax"]:
    cursor = tree.walk()
    while True:
        if cursor.goto_first_child():
            continue
        if cursor.node is not None:
            yield cursor.node
        while not cursor.goto_next_sibling():
            if not cursor.goto_parent():
                return


def _blanked(text: str, blanks: list[tuple[Word, int, int]]) -> str:
    parts, at = list[str](), 0
    for _, start, end in sorted(blanks, key=lambda each: each[1]):
        parts.extend((text[at:start], " " * (end - start)))
        at = end
    return "".join([*parts, text[at:]])


def _refuse_other_than_json(text: str, log: ProblemLog) -> None:
    try:
        json.loads(text, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        log.stop(ProblemCode.NOT_JSON, log.source.position(error.pos), {"detail": error.msg})
    except RecursionError:  # where the syntax is too broken for its depth to be seen
        log.stop(ProblemCode.TOO_LARGE, None, DEPTH.values)


class _Reading:
    """One walk through the syntax tree of a sound text, no deeper than a document may be."""

    def __init__(self, text: str, log: ProblemLog) -> None:
        self.doubled: list[Problem] = []
        self._text = text
        self._log = log
        self._count = 0

    def value(self, syntax: "Syntax", path: Path, key: Span | None = None) -> Node:
        mark = self._span(syntax)
        self._count += 1
        if self._count > NODES.maximum:
            self._log.stop(ProblemCode.TOO_LARGE, mark, NODES.values)
        node = Node(None, self._log.source, mark, key)
        match syntax.type:
            case "object":
                return map_like(node, self._members(syntax, path))
            case "array":
                items = [self.value(child, (*path, at)) for at, child in enumerate(syntax.named_children)]
                node.value, node.size = [*items], 1 + sum(item.size for item in items)
            case "string":
                node.value = self._string(mark)
            case "null":
                pass
            case _:
                node.value = self._text[mark.start : mark.end]
        return node

    def _members(self, syntax: "Syntax", path: Path) -> dict[str, Node]:
        members: dict[str, Node] = {}
        for pair in syntax.named_children:
            key, value = pair.named_children
            mark = self._span(key)
            name = self._string(mark)
            first = members.get(name)
            if first is not None and first.key_mark is not None:
                values = {"key": name, "line": str(first.key_mark.line + 1)}
                node = Node(name, self._log.source, mark)
                self.doubled.append(node.located(Problem(ProblemCode.DUPLICATE_KEY, values, (*path, name))))
            members[name] = self.value(value, (*path, name), mark)
        return members

    def _string(self, mark: Span) -> Quoted:
        return Quoted(json.loads(self._text[mark.start : mark.end]))

    def _span(self, syntax: "Syntax") -> Span:
        return Span(*self._log.source.position(syntax.start_byte), syntax.start_byte, syntax.end_byte)
