"""The figures of a break, explained: what was used of a bound in its month and in the one before, and the bound.

Where the figure is one of the month itself, that is what is explained; a figure that follows from one leads there.
"""

from collections.abc import Callable, Iterator, Sequence

from capacity_cli.model.explanation.node import Explanation
from capacity_cli.model.forecast.breaks import Break, BreakKind
from capacity_cli.model.forecast.explained_bounds import stated_bound
from capacity_cli.model.forecast.months import PlannedMonth
from capacity_cli.model.forecast.referring import referred, total_of
from capacity_cli.model.invoice import LineKind
from capacity_cli.model.leaves import Count, Quantity

Path = tuple[str, ...]
OfMonth = Callable[[int, Path], Explanation | None]
"""The explanation of a figure of a month by its path within it."""
_WAITING = {"wait_minutes": "wait_minutes", "waiting_jobs": "backlog_jobs"}
"""The thresholds of waiting, and the figures of a month that reach them."""


def break_figure(each: Break, figure: str, planned: Sequence[PlannedMonth], of_month: OfMonth) -> Explanation | None:
    """The explanation of a figure of a break; none if it has none."""
    number = next(at for at, month in enumerate(planned) if month.label == each.month)
    at = number - 1 if figure.endswith("before") else number
    match figure:
        case "before" | "after" if (found := getattr(each, figure)) is not None:
            return used(each, at, found, planned, of_month)
        case "bound" if each.bound is not None:
            return _bound(each, number, each.bound, planned, of_month)
        case "day" if each.day is not None:
            return _day(each, number, each.day, planned, of_month)
        case "total_before" | "total_after" if getattr(each, figure) is not None:
            return total_of(planned, at)
        case _:
            return None


def used(each: Break, number: int, figure: Quantity, planned: Sequence[PlannedMonth], of_month: OfMonth) -> Explanation:
    """What is used of the bound in a month: a figure of that month, if it is one."""
    found = _of_month(number, figure_paths(each, planned[number]), figure, of_month)
    return found or referred(figure, _leading(number, _reckoned(each, planned[number]), of_month))


def _day(each: Break, number: int, day: Count, planned: Sequence[PlannedMonth], of_month: OfMonth) -> Explanation:
    """The day on which something is used up: the month's own figure, or the one that it is reckoned from."""
    paths = list(_reckoned(each, planned[number]))
    if each.kind is BreakKind.STOCK:
        full = ((*path[:-1], "months_until_full") for path in paths)
        return referred(day, _leading(number, full, of_month))
    used_up = ((*path[:-1], "used_up_on_day") for path in paths)
    return _of_month(number, used_up, day, of_month) or referred(day, _leading(number, iter(paths), of_month))


def _reckoned(each: Break, month: PlannedMonth) -> Iterator[Path]:
    """Figures of a month from which those of a break are reckoned, if they are none of them."""
    yield from figure_paths(each, month)
    if each.kind is BreakKind.BALANCE:
        owners = enumerate(f"{balance.vendor}.balance" for balance in month.plan.balances)
        yield from (("balances", str(at), "cost_per_day") for at, owner in owners if owner == each.limit)


def _leading(number: int, paths: Iterator[Path], of_month: OfMonth) -> str | None:
    """The metric of the first figure of a month that there is; none if there is none."""
    found = (path for path in paths if of_month(number, path) is not None)
    return next((".".join(("months", str(number), *path)) for path in found), None)


def _of_month(number: int, paths: Iterator[Path], figure: Quantity, of_month: OfMonth) -> Explanation | None:
    """The first figure of a month that is this one."""
    found = (of_month(number, path) for path in paths)
    return next((each for each in found if each is not None and each.number == figure), None)


def figure_paths(each: Break, month: PlannedMonth) -> Iterator[Path]:
    """Where the figure may stand in its month."""
    match each.kind:
        case BreakKind.CAPACITY | BreakKind.RESERVE:
            yield ("headroom",)
        case BreakKind.BUDGET:
            yield ("total",)
        case BreakKind.THRESHOLD:
            yield (_WAITING.get(each.limit, "total"),)
        case BreakKind.CHECK:
            yield tuple(each.limit.split("."))
        case BreakKind.LIMIT | BreakKind.ALLOWANCE | BreakKind.STOCK:
            rows = enumerate(month.plan.limits)
            yield from (("limits", str(at), "used") for at, row in rows if f"{row.vendor}.{row.meter}" == each.limit)
        case BreakKind.TIER | BreakKind.PRICE:
            lines = enumerate(line for line in month.plan.cost.lines if line.kind is not LineKind.TAX)
            yield from (
                ("lines", str(at), "unit_price") for at, line in lines if f"{line.vendor}.{line.meter}" == each.limit
            )
        case BreakKind.BALANCE | BreakKind.PLAN:
            pass


def _bound(
    each: Break, number: int, bound: Quantity, planned: Sequence[PlannedMonth], of_month: OfMonth
) -> Explanation:
    """What had to be kept: of what a plan allows a figure of the month, anything else as the scenario has it."""
    limits = ((*path[:-1], "limit") for path in figure_paths(each, planned[number]))
    stated = stated_bound(each, bound, planned[number].setting)
    return stated or _of_month(number, limits, bound, of_month) or referred(bound)
