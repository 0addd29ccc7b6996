"""Comparing two editions, or one edition on two dates, and the bills of a scenario under both."""

from collections.abc import Collection
from dataclasses import dataclass

from capacity_cli.api.loading import Loader
from capacity_cli.api.planning import planned
from capacity_cli.api.prices.editions import named_edition
from capacity_cli.api.prices.locating import Dated, locating
from capacity_cli.api.prices.reading import read_list
from capacity_cli.documents.editions import Edition
from capacity_cli.documents.refused import Refused
from capacity_cli.model.answer import Answer, PricesUsed
from capacity_cli.model.catalogue.billing import BillChange, EditionDifference, bill_change
from capacity_cli.model.catalogue.difference import PriceChange, price_changes
from capacity_cli.model.catalogue.showing import Read
from capacity_cli.model.names import unknown_name
from capacity_cli.model.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two editions."""

    prices: str
    """The edition that ships under this name, or a folder."""
    as_of: str | None = None
    """The date; the newest day on which a source of the edition was read if it is not given."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What was found, as far as it could be."""

    difference: EditionDifference
    """What the editions say differently, and the bills."""
    problems: tuple[Problem, ...]
    """Why the scenario cannot be planned under both editions; empty if it can, or if none was named."""


def compared(base: Side, head: Side, vendor: str | None = None, scenario: str | None = None) -> Compared:
    """What changes from base to head; raises `Refused` with the problems of both editions."""
    before, after = _editions(base, head)
    if vendor is not None and vendor not in {*before.lists, *after.lists}:
        vendors = {*before.lists, *after.lists}
        raise Refused([unknown_name("kind.vendor", vendor, vendors, place=Place(vendor, None, None))])
    chosen = {*before.lists, *after.lists} if vendor is None else {vendor}
    changes = edition_changes(before, base.as_of or before.newest, after, head.as_of or after.newest, chosen)
    bills, problems = ((), ()) if scenario is None else _bills(scenario, base, head)
    return Compared(EditionDifference(_used(before, base), _used(after, head), changes, bills), problems)


def _editions(*sides: Side) -> list[Edition]:
    found: list[Edition] = []
    problems: list[Problem] = []
    for side in sides:
        try:
            found.append(named_edition(side.prices, side.as_of, side.prices))
        except Refused as refused:
            problems.extend(each for each in refused.problems if each not in problems)
    if problems:
        raise Refused(problems)
    return found


def edition_changes(
    base: Edition, base_as_of: str | None, head: Edition, head_as_of: str | None, vendors: Collection[str]
) -> tuple[PriceChange, ...]:
    """What two editions say differently of some vendors, each on its own date; raises `Refused` if that is too much."""
    reads = _reads(base, base_as_of, vendors), _reads(head, head_as_of, vendors)
    return tuple(price_changes(*reads, locating(Dated(base, base_as_of), Dated(head, head_as_of))))


def _reads(edition: Edition, as_of: str | None, vendors: Collection[str]) -> dict[str, Read]:
    lists = ((name, file) for name, file in edition.lists.items() if name in vendors)
    return {name: read_list(file, as_of, {}, other_dates=False) for name, file in lists}


def _used(edition: Edition, side: Side) -> PricesUsed:
    return PricesUsed(edition.name, side.as_of or edition.newest, edition.digest)


def _bills(scenario: str, base: Side, head: Side) -> tuple[tuple[BillChange, ...], tuple[Problem, ...]]:
    """The bills of a file and its variants under both editions, or why there are none."""
    problems: list[Problem] = []
    answers: list[tuple[Answer, ...]] = []
    for side in (base, head):
        try:
            answers.append(planned(Loader(prices=side.prices, as_of=side.as_of), scenario))
        except Refused as refused:
            problems.extend(each for each in refused.problems if each not in problems)
    if problems:
        return (), tuple(problems)
    return tuple(bill_change(before, after) for before, after in zip(*answers, strict=True)), ()
