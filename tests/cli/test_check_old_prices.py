"""Prices that are too old: a check that holds by them is undecided in every format, and one that fails has failed."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from capacity_cli.cli.main import main

SCENARIOS = Path(__file__).parents[2] / "scenarios"
DAILY, GROWTH = str(SCENARIOS / "daily-2000.yaml"), str(SCENARIOS / "bkend-growth.yaml")
AGED = ("--as-of", "2026-11-22", "--max-price-age", "9d")


def check(capsys: pytest.CaptureFixture[str], checks: str, *options: str, file: str = DAILY) -> tuple[int, Any]:
    """The exit status and the checks of the scenario, of which the prices are 21 days old."""
    capsys.readouterr()
    status = main(["check", file, "--set", f"checks={{{checks}}}", *AGED, *options, "--format", "json"])
    return status, json.loads(capsys.readouterr().out)["scenarios"][0]["checks"]


@pytest.mark.parametrize(
    ("asked", "status", "came_out", "too_old"),
    [
        ("monthly_cost: {max: 90000000}", 3, "undecided", True),
        ("monthly_cost: {max: 899999}", 1, "failed", False),
        ("unit_cost: {max: 15}", 3, "undecided", True),
        ("cost.total_with_tax: {min: 1}", 3, "undecided", True),
        ("cost.lines.0.amount: {max: 900000}", 3, "undecided", True),
        ("cost.lines.0.quantity: {max: 60000}", 3, "passed", False),
        ("headroom: {min: 7}", 3, "passed", False),
        ("headroom: {min: 8}", 1, "failed", False),
        ("monthly_csot: {max: 1}", 3, "undecided", False),
    ],
)
def test_a_check_that_holds_by_old_prices_is_undecided(
    asked: str, status: int, came_out: str, too_old: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    found, (result,) = check(capsys, asked)
    assert (found, result["status"], result["too_old"]) == (status, came_out, too_old)


def test_what_another_vendor_bills_stays_decided(capsys: pytest.CaptureFixture[str]) -> None:
    ignored = 'ignore=[{code: PRI007, where: "%s", reason: r, until: 2099-01-01}]'
    asked = "cost.lines.0.amount: {max: 900000}"  # of coolsms
    assert check(capsys, asked, "--set", ignored % "coolsms")[1][0]["status"] == "passed"
    assert check(capsys, asked, "--set", ignored % "vercel")[1][0]["status"] == "undecided"


def test_a_scenario_without_a_policy_may_ignore_them(capsys: pytest.CaptureFixture[str]) -> None:
    ignore = ("--set", "ignore=[{code: PRI007, reason: r, until: 2099-01-01}]")
    status, (result,) = check(capsys, "monthly_cost: {max: 90000000}", *ignore)
    assert (status, result["status"]) == (0, "passed")


def shown(capsys: pytest.CaptureFixture[str], report: str, *options: str, file: str = DAILY) -> str:
    capsys.readouterr()
    assert main(["check", file, *AGED, *options, "--format", report]) == 3
    return capsys.readouterr().out


@pytest.mark.parametrize("report", ["table", "markdown", "github", "junit", "sarif", "gitlab"])
@pytest.mark.parametrize(("lang", "words"), [("en", "too old"), ("ko", "너무 오래된 가격")])
def test_every_report_says_so_and_not_that_something_is_unknown(
    report: str, lang: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = shown(capsys, report, "--max-monthly-cost", "90000000", "--lang", lang)
    assert words in text
    assert "something is unknown" not in text
    assert "알 수 없는 값이" not in text


def test_test_results_fail_and_annotations_are_errors(capsys: pytest.CaptureFixture[str]) -> None:
    suite = ET.fromstring(shown(capsys, "junit", "--max-monthly-cost", "90000000"))[0]  # noqa: S314  our own output
    assert [each.attrib["type"] for each in suite.iter("failure")] == ["CHK002", "PRI007", "PRI007", "PRI007"]
    (error,) = (
        line
        for line in shown(capsys, "github", "--max-monthly-cost", "90000000").splitlines()
        if line.startswith("::error")
    )
    assert "CHK002" in error


def test_without_a_check_on_money_the_reports_name_the_prices(capsys: pytest.CaptureFixture[str]) -> None:
    assert "not decided: a price is too old" in shown(capsys, "markdown")
    assert 'type="PRI007"' in shown(capsys, "junit")


def test_what_is_unknown_comes_first(capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys, "markdown", "--max-monthly-cost", "90000000", file=GROWTH)
    assert "something is unknown" in text


@pytest.mark.parametrize(
    ("read", "status", "came_out"),
    [
        ("2026-11-22", 0, "passed"),
        ("2026-11-23", 0, "passed"),  # in Seoul it is that day already
        ("2026-11-24", 3, "undecided"),
        ("2099-01-01", 3, "undecided"),
    ],
)
@pytest.mark.parametrize(("lang", "words"), [("en", "that is after 2026-11-22"), ("ko", "기준일 2026-11-22보다 뒤")])
def test_prices_that_are_read_later_are_not_young(  # noqa: PLR0913, PLR0917  a table
    read: str, status: int, came_out: str, lang: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lists, shipped = tmp_path / "lists", Path(__file__).parents[2] / "pricing" / "guide"
    lists.mkdir()
    for each in shipped.iterdir():
        (lists / each.name).write_text(each.read_text("utf-8").replace("read: 2026-11-01", f"read: {read}"), "utf-8")
    options = ("--prices", str(lists), "--lang", lang)
    found, (result,) = check(capsys, "monthly_cost: {max: 90000000}", *options)
    assert (found, result["status"]) == (status, came_out)
    policy = tmp_path / "policy.yaml"
    policy.write_text("format: policy/v1\nmax_price_age: 90d\n", "utf-8")
    assert main(["check", DAILY, "--policy", str(policy), "--as-of", "2026-11-22", *options]) == status
    assert (words in " ".join(capsys.readouterr().out.split())) is (status == 3)
