"""The months of a forecast: each is planned by the same functions as a scenario, with what the months before it used.

The first month is the scenario's own, so that a forecast of one month is its plan.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import localcontext
from fractions import Fraction

from capacity_cli.model.ahead import Ahead
from capacity_cli.model.choosing import settled_anew
from capacity_cli.model.numbers import EXACT
from capacity_cli.model.plan import CapacityPlan, worked_out
from capacity_cli.model.setting import Setting
from capacity_cli.model.usage import added_to_stocks, messages_in_period

MonthLabel = int | str
"""A month's name: `2026-12` on the calendar, else its number from 0."""


@dataclass(frozen=True, slots=True)
class PlannedMonth:
    """One month of a forecast."""

    label: MonthLabel
    """Its name."""
    setting: Setting
    """The scenario in that month."""
    messages: int
    """Its messages, whole."""
    plan: CapacityPlan
    """Its plan, without findings."""


def planned_months(
    setting_of: Callable[[int], Setting], labels: Sequence[MonthLabel], volumes: Sequence[Fraction]
) -> Iterator[PlannedMonth]:
    """The plan of each month, in order; `setting_of` gives the scenario on the days and at the prices of a month."""
    ahead = Ahead(volumes[0])
    for number, label in enumerate(labels):
        setting = replace(setting_of(number), ahead=ahead)
        if number:
            setting = settled_anew(setting)
        worked = worked_out(setting)
        yield PlannedMonth(label, setting, messages_in_period(setting), worked.plan())
        if number + 1 < len(labels):
            billed = {(each.vendor, each.meter): each.quantity for each in worked.billed}
            with localcontext(EXACT):
                ahead = ahead.after(volumes[number + 1], billed, added_to_stocks(setting, worked.work))
