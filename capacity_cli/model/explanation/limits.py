"""A ceiling, explained: what is used in the span that it counts in, and how much of it that is."""

from dataclasses import dataclass, replace
from fractions import Fraction

from capacity_cli.model.explanation import words
from capacity_cli.model.explanation.active_day import used_on_active_day
from capacity_cli.model.explanation.arithmetic import (
    given,
    made,
    made_of_known,
    priced_at,
    renamed,
)
from capacity_cli.model.explanation.ceilings import ceiling, ceilings
from capacity_cli.model.explanation.node import Explanation, Operation, named
from capacity_cli.model.explanation.quantities import Quantities
from capacity_cli.model.explanation.run_limits import used_by_runs
from capacity_cli.model.explanation.running_out import until_full, used_up
from capacity_cli.model.leaves import Unlimited
from capacity_cli.model.limits import LimitUse
from capacity_cli.model.metrics import DATES, Known, rows_of
from capacity_cli.model.numbers import exact
from capacity_cli.model.prices.limit import Limit
from capacity_cli.model.prices.source import Apart
from capacity_cli.model.prices.windows import MONTH
from capacity_cli.model.problems import Word
from capacity_cli.model.run_limits import RunMeter
from capacity_cli.model.subscription import Subscription
from capacity_cli.model.usage import Usage, usage_by_meter

_DAY_SECONDS = 86_400


@dataclass(frozen=True)
class LimitsExplained:
    """The explanations of a plan's ceilings."""

    rows: tuple[LimitUse, ...]
    """The ceilings and how much of them is used."""
    used: tuple[Usage, ...]
    """What is used of each meter."""
    quantities: Quantities
    """The explanations of that."""

    def metric(self, path: tuple[str, ...]) -> Explanation | None:
        """The explanation of a figure by its path within the limits; none if it has none."""
        of_meter = rows_of(self.rows, path) if len(path) > 1 else []
        match path:
            case (*of, figure) if figure in DATES and (rows := rows_of(self.rows, of)):
                return self._soonest(rows, figure)
            case _ if of_meter:
                return self._tightest(of_meter)
            case (number, "used"):
                return self._used(self.rows[int(number)])
            case (number, "limit"):
                return self._limit(self.rows[int(number)])
            case (number, "headroom"):
                row = self.rows[int(number)]
                return made(Operation.QUOTIENT, named("table.headroom"), self._limit(row), self._used(row))
            case _:
                return None

    def beyond(self, number: int) -> Explanation | None:
        """What happens above a ceiling by its position; none if there is no such ceiling."""
        if number >= len(self.rows):
            return None
        return words.beyond(self.rows[number], written=self._written(self.rows[number]) is not None)

    def _tightest(self, rows: list[LimitUse]) -> Explanation:
        """The share of the ceiling that is nearest."""
        percents = [self._percent(row) for row in rows]
        if len(percents) == 1:
            return percents[0]
        return made_of_known(Operation.MAXIMUM, named("explain.tightest"), percents)

    def _soonest(self, rows: list[LimitUse], figure: str) -> Explanation:
        """When the ceiling is reached that is reached first; the first ceiling where none is."""
        first = min(rows, key=lambda row: (getattr(row, figure) is None, getattr(row, figure) or 0))
        if figure == "used_up_on_day":
            return used_up(first.used_up_on_day, self._limit(first), self._used(first), self.quantities.work.days)
        growth = self.quantities.growth(first.vendor, first.meter)
        return until_full(first.months_until_full, self._limit(first), growth)

    def _percent(self, row: LimitUse) -> Explanation:
        name = named("explain.percent_of_limit", meter=self._meter_title(row))
        percent = made(Operation.PERCENTAGE, name, self._used(row), self._limit(row))
        if isinstance(row.headroom, Unlimited):
            return replace(percent, figure=exact(0), known=Known.EXACTLY)
        return replace(percent, known=Known.ENDLESS) if row.headroom == 0 else percent

    def _used(self, row: LimitUse) -> Explanation:
        """What is used in the span of the ceiling: the mean of such spans, or the most that a project uses."""
        if row.of_run:
            return used_by_runs(self.quantities.run, row)
        used, written = self.quantities.of(row.vendor, row.meter), self._written(row)
        by_project = self.quantities.by_project(row.vendor, row.meter)
        if row.per == Apart.PROJECT and by_project and used.number is not None:
            return made(Operation.MAXIMUM, named("explain.used_by_project"), *by_project)
        if written is None or written.per.seconds is None:
            return used
        name = named("explain.used_in_span", per=_span(row))
        usage = usage_by_meter(row.vendor, self.used)[row.meter]
        a_day = used_on_active_day(self.quantities, usage, used)
        if written.per.seconds == _DAY_SECONDS:
            return renamed(a_day, name)
        length = exact(Fraction(written.per.seconds) / _DAY_SECONDS)
        span = given(named("explain.days_of_limit"), length, priced_at(row.vendor, (*row.price_path, "per")))
        return made(Operation.PRODUCT, name, a_day, span)

    def _limit(self, row: LimitUse) -> Explanation:
        """The ceiling, where it is written."""
        of_period, written = row.per == MONTH.text, self._written(row)
        name = named("explain.limit") if of_period else named("explain.limit_per", per=_span(row))
        if row.of_run and row.meter == RunMeter.FUNCTION_SECONDS:
            return renamed(self.quantities.run.function_max_seconds, name)
        if row.of_run and row.meter == RunMeter.FUNCTION_MEMORY_GB:
            return renamed(self.quantities.run.memory_gb, name)
        if written is not None:
            return ceiling(name, self._subscription(row), written, row.price_path)
        assert not isinstance(row.limit, Unlimited)  # noqa: S101  what a charge includes has an end
        return given(name, row.limit, priced_at(row.vendor, row.price_path))

    def _meter_title(self, row: LimitUse) -> str:
        return self._subscription(row).prices.meter_title(row.meter)

    def _written(self, row: LimitUse) -> Limit | None:
        """The ceiling as it is written; none for units that a charge includes."""
        return next((limit for limit, path in ceilings(self._subscription(row)) if path == row.price_path), None)

    def _subscription(self, row: LimitUse) -> Subscription:
        return self.quantities.work.setting.subscriptions[row.vendor]


def _span(row: LimitUse) -> str:
    """What a ceiling counts in, as a word of the catalog where it is one."""
    return Word(f"span.{row.per}") if row.per.isalpha() else row.per
