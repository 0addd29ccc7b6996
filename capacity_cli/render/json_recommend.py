"""What `capacity recommend` answers, as JSON by the same contract as every answer."""

from collections.abc import Iterable
from typing import Any

from capacity_cli.model.recommend.answer import RecommendAnswer, Step
from capacity_cli.render.json_answer import as_json, dumped, heading_entry


def recommend_json(answers: Iterable[RecommendAnswer]) -> str:
    """The document of `capacity recommend`."""
    return dumped({"schema": "capacity/recommend/v1", "scenarios": [_entry(each) for each in answers]})


def _entry(each: RecommendAnswer) -> dict[str, Any]:
    return {
        **heading_entry(each.answer),
        **as_json(each.recommendation),
        "steps": [step_entry(step) for step in each.steps],
        "exit_status": each.exit_status,
    }


def step_entry(step: Step) -> dict[str, Any]:
    """A step at its place."""
    move, place = step.move, step.place
    return {
        "path": ".".join(map(str, move.path)),
        "from": move.before,
        "to": move.after,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "entry": step.entry,
        "cost_effect": None if move.effect is None else f"{move.effect:f}",
    }
