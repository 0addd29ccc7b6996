"""Going on after mistakes: the parts of a scenario that are sound are looked at, so that all problems come in one go.

What is wrong is taken out and what is missing is put in for the moment; only problems of what the file says itself
are reported.
"""

from collections.abc import Iterable, Mapping

from capacity_cli.documents.nodes import Node, find, merged
from capacity_cli.documents.refused import Refused
from capacity_cli.documents.source import Source
from capacity_cli.documents.validation import located, validated
from capacity_cli.documents.yaml_reader import read_yaml
from capacity_cli.model.budget import budget_problems
from capacity_cli.model.price_list import PriceList
from capacity_cli.model.problems import Path, Problem, ProblemCode
from capacity_cli.model.scenario import Scenario
from capacity_cli.model.setting import Unresolved, resolve

_NECESSARY = b"""
format: scenario/v1
prices: "-"
workload: {messages_per_day: 1}
scheduler: {trigger: "-", schedule: "0 0 * * *", batch_size: 1}
"""
_ROUNDS = 5


def further_problems(node: Node, problems: Iterable[Problem], prices: Mapping[str, PriceList]) -> list[Problem]:
    """The problems that a scenario has beside those of its form: names that do not exist, a bad schedule, rates.

    Nothing is found where the form is too broken to go on.
    """
    sound = merged(_necessary(prices), node)
    wrong = [problem.path for problem in problems]
    for _ in range(_ROUNDS):
        for path in wrong:
            sound = _without(sound, path)
        sound = merged(_necessary(prices), sound)
        try:
            scenario = validated(Scenario, sound)
        except Refused as refused:
            wrong = [problem.path[:-1] if _is_missing(problem) else problem.path for problem in refused.problems]
            continue
        return _of_the_file(node, scenario, prices)
    return []


def _is_missing(problem: Problem) -> bool:
    """Whether the problem is a key that is not there: then it is what should hold it that must go."""
    return problem.code in (ProblemCode.MISSING_KEY, ProblemCode.NEEDS_KEY, ProblemCode.EXACTLY_ONE)


def _of_the_file(node: Node, scenario: Scenario, prices: Mapping[str, PriceList]) -> list[Problem]:
    found = list(budget_problems(scenario))
    try:
        resolve(scenario, prices)
    except Unresolved as unresolved:
        found.extend(unresolved.problems)
    return located(node, [problem for problem in found if find(node, problem.path) is not None])


def _necessary(prices: Mapping[str, PriceList]) -> Node:
    """The least that a scenario must say, with a trigger that exists."""
    triggers = [name for listed in prices.values() for name in listed.triggers]
    least = read_yaml(_NECESSARY, "")
    if not triggers:
        return least
    nowhere = Source("")
    scheduler = Node({"trigger": Node(triggers[0], nowhere)}, nowhere)
    return merged(least, Node({"scheduler": scheduler}, nowhere))


def _without(node: Node, path: Path) -> Node:
    """The document without what stands at a path; a list loses the whole entry."""
    if not path:
        return node
    step, rest, value = path[0], path[1:], node.value
    if isinstance(value, dict) and isinstance(step, str) and step in value:
        kept = {key: child for key, child in value.items() if key != step}
        changed = {**kept, step: _without(value[step], rest)} if rest else kept
        return Node(changed, node.source, node.mark, node.key_mark, node.size)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return Node([child for at, child in enumerate(value) if at != step], node.source, node.mark, node.key_mark)
    return node
