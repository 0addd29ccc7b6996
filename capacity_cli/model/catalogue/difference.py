"""What two editions say differently: each figure that one has and the other has not, or has with another value.

A figure is named by its path in the price list, a charge and a limit in it by their meter. What depends on a choice is
compared option by option: `….unit_price[region=icn1]`. A figure that was merely read elsewhere has not changed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from typing import TypeAlias

from capacity_cli.model.catalogue.rows import Part, Row, RowName
from capacity_cli.model.catalogue.showing import Read, source_entry
from capacity_cli.model.catalogue.shown import SourceEntry
from capacity_cli.model.catalogue.written import figures, row_text
from capacity_cli.model.prices.price_list import PriceList
from capacity_cli.model.problems import Place


class ChangeKind(StrEnum):
    """What became of a figure."""

    ADDED = "added"
    """Only the head has it."""
    REMOVED = "removed"
    """Only the base has it."""
    CHANGED = "changed"
    """Both have it, with different values."""


@dataclass(frozen=True, slots=True)
class PriceChange:
    """A figure that differs."""

    vendor: str
    """The vendor."""
    path: str
    """Where it stands in the vendor's list; an empty text where the list as a whole is there or not."""
    change: ChangeKind
    """What became of it."""
    base: str | None
    """Its value in the base, as the list writes it; null if it is not there."""
    head: str | None
    """Its value in the head, as the list writes it; null if it is not there."""
    base_source: SourceEntry | None
    """The source of the base's value; null if there is none."""
    head_source: SourceEntry | None
    """The source of the head's value; null if there is none."""
    file: str | None
    """The file that holds it in the head; null if the list ships, and for what the head does not have any more."""
    line: int | None
    """The line, from 1; null without a file, and for a list as a whole."""
    column: int | None
    """The column in characters, from 1; null where the line is."""

    @property
    def place(self) -> Place | None:
        """Where the head has it, if a file of the user's does."""
        return None if self.file is None else Place(self.file, self.line, self.column)


Locate: TypeAlias = Callable[[str, RowName | None, tuple[str, ...], str], Place | None]
"""
Where the head has a figure: by vendor, row and keys, and under what must be chosen for it; without a row the keys lead
there from the top of the list. None where no file of the user's has it.
"""


_Options: TypeAlias = Mapping[str, Row]
_OF_A_LIST: Mapping[str, Callable[[PriceList], str | None]] = {
    "title": lambda prices: prices.title,
    "currency": lambda prices: prices.currency,
    "downgrade": lambda prices: prices.downgrade,
    "environments.meter": lambda prices: None if prices.environments is None else prices.environments.meter,
}
"""What a list says of itself, by path; none of it has a source."""
_UNNAMED = (("value",), ("text",))
"""The keys of a row's own value, which stands at the path of the row."""
_ONE_OF_ITS_KIND = (Part.ROUNDING, Part.TAX, Part.PRICE, Part.STAGE)
_ALWAYS = ""
"""What must be chosen for a row that does not depend on anything; for any other it is `[region=icn1]`."""


def price_changes(base: Mapping[str, Read], head: Mapping[str, Read], locate: Locate) -> Iterator[PriceChange]:
    """What differs between the lists of two editions, by vendor; both are taken on their own dates."""
    for vendor in dict.fromkeys([*base, *head]):
        before, after = base.get(vendor), head.get(vendor)
        if before is None or after is None:
            names = (None if read is None else read.listed.prices.name for read in (before, after))
            yield from _named(vendor, (), *names, locate=locate)
        else:
            yield from _Lists(before, after, locate).changes()


def _named(
    vendor: str, keys: tuple[str, ...], base: str | None, head: str | None, *, locate: Locate
) -> Iterator[PriceChange]:
    """The change of something that has no source, if it is one."""
    if base != head:
        place = None if head is None else locate(vendor, None, keys, _ALWAYS)
        yield PriceChange(vendor, ".".join(keys), _kind(base, head), base, head, None, None, *_where(place))


def _where(place: Place | None) -> tuple[str | None, int | None, int | None]:
    return (None, None, None) if place is None else place


def _kind(base: str | None, head: str | None) -> ChangeKind:
    if base is None:
        return ChangeKind.ADDED
    return ChangeKind.REMOVED if head is None else ChangeKind.CHANGED


class _Lists:
    """One vendor's list in both editions."""

    def __init__(self, base: Read, head: Read, locate: Locate) -> None:
        self.base, self.head, self.locate = base, head, locate

    def changes(self) -> Iterator[PriceChange]:
        """What differs: what holds for the list as a whole, whole plans, then row by row."""
        base, head = self.base.listed.prices, self.head.listed.prices
        for path, value in _OF_A_LIST.items():
            yield from _named(head.vendor, tuple(path.split(".")), value(base), value(head), locate=self.locate)
        for plan in dict.fromkeys([*base.plans, *head.plans]):
            titles = (_title(prices, plan) for prices in (base, head))
            yield from _named(head.vendor, ("plans", plan), *titles, locate=self.locate)
        before, after = _rows(self.base), _rows(self.head)
        for name in _in_order([*before, *after]):
            in_both = name.plan is None or (name.plan in base.plans and name.plan in head.plans)
            if in_both:  # of a plan that only one has nothing more is said
                yield from self._row(name, before.get(name, {}), after.get(name, {}))

    def _row(self, name: RowName, base: _Options, head: _Options) -> Iterator[PriceChange]:
        if name.part is Part.METERS and not (base and head):
            return  # the charges and limits that name the meter say so
        chosen = [options for options in dict.fromkeys([*base, *head]) if options != _ALWAYS]
        for options in chosen or [_ALWAYS]:  # what one list says in any case, it says of each option of the other
            before, after = (side.get(options, side.get(_ALWAYS)) for side in (base, head))
            for keys, old, new in _differences(before, after):
                vendor = self.head.listed.prices.vendor
                place = None if new is None else self.locate(vendor, name, keys, options)
                file, line, column = _where(place)
                yield PriceChange(
                    vendor=vendor,
                    path=".".join([*_row_path(name), *keys]) + options,
                    change=_kind(old, new),
                    base=old,
                    head=new,
                    base_source=_source(self.base, before, keys),
                    head_source=_source(self.head, after, keys),
                    file=file,
                    line=line,
                    column=column,
                )


def _title(prices: PriceList, plan: str) -> str | None:
    return prices.plans[plan].title or plan if plan in prices.plans else None


def _source(read: Read, row: Row | None, keys: tuple[str, ...]) -> SourceEntry | None:
    """The source of a figure; a default, which no list writes, has none."""
    name, sources = getattr(row, "source", None), read.listed.prices.sources
    if row is None or name not in sources:
        return None
    stated = not keys or any(each in (keys, ("value",)) for each, _ in figures(row, stated=True))
    return source_entry(name, sources[name]) if stated else None


def _rows(read: Read) -> dict[RowName, dict[str, Row]]:
    """The rows of a list that hold on its date, by what must be chosen for them."""
    found: dict[RowName, dict[str, Row]] = {}
    for held in read.held:
        if held.validity.holds:
            choices = held.validity.when
            for options in product(*choices.values()):
                picked = ",".join(f"{name}={option}" for name, option in zip(choices, options, strict=True))
                found.setdefault(held.name, {})[f"[{picked}]" if picked else _ALWAYS] = held.row
    return found


def _in_order(names: Iterable[RowName]) -> list[RowName]:
    """Each row once: those of the list, then plan by plan, triggers last."""
    found = list(dict.fromkeys(names))
    plans, parts = list(dict.fromkeys(name.plan for name in found)), list(Part)
    return sorted(
        found, key=lambda row: (row.part is Part.TRIGGERS, plans.index(row.plan), parts.index(row.part))
    )  # fmt: skip


def _text(row: Row | None) -> str | None:
    return None if row is None else row_text(row)


def _differences(base: Row | None, head: Row | None) -> Iterator[tuple[tuple[str, ...], str | None, str | None]]:
    """The figures that differ; a row that only one of the two has is one figure."""
    if base is None or head is None:
        yield (), _text(base), _text(head)
        return
    before, after = dict(figures(base)), dict(figures(head))
    for keys in dict.fromkeys([*before, *after]):
        old, new = before.get(keys), after.get(keys)
        if old != new:
            yield (() if keys in _UNNAMED else keys), old, new


def _row_path(row: RowName) -> tuple[str, ...]:
    plan = () if row.plan is None else ("plans", row.plan)
    if row.part in _ONE_OF_ITS_KIND:
        return (*plan, row.part.value)
    return (*plan, row.part.value, f"{row.name}[{row.nth + 1}]" if row.nth or not row.name else row.name)
