"""Where the figures of an edition are written: in which file of the user's, on which line.

What ships is in no file that anybody could change, and so has no place. Of a figure of many values, such as tiers, it
is the place of the first one that differs.
"""

from typing import NamedTuple

from capacity_cli.documents.changed_values import changed_values
from capacity_cli.documents.editions import Edition
from capacity_cli.documents.nodes import Node, find
from capacity_cli.documents.selection import Selection
from capacity_cli.model.catalogue.difference import Locate
from capacity_cli.model.catalogue.rows import RowName, row_path
from capacity_cli.model.catalogue.varying import options_in
from capacity_cli.model.problems import Path, Place


class Dated(NamedTuple):
    """An edition on a date."""

    edition: Edition
    """The price lists."""
    as_of: str | None
    """The date; none if nobody says one."""

    def nearest(self, vendor: str, row: RowName | None, keys: tuple[str, ...], options: str) -> Node | None:
        """What is written of a figure; of a default, which no list writes, what it would stand in; none of no row."""
        taken = self.edition.lists[vendor].taken(Selection(self.as_of, dict(options_in(options))))
        try:
            path: Path = keys if row is None else (*row_path(taken.listed.prices, row), *keys)
        except ValueError:
            return None
        while (found := find(taken.node, path)) is None:
            path = path[:-1]
        return found


def locating(base: Dated, head: Dated) -> Locate:
    """What finds the place of a figure of the head that differs from the base."""

    def place(vendor: str, row: RowName | None, keys: tuple[str, ...], options: str) -> Place | None:
        if head.edition.ships:
            return None
        if vendor not in base.edition.lists:
            return Place(head.edition.lists[vendor].shown, None, None)
        new = head.nearest(vendor, row, keys, options)
        return None if new is None else _first_change(base.nearest(vendor, row, keys, options), new)

    return place


def _first_change(old: Node | None, new: Node) -> Place:
    """Where the first value that differs is written; where all of it begins if only its parts tell the two apart."""
    paths = (each.path for each in changed_values(old, new) if old is not None and each.head is not None)
    found = find(new, next(paths, ()))
    return new.place if found is None else found.place
