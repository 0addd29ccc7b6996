"""The return of automation: by hand against automated, a column each, what is saved, and what moves that most."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from capacity_cli.model.return_details import RoiAnswer
from capacity_cli.render.rows.figures import title
from capacity_cli.render.rows.roi import (
    both_ways,
    case_headings,
    case_rows,
    saving_rows,
    targeting_headings,
    targeting_rows,
)
from capacity_cli.render.table.layout import Heading, below, columns, heading, pairs
from capacity_cli.render.table.tornado import print_tornado
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
    _print_cases(out, each, texts)
    _print_targeting(out, each, texts)
    print_tornado(out, each, texts)


def _print_cases(out: Console, each: RoiAnswer, texts: Texts) -> None:
    """Print what is saved at the ends of the stated ranges, where there are some."""
    if rows := case_rows(each, texts):
        name, *cases = case_headings(texts)
        out.print()
        out.print(heading(texts("roi.cases")))
        below(out, columns(out, (Heading(name), *(Heading(case, "right") for case in cases)), rows))


def _print_targeting(out: Console, each: RoiAnswer, texts: Texts) -> None:
    """Print what better targeting saves, where the file says how it was before."""
    if rows := targeting_rows(each, texts):
        name, *times = targeting_headings(texts)
        out.print()
        out.print(heading(texts("roi.targeting")))
        below(out, columns(out, (Heading(name), *(Heading(time, "right") for time in times)), rows))
