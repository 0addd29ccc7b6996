"""A forecast as Markdown: what breaks first, then the months, and what they cost together."""

from collections.abc import Iterator, Sequence

from capacity_cli.model.forecast.forecast import ForecastAnswer
from capacity_cli.render.markdown.text import document, prose, table
from capacity_cli.render.rows.figures import title
from capacity_cli.render.rows.forecast import (
    break_rows,
    month_headings,
    month_rows,
    note,
    total_headings,
    total_rows,
)
from capacity_cli.render.rows.plan import basis
from capacity_cli.render.text.texts import Texts


def forecast_markdown(answers: Sequence[ForecastAnswer], texts: Texts) -> str:
    """The document of `capacity forecast --format markdown`."""
    return document(*(block for each in answers for block in _blocks(each, texts)))


def _blocks(each: ForecastAnswer, texts: Texts) -> Iterator[str]:
    yield f"# {prose(title(texts, each.answer))}"
    yield prose(basis(each.answer, texts))
    said = note(each, texts)
    yield "" if said is None else prose(said)
    yield f"## {prose(texts('forecast.breaks'))}"
    found = list(break_rows(each, texts))
    headings = texts("forecast.when"), texts("forecast.what")
    yield table(headings, found) if found else prose(texts("forecast.no_breaks"))
    yield f"## {prose(texts('forecast.months'))}"
    yield table(month_headings(each, texts), month_rows(each, texts), figures=slice(1, None))
    yield f"## {prose(texts('forecast.totals'))}"
    yield table(total_headings(texts), total_rows(each, texts), figures=slice(1, None))
