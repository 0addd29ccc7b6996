"""The files of a service's own repository that scenarios name: found below the root, and each read once.

A file that is not there is reported where it is named, what is wrong inside of it in the file.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from capacity_cli.documents.allowance import Allowance
from capacity_cli.documents.file_trees import DISK, FileTree
from capacity_cli.documents.limits import REFERENCED
from capacity_cli.documents.nodes import Node
from capacity_cli.documents.refused import Refused
from capacity_cli.documents.scenario_files import bytes_named, file_named, folder_of, shown_name

if TYPE_CHECKING:
    from capacity_cli.documents.env_file import EnvFile
    from capacity_cli.documents.vercel_json import VercelJson

F = TypeVar("F")

_Cache: TypeAlias = dict[tuple[Path, str], tuple[int, F | Refused]]


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file that a value names."""

    node: Node
    """The value."""
    path: Path
    """The file, links resolved."""
    shown: str
    """The file as the user knows it."""
    files: FileTree = DISK
    """Where it is."""

    @property
    def content(self) -> bytes:
        """What it holds; raises `Refused`, at the value if there is no such file."""
        return bytes_named(self.node, self.path, self.shown, self.files)


def file_below(root: Path, node: Node, files: FileTree = DISK) -> NamedFile:
    """The file that a value names; raises `Refused`, at the value, if it leads out of the root."""
    folder = folder_of(node)
    path, shown = file_named(node, folder, root, files), shown_name(node, folder)
    short = os.path.normpath(shown)  # which leads elsewhere where a folder is a link
    return NamedFile(node, path, short if files.resolved(Path(short), short) == path else shown, files)


@dataclass(slots=True)
class ForeignFiles:
    """The files that were read, however many scenarios and variants name them."""

    allowance: Allowance = field(default_factory=lambda: Allowance(REFERENCED))
    """What one scenario with its variants may refer to."""
    _vercel_json: "_Cache[VercelJson]" = field(default_factory=dict)
    _env: "_Cache[EnvFile]" = field(default_factory=dict)

    def vercel_json(self, file: NamedFile) -> "VercelJson":
        """A `vercel.json`; raises `Refused` with everything that is wrong with it."""
        from capacity_cli.documents.vercel_json import read_vercel_json  # noqa: PLC0415  rarely wanted

        return self._once(self._vercel_json, file, read_vercel_json)

    def env(self, file: NamedFile) -> "EnvFile":
        """An env file; raises `Refused` if it cannot be read."""
        from capacity_cli.documents.env_file import read_env  # noqa: PLC0415  rarely wanted

        return self._once(self._env, file, read_env)

    def _once(self, cache: _Cache[F], file: NamedFile, read: Callable[[bytes, str], F]) -> F:
        key = file.path, file.shown
        if key not in cache:
            content = file.content
            self.allowance.take(key, len(content), file.node)
            cache[key] = len(content), _or_refused(read, content, file.shown)
        size, found = cache[key]
        self.allowance.take(key, size, file.node)
        if isinstance(found, Refused):
            raise Refused(found.problems)
        return found


def _or_refused(read: Callable[[bytes, str], F], content: bytes, shown: str) -> F | Refused:
    try:
        return read(content, shown)
    except Refused as refused:
        return refused
