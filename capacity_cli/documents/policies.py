"""Policies in files: an organisation's YAML, with the places of its values.

A file that does not call itself a policy is refused for that alone: all its keys would be unknown here.
"""

from dataclasses import dataclass

from capacity_cli.documents.allowance import too_long
from capacity_cli.documents.limits import ENTRIES
from capacity_cli.documents.nodes import Node, find, place_of
from capacity_cli.documents.refused import Refused
from capacity_cli.documents.validation import located, validated
from capacity_cli.documents.yaml_reader import read_yaml
from capacity_cli.model.policy import Policy, policy_problems
from capacity_cli.model.problems import Path, Place, Problem, ProblemCode

FORMAT = "policy/v1"
"""How a policy calls itself."""


@dataclass(frozen=True, slots=True)
class PolicyFile:
    """A policy and where it is written."""

    policy: Policy
    """The policy."""
    node: Node
    """The document."""

    def place(self, path: Path) -> Place:
        """Where a value is written; of one that is not, where its nearest parent is."""
        return place_of(self.node, path)


def read_policy(shown: str, data: bytes) -> PolicyFile:
    """The policy that a file holds; raises `Refused` with every problem of it."""
    node = read_yaml(data, shown, begins=f"format: {FORMAT}")
    stated = find(node, ("format",))
    if stated is None:
        raise Refused([node.located(Problem(ProblemCode.MISSING_KEY, {"key": "format"}, ("format",)))])
    if isinstance(stated.value, str) and stated.value != FORMAT:
        values = {"found": stated.value, "expected": FORMAT}
        raise Refused([stated.located(Problem(ProblemCode.UNKNOWN_FORMAT, values, ("format",)))])
    long = [each.located(Problem(ProblemCode.TOO_LARGE, ENTRIES.values)) for each in too_long(node)]
    if long:
        raise Refused(long)
    policy = validated(Policy, node)
    problems = located(node, list(policy_problems(policy)))
    if problems:
        raise Refused(problems)
    return PolicyFile(policy, node)
