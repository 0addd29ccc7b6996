"""The files of a git repository at a revision, under the paths that they have, or would have, on the disk.

Links are followed within the revision, and the disk is asked only where the repository lies: what the working tree
holds by now decides nothing.
"""

import os
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, NamedTuple

from capacity_cli.documents.git_objects import GitFailed, GitObject, folder_entries, git_object
from capacity_cli.documents.limits import BYTES
from capacity_cli.documents.refused import Refused, refused_file
from capacity_cli.model.problems import Place, Problem, ProblemCode, Word

OPTION = "--rev"
"""What names a revision on the command line."""

_REPOSITORY = ".git"
_LARGEST_FOLDER = 32 * 1024 * 1024
_LONGEST_NAME = 250
_NO_OBJECT = "-"
_LONGEST_PATH = 4096
_MOST_STEPS = 100
_MOST_LINKS = 40
_FOLDER, _LINK, _SUBMODULE = b"40000", b"120000", b"160000"


class _Entry(NamedTuple):
    """What a folder holds under a name."""

    mode: bytes
    object: str


class _Found(NamedTuple):
    """Where a path leads."""

    path: Path
    entry: _Entry | None


class Revision:
    """A `FileTree` of one commit; every question raises `Refused` if there is no such revision, or no git."""

    def __init__(self, top: Path, name: str) -> None:
        self.top = top
        self._name = name
        self._folders: dict[str, Mapping[bytes, _Entry]] = {}
        self._tops: dict[str, bool] = {}

    @cached_property
    def _root(self) -> _Entry:
        """The folder of the repository; raises `Refused` if there is no such revision."""
        name = self._name
        unusable = (
            not name or name.startswith("-") or ":" in name or len(name) > _LONGEST_NAME or not name.isprintable()
        )
        found = None if unusable else self._object(f"{name}^{{commit}}^{{tree}}", _LARGEST_FOLDER)
        if found is None or found.kind != "tree":
            raise self._missing()
        return _Entry(_FOLDER, found.name)

    def read(self, path: Path | str, standard_input: BinaryIO | None = None, *, shown: str | None = None) -> bytes:
        """The content of a file; raises `Refused`. Standard input belongs to no revision."""
        del standard_input
        name = str(path) if shown is None else shown
        found = self._found(Path(path))
        if not found.path.is_relative_to(self.top):
            raise refused_file(ProblemCode.OUTSIDE_ROOT, name, root=str(self.top))
        entry = found.entry
        if entry is None or entry.mode in (_LINK, _SUBMODULE):
            raise refused_file(ProblemCode.FILE_MISSING, name)
        if entry.mode == _FOLDER:
            raise refused_file(ProblemCode.NOT_A_FILE, name, kind=Word("file_kind.folder"))
        content = self._content(entry, BYTES.maximum)
        if content is None:
            raise refused_file(ProblemCode.TOO_LARGE, name, **BYTES.values)
        return content

    def resolved(self, path: Path, name: str) -> Path:
        """The path without links; of one that leads out of the repository, only where it leads first."""
        del name
        return self._found(path).path

    def exists(self, path: Path) -> bool:
        """Whether there is something; the repository itself is at its top."""
        if path == self.top / _REPOSITORY:
            return True
        folder = self._found(path.parent).entry
        return folder is not None and folder.mode == _FOLDER and os.fsencode(path.name) in self._entries(folder)

    def is_folder(self, path: Path) -> bool:
        """Whether there is a folder, links followed."""
        entry = self._found(path).entry
        return entry is not None and entry.mode == _FOLDER

    def names(self, folder: Path, shown: str) -> list[str]:
        """The names in a folder; raises `Refused` if there is none."""
        entry = self._found(folder).entry
        if entry is None or entry.mode != _FOLDER:
            raise refused_file(ProblemCode.FILE_MISSING, shown)
        return [os.fsdecode(name) for name in self._entries(entry)]

    def _found(self, path: Path) -> _Found:
        """Where a path leads, its links followed within the revision."""
        whole = os.path.join(Path.cwd(), path)  # noqa: PTH118  `..` must stay
        waiting = self._below(whole)
        if waiting is None:
            return _Found(Path(os.path.normpath(whole)), None)
        names: list[str] = []
        entries = [self._root]
        links = 0
        while waiting:
            name = waiting.pop()
            if name == "..":
                if not names:
                    return _Found(self.top.parent, None)
                names.pop()
                del entries[1 + len(names) :]
                continue
            entry = self._entry(entries[-1], name) if len(entries) > len(names) else None
            target = self._target(entry) if links < _MOST_LINKS else ""
            if target:
                links += 1
                if target.startswith("/"):
                    steps = self._below(target)
                    if steps is None:
                        return _Found(Path(os.path.normpath(target)), None)
                    names, entries = [], [self._root]
                else:
                    steps = _steps(target)
                waiting.extend(steps)
                continue
            names.append(name)
            if entry is not None:
                entries.append(entry)
        return _Found(self.top.joinpath(*names), entries[-1] if len(entries) > len(names) else None)

    def _below(self, path: str) -> list[str] | None:
        """The steps from the top of the repository to a path, the last one first; none if it does not begin there."""
        steps = _steps(path)
        for length in range(min(len(steps), _MOST_STEPS) + 1):
            folder = os.path.join(os.sep, *reversed(steps[len(steps) - length :]))  # noqa: PTH118  `..` must stay
            if folder not in self._tops:
                self._tops[folder] = _real(folder) == str(self.top)
            if self._tops[folder]:
                return steps[: len(steps) - length]
        return None

    def _target(self, entry: _Entry | None) -> str:
        """Where a link leads; an empty text of anything else, and of a link that no system follows."""
        linked = entry is not None and entry.mode == _LINK
        return os.fsdecode(self._content(entry, _LONGEST_PATH) or b"") if linked and entry is not None else ""

    def _entry(self, folder: _Entry, name: str) -> _Entry | None:
        return self._entries(folder).get(os.fsencode(name)) if folder.mode == _FOLDER else None

    def _entries(self, folder: _Entry) -> Mapping[bytes, _Entry]:
        if folder.object not in self._folders:
            try:
                found = folder_entries(self._content(folder, _LARGEST_FOLDER), len(folder.object) // 2)
            except ValueError:
                raise self._unusable(Word("reason.git_failed")) from None
            self._folders[folder.object] = {name: _Entry(*entry) for name, entry in found.items()}
        return self._folders[folder.object]

    def _content(self, entry: _Entry, most_bytes: int) -> bytes | None:
        """What an entry holds; none if that is more. Raises `Refused` if this clone has not got it."""
        found = self._object(entry.object, most_bytes)
        if found is None:
            raise self._missing()
        return found.content

    def _object(self, name: str, most_bytes: int) -> GitObject | None:
        try:
            return git_object(self.top / _REPOSITORY, name, most_bytes)
        except GitFailed as failed:
            if name != _NO_OBJECT and self._object(_NO_OBJECT, 0) is None:
                return None  # git as such works here: it cannot read this name, or get this object
            raise self._unusable(failed.reason) from None

    def _unusable(self, reason: Word) -> Refused:
        return Refused([_at_option(self._name, ProblemCode.NO_REPOSITORY, {"reason": reason})])

    def _missing(self) -> Refused:
        return Refused([_at_option(self._name, ProblemCode.NO_REVISION, {"revision": self._name})])


def revision_of(file: str, name: str) -> Revision:
    """
    The revision of that name, of the repository in which a file lies or would lie; it is looked up when it is read.

    Raises `Refused` if there is no repository.
    """
    folder = Path(os.path.abspath(file)).parent  # noqa: PTH100  links are followed in the revision, not here
    for parent in (folder, *folder.parents):
        if os.path.lexists(parent / _REPOSITORY):
            return Revision(Path(os.path.realpath(parent)), name)
    values = {"reason": Word("reason.no_repository")}
    raise Refused([_at_option(name, ProblemCode.NO_REPOSITORY, values)])


def _at_option(name: str, code: ProblemCode, values: Mapping[str, str]) -> Problem:
    return Problem(code, values, place=Place(f"{OPTION} {name}", None, None))


def _steps(path: str) -> list[str]:
    """The steps of a path, the last one first, `..` among them; of one that no system takes, none that exists."""
    if len(path) > _LONGEST_PATH:
        return [path]
    return [step for step in reversed(str(path).split("/")) if step not in ("", ".")]


def _real(folder: str) -> str | None:
    try:
        return os.path.realpath(folder)
    except (OSError, ValueError):
        return None
