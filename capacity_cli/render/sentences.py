"""Findings and problems as sentences: message and remedy in the reader's language."""

from collections.abc import Iterator

from capacity_cli.model.answer import PlacedFinding
from capacity_cli.model.findings import Finding
from capacity_cli.model.problems import Place, Problem, ProblemCode
from capacity_cli.model.standing import Standing
from capacity_cli.render.text.texts import Texts

_TAB = 8
_VARIANTS = ("words", "ways", "fixed", "missing")
"""The vendor's own words, ways to use less, a limit that no plan lifts, and a service that the scenario leaves out."""
_GIVEN_NAMES = {"allowed": "", "suggestion": "", "path": "", "root": "", "range": "", "kind": "", "reason": ""}


def finding_message(texts: Texts, finding: Finding) -> str:
    """What a finding says."""
    values = dict(finding.values)
    if finding.problem is not None:
        values["problem"] = problem_message(texts, finding.problem)
    if values.get("meter") == "":
        values["meter"] = texts("table.plan_fee")
    return texts(_variant(texts, f"finding.{finding.code}", finding), **values)


def placed_message(texts: Texts, placed: PlacedFinding) -> str:
    """What a finding says, and why it weighs less than it would."""
    message, ignored = with_standing(finding_message(texts, placed.finding), placed.standing, texts), placed.ignored
    if ignored is None:
        return message
    return f"{message} {texts('table.ignored', until=ignored.until, reason=ignored.reason)}"


def with_standing(message: str, standing: Standing | None, texts: Texts) -> str:
    """A message, and how what it says stands to the baseline."""
    return message if standing is None else f"{message} [{texts(f'baseline.{standing}')}]"


def finding_remedy(texts: Texts, finding: Finding) -> str:
    """What to do about a finding."""
    return texts(_variant(texts, f"finding.{finding.code}.remedy", finding), **finding.values)


def _variant(texts: Texts, key: str, finding: Finding) -> str:
    """The key of the text for what a finding knows, which need not be known of every such finding."""
    variants = (f"{key}.{name}" for name in _VARIANTS if name in finding.values)
    return next(filter(texts.has, variants), key)


def finding_lines(texts: Texts, file: str, finding: Finding) -> Iterator[str]:
    """A finding for the terminal, about a file: message and remedy."""
    yield f"{texts.plain(file)}: {finding.code} {finding_message(texts, finding)}"
    yield f"  = {finding_remedy(texts, finding)}"


def problem_message(texts: Texts, problem: Problem) -> str:
    """What is wrong."""
    return texts(f"problem.{problem.code}", **_values(texts, problem))


def problem_remedy(texts: Texts, problem: Problem) -> str:
    """What to do about it: the near name that was probably meant, else what is allowed."""
    suggestion = problem.values.get("suggestion")
    if suggestion:
        return texts("problem.did_you_mean", suggestion=suggestion)
    reason = problem.values.get("reason")
    if problem.code is ProblemCode.UNKNOWN_NAME and reason:
        return texts(reason)
    if problem.code is ProblemCode.UNKNOWN_NAME and problem.values.get("allowed") == "":
        return texts("problem.no_such_names")
    if problem.code is ProblemCode.EMPTY and "begins" in problem.values:
        return texts("problem.begin_with", begins=problem.values["begins"])
    return texts(f"problem.{problem.code}.remedy", **_values(texts, problem))


def _values(texts: Texts, problem: Problem) -> dict[str, str]:
    values = {**_GIVEN_NAMES, **problem.values}
    if not values["path"] and problem.place is not None:
        values["path"] = problem.place.file
    if values.get("key") == "" and problem.path:
        values["key"] = str(problem.path[-1])
    if problem.code is ProblemCode.EXACTLY_ONE and not values.get("found"):
        values["found"] = texts("kind.nothing")
    return values


def place_text(texts: Texts, place: Place | None) -> str:
    """A place as editors understand it: file:line:column."""
    if place is None:
        return ""
    parts = [texts.plain(place.file) or '""']
    if place.line is not None:
        parts.append(str(place.line))
        if place.column is not None:
            parts.append(str(place.column))
    return ":".join(parts)


def problem_lines(texts: Texts, problem: Problem) -> Iterator[str]:
    """A problem for the terminal: place, message, the line with a mark under it, and the remedy."""
    place = place_text(texts, problem.place)
    message = problem_message(texts, problem)
    yield f"{place}: {problem.code} {message}" if place else f"{problem.code} {message}"
    if problem.source and problem.place is not None and problem.place.column is not None:
        yield from _marked(texts, problem.source, problem.place.column)
    yield f"  = {problem_remedy(texts, problem)}"


def _marked(texts: Texts, source: str, column: int) -> Iterator[str]:
    """The line and a mark below its column; wide characters before the column count twice."""
    from rich.cells import cell_len  # noqa: PLC0415  only wanted when something is wrong

    at = column - 1 if column <= _EXCERPT_FROM_START else _COLUMNS_BEFORE
    before = texts.plain(source[:at].replace("\t", " " * _TAB))
    rest = texts.plain(source[at:].replace("\t", " " * _TAB))
    room = _LINE_WIDTH - cell_len(before)
    while room < _LEAST_ROOM:  # the mark is far to the right: leave out the beginning
        before = before[_LEAST_ROOM:]
        room = _LINE_WIDTH - cell_len(before)
    while cell_len(rest) > room:
        rest = rest[:-1]
    yield f"  | {before}{rest}".rstrip()
    yield f"  | {' ' * cell_len(before)}^"


_EXCERPT_FROM_START = 200
_COLUMNS_BEFORE = 100
_LINE_WIDTH = 76
_LEAST_ROOM = 20
