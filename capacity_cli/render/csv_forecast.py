"""What `capacity forecast` answers, as CSV: a row for each month, so that a spreadsheet can draw it."""

from collections.abc import Iterable, Sequence
from typing import Any

from capacity_cli.model.forecast.forecast import ForecastAnswer
from capacity_cli.render.csv_answer import written
from capacity_cli.render.json_answer import as_json
from capacity_cli.render.text.texts import Texts

_SCENARIO = ("name", "file", "variant")
_FIGURES = (
    "month", "messages_per_day", "headroom", "total", "messages", "complete", "total_with_tax", "per_message",
    "cumulative", "budget_used", "capacity_per_day", "load", "peak_headroom", "wait_minutes", "backlog_jobs",
    "lost_per_day",
)  # fmt: skip


def forecast_csv(answers: Iterable[ForecastAnswer], texts: Texts) -> str:
    """The document of `capacity forecast --format csv`; what breaks in a month stands in its last column."""
    rows: list[Sequence[Any]] = [(*_SCENARIO, "currency", *_FIGURES, "breaks")]
    for each in answers:
        answer = each.answer
        scenario = answer.name, answer.file, answer.variant, answer.setting.scenario.currency
        for month in each.forecast.months:
            found = [
                texts("forecast.csv_break", kind=one.kind.value, limit=one.limit)
                for one in each.forecast.breaks
                if one.month == month.month
            ]
            figures = as_json(month)
            rows.append((*scenario, *(figures[name] for name in _FIGURES), found))
    return written(rows)
