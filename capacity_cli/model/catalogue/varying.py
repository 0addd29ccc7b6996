"""What the rows of a price list depend on, found by reading the list on several dates and under several choices.

A row that is the same under every choice depends on none, whatever the list's author wrote; options with equal values
are one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from capacity_cli.model.catalogue.rows import Part, Row, RowName, rows_of
from capacity_cli.model.prices.listed import Listed

Options: TypeAlias = tuple[str | None, ...]
"""What is chosen for each of some choices; none where nothing is."""
_AT_THE_END = re.compile(r"\[(?P<options>[^\[\]]*=[^\[\]]*)\]\Z")


@dataclass(frozen=True, slots=True)
class Validity:
    """When a figure holds."""

    holds: bool
    """Whether it holds on the date that was asked for."""
    effective_from: str | None
    """The first day on which it holds; null if it always has."""
    effective_to: str | None
    """The first day on which it no longer holds; null if no end is known."""
    when: Mapping[str, tuple[str, ...]]
    """What must be chosen for it, such as the region; empty if it holds whatever is chosen."""
    default: bool
    """Whether it is what holds if nothing is chosen."""


@dataclass(frozen=True, slots=True)
class Held:
    """A row with one of its values."""

    name: RowName
    """Which row it is."""
    row: Row
    """What it says."""
    validity: Validity
    """When it says so."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The readings of a list for a span of dates in which none of its values changes."""

    since: str | None
    """Its first day; none if there is no beginning."""
    until: str | None
    """The first day after it; none if there is no end."""
    holds: bool
    """Whether the date that was asked for lies in it."""
    chosen: Mapping[Options, Listed]
    """The list under each way of choosing what was left open, and of not choosing it."""


def options_in(path: str) -> Iterator[tuple[str, str]]:
    """What must be chosen for a figure by its path, `….unit_price[region=icn1]`: choices with their options."""
    found = _AT_THE_END.search(path)
    for each in found["options"].split(",") if found is not None else ():
        name, _, option = each.partition("=")
        yield name, option


def without_options(path: str) -> str:
    """The path alone."""
    return _AT_THE_END.sub("", path)


_Values: TypeAlias = Mapping[Options, Row | None]
_Variant: TypeAlias = tuple[Mapping[str, tuple[str, ...]], Row, bool]


def held_rows(stretches: Sequence[Stretch], choices: Sequence[str]) -> tuple[Held, ...]:
    """Every value of every row, by row in the list's order and then by date.

    `choices` are those that were left open, in the order in which `Stretch.chosen` has their options.
    """
    by_date = [(each, _variants(each, choices)) for each in stretches]
    found: list[Held] = []
    for name in _in_order(name for stretch, variants in sorted(by_date, key=_now_first) for name in variants):
        dated = ((stretch, variants.get(name, [])) for stretch, variants in by_date)
        for variants, same in groupby(dated, key=lambda each: each[1]):
            found.extend(_held(name, variants, [stretch for stretch, _ in same]))
    return tuple(found)


def _now_first(dated: tuple[Stretch, object]) -> bool:
    return not dated[0].holds


def _in_order(names: Iterable[RowName]) -> list[RowName]:
    """Each name once; one that is only there on other dates beside those of its plan and part."""
    families: dict[tuple[str | None, Part], dict[RowName, None]] = {}
    for name in names:
        families.setdefault((name.plan, name.part), {})[name] = None
    return [name for family in families.values() for name in family]


def _held(name: RowName, variants: Sequence[_Variant], stretches: Sequence[Stretch]) -> Iterator[Held]:
    holds = any(stretch.holds for stretch in stretches)
    for when, row, default in variants:
        yield Held(name, row, Validity(holds, stretches[0].since, stretches[-1].until, when, default))


def _variants(stretch: Stretch, choices: Sequence[str]) -> dict[RowName, list[_Variant]]:
    """The values of each row, with what must be chosen for them."""
    tables = {options: dict(rows_of(listed.prices)) for options, listed in stretch.chosen.items()}
    names = dict.fromkeys(name for table in tables.values() for name in table)
    return {name: list(_of_row({at: table.get(name) for at, table in tables.items()}, choices)) for name in names}


def _of_row(values: _Values, choices: Sequence[str]) -> Iterator[_Variant]:
    deciding = [at for at in range(len(choices)) if _decides(at, values)]
    by_option: dict[Options, Row | None] = {}
    for options, row in values.items():
        by_option.setdefault(tuple(options[at] for at in deciding), row)
    unchosen = by_option[(None,) * len(deciding)]
    found: list[tuple[dict[str, tuple[str, ...]], Row]] = []
    for options, row in by_option.items():
        picked = [option for option in options if option is not None]
        same = next((when for when, other in found if other == row and len(deciding) == 1), None)
        if row is None or len(picked) < len(deciding):
            continue
        if same is not None:
            same[choices[deciding[0]]] += tuple(picked)
        else:
            found.append(({choices[at]: (option,) for at, option in zip(deciding, picked, strict=True)}, row))
    yield from ((when, row, row == unchosen) for when, row in found)


def _decides(at: int, values: _Values) -> bool:
    """Whether a row has another value where one choice alone is made differently, or not made."""
    alike: dict[Options, Row | None] = {}
    return any(alike.setdefault((*options[:at], *options[at + 1 :]), row) != row for options, row in values.items())
