"""What is stored: how much there is, what a month adds, and when it is full."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Growth:
    """How a stock grows."""

    now: Fraction
    """Units that there are before the period."""
    a_month: Fraction
    """Units that a month adds."""
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
        months = room / self.a_month if self.a_month else None
        if months is None or (self.kept_months is not None and months > self.kept_months):
            return None
        return months
