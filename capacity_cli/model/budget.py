"""The budget: what of it may be spent, once the contingency is kept back."""

from fractions import Fraction

from capacity_cli.model.scenario import Budget


def usable_budget(budget: Budget) -> Fraction:
    """The budget without the contingency that is kept back."""
    return Fraction(budget.monthly) * (1 - Fraction(budget.contingency))
