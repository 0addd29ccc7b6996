"""What a configuration must satisfy: the scenario's checks of any level, and no finding of level error.

A scenario without checks asks for a headroom of 2. A check that cannot be decided is broken, too: nobody knows.
What the scenario ignores breaks nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from capacity_cli.model.bounds import size_of
from capacity_cli.model.checks import CheckResult, CheckStatus, judge
from capacity_cli.model.findings import Finding, FindingCode, Value
from capacity_cli.model.leaves import Quantity
from capacity_cli.model.metrics import SHORT_NAMES, Known
from capacity_cli.model.plan import CapacityPlan
from capacity_cli.model.run_limits import RunMeter
from capacity_cli.model.scenario import Check, Level, Scenario
from capacity_cli.model.weighing import unignored

DEFAULT_HEADROOM = 2
"""What a scenario without checks asks for."""


class Trend(StrEnum):
    """What a larger batch does to a constraint, of a cell in which that is proven."""

    FIXED = "fixed"
    """Nothing: it holds at every batch size or at none."""
    RISING = "rising"
    """Once it holds, it holds at every larger batch size."""
    EVERYWHERE = "everywhere"
    """It is broken at every batch size, at some by more than at others."""
    FALLING = "falling"
    """Once it is broken, it is broken at every larger batch size."""
    OPEN = "open"
    """Nobody has proven anything."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A constraint that a configuration breaks."""

    constraint: str
    """The code of a finding, or the metric of a check."""
    vendor: str | None = None
    """The vendor whose plan breaks it; null if it is no single one."""
    plan: str | None = None
    """That plan."""
    meter: str | None = None
    """The meter of a limit; null of anything else."""
    found: Quantity | None = None
    """The value; null if there is none, or if it is unknown or has no end."""
    minimum: Quantity | None = None
    """The least that passes; null if there is no such bound."""
    maximum: Quantity | None = None
    """The most that passes; null if there is no such bound."""
    undecided: bool = False
    """Whether it is only not known to hold."""
    missing: bool = False
    """Whether there is no such metric."""
    at_least: bool = False
    """Whether the value is only known to be no less."""


def demanding(scenario: Scenario) -> Scenario:
    """The scenario with the checks that hold for it."""
    if scenario.checks:
        return scenario
    headroom = Check.model_validate({"min": str(DEFAULT_HEADROOM)})
    return scenario.model_copy(update={"checks": {"headroom": headroom}})


def broken(scenario: Scenario, plan: CapacityPlan) -> tuple[Broken, ...]:
    """Every constraint that a plan breaks: findings first, then checks in their order."""
    checks = (each for each in judge(scenario, plan) if each.status is not CheckStatus.PASSED)
    return (*by_findings(scenario, plan.findings), *map(_of_check, checks))


def by_findings(scenario: Scenario, findings: Iterable[Finding]) -> Iterator[Broken]:
    """A constraint for each finding of level error that the scenario does not ignore."""
    for finding in unignored(findings, scenario):
        if finding.level is Level.ERROR:
            values = finding.values
            found = next((number for key in _FOUND if (number := _number(values.get(key))) is not None), None)
            least = values.get("shortest", values.get("least"))
            most = values.get("limit") if "percent" in values else values.get("allowed")
            yield Broken(
                finding.code.value, _text(values.get("vendor")), _text(values.get("plan")), _text(values.get("meter")),
                found, _number(least), _number(most),
            )  # fmt: skip


_MOST_GENERAL = (FindingCode.USE_FORBIDDEN, FindingCode.ENVIRONMENT_REFUSED)
"""What a plan refuses whatever the schedule is."""


def most_general(found: Iterable[Broken]) -> Broken | None:
    """The constraint of those that are broken that most configurations break."""
    return min(found, key=lambda each: each.constraint not in _MOST_GENERAL, default=None)


_FOUND = ("used", "headroom", "gap", "stated", "lost", "messages")
"""The values of findings that say how far a constraint is broken, by the names that they have there."""


def _number(value: Value | None) -> Quantity | None:
    return value if isinstance(value, int | Decimal | Fraction) else None


def _text(value: Value | None) -> str | None:
    return str(value) if isinstance(value, str) else None


def _of_check(result: CheckResult) -> Broken:
    found = None if result.found is None else result.found.figure
    return Broken(
        result.metric, None, None, None, found, result.minimum, result.maximum,
        result.status is CheckStatus.UNDECIDED, result.found is None,
        result.found is not None and result.found.known is Known.AT_LEAST,
    )  # fmt: skip


_RISING = {
    "capacity.headroom": True, "capacity.messages_per_day": True, "capacity.peak.headroom": True,
    "capacity.jobs_per_run": True, "capacity.jobs_per_minute": True, "capacity.utilization": False,
    "capacity.peak.wait_minutes": False, "capacity.peak.backlog_jobs": False,
}  # fmt: skip
"""Metrics that a larger batch only betters, and whether better is more, not less."""
_FIXED_CODES = frozenset({
    FindingCode.NO_RUNS, FindingCode.BEYOND_JSON, FindingCode.SCHEDULE_REFUSED, FindingCode.USE_FORBIDDEN,
    FindingCode.LONGER_THAN_ALLOWED, FindingCode.ENTRY_TOO_FREQUENT, FindingCode.ENTRY_REFUSED,
    FindingCode.ENVIRONMENT_REFUSED, FindingCode.MORE_MEMORY_THAN_ALLOWED, FindingCode.LESS_MEMORY_THAN_ALLOWED,
})  # fmt: skip
_OF_USAGE = frozenset({FindingCode.LIMIT_BROKEN, FindingCode.NO_PLAN_HOLDS})
_OF_RUNS = frozenset(RunMeter)
_COST = "cost.total"
_STEPS_TO_A_METER = 2


def is_of_cost(constraint: Broken) -> bool:
    """Whether it is a check on what the configuration costs."""
    return SHORT_NAMES.get(constraint.constraint, constraint.constraint) == _COST


def is_open_price(constraint: Broken) -> bool:
    """Whether it is a check on the cost of which nobody knows whether it holds."""
    return constraint.undecided and not constraint.missing and _is_of_bill(constraint.constraint)


def bounds_cost(scenario: Scenario) -> bool:
    """Whether a check is on what the configuration costs, or on a part of that."""
    return any(map(_is_of_bill, scenario.checks))


def _is_of_bill(name: str) -> bool:
    return SHORT_NAMES.get(name, name).startswith("cost.")


def too_dear(scenario: Scenario, least: Decimal, *, exactly: bool) -> Broken | None:
    """The first check that refuses whatever costs this, or no less than this; none if none does."""
    for name, check in scenario.checks.items():
        most = size_of(check.max, scenario.budget)
        if SHORT_NAMES.get(name, name) == _COST and most is not None and least > most:
            lowest = size_of(check.min, scenario.budget)
            return Broken(name, found=least, minimum=lowest, maximum=most, at_least=not exactly)
    return None


def trend(constraint: Broken, *, steady: bool, use: Trend) -> Trend:
    """What a larger batch does to a constraint.

    `steady`: as many runs start at any batch size of the cell. `use`: what a larger batch does to a ceiling of what is
    used, which it leaves alone, brings nearer, or nobody knows.
    """
    path = SHORT_NAMES.get(constraint.constraint, constraint.constraint)
    if path in _FIXED_CODES or (constraint.missing and _OF_RUNS.isdisjoint(path.split("."))):
        return Trend.FIXED
    if path in _OF_USAGE or _is_usage(path):
        is_ceiling = path in _OF_USAGE or (_is_share(path) and constraint.minimum is None and not constraint.undecided)
        return use if use is Trend.FIXED or is_ceiling else Trend.OPEN
    if steady and path == FindingCode.OVER_CAPACITY:
        return Trend.RISING
    if steady and path in _RISING:
        one_sided = constraint.maximum is None if _RISING[path] else constraint.minimum is None
        return Trend.RISING if one_sided else Trend.OPEN
    if path == "capacity.run_seconds" and constraint.minimum is None and not constraint.undecided:
        return Trend.FALLING
    return Trend.OPEN


def _is_usage(path: str) -> bool:
    """Whether a metric is of the bill, or of a limit of what is used."""
    match path.split("."):
        case ["cost", *_]:
            return True
        case ["limits", vendor, *meter]:
            return not vendor.isdecimal() and _OF_RUNS.isdisjoint(meter)
        case _:
            return False


def _is_share(path: str) -> bool:
    """Whether a metric is how much of a limit is used, which more use only raises."""
    return path.startswith("limits.") and path.count(".") == _STEPS_TO_A_METER


def least_headroom(scenario: Scenario) -> Fraction | None:
    """The headroom that the checks ask for, at which most configurations fail; none if they do not ask for one."""
    bounds = [
        Fraction(check.min)
        for name, check in scenario.checks.items()
        if SHORT_NAMES.get(name, name) == "capacity.headroom" and isinstance(check.min, Decimal)
    ]
    return max(bounds, default=None)


def nearness(each: Broken) -> Fraction:
    """How near a broken constraint comes to holding: more is nearer."""
    if each.found is None:
        return Fraction(0)
    return Fraction(each.found) if each.maximum is None else -Fraction(each.found)
