"""Writes a text as a whole or not at all, by way of a temporary file in the same folder.

A new file never replaces one that exists, not even one that appeared in the meantime, and no file is written through a
link. What a signal interrupts is removed by whoever handles the signal.
"""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from capacity_cli.documents.links import target_of
from capacity_cli.documents.reasons import NOT_A_FILE, PERMISSION, reason_of
from capacity_cli.documents.refused import refused_file
from capacity_cli.model.problems import ProblemCode, Word

_NEW_FILE_MODE = 0o666  # less what the user's mask takes away
_RANDOM_BYTES = 8  # in the name of a temporary file, which nobody else takes then
_WITHOUT_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})

_unfinished: set[Path] = set()
"""The files that are being written now."""


def remove_unfinished() -> None:
    """Remove what is half written, of a process that is about to end; whoever is writing must not go on."""
    for path in tuple(_unfinished):
        with suppress(OSError):
            path.unlink()


def write_new(path: Path, text: str, *, folders: bool = False) -> None:
    """
    Write a file that must not exist yet; raises `Refused` if it does or if it cannot be written.

    With `folders`, those that lead to it are made where they are missing.
    """
    data = text.encode("utf-8")
    try:
        if os.path.lexists(path):
            raise refused_file(ProblemCode.FILE_EXISTS, str(path))  # whether or not its folder may be written
        target_of(path, str(path))
        if folders:
            _make_folder(path.parent, path)
        temporary = _written_beside(path, data, _NEW_FILE_MODE)
        try:
            _link(path, temporary, data)
        finally:
            _remove(temporary)
    except FileExistsError:
        raise refused_file(ProblemCode.FILE_EXISTS, str(path)) from None
    except (OSError, ValueError) as error:
        raise refused_file(ProblemCode.NOT_WRITABLE, str(path), reason=reason_of(error)) from None


def _make_folder(folder: Path, path: Path) -> None:
    """Make a folder with those above it; raises `Refused` where a file stands in its place."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise refused_file(ProblemCode.NOT_WRITABLE, str(path), reason=Word("reason.folder_missing")) from None


def write_over(path: Path, text: str) -> None:
    """
    Write a file, replacing the one that is there but for its permission bits.

    Raises `Refused` if it is a link or no regular file, if a link on the way leads out of the repository, or if it or
    its folder may not be written.
    """
    data = text.encode("utf-8")
    try:
        target = target_of(path, str(path))
        mode = _mode_of(path)
        obstacle = _obstacle(target, mode)
        if obstacle is not None:
            raise refused_file(ProblemCode.NOT_WRITABLE, str(path), reason=obstacle)
        _replace(target, data, mode)
    except (OSError, ValueError) as error:
        raise refused_file(ProblemCode.NOT_WRITABLE, str(path), reason=reason_of(error)) from None


def _replace(target: Path, data: bytes, mode: int | None) -> None:
    temporary = _written_beside(target, data, _NEW_FILE_MODE)
    try:
        if mode is not None:
            temporary.chmod(stat.S_IMODE(mode))
        temporary.replace(target)
    except BaseException:
        _remove(temporary)
        raise
    _unfinished.discard(temporary)


def _mode_of(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def _obstacle(target: Path, mode: int | None) -> str | None:
    """What forbids replacing a file, although its folder may be written."""
    if mode is None:
        return None
    if not stat.S_ISREG(mode):
        return NOT_A_FILE
    return None if os.access(target, os.W_OK) else PERMISSION


def _written_beside(path: Path, data: bytes, mode: int) -> Path:
    """A new file with the data, in the folder of `path`."""
    temporary = path.parent / f".capacity-{os.urandom(_RANDOM_BYTES).hex()}"
    _unfinished.add(temporary)  # before it is there: a signal may come in between
    _create(temporary, data, mode)
    return temporary


def _remove(path: Path) -> None:
    path.unlink()
    _unfinished.discard(path)


def _create(path: Path, data: bytes, mode: int) -> None:
    """Write a file that must not exist; what was begun and cannot be finished is removed."""

    def opened(name: str, flags: int) -> int:
        descriptor = os.open(name, flags, mode)
        _unfinished.add(path)
        return descriptor

    with open(path, "xb", opener=opened) as file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            _remove(path)
            raise


def _link(path: Path, temporary: Path, data: bytes) -> None:
    """Give the temporary file its name; where the file system has no links, write it again under that name."""
    try:
        path.hardlink_to(temporary)
    except OSError as error:
        if error.errno not in _WITHOUT_LINKS:
            raise
        _create(path, data, _NEW_FILE_MODE)
        _unfinished.discard(path)
