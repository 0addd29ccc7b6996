"""Puts another value into a YAML file, or a key that is missing, and touches nothing else.

What was written is read again: unless it is that one value that differs, nothing is written at all.
"""

import json
import re
from contextlib import suppress
from typing import NamedTuple

import yaml
from yaml.events import Event, MappingStartEvent, ScalarEvent

from capacity_cli.documents.changed_values import changed_values
from capacity_cli.documents.decoding import decoded
from capacity_cli.documents.nodes import Node
from capacity_cli.documents.refused import Refused
from capacity_cli.documents.source import Mark, Source
from capacity_cli.documents.yaml_reader import read_yaml
from capacity_cli.model.problems import Problem, ProblemCode

_BARE = re.compile(r"[A-Za-z][\w.-]*|[0-9]+")
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off"})
_BYTE_ORDER_MARK = "\ufeff"


class Value(NamedTuple):
    """A value to write."""

    key: str
    """Its key."""
    before: str | None
    """What stands there; none if nothing does."""
    after: str
    """What is to stand there."""
    node: Node
    """Where it stands: the value itself, or the map that has no such key yet."""


def spliced(data: bytes, name: str, values: list[Value]) -> str:
    """The text of a file with some values changed; raises `Refused` where that would change anything else."""
    text = decoded(data, name).text
    mark = _BYTE_ORDER_MARK if data.startswith(_BYTE_ORDER_MARK.encode()) else ""
    for value in sorted(values, key=_position, reverse=True):  # so that no other place moves
        text = _with_value(text, name, value)
    return mark + text


def _position(value: Value) -> tuple[int, int]:
    mark = value.node.mark
    return (mark.line, mark.column) if mark is not None else (0, 0)


def _with_value(text: str, name: str, value: Value) -> str:
    source, place = Source(name, text), value.node.mark
    if place is None:
        raise _refused(value)
    changed = _inserted(source, place, value) if value.before is None else _replaced(source, place, value)
    differences = list(changed_values(read_yaml(text.encode(), name), read_yaml(changed.encode(), name)))
    if [(each.path[-1], each.base, each.head) for each in differences] != [(value.key, value.before, value.after)]:
        raise _refused(value)
    return changed


def _replaced(source: Source, place: Mark, value: Value) -> str:
    """The text with another scalar in the place of the one that begins there."""
    event = _event_at(source, place, ScalarEvent)
    if not isinstance(event, ScalarEvent) or event.value != value.before or event.anchor is not None:
        raise _refused(value)
    if event.style in ("|", ">") or event.start_mark is None or event.end_mark is None:
        raise _refused(value)
    written = _scalar(value.after, event.style)
    return f"{source.text[: event.start_mark.index]}{written}{source.text[event.end_mark.index :]}"


def _inserted(source: Source, place: Mark, value: Value) -> str:
    """The text with a key before the first one of the map that begins there."""
    text, event = source.text, _event_at(source, place, MappingStartEvent)
    if not isinstance(event, MappingStartEvent) or event.start_mark is None:
        raise _refused(value)
    written, at = f"{value.key}: {_scalar(value.after, None)}", event.start_mark.index
    if event.flow_style:
        return f"{text[: at + 1]}{written}, {text[at + 1 :]}"
    line_end = "\r\n" if "\r\n" in text else "\n"
    return f"{text[:at]}{written}{line_end}{' ' * event.start_mark.column}{text[at:]}"


def _event_at(source: Source, place: Mark, kind: type[Event]) -> Event | None:
    """The part of the document of some kind that begins at a place; none where the document is broken before it."""
    with suppress(yaml.YAMLError):
        for event in yaml.parse(source.text, Loader=yaml.SafeLoader):
            begins = event.start_mark
            if (
                isinstance(event, kind)
                and begins is not None
                and (begins.line, begins.column) == (place.line, place.column)
            ):
                return event
    return None


def _scalar(text: str, style: str | None) -> str:
    """A value as YAML writes it, in the style of what it replaces where that can hold it."""
    if style == "'":
        return "'" + text.replace("'", "''") + "'"
    bare = style is None and _BARE.fullmatch(text) and text.lower() not in _WORDS
    return text if bare else json.dumps(text, ensure_ascii=False)


def _refused(value: Value) -> Refused:
    problem = Problem(ProblemCode.NOT_SPLICED, {"key": value.key, "after": value.after})
    return Refused([value.node.located(problem, at_key=True)])  # behind the key there may be an alias
