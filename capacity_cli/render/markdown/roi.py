"""The return of automation as Markdown."""

from collections.abc import Iterator, Sequence
from math import ceil

from capacity_cli.model.return_details import RoiAnswer
from capacity_cli.render.markdown.text import document, prose, table
from capacity_cli.render.rows.figures import title
from capacity_cli.render.rows.roi import (
    both_ways,
    case_headings,
    case_rows,
    saving_rows,
    targeting_headings,
    targeting_rows,
)
from capacity_cli.render.rows.tornado import moving, reading, tornado_headings, tornado_rows, without_effect
from capacity_cli.render.text.texts import Texts

_LONGEST = 20  # characters of a bar


def roi_markdown(answers: Sequence[RoiAnswer], texts: Texts) -> str:
    """The document of `capacity roi --format markdown`."""
    return document(*(block for each in answers for block in _parts(each, texts)))


def _parts(each: RoiAnswer, texts: Texts) -> Iterator[str]:
    yield f"# {prose(title(texts, each.answer))}"
    yield f"## {prose(texts('table.roi'))}"
    yield table(("", texts("table.manual"), texts("table.automated")), both_ways(each, texts), figures=slice(1, None))
    yield f"## {prose(texts('table.saving'))}"
    yield table(("", "", ""), saving_rows(each, texts))
    for title_key, headings, rows in (
        ("roi.cases", case_headings(texts), case_rows(each, texts)),
        ("roi.targeting", targeting_headings(texts), targeting_rows(each, texts)),
    ):
        if rows:
            yield f"## {prose(texts(title_key))}"
            yield table(headings, rows, figures=slice(1, None))
    moved = moving(each)
    if moved:
        yield f"## {prose(texts('roi.tornado'))}"
        yield prose(reading(texts))
        yield table((*tornado_headings(texts), ""), _with_bars(each, texts), figures=slice(2, 5))
    if unmoved := without_effect(each, texts):
        yield prose(unmoved)


def _with_bars(each: RoiAnswer, texts: Texts) -> Iterator[tuple[str, ...]]:
    """The rows of the tornado, each with a bar as long as its swing."""
    most = max((swing.swing or 0 for swing in moving(each)), default=0)
    for row, swing in zip(tornado_rows(each, texts), moving(each), strict=True):
        yield (*row, "█" * ceil((swing.swing or 0) / most * _LONGEST) if most else "")
