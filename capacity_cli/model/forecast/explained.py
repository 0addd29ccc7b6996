"""A forecast, explained: each figure by its path in the JSON, each month by the plan that it is.

Behind `months.N` stands every metric of a plan, too. A figure of another month is not taken apart again: its path is
given.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from capacity_cli.model.explanation.arithmetic import fixed, made, rounded_to
from capacity_cli.model.explanation.budget import usable_budget_of
from capacity_cli.model.explanation.explain import PlanExplained
from capacity_cli.model.explanation.node import Explanation, Operation, named
from capacity_cli.model.forecast.explained_breaks import break_figure
from capacity_cli.model.forecast.explained_when import break_month
from capacity_cli.model.forecast.forecast import Forecast
from capacity_cli.model.forecast.months import PlannedMonth
from capacity_cli.model.forecast.referring import total_of
from capacity_cli.model.forecast.totals import SpanTotal
from capacity_cli.model.invoice import LineKind
from capacity_cli.model.metrics import is_position
from capacity_cli.model.money import RoundingMode

_OF_PLAN = {
    "headroom": "capacity.headroom",
    "total": "cost.total",
    "total_with_tax": "cost.total_with_tax",
    "per_message": "cost.per_message",
    "capacity_per_day": "capacity.messages_per_day",
    "peak_headroom": "capacity.peak.headroom",
    "wait_minutes": "capacity.peak.wait_minutes",
    "backlog_jobs": "capacity.peak.backlog_jobs",
    "lost_per_day": "capacity.lost_per_day",
}
"""The figures of a month that are those of its plan, and their names there."""
_OF_MONTH = (*_OF_PLAN, "messages_per_day", "messages", "cumulative", "budget_used")


@dataclass(frozen=True)
class ForecastExplained:
    """The explanations of a forecast."""

    forecast: Forecast
    """The figures."""
    planned: Sequence[PlannedMonth]
    """The plans of its months."""
    _plans: dict[int, PlanExplained] = field(default_factory=dict)

    def metric(self, name: str) -> Explanation | None:
        """The explanation of a figure by its path; none if it does not exist or has none."""
        match name.split("."):
            case ["months", month, *figure] if figure and (number := self.number_of(month)) is not None:
                return self.of_month(number, tuple(figure))
            case ["breaks", number, "month"] if _stands(number, self.forecast.breaks):
                return break_month(self.forecast.breaks[int(number)], self.planned, self.of_month)
            case ["breaks", number, figure] if _stands(number, self.forecast.breaks):
                return break_figure(self.forecast.breaks[int(number)], figure, self.planned, self.of_month)
            case ["quarters", number, figure] if _stands(number, self.forecast.quarters):
                return self._of_span(self.forecast.quarters[int(number)], figure)
            case ["years", number, figure] if _stands(number, self.forecast.years):
                return self._of_span(self.forecast.years[int(number)], figure)
            case _:
                return None

    def number_of(self, month: str) -> int | None:
        """The number of a month in the list, from 0, by that number or by its name; none if there is no such month."""
        if _stands(month, self.planned):
            return int(month)
        return next((at for at, each in enumerate(self.planned) if str(each.label) == month), None)

    def month_of(self, name: str) -> int:
        """The number of the month at whose prices a figure is told; the first of what is of several months."""
        match name.split("."):
            case ["months", month, *_]:
                return self.number_of(month) or 0
            case ["breaks", number, figure] if _stands(number, self.forecast.breaks):
                at = self.number_of(str(self.forecast.breaks[int(number)].month)) or 0
                return max(at - 1, 0) if figure == "before" else at
            case _:
                return 0

    def names(self) -> tuple[str, ...]:
        """The names of the figures of its months and totals, and of the months of its breaks."""
        spans = [("quarters", self.forecast.quarters), ("years", self.forecast.years)]
        return (
            *(f"months.{number}.{figure}" for number in range(len(self.planned)) for figure in _OF_MONTH),
            *(f"breaks.{number}.month" for number in range(len(self.forecast.breaks))),
            *(f"{kind}.{number}.total" for kind, found in spans for number in range(len(found))),
        )

    def of_month(self, number: int, figure: tuple[str, ...]) -> Explanation | None:
        """A figure of a month by its path within it."""
        match figure:
            case ("messages_per_day",):
                return _whole(self._plan(number).run.work.messages_per_day)
            case ("messages",):
                return self._plan(number).run.work.messages
            case ("cumulative",):
                return self._sum("forecast.cumulative", self.planned[: number + 1])
            case ("budget_used",):
                return self._budget_used(number)
            case ("lines", at, *rest) if len(rest) == 1 and is_position(at):
                return self._of_line(number, int(at), rest[0])
            case _:
                name = ".".join(figure)
                return self._plan(number).metric(_OF_PLAN.get(name, name))

    def _plan(self, number: int) -> PlanExplained:
        if number not in self._plans:
            month = self.planned[number]
            self._plans[number] = PlanExplained(month.setting, month.plan)
        return self._plans[number]

    def _of_line(self, number: int, at: int, figure: str) -> Explanation | None:
        """A figure of a line, tax aside; its price is that of its only part."""
        lines = [
            of_bill
            for of_bill, line in enumerate(self.planned[number].plan.cost.lines)
            if line.kind is not LineKind.TAX
        ]
        if at >= len(lines):
            return None
        path = "parts.0.unit_price" if figure == "unit_price" else figure
        return self._plan(number).metric(f"cost.lines.{lines[at]}.{path}")

    def _budget_used(self, number: int) -> Explanation | None:
        """The known total in percent of the usable budget."""
        month = self.planned[number]
        budget = month.setting.scenario.budget
        if budget is None:
            return None
        whole = self._plan(number).metric("cost.total") if month.plan.cost.complete else None
        total = whole or total_of(self.planned, number)
        return made(
            Operation.PERCENTAGE, named("forecast.budget_used"), total, usable_budget_of(budget, self._currency)
        )

    def _of_span(self, span: SpanTotal, figure: str) -> Explanation | None:
        """A figure of a quarter or a year."""
        first = next(at for at, month in enumerate(self.planned) if month.label == span.first)
        months = self.planned[first : first + int(span.months)]
        match figure:
            case "total":
                return self._sum("forecast.span_total", months)
            case "messages":
                parts = (fixed(named("forecast.messages_of", month=each.label), each.messages) for each in months)
                return made(Operation.SUM, named("explain.messages"), *parts)
            case "months":
                return fixed(named("forecast.months_of_span"), int(span.months))
            case _:
                return None

    def _sum(self, key: str, months: Sequence[PlannedMonth]) -> Explanation:
        """The known totals of some months together."""
        parts = (total_of(self.planned, at) for at, each in enumerate(self.planned) if each in months)
        return made(Operation.SUM, named(key), *parts, currency=self._currency)

    @property
    def _currency(self) -> str:
        return self.planned[0].setting.scenario.currency


def _whole(figure: Explanation) -> Explanation:
    """Messages as whole ones."""
    step = fixed(named("explain.whole_message"), 1)
    return rounded_to(named("explain.whole_messages"), figure, step, RoundingMode.HALF_UP)


def _stands(step: str, found: Sequence[object]) -> bool:
    return is_position(step) and int(step) < len(found)
