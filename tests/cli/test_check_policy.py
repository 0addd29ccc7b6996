"""An organisation's policy: judged beside the scenario's checks, never loosened; and what is no policy."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from capacity_cli.cli.main import main

SCENARIOS = Path(__file__).parents[2] / "scenarios"
DAILY, REALISTIC = str(SCENARIOS / "daily-2000.yaml"), str(SCENARIOS / "realistic.yaml")


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    return tmp_path / "policy.yaml"


def check(capsys: pytest.CaptureFixture[str], file: str, policy: Path, text: str, *options: str) -> tuple[int, Any]:
    """The exit status and the entry of the scenario, under a policy of these keys."""
    policy.write_text(f"format: policy/v1\n{text}\n", encoding="utf-8")
    status = main(["check", file, "--policy", str(policy), *options, "--format", "json"])
    return status, json.loads(capsys.readouterr().out)["scenarios"][0]


def findings(entry: Any, code: str) -> list[tuple[str, str, int | None]]:
    return [
        (each["level"], Path(each["file"]).name, each["line"]) for each in entry["findings"] if each["code"] == code
    ]


def test_an_empty_policy_asks_for_nothing(policy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(capsys, DAILY, policy, "")[0] == 0


def test_its_checks_are_judged_of_every_scenario(policy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, entry = check(capsys, DAILY, policy, "checks: {headroom: {min: 8}, unit_cost: {max: 15}}")
    assert status == 1
    assert [(each["metric"], each["origin"], each["status"]) for each in entry["checks"]] == [
        ("headroom", "policy", "failed"),
        ("unit_cost", "policy", "passed"),
    ]


def test_a_failure_stands_at_the_line_of_the_policy(policy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    policy.write_text("format: policy/v1\nchecks:\n  headroom: {min: 8}\n", encoding="utf-8")
    assert main(["check", DAILY, "--policy", str(policy), "--format", "github"]) == 1
    (error,) = (line for line in capsys.readouterr().out.splitlines() if line.startswith("::error"))
    assert f"{policy.name},line=3" in error


def test_a_looser_bound_is_a_finding_at_its_line_and_the_policy_is_judged(
    policy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, entry = check(capsys, REALISTIC, policy, "checks: {capacity.headroom: {min: 3}}")
    assert status == 1  # the scenario asks for 2 and has 2.592
    assert findings(entry, "CHK006") == [("warning", "realistic.yaml", 44)]


def test_a_tighter_bound_is_none(policy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, entry = check(capsys, REALISTIC, policy, "checks: {headroom: {min: 2}, wait_minutes: {max: 200}}")
    assert (status, findings(entry, "CHK006")) == (0, [])


def test_it_says_what_findings_weigh(policy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, entry = check(capsys, REALISTIC, policy, "findings: {LIM001: error, CAP003: note}")
    assert status == 1
    assert {each[0] for each in findings(entry, "LIM001")} == {"error"}
    assert {each[0] for each in findings(entry, "CAP003")} == {"note"}


def test_only_the_named_plans_of_a_vendor_may_be_used(policy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, entry = check(capsys, REALISTIC, policy, "plans: {vercel: [pro, enterprise], supabase: [free]}")
    assert status == 1
    assert findings(entry, "CHK008") == [("error", "realistic.yaml", 33)]
    assert check(capsys, REALISTIC, policy, "plans: {vercel: [hobby], other: []}")[0] == 0


@pytest.mark.parametrize(("lang", "said"), [("en", "allowed: no plan of this vendor"), ("ko", "허용: 이 공급자의")])
def test_an_empty_list_allows_no_plan_of_a_vendor(
    lang: str, said: str, policy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, entry = check(capsys, REALISTIC, policy, "plans: {vercel: []}", "--lang", lang)
    (message,) = (each["message"] for each in entry["findings"] if each["code"] == "CHK008")
    assert status == 1
    assert said in message


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_an_empty_policy_file_is_told_how_it_begins(
    lang: str, policy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    policy.write_text("# nothing\n", encoding="utf-8")
    assert main(["check", DAILY, "--policy", str(policy), "--lang", lang]) == 2
    said = capsys.readouterr().err
    assert "`format: policy/v1`" in said
    assert "capacity init" not in said


def test_every_problem_of_a_check_is_reported_at_once(policy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    policy.write_text("format: policy/v1\nchecks: {headroom: {min: 5, max: 1, level: bad}}\n", encoding="utf-8")
    assert main(["check", DAILY, "--policy", str(policy)]) == 2
    said = capsys.readouterr().err
    assert "DOC038" in said
    assert "DOC035" in said


@pytest.mark.parametrize("rule", ["ignores: forbidden", "never_ignore: [CAP001]"])
def test_it_may_forbid_ignoring(rule: str, policy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    over = ("--set", "workload.messages_per_day=20000")
    ignore = ("--set", "ignore=[{code: CAP001, reason: r, until: 2026-12-31}]")
    assert check(capsys, DAILY, policy, "", *over, *ignore)[0] == 0
    status, entry = check(capsys, DAILY, policy, rule, *over, *ignore)
    assert status == 1
    assert [each[0] for each in findings(entry, "CHK007")] == ["warning"]
    assert [each[0] for each in findings(entry, "CAP001")] == ["error"]


@pytest.mark.parametrize(
    ("text", "code", "status", "level"),
    [
        ("max_price_age: 9d", "PRI007", 3, "warning"),
        ("findings: {CAP003: error}", "CAP003", 1, "error"),
        ("findings: {PRI008: warning}", "PRI008", 0, "warning"),
        ("findings: {CAP001: error}", "CAP003", 0, "note"),  # another one may be
        ("findings: {CAP003: warning}", "CAP003", 0, "note"),  # what it weighs anyway
        ("findings: {CAP003: note}", "CAP003", 0, "note"),
    ],
)
def test_what_it_insists_on_may_not_be_ignored(  # noqa: PLR0913, PLR0917  a table
    text: str, code: str, status: int, level: str, policy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("--as-of", "2026-11-22", "--set", f"ignore=[{{code: {code}, reason: r, until: 2099-01-01}}]")
    found, entry = check(capsys, REALISTIC, policy, text, *options)
    assert found == status
    assert {each[0] for each in findings(entry, code)} == {level}
    assert len(findings(entry, "CHK007")) == (level != "note")


def test_old_prices_decide_nothing(policy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(capsys, DAILY, policy, "max_price_age: 90d", "--as-of", "2026-11-02")[0] == 0
    status, entry = check(capsys, DAILY, policy, "max_price_age: 90d", "--as-of", "2027-11-02")
    assert status == 3
    assert findings(entry, "PRI007")
    stricter = ("--as-of", "2027-11-02", "--max-price-age", "999d")
    assert check(capsys, DAILY, policy, "max_price_age: 90d", *stricter)[0] == 3


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_the_age_of_prices_needs_a_date(lang: str, policy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    policy.write_text("format: policy/v1\nmax_price_age: 90d\n", encoding="utf-8")
    assert main(["check", DAILY, "--policy", str(policy), "--lang", lang]) == 2
    said = capsys.readouterr().err
    assert "policy.yaml:2:16: DOC043" in said
    assert "--as-of" in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ": DOC005"),
        ("checks: {headroom: {min: 1}}", ":1:1: DOC021"),
        ("format: scenario/v1\nprices: guide", ":1:9: DOC023"),
        ("format: policy/v2", ":1:9: DOC023"),
        ("[1, 2]", ":1:1: DOC022"),
        ("format: policy/v1\nchecks: {headroom: {}}", ":2:20: DOC043"),
        ("format: policy/v1\nchecks: {headroom: {min: 2, max: 1}}", ":2:34: DOC038"),
        ("format: policy/v1\nchecks: {headroom: {min: 2, level: fatal}}", ":2:36: DOC035"),
        ("format: policy/v1\nchecks: {headroom: {min: 80%}}", ":2:26: DOC030"),
        ("format: policy/v1\nchecks: {headroom: {max: budget}}", ":2:26: DOC036"),
        ("format: policy/v1\nchecks: {limits.a.b.used_up_on_day: {max: 80%}}", ":2:43: DOC030"),
        ("format: policy/v1\nfindings: {LIM001: fatal}", ":2:20: DOC035"),
        ("format: policy/v1\nfindings: {LIM999: error}", ":2:12: DOC040"),
        ("format: policy/v1\nfindings: {CHK001: note}", ":2:12: DOC040"),
        ("format: policy/v1\nnever_ignore: [CAP999]", ":2:16: DOC040"),
        ("format: policy/v1\nmax_price_age: 90", ":2:16: DOC036"),
        ("format: policy/v1\nignores: sometimes", ":2:10: DOC035"),
        ("format: policy/v1\nplans: {vercel: pro}", ":2:17: DOC022"),
        ("format: policy/v1\nplan: {vercel: [pro]}", ":2:1: DOC020"),
    ],
)
def test_what_is_no_policy_is_refused(text: str, said: str, policy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    policy.write_text(text, encoding="utf-8")
    assert main(["check", DAILY, "--policy", str(policy), "--lang", "ko"]) == 2
    assert f"{policy.name}{said}" in capsys.readouterr().err
    if "format: scenario" not in text and "format: policy" in text and "v2" not in text:
        assert main(["validate", str(policy)]) == 2


def test_a_missing_policy_and_one_whose_budget_is_nowhere_are_refused(
    policy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", DAILY, "--policy", str(policy)]) == 2
    policy.write_text("format: policy/v1\nchecks: {monthly_cost: {max: budget}}\n", encoding="utf-8")
    assert main(["validate", str(policy)]) == 0
    assert main(["check", DAILY, "--policy", str(policy)]) == 2
    assert "budget.monthly" in capsys.readouterr().err


BOUNDS = st.sampled_from(["{min: 1}", "{min: 7}", "{min: 8}", "{max: 3}", "{max: 9}", "{min: 9, level: warning}"])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=st.dictionaries(st.sampled_from(["headroom", "capacity.headroom", "wait_minutes"]), BOUNDS), own=BOUNDS)
def test_a_policy_never_makes_a_failing_check_pass(
    asked: dict[str, str], own: str, policy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change = ("--set", f"checks={{headroom: {own}}}")
    without = check(capsys, DAILY, policy, "", *change)
    checks = ", ".join(f"{name}: {bound}" for name, bound in asked.items())
    status, entry = check(capsys, DAILY, policy, f"checks: {{{checks}}}", *change)
    assert entry["checks"][: len(without[1]["checks"])] == without[1]["checks"]
    assert status >= without[0]
