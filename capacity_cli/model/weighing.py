"""What the findings of a plan weigh in an answer, once the scenario has said which of them it ignores.

An ignored finding stays and becomes a note. An ignore that has ended ignores nothing and is a finding itself.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from capacity_cli.model.answer import PlacedFinding
from capacity_cli.model.findings import IGNORABLE, Finding, FindingCode
from capacity_cli.model.names import unknown_name
from capacity_cli.model.problems import Path, Place, Problem
from capacity_cli.model.scenario import Ignore, Level, Scenario

_WORST_FIRST = (Level.ERROR, Level.WARNING, Level.NOTE)


def ignore_problems(scenario: Scenario) -> Iterator[Problem]:
    """Codes that no finding has which could be ignored."""
    for number, each in enumerate(scenario.ignore):
        if each.code not in IGNORABLE:
            yield unknown_name("kind.finding", each.code, IGNORABLE, path=("ignore", number, "code"))


def weighed(
    findings: Iterable[Finding], scenario: Scenario, as_of: str | None, place_of: Callable[[Path], Place]
) -> tuple[PlacedFinding, ...]:
    """The findings with their places and what the scenario ignores on a date, the worst first."""
    placed = [PlacedFinding(finding, place_of(finding.path)) for finding in findings]
    for number, ignore in enumerate(scenario.ignore):
        path = ("ignore", number)
        if as_of is not None and as_of > ignore.until:
            ended = Finding(FindingCode.IGNORE_ENDED, path, {"what": _what(ignore), "until": ignore.until})
            placed.append(PlacedFinding(ended, place_of(path)))
        elif not any(_is_about(ignore, each.finding) for each in placed):
            placed.append(
                PlacedFinding(Finding(FindingCode.IGNORES_NOTHING, path, {"what": _what(ignore)}), place_of(path))
            )
        else:
            placed = [replace(each, ignored=ignore) if _is_about(ignore, each.finding) else each for each in placed]
    return tuple(sorted(placed, key=lambda each: _WORST_FIRST.index(each.level)))


def _what(ignore: Ignore) -> str:
    return ignore.code if ignore.where is None else f"{ignore.code} {ignore.where}"


def _is_about(ignore: Ignore, finding: Finding) -> bool:
    """Whether a finding has the code, and is about the vendor, the meter or the part of the scenario."""
    if finding.code != ignore.code:
        return False
    if ignore.where is None or ignore.where in _names(finding):
        return True
    return ".".join(map(str, finding.path)).startswith(f"{ignore.where}.")


def _names(finding: Finding) -> Iterator[str]:
    yield ".".join(map(str, finding.path))
    vendor, meter = finding.values.get("vendor"), finding.values.get("meter")
    if isinstance(vendor, str):
        yield vendor
    if isinstance(meter, str):
        yield meter
        yield from (f"{vendor}.{meter}", f"limits.{vendor}.{meter}")
