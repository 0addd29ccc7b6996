"""Where links on the way to a file may lead: nowhere out of the repository, or else the folder, that the file lies in.

A committed link could name any file. What is written goes through none to the file itself, and never into `.git`.
"""

import os
from pathlib import Path

from capacity_cli.documents.reasons import IN_GIT, IS_LINK
from capacity_cli.documents.refused import refused_file
from capacity_cli.model.problems import ProblemCode

_REPOSITORY = ".git"


def stay_inside(path: Path | str, name: str) -> Path:
    """The real path of a file, shown as `name`; raises `Refused` if a link leads out of the root that it lies in."""
    target = Path(os.path.realpath(path))
    whole = Path(os.path.abspath(path))  # noqa: PTH100  links are looked at
    if target != whole:
        top = _top(whole)
        if not target.is_relative_to(os.path.realpath(top)):
            raise refused_file(ProblemCode.OUTSIDE_ROOT, name, root=str(top))
    return target


def target_of(path: Path, name: str) -> Path:
    """
    The real path of a file that is to be written; raises `Refused` if only a link stands there, or leads elsewhere.

    Elsewhere is also another repository within the same one, and `.git`, which git runs and believes, links or not.
    """
    if path.is_symlink():
        raise refused_file(ProblemCode.NOT_WRITABLE, name, reason=IS_LINK)
    target = stay_inside(path, name)
    if any(part.lower() == _REPOSITORY for part in target.parts):
        raise refused_file(ProblemCode.NOT_WRITABLE, name, reason=IN_GIT)
    top = _top(Path(os.path.abspath(path)))  # noqa: PTH100  links are looked at
    if any(os.path.lexists(each / _REPOSITORY) for each in _between(Path(os.path.realpath(top)), target)):
        raise refused_file(ProblemCode.OUTSIDE_ROOT, name, root=str(top))
    return target


def _between(top: Path, target: Path) -> list[Path]:
    """The folders on the way from one to a file in it."""
    return [each for each in target.parents if each != top and each.is_relative_to(top)]


def _top(path: Path) -> Path:
    """The nearest parent that is a repository and lies in no other one by a link; else the folder."""
    found: Path | None = None
    for parent in reversed(path.parents):
        if found is not None and parent.is_symlink():
            break
        if os.path.lexists(parent / _REPOSITORY):
            found = parent
    return found or path.parent
