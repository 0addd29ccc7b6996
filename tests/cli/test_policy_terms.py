"""A scenario cannot loosen a policy by another currency, period or price list; and what a policy says of them."""

import json
from pathlib import Path
from typing import Any

import pytest

from capacity_cli.cli.main import main

DAILY = str(Path(__file__).parents[2] / "scenarios" / "daily-2000.yaml")
IN_DOLLARS = ("currency=USD", 'exchange_rates={KRW: "0.00077"}')
A_DAY = ("period={days: 1}",)
BOUND = "checks: {monthly_cost: {max: 800000}}"


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    return tmp_path / "policy.yaml"


def check(capsys: pytest.CaptureFixture[str], policy: Path, text: str, *changes: str) -> tuple[int, Any]:
    """The exit status and the entry of the scenario, changed, under a policy of these keys."""
    policy.write_text(f"format: policy/v1\n{text}\n", encoding="utf-8")
    options = [part for change in changes for part in ("--set", change)]
    status = main(["check", DAILY, "--policy", str(policy), *options, "--format", "json"])
    return status, json.loads(capsys.readouterr().out)["scenarios"][0]


def codes(entry: Any, level: str = "error") -> list[str]:
    return [each["code"] for each in entry["findings"] if each["level"] == level and each["code"] > "CHK"]


@pytest.mark.parametrize(("changes", "code"), [(IN_DOLLARS, "CHK010"), (A_DAY, "CHK011")])
def test_a_bound_on_money_is_not_passed_on_other_terms(
    changes: tuple[str, ...], code: str, policy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(capsys, policy, BOUND)[0] == 1  # 900,000 won a month
    status, entry = check(capsys, policy, BOUND, *changes)
    assert (status, codes(entry), entry["checks"][-1]["status"]) == (1, [code], "undecided")
    weighed_less = f"{BOUND}\nfindings: {{{code}: note}}"
    assert check(capsys, policy, weighed_less, *changes)[0] == 3


@pytest.mark.parametrize(
    "checks",
    [
        "unit_cost: {max: 15}",
        "cost.total_with_tax: {min: 1}",
        "exchange_rates.KRW: {min: 0}",
        "cost.lines.0.amount: {max: 1000000}",
    ],
)
def test_every_figure_in_the_currency_is_held_to_it(
    checks: str, policy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, entry = check(capsys, policy, f"checks: {{{checks}}}", *IN_DOLLARS)
    assert (status, codes(entry), entry["checks"][-1]["status"]) == (1, ["CHK010"], "undecided")


@pytest.mark.parametrize("checks", ["headroom: {min: 7}", "cost.lines.0.quantity: {min: 1}"])
def test_what_is_no_money_needs_no_currency(checks: str, policy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(capsys, policy, f"checks: {{{checks}}}", *IN_DOLLARS)[0] == 0


def test_a_budget_is_in_the_currency_of_its_scenario(policy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("checks: {monthly_cost: {max: budget}}", *IN_DOLLARS, "budget={monthly: 900}")
    _, entry = check(capsys, policy, *asked)
    assert entry["checks"][-1]["status"] == "passed"


def test_a_policy_states_its_own_currency_and_period(policy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dollars = "currency: USD\nchecks: {monthly_cost: {max: 700}}"
    assert check(capsys, policy, dollars, *IN_DOLLARS)[0] == 0
    assert codes(check(capsys, policy, dollars)[1]) == ["CHK010"]
    daily = "period: {min_days: 1, max_days: 1}\nchecks: {monthly_cost: {max: 30000}}"
    assert check(capsys, policy, daily, *A_DAY)[0] == 0
    assert codes(check(capsys, policy, daily)[1]) == ["CHK011"]


@pytest.mark.parametrize(
    ("period", "status"),
    [("{days: 27}", 1), ("{days: 28}", 0), ("{days: 31}", 0), ("{days: 32}", 1), ("{month: 2027-02}", 0)],
)
def test_a_period_is_a_month_unless_the_policy_says_otherwise(
    period: str, status: int, policy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(capsys, policy, "checks: {headroom: {min: 1}}", f"period={period}")[0] == status


def test_a_check_that_fails_has_failed_on_any_terms(policy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, entry = check(capsys, policy, "checks: {monthly_cost: {max: 600}}", *IN_DOLLARS)
    assert entry["checks"][-1]["status"] == "failed"


def test_bounds_in_another_currency_are_not_compared(policy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = "checks={monthly_cost: {max: 900000}}"
    assert codes(check(capsys, policy, BOUND, own)[1], "warning") == ["CHK006"]
    assert codes(check(capsys, policy, BOUND, own, *IN_DOLLARS)[1], "warning") == []


def test_a_policy_can_bound_exchange_rates(policy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bound = "checks: {exchange_rates.USD: {min: 1200}}"
    assert check(capsys, policy, bound)[0] == 0
    assert check(capsys, policy, bound, "exchange_rates.USD=1")[0] == 1
    assert check(capsys, policy, bound.replace("USD", "EUR"))[0] == 3  # it states none


def test_only_named_editions_and_pinned_folders_may_be_used(
    policy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(capsys, policy, "prices: [guide]")[0] == 0
    assert codes(check(capsys, policy, 'prices: ["2026-11"]')[1]) == ["CHK012"]
    assert codes(check(capsys, policy, "prices: []")[1]) == ["CHK012"]

    folder = tmp_path / "guide"  # it takes the name, which is not enough
    folder.mkdir()
    for shipped in (Path(__file__).parents[2] / "pricing" / "guide").iterdir():
        (folder / shipped.name).write_bytes(shipped.read_bytes())
    own = tmp_path / "capacity.yaml"
    own.write_text(Path(DAILY).read_text("utf-8").replace("prices: guide", f"prices: {folder}"), "utf-8")
    policy.write_text("format: policy/v1\nprices: [guide]\n", encoding="utf-8")
    command = ["check", str(own), "--policy", str(policy), "--format", "json"]
    assert main(command) == 1
    [entry] = json.loads(capsys.readouterr().out)["scenarios"]
    policy.write_text(f"format: policy/v1\nprices: [{entry['prices']['digest']}]\n", encoding="utf-8")
    assert main(command) == 0


@pytest.mark.parametrize(("lang", "words"), [("en", "other currency or period"), ("ko", "정책과 다른 통화나 기간")])
@pytest.mark.parametrize("report", ["table", "markdown", "github", "junit", "sarif", "gitlab"])
def test_every_report_says_so(
    report: str, lang: str, words: str, policy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    policy.write_text(f"format: policy/v1\n{BOUND}\n", encoding="utf-8")
    options = [part for change in IN_DOLLARS for part in ("--set", change)]
    assert main(["check", DAILY, "--policy", str(policy), *options, "--format", report, "--lang", lang]) == 1
    said = capsys.readouterr().out
    assert "CHK010" in said
    if report in {"table", "markdown"}:
        assert words in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("period: {min_days: 31, max_days: 28}", ":2:34: DOC038"),
        ("period: month", ":2:9: DOC022"),
        ("period: {min_days: 0}", ":2:20: DOC03"),
        ("currency: WON", ":2:11: DOC040"),
        ("prices: guide", ":2:9: DOC022"),
    ],
)
def test_terms_that_are_none_are_refused(
    text: str, said: str, policy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    policy.write_text(f"format: policy/v1\n{text}\n", encoding="utf-8")
    assert main(["check", DAILY, "--policy", str(policy)]) == 2
    assert f"{policy.name}{said}" in capsys.readouterr().err
