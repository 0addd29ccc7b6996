"""Measures: the figure of its message by which a finding gets worse, where it has one.

A finding without such a figure is there or not: it is never worse than it was.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction

from capacity_cli.model.findings import Finding, FindingCode
from capacity_cli.model.metrics import Known, Metric
from capacity_cli.model.problems import Phrase


class Worse(IntEnum):
    """Which way a figure gets worse: its sign."""

    MORE = 1
    """The larger, the worse."""
    LESS = -1
    """The smaller, the worse."""


@dataclass(frozen=True, slots=True)
class Measure:
    """The figure by which a finding gets worse."""

    value: str
    """Which value of its message it is."""
    worse: Worse
    """Which way it gets worse."""


MEASURES: Mapping[FindingCode, Measure] = {
    FindingCode.OVER_CAPACITY: Measure("headroom", Worse.LESS),
    FindingCode.LONG_WAIT: Measure("wait", Worse.MORE),
    FindingCode.MANY_WAITING: Measure("backlog", Worse.MORE),
    FindingCode.SCHEDULE_REFUSED: Measure("gap", Worse.LESS),
    FindingCode.NOT_IN_TIME: Measure("jobs", Worse.LESS),
    FindingCode.NOT_IN_MEMORY: Measure("jobs", Worse.LESS),
    FindingCode.RATE_LIMITED: Measure("jobs", Worse.LESS),
    FindingCode.FEW_CONNECTIONS: Measure("jobs", Worse.LESS),
    FindingCode.FEW_DESCRIPTORS: Measure("jobs", Worse.LESS),
    FindingCode.QUOTA_LOSES: Measure("lost", Worse.MORE),
    FindingCode.RUNS_OVERLAP: Measure("runs", Worse.MORE),
    FindingCode.SENT_TWICE: Measure("messages", Worse.MORE),
    FindingCode.HELD_BACK: Measure("held", Worse.MORE),
    FindingCode.STARTS_LATE: Measure("window", Worse.MORE),
    FindingCode.MISSED_IN_A_ROW: Measure("runs", Worse.MORE),
    FindingCode.LONGER_THAN_ALLOWED: Measure("stated", Worse.MORE),
    FindingCode.MORE_MEMORY_THAN_ALLOWED: Measure("stated", Worse.MORE),
    FindingCode.LESS_MEMORY_THAN_ALLOWED: Measure("stated", Worse.LESS),
    FindingCode.ENTRY_TOO_FREQUENT: Measure("gap", Worse.LESS),
    FindingCode.NEAR_LIMIT: Measure("percent", Worse.MORE),
    FindingCode.LIMIT_BROKEN: Measure("percent", Worse.MORE),
    FindingCode.LIMIT_PASSED: Measure("percent", Worse.MORE),
    FindingCode.LIMIT_USED_UP: Measure("day", Worse.LESS),
    FindingCode.FILLS_UP: Measure("months", Worse.LESS),
    FindingCode.MONTHLY_BUDGET: Measure("percent", Worse.MORE),
    FindingCode.DAILY_BUDGET: Measure("percent", Worse.MORE),
    FindingCode.BALANCE_LOW: Measure("days", Worse.LESS),
    FindingCode.DEARER_CONTRACT: Measure("dearer", Worse.MORE),
    FindingCode.CHEAPER_WITH_MORE: Measure("saved", Worse.MORE),
    FindingCode.MISSED_EVENLY: Measure("share", Worse.MORE),
}
"""By which figure each finding gets worse; a policy can make an error of any."""

ENDLESS_TEXT = "∞"
"""How a message names a figure that has no end."""


def measured(finding: Finding) -> Metric | None:
    """The figure by which a finding gets worse; none if it has none, or if it is unknown."""
    measure = MEASURES.get(finding.code)
    value = None if measure is None else finding.values.get(measure.value)
    if measure is not None and isinstance(value, Phrase):
        value = value.values.get(measure.value)
    if value == ENDLESS_TEXT:
        return Metric(Known.ENDLESS)
    return Metric(Known.EXACTLY, Fraction(value)) if isinstance(value, int | Decimal | Fraction) else None


def worst(code: FindingCode, figures: tuple[Metric, ...]) -> Metric | None:
    """The worst of some figures of findings of that code; none of none."""
    if any(each.known is Known.ENDLESS for each in figures):
        return Metric(Known.ENDLESS)
    known = [each for each in figures if each.value is not None]
    return max(known, key=lambda each: (each.value or 0) * MEASURES[code].worse, default=None)
