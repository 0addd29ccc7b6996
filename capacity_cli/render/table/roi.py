"""The return of automation: by hand against automated, a column each, and what is saved."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from capacity_cli.model.roi import RoiAnswer
from capacity_cli.render.rows.figures import title
from capacity_cli.render.rows.roi import both_ways, saving_rows
from capacity_cli.render.table.layout import Heading, below, columns, heading, pairs
from capacity_cli.render.text.texts import Texts


def print_rois(out: Console, answers: Sequence[RoiAnswer], texts: Texts) -> None:
    """Print the returns of some scenarios, one after another."""
    for number, each in enumerate(answers):
        if number:
            out.print()
        print_roi(out, each, texts)


def print_roi(out: Console, each: RoiAnswer, texts: Texts) -> None:
    """Print the return of one scenario."""
    out.print(Text(title(texts, each.answer), style="bold"))
    out.print()
    out.print(heading(texts("table.roi")))
    headings = (Heading(""), Heading(texts("table.manual"), "right"), Heading(texts("table.automated"), "right"))
    *rows, totals = both_ways(each, texts)
    below(out, columns(out, headings, rows, totals))
    out.print()
    out.print(heading(texts("table.saving")))
    below(out, pairs(out, saving_rows(each, texts)))
