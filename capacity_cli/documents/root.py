"""Where the files that a scenario names may lie: below its root, with links resolved first.

An absolute name is as good as a relative one, as long as it leads below the root.
"""

from pathlib import Path

from capacity_cli.documents.file_trees import DISK, FileTree
from capacity_cli.documents.refused import Refused
from capacity_cli.model.problems import Problem, ProblemCode

_REPOSITORY = ".git"


def root_of(scenario: Path, files: FileTree = DISK) -> Path:
    """The nearest parent folder of a scenario that holds `.git`, else the folder of the scenario, links resolved."""
    folder = files.resolved(scenario, str(scenario)).parent
    for parent in (folder, *folder.parents):
        if files.exists(parent / _REPOSITORY):
            return parent
    return folder


def repository_of(folder: Path) -> Path | None:
    """The folder with `.git` that a folder is in, or is itself; none if it is in none."""
    return next((each for each in (folder, *folder.parents) if DISK.exists(each / _REPOSITORY)), None)


def inside(root: Path, base_folder: Path, name: str, files: FileTree = DISK) -> Path:
    """The file that `name` means in a folder, links resolved; raises `Refused` if it does not lie below `root`."""
    target = files.resolved(base_folder / name, name)
    top = files.resolved(root, str(root))
    if not target.is_relative_to(top):
        raise Refused([Problem(ProblemCode.OUTSIDE_ROOT, {"path": name, "root": str(root)})])
    return target
