"""Answers as CSV: a row for each figure of the JSON, with the part, vendor, plan and meter that it is of.

No cell can start a formula in a spreadsheet. What is unknown is an empty cell, never 0.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import TYPE_CHECKING, Any

from capacity_cli.model.answer import Answer
from capacity_cli.model.return_details import RoiAnswer
from capacity_cli.model.solved import SolveAnswer
from capacity_cli.render.harmless import harmless
from capacity_cli.render.json_answer import plan_entries, roi_entries, solve_entries
from capacity_cli.render.json_check import check_entries
from capacity_cli.render.text.texts import Texts

if TYPE_CHECKING:
    from capacity_cli.model.explanation.answer import ExplainedPlan
    from capacity_cli.model.gate import Gate

_SCENARIO = ("name", "file", "variant")
_OWNER = ("vendor", "plan", "meter")
_FORMULA = re.compile(r"[\s'\"]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def plan_csv(answers: Iterable[Answer], texts: Texts) -> str:
    """The figures of `capacity plan`."""
    return _figures(plan_entries(answers, texts))


def explained_plan_csv(plans: Iterable["ExplainedPlan"], texts: Texts) -> str:
    """The figures of `capacity plan --explain`: CSV has figures alone."""
    return plan_csv([each.answer for each in plans], texts)


def roi_csv(answers: Iterable[RoiAnswer], texts: Texts) -> str:
    """The figures of `capacity roi`."""
    return _figures(roi_entries(answers, texts))


def solve_csv(answers: Iterable[SolveAnswer], texts: Texts) -> str:
    """The figures of `capacity solve`."""
    return _figures(solve_entries(answers, texts))


def check_csv(gate: "Gate", texts: Texts) -> str:
    """The checks and findings of `capacity check`."""
    return _figures(check_entries(gate, texts))


def written(rows: Iterable[Sequence[Any]]) -> str:
    """Rows as CSV, with the line ends of RFC 4180."""
    page = StringIO()
    csv.writer(page).writerows([_cell(each) for each in row] for row in rows)
    return page.getvalue()


def _figures(entries: Iterable[dict[str, Any]]) -> str:
    rows: list[Sequence[Any]] = [(*_SCENARIO, "part", *_OWNER, "figure", "value")]
    for entry in entries:
        scenario = [entry[key] for key in _SCENARIO]
        rest = {key: value for key, value in entry.items() if key not in _SCENARIO}
        rows.extend([*scenario, *row] for row in _rows("", ("", "", ""), rest))
    return written(rows)


def _rows(part: str, owner: tuple[Any, ...], node: dict[str, Any]) -> Iterator[list[Any]]:
    """Part, vendor, plan, meter, figure and value of everything below a part of the answer."""
    if "vendor" in node:
        owner = tuple(node.get(key) for key in _OWNER)
    for key, value in node.items():
        if "vendor" in node and key in _OWNER:
            continue
        below = f"{part}.{key}" if part else key
        if isinstance(value, dict):
            yield from _rows(below, owner, value)
        elif isinstance(value, list) and all(isinstance(each, dict) for each in value):
            for at, each in enumerate(value):
                yield from _rows(f"{below}.{at}", owner, each)
        else:
            yield [part, *owner, key, value]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    text = harmless(", ".join(map(str, value)) if isinstance(value, list) else str(value))
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text
