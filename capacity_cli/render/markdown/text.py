"""The parts of a Markdown document: text that cannot act as markup, tables, folded sections.

A text between backticks stays code; in all other text nothing can be markup, a mention, a link, a formula or an emoji.
"""

import re
from collections.abc import Iterable, Sequence
from html import escape

_MARKUP = re.compile(r"[\\`*_{}\[\]|~#!^]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;"}
_LINKED = re.compile(r"[@#:/](?=[\w/+-])|\bGH(?=-\d)|\bwww(?=\.)|[0-9a-f]{6}(?=[0-9a-f])", re.IGNORECASE)
_WORD_JOINER = "\u2060"  # shows nothing and breaks nothing, but no mention, link or commit is found across it
_BREAK = rf"\g<0>{_WORD_JOINER}"
_BACKTICKS = re.compile("`+")
_EVENNESS = 2


def prose(text: str) -> str:
    """A text on one line in which only code between backticks is markup."""
    pieces = " ".join(text.split()).split("`")
    if len(pieces) % _EVENNESS == 0:  # the last backtick opens nothing
        pieces[-2:] = ["`".join(pieces[-2:])]
    return "".join(code(piece) if at % _EVENNESS else _escaped(piece) for at, piece in enumerate(pieces) if piece)


def code(text: str) -> str:
    """A text as code on one line."""
    line = " ".join(text.split())
    fence = "`" * (1 + max((len(run) for run in _BACKTICKS.findall(line)), default=0))
    edge = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{edge}{line}{edge}{fence}" if line else ""


def heading(text: str, level: int) -> str:
    """A heading; that of the document has level 1."""
    return f"{'#' * level} {prose(text)}"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], figures: slice = slice(0)) -> str:
    """A table; the columns of figures stand at the right."""
    right = range(len(headings))[figures]
    marks = ["--:" if at in right else "---" for at in range(len(headings))]
    lines = [[prose(each) for each in headings], marks, *([prose(each) for each in row] for row in rows)]
    return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)


def details(summary: str, *blocks: str) -> str:
    """Blocks below a line that opens and closes them."""
    line = escape(_LINKED.sub(_BREAK, " ".join(summary.split())))  # in HTML no Markdown is read
    return "\n\n".join([f"<details>\n<summary>{line}</summary>", *blocks, "</details>"])


def document(*blocks: str) -> str:
    """Blocks one below another."""
    return "\n\n".join(filter(None, blocks)) + "\n"


def _escaped(text: str) -> str:
    broken = _LINKED.sub(_BREAK, text)
    marked = _MARKUP.sub(lambda found: f"\\{found.group()}", broken)
    return "".join(_ENTITIES.get(each, each) for each in marked)


def _cell(text: str) -> str:
    """A cell in which no bar, not even one in code, ends it."""
    return re.sub(r"(?<!\\)\|", r"\\|", text)
