"""The budget: what of it may be spent, and where a scenario takes it for a bound without having one."""

from collections.abc import Iterator
from fractions import Fraction

from capacity_cli.model.fields import BUDGET
from capacity_cli.model.problems import Problem, ProblemCode
from capacity_cli.model.scenario import Budget, Scenario


def usable_budget(budget: Budget) -> Fraction:
    """The budget without the contingency that is kept back."""
    return Fraction(budget.monthly) * (1 - Fraction(budget.contingency))


def budget_problems(scenario: Scenario) -> Iterator[Problem]:
    """Checks that take `budget` as a bound in a scenario without one."""
    for name, check in scenario.checks.items():
        for key, bound in (("min", check.min), ("max", check.max)):
            if bound == BUDGET and scenario.budget is None:
                yield Problem(ProblemCode.NEEDS_KEY, {"key": BUDGET, "needs": "budget.monthly"}, ("checks", name, key))
