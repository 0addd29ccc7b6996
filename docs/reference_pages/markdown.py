"""What all generated pages are made of: the line that says how they are made, tables and code in cells."""

from collections.abc import Iterable, Sequence

MADE = "<!-- Made by `python docs/generate.py` from the program itself: change that, not this page. -->"
"""The first line of every generated page."""


def page(*blocks: str) -> str:
    """A page of blocks with blank lines between them."""
    return "\n\n".join([MADE, *blocks]) + "\n"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; what would end a cell is escaped."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cell(each) for each in line)} |" for line in lines)


def cell(text: str) -> str:
    """A text within a table."""
    return text.replace("|", "\\|").replace("\n", "<br>")


def code(text: str) -> str:
    """A text as code."""
    return f"`{text}`"


def codes(texts: Iterable[str]) -> str:
    """Several texts as code, with commas between them."""
    return ", ".join(map(code, texts))
