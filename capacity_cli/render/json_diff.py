"""What `capacity diff` answers, as JSON by the same contract as every answer."""

from collections.abc import Iterable
from typing import Any

from capacity_cli.model.answer import Answer
from capacity_cli.model.difference import Difference, FigureChange, InputChange
from capacity_cli.model.leaves import Leaf
from capacity_cli.model.readings import Reading
from capacity_cli.render.json_answer import as_json, dumped, finding_entry, number
from capacity_cli.render.text.texts import Texts


def diff_json(differences: Iterable[Difference], texts: Texts) -> str:
    """The document of `capacity diff`."""
    return dumped({"schema": "capacity/diff/v1", "scenarios": [difference_entry(each, texts) for each in differences]})


def difference_entry(each: Difference, texts: Texts) -> dict[str, Any]:
    """What the document of `capacity diff` holds of a scenario."""
    return {
        "name": each.shown.name,
        "file": each.head_file,
        "variant": each.shown.variant,
        "base_file": each.base_file,
        "presence": each.presence.value,
        "currency": _currency(each.head),
        "base_currency": _currency(each.base),
        "changes": [_change(change) for change in each.changes],
        "inputs": [_input(change) for change in each.inputs],
        "prices_changed": None if each.prices is None else as_json(each.prices),
        "findings_new": [finding_entry(placed, texts) for placed in each.findings_new],
        "findings_gone": [finding_entry(placed, texts) for placed in each.findings_gone],
    }


def _currency(answer: Answer | None) -> str | None:
    return None if answer is None else answer.setting.scenario.currency


def _change(change: FigureChange) -> dict[str, Any]:
    return {
        "metric": change.metric,
        "base": value_of(change.base),
        "head": value_of(change.head),
        "cause": change.cause.value,
        "base_known": None if change.base is None else change.base.known.value,
        "head_known": None if change.head is None else change.head.known.value,
    }


def _input(change: InputChange) -> dict[str, Any]:
    place = change.place
    return {
        "path": change.path,
        "base": change.base,
        "head": change.head,
        "file": place.file,
        "line": place.line,
        "column": place.column,
    }


def value_of(reading: Reading | None) -> str | float | None:
    """A figure as the plan writes it; none if it is not there, unknown or without end."""
    if reading is None or reading.figure is None:
        return None
    figure = reading.figure
    return figure if isinstance(figure, str) else number(figure, reading.kind or Leaf.QUANTITY)
