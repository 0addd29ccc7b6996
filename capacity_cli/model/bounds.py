"""What the bounds of checks amount to: a number, a percentage of a limit, or the usable budget.

A percentage is of a limit only: the metric of a limit is percent already, so `80%` and `80` mean the same there. The
budget bounds money only. What a metric measures is known by its name, since a policy is judged without a plan.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from capacity_cli.model.budget import usable_budget
from capacity_cli.model.fields import BUDGET, OfLimit
from capacity_cli.model.problems import Path, Problem, ProblemCode, Word
from capacity_cli.model.scenario import Budget, Check

_LIMITS = "limits"
_DATES = frozenset({"used_up_on_day", "months_until_full"})
_PLACED = 2  # steps of limits.0
_OF_NO_MONEY = frozenset(
    {
        "capacity", _LIMITS, "balances", "exchange_rates", "headroom", "peak_headroom", "unit_cost", "wait_minutes",
        "backlog_jobs",
    }
)  # fmt: skip
"""What begins the name of a metric that is no amount of the answer's currency."""
_OF_A_UNIT = frozenset({"per_message", "blended_unit_cost", "quantity", "unit_price", "flat_fee"})
"""What ends the name of a part of the bill that is none."""


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
    """Bounds that mean nothing here: a missing budget, or one of no money, and a percentage of what is no limit."""
    for name, check in checks.items():
        for key, bound in (("min", check.min), ("max", check.max)):
            path = (*at, name, key)
            if bound == BUDGET and not _is_money(name):
                values = {"found": BUDGET, "expected": Word("form.bound_of_no_money"), "example": "2"}
                yield Problem(ProblemCode.BAD_FORM, values, path)
            elif bound == BUDGET and budget is None:
                yield Problem(ProblemCode.NEEDS_KEY, {"key": BUDGET, "needs": "budget.monthly"}, path)
            if isinstance(bound, OfLimit) and not _is_share_of_limit(name):
                yield Problem(ProblemCode.NOT_A_NUMBER, {"found": f"{bound.percent:f}%"}, path)


def _is_money(name: str) -> bool:
    """Whether a metric may be an amount; one that does not exist is left to the judge."""
    steps = name.split(".")
    return steps[0] not in _OF_NO_MONEY and steps[-1] not in _OF_A_UNIT


def _is_share_of_limit(name: str) -> bool:
    """Whether a metric is how much of a limit is used, and not another figure of it, such as a day."""
    steps = name.split(".")
    part_of_row = len(steps) > _PLACED and steps[1].isdecimal()
    return steps[0] == _LIMITS and len(steps) >= _PLACED and steps[-1] not in _DATES and not part_of_row
