"""The return of automation as Markdown."""

from collections.abc import Iterator, Sequence

from capacity_cli.model.roi import RoiAnswer
from capacity_cli.render.markdown.text import document, prose, table
from capacity_cli.render.rows.figures import title
from capacity_cli.render.rows.roi import both_ways, saving_rows
from capacity_cli.render.text.texts import Texts


def roi_markdown(answers: Sequence[RoiAnswer], texts: Texts) -> str:
    """The document of `capacity roi --format markdown`."""
    return document(*(block for each in answers for block in _parts(each, texts)))


def _parts(each: RoiAnswer, texts: Texts) -> Iterator[str]:
    yield f"# {prose(title(texts, each.answer))}"
    yield f"## {prose(texts('table.roi'))}"
    yield table(("", texts("table.manual"), texts("table.automated")), both_ways(each, texts), figures=slice(1, None))
    yield f"## {prose(texts('table.saving'))}"
    yield table(("", "", ""), saving_rows(each, texts))
