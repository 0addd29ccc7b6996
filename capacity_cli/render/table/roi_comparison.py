"""Two returns side by side: a column each, and a column for how far they are apart."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from capacity_cli.model.roi_comparison import RoiComparison
from capacity_cli.render.rows.figures import title
from capacity_cli.render.rows.roi_comparison import comparison_headings, comparison_rows
from capacity_cli.render.table.layout import Heading, below, columns
from capacity_cli.render.text.texts import Texts


def print_comparisons(out: Console, comparisons: Sequence[RoiComparison], texts: Texts) -> None:
    """Print each comparison below the title of what is compared."""
    for number, each in enumerate(comparisons):
        if number:
            out.print()
        out.print(Text(title(texts, each.other.answer), style="bold"))
        out.print(Text(texts("roi.compared", base=title(texts, each.base.answer)), style="dim"))
        out.print()
        name, *figures = comparison_headings(each, texts)
        headings = (Heading(name), *(Heading(text, "right") for text in figures))
        below(out, columns(out, headings, comparison_rows(each, texts)))
