"""The usable budget, explained: what of it may be spent once the contingency is kept back."""

from capacity_cli.model.explanation.arithmetic import given, given_share, in_scenario, made, whole
from capacity_cli.model.explanation.node import Explanation, Operation, named
from capacity_cli.model.scenario import Budget


def usable_budget_of(budget: Budget, currency: str) -> Explanation:
    """The budget without what is kept back."""
    monthly = given(named("forecast.monthly_budget"), budget.monthly, in_scenario("budget", "monthly"), currency)
    if not budget.contingency:
        return monthly
    kept = given_share(named("forecast.contingency"), budget.contingency, in_scenario("budget", "contingency"))
    rest = made(Operation.DIFFERENCE, named("forecast.not_kept_back"), whole(named("explain.whole")), kept)
    return made(Operation.PRODUCT, named("forecast.usable_budget"), monthly, rest, currency=currency)
