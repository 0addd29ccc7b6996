"""What the months of a forecast cost together: by quarter and by year.

On the calendar they are its quarters and years, of which the first and the last may be cut; else they are counted from
the first month.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from capacity_cli.model.forecast.months import MonthLabel, PlannedMonth
from capacity_cli.model.leaves import Count, Money

_MONTHS_OF_A_QUARTER, _MONTHS_OF_A_YEAR = 3, 12


@dataclass(frozen=True, slots=True)
class SpanTotal:
    """Some months together."""

    name: str
    """`2026-Q4` or `2026` on the calendar; else the first and the last month, `0-2`."""
    first: MonthLabel
    """Its first month in the forecast."""
    months: Count
    """How many of its months the forecast has."""
    whole: bool
    """Whether it has all of them."""
    messages: Count
    """Their messages."""
    total: Money | None
    """Their bills before tax; null if nothing above 0 is known of them."""
    complete: bool
    """Whether every amount is known; if not, the total is a lower bound."""


def quarters(planned: Sequence[PlannedMonth]) -> tuple[SpanTotal, ...]:
    """The months by quarter."""
    return _spans(planned, _MONTHS_OF_A_QUARTER, lambda year, at: f"{year}-Q{at + 1}")


def years(planned: Sequence[PlannedMonth]) -> tuple[SpanTotal, ...]:
    """The months by year."""
    return _spans(planned, _MONTHS_OF_A_YEAR, lambda year, _: year)


def _spans(planned: Sequence[PlannedMonth], length: int, name: Callable[[str, int], str]) -> tuple[SpanTotal, ...]:
    def key(month: PlannedMonth) -> tuple[str, int]:
        if isinstance(month.label, int):
            return "", month.label // length
        year, number = month.label.split("-")
        return year, (int(number) - 1) // length

    return tuple(
        _span("" if not year else name(year, at), tuple(months), length) for (year, at), months in groupby(planned, key)
    )


def _span(name: str, months: tuple[PlannedMonth, ...], length: int) -> SpanTotal:
    bills = [month.plan.cost for month in months]
    known = sum((bill.known for bill in bills), Decimal(0))
    complete = all(bill.complete for bill in bills)
    return SpanTotal(
        name=name or f"{months[0].label}-{months[-1].label}",
        first=months[0].label,
        months=len(months),
        whole=len(months) == length,
        messages=sum(month.messages for month in months),
        total=known if complete or known else None,
        complete=complete,
    )
