"""What the findings of a plan weigh in an answer, once policy and scenario have had their say.

An ignored finding stays and becomes a note. An ignore that has ended ignores nothing and is a finding itself.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from capacity_cli.model.answer import PlacedFinding
from capacity_cli.model.findings import IGNORABLE, Finding, FindingCode
from capacity_cli.model.names import unknown_name
from capacity_cli.model.problems import Path, Place, Problem
from capacity_cli.model.scenario import Ignore, Scenario

if TYPE_CHECKING:
    from capacity_cli.model.policy import Policy  # a plan needs none

_MOST_NAMED = 50  # each is compared with every code


def ignore_problems(scenario: Scenario) -> Iterator[Problem]:
    """Codes that no finding has which could be ignored, the first of them."""
    unknown = ((number, each.code) for number, each in enumerate(scenario.ignore) if each.code not in IGNORABLE)
    for number, code in islice(unknown, _MOST_NAMED):
        yield unknown_name("kind.finding", code, IGNORABLE, path=("ignore", number, "code"))


def weighed(
    findings: Iterable[Finding],
    scenario: Scenario,
    as_of: str | None,
    place_of: Callable[[Path], Place],
    policy: "Policy | None" = None,
) -> tuple[PlacedFinding, ...]:
    """The findings with their places and what the scenario ignores on a date, the worst first."""
    weights = {} if policy is None else policy.findings

    def placed_at(finding: Finding) -> PlacedFinding:
        return PlacedFinding(finding, finding.place or place_of(finding.path), weight=weights.get(finding.code))

    placed = [placed_at(each) for each in findings]
    faults: list[PlacedFinding] = []
    for number, ignore in enumerate(scenario.ignore):
        matching = [each for each in placed if _is_about(ignore, each.finding)]
        code = _fault(ignore, as_of, policy, found=bool(matching))
        if code is None:
            placed = [replace(each, ignored=ignore) if each in matching else each for each in placed]
        else:
            values = {"what": _what(ignore), "until": ignore.until}
            faults.append(placed_at(Finding(code, ("ignore", number), values)))
    return tuple(sorted((*placed, *faults), key=lambda each: each.level.urgency))


def ignoring(scenario: Scenario, as_of: str | None) -> Scenario:
    """The scenario with no more than the ignores that have not ended on a date."""
    in_force = tuple(each for each in scenario.ignore if as_of is None or as_of <= each.until)
    return scenario if in_force == scenario.ignore else scenario.model_copy(update={"ignore": in_force})


def unignored(findings: Iterable[Finding], scenario: Scenario) -> Iterator[Finding]:
    """The findings that no ignore of the scenario is about."""
    return (each for each in findings if not any(_is_about(ignore, each) for ignore in scenario.ignore))


def _fault(ignore: Ignore, as_of: str | None, policy: "Policy | None", *, found: bool) -> FindingCode | None:
    """Why an entry ignores nothing; none if it ignores something."""
    if as_of is not None and as_of > ignore.until:
        return FindingCode.IGNORE_ENDED
    if policy is not None and policy.forbids(ignore.code):
        return FindingCode.MAY_NOT_IGNORE
    return None if found else FindingCode.IGNORES_NOTHING


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
