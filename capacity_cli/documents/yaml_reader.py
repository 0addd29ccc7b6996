"""Reads one YAML file into nodes: a small YAML, in which a value is exactly the text that was written.

Tags, merge keys, keys that are not text, equal keys and further documents are refused rather than guessed at.
"""

import re
from collections.abc import Iterator
from typing import NoReturn, TypeAlias

import yaml
from yaml.events import Event, ScalarEvent

from capacity_cli.documents.decoding import decoded
from capacity_cli.documents.limits import BYTES
from capacity_cli.documents.nodes import Node
from capacity_cli.documents.problem_log import ProblemLog
from capacity_cli.documents.refused import Refused
from capacity_cli.documents.source import Source
from capacity_cli.documents.tree import TreeBuilder
from capacity_cli.model.problems import ProblemCode, Word

Loader: TypeAlias = "type[yaml.SafeLoader | yaml.CSafeLoader]"  # a text, as the second may not exist

FASTEST_LOADER: Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The loader in C, which not every build of PyYAML has."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_DIRECTIVE = re.compile(r"(?:(?:[ \t]*(?:#[^\r\n]*)?|%YAML[^\r\n]*)(?:\r\n|[\r\n]))*+(%)")
_UNSAID_CONTEXT = " while scanning for the next token"


def read_yaml(data: bytes, name: str, loader: Loader = FASTEST_LOADER, *, begins: str = "") -> Node:
    """The top map of a file; `name` is how the user called it. Raises `Refused` with all problems found.

    `begins` is the line with which an empty file should begin, if it is known what it is meant to be.
    """
    if len(data) > BYTES.maximum:
        raise Refused([Source(name).problem(ProblemCode.TOO_LARGE, None, BYTES.values)])
    source = decoded(data, name)
    log = ProblemLog(source)
    _refuse_directives(log)
    try:
        top = TreeBuilder(log).build(_events(source.text, loader))
    except yaml.YAMLError as error:
        _stop_at_syntax(log, error)
    return _checked_top(log, top, begins)


def _refuse_directives(log: ProblemLog) -> None:
    """Refuse `%TAG` and the like before the scanner sees them: a file full of them would take it seconds."""
    found = _DIRECTIVE.match(log.source.text)
    if found is not None:
        values = {"feature": Word("feature.directive")}
        log.stop(ProblemCode.NOT_ALLOWED, log.source.position(found.start(1)), values)


def _events(text: str, loader: Loader) -> Iterator[Event]:
    """The events; the loader in Python lets through what the one in C refuses, or fails on it in other ways."""
    if loader is not yaml.SafeLoader:
        return yaml.parse(text, Loader=loader)
    return _checked_events(text)


def _checked_events(text: str) -> Iterator[Event]:
    mark: yaml.Mark | None = None
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            mark = event.start_mark if isinstance(event.start_mark, yaml.Mark) else mark
            if isinstance(event, ScalarEvent) and _SURROGATE.search(event.value):
                raise yaml.MarkedYAMLError(problem="found invalid Unicode character escape code", problem_mark=mark)
            yield event
    except (ValueError, OverflowError) as error:
        raise yaml.MarkedYAMLError(problem=str(error), problem_mark=mark) from None


def _checked_top(log: ProblemLog, top: Node | None, begins: str) -> Node:
    if log.problems:
        raise Refused(log.problems)
    if top is None:
        log.stop(ProblemCode.EMPTY, None, {"begins": begins} if begins else {})
    if not isinstance(top.value, dict):
        kind = "kind.list" if isinstance(top.value, list) else "kind.nothing" if top.value is None else "kind.text"
        log.stop(ProblemCode.WRONG_KIND, top.mark, {"expected": Word("kind.map"), "found": Word(kind)})
    return top


def _stop_at_syntax(log: ProblemLog, error: yaml.YAMLError) -> NoReturn:
    """Stop with the scanner's own words, at its mark; for what is never closed, where that was opened."""
    if not isinstance(error, yaml.MarkedYAMLError):
        log.stop(ProblemCode.SYNTAX, None, {"detail": str(error)})
    detail = " ".join(filter(None, (error.problem, error.context))).removesuffix(_UNSAID_CONTEXT)
    mark, opened, text = error.problem_mark, error.context_mark, log.source.text
    if mark is not None and ("tab character" in detail or text[mark.index : mark.index + 1] == "\t"):
        detail = Word("detail.tab")
    elif opened is not None and (mark is None or mark.index >= len(text.rstrip())):
        mark = opened
    log.stop(ProblemCode.SYNTAX, mark, {"detail": detail})
