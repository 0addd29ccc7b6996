"""The usable budget, explained: what of it may be spent once the contingency is kept back, and when its alerts warn.

Only the budget is stated: a threshold is a share of it in `alerts`, which has a default.
"""

from capacity_cli.model.explanation.arithmetic import given, given_share, in_scenario, made, whole
from capacity_cli.model.explanation.node import Explanation, Operation, named
from capacity_cli.model.scenario import Alerts, Budget


def usable_budget_of(budget: Budget, currency: str) -> Explanation:
    """The budget without what is kept back."""
    monthly = given(named("forecast.monthly_budget"), budget.monthly, in_scenario("budget", "monthly"), currency)
    if not budget.contingency:
        return monthly
    kept = given_share(named("forecast.contingency"), budget.contingency, in_scenario("budget", "contingency"))
    rest = made(Operation.DIFFERENCE, named("forecast.not_kept_back"), whole(named("explain.whole")), kept)
    return made(Operation.PRODUCT, named("forecast.usable_budget"), monthly, rest, currency=currency)


def monthly_threshold_of(budget: Budget, alerts: Alerts, currency: str) -> Explanation:
    """The bill of a period from which on the alert of the month warns."""
    usable, share = usable_budget_of(budget, currency), _share(alerts, "monthly_budget")
    return made(Operation.PRODUCT, named("forecast.bound"), usable, share, currency=currency)


def daily_threshold_of(budget: Budget, alerts: Alerts, days: Explanation, currency: str) -> Explanation:
    """The bill of a mean day of so many from which on the alert of the day warns."""
    usable, share = usable_budget_of(budget, currency), _share(alerts, "daily_budget")
    a_day = made(Operation.QUOTIENT, named("forecast.usable_a_day"), usable, days, currency=currency)
    return made(Operation.PRODUCT, named("forecast.bound"), a_day, share, currency=currency)


def _share(alerts: Alerts, key: str) -> Explanation:
    """The share of the budget from which on an alert warns."""
    return given_share(named("forecast.warns_from"), getattr(alerts, key), in_scenario("alerts", key))
