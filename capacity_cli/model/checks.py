"""Checks: assertions of a scenario on its own metrics, judged on exact values.

What is unknown fails no check and passes none: it leaves it undecided, unless the known part already fails it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from capacity_cli.model.answer import Answer, PlacedFinding
from capacity_cli.model.bounds import size_of
from capacity_cli.model.fields import BUDGET
from capacity_cli.model.metrics import Known, Metric, metric, metric_names
from capacity_cli.model.names import suggestion
from capacity_cli.model.plan import CapacityPlan
from capacity_cli.model.problems import Path, Place
from capacity_cli.model.scenario import Check, Level, Scenario
from capacity_cli.model.standing import Standing

_MOST_SUGGESTED = 20  # metrics that do not exist for which a near one is looked for


class CheckStatus(StrEnum):
    """How a check came out."""

    PASSED = "passed"
    """It holds."""
    FAILED = "failed"
    """It does not hold."""
    UNDECIDED = "undecided"
    """It depends on something unknown, on a price that is too old, or on a metric that does not exist; or the scenario
    has another currency or period than the policy."""


class Origin(StrEnum):
    """Who asks for a check."""

    SCENARIO = "scenario"
    """The scenario itself."""
    OPTION = "option"
    """An option of the command line."""
    POLICY = "policy"
    """The organisation's policy."""


@dataclass(frozen=True, slots=True)
class Demand:
    """A check that is judged beside those of the scenario."""

    metric: str
    """The metric's name."""
    check: Check
    """What must hold."""
    origin: Origin
    """Who asks for it."""
    path: Path
    """What tells it from any other."""
    place: Place | None = None
    """Where it is written, if that is not the scenario."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """A check and how it came out."""

    metric: str
    """The metric's name as the scenario writes it."""
    level: Level
    """What a failure weighs."""
    minimum: Fraction | None
    """The least value that passes; none if there is no such bound."""
    maximum: Fraction | None
    """The largest value that passes; none if there is no such bound."""
    found: Metric | None
    """The metric; none if it does not exist."""
    status: CheckStatus
    """How the check came out."""
    suggestion: str
    """For a metric that does not exist: the one that was meant, or an empty text."""
    path: Path
    """The place of the check in the scenario; of another one, what tells it from any other."""
    origin: Origin = Origin.SCENARIO
    """Who asks for it."""
    place: Place | None = None
    """Where it is written, if that is not the scenario."""
    of_budget: bool = False
    """Whether its largest value is the usable budget."""
    too_old: bool = False
    """Whether it would hold, but by a price that is too old."""
    other_terms: bool = False
    """Whether it would hold, but in another currency or for another period than the policy asks for."""
    standing: Standing | None = None
    """If it fails, or has failed before: how it stands to the baseline, if there is one."""

    @property
    def is_known(self) -> bool:
        """Whether it fails, but no worse than the baseline allows."""
        return self.status is CheckStatus.FAILED and self.standing is not None and self.standing.passes

    @property
    def weight(self) -> Level:
        """What it weighs as it came out: a check on no metric is an error, and what the baseline knows is a note."""
        if self.found is None:
            return Level.ERROR
        return Level.NOTE if self.is_known else self.level

    @property
    def percent_of_budget(self) -> Fraction | None:
        """How much of the usable budget the metric takes, or is known to take; none without a budget or a value."""
        value = None if self.found is None else self.found.value
        return None if value is None or not self.of_budget or not self.maximum else value / self.maximum * 100


@dataclass(frozen=True, slots=True)
class CheckAnswer:
    """The checks of one scenario or variant."""

    answer: Answer
    """The plan that was judged."""
    results: tuple[CheckResult, ...]
    """Each check and how it came out."""
    exit_status: int
    """0, 1 or 3."""
    places: tuple[Place, ...]
    """Where each check is written."""

    @property
    def has_old_prices(self) -> bool:
        """Whether prices that are too old leave it undecided."""
        return any(each.is_old_price for each in self.answer.findings)

    @property
    def lacks_figures(self) -> bool:
        """Whether a check is undecided for another reason: something is unknown."""
        undecided = (each for each in self.results if each.status is CheckStatus.UNDECIDED)
        return any(not (each.too_old or each.other_terms) for each in undecided)


def judge(scenario: Scenario, plan: CapacityPlan, demands: Sequence[Demand] = ()) -> tuple[CheckResult, ...]:
    """Every check of the scenario, in its order, then what others demand."""
    names = metric_names(plan)
    results: list[CheckResult] = []
    missing = 0
    own = (Demand(name, check, Origin.SCENARIO, ("checks", name)) for name, check in scenario.checks.items())
    for demand in (*own, *demands):
        result = _judged(demand, scenario, plan, names if missing < _MOST_SUGGESTED else ())
        missing += result.found is None
        results.append(result)
    return tuple(results)


def _judged(demand: Demand, scenario: Scenario, plan: CapacityPlan, names: Sequence[str]) -> CheckResult:
    check, metric_name = demand.check, demand.metric
    minimum, maximum = size_of(check.min, scenario.budget), size_of(check.max, scenario.budget)
    found = metric(plan, metric_name, scenario.exchange_rates)
    return CheckResult(
        metric=metric_name,
        level=check.level,
        minimum=minimum,
        maximum=maximum,
        found=found,
        status=CheckStatus.UNDECIDED if found is None else status_of(found, minimum, maximum),
        suggestion=suggestion(metric_name, names) if found is None else "",
        path=demand.path,
        origin=demand.origin,
        place=demand.place,
        of_budget=check.max == BUDGET,
    )


def status_of(found: Metric, minimum: Fraction | None, maximum: Fraction | None) -> CheckStatus:
    """Whether a metric lies within its bounds, both inclusive."""
    value = found.value
    above_all = found.known is Known.ENDLESS
    too_big = maximum is not None and (above_all or (value is not None and value > maximum))
    too_small = minimum is not None and found.known is Known.EXACTLY and value is not None and value < minimum
    if too_big or too_small:
        return CheckStatus.FAILED
    if found.known in (Known.EXACTLY, Known.ENDLESS):
        return CheckStatus.PASSED
    if found.known is Known.AT_LEAST and maximum is None and value is not None and minimum is not None:
        return CheckStatus.PASSED if value >= minimum else CheckStatus.UNDECIDED
    return CheckStatus.UNDECIDED


def exit_status(results: tuple[CheckResult, ...], findings: Iterable[PlacedFinding]) -> int:
    """0 if everything holds, 1 if an error check or a finding of level error fails, 3 if a check is undecided.

    Prices that are too old decide nothing, unless the scenario ignores that.
    A check on a metric that does not exist is undecided whatever its level.
    """
    placed = tuple(findings)
    errors = [result for result in results if result.level is Level.ERROR]
    if any(result.status is CheckStatus.FAILED and not result.is_known for result in errors):
        return 1
    if any(each.level is Level.ERROR for each in placed):
        return 1
    missing = any(result.found is None for result in results)
    too_old = any(each.is_old_price for each in placed)
    return 3 if missing or too_old or any(result.status is CheckStatus.UNDECIDED for result in errors) else 0
