"""Allowances: what everything that one file asks for may come to, such as the price lists that all its variants name.

A thing counts once for each file, even if it was read for another one before: a file is taken or refused whatever is
judged beside it.
"""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field

from capacity_cli.documents.limits import ENTRIES, Limit
from capacity_cli.documents.nodes import Node
from capacity_cli.documents.refused import Refused
from capacity_cli.model.problems import Problem, ProblemCode


@dataclass(slots=True)
class Allowance:
    """What may still be asked for."""

    limit: Limit
    """The most of it."""
    _sizes: dict[Hashable, int] = field(default_factory=dict)

    def take(self, what: Hashable, size: int, node: Node) -> None:
        """Count something that a value asks for; raises `Refused`, at the value, if that is too much."""
        self._sizes.setdefault(what, size)
        self.refuse_more(node)

    def refuse_more(self, node: Node) -> None:
        """Raises `Refused`, at a value, if there is too much already."""
        if sum(self._sizes.values()) > self.limit.maximum:
            raise Refused([node.located(Problem(ProblemCode.TOO_LARGE, self.limit.values))])


def too_long(node: Node, limit: Limit = ENTRIES) -> Iterator[Node]:
    """The first entry beyond the most that one map or list may have, of each that has more."""
    if node.size <= limit.maximum:
        return
    entries = list(node.value.values()) if isinstance(node.value, dict) else node.value
    assert isinstance(entries, list)  # noqa: S101  a scalar is of size 1
    yield from entries[limit.maximum : limit.maximum + 1]
    for each in entries:
        yield from too_long(each, limit)
