"""What was solved for: the question with its answer, then the volumes and the limits that they cross."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from capacity_cli.model.solved import SolveAnswer
from capacity_cli.render.rows.figures import title
from capacity_cli.render.rows.plan import basis
from capacity_cli.render.rows.solve import limit_headings, limit_rows, reasons, verdict, volume_headings, volume_rows
from capacity_cli.render.table.layout import Heading, below, columns, facts, heading
from capacity_cli.render.text.texts import Texts


def print_solutions(out: Console, answers: Sequence[SolveAnswer], texts: Texts) -> None:
    """Print what was found for some scenarios, one after another."""
    for number, each in enumerate(answers):
        if number:
            out.print()
        _print_solution(out, each, texts)


def _print_solution(out: Console, each: SolveAnswer, texts: Texts) -> None:
    out.print(Text(title(texts, each.answer), style="bold"))
    out.print(Text(basis(each.answer, texts), style="dim"))
    out.print()
    said = ((label, Text(text, style="bold" if at else "")) for at, (label, text) in enumerate(verdict(each, texts)))
    below(out, facts(out, said))
    for key, found in (("solve.volumes", each.solution.intervals), ("solve.undecided", each.solution.undecided)):
        if found:
            out.print()
            out.print(heading(texts(key)))
            headings = [Heading(text, "right") for text in volume_headings(texts)]
            below(out, columns(out, headings, volume_rows(found, each, texts)))
    limits = list(limit_rows(each, texts))
    if limits:
        out.print()
        out.print(heading(texts("solve.limits")))
        name, most, start, then = limit_headings(texts)
        headings = [Heading(name), Heading(most, "right"), Heading(start, "right"), Heading(then)]
        below(out, columns(out, headings, limits))
    for at, reason in enumerate(reasons(each, texts)):
        if not at:
            out.print()
        below(out, Text(reason))
