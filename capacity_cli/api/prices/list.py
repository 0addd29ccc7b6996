"""Listing: editions in brief, those that ship unless others are named."""

from collections.abc import Sequence

from capacity_cli.api.prices.editions import named_edition
from capacity_cli.api.prices.reading import read_list
from capacity_cli.documents.bundled import shipped_editions
from capacity_cli.documents.editions import Edition
from capacity_cli.documents.refused import Refused
from capacity_cli.model.catalogue.overview import EditionEntry, Editions, vendor_entry
from capacity_cli.model.catalogue.showing import shown_list
from capacity_cli.model.problems import Problem


def listed(names: Sequence[str], as_of: str | None = None) -> Editions:
    """The editions and folders of some names, as of a date; raises `Refused` with the problems of all of them."""
    problems: list[Problem] = []
    found: list[EditionEntry] = []
    for name in names or shipped_editions():
        try:
            found.append(_entry(named_edition(name, as_of, name), as_of))
        except Refused as refused:
            problems.extend(refused.problems)
    if problems:
        raise Refused(problems)
    return Editions(tuple(found))


def _entry(edition: Edition, as_of: str | None) -> EditionEntry:
    date = as_of or edition.newest
    folder, _, _ = next(iter(edition.lists.values())).shown.rpartition("/")
    lists = (read_list(file, date, {}, other_dates=False) for file in edition.lists.values())
    vendors = tuple(vendor_entry(shown_list(read)) for read in lists)
    return EditionEntry(edition.name, folder, edition.newest, date, vendors)
