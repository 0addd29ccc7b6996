"""What the bounds of checks amount to: a number, a percentage of a limit, or the usable budget.

A percentage is of a limit only: the metric of a limit is percent already, so `80%` and `80` mean the same there.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from capacity_cli.model.budget import usable_budget
from capacity_cli.model.fields import BUDGET, OfLimit
from capacity_cli.model.problems import Path, Problem, ProblemCode
from capacity_cli.model.scenario import Budget, Check

_OF_LIMITS = "limits."


def size_of(bound: Decimal | OfLimit | str | None, budget: Budget | None) -> Fraction | None:
    """What a bound amounts to; none without a bound, and for `budget` where there is none."""
    match bound:
        case None:
            return None
        case OfLimit(percent):
            return Fraction(percent)
        case str():
            return None if budget is None else usable_budget(budget)
        case _:
            return Fraction(bound)


def bound_problems(checks: Mapping[str, Check], budget: Budget | None, at: Path = ("checks",)) -> Iterator[Problem]:
    """Bounds that mean nothing here: `budget` without a budget, and a percentage of what is no limit."""
    for name, check in checks.items():
        for key, bound in (("min", check.min), ("max", check.max)):
            path = (*at, name, key)
            if bound == BUDGET and budget is None:
                yield Problem(ProblemCode.NEEDS_KEY, {"key": BUDGET, "needs": "budget.monthly"}, path)
            if isinstance(bound, OfLimit) and not name.startswith(_OF_LIMITS):
                yield Problem(ProblemCode.NOT_A_NUMBER, {"found": f"{bound.percent:f}%"}, path)
