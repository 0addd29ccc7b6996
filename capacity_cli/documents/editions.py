"""Editions: folders of price lists, read whole and once.

The edition's date is the newest day on which any of its sources was read, so that the same files give the same answer
on any day.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from capacity_cli.documents.bundled import bundled
from capacity_cli.documents.file_trees import DISK, FileTree
from capacity_cli.documents.limits import LIST_BYTES, LIST_VALUES, Limit
from capacity_cli.documents.nodes import find
from capacity_cli.documents.price_lists import PriceListFile, read_price_list
from capacity_cli.documents.refused import Refused, refused_file
from capacity_cli.documents.root import inside, root_of
from capacity_cli.documents.selection import Selection
from capacity_cli.model.problems import Place, Problem, ProblemCode, Word

_SUFFIXES = (".yaml", ".yml")
MOST_LISTS = 200
"""No edition may have more price lists."""
_BYTES_OF_A_VALUE = 2  # at least, in a list that nobody could read


@dataclass(frozen=True, slots=True)
class Edition:
    """The price lists of a folder."""

    name: str
    """The edition that all lists state, else the folder's name."""
    newest: str | None
    """The newest day on which a source was read; none if no list has sources."""
    digest: str
    """A digest of the files, which changes when any of them does."""
    lists: Mapping[str, PriceListFile]
    """The price lists, by vendor."""
    ships: bool = False
    """Whether it ships with the program, so that no file of the user's holds it."""

    @property
    def size(self) -> int:
        """The values of all its price lists."""
        return sum(each.node.size for each in self.lists.values())

    @property
    def own_names(self) -> tuple[str, ...]:
        """By what it is known for certain: any folder may take a name, but not that of an edition that ships."""
        return (self.name, self.digest) if self.ships else (self.digest,)


def read_edition(folder: Path, shown: str, as_of: str | None = None, tree: FileTree = DISK) -> Edition:
    """All price lists of a folder, sound on a date; raises `Refused` with the problems of all its files.

    Without a date, the newest day on which a source was read is taken.
    """
    digest = sha256()
    files: dict[str, PriceListFile] = {}
    problems: list[Problem] = []
    size = values = 0
    for path in _files(folder, shown, tree):
        name = f"{shown}/{path.name}"
        try:
            _refuse_outside(path, name, tree)
            data = tree.read(path, shown=name)
        except Refused as refused:
            problems.extend(refused.problems)
            continue
        size += len(data)
        _refuse_beyond(LIST_BYTES, size, name)
        try:
            files[path.name] = read_price_list(name, data)
        except Refused as refused:
            problems.extend(refused.problems)
            values += len(data) // _BYTES_OF_A_VALUE
            continue
        values += files[path.name].node.size
        _refuse_beyond(LIST_VALUES, values, name)
        digest.update(os.fsencode(path.name) + b"\0" + sha256(data).digest())
    newest = max((read.newest for read in files.values() if read.newest), default=None)
    lists: dict[str, PriceListFile] = {}
    for name, file in files.items():
        try:
            file.taken(Selection(as_of or newest))
        except Refused as refused:
            problems.extend(refused.problems)
            continue
        first = lists.setdefault(file.vendor, file)
        if first is not file:
            problems.append(_second_list(file.vendor, Path(first.shown).name, name, file.shown))
    if problems:
        raise Refused(problems)
    return Edition(_name(folder, lists), newest, f"sha256:{digest.hexdigest()}", lists, _ships(folder))


def _name(folder: Path, lists: Mapping[str, PriceListFile]) -> str:
    """The edition that all lists state, else the folder's name."""
    stated = [find(listed.node, ("edition",)) for listed in lists.values()]
    names = {each.value if each is not None else None for each in stated}
    [only] = names if len(names) == 1 else [None]
    return only if isinstance(only, str) else folder.name


def _second_list(vendor: str, first: str, second: str, shown: str) -> Problem:
    values = {"vendor": vendor, "first": first, "second": second}
    return Problem(ProblemCode.SAME_VENDOR, values, place=Place(shown, None, None))


def _ships(path: Path) -> bool:
    return path.is_relative_to(bundled("pricing"))


def _refuse_outside(path: Path, name: str, tree: FileTree) -> None:
    """Refuse a link that leads out of the folder's root; what ships may be linked as its installer likes."""
    if _ships(path):
        return
    try:
        root = root_of(path.parent / "a list", tree)  # of the folder, not of the target
        inside(root, path.parent, path.name, tree)
    except Refused as refused:
        place = Place(name, None, None)
        raise Refused([replace(problem, place=place) for problem in refused.problems]) from None


def _refuse_beyond(limit: Limit, found: int, name: str) -> None:
    """Refuse a folder at the list with which there is too much, before more of it is read."""
    if found > limit.maximum:
        raise refused_file(ProblemCode.TOO_LARGE, name, **limit.values)


def _files(folder: Path, shown: str, tree: FileTree) -> list[Path]:
    found = sorted(path for name in tree.names(folder, shown) if (path := folder / name).suffix in _SUFFIXES)
    if not found:
        raise refused_file(ProblemCode.NO_PRICE_LIST, shown)
    if len(found) > MOST_LISTS:
        raise refused_file(ProblemCode.TOO_LARGE, shown, limit=Word("limit.files"), maximum=str(MOST_LISTS))
    return found
