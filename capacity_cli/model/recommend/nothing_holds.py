"""Where nothing holds: which constraints conflict, and the configuration that comes nearest.

Looked at are, of each cell, the smallest and the largest batch size, the own one, and the first with headroom enough:
every refusal of a whole cell shows at one of these.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from capacity_cli.model.recommend.costing import Costing
from capacity_cli.model.recommend.demands import Broken, nearness
from capacity_cli.model.recommend.judging import Judging, Refusal
from capacity_cli.model.recommend.search import Found
from capacity_cli.model.recommend.space import Cell, Space

_MOST_CELLS = 300
"""More cells are not looked at, those with the most changes."""


class Nearest(NamedTuple):
    """The configuration that breaks the least."""

    found: Found
    """The configuration."""
    broken: tuple[Broken, ...]
    """What it breaks."""
    conflict: tuple[Broken, ...]
    """Constraints of which nothing that was looked at satisfies all, but for each of them all the others."""


class Tried(NamedTuple):
    """A configuration that is looked at."""

    cell: Cell
    """The configuration but for its batch size."""
    batch_size: int
    """Its batch size."""
    broken: tuple[Broken, ...]
    """What it breaks."""


def tried(space: Space, judging: Judging) -> Iterator[Tried]:
    """The configurations that are looked at, those with the fewest changes first."""
    for cell in sorted(space.cells, key=lambda cell: (cell.changes, cell.rank))[:_MOST_CELLS]:
        yield from (Tried(cell, size, judging.broken(cell, size)) for size in _sizes(space, judging, cell))


def nearest(space: Space, judging: Judging, costing: Costing) -> Nearest:
    """The configuration that breaks the fewest constraints for certain, misses them by least, and then changes least.

    One with an unknown price comes after all whose price is known: by how much it misses is not known.
    """
    looked_at = list(tried(space, judging))

    def distance(each: Tried) -> tuple[object, ...]:
        cell, size, found = each
        changes = cell.changes + (size != space.setting.scenario.scheduler.batch_size)
        is_open = bool(costing.price(cell, *judging.able(cell, size)).unknown)
        certain = [one for one in found if not one.undecided]
        return (
            len(_names(certain)),
            len(_names(found)),
            is_open,
            sum(map(_miss, found)),
            changes,
            cell.paid,
            cell.rank,
            size,
        )

    cell, size, found = min(looked_at, key=distance)
    price = costing.price(cell, *judging.able(cell, size))
    return Nearest(Found(cell, size, price), found, _conflict([each.broken for each in looked_at]))


def _miss(each: Broken) -> Fraction:
    """By which part of its bound a constraint is missed; all of it where there is no figure."""
    bound = each.minimum if each.maximum is None else each.maximum
    if each.found is None or not bound:
        return Fraction(1)
    return abs(Fraction(each.found) - Fraction(bound)) / Fraction(bound)


def _sizes(space: Space, judging: Judging, cell: Cell) -> Iterator[int]:
    sizes, own = space.batch_sizes, space.setting.scenario.scheduler.batch_size
    refused: list[Refusal] = []
    left = judging.narrowed(cell, refused)
    yield from sorted({sizes[0], sizes[-1], *([own] if own in sizes else []), *left[:1]})


def _names(found: Sequence[Broken]) -> frozenset[tuple[str, str | None]]:
    """Constraints whatever plan breaks them: by code or metric and meter."""
    return frozenset((each.constraint, each.meter) for each in found)


def _conflict(looked_at: Sequence[tuple[Broken, ...]]) -> tuple[Broken, ...]:
    """Constraints of which every configuration breaks one, none of which can be left out."""
    every: dict[tuple[str, str | None], Broken] = {}
    for each in (each for found in looked_at for each in found):
        name = each.constraint, each.meter
        every[name] = max(every.get(name, each), each, key=lambda one: (not one.undecided, nearness(one)))
    sets = {_names(found) for found in looked_at}
    kept = set(every)
    for name in sorted(every, key=lambda each: (sum(each in found for found in sets), each[0], each[1] or "")):
        if all(found & (kept - {name}) for found in sets):
            kept.discard(name)
    return tuple(each for name, each in every.items() if name in kept)
