"""The question that the options of `solve` ask: exactly one goal, with what it needs."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from capacity_cli.model.problems import Place, Problem, ProblemCode, Word

if TYPE_CHECKING:
    from capacity_cli.model.solving.rival import Rival
    from capacity_cli.model.solving.solve import Question

_SOLVE = "capacity solve"

Budget = Annotated[str | None, typer.Option("--budget", metavar="AMOUNT", envvar="CAPACITY_BUDGET")]
Headroom = Annotated[str | None, typer.Option("--headroom", metavar="TIMES", envvar="CAPACITY_HEADROOM")]
UnitPrice = Annotated[bool, typer.Option("--unit-price", envvar="CAPACITY_UNIT_PRICE")]
DailyCap = Annotated[bool, typer.Option("--daily-cap", envvar="CAPACITY_DAILY_CAP")]
BreakEven = Annotated[bool, typer.Option("--break-even", envvar="CAPACITY_BREAK_EVEN")]
RivalPlan = Annotated[str | None, typer.Option("--plan", metavar="VENDOR=PLAN", envvar="CAPACITY_PLAN")]


class Asked(NamedTuple):
    """The options as they are given."""

    budget: str | None
    """`--budget`."""
    headroom: str | None
    """`--headroom`."""
    unit_price: bool
    """`--unit-price`."""
    daily_cap: bool
    """`--daily-cap`."""
    break_even: bool
    """`--break-even`."""
    plan: str | None
    """`--plan`."""


def question_of(asked: Asked, command: str = _SOLVE) -> "Question":
    """The question; raises `Refused` unless there is one goal, with a number where it needs one."""
    from capacity_cli.documents.refused import Refused  # noqa: PLC0415  the models load slowly
    from capacity_cli.model.solving.solve import Goal, Question  # noqa: PLC0415

    goals = [
        goal
        for goal, given in (
            (Goal.BUDGET, asked.budget is not None),
            (Goal.HEADROOM, asked.headroom is not None),
            (Goal.UNIT_PRICE, asked.unit_price),
            (Goal.DAILY_CAP, asked.daily_cap),
            (Goal.BREAK_EVEN, asked.break_even),
        )
        if given
    ]
    problems = list(_problems(command, len(goals), plan_without_goal=asked.plan is not None and not asked.break_even))
    if problems:
        raise Refused(problems)
    [goal] = goals
    if goal is Goal.BUDGET:
        return Question(goal, _number("--budget", asked.budget or "", at_least_0=True))
    if goal is Goal.HEADROOM:
        return Question(goal, _number("--headroom", asked.headroom or "", at_least_0=False))
    return Question(goal, rival=None if asked.plan is None else _rival(asked.plan))


def _problems(command: str, goals: int, *, plan_without_goal: bool) -> Iterator[Problem]:
    if goals != 1:
        values = {"detail": Word("usage.solve_goals"), "command": command, "suggestion": ""}
        yield Problem(ProblemCode.BAD_OPTION, values, place=Place(command, None, None))
    elif plan_without_goal:
        values = {"key": "--plan", "needs": "`--break-even`"}
        yield Problem(ProblemCode.NEEDS_KEY, values, place=Place(command, None, None))


def _number(option: str, text: str, *, at_least_0: bool) -> Decimal:
    """A number of 0 or more, or above 0."""
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415  the models load slowly

    from capacity_cli.documents.refused import Refused  # noqa: PLC0415
    from capacity_cli.model.fields import Amount, Positive  # noqa: PLC0415

    kind: TypeAdapter[Decimal] = TypeAdapter(Amount if at_least_0 else Positive)
    try:
        return kind.validate_python(text)
    except ValidationError as error:
        place = Place(f"{option} {text}", None, None)
        raise Refused([
            Problem(ProblemCode(each["type"]), each.get("ctx", {}), place=place) for each in error.errors()
        ]) from None  # fmt: skip


def _rival(text: str) -> "Rival":
    from capacity_cli.documents.refused import Refused  # noqa: PLC0415  the models load slowly
    from capacity_cli.model.solving.rival import Rival  # noqa: PLC0415

    vendor, _, plan = text.partition("=")
    if not vendor or not plan:
        values = {"found": text, "expected": Word("form.rival"), "example": "vercel=pro"}
        raise Refused([Problem(ProblemCode.BAD_FORM, values, place=Place(f"--plan {text}", None, None))])
    return Rival(vendor, plan)
