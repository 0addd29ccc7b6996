"""When in a day its jobs fall due: all at once at certain minutes, evenly over certain stretches and over the rest.

A day is one of the senders' clock: it begins at another minute of the trigger's clock, whose midnight cuts it in two.
"""

from dataclasses import dataclass
from fractions import Fraction

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
        return self.rest == 1 and len(self.days) == self.period_days

    def pieces(self) -> tuple[Piece, ...]:
        """The same as pieces on the trigger's clock, whose shares add up to 1."""
        bursts = tuple(Piece(burst.minute, burst.minute, burst.share) for burst in self.bursts)
        of_day = (*bursts, *self.stretches, Piece(0, DAY_MINUTES, self.rest))
        return tuple(
            Piece(piece.start + begins, piece.end + begins, piece.share / len(self.days))
            for begins in (day * DAY_MINUTES + self.midnight for day in self.days)
            for piece in of_day
            if piece.share
        )
