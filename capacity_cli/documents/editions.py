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
from capacity_cli.documents.files import read_bytes
from capacity_cli.documents.mending import mended
from capacity_cli.documents.nodes import find
from capacity_cli.documents.reasons import reason_of
from capacity_cli.documents.refused import Refused, refused_file
from capacity_cli.documents.root import inside, root_of
from capacity_cli.documents.validation import located, validated
from capacity_cli.documents.yaml_reader import read_yaml
from capacity_cli.model.prices.price_list import PriceList
from capacity_cli.model.prices.rules import price_list_problems
from capacity_cli.model.problems import Place, Problem, ProblemCode, Word

_SUFFIXES = (".yaml", ".yml")
_NECESSARY = b"{format: price-list/v1, vendor: v, currency: USD, plans: {}}"
_NAMED_IN = {"sources": "source", "meters": "meter"}
"""Where the names are used that a part of a list declares: with a broken part nobody can say that a name is unknown."""
MOST_LISTS = 200
"""No edition may have more price lists."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The price lists of a folder."""

    name: str
    """The edition that all lists state, else the folder's name."""
    as_of: str
    """The newest day on which a source was read, or an empty text if no list has sources."""
    digest: str
    """A digest of the files, which changes when any of them does."""
    lists: Mapping[str, PriceList]
    """The price lists, by vendor."""


def read_price_list(shown: str, data: bytes) -> PriceList:
    """The price list that a file holds; raises `Refused` with every problem of it."""
    node = read_yaml(data, shown)
    try:
        listed = validated(PriceList, node)
    except Refused as refused:
        sound = mended(PriceList, node, refused.problems, read_yaml(_NECESSARY, ""))
        further = [] if sound is None else price_list_problems(sound)
        spoiled = {_NAMED_IN[key] for key in _NAMED_IN if any(each.path[:1] == (key,) for each in refused.problems)}
        written = [each for each in further if find(node, each.path) is not None and each.path[-1] not in spoiled]
        raise Refused(located(node, [*refused.problems, *written])) from None
    problems = list(price_list_problems(listed))
    if problems:
        raise Refused(located(node, problems))
    return listed


def read_edition(folder: Path, shown: str) -> Edition:
    """All price lists of a folder; raises `Refused` with the problems of all its files."""
    digest = sha256()
    lists: dict[str, PriceList] = {}
    files: dict[str, str] = {}
    problems: list[Problem] = []
    for path in _files(folder, shown):
        name = f"{shown}/{path.name}"
        try:
            _refuse_outside(path, name)
            data = read_bytes(path, shown=name)
            listed = read_price_list(name, data)
        except Refused as refused:
            problems.extend(refused.problems)
            continue
        digest.update(os.fsencode(path.name) + b"\0" + sha256(data).digest())
        if listed.vendor in files:
            problems.append(_second_list(listed.vendor, files[listed.vendor], path.name, name))
        lists[listed.vendor], files[listed.vendor] = listed, path.name
    if problems:
        raise Refused(problems)
    read = [source.read for listed in lists.values() for source in listed.sources.values()]
    stated = {listed.edition for listed in lists.values()}
    name = (stated.pop() or folder.name) if len(stated) == 1 else folder.name
    return Edition(name, max(read, default=""), f"sha256:{digest.hexdigest()}", lists)


def _second_list(vendor: str, first: str, second: str, shown: str) -> Problem:
    values = {"vendor": vendor, "first": first, "second": second}
    return Problem(ProblemCode.SAME_VENDOR, values, place=Place(shown, None, None))


def _refuse_outside(path: Path, name: str) -> None:
    """Refuse a link that leads out of the folder's root; what ships may be linked as its installer likes."""
    if not path.is_symlink() or path.is_relative_to(bundled("pricing")):
        return
    try:
        inside(root_of(path.parent / "a list"), path.parent, path.name)  # the root of the folder, not of the target
    except Refused as refused:
        place = Place(name, None, None)
        raise Refused([replace(problem, place=place) for problem in refused.problems]) from None


def _files(folder: Path, shown: str) -> list[Path]:
    try:
        found = sorted(path for path in folder.iterdir() if path.suffix in _SUFFIXES)
    except PermissionError as error:
        raise refused_file(ProblemCode.UNREADABLE, shown, reason=reason_of(error)) from None
    except OSError:
        raise refused_file(ProblemCode.FILE_MISSING, shown) from None
    if not found:
        raise refused_file(ProblemCode.NO_PRICE_LIST, shown)
    if len(found) > MOST_LISTS:
        raise refused_file(ProblemCode.TOO_LARGE, shown, limit=Word("limit.files"), maximum=str(MOST_LISTS))
    return found
