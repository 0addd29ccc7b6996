"""Explanations and codes as JSON: an explanation is a list of steps, the metric first, each naming its parts by number.

So a figure on which several others rest stands there once.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from capacity_cli.model.findings import LEVELS, FindingCode
from capacity_cli.model.problems import ProblemCode, Word
from capacity_cli.render.examples.example import example_of
from capacity_cli.render.json_answer import as_json, dumped, heading_entry, plan_entries, quantity_text
from capacity_cli.render.text.texts import Texts

if TYPE_CHECKING:
    from capacity_cli.model.explanation.answer import ExplainAnswer, ExplainedPlan, Standing
    from capacity_cli.model.explanation.node import Explanation, Name, Origin


def explain_json(answers: Iterable["ExplainAnswer"], texts: Texts) -> str:
    """The document of `capacity explain METRIC`."""
    return dumped({"schema": "capacity/explain/v1", "scenarios": [_entry(each, texts) for each in answers]})


def _entry(each: "ExplainAnswer", texts: Texts) -> dict[str, Any]:
    entry = {**heading_entry(each.answer), "metric": each.metric, "explanation": _steps(each, texts)}
    return entry if each.configuration is None else {**entry, "configuration": as_json(each.configuration)}


def explained_plan_json(plans: Sequence["ExplainedPlan"], texts: Texts) -> str:
    """The document of `capacity plan --explain`: that of the plan, with the explanations of each scenario."""
    entries = plan_entries([each.answer for each in plans], texts)
    explained = [
        {**entry, "explanations": [{"metric": one.metric, "explanation": _steps(one, texts)} for one in each.metrics]}
        for entry, each in zip(entries, plans, strict=True)
    ]
    return dumped({"schema": "capacity/plan/v1", "scenarios": explained})


def code_json(code: FindingCode | ProblemCode, texts: Texts) -> str:
    """The document of `capacity explain CODE`."""
    of_finding = isinstance(code, FindingCode)
    kind = "finding" if of_finding else "problem"
    return dumped(
        {
            "schema": "capacity/explain-code/v1",
            "code": code.value,
            "kind": kind,
            "level": LEVELS[code].value if isinstance(code, FindingCode) else None,
            "title": texts(f"finding.{code}.title") if of_finding else None,
            "message": texts.general(f"{kind}.{code}"),
            "why": texts.general(f"finding.{code}.why") if of_finding else None,
            "remedy": texts.general(f"{kind}.{code}.remedy"),
            "example": as_json(example_of(code)),
        }
    )


def _steps(each: "ExplainAnswer", texts: Texts) -> list[dict[str, Any]] | None:
    from capacity_cli.model.explanation.node import each_once  # noqa: PLC0415  codes need no plans

    if each.explanation is None:
        return None
    numbers: dict[int, int] = {}
    for explanation in (steps := list(each_once(each.explanation))):
        numbers[id(explanation)] = len(numbers)
    return [_step(step, numbers, each.standings, texts) for step in steps]


def _step(
    step: "Explanation", numbers: Mapping[int, int], standings: Mapping["Origin", "Standing"], texts: Texts
) -> dict[str, Any]:
    figure = step.figure
    return {
        "step": numbers[id(step)],
        "name": _text(step.name, texts),
        "operation": step.operation.value,
        "parts": [numbers[id(part)] for part in step.parts],
        "value": None if figure is None or isinstance(figure, str) else quantity_text(figure),
        "text": _written(figure) if isinstance(figure, str) else None,
        "form": step.form.value,
        "currency": step.currency,
        "known": step.known.value,
        "rounding": None if step.rounding is None else step.rounding.value,
        "note": None if step.note is None else _text(step.note, texts),
        "origin": None if step.origin is None else _origin(step.origin, standings.get(step.origin)),
    }


def _written(figure: str) -> str:
    """A text as the answer of `plan` has it: a word of ours without the family of its key."""
    return figure.partition(".")[2] if isinstance(figure, Word) else figure


def _text(name: "Name", texts: Texts) -> str:
    return texts(name.key, **name.values)


def _origin(origin: "Origin", standing: "Standing | None") -> dict[str, Any]:
    place = None if standing is None else standing.place
    return {
        "stated": origin.stated.value,
        "path": ".".join(map(str, origin.path)),
        "vendor": origin.vendor,
        "file": None if place is None else place.file,
        "line": None if place is None else place.line,
        "column": None if place is None else place.column,
        "written": standing is not None and standing.written,
        "source": None if standing is None else _source(standing),
    }


def _source(standing: "Standing") -> dict[str, Any] | None:
    source = standing.source
    if source is None:
        return None
    return {
        "name": standing.source_name,
        "title": source.title,
        "url": source.url,
        "read": source.read,
        "confidence": source.confidence.value,
        "withdrawn": source.withdrawn,
    }
