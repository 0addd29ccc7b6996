"""Going on after mistakes: a document without what is wrong in it, so that its sound parts can be looked at as well.

What is wrong is taken out and what is missing is put in for the moment; nothing that comes of it is ever shown.
"""

from collections.abc import Iterable
from typing import TypeVar

from pydantic import BaseModel

from capacity_cli.documents.nodes import Node, merged, without
from capacity_cli.documents.refused import Refused
from capacity_cli.documents.validation import validated
from capacity_cli.model.problems import Problem, ProblemCode

M = TypeVar("M", bound=BaseModel)

_ROUNDS = 5
_OF_THE_PARENT = frozenset({ProblemCode.MISSING_KEY, ProblemCode.NEEDS_KEY, ProblemCode.EXACTLY_ONE})
"""Problems of a key that is not there: then it is what should hold it that must go."""


def mended(model: type[M], node: Node, problems: Iterable[Problem], necessary: Node) -> M | None:
    """The model of the sound parts of a document, or none if it is too broken to go on.

    `necessary` holds what every such document must say; the document's own sound values come before it.
    """
    wrong = [problem.path for problem in problems]
    for _ in range(_ROUNDS):
        for path in wrong:
            node = without(node, path)
        try:
            return validated(model, merged(necessary, node))
        except Refused as refused:
            wrong = [each.path[:-1] if each.code in _OF_THE_PARENT else each.path for each in refused.problems]
    return None
