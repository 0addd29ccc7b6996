"""What a scenario ignores: shown with its reason, weighing nothing, until its end; and what is refused."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from capacity_cli.cli.main import main

DAILY = str(Path(__file__).parents[2] / "scenarios" / "daily-2000.yaml")
OVER = ("--set", "workload.messages_per_day=20000")
"""A load that the schedule cannot carry: the error CAP001."""


def ignoring(code: str = "CAP001", until: str = "2026-12-31", more: str = "") -> tuple[str, str]:
    return "--set", f"ignore=[{{code: {code}, reason: the line is rebuilt, until: {until}{more}}}]"


def check(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, dict[str, dict[str, Any]]]:
    """The exit status, and the findings by code."""
    status = main(["check", DAILY, *options, "--format", "json"])
    (entry,) = json.loads(capsys.readouterr().out)["scenarios"]
    return status, {each["code"]: each for each in entry["findings"]}


def test_an_ignored_finding_is_shown_and_does_not_fail(capsys: pytest.CaptureFixture[str]) -> None:
    assert check(capsys, *OVER)[0] == 1
    status, findings = check(capsys, *OVER, *ignoring())
    assert status == 0
    assert findings["CAP001"]["level"] == "note"
    assert findings["CAP001"]["ignored"] == {"reason": "the line is rebuilt", "until": "2026-12-31"}


@pytest.mark.parametrize(("as_of", "status"), [("2026-12-31", 0), ("2027-01-01", 1)])
def test_the_last_day_counts_and_the_next_does_not(as_of: str, status: int, capsys: pytest.CaptureFixture[str]) -> None:
    found, findings = check(capsys, *OVER, *ignoring(), "--as-of", as_of)
    assert found == status
    assert ("CHK004" in findings) is bool(status)
    assert ("ignored" in findings["CAP001"]) is not bool(status)


@pytest.mark.parametrize(
    ("where", "status"),
    [("workload", 0), ("workload.messages_per_day", 0), ("workload.messages", 1), ("scheduler", 1), ("vercel", 1)],
)
def test_it_is_of_the_finding_at_that_place_only(where: str, status: int, capsys: pytest.CaptureFixture[str]) -> None:
    found, findings = check(capsys, *OVER, *ignoring(more=f", where: {where}"))
    assert found == status
    assert ("CHK005" in findings) is bool(status)


def test_a_meter_can_be_named_in_every_usual_way(capsys: pytest.CaptureFixture[str]) -> None:
    file = str(Path(DAILY).parent / "realistic.yaml")
    for where in ("requests", "supabase", "supabase.requests", "limits.supabase.requests"):
        main(["check", file, *ignoring("LIM001", more=f", where: {where}"), "--format", "json"])
        findings = json.loads(capsys.readouterr().out)["scenarios"][0]["findings"]
        assert [each["level"] for each in findings if each["code"] == "LIM001"] == ["note"], where


def test_the_plan_shows_it_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", DAILY, *OVER, *ignoring(), "--lang", "en"]) == 0
    assert "[ignored until 2026-12-31: the line is rebuilt]" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("report", ["table", "csv", "markdown", "github", "junit", "sarif", "gitlab"])
def test_every_report_says_so(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", DAILY, *OVER, *ignoring(), "--format", report]) == 0
    assert "the line is rebuilt" in " ".join(capsys.readouterr().out.split())


def test_code_scanning_and_test_results_have_words_of_their_own_for_it(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", DAILY, *OVER, *ignoring(), "--format", "sarif"])
    results = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    (result,) = (each for each in results if each["ruleId"] == "CAP001")
    suppression = {"kind": "inSource", "status": "accepted", "justification": "the line is rebuilt"}
    assert result["suppressions"] == [suppression]
    main(["check", DAILY, *OVER, *ignoring(), "--format", "junit"])
    suite = ET.fromstring(capsys.readouterr().out)[0]  # noqa: S314  our own output
    assert (suite.attrib["skipped"], suite.attrib["failures"]) == ("1", "0")


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("{code: CAP001, until: 2026-12-31}", "DOC021"),
        ("{code: CAP001, reason: '', until: 2026-12-31}", "DOC036"),
        ("{code: CAP001, reason: ' ', until: 2026-12-31}", "DOC036"),
        ("{code: CAP001, reason: r}", "DOC021"),
        ("{code: CAP001, reason: r, until: 2026-02-30}", "DOC036"),
        ("{code: cap1, reason: r, until: 2026-12-31}", "DOC036"),
        ("{code: CAP999, reason: r, until: 2026-12-31}", "DOC040"),
        ("{code: CHK001, reason: r, until: 2026-12-31}", "DOC040"),
        ("{reason: r, until: 2026-12-31}", "DOC021"),
    ],
)
def test_an_entry_that_says_too_little_is_refused(
    entry: str, code: str, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", DAILY, "--set", f"ignore=[{entry}]", "--lang", lang]) == 2
    assert f": {code} " in capsys.readouterr().err
