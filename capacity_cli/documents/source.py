"""The text of one file under the name the user gave it, and the places in it.

Lines end where YAML ends them: at LF, CR, CR LF, and also at U+0085, U+2028 and U+2029.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from typing import NamedTuple, Protocol

from capacity_cli.model.problems import Place, Problem, ProblemCode

WHOLE_COLUMNS = 200
"""An excerpt begins with its line as long as the column it is about is not beyond this one."""
COLUMNS_BEFORE = 100
"""Beyond that, an excerpt begins so many characters before the column it is about."""
EXCERPT_LENGTH = 300
"""No excerpt is longer."""

NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
"""The characters that may not stand in a YAML file as they are."""

_ENV_FILE = re.compile(r"(?:^|[/\\])(?:\.env[^/\\]*|[^/\\]*\.env)$")
"""Names of files that hold secrets: whatever such a file is taken for, no line of it is shown."""

_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


class Mark(Protocol):
    """A position as YAML counts it: line and column from 0, columns in characters."""

    @property
    def line(self) -> int:
        """The line, from 0."""

    @property
    def column(self) -> int:
        """The column, from 0."""


class Position(NamedTuple):
    """A mark that was not made by the YAML scanner."""

    line: int
    """The line, from 0."""
    column: int
    """The column, from 0."""


class Source:
    """A file's name and text, shared by all nodes that were read from it; its lines are split when first needed."""

    __slots__ = ("_lines", "_starts", "name", "text")

    def __init__(self, name: str, text: str = "") -> None:
        self.name = name
        self.text = text
        self._lines: list[str] | None = None
        self._starts: list[int] | None = None

    def place(self, mark: Mark | None) -> Place:
        """The place of a mark; without one, the file as a whole."""
        if mark is None:
            return Place(self.name, None, None)
        return Place(self.name, mark.line + 1, mark.column + 1)

    def position(self, index: int) -> Position:
        """The position of the character at an index of the text."""
        if self._starts is None:
            self._starts = [0, *(found.end() for found in _LINE_BREAK.finditer(self.text))]
        line = bisect_right(self._starts, index) - 1
        return Position(line, index - self._starts[line])

    def excerpt(self, mark: Mark | None) -> str | None:
        """
        The line of a mark, short enough to show; none without a mark, and none of an env file.

        Up to column 200 (from 1) it begins with its line, so the mark stands at its own column. Beyond, it begins 100
        characters before the mark, which then stands at column 101 of the excerpt. It has 300 characters at most, and
        what is not text is shown as U+FFFD, one for one.
        """
        if mark is None or _ENV_FILE.search(self.name):
            return None
        if self._lines is None:
            self._lines = _LINE_BREAK.split(self.text)
        if mark.line >= len(self._lines):
            return ""
        start = 0 if mark.column < WHOLE_COLUMNS else mark.column - COLUMNS_BEFORE
        return NOT_TEXT.sub("\ufffd", self._lines[mark.line][start : start + EXCERPT_LENGTH])

    def problem(self, code: ProblemCode, mark: Mark | None, values: Mapping[str, str] | None = None) -> Problem:
        """A problem of this file, at a mark or of the file as a whole."""
        return Problem(code, values or {}, place=self.place(mark), source=self.excerpt(mark))
