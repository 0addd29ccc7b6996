"""What a gate has to say, whatever the format: a remark for each failed check, finding and problem, the worst first.

A remark stands at a line of a file; what was set on the command line stands at the first line of the scenario. A check
that a change has broken stands at the line of that change, be it in a file that the scenario refers to.
"""

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from capacity_cli.model.answer import Answer, PlacedFinding
from capacity_cli.model.checks import CheckAnswer, CheckResult, CheckStatus
from capacity_cli.model.findings import FindingCode
from capacity_cli.model.gate import Breaking, Gate
from capacity_cli.model.identity import fingerprint, subject
from capacity_cli.model.problems import Place, ProblemCode
from capacity_cli.model.scenario import Level
from capacity_cli.model.standing import Standing
from capacity_cli.render.harmless import harmless
from capacity_cli.render.rows.check import check_message, check_remedy
from capacity_cli.render.rows.diff import price_name
from capacity_cli.render.sentences import finding_remedy, placed_message, problem_message, problem_remedy, with_standing
from capacity_cli.render.text.texts import Texts

_MOST_INPUTS = 5


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that a gate has to say."""

    code: str
    """Its code."""
    level: Level
    """What it weighs."""
    message: str
    """What it says."""
    remedy: str
    """What to do about it."""
    scenario: str
    """The scenario or variant that it is about; of a problem, the file."""
    place: Place
    """Where it stands: a path with slashes, and a line."""
    fingerprint: str
    """What stays the same as long as the remark is about the same thing, whatever its line and figures are."""
    standing: Standing | None = None
    """How it stands to the baseline, if there is one."""
    accepted: str = ""
    """For what is ignored: the reason."""


def remarks(gate: Gate, texts: Texts) -> tuple[Remark, ...]:
    """Every remark, the worst first; of equal ones in the order of the files."""
    made = [*_of_problems(gate, texts)]
    for each in gate.answers:
        made += _of_checks(each, gate, texts)
        made += (_of_finding(placed, each.answer, gate, texts) for placed in each.answer.findings)
    return tuple(sorted(made, key=lambda remark: remark.level.urgency))


def check_code(result: CheckResult) -> FindingCode | None:
    """The code of a check that does not hold; none if it does."""
    if result.status is CheckStatus.PASSED:
        return None
    if result.status is CheckStatus.FAILED:
        return FindingCode.CHECK_FAILED
    return FindingCode.NO_SUCH_METRIC if result.found is None else FindingCode.CHECK_UNDECIDED


def scenario_name(answer: Answer, gate: Gate) -> str:
    """What tells a scenario or variant from every other, however its file was named: that file and its variant."""
    file = _identity(answer.file, gate)
    return file if answer.variant is None else f"{file} · {answer.variant}"


def _of_checks(each: CheckAnswer, gate: Gate, texts: Texts) -> Iterator[Remark]:
    for result, place in zip(each.results, each.places, strict=True):
        code = check_code(result)
        if code is not None:
            cause = gate.cause(each.answer, result)
            message = with_standing(check_message(result, code, texts), result.standing, texts)
            yield Remark(
                code.value,
                result.weight,
                message if cause is None else f"{message}\n{_changed(cause, texts)}",
                check_remedy(result, code, texts),
                texts.plain(scenario_name(each.answer, gate)),
                _shown((cause and cause.place) or place, each.answer.file, gate),
                fingerprint(code, _identity(each.answer.file, gate), each.answer.variant or "", *map(str, result.path)),
                standing=result.standing,
            )


def _changed(cause: Breaking, texts: Texts) -> str:
    """What has changed since when."""
    inputs = [(each.path, each.base, each.head) for each in cause.inputs]
    inputs += ((price_name(each), each.base, each.head) for each in cause.prices)
    none = texts("table.none")
    shown = [
        texts("report.input", path=path, base=base or none, head=head or none)
        for path, base, head in inputs[:_MOST_INPUTS]
    ]
    if len(inputs) > _MOST_INPUTS:
        shown.append("…")
    return texts("report.changed", base=cause.base_file, inputs="; ".join(shown))


def _of_finding(placed: PlacedFinding, answer: Answer, gate: Gate, texts: Texts) -> Remark:
    finding, file = placed.finding, _identity(answer.file, gate)
    return Remark(
        finding.code.value,
        placed.level,
        placed_message(texts, placed),
        finding_remedy(texts, finding),
        texts.plain(scenario_name(answer, gate)),
        _shown(placed.place, answer.file, gate),
        fingerprint(finding.code, file, answer.variant or "", *subject(finding.path, finding.values)),
        standing=placed.standing,
        accepted="" if placed.ignored is None else texts.plain(placed.ignored.reason),
    )


def _of_problems(gate: Gate, texts: Texts) -> Iterator[Remark]:
    for problem in gate.problems:
        of_command = problem.place is None or problem.code is ProblemCode.BAD_OPTION
        place = Place(gate.first, None, None) if of_command or problem.place is None else problem.place
        about = {key: value for key, value in problem.values.items() if value != place.file}
        yield Remark(
            problem.code.value,
            Level.ERROR,
            problem_message(texts, problem),
            problem_remedy(texts, problem),
            texts.plain(_identity(place.file, gate)),
            _shown(place, gate.first, gate),
            fingerprint(problem.code, _identity(place.file, gate), *subject(problem.path, about)),
        )


def _shown(place: Place, scenario_file: str, gate: Gate) -> Place:
    """The place with a path as other programs want it; an option of the command line is no file."""
    is_file = _is_file(place.file)
    file = place.file if is_file else scenario_file
    line, column = (place.line, place.column) if is_file else (None, None)
    way = _identity(file, gate)
    shown = posixpath.normpath(PurePath(file).as_posix()) if way.startswith("../") else way
    return Place(harmless(shown), line or 1, column)


def _identity(file: str, gate: Gate) -> str:
    """
    The way to a file, with slashes, from the root of the repository, or else from the folder in which the command runs.

    However the user writes the name of the file, this is the same.
    """
    if not _is_file(file):
        return file
    return posixpath.relpath(PurePath(gate.folder, file).as_posix(), PurePath(gate.root or gate.folder).as_posix())


def _is_file(name: str) -> bool:
    """Whether the name in a place is that of a file: not that of an option, nor of standard input."""
    return not name.startswith("--") and name not in ("", "-")


def each_fingerprint_once(made: Iterable[Remark]) -> Iterator[tuple[Remark, str]]:
    """The remarks with their fingerprints; a second one of the same gets a number."""
    seen: dict[str, int] = {}
    for remark in made:
        number = seen[remark.fingerprint] = seen.get(remark.fingerprint, 0) + 1
        yield remark, remark.fingerprint if number == 1 else f"{remark.fingerprint}/{number}"
