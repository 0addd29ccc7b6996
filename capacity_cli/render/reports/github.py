"""Annotations of GitHub Actions, by its workflow commands: the worst first.

Of each level a step shows 10 annotations: where there are more, the tenth says how many.
Source: docs.github.com, "Workflow commands for GitHub Actions", read 2026-11-22.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from capacity_cli.model.gate import Gate
from capacity_cli.model.scenario import Level
from capacity_cli.render.reports.remarks import Remark, remarks
from capacity_cli.render.text.texts import Texts

SHOWN = 10
"""The annotations of a level that a step shows."""

_COMMAND = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def github_annotations(gate: Gate, texts: Texts) -> str:
    """The workflow commands, one a line."""
    by_level = groupby(remarks(gate, texts), key=lambda remark: remark.level)
    return "".join(f"{line}\n" for level, listed in by_level for line in _lines(level, list(listed), texts))


def _lines(level: Level, listed: Sequence[Remark], texts: Texts) -> Iterator[str]:
    shown = listed if len(listed) <= SHOWN else listed[: SHOWN - 1]
    yield from map(_line, shown)
    if len(shown) < len(listed):
        more = texts("report.more", count=len(listed) - len(shown), level=texts(f"level.{level}"))
        yield f"::{_COMMAND[level]}::{more.translate(_IN_MESSAGE)}"


def _line(remark: Remark) -> str:
    place = remark.place
    where = {"file": place.file, "line": place.line, "col": place.column, "title": f"{remark.code} {remark.scenario}"}
    properties = ",".join(f"{name}={str(value).translate(_IN_PROPERTY)}" for name, value in where.items() if value)
    message = f"{remark.message}\n→ {remark.remedy}".translate(_IN_MESSAGE)
    return f"::{_COMMAND[remark.level]} {properties}::{message}"
