"""SARIF 2.1.0, the exchange format of static analysis: a rule for each code, a result for each remark.

Fingerprints hold neither line nor figure, so that an alert stays the same one when either changes.
Source: OASIS, SARIF 2.1.0 with errata 01.
"""

from typing import Any
from urllib.parse import quote

from capacity_cli import __version__
from capacity_cli.model.findings import LEVELS, FindingCode
from capacity_cli.model.gate import Gate
from capacity_cli.model.scenario import Level
from capacity_cli.model.standing import Standing
from capacity_cli.render.examples.example import example_of
from capacity_cli.render.examples.written import markdown, plain_lines
from capacity_cli.render.json_answer import dumped
from capacity_cli.render.reports.remarks import Remark, each_fingerprint_once, remarks
from capacity_cli.render.text.texts import Texts

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_STATE = {
    Standing.KNOWN: "unchanged", Standing.NEW: "new", Standing.WORSE: "updated", Standing.BETTER: "updated",
}  # fmt: skip
_FINDINGS = {each.value: each for each in FindingCode}


def sarif(gate: Gate, texts: Texts) -> str:
    """The report, with the version of the program that makes it."""
    made = remarks(gate, texts)
    codes = sorted({remark.code for remark in made})
    driver = {
        "name": "capacity",
        "semanticVersion": __version__,
        "rules": [_rule(code, texts) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, mark, codes.index(each.code)) for each, mark in each_fingerprint_once(made)],
    }
    return dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: str, texts: Texts) -> dict[str, Any]:
    finding = _FINDINGS.get(code)
    if finding is None:  # a problem of a document, which cannot be used
        title, why, level = texts("report.document"), texts("report.document.why"), Level.ERROR
    else:
        title, why, level = texts(f"finding.{code}.title"), texts(f"finding.{code}.why"), LEVELS[finding]
    return {
        "id": code,
        "shortDescription": {"text": title},
        "fullDescription": {"text": why},
        "help": _help(code, texts),
        "defaultConfiguration": {"level": level.value},
    }


def _help(code: str, texts: Texts) -> dict[str, str]:
    """Where more is said of a code, and its example."""
    more, example = texts("report.help", code=code), example_of(code)
    if example is None:
        return {"text": more}
    title = texts("explain.example")
    plain = "\n".join([more, "", title, *plain_lines(example)])
    return {"text": plain, "markdown": f"{more}\n\n**{title}**\n\n{markdown(example)}"}


def _result(remark: Remark, fingerprint: str, rule: int) -> dict[str, Any]:
    place = remark.place
    region = {"startLine": place.line, **({"startColumn": place.column} if place.column else {})}
    artifact = {"uri": quote(place.file, safe="/")}
    return {
        "ruleId": remark.code,
        "ruleIndex": rule,
        "level": remark.level.value,
        "message": {"text": f"{remark.message}\n→ {remark.remedy}"},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
        "partialFingerprints": {"capacity/v1": fingerprint},
        **({} if remark.standing is None else {"baselineState": _STATE[remark.standing]}),
        **_suppressed(remark),
        "properties": {"scenario": remark.scenario},
    }


def _suppressed(remark: Remark) -> dict[str, Any]:
    """That a result is ignored, with the reason, which stands in the scenario itself."""
    if not remark.accepted:
        return {}
    return {"suppressions": [{"kind": "inSource", "status": "accepted", "justification": remark.accepted}]}
