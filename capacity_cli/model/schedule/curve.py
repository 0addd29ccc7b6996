"""How the jobs due grow over the days that repeat, in whole units: the sum of all pieces.

What lies beyond the last day falls due at the start of the first, since the days repeat without end.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import lcm
from typing import NamedTuple

from capacity_cli.model.schedule.arrivals import DAY_MINUTES, Piece


class Cell(NamedTuple):
    """A stretch of time in which jobs fall due at one rate, or a minute at which some do all at once."""

    start: int
    """The minute at which it starts, from the start of the first day."""
    before: int
    """The units due before it, since that start."""
    after: int
    """The units due when it is over, more than before."""
    rate: int
    """Units a minute; 0 where all fall due at once."""


@dataclass(frozen=True, slots=True)
class Curve:
    """The jobs of one or more days that are due by each of their minutes, in whole units.

    It grows only within its cells; a cell that stands earlier is over before the next one starts.
    """

    days: int
    """How many days there are before it repeats."""
    total: int
    """The units of all these days."""
    due: tuple[int, ...]
    """For each minute the units due at or before it."""
    cells: tuple[Cell, ...]
    """Where it grows, in the order of time; at least one."""

    def due_by(self, day: int, minute: int) -> int:
        """The units due at or before a minute of any day, counted from the start of day 0."""
        rounds, day_of_round = divmod(day, self.days)
        return rounds * self.total + self.due[day_of_round * DAY_MINUTES + minute]

    def due_by_each(self, moments: Iterable[tuple[int, int]]) -> list[int]:
        """The same for many moments, each a day and a minute of it: a schedule can have hundreds of thousands."""
        days, total, due = self.days, self.total, self.due
        return [day // days * total + due[day % days * DAY_MINUTES + minute] for day, minute in moments]


@lru_cache(maxsize=64)
def curve_of(pieces: tuple[Piece, ...], days: int = 1) -> Curve:
    """Add up the pieces of some days, which may overlap; the shares of all of them together add up to 1.

    Raises ValueError if they do not.
    """
    whole = sum(piece.share for piece in pieces)
    if whole != 1:
        raise ValueError(pieces)
    length = days * DAY_MINUTES
    total = lcm(*((piece.share / max(piece.end - piece.start, 1)).denominator for piece in pieces))
    jumps, bends = [0] * length, [0] * (length + 1)
    for piece in pieces:
        if piece.start == piece.end:
            jumps[piece.start % length] += int(piece.share * total)
            continue
        rate = int(piece.share * total / (piece.end - piece.start))
        for start, end in _around(piece.start % length, piece.end - piece.start, length):
            bends[start] += rate
            bends[end] -= rate
    return _add_up(days, total, jumps, bends)


def _around(start: int, minutes: int, length: int) -> Iterator[tuple[int, int]]:
    """A stretch within the days that repeat, in two where it goes on beyond their end."""
    yield start, min(start + minutes, length)
    if start + minutes > length:
        yield 0, start + minutes - length


def _add_up(days: int, total: int, jumps: list[int], bends: list[int]) -> Curve:
    due: list[int] = []
    cells: list[Cell] = []
    level = rate = 0
    turns = [minute for minute, jump in enumerate(jumps) if jump or bends[minute] or minute == 0]
    for start, end in pairwise((*turns, len(jumps))):
        if jumps[start]:
            cells.append(Cell(start, level, level + jumps[start], 0))
            level += jumps[start]
        rate += bends[start]
        due.extend(range(level, level + rate * (end - start), rate) if rate else [level] * (end - start))
        if rate:
            cells.append(Cell(start, level, level + rate * (end - start), rate))
            level += rate * (end - start)
    return Curve(days, total, tuple(due), tuple(cells))
