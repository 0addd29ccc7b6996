"""Baselines in files: JSON that `capacity check --write-baseline` writes and a team commits.

A baseline names files from its own folder, so that it means the same wherever the command runs.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from capacity_cli.documents.files import STANDARD_INPUT, read_bytes
from capacity_cli.documents.json_reader import read_json
from capacity_cli.documents.links import target_of
from capacity_cli.documents.nodes import Node, find, place_of
from capacity_cli.documents.refused import Refused, refused_file
from capacity_cli.documents.validation import located, validated
from capacity_cli.documents.writing import write_over
from capacity_cli.model.baseline import Baseline
from capacity_cli.model.names import unknown_name
from capacity_cli.model.problems import Path as DocumentPath
from capacity_cli.model.problems import Place, Problem, ProblemCode

_HEAD = 200  # bytes, within which a baseline says what it is
FORMAT = "baseline/v1"
"""How a baseline calls itself."""


@dataclass(frozen=True, slots=True)
class BaselineFile:
    """A baseline and where it is written."""

    baseline: Baseline
    """The baseline."""
    node: Node
    """The document."""

    def place(self, path: DocumentPath) -> Place:
        """Where a value is written; of one that is not, where its nearest parent is."""
        return place_of(self.node, path)


def read_baseline(name: str, files: Iterable[str]) -> BaselineFile:
    """The baseline in a file; raises `Refused` if it is none, or if it knows none of the files that are judged."""
    read = baseline_from(name, read_bytes(name))
    known = {each.file for each in read.baseline.scenarios}
    judged = [file_from(name, file) for file in files]
    if known.isdisjoint(judged):
        found = unknown_name("kind.known_file", judged[0], known)
        raise Refused([read.node.located(Problem(found.code, found.values))])
    return read


def baseline_from(name: str, data: bytes) -> BaselineFile:
    """The baseline that a file holds; raises `Refused` with every problem of it."""
    read = read_json(data, name)
    if read.doubled:
        raise Refused(read.doubled)
    _refuse_others(read.top)
    made = validated(Baseline, read.top)
    _refuse_doubled(made, read.top)
    return BaselineFile(made, read.top)


def write_baseline(name: str, text: str) -> None:
    """Write a baseline, over an older one if there is one; raises `Refused` where another file stands in its place."""
    target_of(Path(name), name)
    if os.path.lexists(name) and b'"baseline/' not in (data := read_bytes(name)[:_HEAD]) and data.strip():
        raise refused_file(ProblemCode.FILE_EXISTS, name)
    write_over(Path(name), text)


def _refuse_others(top: Node) -> None:
    """Refuse what calls itself something else, for that alone."""
    stated = find(top, ("format",))
    if stated is not None and isinstance(stated.value, str) and stated.value != FORMAT:
        values = {"found": stated.value, "expected": FORMAT}
        raise Refused([stated.located(Problem(ProblemCode.UNKNOWN_FORMAT, values, ("format",)))])


def _refuse_doubled(made: Baseline, top: Node) -> None:
    """Refuse a scenario that stands there twice, as after a merge: which of the two counts nobody could see."""
    seen: set[tuple[str, str | None]] = set()
    problems: list[Problem] = []
    for at, each in enumerate(made.scenarios):
        key = each.file, each.variant
        if key in seen:
            name = each.file if each.variant is None else f"{each.file} · {each.variant}"
            problems.append(Problem(ProblemCode.LISTED_TWICE, {"name": name}, ("scenarios", at, "file")))
        seen.add(key)
    if problems:
        raise Refused(located(top, problems))


def file_from(baseline: str, file: str) -> str:
    """How a baseline calls a file: by its way from the baseline's folder, with slashes.

    Lone surrogates, by which Python keeps the bytes of a name that are not UTF-8, are spelled out: no reader of JSON
    has to take them.
    """
    return _way(baseline, file).encode("utf-8", "backslashreplace").decode("utf-8")


def _way(baseline: str, file: str) -> str:
    if file == STANDARD_INPUT:
        return file
    try:
        way = os.path.relpath(os.path.realpath(file), os.path.dirname(os.path.realpath(baseline)))  # noqa: PTH120
    except ValueError:  # on another drive, or no name at all
        return file
    return Path(way).as_posix()
