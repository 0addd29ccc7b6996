"""Two returns side by side as Markdown."""

from collections.abc import Iterator, Sequence

from capacity_cli.model.roi_comparison import RoiComparison
from capacity_cli.render.markdown.text import document, prose, table
from capacity_cli.render.rows.figures import title
from capacity_cli.render.rows.roi_comparison import comparison_headings, comparison_rows
from capacity_cli.render.text.texts import Texts


def comparison_markdown(comparisons: Sequence[RoiComparison], texts: Texts) -> str:
    """The document of `capacity roi --compare --format markdown`."""
    return document(*(block for each in comparisons for block in _blocks(each, texts)))


def _blocks(each: RoiComparison, texts: Texts) -> Iterator[str]:
    yield f"# {prose(title(texts, each.other.answer))}"
    yield prose(texts("roi.compared", base=title(texts, each.base.answer)))
    yield table(comparison_headings(each, texts), comparison_rows(each, texts), figures=slice(1, None))
