"""Finds what a scenario can refer to in a folder and three levels below it: a cron entry and a batch size.

An env file that cannot be used is passed over with its problems, a broken `vercel.json` is refused: a schedule that was
made up would take its place. Of an env file only names of variables are looked at.
"""

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from capacity_cli.documents.files import read_bytes
from capacity_cli.documents.nodes import Node
from capacity_cli.documents.reasons import reason_of
from capacity_cli.documents.refused import Refused, refused_file
from capacity_cli.documents.root import inside, root_of
from capacity_cli.documents.source import Source
from capacity_cli.model.problems import Place, Problem, ProblemCode

if TYPE_CHECKING:
    from capacity_cli.documents.vercel_json import VercelJson

_VERCEL_JSON = "vercel.json"
_ENV_FILES = (".env.production", ".env", ".env.production.local", ".env.local")
_BATCH_SIZE = "BATCH_SIZE"
_LIKELY = ("scheduler", "cron")
"""Words of an entry that is probably the one that is meant, the likeliest first."""
_SKIPPED = frozenset({
    "node_modules", "bower_components", "vendor", "venv", "dist", "build", "out", "target", "coverage", "__pycache__",
})  # fmt: skip
"""Folders of what was built or installed."""
_LEVELS = 3
_MOST_FOLDERS = 500
_MOST_VARIABLES = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """What a reference can name."""

    file: str
    """The file, relative to the folder of the scenario."""
    name: str
    """The path of a cron entry, or the name of a variable."""
    candidates: int
    """How many there are in the file."""


@dataclass(frozen=True, slots=True)
class Found:
    """What there is in a folder."""

    schedule: Entry | None
    """A cron entry."""
    batch_size: Entry | None
    """A variable with a batch size."""
    function_seconds: str | None
    """How long the function of the cron entry may run, by the same file; none if it does not say."""
    problems: tuple[Problem, ...]
    """What is wrong with files that were passed over."""


def found_in(folder: Path, scenario: Path) -> Found:
    """What a scenario can refer to in a folder; raises `Refused` without it, or with a broken `vercel.json`."""
    folders = _folders(folder)
    problems: list[Problem] = []
    schedule, seconds = _schedule(folders, scenario, problems)
    batch_size = _batch_size(folders, scenario, problems)
    return Found(schedule, batch_size, seconds, tuple(problems))


def _folders(folder: Path) -> list[Path]:
    """The folder and those below it, level by level, without hidden ones and links."""
    try:
        found = [folder, *(level := _below(folder)[:_MOST_FOLDERS])]
    except PermissionError as error:
        raise refused_file(ProblemCode.UNREADABLE, str(folder), reason=reason_of(error)) from None
    except (OSError, ValueError):
        raise refused_file(ProblemCode.FILE_MISSING, str(folder)) from None
    for _ in range(_LEVELS - 1):
        deeper: list[Path] = []
        for each in level:
            if len(found) + len(deeper) < _MOST_FOLDERS:
                with suppress(OSError):
                    deeper.extend(_below(each))
        level = deeper[: max(0, _MOST_FOLDERS - len(found))]
        found.extend(level)
    return found


def _below(folder: Path) -> list[Path]:
    names = sorted(each.name for each in os.scandir(folder) if each.is_dir(follow_symlinks=False))
    return [folder / name for name in names if not name.startswith(".") and name not in _SKIPPED]


def _schedule(folders: list[Path], scenario: Path, problems: list[Problem]) -> tuple[Entry | None, str | None]:
    """The likeliest cron entry of the first `vercel.json` that has any, and the seconds of its function."""
    from capacity_cli.documents.function_patterns import function_seconds  # noqa: PLC0415  rarely wanted
    from capacity_cli.documents.vercel_json import read_vercel_json  # noqa: PLC0415  rarely wanted

    for path in (each / _VERCEL_JSON for each in folders if os.path.lexists(each / _VERCEL_JSON)):
        try:
            data = _content(path, scenario)
        except Refused as refused:
            problems.extend(refused.problems)
            continue
        crons = read_vercel_json(data, str(path))
        counted = Counter(name for name, _ in crons.entries)
        names = [name for name, count in counted.items() if count == 1]
        doubled = list(_doubled(crons, counted))
        if doubled and not names:
            raise Refused([*problems, *doubled])
        problems.extend(doubled)
        if names:
            entry = _entry(path, scenario, names)
            return entry, function_seconds(crons.file.top, entry.name)
    return None, None


def _doubled(crons: "VercelJson", counted: Counter[str]) -> Iterator[Problem]:
    """The second entry of each path that has several."""
    for name, count in counted.items():
        if count > 1:
            try:
                crons.schedule(_named(name))
            except Refused as refused:
                yield from refused.problems


def _entry(path: Path, scenario: Path, names: list[str]) -> Entry:
    """The likeliest of the names that a file has."""
    likely = (name for word in _LIKELY for name in names if word in name.lower())
    return Entry(_relative(path, scenario), next(likely, names[0]), len(names))


def _env_files(folder: Path) -> list[str]:
    """The env files of a folder, those for production first."""
    try:
        names = sorted(each.name for each in os.scandir(folder) if each.name.startswith(".env") and not each.is_dir())
    except OSError:
        return []
    return [*(name for name in _ENV_FILES if name in names), *(name for name in names if name not in _ENV_FILES)]


def _batch_size(folders: list[Path], scenario: Path, problems: list[Problem]) -> Entry | None:
    """The likeliest variable of the first env file that has any."""
    for path in (each / name for each in folders for name in _env_files(each)):
        try:
            found = _variables(_content(path, scenario), str(path), problems)
        except Refused as refused:
            problems.extend(refused.problems)
            continue
        if found:
            return _entry(path, scenario, found)
    return None


def _content(path: Path, scenario: Path) -> bytes:
    """What a file holds; raises `Refused` if it does not lie below the root of the scenario."""
    try:
        target = inside(root_of(scenario), path.parent, path.name)
    except Refused as refused:
        place = Place(str(path), None, None)
        raise Refused([replace(problem, place=place) for problem in refused.problems]) from None
    return read_bytes(target, shown=str(path))


def _variables(data: bytes, shown: str, problems: list[Problem]) -> list[str]:
    """The variables that look like a batch size and hold a whole number; notes those that only others can read."""
    from capacity_cli.documents.env_file import read_env  # noqa: PLC0415  rarely wanted

    file = read_env(data, shown)
    found: list[str] = []
    for name in [each for each in file.names if _BATCH_SIZE in each.upper()][:_MOST_VARIABLES]:
        try:
            variable = file.variable(_named(name))
            if variable.foreign_form is not None:
                raise variable.refused(variable.foreign_form)
        except Refused as refused:
            problems.extend(refused.problems)
            continue
        if variable.is_whole_number:
            found.append(name)
    return found


def _named(name: str) -> Node:
    return Node(name, Source(""))


def _relative(path: Path, scenario: Path) -> str:
    """The file as the scenario names it."""
    folder, start = os.path.realpath(path.parent), os.path.realpath(scenario.parent)
    return Path(os.path.relpath(Path(folder, path.name), start)).as_posix()
