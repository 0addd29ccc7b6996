"""Reads the crons of a `vercel.json` by its vendor's rules, and puts another schedule in the place of one of them.

What else the file says is not judged. Replacing touches the characters of the schedule and no other.
"""

import json
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import PlainValidator

from capacity_cli.documents.json_reader import BYTE_ORDER_MARK, JsonFile, Span, read_json
from capacity_cli.documents.limits import CRONS
from capacity_cli.documents.nodes import Node, Quoted, find, map_like
from capacity_cli.documents.refused import Refused
from capacity_cli.documents.validation import located, validated
from capacity_cli.model.fields import Model, text_form
from capacity_cli.model.names import unknown_name
from capacity_cli.model.numbers import kind_of
from capacity_cli.model.problems import Problem, ProblemCode, Word, refusal

_CRONS = "crons"


def _string(pattern: str, expected: str, example: str) -> PlainValidator:
    """A reader of a string; a number, `true` or `false` is none, although its node holds it as a text."""
    of_form = text_form(pattern, expected, example)

    def read(value: Any) -> str:
        if isinstance(value, str) and not isinstance(value, Quoted):
            kind = Word("kind.flag") if value in ("true", "false") else Word("kind.number")
            raise refusal(ProblemCode.WRONG_KIND, expected=Word("kind.text"), found=kind)
        return of_form(value)

    return PlainValidator(read)


class _Cron(Model):
    path: Annotated[str, _string(r"/.{0,511}", "form.cron_path", "/api/cron")]
    schedule: Annotated[str, _string(r".{9,256}", "form.cron_text", "*/5 * * * *")]


class _Crons(Model):
    crons: tuple[_Cron, ...]


@dataclass(frozen=True, slots=True)
class VercelJson:
    """The crons of a `vercel.json`."""

    file: JsonFile
    """The file."""
    entries: tuple[tuple[str, Node], ...]
    """The path of each entry, and its schedule."""

    def schedule(self, path: Node) -> Node:
        """The schedule of a path, which something names; raises `Refused` unless there is exactly one."""
        found = [schedule for name, schedule in self.entries if name == path.value]
        if not found:
            problem = unknown_name("kind.cron_path", str(path.value), {name for name, _ in self.entries})
            raise Refused([path.located(problem)])
        if len(found) > 1:
            values = {"path": str(path.value), "line": str(found[0].place.line)}
            raise Refused([found[1].located(Problem(ProblemCode.AMBIGUOUS_CRON, values))])
        return found[0]

    def replaced(self, path: Node, schedule: str) -> str:
        """The text of the file with another schedule of a path.

        Raises `Refused` if there is no such entry, or if the vendor would not take the schedule.
        """
        mark = self.schedule(path).mark
        assert isinstance(mark, Span)  # noqa: S101  the reader makes no other
        text = self.file.source.text
        byte_order_mark = "\ufeff" if any(each.what == BYTE_ORDER_MARK for each in self.file.beyond) else ""
        changed = f"{byte_order_mark}{text[: mark.start]}{json.dumps(schedule, ensure_ascii=False)}{text[mark.end :]}"
        read_vercel_json(changed.encode(), self.file.source.name)
        return changed


def read_vercel_json(data: bytes, name: str) -> VercelJson:
    """The crons of a file; raises `Refused` with everything that is wrong with them, each at its place."""
    file = read_json(data, name)
    top = file.top
    if not isinstance(top.value, dict):
        values = {"expected": Word("kind.map"), "found": kind_of(top.value)}
        raise Refused([top.located(Problem(ProblemCode.WRONG_KIND, values))])
    problems = [each for each in file.doubled if each.path[0] == _CRONS]
    crons = map_like(top, {_CRONS: top.value[_CRONS]} if _CRONS in top.value else {})
    entries = find(crons, (_CRONS,))
    if entries is not None and isinstance(entries.value, list) and len(entries.value) > CRONS.maximum:
        raise Refused([entries.value[CRONS.maximum].located(Problem(ProblemCode.TOO_LARGE, CRONS.values))])
    try:
        read = validated(_Crons, crons)
    except Refused as refused:
        raise Refused(located(crons, [*problems, *refused.problems])) from None
    if problems:
        raise Refused(problems)
    schedules = (find(crons, (_CRONS, at, "schedule")) for at in range(len(read.crons)))
    return VercelJson(file, tuple((cron.path, node) for cron, node in zip(read.crons, schedules, strict=True) if node))


def says_nothing_of_crons(refused: Refused) -> bool:
    """Whether a file was refused only because it has no `crons`, as most files of the vendor have none."""
    return all(each.code is ProblemCode.MISSING_KEY and each.path == (_CRONS,) for each in refused.problems)
