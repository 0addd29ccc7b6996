"""Finds what a scenario can refer to in a folder and three levels below it: a cron entry and a batch size.

An env file that cannot be used is passed over with its problems. Only names of variables are looked at in it.
"""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from capacity_cli.documents.cron_files import CronFound, cron_found
from capacity_cli.documents.found_files import content, likeliest, named, relative
from capacity_cli.documents.reasons import reason_of
from capacity_cli.documents.refused import Refused, refused_file
from capacity_cli.model.problems import Problem, ProblemCode

_ENV_FILES = (".env.production", ".env.example", ".env", ".env.production.local", ".env.local")
"""The likeliest first. An example comes before what git usually ignores, which continuous integration does not have."""
_BATCH_SIZE = "BATCH_SIZE"
_SKIPPED = frozenset({
    "node_modules", "bower_components", "vendor", "venv", "dist", "build", "out", "target", "coverage", "__pycache__",
})  # fmt: skip
"""Folders of what was built or installed."""
_LEVELS = 3
_MOST_FOLDERS = 500
_MOST_VARIABLES = 50


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable that a reference can name."""

    file: str
    """The env file, relative to the folder of the scenario."""
    name: str
    """Its name."""
    others: tuple[str, ...]
    """The other variables of the file that look like a batch size."""


@dataclass(frozen=True, slots=True)
class Found:
    """What there is in a folder."""

    cron: CronFound | None
    """A cron entry."""
    batch_size: Variable | None
    """A variable with a batch size."""
    problems: tuple[Problem, ...]
    """What is wrong with files that were passed over."""


def found_in(folder: Path, scenario: Path) -> Found:
    """What a scenario can refer to in a folder; raises `Refused` without it, or with a broken `vercel.json`."""
    folders = _folders(folder)
    problems: list[Problem] = []
    cron = cron_found(folders, scenario, problems)
    batch_size = _batch_size(folders, scenario, problems)
    return Found(cron, batch_size, tuple(problems))


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


def _env_files(folder: Path) -> list[str]:
    """The env files of a folder, the likeliest first."""
    try:
        names = sorted(each.name for each in os.scandir(folder) if each.name.startswith(".env") and not each.is_dir())
    except OSError:
        return []
    return [*(name for name in _ENV_FILES if name in names), *(name for name in names if name not in _ENV_FILES)]


def _batch_size(folders: list[Path], scenario: Path, problems: list[Problem]) -> Variable | None:
    """The likeliest variable of the first env file that has any."""
    for path in (each / name for each in folders for name in _env_files(each)):
        try:
            found = _variables(content(path, scenario), str(path), problems)
        except Refused as refused:
            problems.extend(refused.problems)
            continue
        if found:
            name = likeliest(found)
            return Variable(relative(path, scenario), name, tuple(each for each in found if each != name))
    return None


def _variables(data: bytes, shown: str, problems: list[Problem]) -> list[str]:
    """The variables that look like a batch size and hold a whole number; notes those that only others can read."""
    from capacity_cli.documents.env_file import read_env  # noqa: PLC0415  rarely wanted

    file = read_env(data, shown)
    found: list[str] = []
    for name in [each for each in file.names if _BATCH_SIZE in each.upper()][:_MOST_VARIABLES]:
        try:
            variable = file.variable(named(name))
            if variable.foreign_form is not None:
                raise variable.refused(variable.foreign_form)
        except Refused as refused:
            problems.extend(refused.problems)
            continue
        if variable.is_whole_number:
            found.append(name)
    return found
