"""Applying: the recommended values, into the scenario and the files that it refers to, and nothing else.

Everything is made and checked before anything is written, so that a file that cannot be changed leaves all as they are.
"""

from dataclasses import dataclass
from pathlib import Path

from capacity_cli.api.loading import Loaded
from capacity_cli.api.recommending import Recommended, reference_of
from capacity_cli.documents.committed import is_uncommitted
from capacity_cli.documents.decoding import decoded
from capacity_cli.documents.files import STANDARD_INPUT, read_bytes
from capacity_cli.documents.foreign_files import ForeignFiles
from capacity_cli.documents.nodes import Node, find, nearest
from capacity_cli.documents.references import SCHEDULE, Reference
from capacity_cli.documents.refused import Refused, refused_file
from capacity_cli.documents.splicing import Value, spliced
from capacity_cli.documents.writing import write_over
from capacity_cli.model.problems import Problem, ProblemCode
from capacity_cli.model.recommend.answer import Step


@dataclass(frozen=True, slots=True)
class _Rewritten:
    """A file with its new text."""

    path: Path
    shown: str
    read: str
    """The text that the recommendation rests on."""
    text: str


def apply(recommended: Recommended, *, force: bool) -> None:
    """Write every step of a recommendation; raises `Refused` with why nothing was written.

    Unless `force`, a file that has changed since it was read is refused, and one with changes that are not committed.
    """
    loaded, files = recommended.loaded, recommended.files
    in_scenarios: dict[str, list[Value]] = {}
    rewritten: list[_Rewritten] = []
    for step in recommended.answer.steps:
        reference = reference_of(loaded, step.move)
        if reference is not None:
            rewritten.append(_in_repository(reference, step, ForeignFiles() if force else files))
            continue
        value = _value(loaded, step)
        in_scenarios.setdefault(value.node.source.name, []).append(value)
    if not force:
        texts = {each.shown: (each.path, each.read) for each in rewritten}
        texts |= {name: (Path(name), values[0].node.source.text) for name, values in in_scenarios.items()}
        problems = [problem for shown, found in texts.items() for problem in _reasons_against(shown, *found)]
        if problems:
            raise Refused(problems)
    rewritten.extend(_in_scenario(name, values) for name, values in in_scenarios.items())
    for each in rewritten:
        write_over(each.path, each.text)


def _value(loaded: Loaded, step: Step) -> Value:
    """A value of a scenario, where it is written or, if it is not, the map that should have it."""
    path, move = step.move.path, step.move
    held = find(loaded.node, path)
    node = held or nearest(loaded.node, path)
    before = None if held is None else str(held.value)
    value = Value(str(path[-1]), before, move.after, node)
    if node.mark is None or node.source.name == STANDARD_INPUT:  # an option, or no file
        raise Refused([node.located(Problem(ProblemCode.NOT_SPLICED, {"key": value.key, "after": value.after}))])
    return value


def _in_scenario(name: str, values: list[Value]) -> _Rewritten:
    path = Path(name)
    text = values[0].node.source.text
    return _Rewritten(path, name, text, spliced(read_bytes(path, shown=name), name, values))


def _in_repository(reference: Reference, step: Step, files: ForeignFiles) -> _Rewritten:
    """A `vercel.json` or an env file with the new value."""
    file, after = reference.file, step.move.after
    if step.move.path == SCHEDULE:
        crons = files.vercel_json(file)
        return _Rewritten(file.path, file.shown, crons.file.source.text, crons.replaced(reference.entry, after))
    env = files.env(file)
    return _Rewritten(file.path, file.shown, env.text, env.replaced(reference.entry, int(after)))


def _reasons_against(shown: str, path: Path, read: str) -> list[Problem]:
    """Why a file should not be written; `read` is the text that the recommendation rests on."""
    codes = []
    if _text_of(path, shown) != read:
        codes.append(ProblemCode.CHANGED_MEANWHILE)
    elif is_uncommitted(path):
        codes.append(ProblemCode.UNCOMMITTED)
    return [problem for code in codes for problem in refused_file(code, shown).problems]


def _text_of(path: Path, shown: str) -> str:
    try:
        return decoded(read_bytes(path, shown=shown), shown).text
    except Refused as refused:  # of an env file no line may be shown
        raise Refused([Node("", decoded(b"", shown)).located(each) for each in refused.problems]) from None
