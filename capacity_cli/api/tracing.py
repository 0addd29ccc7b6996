"""Where the figures of an explanation stand in the documents, and what is said where there is no figure of a name."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from capacity_cli.api.loading import Loaded
from capacity_cli.documents.nodes import Node, find, nearest
from capacity_cli.model.explanation.answer import Standing
from capacity_cli.model.explanation.node import Explanation, Origin, Stated, each_once
from capacity_cli.model.findings import FindingCode
from capacity_cli.model.names import unknown_name
from capacity_cli.model.prices.source import Source
from capacity_cli.model.problems import Path, Place, Problem, ProblemCode, Word


def unknown_metric(metric: str, names: Iterable[str], reason: Word | None = None) -> Problem:
    """That nothing of this name can be explained, with the reason if there is one, else the nearest name."""
    codes = (code.value for kind in (FindingCode, ProblemCode) for code in kind)
    place = Place("capacity explain", None, None)
    problem = unknown_name("explain.metric_or_code", metric, [*dict.fromkeys(names), *codes], place=place)
    return (
        problem if reason is None else replace(problem, values={**problem.values, "suggestion": "", "reason": reason})
    )


def standings_of(loaded: Loaded, explanation: Explanation) -> Iterator[tuple[Origin, Standing]]:
    """Where the origins of an explanation lead to."""
    for origin in {each.origin for each in each_once(explanation)}:
        match origin:
            case Origin(stated=Stated.SCENARIO | Stated.CONFIGURATION):
                yield origin, Standing(loaded.place(origin.path), _is_written(loaded.node, origin.path))
            case Origin(stated=Stated.PRICES, vendor=str(vendor)):
                taken = loaded.taken[vendor]
                name, source = _source(taken.node, origin.path, taken.listed.prices.sources)
                written = _is_written(taken.node, origin.path)
                yield origin, Standing(taken.place(origin.path), written, name, source)
            case _:  # worked out, fixed, or a figure of the answer itself
                pass


def _is_written(node: Node, path: Path) -> bool:
    """Whether a document has the value, if only as a scalar that stands for the map around it."""
    return find(node, path) is not None or isinstance(nearest(node, path).value, str)


def _source(node: Node, path: Path, sources: dict[str, Source]) -> tuple[str, Source | None]:
    """The source of a value: the one that the innermost map around it names."""
    for length in range(len(path), -1, -1):
        named = find(node, (*path[:length], "source"))
        if named is not None and isinstance(named.value, str):
            return named.value, sources.get(named.value)
    return "", None
