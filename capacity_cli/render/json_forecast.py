"""What `capacity forecast` answers, as JSON by the same contract as every answer."""

from collections.abc import Iterable
from typing import Any

from capacity_cli.model.forecast.forecast import ForecastAnswer
from capacity_cli.render.json_answer import as_json, dumped, finding_entry, heading_entry
from capacity_cli.render.text.texts import Texts


def forecast_json(answers: Iterable[ForecastAnswer], texts: Texts) -> str:
    """The document of `capacity forecast`."""
    return dumped({"schema": "capacity/forecast/v1", "scenarios": [_entry(each, texts) for each in answers]})


def _entry(each: ForecastAnswer, texts: Texts) -> dict[str, Any]:
    findings = [finding_entry(placed, texts) for placed in each.answer.findings]
    return {**heading_entry(each.answer), **as_json(each.forecast), "findings": findings}
