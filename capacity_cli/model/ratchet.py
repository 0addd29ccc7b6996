"""The ratchet: what is judged, held against a baseline, so that only what is new or worse fails.

A check that fails is known if the baseline's figure is beyond the same bound, and now is no worse than the tolerance
allows. A check that holds needs no baseline, however much worse it has become. A finding is held against its measure.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from capacity_cli.model.answer import PlacedFinding
from capacity_cli.model.baseline import Baseline, KnownFinding, KnownScenario, figure_of, metric_of
from capacity_cli.model.checks import CheckAnswer, CheckResult, CheckStatus, exit_status
from capacity_cli.model.findings import Finding, FindingCode
from capacity_cli.model.identity import subject
from capacity_cli.model.measures import MEASURES, Worse, measured, worst
from capacity_cli.model.metrics import Known, Metric
from capacity_cli.model.problems import Path, Place
from capacity_cli.model.scenario import Level
from capacity_cli.model.standing import Standing

_Identity = tuple[FindingCode, str]  # and what it is about


@dataclass(frozen=True, slots=True)
class Against:
    """A baseline, and how it is held against what is judged."""

    known: Mapping[tuple[str, str | None], tuple[int, KnownScenario]]
    """What is known of each file and variant, with its position in the baseline."""
    tolerance: Fraction | int
    """The share by which a figure may be worse."""
    file_of: Callable[[str], str]
    """How the baseline calls a file."""
    place: Callable[[Path], Place]
    """Where a value of it is written."""


def by_scenario(baseline: Baseline) -> Mapping[tuple[str, str | None], tuple[int, KnownScenario]]:
    """What a baseline knows, by file and variant, each with its position."""
    return {(each.file, each.variant): (at, each) for at, each in enumerate(baseline.scenarios)}


def recorded(judged: tuple[CheckAnswer, ...], file_of: Callable[[str], str]) -> Baseline:
    """The baseline of what was judged, in an order of its own."""
    scenarios = {(each.file, each.variant or ""): each for each in (_known(answer, file_of) for answer in judged)}
    ordered = tuple(scenarios[key] for key in sorted(scenarios))
    return Baseline(format="baseline/v1", scenarios=ordered)


def _known(judged: CheckAnswer, file_of: Callable[[str], str]) -> KnownScenario:
    figures = {result.metric: figure_of(result.found) for result in judged.results}
    errors = _errors(judged.answer.findings)
    return KnownScenario(
        file=file_of(judged.answer.file),
        variant=judged.answer.variant,
        checks={metric: figure for metric, figure in sorted(figures.items()) if figure is not None},
        findings=tuple(
            KnownFinding(code=code, about=about, measure=figure_of(measure))
            for (code, about), measure in sorted(errors.items(), key=lambda each: each[0])
        ),
    )


def _identity(placed: PlacedFinding) -> _Identity:
    finding = placed.finding
    return finding.code, " ".join(subject(finding.path, finding.values))


def _errors(findings: Iterable[PlacedFinding]) -> Mapping[_Identity, Metric | None]:
    """What is an error, each with its measure: the worst one where several are about the same."""
    found: defaultdict[_Identity, list[Metric]] = defaultdict(list)
    for each in findings:
        if each.level is Level.ERROR:
            measure = measured(each.finding)
            found[_identity(each)] += [] if measure is None else [measure]
    return {(code, about): worst(code, tuple(figures)) for (code, about), figures in found.items()}


def held(judged: CheckAnswer, against: Against) -> CheckAnswer:
    """What was judged, with how each check and each error stands to the baseline, and with what this comes to."""
    key = against.file_of(judged.answer.file), judged.answer.variant
    at, known = against.known.get(key, (0, None))
    figures = {} if known is None else known.checks
    results = tuple(_stands(result, figures.get(result.metric), against.tolerance) for result in judged.results)
    errors = _errors(judged.answer.findings)
    standings = _standings(errors, known, against.tolerance)
    findings = [_placed(each, standings) for each in judged.answer.findings]
    if known is not None:
        findings += _loose_checks(known, results, against, ("scenarios", at))
        findings += _loose_findings(known, findings, errors, against, ("scenarios", at))
    answer = replace(judged.answer, findings=tuple(sorted(findings, key=lambda each: each.level.urgency)))
    return replace(judged, answer=answer, results=results, exit_status=exit_status(results, findings))


def _standings(
    errors: Mapping[_Identity, Metric | None], known: KnownScenario | None, tolerance: Fraction | int
) -> Mapping[_Identity, Standing]:
    """How each error stands to the baseline; what that holds no figure of is there or not."""
    before: Mapping[tuple[str, str], str | None]
    before = {} if known is None else {(each.code, each.about): each.measure for each in known.findings}
    found: dict[_Identity, Standing] = {}
    for key, now in errors.items():
        figure = before.get(key)
        if now is None or figure is None:
            found[key] = Standing.KNOWN if key in before else Standing.NEW
        else:
            found[key] = _compared(now, metric_of(figure), MEASURES[key[0]].worse, tolerance)
    return found


def _placed(placed: PlacedFinding, standings: Mapping[_Identity, Standing]) -> PlacedFinding:
    if placed.level is not Level.ERROR:
        return placed
    return replace(placed, standing=standings[_identity(placed)])


def _stands(result: CheckResult, figure: str | None, tolerance: Fraction | int) -> CheckResult:
    """The result of a check with how it stands to the baseline's figure."""
    before = None if figure is None else metric_of(figure)
    if result.status is CheckStatus.FAILED and result.found is not None:
        return replace(result, standing=_standing(result, result.found, before, tolerance))
    if result.status is CheckStatus.PASSED and before is not None and _fails(result, before):
        return replace(result, standing=Standing.BETTER)
    return result


def _fails(result: CheckResult, metric: Metric) -> bool:
    return _too_big(result, metric) or _too_small(result, metric)


def _too_big(result: CheckResult, metric: Metric) -> bool:
    endless = metric.known is Known.ENDLESS
    return result.maximum is not None and (endless or (metric.value is not None and metric.value > result.maximum))


def _too_small(result: CheckResult, metric: Metric) -> bool:
    return result.minimum is not None and metric.value is not None and metric.value < result.minimum


def _standing(result: CheckResult, now: Metric, before: Metric | None, tolerance: Fraction | int) -> Standing:
    """How a failing check stands to what the baseline holds of its metric."""
    if before is None:
        return Standing.NEW
    worse = Worse.MORE if _too_big(result, now) else Worse.LESS
    failed = _too_big(result, before) if worse is Worse.MORE else _too_small(result, before)
    if not failed and figure_of(now) != figure_of(before):
        return Standing.NEW
    return _compared(now, before, worse, tolerance)


def _compared(now: Metric, before: Metric, worse: Worse, tolerance: Fraction | int) -> Standing:
    """How a figure stands to that of the baseline."""
    if figure_of(now) == figure_of(before):
        return Standing.KNOWN
    if now.value is None or before.value is None:  # one of them is endless
        return Standing.WORSE if now.value is None else Standing.BETTER
    worse_by = (now.value - before.value) * worse
    if worse_by < 0:
        return Standing.BETTER
    return Standing.KNOWN if worse_by <= tolerance * abs(before.value) else Standing.WORSE


def _loose_checks(
    known: KnownScenario, results: tuple[CheckResult, ...], against: Against, at: Path
) -> Iterator[PlacedFinding]:
    """A note for each check that the baseline knows and that is better."""
    for metric in dict.fromkeys(result.metric for result in results if result.standing is Standing.BETTER):
        now = next(figure_of(result.found) for result in results if result.metric == metric)
        yield _note(f"{metric}: {known.checks[metric]} → {now}", (*at, "checks", metric), against)


def _loose_findings(
    known: KnownScenario,
    findings: Iterable[PlacedFinding],
    errors: Mapping[_Identity, Metric | None],
    against: Against,
    at: Path,
) -> Iterator[PlacedFinding]:
    """A note for each finding that the baseline knows and that is better or gone."""
    there: Mapping[tuple[str, str], tuple[Standing | None, Metric | None]] = {
        (key := _identity(each)): (each.standing, errors.get(key)) for each in findings
    }
    for number, each in enumerate(known.findings):
        name, path = f"{each.code} {each.about}", (*at, "findings", number)
        now = there.get((each.code, each.about))
        if now is None:
            yield _note(name, path, against)
        elif now[0] is Standing.BETTER:
            yield _note(f"{name}: {each.measure} → {figure_of(now[1])}", path, against)


def _note(what: str, path: Path, against: Against) -> PlacedFinding:
    return PlacedFinding(Finding(FindingCode.BASELINE_LOOSE, path, {"what": what}), against.place(path))
