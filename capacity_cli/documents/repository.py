"""Finds what a scenario can refer to in a folder and the folders right below it: a cron entry and a batch size.

A file that cannot be used is passed over with its problems; of an env file only names of variables are looked at.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from capacity_cli.documents.files import read_bytes
from capacity_cli.documents.nodes import Node
from capacity_cli.documents.reasons import reason_of
from capacity_cli.documents.refused import Refused, refused_file
from capacity_cli.documents.root import inside, root_of
from capacity_cli.documents.source import Source
from capacity_cli.model.problems import Place, Problem, ProblemCode

_VERCEL_JSON = "vercel.json"
_ENV_FILES = (".env.production", ".env", ".env.production.local", ".env.local")
_BATCH_SIZE = "BATCH_SIZE"
_LIKELY = ("scheduler", "cron")
"""Words of an entry that is probably the one that is meant, the likeliest first."""
_SKIPPED = frozenset({"node_modules"})
_MOST_FOLDERS = 200


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
    problems: tuple[Problem, ...]
    """What is wrong with files that were passed over."""


def found_in(folder: Path, scenario: Path) -> Found:
    """What a scenario can refer to in a folder; raises `Refused` if there is no such folder."""
    folders = _folders(folder)
    problems: list[Problem] = []
    crons = (each / _VERCEL_JSON for each in folders if os.path.lexists(each / _VERCEL_JSON))
    env_files = (each / name for each in folders for name in _env_files(each))
    schedule = _first(crons, scenario, _cron_paths, problems)
    return Found(schedule, _first(env_files, scenario, _variables, problems), tuple(problems))


def _folders(folder: Path) -> list[Path]:
    """The folder and those right below it, without hidden ones and links."""
    try:
        below = sorted(each.name for each in os.scandir(folder) if each.is_dir(follow_symlinks=False))
    except PermissionError as error:
        raise refused_file(ProblemCode.UNREADABLE, str(folder), reason=reason_of(error)) from None
    except (OSError, ValueError):
        raise refused_file(ProblemCode.FILE_MISSING, str(folder)) from None
    names = [name for name in below if not name.startswith(".") and name not in _SKIPPED]
    return [folder, *(folder / name for name in names[:_MOST_FOLDERS])]


def _env_files(folder: Path) -> list[str]:
    """The env files of a folder, those for production first."""
    try:
        names = sorted(each.name for each in os.scandir(folder) if each.name.startswith(".env") and not each.is_dir())
    except OSError:
        return []
    return [*(name for name in _ENV_FILES if name in names), *(name for name in names if name not in _ENV_FILES)]


def _first(
    paths: Iterator[Path], scenario: Path, names: Callable[[bytes, str], list[str]], problems: list[Problem]
) -> Entry | None:
    """The likeliest entry of the first file that has any."""
    for path in paths:
        try:
            found = names(_content(path, scenario), str(path))
        except Refused as refused:
            problems.extend(refused.problems)
            continue
        if found:
            likely = (name for word in _LIKELY for name in found if word in name.lower())
            return Entry(_relative(path, scenario), next(likely, found[0]), len(found))
    return None


def _content(path: Path, scenario: Path) -> bytes:
    """What a file holds; raises `Refused` if it does not lie below the root of the scenario."""
    try:
        target = inside(root_of(scenario), path.parent, path.name)
    except Refused as refused:
        place = Place(str(path), None, None)
        raise Refused([replace(problem, place=place) for problem in refused.problems]) from None
    return read_bytes(target, shown=str(path))


def _cron_paths(data: bytes, shown: str) -> list[str]:
    """The paths that have one entry each."""
    from capacity_cli.documents.vercel_json import read_vercel_json  # noqa: PLC0415  rarely wanted

    counted = Counter(path for path, _ in read_vercel_json(data, shown).entries)
    return [path for path, count in counted.items() if count == 1]


def _variables(data: bytes, shown: str) -> list[str]:
    """The variables that look like a batch size and hold a whole number."""
    from capacity_cli.documents.env_file import read_env  # noqa: PLC0415  rarely wanted

    file = read_env(data, shown)
    return [name for name in file.names if _BATCH_SIZE in name.upper() and file.variable(_named(name)).is_whole_number]


def _named(name: str) -> Node:
    return Node(name, Source(""))


def _relative(path: Path, scenario: Path) -> str:
    """The file as the scenario names it."""
    folder, start = os.path.realpath(path.parent), os.path.realpath(scenario.parent)
    return Path(os.path.relpath(Path(folder, path.name), start)).as_posix()
