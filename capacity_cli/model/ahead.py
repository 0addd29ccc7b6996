"""A later month of a service: what it has to send, and what the months before it used.

A scenario alone says what its first month is like. This is what a later one needs beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from capacity_cli.model.numbers import Exact, exact

Quantities = Mapping[tuple[str | None, str], Exact | None]
"""Units of each meter, by vendor and meter; none if unknown."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """What tells a month of a forecast from the scenario's own."""

    messages_per_day: Fraction
    """Messages that become due on an active day, not rounded."""
    billed: tuple[Quantities, ...] = ()
    """What the months before it were billed for, the newest first."""
    added: Mapping[str, tuple[Fraction | None, ...]] = field(default_factory=dict)
    """What the months before it added to each stock, the newest first; none if unknown."""

    @property
    def number(self) -> int:
        """How many months are before it."""
        return len(self.billed)

    def billed_before(self, vendor: str | None, meter: str) -> tuple[Exact | None, ...]:
        """What the months before it were billed for of a meter, the newest first."""
        return tuple(month.get((vendor, meter)) for month in self.billed)

    def after(self, messages_per_day: Fraction, billed: Quantities, added: Mapping[str, Fraction | None]) -> "Ahead":
        """The month after this one, for what this one was billed for and added."""
        stored = {meter: (units, *self.added.get(meter, ())) for meter, units in added.items()}
        return Ahead(messages_per_day, (billed, *self.billed), stored)


def mean_with(own: Exact, before: tuple[Exact | None, ...], months: int) -> Exact | None:
    """The mean of a month and those before it, so many in all; before the first month was as the first.

    None if one of them is unknown.
    """
    counted = before[: months - 1]
    known = [Fraction(each) for each in counted if each is not None]
    if len(known) < len(counted):
        return None
    first = known[-1] if known else Fraction(own)
    return exact((Fraction(own) + sum(known) + first * (months - 1 - len(known))) / months)
