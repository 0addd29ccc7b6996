"""When in a day its jobs fall due: all at once at certain minutes, and evenly over the rest.

A job that falls due in the minute of a run is taken by that run.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from math import lcm
from typing import NamedTuple

DAY_MINUTES = 1440
"""The minutes of a day; the days of a trigger in UTC are all of this length."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A share of a day's jobs that falls due evenly over an interval, or all at once.

    Raises ValueError for an interval outside the day and for a negative share.
    """

    start: int
    """The first minute of the day, 0 to 1439."""
    end: int
    """The minute at which it is over, up to 1440; the start itself where everything falls due at once."""
    share: Fraction
    """The part of the day's jobs, 0 to 1."""

    def __post_init__(self) -> None:
        if not (0 <= self.start <= self.end <= DAY_MINUTES and self.start < DAY_MINUTES and self.share >= 0):
            raise ValueError(self)


@dataclass(frozen=True, slots=True)
class Burst:
    """A share of a day's jobs that falls due all at once.

    Raises ValueError for a minute outside the day and for a share that is negative.
    """

    minute: int
    """The minute of the day, 0 to 1439, on the trigger's clock."""
    share: Fraction
    """The part of the day's jobs, 0 to 1."""

    def __post_init__(self) -> None:
        if not (0 <= self.minute < DAY_MINUTES and self.share >= 0):
            raise ValueError(self)


@dataclass(frozen=True, slots=True)
class Arrivals:
    """The bursts of each day; what they leave of the day's jobs falls due evenly over it.

    Raises ValueError for shares that add up to more than 1.
    """

    bursts: tuple[Burst, ...] = ()
    """In any order."""

    def __post_init__(self) -> None:
        if self.rest < 0:
            raise ValueError(self)

    @property
    def rest(self) -> Fraction:
        """The share that is not part of a burst."""
        return 1 - sum((burst.share for burst in self.bursts), Fraction(0))

    @property
    def uniform(self) -> bool:
        """Whether all jobs fall due evenly over the day."""
        return self.rest == 1

    def pieces(self) -> tuple[Piece, ...]:
        """The same as pieces, whose shares add up to 1."""
        bursts = tuple(Piece(burst.minute, burst.minute, burst.share) for burst in self.bursts)
        return (*bursts, Piece(0, DAY_MINUTES, self.rest))


class Cell(NamedTuple):
    """A stretch of the day in which jobs fall due at one rate, or a minute at which some do all at once."""

    start: int
    """The minute of the day at which it starts."""
    before: int
    """The units due before it, since midnight."""
    after: int
    """The units due when it is over, more than before."""
    rate: int
    """Units a minute; 0 where all fall due at once."""


@dataclass(frozen=True, slots=True)
class DayCurve:
    """The jobs of a day that are due by each of its minutes, in whole units.

    It grows only within its cells; a cell that stands earlier is over before the next one starts.
    """

    total: int
    """The units of a day: the common denominator of all shares."""
    due: tuple[int, ...]
    """For the minutes 0 to 1439 the units due at or before the minute."""
    cells: tuple[Cell, ...]
    """Where it grows, in the order of time; at least one."""


@lru_cache(maxsize=64)
def day_curve(pieces: tuple[Piece, ...]) -> DayCurve:
    """Add up pieces, which may overlap and whose shares add up to 1; raises ValueError if they do not."""
    if sum(piece.share for piece in pieces) != 1:
        raise ValueError(pieces)
    total = lcm(*((piece.share / max(piece.end - piece.start, 1)).denominator for piece in pieces))
    jumps, bends = [0] * DAY_MINUTES, [0] * (DAY_MINUTES + 1)
    for piece in pieces:
        if piece.start == piece.end:
            jumps[piece.start] += int(piece.share * total)
        else:
            rate = int(piece.share * total / (piece.end - piece.start))
            bends[piece.start] += rate
            bends[piece.end] -= rate
    return _add_up(total, jumps, bends)


def _add_up(total: int, jumps: list[int], bends: list[int]) -> DayCurve:
    due: list[int] = []
    cells: list[Cell] = []
    level = rate = 0
    turns = [minute for minute in range(DAY_MINUTES) if jumps[minute] or bends[minute] or minute == 0]
    for start, end in pairwise((*turns, DAY_MINUTES)):
        if jumps[start]:
            cells.append(Cell(start, level, level + jumps[start], 0))
            level += jumps[start]
        rate += bends[start]
        due.extend(level + rate * minute for minute in range(end - start))
        if rate:
            cells.append(Cell(start, level, level + rate * (end - start), rate))
            level += rate * (end - start)
    return DayCurve(total, tuple(due), tuple(cells))
