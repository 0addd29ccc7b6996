"""Whether a file could be got back: its repository has it in its last commit just as it is.

A file that no repository holds has nothing to be got back from, and nobody expects it.
"""

import os
from pathlib import Path

from capacity_cli.documents.files import read_bytes
from capacity_cli.documents.refused import Refused
from capacity_cli.documents.revision import revision_of
from capacity_cli.model.problems import ProblemCode

_NOT_THERE = frozenset({ProblemCode.NO_REVISION, ProblemCode.FILE_MISSING, ProblemCode.NOT_A_FILE})


def is_uncommitted(path: Path) -> bool:
    """Whether a repository holds the file and its last commit does not, or has it otherwise.

    Raises `Refused` if git is missing or takes too long.
    """
    real = os.path.realpath(path)
    try:
        committed = revision_of(real, "HEAD").read(real)
    except Refused as refused:
        codes = {problem.code for problem in refused.problems}
        if codes == {ProblemCode.NO_REPOSITORY} and not _in_repository(Path(real)):
            return False
        if codes <= _NOT_THERE:
            return True
        raise
    return committed != read_bytes(path)


def _in_repository(path: Path) -> bool:
    return any(os.path.lexists(parent / ".git") for parent in path.parents)
