"""The ladder of one scenario: its rungs, and a chart of what each costs.

A bar is as long as the cost at the end of its rung's first volume, so that bars of different volumes can be compared.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from capacity_cli.model.recommend.ladder import LadderAnswer
from capacity_cli.render.harmless import encodable
from capacity_cli.render.rows.figures import title
from capacity_cli.render.rows.ladder import ladder_headings, ladder_rows, lasting, remarks, stage_lines
from capacity_cli.render.rows.plan import basis
from capacity_cli.render.rows.recommend import cost
from capacity_cli.render.table.layout import Heading, below, columns, heading
from capacity_cli.render.text.texts import Texts

_WIDEST = 40
_BAR, _PLAIN_BAR = "█", "#"
_INDENT = 2


def print_ladders(out: Console, answers: Sequence[LadderAnswer], texts: Texts) -> None:
    """Print the ladders of some scenarios, one after another."""
    for number, each in enumerate(answers):
        if number:
            out.print()
        _print(out, each, texts)


def _print(out: Console, each: LadderAnswer, texts: Texts) -> None:
    out.print(Text(title(texts, each.answer), style="bold"))
    out.print(Text(basis(each.answer, texts), style="dim"))
    out.print()
    out.print(heading(texts("recommend.ladder", up_to=each.ladder.up_to)))
    names = ladder_headings(each, texts)
    headings = [Heading(name, "left" if at >= len(names) - 2 else "right") for at, name in enumerate(names)]
    below(out, columns(out, headings, ladder_rows(each, texts)))
    if len(each.ladder.rungs) > 1:
        out.print()
        out.print(heading(texts("recommend.chart")))
        for line in _chart(each, texts, out.width):
            out.print(Text(line), soft_wrap=True)
    out.print()
    for line in (*stage_lines(each, texts), *remarks(each, texts)):
        below(out, Text(line, style="dim"))


def _chart(each: LadderAnswer, texts: Texts, width: int) -> Iterator[str]:
    """A bar for each rung: where it lasts, and what it costs when it begins."""
    rungs = each.ladder.rungs
    labels, costs = [lasting(rung, texts) for rung in rungs], [cost(rung.after, each, texts) for rung in rungs]
    longest, dearest = max(map(cell_len, labels)), max(rung.after.total or Decimal(0) for rung in rungs)
    room = min(_WIDEST, width - _INDENT - longest - max(map(cell_len, costs)) - 2 * _INDENT)
    block = _BAR if encodable(_BAR, texts.encoding) == _BAR else _PLAIN_BAR
    for label, shown, rung in zip(labels, costs, rungs, strict=True):
        share = (rung.after.total or Decimal(0)) / dearest if dearest else Decimal(0)
        bar = block * max(1, int(share * room)) if room > 0 and share else ""
        yield f"{' ' * _INDENT}{' ' * (longest - cell_len(label))}{label}  {bar}{' ' if bar else ''}{shown}"
