"""Where an answer goes: to standard output in one form, and to any number of files, each written whole or not at all.

Files are checked before anything is worked out, and hold what a terminal without colour, 80 columns wide, would show.
Which files a command reads is only known when it has: none of them is written over either.
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from capacity_cli.cli.inputs import DEFAULT_FILE
from capacity_cli.cli.options import OUTPUTS_VARIABLE
from capacity_cli.cli.writers import Form
from capacity_cli.model.problems import Place, Problem, ProblemCode, Word
from capacity_cli.render.text.texts import Texts

if TYPE_CHECKING:
    from capacity_cli.cli.terminal import Terminal

F = TypeVar("F", bound=StrEnum)

_CSV = "csv"
_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Outputs(Generic[F]):
    """Where a command's answer goes."""

    shown: F
    """The format for standard output."""
    files: tuple[tuple[F, str], ...] = ()
    """Formats with the files for them."""
    csv_bom: bool = False
    """Whether CSV begins with the mark of UTF-8."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with the files that are asked for and not among these."""

    def marked(self, output_format: F, document: str) -> str:
        """A document as it is written."""
        return _MARK + document if self.csv_bom and output_format == _CSV else document


def outputs(shown: F, named: Sequence[str] | None, *, csv_bom: bool, others: Sequence[str | None] | None) -> Outputs[F]:
    """The outputs that `--format` and `--output` ask for; raises `Refused` with everything wrong about them."""
    found = sound_outputs(shown, named, csv_bom=csv_bom, others=others)
    if found.problems:
        from capacity_cli.documents.refused import Refused  # noqa: PLC0415  only with --output

        raise Refused(found.problems)
    return found


def sound_outputs(
    shown: F, named: Sequence[str] | None, *, csv_bom: bool, others: Sequence[str | None] | None
) -> Outputs[F]:
    """
    The outputs that can be written of those that are asked for, and what is wrong with the rest.

    `others` are the files that the command reads, or writes besides: none of them may be an output.
    """
    given = named or os.environ.get(OUTPUTS_VARIABLE, "").splitlines()
    files: list[tuple[F, str]] = []
    problems: list[Problem] = []
    seen = {os.path.realpath(each) for each in others or [DEFAULT_FILE] if each is not None}
    for each in given:
        name, _, file = each.partition("=")
        wrong = _problem(each, name, file, type(shown), seen)
        if wrong is None:
            files.append((type(shown)(name), file))
        else:
            problems.append(wrong)
        seen.add(os.path.realpath(file))
    if files:
        from capacity_cli.documents.files import forget_what_was_read  # noqa: PLC0415  only with --output

        forget_what_was_read()
    return Outputs(shown, tuple(files), csv_bom, tuple(problems))


def _problem(text: str, name: str, file: str, formats: type[StrEnum], seen: set[str]) -> Problem | None:
    """What is wrong about an output: its form, its format, a file that is named already, no folder."""
    place = Place(f"--output {text}", None, None)
    allowed = [each.value for each in formats]
    if not name or not file or "\0" in file:
        values = {"found": text, "expected": Word("form.output"), "example": f"{allowed[-1]}=capacity.{allowed[-1]}"}
        return Problem(ProblemCode.BAD_FORM, values, place=place)
    if name not in allowed:
        from capacity_cli.model.names import unknown_name  # noqa: PLC0415  only when something is wrong

        found = unknown_name("kind.format", name, allowed)
        return Problem(found.code, found.values, place=place)
    if os.path.realpath(file) in seen:
        return Problem(ProblemCode.NAMED_TWICE, {"path": file}, place=place)
    if not Path(file).parent.is_dir():
        values = {"path": file, "reason": Word("reason.folder_missing")}
        return Problem(ProblemCode.NOT_WRITABLE, values, place=place)
    return _leading_elsewhere(file, place)


def _leading_elsewhere(file: str, place: Place) -> Problem | None:
    """What is wrong about the links on the way to an output."""
    from capacity_cli.documents.links import target_of  # noqa: PLC0415  only with --output
    from capacity_cli.documents.refused import Refused  # noqa: PLC0415

    try:
        target_of(Path(file), file)
    except Refused as refused:
        return replace(refused.problems[0], place=place)
    return None


def deliver(terminal: "Terminal", wanted: Outputs[F], form: Callable[[F, Texts], Form]) -> None:
    """
    Write the answer to standard output and then to each file; raises `Refused` with every file that cannot be written.

    `form` makes the answer in a format, with the texts of the output that it is for.
    """
    from capacity_cli.documents.refused import Refused  # noqa: PLC0415  it is loaded by now

    show(terminal, wanted, form)
    problems = unwritten(terminal, wanted, form)
    if problems:
        raise Refused(problems)


def show(terminal: "Terminal", wanted: Outputs[F], form: Callable[[F, Texts], Form]) -> None:
    """Write the answer to standard output; raises `Refused` if that cannot be written."""
    made = form(wanted.shown, terminal.texts)
    if isinstance(made, str):
        terminal.answer_document(wanted.marked(wanted.shown, made))
    elif made is not None:
        terminal.answer_table(made)


def unwritten(terminal: "Terminal", wanted: Outputs[F], form: Callable[[F, Texts], Form]) -> tuple[Problem, ...]:
    """Write the answer to each file; what is wrong with those that cannot be written."""
    problems: list[Problem] = []
    for output_format, file in wanted.files:
        from capacity_cli.documents.refused import Refused  # noqa: PLC0415  only with --output

        made = form(output_format, terminal.file_texts)
        if made is None:
            continue
        text = wanted.marked(output_format, made) if isinstance(made, str) else terminal.drawn(made)
        try:
            _write(Path(file), text)
        except Refused as refused:
            problems.extend(refused.problems)
    return tuple(problems)


def _write(file: Path, text: str) -> None:
    """Write an output; raises `Refused` if it cannot be written, or if the command has read it."""
    from capacity_cli.documents.files import was_read  # noqa: PLC0415  only with --output
    from capacity_cli.documents.refused import refused_file  # noqa: PLC0415
    from capacity_cli.documents.writing import write_over  # noqa: PLC0415

    if was_read(file):
        raise refused_file(ProblemCode.NAMED_TWICE, str(file))
    write_over(file, text)
