"""What breaks in a forecast, and when: each bound in the first month that does not keep it, each change of the bill.

A bound that is kept again and breaks a second time counts once. A stock breaks when it is full, an allowance when it
is used up; both on a day.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil

from capacity_cli.model.budget import usable_budget
from capacity_cli.model.capacity import Load
from capacity_cli.model.checks import CheckResult, CheckStatus, judge
from capacity_cli.model.forecast.cliffs import BillChange, bill_changes
from capacity_cli.model.forecast.months import MonthLabel, PlannedMonth
from capacity_cli.model.leaves import Count, Money, Quantity, Unlimited
from capacity_cli.model.limits import LimitUse
from capacity_cli.model.prices.limit import OnExceed


class BreakKind(StrEnum):
    """What kind of bound it is."""

    CAPACITY = "capacity"
    """The service carries less than falls due: the headroom is below 1."""
    RESERVE = "reserve"
    """The headroom is below 2, where the file has no check of it."""
    THRESHOLD = "threshold"
    """A threshold of `alerts` is reached."""
    CHECK = "check"
    """A check of the file fails."""
    LIMIT = "limit"
    """More is used than a plan allows."""
    ALLOWANCE = "allowance"
    """More is used than a plan's price covers; the rest is billed."""
    STOCK = "stock"
    """What is stored fills its ceiling."""
    BUDGET = "budget"
    """The bill is above the usable budget."""
    BALANCE = "balance"
    """What is prepaid is used up."""
    TIER = "tier"
    """Another tier of a volume price holds for everything that is used."""
    PRICE = "price"
    """A price changes on its date."""
    PLAN = "plan"
    """A service with `plan: auto` needs another plan."""


@dataclass(frozen=True, slots=True)
class Break:
    """One bound that breaks, or one change of the bill."""

    month: MonthLabel
    """The month, named as in `months`."""
    day: Count | None
    """The day of the month, for what is used up or full on one; null elsewhere."""
    limit: str
    """What breaks: `headroom`, `reserve`, `budget`, `vendor.meter`, a check or an alert by its name."""
    kind: BreakKind
    """What kind of bound it is."""
    before: Quantity | None
    """The figure in the month before; a stock's at its end, a tier's or a price's a unit; null in the first month."""
    after: Quantity | None
    """The figure in this month; null if it has no end, and for a change of the plan."""
    bound: Quantity | None
    """What it had to keep; null where there is no such bound, as for prices."""
    on_exceed: OnExceed | None
    """What happens above a limit; null for everything else."""
    total_before: Money | None
    """The bill before tax of the month before, where the bill changes; null elsewhere, and if unknown."""
    total_after: Money | None
    """The bill before tax of this month, where the bill changes; null elsewhere, and if unknown."""
    plan_before: str | None
    """The plan in the month before, where it changes; null elsewhere."""
    plan_after: str | None
    """The plan in this month, where it changes; null elsewhere."""


@dataclass(frozen=True, slots=True)
class _Bound:
    """A bound in one month, kept or not."""

    kind: BreakKind
    limit: str
    broken: bool
    figure: Quantity | None
    bound: Quantity | None = None
    day: int | None = None
    on_exceed: OnExceed | None = None
    per: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What it is told by in every month; a limit that fills is the same as one that is passed."""
        group = "limit" if self.on_exceed is not None else self.kind.value
        return group, self.limit, self.per, self.on_exceed or ""


_ENOUGH = 2
_HEADROOM = frozenset({"headroom", "capacity.headroom"})


def breaks(planned: Sequence[PlannedMonth]) -> tuple[Break, ...]:
    """Everything that breaks, month by month; within a month what stops the service comes first."""
    found: list[Break] = []
    broken: set[tuple[str, ...]] = set()
    spent: dict[str, Fraction] = {}
    earlier: dict[tuple[str, ...], _Bound] = {}
    for number, month in enumerate(planned):
        bounds = {each.key: each for each in (*_bounds(month), *_balances(month, spent))}
        for key, each in bounds.items():
            if each.broken and key not in broken:
                broken.add(key)
                found.append(_break(month.label, each, earlier.get(key)))
        if number:
            last = planned[number - 1]
            found.extend(_changed(last, month, change) for change in bill_changes(last, month))
        earlier = bounds
    return tuple(found)


def _break(label: MonthLabel, each: _Bound, before: _Bound | None) -> Break:
    return Break(
        month=label,
        day=each.day,
        limit=each.limit,
        kind=each.kind,
        before=None if before is None else before.figure,
        after=each.figure,
        bound=each.bound,
        on_exceed=each.on_exceed,
        total_before=None,
        total_after=None,
        plan_before=None,
        plan_after=None,
    )


def _changed(before: PlannedMonth, month: PlannedMonth, change: BillChange) -> Break:
    return Break(
        month=month.label,
        day=None,
        limit=change.what,
        kind=BreakKind(change.cause.value),
        before=change.before,
        after=change.after,
        bound=None,
        on_exceed=None,
        total_before=before.plan.cost.total,
        total_after=month.plan.cost.total,
        plan_before=change.plan_before,
        plan_after=change.plan_after,
    )


def _bounds(month: PlannedMonth) -> Iterator[_Bound]:
    scenario, carried = month.setting.scenario, month.plan.capacity
    yield _Bound(BreakKind.CAPACITY, "headroom", carried.load is Load.OVER_CAPACITY, carried.headroom, 1)
    if _HEADROOM.isdisjoint(scenario.checks):
        yield _Bound(BreakKind.RESERVE, "reserve", carried.headroom < _ENOUGH, carried.headroom, _ENOUGH)
    for row in month.plan.limits:
        yield _of_limit(row, len(month.setting.days))
    yield from _of_budget(month)
    yield from map(_of_check, judge(scenario, month.plan))
    peak, alerts = carried.peak, scenario.alerts
    for name, reached, threshold in (
        ("wait_minutes", peak.wait_minutes, alerts.wait_minutes),
        ("waiting_jobs", peak.backlog_jobs, alerts.waiting_jobs),
    ):
        yield _Bound(BreakKind.THRESHOLD, name, reached is None or reached >= threshold, reached, threshold)


def _of_limit(row: LimitUse, days: int) -> _Bound:
    """A ceiling: of what is stored it is reached once it is full, of what the plan's price covers once more is used."""
    full = row.months_until_full is not None and row.months_until_full <= 1
    passed = row.is_broken
    if row.on_exceed in (OnExceed.BILL, OnExceed.THROTTLE):
        passed = passed and row.headroom != 1
    kind = BreakKind.ALLOWANCE if row.on_exceed is OnExceed.BILL else BreakKind.LIMIT
    day = None if row.used_up_on_day is None else int(row.used_up_on_day)
    if row.months_until_full is not None and full:
        kind, day = BreakKind.STOCK, max(1, ceil(row.months_until_full * days))
    bound = None if isinstance(row.limit, Unlimited) else row.limit
    return _Bound(kind, f"{row.vendor}.{row.meter}", full or passed, row.used, bound, day, row.on_exceed, row.per)


def _of_budget(month: PlannedMonth) -> Iterator[_Bound]:
    """The usable budget and its alerts; of a bill that is not all known, the known part."""
    scenario, known = month.setting.scenario, month.plan.cost.known
    if scenario.budget is None:
        return
    usable, days = usable_budget(scenario.budget), len(month.setting.days)
    spent = Fraction(known)
    yield _Bound(BreakKind.BUDGET, "budget", spent > usable, spent, usable)
    for name, share, parts in (
        ("monthly_budget", scenario.alerts.monthly_budget, 1),
        ("daily_budget", scenario.alerts.daily_budget, days),
    ):
        threshold = Fraction(share) * usable
        yield _Bound(BreakKind.THRESHOLD, name, known > 0 and spent >= threshold, spent / parts, threshold / parts)


def _of_check(result: CheckResult) -> _Bound:
    found = result.found
    value = None if found is None else found.value
    too_big = result.minimum is None or (result.maximum is not None and (value is None or value > result.maximum))
    bound = result.maximum if too_big else result.minimum
    return _Bound(BreakKind.CHECK, result.metric, result.status is CheckStatus.FAILED, value, bound)


def _balances(month: PlannedMonth, spent: dict[str, Fraction]) -> Iterator[_Bound]:
    """What is prepaid and not filled up again; `spent` is what earlier months took of it, to which this one adds."""
    days = len(month.setting.days)
    for each in month.plan.balances:
        if each.balance is None or each.cost_per_day is None:
            continue
        left = Fraction(each.balance) - spent.get(each.vendor, Fraction(0))
        of_month = each.cost_per_day * days
        day = min(days, int(max(left, Fraction(0)) / each.cost_per_day) + 1) if of_month > left else None
        yield _Bound(BreakKind.BALANCE, f"{each.vendor}.balance", of_month > left, left - of_month, 0, day)
        spent[each.vendor] = spent.get(each.vendor, Fraction(0)) + of_month
