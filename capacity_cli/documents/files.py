"""Reads the bytes of a file or of standard input, up to the size that a document may have.

Only regular files are opened: a pipe could block for ever, and a device may never end. A link is followed as long as it
does not lead out of the repository, or else of the folder, that it lies in: a committed one could name any file.
What is read is noted: no output may take its place.
"""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from capacity_cli.documents.limits import BYTES
from capacity_cli.documents.links import stay_inside
from capacity_cli.documents.reasons import NO_INPUT, reason_of
from capacity_cli.documents.refused import refused_file
from capacity_cli.model.problems import ProblemCode, Word

STANDARD_INPUT = "-"
"""The name of standard input."""

_MISSING = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG})
_NON_BLOCKING = getattr(os, "O_NONBLOCK", 0)  # not on Windows


_read: set[tuple[int, int]] = set()
"""The files that were read, by device and number: a name can be written in many ways."""


def forget_what_was_read() -> None:
    """Begin anew to note which files are read."""
    _read.clear()


def was_read(path: Path) -> bool:
    """Whether a file is one that was read, under whatever name; false of one that does not exist."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return False
    return (found.st_dev, found.st_ino) in _read


def read_bytes(path: Path | str, standard_input: BinaryIO | None = None, *, shown: str | None = None) -> bytes:
    """
    The content of a file; the text `-` (not a `Path`) is standard input, which is then an argument.

    Raises `Refused` with one problem, whose place names the file as `shown`: as the user wrote it.
    """
    name = str(path) if shown is None else shown
    if path == STANDARD_INPUT:
        return _read_input(standard_input, name)
    try:
        stay_inside(path, name)
        found = Path(path).stat()
        if not stat.S_ISREG(found.st_mode):
            raise refused_file(ProblemCode.NOT_A_FILE, name, kind=_kind(found.st_mode))
        _read.add((found.st_dev, found.st_ino))
        if found.st_size > BYTES.maximum:
            raise refused_file(ProblemCode.TOO_LARGE, name, **BYTES.values)
        with open(path, "rb", opener=_open_without_blocking) as file:
            return _read_limited(file, name)
    except ValueError:
        raise refused_file(ProblemCode.FILE_MISSING, name) from None
    except OSError as error:
        if error.errno in _MISSING:
            raise refused_file(ProblemCode.FILE_MISSING, name) from None
        raise refused_file(ProblemCode.UNREADABLE, name, reason=reason_of(error)) from None


def _open_without_blocking(path: str, flags: int) -> int:
    """Open even what has become a pipe since it was looked at, without waiting for a writer."""
    return os.open(path, flags | _NON_BLOCKING)


def _read_input(standard_input: BinaryIO | None, name: str) -> bytes:
    if standard_input is None:
        raise refused_file(ProblemCode.UNREADABLE, name, reason=NO_INPUT)
    try:
        return _read_limited(standard_input, name)
    except ValueError:  # closed
        raise refused_file(ProblemCode.UNREADABLE, name, reason=NO_INPUT) from None
    except OSError as error:
        raise refused_file(ProblemCode.UNREADABLE, name, reason=reason_of(error)) from None


def _read_limited(file: BinaryIO, name: str) -> bytes:
    data = file.read(BYTES.maximum + 1)
    if len(data) > BYTES.maximum:
        raise refused_file(ProblemCode.TOO_LARGE, name, **BYTES.values)
    return data


def _kind(mode: int) -> Word:
    if stat.S_ISDIR(mode):
        return Word("file_kind.folder")
    if stat.S_ISFIFO(mode):
        return Word("file_kind.pipe")
    if stat.S_ISSOCK(mode):
        return Word("file_kind.socket")
    return Word("file_kind.device")
