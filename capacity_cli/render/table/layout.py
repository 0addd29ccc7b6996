"""The parts that all tables are made of: one console, headings, columns; wide characters count twice."""

from collections.abc import Iterable, Sequence
from typing import Literal, TextIO

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from capacity_cli.model.scenario import Level

LEVEL_STYLE = {Level.ERROR: "bold red", Level.WARNING: "yellow", Level.NOTE: "dim"}
"""The colour of each level."""

Justify = Literal["left", "right"]


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


def indented(table: Table) -> Padding:
    """A table below its heading."""
    return Padding(table, (0, 0, 0, 2))


def pairs(rows: Iterable[tuple[str, str, str]]) -> Table:
    """Label, figure and remark; the figures end in one column."""
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold", style="dim")
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def facts(rows: Iterable[tuple[str, Text]]) -> Table:
    """Label and a sentence."""
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for label, text in rows:
        table.add_row(Text(label), text)
    return table


def columns(headings: Sequence[tuple[str, Justify]], rows: Iterable[Sequence[str | Text]]) -> Table:
    """A table with headings."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for text, justify in headings:
        table.add_column(text, justify=justify, overflow="fold")
    for row in rows:
        table.add_row(*(cell if isinstance(cell, Text) else Text(cell) for cell in row))
    return table
