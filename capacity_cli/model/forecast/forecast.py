"""What a forecast answers: its months, what they cost together, and what breaks when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from capacity_cli.model.answer import Answer
from capacity_cli.model.bill import Line
from capacity_cli.model.budget import usable_budget
from capacity_cli.model.capacity import Load
from capacity_cli.model.forecast.breaks import Break, breaks
from capacity_cli.model.forecast.months import MonthLabel, PlannedMonth
from capacity_cli.model.forecast.totals import SpanTotal, quarters, years
from capacity_cli.model.invoice import LineKind
from capacity_cli.model.leaves import Count, Leaf, Money, Percentage, Price, Quantity, Ratio, Unlimited
from capacity_cli.model.limits import LimitUse
from capacity_cli.model.money import minor_unit
from capacity_cli.model.numbers import round_half_up
from capacity_cli.model.prices.limit import OnExceed


@dataclass(frozen=True, slots=True)
class MonthLine:
    """A line of a month's bill, tax aside."""

    vendor: str | None
    """The vendor's name in the scenario; null if no service prices the channel."""
    plan: str | None
    """The plan; null if no service prices the channel."""
    meter: str | None
    """The meter of a usage; null on any other line."""
    quantity: Quantity | None
    """Units of the meter, 1 on any other line; null if unknown."""
    unit_price: Price | None
    """The one price at which all of it is charged, in the vendor's currency; null if there are several, or none."""
    amount_converted: Money | None
    """In the answer's currency; null if unknown."""


@dataclass(frozen=True, slots=True)
class MonthLimit:
    """A ceiling and how much of it is used in a month, or stored at its end."""

    vendor: str
    """The vendor's name in the scenario."""
    plan: str
    """The plan that sets the ceiling."""
    meter: str
    """The meter that is limited."""
    per: str
    """What it counts in."""
    used: Quantity | None
    """What is used of it in such a span; null if unknown."""
    limit: Quantity | Unlimited | None
    """The most that may be used; null if unknown."""
    headroom: Ratio | Unlimited | None
    """Limit ÷ used; null if either is unknown."""
    on_exceed: OnExceed
    """What happens above it."""
    used_up_on_day: Count | None
    """The day of the month on which what it covers is used up; null where it lasts, and where no month is meant."""


@dataclass(frozen=True, slots=True)
class ForecastMonth:
    """One month."""

    month: MonthLabel
    """`2026-12` where the scenario's period is a month, else its number, 0 for the first."""
    messages_per_day: Count
    """Messages that become due on an active day, rounded half up to whole ones."""
    headroom: Ratio
    """Capacity ÷ demand, of the volume that is not rounded."""
    total: Money | None
    """The bill before tax; null if nothing above 0 is known of it."""
    messages: Count
    """Messages of the month, rounded half up to whole ones; what is billed follows from them."""
    complete: bool
    """Whether every amount is known; if not, the totals are lower bounds."""
    total_with_tax: Money | None
    """The bill with tax; null if it is unknown whether tax applies."""
    per_message: Ratio | None
    """Total ÷ messages."""
    cumulative: Money
    """The known totals up to and with this month."""
    budget_used: Percentage | None
    """The total in percent of the usable budget; null without a budget."""
    capacity_per_day: Count
    """What the service can carry, messages a day."""
    load: Load
    """Headroom in a word."""
    peak_headroom: Ratio | None
    """Headroom of the worst hour."""
    wait_minutes: Ratio | None
    """The longest wait for a run; null over capacity."""
    backlog_jobs: Count | None
    """The most due jobs that a run leaves behind; null over capacity."""
    lost_per_day: Count
    """What a daily quota refuses, messages a day."""
    plans: Mapping[str, str]
    """The plan of each service."""
    lines: tuple[MonthLine, ...]
    """The lines of the bill, tax aside."""
    limits: tuple[MonthLimit, ...]
    """The ceilings, the first to run out on top; a stock counts as it is at the end of the month."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """The months to come of one scenario."""

    months: tuple[ForecastMonth, ...]
    """The months, the first as the scenario has it."""
    breaks: tuple[Break, ...]
    """What breaks, or changes the bill at a stroke, in the order of time."""
    quarters: tuple[SpanTotal, ...]
    """Three months each: of the calendar, else from the first month on."""
    years: tuple[SpanTotal, ...]
    """Twelve months each, in the same way."""
    decided: Annotated[bool, Leaf.HIDDEN]
    """Whether everything that any month rests on is known, and no price is too old."""


@dataclass(frozen=True, slots=True)
class ForecastAnswer:
    """The forecast of one scenario or variant."""

    answer: Answer
    """The plan of its first month."""
    forecast: Forecast
    """The months."""


def forecast(first: Answer, planned: Sequence[PlannedMonth]) -> Forecast:
    """What the months of a scenario come to."""
    months: list[ForecastMonth] = []
    cumulative = Decimal(0).quantize(minor_unit(first.setting.scenario.currency))
    for each in planned:
        cumulative += each.plan.cost.known
        months.append(_month(each, cumulative))
    decided = first.plan.is_decided and all(each.plan.is_decided for each in planned)
    shown = tuple(months)
    return Forecast(shown, breaks(planned), quarters(planned), years(planned), decided)


def _month(each: PlannedMonth, cumulative: Decimal) -> ForecastMonth:
    plan, carried, bill = each.plan, each.plan.capacity, each.plan.cost
    return ForecastMonth(
        month=each.label,
        messages_per_day=int(round_half_up(each.setting.messages_per_day)),
        headroom=carried.headroom,
        total=bill.total,
        messages=each.messages,
        complete=bill.complete,
        total_with_tax=bill.total_with_tax,
        per_message=bill.per_message,
        cumulative=cumulative,
        budget_used=_budget_used(each),
        capacity_per_day=carried.messages_per_day,
        load=carried.load,
        peak_headroom=carried.peak.headroom,
        wait_minutes=carried.peak.wait_minutes,
        backlog_jobs=carried.peak.backlog_jobs,
        lost_per_day=carried.lost_per_day,
        plans={vendor: subscription.plan_name for vendor, subscription in each.setting.subscriptions.items()},
        lines=tuple(_line(line) for line in bill.lines if line.kind is not LineKind.TAX),
        limits=tuple(map(_limit, plan.limits)),
    )


def _budget_used(each: PlannedMonth) -> Fraction | None:
    budget = each.setting.scenario.budget
    usable = None if budget is None else usable_budget(budget)
    return Fraction(each.plan.cost.known) / usable * 100 if usable else None


def _line(line: Line) -> MonthLine:
    only = line.parts[0] if len(line.parts) == 1 and line.kind is LineKind.USAGE else None
    return MonthLine(
        line.vendor, line.plan, line.meter, line.quantity,
        None if only is None or only.flat_fee else only.unit_price, line.amount_converted,
    )  # fmt: skip


def _limit(row: LimitUse) -> MonthLimit:
    return MonthLimit(
        row.vendor, row.plan, row.meter, row.per, row.used, row.limit, row.headroom, row.on_exceed, row.used_up_on_day
    )  # fmt: skip
