"""Where output goes: the answer to standard output, talk to standard error, each in what it can hold.

A report is made whole before it is written, and a reader that has gone away is no error.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING, TextIO

from capacity_cli.model.problems import Problem, ProblemCode
from capacity_cli.render.harmless import encodable
from capacity_cli.render.text.texts import Language, Texts

if TYPE_CHECKING:
    from rich.console import Console

    from capacity_cli.model.findings import Finding

_PIPED_WIDTH = 80
_NARROWEST = 20
_WIDEST = 500
_MOST_DIGITS = 6
_PIECE = 1 << 20  # characters


@dataclass(slots=True)
class Terminal:
    """The streams of one command, and how to write to them."""

    texts: Texts
    """The language of tables, talk and help."""
    contract_texts: Texts
    """The language of the sentences in JSON: English, unless a language was asked for."""
    no_color: bool = False
    """Whether colour is unwanted."""
    quiet: bool = False
    """Whether talk is unwanted; errors are shown nevertheless."""

    def answer_table(self, draw: Callable[["Console"], None]) -> None:
        """Draw tables and write them to standard output."""
        self._write(_drawn(draw, color=self._color(), width=page_width()))

    def drawn(self, draw: Callable[["Console"], None]) -> str:
        """Tables as a file holds them."""
        return _drawn(draw, color=False, width=_columns() or _PIPED_WIDTH)

    @property
    def file_texts(self) -> Texts:
        """The texts for a file, which can hold every character."""
        return Texts(self.texts.language)

    def answer_document(self, text: str) -> None:
        """Write a document to standard output, as UTF-8 whatever the locale is."""
        buffer = getattr(sys.stdout, "buffer", None)
        if buffer is None or _shows_output():
            self._write(text)
            return
        with _reader_may_go():
            for start in range(0, len(text), _PIECE):  # a second copy of a long text would take as much again
                buffer.write(text[start : start + _PIECE].encode("utf-8", "backslashreplace"))
            buffer.flush()

    def answer(self, text: str) -> None:
        """Write a text to standard output."""
        self._write(text)

    def talk(self, text: str) -> None:
        """Say something about what is being done."""
        if not self.quiet:
            self._say(text)

    def problems(self, problems: Iterable[Problem]) -> None:
        """Show what is wrong, every problem at its place."""
        from capacity_cli.render.sentences import problem_lines  # noqa: PLC0415  only wanted when something is wrong

        for problem in problems:
            self._say("\n".join(problem_lines(self.texts, problem)))

    def findings(self, file: str, findings: Iterable["Finding"]) -> None:
        """Say what there is to say about a file, even where talk is unwanted."""
        from capacity_cli.render.sentences import finding_lines  # noqa: PLC0415  only wanted when something is wrong

        for finding in findings:
            self._say("\n".join(finding_lines(self.texts, file, finding)))

    def error(self, text: str) -> None:
        """Say that something went wrong."""
        self._say(text)

    def _say(self, text: str) -> None:
        if sys.stderr is None:  # closed; `print` would take standard output instead
            return
        try:
            print(text, file=sys.stderr)  # noqa: T201  this is the one place that talks
        except OSError:
            _give_up(sys.stderr)
        except ValueError:  # closed by whoever runs this
            return

    def _write(self, text: str) -> None:
        if sys.stdout is None:  # closed
            return
        encoding = sys.stdout.encoding or "utf-8"
        with _reader_may_go():
            sys.stdout.write(encodable(text, encoding).encode(encoding, "backslashreplace").decode(encoding))
            sys.stdout.flush()

    def _color(self) -> bool:
        return _shows_output() and not self.no_color and not os.environ.get("NO_COLOR")


def _drawn(draw: Callable[["Console"], None], *, color: bool, width: int) -> str:
    from capacity_cli.render.table.layout import console  # noqa: PLC0415  Rich loads slowly

    page = StringIO()
    draw(console(page, color=color, width=width))
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines()) + "\n"


def page_width() -> int:
    """The columns of the terminal; 80 where there is none, and `COLUMNS` always counts."""
    terminal = shutil.get_terminal_size().columns if _shows_output() else _PIPED_WIDTH
    return _columns() or min(max(_NARROWEST, terminal), _WIDEST)


def _columns() -> int | None:
    """What `COLUMNS` asks for, within bounds; none if it is no number."""
    stated = os.environ.get("COLUMNS", "")
    if not (stated.isascii() and stated.isdecimal()):
        return None
    return min(max(_NARROWEST, int(stated[:_MOST_DIGITS])), _WIDEST)


def _shows_output() -> bool:
    """Whether standard output is a terminal; a closed one is None."""
    return sys.stdout is not None and sys.stdout.isatty()


@contextmanager
def _reader_may_go() -> Iterator[None]:
    """A closed pipe is no error; output that cannot be written otherwise, to a full disk say, is refused."""
    try:
        yield
    except OSError as error:
        _give_up(sys.stdout)
        if isinstance(error, BrokenPipeError):
            return
        from capacity_cli.documents.reasons import reason_of  # noqa: PLC0415  only wanted when something is wrong
        from capacity_cli.documents.refused import refused_file  # noqa: PLC0415

        raise refused_file(ProblemCode.NOT_WRITABLE, "stdout", reason=reason_of(error)) from None


def _give_up(stream: TextIO) -> None:
    """Let what a stream still holds go nowhere, so that the interpreter can flush it in the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def terminal_for(arguments: list[str]) -> Terminal:
    """The terminal of a command line: `--lang`, then `CAPACITY_LANG`, then the locale decide the language."""
    asked = _asked_language(arguments)
    encoding = _encoding(sys.stdout)
    language = asked or _locale_language()
    if language is Language.KO and not _holds_korean(encoding):
        language = Language.EN
    return Terminal(Texts(language, encoding), Texts(asked or Language.EN))


def _asked_language(arguments: list[str]) -> Language | None:
    asked = os.environ.get("CAPACITY_LANG", "")
    for at, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument.startswith("--lang="):
            asked = argument.partition("=")[2]
        elif argument == "--lang" and at + 1 < len(arguments):
            asked = arguments[at + 1]
    return Language(asked) if asked in set(Language) else None


def _locale_language() -> Language:
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    stated = next(filter(None, names), None)
    if stated is None and sys.platform == "win32":  # pragma: no cover - Windows has no such variables
        import locale  # noqa: PLC0415

        stated = locale.getlocale()[0]
    return Language.KO if (stated or "").lower().startswith("ko") else Language.EN


def _encoding(stream: TextIO) -> str:
    return getattr(stream, "encoding", None) or "utf-8"


def _holds_korean(encoding: str) -> bool:
    try:
        "가".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
