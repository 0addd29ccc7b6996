"""What `capacity check` answers, as JSON by the same contract as every answer.

A scenario that is compared with a revision carries the entry that `capacity diff` has for it.
"""

from collections.abc import Iterator
from typing import Any

from capacity_cli.model.checks import CheckResult
from capacity_cli.model.gate import Gate
from capacity_cli.model.metrics import Metric
from capacity_cli.render.json_answer import (
    document,
    finding_entries,
    heading_entry,
    number,
    quantity_text,
    ratio_text,
)
from capacity_cli.render.json_diff import difference_entry
from capacity_cli.render.text.texts import Texts


def check_json(gate: Gate, texts: Texts) -> str:
    """The document of `capacity check`."""
    return document("check", check_entries(gate, texts), exit_status=gate.exit_status)


def check_entries(gate: Gate, texts: Texts) -> Iterator[dict[str, Any]]:
    """What the document of `capacity check` holds of each scenario."""
    for each in gate.answers:
        difference = gate.difference(each.answer)
        yield {
            **heading_entry(each.answer),
            "checks": [_check(result) for result in each.results],
            "findings": finding_entries(each.answer, texts),
            "exit_status": each.exit_status,
            "difference": None if difference is None else difference_entry(difference, texts),
        }


def _check(result: CheckResult) -> dict[str, Any]:
    expected = {"min": result.minimum, "max": result.maximum}
    return {
        "metric": result.metric,
        "level": result.level.value,
        "expected": {name: quantity_text(bound) for name, bound in expected.items() if bound is not None},
        "found": _found(result.found),
        "known": None if result.found is None else result.found.known.value,
        "status": result.status.value,
        "too_old": result.too_old,
        "suggestion": result.suggestion or None,
        "origin": result.origin.value,
        "percent_of_budget": None if result.percent_of_budget is None else ratio_text(result.percent_of_budget),
        "baseline": None if result.standing is None else result.standing.value,
    }


def _found(found: Metric | None) -> Any:
    """The metric as the answer that it is taken from writes it."""
    return None if found is None or found.figure is None else number(found.figure, found.kind)
