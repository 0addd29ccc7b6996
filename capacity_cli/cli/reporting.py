"""How the answer of a gate goes out: to standard output, to files and to the summary of a step.

Whatever keeps a command from judging, or from writing a file, is an answer, too: no report is left as it was, or says
that all is well, where the exit status does not.
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from capacity_cli.cli.exit_status import ExitStatus, status_of, worst
from capacity_cli.cli.inputs import DEFAULT_FILE
from capacity_cli.cli.options import CheckFormat
from capacity_cli.cli.output import Outputs, show, sound_outputs, unwritten
from capacity_cli.cli.revisions import Since
from capacity_cli.cli.step_summary import add_to_step_summary
from capacity_cli.cli.writers import Form, forms
from capacity_cli.model.problems import Problem
from capacity_cli.render.text.texts import Texts

if TYPE_CHECKING:
    from capacity_cli.cli.terminal import Terminal
    from capacity_cli.model.gate import Gate

Way: TypeAlias = "Callable[[Gate], None]"
"""What takes an answer somewhere; raises `Refused` if it cannot."""

WRITERS = {
    CheckFormat.TABLE: "table.check:print_checks",
    CheckFormat.JSON: "json_check:check_json",
    CheckFormat.CSV: "csv_answer:check_csv",
    CheckFormat.MARKDOWN: "markdown.check:check_markdown",
    CheckFormat.GITHUB: "reports.github:github_annotations",
    CheckFormat.JUNIT: "reports.junit:junit_xml",
    CheckFormat.SARIF: "reports.sarif:sarif",
    CheckFormat.GITLAB: "reports.gitlab:code_quality",
}
"""What writes the answer of a gate."""
_WITH_PROBLEMS = frozenset(
    {CheckFormat.MARKDOWN, CheckFormat.GITHUB, CheckFormat.JUNIT, CheckFormat.SARIF, CheckFormat.GITLAB}
)
"""The formats that say what is wrong with files that cannot be used; for the others standard error does."""


def gate_of(since_then: Since, named: Sequence[str], *, strict: bool) -> "Gate":
    """What was found, and the status that it comes to: 2 before 1 before 3 before 0."""
    found = since_then.judged
    own = status_of([each.answer for each in found.answers], whole=found.whole, strict=strict)
    return replace(
        refused_gate(found.problems, named),
        answers=tuple(found.answers),
        exit_status=worst([own, *(each.exit_status for each in found.answers)]),
        compared=since_then.compared,
        broken_base=since_then.broken_base,
    )


def refused_gate(problems: Sequence[Problem], named: Sequence[str]) -> "Gate":
    """A gate that could judge nothing, and why."""
    from capacity_cli.documents.root import repository_of  # noqa: PLC0415  the models load slowly
    from capacity_cli.model.gate import Gate  # noqa: PLC0415

    here = Path.cwd()
    root = repository_of(here)
    return Gate(
        (),
        tuple(problems),
        folder=str(here),
        exit_status=ExitStatus.REFUSED,
        root=None if root is None else str(root),
        first=named[0],
    )


def report(terminal: "Terminal", wanted: Outputs[CheckFormat], gate: "Gate", before: Way = lambda _: None) -> int:
    """
    Send the answer everywhere, after whatever is to be written `before`; the status that it has come to.

    What cannot be written belongs to the answer from then on, and to the files in a second attempt.
    """

    def files(gate: "Gate") -> None:
        if problems := unwritten(terminal, wanted, _form(gate, terminal)):
            _refuse(problems)

    def summary(gate: "Gate") -> None:
        add_to_step_summary(gate, terminal.file_texts)

    def shown(gate: "Gate") -> None:
        show(terminal, wanted, _form(gate, terminal))

    judged = gate
    for way in (before, files, summary, shown):
        problems = _problems_of(way, gate)
        if problems:
            terminal.problems(problems)
            gate = replace(gate, problems=(*gate.problems, *problems), exit_status=ExitStatus.REFUSED)
    if gate is not judged:
        _problems_of(files, gate)
    return gate.exit_status


def report_unread(terminal: "Terminal", problem: Problem, words: Sequence[str]) -> int:
    """Report a command line that is refused, in the formats that it asks for as far as they can be made out."""
    end = words.index("--") if "--" in words else len(words)
    options, named = words[:end], words[end + 1 :]
    formats, asked = _values(options, "--format"), _values(options, "--output")
    last = (formats or [os.environ.get("CAPACITY_FORMAT", "")])[-1]
    shown = next((each for each in CheckFormat if each == last), CheckFormat.TABLE)
    others = [part for word in words if word not in asked for part in (word, word.partition("=")[2]) if part]
    wanted = sound_outputs(shown, asked, csv_bom=False, others=others)
    return report(terminal, wanted, refused_gate([problem], named or [DEFAULT_FILE]))


def _values(words: Sequence[str], option: str) -> list[str]:
    """What a command line gives to an option, in either of its forms."""
    start = f"{option}="
    both = ((name, value) for name, value in pairwise([*words, ""]) if name == option or name.startswith(start))
    return [value if name == option else name.removeprefix(start) for name, value in both]


def _form(gate: "Gate", terminal: "Terminal") -> Callable[[CheckFormat, Texts], Form]:
    """What makes the answer in a format, if there is anything to say in it."""
    form = forms(WRITERS, gate, terminal.contract_texts)

    def form_of_anything(wanted: CheckFormat, texts: Texts) -> Form:
        return form(wanted, texts) if gate.answers or wanted in _WITH_PROBLEMS else None

    return form_of_anything


def _problems_of(way: Way, gate: "Gate") -> tuple[Problem, ...]:
    """Go one way, and what is wrong with it."""
    from capacity_cli.documents.refused import Refused  # noqa: PLC0415  it is loaded by now

    try:
        way(gate)
    except Refused as refused:
        return refused.problems
    return ()


def _refuse(problems: Sequence[Problem]) -> None:
    from capacity_cli.documents.refused import Refused  # noqa: PLC0415  only when something is wrong

    raise Refused(problems)
