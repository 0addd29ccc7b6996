"""What `capacity recommend` answers, as JSON by the same contract as every answer."""

from collections.abc import Iterable
from typing import Any

from capacity_cli.model.recommend.answer import RecommendAnswer, Step
from capacity_cli.model.recommend.ladder import LadderAnswer, Rung
from capacity_cli.model.recommend.steps import Move
from capacity_cli.render.json_answer import as_json, dumped, heading_entry
from capacity_cli.render.text.texts import Texts


def recommend_json(answers: Iterable[RecommendAnswer], _texts: Texts) -> str:
    """The document of `capacity recommend`."""
    return dumped({"schema": "capacity/recommend/v1", "scenarios": [_entry(each) for each in answers]})


def ladder_json(answers: Iterable[LadderAnswer], texts: Texts) -> str:
    """The document of `capacity recommend --ladder`."""
    return dumped({"schema": "capacity/ladder/v1", "scenarios": ladder_entries(answers, texts)})


def ladder_entries(answers: Iterable[LadderAnswer], texts: Texts) -> list[dict[str, Any]]:
    """What that document holds of each scenario."""
    return [_ladder_entry(each, texts) for each in answers]


def _ladder_entry(each: LadderAnswer, texts: Texts) -> dict[str, Any]:
    ladder = as_json(each.ladder)
    rungs = [_rung(rung, texts) for rung in each.ladder.rungs]
    return {**heading_entry(each.answer), "up_to": ladder.pop("up_to"), "rungs": rungs, **ladder}


def _rung(rung: Rung, texts: Texts) -> dict[str, Any]:
    return {
        **as_json(rung),
        "changes": [_move(move) for move in rung.moves],
        "stages": [
            {
                "vendor": stage.vendor,
                "plan": stage.plan,
                "title": texts.shown(stage.title),
                "checklist": [texts.shown(each) for each in stage.checklist],
            }
            for stage in rung.stages
        ],
    }


def _move(move: Move) -> dict[str, Any]:
    return {
        "path": ".".join(map(str, move.path)),
        "from": move.before,
        "to": move.after,
        "cost_effect": None if move.effect is None else f"{move.effect:f}",
    }


def _entry(each: RecommendAnswer) -> dict[str, Any]:
    return {
        **heading_entry(each.answer),
        **as_json(each.recommendation),
        "steps": [step_entry(step) for step in each.steps],
        "exit_status": each.exit_status,
    }


def step_entry(step: Step) -> dict[str, Any]:
    """A step at its place."""
    place = step.place
    where = {"file": place.file, "line": place.line, "column": place.column, "entry": step.entry}
    return {**_move(step.move), **where}
