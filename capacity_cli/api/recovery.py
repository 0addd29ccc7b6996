"""The problems of a scenario beside those of its form, so that all of them come in one go."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from capacity_cli.documents.mending import mended
from capacity_cli.documents.nodes import Node, find, merged, without
from capacity_cli.documents.references import without_references
from capacity_cli.documents.refused import Refused
from capacity_cli.documents.scenario_files import FILE_KEYS
from capacity_cli.documents.source import Source
from capacity_cli.documents.validation import located, validated
from capacity_cli.documents.yaml_reader import read_yaml
from capacity_cli.model.bounds import bound_problems
from capacity_cli.model.prices.listed import Listed
from capacity_cli.model.problems import Problem, ProblemCode
from capacity_cli.model.scenario import Scenario
from capacity_cli.model.setting import Unresolved, resolve
from capacity_cli.model.weighing import ignore_problems

Take: TypeAlias = Callable[[Scenario | None], Mapping[str, Listed]]
"""How the price lists are taken for what a scenario chooses, or for nothing chosen."""

_NECESSARY = b"""
format: scenario/v1
prices: "-"
workload: {messages_per_day: 1}
scheduler: {trigger: "-", schedule: "0 0 * * *", batch_size: 1}
"""


def further_problems(node: Node, problems: Iterable[Problem], take: Take) -> list[Problem]:
    """Names that do not exist, a bad schedule, missing rates: what the sound parts of a scenario get wrong.

    Nothing is found where the form is too broken to go on.
    """
    broken = list(problems)
    scenario = mended(Scenario, node, broken, _necessary(take(None)))
    if scenario is None:
        return []
    found = [*bound_problems(scenario.checks, scenario.budget), *ignore_problems(scenario)]
    try:
        resolve(scenario, take(scenario))
    except (Unresolved, Refused) as wrong:
        found.extend(wrong.problems)
    spoiled = {problem.path[0] for problem in broken if problem.path}
    written = (problem for problem in found if find(node, problem.path) is not None)
    return located(node, [problem for problem in written if spoiled.isdisjoint(_rests_on(problem))])


def _rests_on(problem: Problem) -> frozenset[str]:
    """The other parts of a scenario without which nobody can say that there is such a problem."""
    match problem.code:
        case ProblemCode.NO_RATE:
            return frozenset({"currency", "exchange_rates"})
        case ProblemCode.NEEDS_KEY:
            return frozenset({"budget"})
        case _ if problem.path[:1] == ("footprint",):
            return frozenset({"services"})
        case _:
            return frozenset()


def own_problems(file: str, data: bytes) -> list[Problem]:
    """What a file says wrong itself, where what it extends or its variants cannot be used; never what it leaves out."""
    try:
        node = read_yaml(data, file)
        for key in FILE_KEYS:
            node = without(node, (key,))
        validated(Scenario, without_references(node))
    except Refused as refused:
        return [each for each in refused.problems if each.path and each.code is not ProblemCode.MISSING_KEY]
    return []


def _necessary(prices: Mapping[str, Listed]) -> Node:
    """The least that a scenario must say, with a trigger that exists."""
    triggers = [name for listed in prices.values() for name in listed.prices.triggers]
    least = read_yaml(_NECESSARY, "")
    if not triggers:
        return least
    nowhere = Source("")
    scheduler = Node({"trigger": Node(triggers[0], nowhere)}, nowhere)
    return merged(least, Node({"scheduler": scheduler}, nowhere))
