"""Where the files of a scenario are: on the disk, or in anything else that answers the same questions.

Paths are the disk's in either case, so that every file keeps the name that the user gave it.
"""

import os
from pathlib import Path
from typing import BinaryIO, Protocol

from capacity_cli.documents.files import read_bytes
from capacity_cli.documents.reasons import reason_of
from capacity_cli.documents.refused import refused_file
from capacity_cli.model.problems import ProblemCode


class FileTree(Protocol):
    """Folders, links and files."""

    def read(self, path: Path | str, standard_input: BinaryIO | None = None, *, shown: str | None = None) -> bytes:
        """The content of a file, `-` being standard input; raises `Refused`, with the file named as `shown`."""

    def resolved(self, path: Path, name: str) -> Path:
        """The path without links, as far as it exists; raises `Refused` if it cannot be one of a file."""

    def exists(self, path: Path) -> bool:
        """Whether there is something, be it a link that leads nowhere."""

    def is_folder(self, path: Path) -> bool:
        """Whether there is a folder, links followed."""

    def names(self, folder: Path, shown: str) -> list[str]:
        """The names in a folder; raises `Refused`, with the folder named as `shown`, if there is none."""


class Disk:
    """The files as they are now."""

    def read(self, path: Path | str, standard_input: BinaryIO | None = None, *, shown: str | None = None) -> bytes:
        """The content of a file, `-` being standard input; raises `Refused`."""
        return read_bytes(path, standard_input, shown=shown)

    def resolved(self, path: Path, name: str) -> Path:
        """The real path; of a circle of links, the path into it, which cannot be opened."""
        try:
            return Path(os.path.realpath(path))
        except (OSError, ValueError):
            raise refused_file(ProblemCode.FILE_MISSING, name) from None

    def exists(self, path: Path) -> bool:
        """Whether there is something, be it a link that leads nowhere."""
        return os.path.lexists(path)

    def is_folder(self, path: Path) -> bool:
        """Whether there is a folder, links followed."""
        return os.path.isdir(path)  # noqa: PTH112  it takes any name

    def names(self, folder: Path, shown: str) -> list[str]:
        """The names in a folder; raises `Refused` if there is none."""
        try:
            return os.listdir(folder)  # noqa: PTH208  names are wanted
        except PermissionError as error:
            raise refused_file(ProblemCode.UNREADABLE, shown, reason=reason_of(error)) from None
        except (OSError, ValueError):
            raise refused_file(ProblemCode.FILE_MISSING, shown) from None


DISK = Disk()
"""The files as they are now."""
