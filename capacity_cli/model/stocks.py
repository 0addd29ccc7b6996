"""What is stored: how much there is, what a month adds, and when it is full."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil


@dataclass(frozen=True, slots=True)
class Growth:
    """How a stock grows."""

    now: Fraction
    """Units that there are before the period."""
    a_month: Fraction
    """Units that a month adds; below 0 where it removes more of what earlier months of a forecast added."""
    kept_months: Fraction | None
    """The months after which what was added is removed; none if never."""

    def after(self, months: int) -> Fraction:
        """The units after so many months, 0 or more."""
        kept = Fraction(months) if self.kept_months is None else min(Fraction(months), self.kept_months)
        return self.now + self.a_month * kept

    def left(self, share: Fraction) -> "Growth":
        """The growth of a share of it."""
        return Growth(self.now * share, self.a_month * share, self.kept_months)

    def months_to(self, ceiling: Fraction) -> Fraction | None:
        """The months in which it grows to a ceiling: 0 if it is there, none if it never gets there."""
        room = ceiling - self.now
        if room <= 0:
            return Fraction(0)
        months = room / self.a_month if self.a_month > 0 else None
        if months is None or (self.kept_months is not None and months > self.kept_months):
            return None
        return months


def growth_of(now: Fraction, added: tuple[Fraction, ...], kept_months: Fraction | None) -> Growth:
    """How a stock grows in a month that comes after others, for what it and they add, the newest first.

    `now` is what there was before the first month, which is never removed; of the rest each month's part is, once it
    was kept its time. At the rate of such a month it goes on growing, or shrinking, for ever.
    """
    own, *before = added
    if not before:
        return Growth(now, own, kept_months)
    start, end = (now + _kept(units, kept_months) for units in (before, added))
    return Growth(start, end - start, None)


def _kept(added: Sequence[Fraction], kept_months: Fraction | None) -> Fraction:
    """What is left of the additions of the months before a moment, the newest first."""
    if kept_months is None:
        return sum(added, Fraction(0))
    shares = (min(Fraction(1), kept_months - age) for age in range(min(len(added), ceil(kept_months))))
    return sum((units * share for units, share in zip(added, shares, strict=False)), Fraction(0))
