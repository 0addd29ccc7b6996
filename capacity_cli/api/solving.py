"""Solving: from a file and a question to what its scenario and variants answer."""

from collections.abc import Iterator

from capacity_cli.api.loading import Loaded, Loader
from capacity_cli.api.planning import answered
from capacity_cli.documents.refused import Refused
from capacity_cli.documents.validation import located
from capacity_cli.model.names import unknown_name
from capacity_cli.model.problems import Place, Problem, ProblemCode
from capacity_cli.model.solved import SolveAnswer
from capacity_cli.model.solving.rival import Rival
from capacity_cli.model.solving.solve import Goal, Question, solve


def solved(loader: Loader, file: str, question: Question) -> tuple[SolveAnswer, ...]:
    """What a file and its variants answer; raises `Refused`, too, where they lack what the question is about."""
    return tuple(solution_for(each, question) for each in loader.load(file))


def solution_for(loaded: Loaded, question: Question) -> SolveAnswer:
    """What one scenario or variant answers; raises `Refused` where it lacks what the question is about."""
    problems = [*_missing(loaded, question), *_unknown_rival(loaded, question.rival)]
    if problems:
        raise Refused(problems)
    answer = answered(loaded)
    return SolveAnswer(answer, solve(answer.setting, answer.plan.cost, question))


def _missing(loaded: Loaded, question: Question) -> Iterator[Problem]:
    """The part of a scenario that it needs for the question and does not have."""
    scenario = loaded.scenario
    needs = {
        "budget": question.goal in {Goal.UNIT_PRICE, Goal.DAILY_CAP} and scenario.budget is None,
        "labor": question.goal is Goal.BREAK_EVEN and question.rival is None and scenario.labor is None,
    }
    found = [Problem(ProblemCode.MISSING_KEY, {"key": key}, (key,)) for key, missing in needs.items() if missing]
    yield from located(loaded.node, found)


def _unknown_rival(loaded: Loaded, rival: Rival | None) -> Iterator[Problem]:
    """A vendor that the scenario does not have, or a plan that its list does not."""
    if rival is None:
        return
    place = Place(f"--plan {rival.vendor}={rival.plan}", None, None)
    subscriptions = loaded.setting.subscriptions
    if rival.vendor not in subscriptions:
        found = unknown_name("kind.vendor", rival.vendor, subscriptions)
        yield Problem(found.code, found.values, place=place)
        return
    plans = subscriptions[rival.vendor].prices.plans
    if rival.plan not in plans:
        found = unknown_name("kind.plan", rival.plan, plans)
        yield Problem(found.code, found.values, place=place)
