"""Recommendations as CSV: a row for each value of configurations, steps and proof; of a ladder a row for each rung.

A list in a cell is parted by commas.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from capacity_cli.model.recommend.answer import RecommendAnswer
from capacity_cli.model.recommend.ladder import LadderAnswer, Rung
from capacity_cli.render.csv_answer import written
from capacity_cli.render.json_answer import as_json
from capacity_cli.render.json_recommend import step_entry
from capacity_cli.render.text.texts import Texts

_RUNG = (
    "name", "file", "variant", "messages_per_day", "lasts_to", "month", "total_before", "total_after", "headroom",
    "changes", "broken",
)  # fmt: skip
_HEADINGS = ("name", "file", "variant", "part", "number", "figure", "value")


def recommend_csv(answers: Iterable[RecommendAnswer], _texts: Texts) -> str:
    """The figures of `capacity recommend`."""
    rows: list[Sequence[Any]] = [_HEADINGS]
    for each in answers:
        scenario = each.answer.name, each.answer.file, each.answer.variant
        rows.extend((*scenario, *row) for row in _rows(each))
    return written(rows)


def ladder_csv(answers: Iterable[LadderAnswer], _texts: Texts) -> str:
    """The rungs of `capacity recommend --ladder`: a row each."""
    rows: list[Sequence[Any]] = [_RUNG]
    for each in answers:
        scenario = each.answer.name, each.answer.file, each.answer.variant
        rows.extend((*scenario, *_rung(rung)) for rung in each.ladder.rungs)
    return written(rows)


def _rung(rung: Rung) -> tuple[Any, ...]:
    before, after = as_json(rung.before), as_json(rung.after)
    changes = [f"{'.'.join(map(str, move.path))}={move.after}" for move in rung.moves]
    broken = [each.constraint for each in rung.broken]
    costs = before["total"], after["total"], after["headroom"]
    return rung.messages_per_day, rung.lasts_to, rung.month, *costs, changes, broken


def _rows(each: RecommendAnswer) -> Iterator[tuple[Any, ...]]:
    found = as_json(each.recommendation)
    yield "verdict", None, "verdict", found["verdict"]
    for part in ("current", "recommended", "nearest"):
        yield from _below(part, None, found[part] or {})
    for at, step in enumerate(each.steps):
        yield from _below("steps", at, step_entry(step))
    for part in ("broken", "undecided", "nearest_broken", "conflict"):
        for at, entry in enumerate(found[part]):
            yield from _below(part, at, entry)
    for at, family in enumerate(found["certificate"]["families"]):
        yield from _below("certificate", at, family)


def _below(part: str, number: int | None, entry: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    for key, value in entry.items():
        if isinstance(value, dict):
            for name, inner in value.items():
                yield part, number, f"{key}.{name}", list(inner) if isinstance(inner, tuple) else inner
        else:
            yield part, number, key, list(value) if isinstance(value, tuple) else value
