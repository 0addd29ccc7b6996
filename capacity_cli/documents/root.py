"""Where the files that a scenario names may lie: below its root, with links resolved first.

An absolute name is as good as a relative one, as long as it leads below the root.
"""

import os
from pathlib import Path

from capacity_cli.documents.refused import Refused, refused_file
from capacity_cli.model.problems import Problem, ProblemCode

_REPOSITORY = ".git"


def root_of(scenario: Path) -> Path:
    """The nearest parent folder of a scenario that holds `.git`, else the folder of the scenario, links resolved."""
    folder = _resolved(scenario, str(scenario)).parent
    for parent in (folder, *folder.parents):
        if os.path.lexists(parent / _REPOSITORY):
            return parent
    return folder


def inside(root: Path, base_folder: Path, name: str) -> Path:
    """The file that `name` means in a folder, links resolved; raises `Refused` if it does not lie below `root`."""
    target = _resolved(base_folder / name, name)
    top = _resolved(root, str(root))
    if not target.is_relative_to(top):
        raise Refused([Problem(ProblemCode.OUTSIDE_ROOT, {"path": name, "root": str(root)})])
    return target


def _resolved(path: Path, name: str) -> Path:
    """The real path, as far as it exists; of a circle of links, the path into it, which cannot be opened."""
    try:
        return Path(os.path.realpath(path))
    except (OSError, ValueError):
        raise refused_file(ProblemCode.FILE_MISSING, name) from None
