"""Checking: from a file to the judged checks of its scenario and variants."""

from capacity_cli.api.loading import Loaded, Loader
from capacity_cli.api.planning import answered
from capacity_cli.documents.refused import Refused
from capacity_cli.model.bounds import bound_problems
from capacity_cli.model.checks import CheckAnswer, Demand, exit_status, judge
from capacity_cli.model.problems import Problem


def checked(loader: Loader, file: str, demands: tuple[Demand, ...] = ()) -> tuple[CheckAnswer, ...]:
    """The checks of a file and its variants, judged; raises `Refused` with every problem of the file."""
    return tuple(_judged(loaded, demands) for loaded in loader.load(file))


def _judged(loaded: Loaded, demands: tuple[Demand, ...]) -> CheckAnswer:
    _refuse_meaningless(loaded, demands)
    answer = answered(loaded)
    results = judge(loaded.scenario, answer.plan, demands)
    places = tuple(result.place or loaded.place(result.path) for result in results)
    return CheckAnswer(answer, results, exit_status(results, answer.findings), places)


def _refuse_meaningless(loaded: Loaded, demands: tuple[Demand, ...]) -> None:
    """Refuse a scenario for which a demand means nothing, such as the budget where there is none."""
    problems = [
        Problem(each.code, each.values, demand.path, demand.place)
        for demand in demands
        for each in bound_problems({demand.metric: demand.check}, loaded.scenario.budget)
    ]
    if problems:
        raise Refused(problems)
