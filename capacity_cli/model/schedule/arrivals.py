"""When in a day its jobs fall due: all at once at certain minutes, evenly over certain stretches and over the rest.

A day is one of the senders' clock: it begins at another minute of the trigger's clock, whose midnight cuts it in two.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

DAY_MINUTES = 1440
"""The minutes of a day; the days of a trigger in UTC are all of this length."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A share of the jobs that falls due evenly over an interval of at most a day, or all at once.

    Raises ValueError for an interval that is longer or ends before it starts, and for a negative share.
    """

    start: int
    """The first minute, from the start of a day; it may lie before or after that day."""
    end: int
    """The minute at which it is over; the start itself where everything falls due at once."""
    share: Fraction
    """The part of the jobs, 0 to 1."""

    def __post_init__(self) -> None:
        if not (0 <= self.end - self.start <= DAY_MINUTES and self.share >= 0):
            raise ValueError(self)


@dataclass(frozen=True, slots=True)
class Burst:
    """A share of a day's jobs that falls due all at once.

    Raises ValueError for a minute outside the day and for a share that is negative.
    """

    minute: int
    """The minute of the day, 0 to 1439."""
    share: Fraction
    """The part of the day's jobs, 0 to 1."""

    def __post_init__(self) -> None:
        if not (0 <= self.minute < DAY_MINUTES and self.share >= 0):
            raise ValueError(self)


class Quiet(NamedTuple):
    """Minutes of each day in which nothing may be sent: what falls due in them is held until they end."""

    start: int
    """Their first minute of the day, 0 to 1439."""
    minutes: int
    """How many there are, 1 to 1439; they may go on into the next day."""

    def held(self, piece: Piece) -> tuple[Piece, ...]:
        """A piece of a day, of which what falls due in these minutes does so at their end."""
        parts: list[Piece] = []
        start = piece.start
        for day in (-DAY_MINUTES, 0):
            begins, ends = self.start + day, self.start + day + self.minutes
            if piece.start == piece.end and begins <= piece.start < ends:
                return (Piece(ends, ends, piece.share),)
            first, last = max(begins, piece.start), min(ends, piece.end)
            if first < last:
                rate = piece.share / (piece.end - piece.start)
                parts += [Piece(start, first, rate * (first - start)), Piece(ends, ends, rate * (last - first))]
                start = last
        if not parts:
            return (piece,)
        return (*parts, Piece(start, piece.end, piece.share * (piece.end - start) / (piece.end - piece.start)))

    def longest_hold(self, pieces: Iterable[Piece]) -> int:
        """The longest time in minutes that anything of these pieces is held."""
        longest = 0
        for piece in pieces:
            for begins in (self.start - DAY_MINUTES, self.start):
                first, ends = max(begins, piece.start), begins + self.minutes
                if first < ends and (first < piece.end or first == piece.start == piece.end):
                    longest = max(longest, ends - first)
        return longest


@dataclass(frozen=True, slots=True)
class Arrivals:
    """The bursts and stretches of each day; what they leave of the day's jobs falls due evenly over it.

    Raises ValueError for shares that add up to more than 1 and for days outside the period, or none.
    """

    bursts: tuple[Burst, ...] = ()
    """In any order."""
    stretches: tuple[Piece, ...] = ()
    """Parts of the day over which a share falls due evenly, in any order."""
    midnight: int = 0
    """The minute of the trigger's clock at which the day begins; below 0 for a zone that is ahead of it."""
    quiet: Quiet | None = None
    """The minutes of the day in which nothing may be sent."""
    days: tuple[int, ...] = (0,)
    """The days with jobs, from 0, of those that repeat; each has as many."""
    period_days: int = 1
    """How many days there are before they repeat."""

    def __post_init__(self) -> None:
        if self.rest < 0 or not self.days or not set(self.days) <= set(range(self.period_days)):
            raise ValueError(self)

    @property
    def rest(self) -> Fraction:
        """The share that is part of no burst and of no stretch."""
        return 1 - sum(
            [*(burst.share for burst in self.bursts), *(piece.share for piece in self.stretches)], Fraction(0)
        )

    @property
    def uniform(self) -> bool:
        """Whether all jobs fall due evenly over each day, and so over all of them."""
        return self.rest == 1 and self.quiet is None and len(self.days) == self.period_days

    @property
    def of_day(self) -> tuple[Piece, ...]:
        """The pieces of a day, from its own midnight, as they fall due before anything is held."""
        bursts = (Piece(burst.minute, burst.minute, burst.share) for burst in self.bursts)
        return tuple(piece for piece in (*bursts, *self.stretches, Piece(0, DAY_MINUTES, self.rest)) if piece.share)

    @property
    def held_minutes(self) -> int:
        """The longest time that quiet minutes hold a job, 0 where they hold none."""
        return 0 if self.quiet is None else self.quiet.longest_hold(self.of_day)

    def pieces(self) -> tuple[Piece, ...]:
        """What may be sent as pieces on the trigger's clock, whose shares add up to 1."""
        of_day = self.of_day
        if self.quiet is not None:
            of_day = tuple(part for piece in of_day for part in self.quiet.held(piece))
        return tuple(
            Piece(piece.start + begins, piece.end + begins, piece.share / len(self.days))
            for begins in (day * DAY_MINUTES + self.midnight for day in self.days)
            for piece in of_day
            if piece.share
        )
