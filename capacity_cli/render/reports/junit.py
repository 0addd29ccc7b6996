"""JUnit's XML: a suite for each scenario, a case for each check, for each finding of level error and for old prices.

A check that is only a warning does not fail its case: what it says stands in the case's output. What is ignored, or
known by the baseline, is a skipped case.
Shape: the schema that pytest tests its own reports with, junit-10.xsd.
"""

from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from capacity_cli.model.checks import CheckAnswer, CheckStatus
from capacity_cli.model.gate import Gate
from capacity_cli.model.scenario import Level
from capacity_cli.render.harmless import harmless
from capacity_cli.render.reports.remarks import Remark, check_code, remarks, scenario_name
from capacity_cli.render.rows.check import check_message, check_name, check_remedy, expected, found
from capacity_cli.render.sentences import finding_remedy, placed_message, with_standing
from capacity_cli.render.text.texts import Texts

_NOT_IN_XML = {ord(each): f"\\u{ord(each):04x}" for each in "\ufffe\uffff"}


def junit_xml(gate: Gate, texts: Texts) -> str:
    """The report; files that could not be used are a suite of their own."""
    suites = [_suite(each, gate, texts) for each in gate.answers]
    if gate.problems:
        suites.append(_refused(gate, texts))
    tests, failures = (str(sum(int(suite.get(name, "0")) for suite in suites)) for name in ("tests", "failures"))
    root = Element("testsuites", name="capacity", tests=tests, failures=failures, errors="0")
    root.extend(suites)
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _suite(each: CheckAnswer, gate: Gate, texts: Texts) -> Element:
    name = scenario_name(each.answer, gate)
    return _counted(name, [*_checks(each, name, texts), *_errors(each, name, texts)])


def _counted(name: str, cases: list[Element]) -> Element:
    failures = sum(case.find("failure") is not None for case in cases)
    skipped = sum(case.find("skipped") is not None for case in cases)
    counts = {"tests": len(cases), "failures": failures, "errors": 0, "skipped": skipped}
    suite = Element("testsuite", {"name": _xml(name), **{count: str(number) for count, number in counts.items()}})
    suite.extend(cases)
    return suite


def _checks(each: CheckAnswer, suite: str, texts: Texts) -> Iterator[Element]:
    for result in each.results:
        case = _case(check_name(result, texts), suite)
        if (code := check_code(result)) is not None:
            message = check_message(result, code, texts)
            if result.is_known:
                message = with_standing(message, result.standing, texts)
                SubElement(case, "skipped", type=code.value, message=_xml(message))
            elif result.weight is Level.ERROR:
                _failure(case, code.value, message, check_remedy(result, code, texts))
            else:
                SubElement(case, "system-out").text = _xml(f"{texts(f'level.{result.level}')} {code}: {message}")
        elif result.status is CheckStatus.PASSED:
            SubElement(case, "system-out").text = _xml(f"{expected(result, texts)}: {found(result, texts)}")
        yield case


def _errors(each: CheckAnswer, suite: str, texts: Texts) -> Iterator[Element]:
    for placed in each.answer.findings:
        if placed.usual_level is not Level.ERROR and not placed.is_old_price:
            continue
        case = _case(f"{placed.finding.code} {'.'.join(map(str, placed.finding.path))}", suite)
        message, remedy = placed_message(texts, placed), finding_remedy(texts, placed.finding)
        if placed.level is Level.ERROR or placed.is_old_price:
            _failure(case, placed.finding.code.value, message, remedy)
        else:
            SubElement(case, "skipped", type=placed.finding.code.value, message=_xml(message))
        yield case


def _refused(gate: Gate, texts: Texts) -> Element:
    found_remarks: tuple[Remark, ...] = remarks(replace(gate, answers=()), texts)
    cases = []
    for remark in found_remarks:
        case = _case(f"{remark.code} {remark.place.file}:{remark.place.line}", remark.scenario)
        _failure(case, remark.code, remark.message, remark.remedy)
        cases.append(case)
    return _counted(texts("report.refused"), cases)


def _case(name: str, suite: str) -> Element:
    return Element("testcase", classname=_xml(suite), name=_xml(name))


def _failure(case: Element, code: str, message: str, remedy: str) -> None:
    SubElement(case, "failure", type=code, message=_xml(message)).text = _xml(f"{message}\n→ {remedy}")


def _xml(text: str) -> str:
    """A text that XML 1.0 can hold; line ends stay."""
    return "\n".join(map(harmless, text.split("\n"))).translate(_NOT_IN_XML)
