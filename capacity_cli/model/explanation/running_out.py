"""When a ceiling is reached, explained: the day on which a month's allowance is used up, the months until it is full.

What lasts has no such date, and its explanation names what it was told from.
"""

from fractions import Fraction

from capacity_cli.model.explanation.arithmetic import defined, fixed, made, renamed
from capacity_cli.model.explanation.node import Explanation, Operation, named
from capacity_cli.model.metrics import Known


def used_up(day: int | Fraction | None, limit: Explanation, used: Explanation, days: Explanation) -> Explanation:
    """The day of the period on which what it covers is used up: the one after the last that is covered whole."""
    name = named("explain.used_up_on_day")
    if day is None:
        return defined(name, None, Known.NOTHING, named("explain.not_used_up"), limit, used)
    a_day = made(Operation.QUOTIENT, named("explain.used_a_day"), used, days)
    covered = made(Operation.WHOLE_TIMES, named("explain.days_covered"), limit, a_day)
    return made(Operation.SUM, name, covered, fixed(named("explain.day_after"), 1))


def until_full(
    months: Fraction | None, limit: Explanation, growth: tuple[Explanation, Explanation] | None
) -> Explanation:
    """The months in which what is stored, and what a month adds, grow to the ceiling."""
    name = named("explain.months_until_full")
    if growth is None or months is None:
        return defined(name, None, Known.NOTHING, named("explain.never_full"), limit, *(growth or ()))
    stored, added = growth
    room = made(Operation.BEYOND, named("explain.room"), limit, stored)
    return made(Operation.QUOTIENT, name, room, added) if room.number else renamed(room, name)
