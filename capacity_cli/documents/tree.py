"""From YAML events to nodes, in one pass with a stack of its own.

Limits are judged on the events, before anything is built, and an alias counts as the whole of what it stands for. A
collection is put into its parent when it opens; its size stays 0 until it closes, by which an alias inside it is known.
"""

from collections.abc import Callable, Iterable
from typing import Any

from yaml import events

from capacity_cli.documents.limits import DEPTH, NODES
from capacity_cli.documents.nodes import Node, Quoted, height
from capacity_cli.documents.one_document import OneDocument
from capacity_cli.documents.problem_log import ProblemLog
from capacity_cli.documents.source import Mark
from capacity_cli.model.problems import ProblemCode, Word

_Collection = dict[str, Node] | list[Node]

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_REFUSED_KEYS = {"<<": "feature.merge_key"} | dict.fromkeys(_NOTHING, "feature.null_key")
_REFUSED_KEY = "\0"
"""Stands for a key that was refused: its value is still looked through, in a tree that nobody will see."""


class TreeBuilder:
    """Builds the tree of one file; what is wrong but does not stop it goes to the log."""

    def __init__(self, log: ProblemLog) -> None:
        self._log = log
        self._source = log.source
        self._count = 0
        self._anchors: dict[str | None, Node] = {}
        self._tops: list[Node] = []
        self._into: _Collection = self._tops
        self._key = ""
        self._key_mark: Mark | None = None  # in a map: none while a key is due
        self._open: list[tuple[Node, int, _Collection, str, Mark | None]] = []

    def build(self, stream: Iterable[events.Event]) -> Node | None:
        """The top node, or none for a file without a document; raises `Refused` where a limit is passed."""
        document = OneDocument(self._log)
        takers: dict[type[events.Event], Callable[[Any], None]] = {
            events.ScalarEvent: self._scalar,
            events.MappingStartEvent: self._start,
            events.SequenceStartEvent: self._start,
            events.MappingEndEvent: self._end,
            events.SequenceEndEvent: self._end,
            events.AliasEvent: self._alias,
            events.DocumentStartEvent: document.begin,
            events.DocumentEndEvent: document.end,
        }
        for event in stream:
            taker = takers.get(type(event))
            if taker is not None:
                taker(event)
        return self._tops[0] if self._tops else None

    def _scalar(self, event: events.ScalarEvent) -> None:
        if event.tag is not None:
            self._log.refuse("feature.tag", event.start_mark)
        if self._key_mark is None and type(self._into) is dict:
            self._take_key(event, self._into)
            return
        text: str = event.value
        if not (text or event.style or self._open):
            return  # `---` with nothing after it
        self._grow(1, event.start_mark)
        value = Quoted(text) if event.style else None if text in _NOTHING else text
        node = Node(value, self._source, event.start_mark, self._key_mark)
        if event.anchor is not None:
            self._anchors[event.anchor] = node
        self._attach(node)

    def _take_key(self, event: events.ScalarEvent, into: dict[str, Node]) -> None:
        text, mark = event.value, event.start_mark
        self._key_mark = mark
        feature = None if event.style else _REFUSED_KEYS.get(text)
        self._key = text if feature is None else _REFUSED_KEY
        first = into.get(text)
        if feature is not None:
            self._log.refuse(feature, mark)
        elif first is not None and first.key_mark is not None:
            self._log.note(ProblemCode.DUPLICATE_KEY, mark, {"key": text, "line": str(first.key_mark.line + 1)})
        if event.anchor is not None:
            self._anchors[event.anchor] = Node(Quoted(text) if event.style else text, self._source, mark)

    def _start(self, event: events.CollectionStartEvent) -> None:
        value: _Collection = {} if isinstance(event, events.MappingStartEvent) else []
        mark = event.start_mark
        if event.tag is not None:
            self._log.refuse("feature.tag", mark)
        if len(self._open) >= DEPTH.maximum:
            self._log.stop(ProblemCode.TOO_LARGE, mark, DEPTH.values)
        before = self._count
        self._grow(1, mark)
        node = Node(value, self._source, mark, self._key_mark, 0)
        if event.anchor is not None:
            self._anchors[event.anchor] = node
        if not self._refused_as_key(mark):
            self._attach(node)
        self._open.append((node, before, self._into, self._key, self._key_mark))
        self._into, self._key_mark = value, None

    def _end(self, _event: events.CollectionEndEvent) -> None:
        node, before, self._into, self._key, self._key_mark = self._open.pop()
        node.size = self._count - before

    def _alias(self, event: events.AliasEvent) -> None:
        mark = event.start_mark
        target = self._anchors.get(event.anchor)
        if target is None:
            values = {"detail": Word("detail.undefined_alias"), "name": str(event.anchor)}
            self._log.note(ProblemCode.SYNTAX, mark, values)
        elif target.size == 0:
            self._log.refuse("feature.recursive_alias", mark)
            target = None
        if self._refused_as_key(mark):
            return
        if target is None:
            target = Node(None, self._source, mark)
        self._grow(target.size, mark)
        if len(self._open) + height(target) > DEPTH.maximum:
            self._log.stop(ProblemCode.TOO_LARGE, mark, DEPTH.values)
        self._attach(Node(target.value, target.source, target.mark, self._key_mark, target.size))

    def _attach(self, node: Node) -> None:
        into = self._into
        if type(into) is dict:
            into.setdefault(self._key, node)  # of equal keys the first stays: the others are told its line
            self._key_mark = None
        else:
            into.append(node)  # type: ignore[union-attr] # `type()` is faster, but narrows one way only

    def _refused_as_key(self, mark: Mark | None) -> bool:
        """Whether a key is due where a list, a map or an alias stands; then it is refused and a value is due."""
        if self._key_mark is not None or type(self._into) is not dict:
            return False
        self._log.refuse("feature.complex_key", mark)
        self._key, self._key_mark = _REFUSED_KEY, mark
        return True

    def _grow(self, size: int, mark: Mark | None) -> None:
        self._count += size
        if self._count > NODES.maximum:
            self._log.stop(ProblemCode.TOO_LARGE, mark, NODES.values)
