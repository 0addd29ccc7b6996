"""Editions and price lists by the names that the command line gives them.

An edition is one that ships, or a folder; without a name it is the newest that ships, by the month that is its name.
"""

import os
import re
from pathlib import Path
from typing import NamedTuple

from capacity_cli.documents.bundled import bundled, shipped_editions
from capacity_cli.documents.editions import Edition, read_edition
from capacity_cli.documents.files import read_bytes
from capacity_cli.documents.price_lists import PriceListFile, read_price_list
from capacity_cli.documents.refused import Refused
from capacity_cli.model.names import unknown_name
from capacity_cli.model.problems import Place

_MONTH = re.compile(r"20[0-9]{2}-[0-9]{2}")
_SUFFIXES = (".yaml", ".yml")


class NamedList(NamedTuple):
    """A price list that was asked for."""

    file: PriceListFile
    """The list."""
    plan: str | None
    """The one plan of it that was asked for; none if it was the whole list."""
    newest: str | None
    """The newest day on which a source of its edition was read; of the list where it stands alone."""


def newest_edition() -> str:
    """The newest edition that ships."""
    editions = shipped_editions()
    return max((name for name in editions if _MONTH.fullmatch(name)), default=editions[-1])


def named_edition(name: str, as_of: str | None = None, place: str = "--prices") -> Edition:
    """The edition that ships under a name, else the folder; raises `Refused`, with `place` where there is neither."""
    editions = shipped_editions()
    if name in editions:
        return read_edition(bundled("pricing") / name, f"pricing/{name}", as_of)
    if "/" in name or "\\" in name or os.path.isdir(name):  # noqa: PTH112  it takes any name
        return read_edition(Path(name), name, as_of)
    raise Refused([unknown_name("kind.edition", name, editions, place=Place(place, None, None))])


def named_list(name: str, prices: str | None = None, as_of: str | None = None) -> NamedList:
    """The price list of `[EDITION/]VENDOR[/PLAN]` or of a file; raises `Refused` if there is none.

    `prices` is the edition of a vendor that is named without one.
    """
    head, _, tail = name.rpartition("/")
    for path, plan in ((name, None), (head, tail)):
        if path.endswith(_SUFFIXES):
            file = read_price_list(path, read_bytes(path))
            return NamedList(file, plan, file.newest)
    first, _, rest = name.partition("/")
    if first in shipped_editions():
        return _of_edition(named_edition(first, as_of), rest, name)
    edition = named_edition(prices or newest_edition(), as_of)
    if first not in edition.lists and rest.partition("/")[0] in edition.lists:
        raise Refused([unknown_name("kind.edition", first, shipped_editions(), place=Place(name, None, None))])
    return _of_edition(edition, name, name)


def _of_edition(edition: Edition, name: str, place: str) -> NamedList:
    vendor, _, plan = name.partition("/")
    if vendor not in edition.lists:
        raise Refused([unknown_name("kind.vendor", vendor, edition.lists, place=Place(place, None, None))])
    return NamedList(edition.lists[vendor], plan or None, edition.newest)
