"""A step of a recommendation or of a rung, explained: what it changes, and what that adds to the cost.

Each effect is that of making the steps in their order: the bill with it less the bill before it. What is unknown in
both bills plays no part.
"""

from collections.abc import Mapping
from decimal import localcontext
from itertools import islice

from capacity_cli.model.explanation.arithmetic import given, given_text, in_scenario, made, renamed
from capacity_cli.model.explanation.explain import PlanExplained
from capacity_cli.model.explanation.node import Explanation, Operation, named
from capacity_cli.model.numbers import EXACT
from capacity_cli.model.plan import plan
from capacity_cli.model.problems import Path
from capacity_cli.model.recommend.explained import ConfiguredExplained
from capacity_cli.model.recommend.steps import Stride, strides
from capacity_cli.model.setting import Setting

STEP_FIGURES = ("from", "to", "cost_effect")
"""The figures of a step."""


def step_figure(own: Setting, target: ConfiguredExplained, number: int, figure: str) -> Explanation | None:
    """A figure of a step from a scenario to a configuration; none if there is none, or it has none."""
    with localcontext(EXACT):
        stride = next(islice(strides(own, target.setting), number, None), None)
    if stride is None:
        return None
    match figure:
        case "from" if stride.move.before is not None:
            return _stated(stride.move.path, stride.move.before)
        case "to":
            return target.metric(_figure_of(stride.move.path))
        case "cost_effect" if stride.move.effect is not None:
            return _effect(stride, number)
        case _:
            return None


def _stated(path: Path, value: str) -> Explanation:
    """What the scenario says now."""
    origin = in_scenario(*path)
    if value.isascii() and value.isdecimal():
        return given(named("configured.now"), int(value), origin)
    return given_text(named("configured.now"), value, origin)


def _figure_of(path: Path) -> tuple[str, ...]:
    """The figure of a configuration that a step sets."""
    match path:
        case ("services", str(vendor), str(key)):
            return _OF_SERVICE[key], vendor
        case _:
            return (str(path[-1]),)


_OF_SERVICE: Mapping[str, str] = {"plan": "plans", "region": "regions"}


def _effect(stride: Stride, number: int) -> Explanation:
    """The bill with a step less the bill before it."""
    currency = stride.after.scenario.currency
    before, after = (_billed(each) for each in (stride.before, stride.after))
    name = named("configured.effect")
    return made(
        Operation.DIFFERENCE, name,
        renamed(after, named("configured.bill_after", number=number + 1)),
        renamed(before, named("configured.bill_before", number=number + 1)), currency=currency,
    )  # fmt: skip


def _billed(setting: Setting) -> Explanation:
    """The lines of a bill before tax that are known."""
    with localcontext(EXACT):
        bill = PlanExplained(setting, plan(setting)).bill
    known = [line for line in bill.before_tax() if line.number is not None]
    return made(Operation.SUM, named("table.monthly_cost"), *known, currency=setting.scenario.currency)
