"""Explaining: from a file and a metric to where its figure comes from, every leaf with its place and its source."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from capacity_cli.api.loading import Loaded, Loader
from capacity_cli.api.planning import answered
from capacity_cli.api.tracing import standings_of, unknown_metric
from capacity_cli.documents.refused import Refused
from capacity_cli.model.answer import Answer
from capacity_cli.model.explanation.answer import ExplainAnswer, ExplainedPlan
from capacity_cli.model.explanation.explain import PlanExplained, explain, explained_names
from capacity_cli.model.explanation.node import Explanation
from capacity_cli.model.explanation.order import metrics_in_order
from capacity_cli.model.explanation.roi import explain_return
from capacity_cli.model.findings import FindingCode
from capacity_cli.model.problems import ProblemCode
from capacity_cli.model.return_details import returned_on
from capacity_cli.model.roi_metrics import SUBJECTS, roi_names

if TYPE_CHECKING:
    from capacity_cli.model.solving.solve import Question

FORECAST_SUBJECTS = ("months", "breaks", "quarters", "years")
"""What the names of a forecast's figures begin with."""
RECOMMEND_SUBJECTS = (
    "current", "recommended", "undecided", "nearest", "certificate", "broken", "nearest_broken", "conflict", "steps",
)  # fmt: skip
"""What those of a recommendation begin with."""
LADDER_SUBJECTS = ("rungs", "up_to", "ends_at", "ends_in")
"""What those of a ladder begin with, but for the conflict at its end, which is asked for with its length."""
_SOLVE_SUBJECTS = ("asked", "intervals", "value", "usable_budget", "saved_labor")
"""What those of an answer of `solve` begin with, but for volumes of which it is not certain."""


def code_of(name: str) -> FindingCode | ProblemCode | None:
    """The finding or problem whose code the name is, in whatever case; none if it is no code."""
    codes: dict[str, FindingCode | ProblemCode] = {
        each.value: each for kind in (FindingCode, ProblemCode) for each in kind
    }
    return codes.get(name.upper())


def is_of_solve(metric: str) -> bool:
    """Whether it is a figure of `solve`, which only its question gives; undecided configurations have no ends."""
    match metric.split("."):
        case ["undecided", _, "from" | "to"]:
            return True
        case [subject, *_]:
            return subject in _SOLVE_SUBJECTS
        case _:
            return False


@dataclass(frozen=True, slots=True)
class Terms:
    """What decides, beside the file, what a figure is."""

    months: int | None = None
    """How many months a forecast has; none for as many as the figure needs."""
    question: "Question | None" = None
    """What `solve` is asked; none if it is asked nothing."""
    up_to: int | None = None
    """The messages a day up to which a ladder climbs; none for as far as it does by default."""


_USUAL = Terms()


def explained(loader: Loader, file: str, metric: str, terms: Terms = _USUAL) -> tuple[ExplainAnswer, ...]:
    """The explanation of a metric for a file and its variants.

    Raises `Refused` with every problem of the file, or where neither the scenario nor a variant has such a metric.
    """
    loaded, subject = loader.load(file), metric.partition(".")[0]
    if is_of_solve(metric):
        from capacity_cli.api.explaining_solve import explained_solution  # noqa: PLC0415  loads slowly

        return explained_solution(loaded, metric, terms.question)
    if subject in FORECAST_SUBJECTS:
        from capacity_cli.api.explaining_forecast import explained_ahead  # noqa: PLC0415  loads slowly

        return explained_ahead(loaded, metric, terms.months)
    if subject in LADDER_SUBJECTS or (subject == "conflict" and terms.up_to is not None):
        from capacity_cli.api.explaining_ladder import explained_ladder  # noqa: PLC0415  loads slowly

        return explained_ladder(loaded, metric, terms.up_to)
    if subject in RECOMMEND_SUBJECTS:
        from capacity_cli.api.explaining_recommend import explained_recommendation  # noqa: PLC0415  loads slowly

        return explained_recommendation(loaded, metric)
    found = tuple(_explained(each, metric) for each in loaded)
    if all(each.explanation is None for each in found):
        names = (name for each in found for name in _names(each.answer))
        raise Refused([unknown_metric(metric, names)])
    return found


def explained_plans(loader: Loader, file: str) -> tuple[ExplainedPlan, ...]:
    """The plan of a file's scenario, then of each variant, with its figures explained; raises `Refused` as planning."""
    return tuple(map(_explained_plan, loader.load(file)))


def _explained_plan(loaded: Loaded) -> ExplainedPlan:
    answer = answered(loaded)
    plan = PlanExplained(answer.setting, answer.plan)
    names = metrics_in_order(answer.setting, answer.plan)
    found = {name: explanation for name in names if (explanation := plan.metric(name)) is not None}
    standings = {origin: each for root in found.values() for origin, each in standings_of(loaded, root)}
    metrics = (ExplainAnswer(answer, name, explanation, standings) for name, explanation in found.items())
    return ExplainedPlan(answer, tuple(metrics), standings)


def _explained(loaded: Loaded, metric: str) -> ExplainAnswer:
    answer = answered(loaded)
    explanation = explain(answer.setting, answer.plan, metric) or _of_return(answer, metric)
    standings = {} if explanation is None else dict(standings_of(loaded, explanation))
    return ExplainAnswer(answer, metric, explanation, standings)


def _of_return(answer: Answer, metric: str) -> Explanation | None:
    """The explanation of a figure of the return; none if there is no such figure, or no labour."""
    labor = answer.setting.scenario.labor
    if labor is None or metric.partition(".")[0] not in SUBJECTS:
        return None
    return explain_return(returned_on(answer, labor), labor, metric)


def _names(answer: Answer) -> Iterator[str]:
    """What can be explained of a scenario."""
    yield from explained_names(answer.plan)
    labor = answer.setting.scenario.labor
    if labor is not None:
        yield from roi_names(returned_on(answer, labor))
