"""The parts that all tables are made of: one console, headings, columns; wide characters count twice.

A table gives each column the width of its longest word first and shares out what is left: a number is never broken as
long as any other way of fitting the page exists.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple, TextIO

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from capacity_cli.model.scenario import Level

LEVEL_STYLE = {Level.ERROR: "bold red", Level.WARNING: "magenta", Level.NOTE: "dim"}
"""The colour of each level. Yellow, cyan and bold green are not used: on white nobody can read them."""

_WHOLE = r"(?:[\d*/,-]+ ){4}[\d*/,-]+|[\d,.]+ %"  # a cron expression, a percentage
_PIECE = re.compile(rf"{_WHOLE}|-*[^\s-]+-?|-+")
_SPACED_WORD = re.compile(rf"\n|[^\S\n]*(?:{_WHOLE}|\S+)")
_SPACED_PIECE = re.compile(rf"\n|[^\S\n]*(?:{_PIECE.pattern})")
_GAP = 2
_INDENT = 2
_LEAST_SENTENCE = 12


class Heading(NamedTuple):
    """The heading of a column."""

    text: str
    """What it says."""
    justify: Literal["left", "right"] = "left"
    """Where the cells below it stand."""


def console(stream: TextIO, *, color: bool, width: int) -> Console:
    """A console that draws to a stream and takes no text for markup."""
    return Console(
        file=stream,
        width=width,
        force_terminal=color,
        markup=False,
        highlight=False,
        emoji=False,
        no_color=not color,
        color_system="standard" if color else None,
        legacy_windows=False,
    )


def heading(text: str) -> Text:
    """A section's heading."""
    return Text(text, style="bold")


def below(out: Console, table: Table | Text, indent: int = _INDENT) -> None:
    """Print a table, or a sentence, below its heading; a figure and its percent sign stay on one line."""
    shown = table if isinstance(table, Table) else _broken(table, max(1, out.width - indent))
    out.print(Padding(shown, (0, 0, 0, indent)))


def pairs(out: Console, rows: Iterable[tuple[str, str, str]]) -> Table:
    """Label, figure and remark, which stands below the label where it is narrow; the figures end in one column.

    Where it is narrower than a word and a figure, figures stand below their labels.
    """
    texts = [(Text(label), Text(figure), Text(remark, style="dim")) for label, figure, remark in rows]
    labels, figures = (max(row[at].cell_len for row in texts) for at in (0, 1))
    room = out.width - _INDENT - _GAP - figures
    narrow = room < labels + _GAP + _LEAST_SENTENCE
    table = _grid()
    if room < _bounds([text for label, _, remark in texts for text in (label, remark)])[0]:
        table.add_column(overflow="fold")
        for row in texts:
            table.add_row(Text("\n").join(text for text in row if text))
        return table
    table.add_column(no_wrap=not narrow, overflow="fold", width=max(1, min(labels, room)) if narrow else None)
    table.add_column(justify="right", no_wrap=True)
    if narrow:
        for label, figure, remark in texts:
            table.add_row(Text("\n").join((label, remark)) if remark else label, figure)
        return table
    table.add_column(overflow="fold", style="dim")
    for row in texts:
        table.add_row(*row)
    return table


def facts(out: Console, rows: Iterable[tuple[str, Text]]) -> Table:
    """Label and a sentence, which stands below the label where it is narrow."""
    texts = [(Text(label), text) for label, text in rows]
    table = _grid()
    if out.width - _INDENT - _GAP - max(label.cell_len for label, _ in texts) < _LEAST_SENTENCE:
        table.add_column(overflow="fold")
        for label, text in texts:
            table.add_row(Text("\n").join((Text(label.plain, style="dim"), text)))
        return table
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for row in texts:
        table.add_row(*row)
    return table


def _grid() -> Table:
    return Table(box=None, show_header=False, pad_edge=False, padding=(0, _GAP, 0, 0))


def columns(
    out: Console,
    headings: Sequence[Heading],
    rows: Iterable[Sequence[str | Text]],
    *totals: Sequence[str],
    whole_names: bool = False,
) -> Table:
    """A table with headings and, perhaps, rows of totals, that fits the page below a heading.

    With `whole_names` the first column gets the room that it wants before the others share the rest. Where a word would
    be broken that a line has room for, each row stands in lines of its own instead.
    """
    cells = [[cell if isinstance(cell, Text) else Text(cell) for cell in row] for row in rows]
    last = [[Text(cell, style="bold") for cell in row] for row in totals]
    heads = [Text(head.text) for head in headings]
    stacked = list(zip(heads, *cells, *last, strict=True))
    bounds = [_bounds(column) for column in stacked]
    widths = fitted(bounds, out.width - _INDENT - _GAP * (len(headings) - 1), whole_names=whole_names)
    line = out.width - _INDENT
    if any(width < least <= line for width, (least, _) in zip(widths, bounds, strict=True)):
        return _stacked(heads, [*cells, *last], line)
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, _GAP - 1, 0, 0), header_style="dim")
    for head, text, width in zip(headings, heads, widths, strict=True):
        table.add_column(_broken(text, width), justify=head.justify, overflow="fold", width=width)
    for row in cells:
        table.add_row(*map(_broken, row, widths))
    if last:
        table.add_section()
    for row in last:
        table.add_row(*map(_broken, row, widths))
    return table


def _stacked(names: Sequence[Text], rows: Iterable[Sequence[Text]], width: int) -> Table:
    """Each cell of a row behind its heading, or below it where it is long; all but the first are indented."""
    table = _grid()
    table.add_column(overflow="fold")
    for number, row in enumerate(rows):
        if number:
            table.add_row()
        for at, (name, cell) in enumerate(zip(names, row, strict=True)):
            if cell.plain:
                indent = " " * (_INDENT if at else 0)
                label = f"{indent}{name.plain}{' ' * _GAP if name.plain else ''}"
                beside = not name.plain or cell_len(f"{label}{cell.plain}") <= width
                table.add_row(Text.assemble((label, "dim"), "" if beside else f"\n{indent}", cell))
    return table


def fits(out: Console, headings: Sequence[Heading], rows: Sequence[Sequence[str | Text]]) -> bool:
    """Whether every column has room for its longest word."""
    cells = [[cell if isinstance(cell, Text) else Text(cell) for cell in row] for row in rows]
    stacked = zip((Text(head.text) for head in headings), *cells, strict=True)
    return sum(_bounds(column)[0] for column in stacked) <= out.width - _INDENT - _GAP * (len(headings) - 1)


def fitted(bounds: Sequence[tuple[int, int]], room: int, *, whole_names: bool = False) -> list[int]:
    """The width of each column between its longest word and its longest line, in the room that there is.

    Each column gets its longest word; the rest goes, column by column of equal shares, to those that still want it.
    Where not even the words fit, the widest columns give way.
    """
    widths = [least for least, _ in bounds]
    while sum(widths) > room and max(widths) > 1:
        widths[widths.index(max(widths))] -= 1
    while sum(widths) < room:
        wanting = [at for at, (_, most) in enumerate(bounds) if widths[at] < most]
        if not wanting:
            break
        first = whole_names and wanting[0] == 0
        widths[0 if first else min(wanting, key=lambda at: widths[at])] += 1
    return widths


def _broken(text: Text, width: int) -> Text:
    """The text in lines, a word that is too long broken after its hyphens; one of several styles is left as it is."""
    if text.spans:
        return text
    lines = [""]
    for piece in _pieces(text.plain, width):
        longer = lines[-1] + piece
        if piece == "\n" or (lines[-1] and cell_len(longer.rstrip()) > width):
            lines.append(piece.lstrip())
        else:
            lines[-1] = longer
    return Text("\n".join(line.rstrip() for line in lines), style=text.style)


def _pieces(text: str, width: int) -> Iterator[str]:
    """What a line may be broken between: words, and of those that are wider than it the parts between hyphens."""
    for word in _SPACED_WORD.findall(text):
        if cell_len(word.strip()) > width:
            yield from _SPACED_PIECE.findall(word)
        else:
            yield word


def _bounds(column: Sequence[Text]) -> tuple[int, int]:
    words = (Text(word).cell_len for text in column for word in _PIECE.findall(text.plain))
    lines = (Text(line).cell_len for text in column for line in text.plain.splitlines())
    return max(words, default=1), max(lines, default=1)
