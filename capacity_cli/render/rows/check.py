"""Checks as rows of texts: metric, what was expected, what was found, and how it came out."""

from fractions import Fraction

from capacity_cli.model.checks import CheckResult, Origin
from capacity_cli.model.findings import FindingCode
from capacity_cli.model.metrics import Known
from capacity_cli.model.scenario import Level
from capacity_cli.render.text.texts import Texts


def check_headings(texts: Texts) -> tuple[str, str, str, str]:
    """The headings; the two in the middle are of figures."""
    return texts("table.check"), texts("table.expected"), texts("table.found"), texts("table.status")


def check_row(result: CheckResult, texts: Texts) -> tuple[str, str, str, str]:
    """One check."""
    status = texts(f"status.{result.status}")
    level = [] if result.level is Level.ERROR else [texts(f"level.{result.level}")]
    because = [texts(key) for key, holds in _reasons(result) if holds]
    standing = [] if result.standing is None else [texts(f"baseline.{result.standing}")]
    if level or because or standing:
        status = f"{status} ({', '.join((*level, *because, *standing))})"
    return check_name(result, texts), expected(result, texts), found(result, texts), status


def check_message(result: CheckResult, code: FindingCode, texts: Texts) -> str:
    """What a check says that does not hold."""
    values = {"metric": check_name(result, texts), "expected": expected(result, texts), "found": found(result, texts)}
    return texts(_key(result, code), **values)


def check_remedy(result: CheckResult, code: FindingCode, texts: Texts) -> str:
    """What to do about a check that does not hold."""
    return texts(f"{_key(result, code)}.remedy")


def _key(result: CheckResult, code: FindingCode) -> str:
    if result.other_terms:
        return f"finding.{code}.other_terms"
    return f"finding.{code}.too_old" if result.too_old else f"finding.{code}"


def _reasons(result: CheckResult) -> tuple[tuple[str, bool], ...]:
    """Why a check that would hold is undecided, each with whether it is so."""
    return ("table.too_old", result.too_old), ("table.other_terms", result.other_terms)


def check_name(result: CheckResult, texts: Texts) -> str:
    """The metric of a check, and who asks for it, if that is not the scenario."""
    metric = texts.plain(result.metric)
    return metric if result.origin is Origin.SCENARIO else f"{metric} ({texts(f'origin.{result.origin}')})"


def expected(result: CheckResult, texts: Texts) -> str:
    """The bounds of a check."""
    bounds: tuple[tuple[str, Fraction | None], ...] = (("table.min", result.minimum), ("table.max", result.maximum))
    return ", ".join(texts(key, bound=bound) for key, bound in bounds if bound is not None)


def found(result: CheckResult, texts: Texts) -> str:
    """The value of a check's metric, or why there is none."""
    found = result.found
    if found is None:
        missing = texts("table.no_such_metric")
        hint = texts("problem.did_you_mean", suggestion=result.suggestion) if result.suggestion else ""
        return f"{missing}; {hint}" if hint else missing
    if found.known is Known.ENDLESS:
        return texts("table.endless")
    if found.value is None:
        return texts("table.unknown")
    value = texts.number(found.value, bounds=(each for each in (result.minimum, result.maximum) if each is not None))
    shown = texts("table.at_least", amount=value) if found.known is Known.AT_LEAST else value
    percent = result.percent_of_budget
    return shown if percent is None else texts("table.of_budget", value=shown, percent=percent)
