"""The volume of each month of a forecast: the trend of growth and steps, times the season.

Volumes are exact as long as 60 digits are enough for them, and no message is rounded here.
"""

from collections.abc import Iterator
from decimal import Context, Decimal
from fractions import Fraction

from capacity_cli.model.growth import GrowthEntry, Step
from capacity_cli.model.problems import Path, Problem, ProblemCode, Word
from capacity_cli.model.scenario import PeriodEntry, Scenario

_GROWTH: Path = ("workload", "growth")
_DIGITS = Context(prec=60, Emax=10**6, Emin=-(10**6))
_MOST, _LEAST = 200, -200  # powers of ten between which a volume must lie
_MONTHS_OF_A_YEAR = 12


def month_after(month: str, count: int) -> str:
    """The month of the calendar so many months after another one: 2027-01 is 1 after 2026-12."""
    year, number = month.split("-")
    months = int(year) * _MONTHS_OF_A_YEAR + int(number) - 1 + count
    return f"{months // _MONTHS_OF_A_YEAR:04}-{months % _MONTHS_OF_A_YEAR + 1:02}"


def growth_problems(scenario: Scenario) -> Iterator[Problem]:
    """Months of the calendar and seasons without a calendar, and steps that are not after the first month."""
    growth, first = scenario.workload.growth, scenario.period.month
    if growth is None:
        return
    if growth.seasons and first is None:
        yield _needs_month("seasons", (*_GROWTH, "seasons"))
    for at, step in enumerate(growth.steps):
        path = (*_GROWTH, "steps", at, "from")
        if first is None and isinstance(step.from_, str):
            yield _needs_month(step.from_, path)
        elif first is not None and isinstance(step.from_, str) and step.from_ <= first:
            values = {"found": step.from_, "minimum": first, "bound": Word("bound.above")}
            yield Problem(ProblemCode.TOO_SMALL, values, path)
    yield from _same_month(growth, scenario.period)


def _needs_month(key: str, path: Path) -> Problem:
    return Problem(ProblemCode.NEEDS_KEY, {"key": key, "needs": "period: {month: 2026-12}"}, path)


def _same_month(growth: GrowthEntry, period: PeriodEntry) -> Iterator[Problem]:
    """A step by the number of a month of which another step gives the name."""
    if period.month is None:
        return
    named = {step.from_ for step in growth.steps}
    for at, step in enumerate(growth.steps):
        if isinstance(step.from_, int) and month_after(period.month, step.from_) in named:
            yield Problem(ProblemCode.LISTED_TWICE, {"name": str(step.from_)}, (*_GROWTH, "steps", at, "from"))


def length_problems(scenario: Scenario, months: int) -> Iterator[Problem]:
    """A list of months that ends before the forecast does, and a volume beyond all measure."""
    growth = scenario.workload.growth
    if growth is None:
        return
    if growth.by_month is not None and len(growth.by_month) < months - 1:
        listed = len(growth.by_month)
        values = {"listed": str(listed), "needed": str(months - 1), "months": str(listed + 1)}
        yield Problem(ProblemCode.FEW_MONTHS, values, (*_GROWTH, "by_month"))
        return
    for number, (level, _) in enumerate(_trend(scenario, months)):
        if not _LEAST <= level.adjusted() < _MOST:
            yield Problem(ProblemCode.BEYOND_MEASURE, {"month": label_of(scenario.period, number)}, _GROWTH)
            return


def volumes(scenario: Scenario, months: int) -> tuple[Fraction, ...]:
    """Messages on an active day of each month, of which the first has what the scenario states.

    The scenario has none of the problems above.
    """
    growth, first = scenario.workload.growth, scenario.period.month
    if growth is None or first is None:
        return tuple(Fraction(level) for level, _ in _trend(scenario, months))
    return tuple(
        Fraction(level) * Fraction(_season(growth, first, number)) / Fraction(_season(growth, first, stated))
        for number, (level, stated) in enumerate(_trend(scenario, months))
    )


def label_of(period: PeriodEntry, number: int) -> str:
    """What a month is called: `2026-12` on the calendar, else its number from 0."""
    return str(number) if period.month is None else month_after(period.month, number)


def _trend(scenario: Scenario, months: int) -> list[tuple[Decimal, int]]:
    """Volumes as growth and steps make them, each with the month whose season it has: the one of a stated volume."""
    growth, first = scenario.workload.growth or GrowthEntry(), scenario.period.month
    steps = {_number_of(step, first): step for step in growth.steps}
    level, stated = Decimal(scenario.workload.messages_per_day), 0
    trend = [(level, stated)]
    for number in range(1, months):
        step = steps.get(number)
        if step is not None and step.to is not None:
            level, stated = Decimal(step.to), number
        else:
            level = _more(level, _change_of(growth, number))
            level = level if step is None or step.by is None else _more(level, step.by)
        trend.append((level, stated))
    return trend


def _more(level: Decimal, change: Decimal) -> Decimal:
    return _DIGITS.multiply(level, _DIGITS.add(1, change))


def _change_of(growth: GrowthEntry, number: int) -> Decimal:
    if growth.by_month is None:
        return growth.monthly or Decimal(0)
    return growth.by_month[number - 1]


def _season(growth: GrowthEntry, first: str, number: int) -> Decimal:
    """The part of its trend that a month has."""
    return _DIGITS.add(1, growth.seasons.get(int(month_after(first, number).partition("-")[2]), Decimal(0)))


def _number_of(step: Step, first: str | None) -> int:
    """The number of the month of a step, from 0."""
    if isinstance(step.from_, int) or first is None:
        return int(step.from_)
    (year, month), (first_year, first_month) = (map(int, each.split("-")) for each in (step.from_, first))
    return (year - first_year) * _MONTHS_OF_A_YEAR + month - first_month
