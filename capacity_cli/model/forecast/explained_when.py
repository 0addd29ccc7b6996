"""The month of a break, explained: what is first true in it, and the figure of the month against its bound.

The figure is not taken apart: the path of its explanation is given.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from capacity_cli.model.explanation.arithmetic import defined
from capacity_cli.model.explanation.node import Explanation, Form, Name, Operation, named
from capacity_cli.model.forecast.breaks import Break, BreakKind
from capacity_cli.model.forecast.explained_breaks import OfMonth, break_figure, figure_paths, used
from capacity_cli.model.forecast.months import PlannedMonth
from capacity_cli.model.forecast.referring import total_of
from capacity_cli.model.leaves import Quantity
from capacity_cli.model.metrics import Known

_FIRST: Mapping[BreakKind, str] = {
    BreakKind.THRESHOLD: "forecast.first_reached",
    BreakKind.STOCK: "forecast.first_used_up",
    BreakKind.BALANCE: "forecast.first_used_up",
    BreakKind.TIER: "forecast.first_priced",
    BreakKind.PRICE: "forecast.first_priced",
}
"""What is first true in the month of a break, where that is not that a bound is not kept."""


def break_month(each: Break, planned: Sequence[PlannedMonth], of_month: OfMonth) -> Explanation:
    """The explanation of the month in which something breaks, or the bill changes."""
    number = next(at for at, month in enumerate(planned) if month.label == each.month)
    parts, name = tuple(_compared(each, number, planned, of_month)), named("forecast.month")
    if isinstance(each.month, int):
        return defined(name, each.month, Known.EXACTLY, _first(each), *parts)
    return Explanation(name, each.month, Operation.DEFINED, parts, form=Form.TEXT, note=_first(each))


def _first(each: Break) -> Name:
    """What is first true."""
    if each.kind is BreakKind.PLAN:
        return named("forecast.first_on_plan", before=each.plan_before or "", after=each.plan_after or "")
    return named(_FIRST.get(each.kind, "forecast.first_broken"))


def _compared(each: Break, number: int, planned: Sequence[PlannedMonth], of_month: OfMonth) -> Iterator[Explanation]:
    """The figure of the month and its bound; where the bill changes, what there was before."""
    if each.kind is BreakKind.PLAN:
        yield from (total_of(planned, at) for at in (number - 1, number))
        return
    if each.kind in (BreakKind.TIER, BreakKind.PRICE) and each.before is not None:
        yield from _led(each, number - 1, each.before, planned, of_month)
    yield from _led(each, number, each.after, planned, of_month)
    bound = break_figure(each, "bound", planned, of_month)
    yield from () if bound is None else (bound,)


def _led(
    each: Break, number: int, figure: Quantity | None, planned: Sequence[PlannedMonth], of_month: OfMonth
) -> Iterator[Explanation]:
    """A figure of a month, with the path of its explanation."""
    for path in figure_paths(each, planned[number]):
        found = of_month(number, path)
        if found is not None and found.number == figure:
            note = named("forecast.explained_by", metric=".".join(("months", str(number), *path)))
            yield replace(found, operation=Operation.DEFINED, parts=(), rounding=None, note=note, origin=None)
            return
    if figure is not None:
        yield used(each, number, figure, planned, of_month)
