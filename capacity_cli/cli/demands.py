"""The checks that options of `capacity check` demand, beside those of the files.

Each is judged as well as a file's check of the same metric: an option takes the place of none.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from capacity_cli.model.problems import Problem

if TYPE_CHECKING:
    from capacity_cli.model.checks import Demand


def demanded(given: dict[str, str | None]) -> "tuple[Demand, ...]":
    """The checks of options such as `--max-monthly-cost`, by name; raises `Refused` with every bad bound."""
    from capacity_cli.documents.refused import Refused  # noqa: PLC0415  the models load slowly

    found: list[Demand] = []
    problems: list[Problem] = []
    for option, bound in _given(given):
        try:
            found.append(_demand(option, bound))
        except Refused as refused:
            problems.extend(refused.problems)
    if problems:
        raise Refused(problems)
    return tuple(found)


def _given(options: dict[str, str | None]) -> Iterator[tuple[str, str]]:
    return ((option, bound) for option, bound in options.items() if bound is not None)


def _demand(option: str, bound: str) -> "Demand":
    """The check of an option: its first word is the bound, the others are the metric."""
    from capacity_cli.documents.nodes import Node  # noqa: PLC0415  the models load slowly
    from capacity_cli.documents.source import Source  # noqa: PLC0415
    from capacity_cli.documents.validation import validated  # noqa: PLC0415
    from capacity_cli.model.checks import Demand, Origin  # noqa: PLC0415
    from capacity_cli.model.scenario import Check  # noqa: PLC0415

    key, _, metric = option.partition("_")
    name = f"--{option.replace('_', '-')}"
    node = Node(bound, Source(f"{name} {bound}"))
    check = validated(Check, Node({key: node}, node.source))
    return Demand(metric, check, Origin.OPTION, (name,), node.place)
