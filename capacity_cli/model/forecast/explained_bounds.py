"""The bounds of a forecast, explained: what a scenario asks for, and what every scenario has to keep.

Those of its budget stand nowhere: they are worked out from it, the thresholds of its alerts too.
"""

from capacity_cli.model.explanation.arithmetic import fixed, given, in_scenario
from capacity_cli.model.explanation.budget import daily_threshold_of, monthly_threshold_of, usable_budget_of
from capacity_cli.model.explanation.node import Explanation, named
from capacity_cli.model.explanation.work import Work
from capacity_cli.model.fields import BUDGET
from capacity_cli.model.forecast.breaks import Break, BreakKind
from capacity_cli.model.leaves import Quantity
from capacity_cli.model.scenario import Budget
from capacity_cli.model.setting import Setting


def stated_bound(each: Break, bound: Quantity, setting: Setting) -> Explanation | None:
    """What a scenario had to keep in a month; none where a price list has the bound."""
    budget, name = setting.scenario.budget, named("forecast.bound")
    of_budget = None if budget is None else _of_budget(each, budget, setting)
    if of_budget is not None and of_budget.number == bound:
        return of_budget
    match each.kind:
        case BreakKind.CAPACITY | BreakKind.RESERVE:
            return fixed(name, bound)
        case BreakKind.CHECK:
            return given(name, bound, in_scenario("checks", each.limit))
        case BreakKind.THRESHOLD:
            return given(name, bound, in_scenario("alerts", each.limit))
        case _:
            return None


def _of_budget(each: Break, budget: Budget, setting: Setting) -> Explanation | None:
    """The usable budget, or the threshold of one of its alerts; none if the bound is another one."""
    scenario = setting.scenario
    match each.kind, each.limit:
        case BreakKind.BUDGET, _:
            return usable_budget_of(budget, scenario.currency)
        case BreakKind.CHECK, check if scenario.checks[check].max == BUDGET:
            return usable_budget_of(budget, scenario.currency)
        case BreakKind.THRESHOLD, "monthly_budget":
            return monthly_threshold_of(budget, scenario.alerts, scenario.currency)
        case BreakKind.THRESHOLD, "daily_budget":
            return daily_threshold_of(budget, scenario.alerts, Work(setting).days, scenario.currency)
        case _:
            return None
