"""Figures of a forecast that others rest on, explained: the total of a month, by its path.

The total of a month is not taken apart where it is one of many; whoever wants to know asks for its path.
"""

from collections.abc import Sequence
from dataclasses import replace

from capacity_cli.model.explanation.arithmetic import defined
from capacity_cli.model.explanation.node import Explanation, Form, named
from capacity_cli.model.forecast.months import PlannedMonth
from capacity_cli.model.leaves import Quantity
from capacity_cli.model.metrics import Known


def total_of(planned: Sequence[PlannedMonth], number: int) -> Explanation:
    """The part of a month's total that is known; the path of its explanation is given."""
    month = planned[number]
    cost, currency = month.plan.cost, month.setting.scenario.currency
    known = Known.EXACTLY if cost.complete else Known.AT_LEAST
    name = named("forecast.total_of", month=str(month.label))
    note = named("forecast.explained_by", metric=f"months.{number}.total")
    return replace(defined(name, cost.known, known, note), form=Form.MONEY, currency=currency)


def referred(figure: Quantity, metric: str | None = None) -> Explanation:
    """A figure of a break that is none of its month, with the figure of the month from which it follows, if any."""
    note = named("forecast.of_break") if metric is None else named("forecast.follows_from", metric=metric)
    return defined(named("forecast.break_figure"), figure, Known.EXACTLY, note)
