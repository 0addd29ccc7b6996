"""The checks that options of `capacity check` demand, beside the file's own; refused where they mean nothing."""

import json
from pathlib import Path

import pytest

from capacity_cli.cli.main import main

SCENARIOS = Path(__file__).parents[2] / "scenarios"
DAILY = str(SCENARIOS / "daily-2000.yaml")
REALISTIC = str(SCENARIOS / "realistic.yaml")


def checks_of(capsys: pytest.CaptureFixture[str], *options: str) -> list[tuple[str, str, str]]:
    main(["check", *options, "--format", "json"])
    (entry,) = json.loads(capsys.readouterr().out)["scenarios"]
    return [(each["metric"], each["origin"], each["status"]) for each in entry["checks"]]


@pytest.mark.parametrize(
    ("option", "bound", "status"),
    [
        ("--max-monthly-cost", "899999", 1),
        ("--max-monthly-cost", "900000", 0),
        ("--max-unit-cost", "14.9", 1),
        ("--max-unit-cost", "15", 0),
        ("--min-headroom", "7.2", 0),
        ("--min-headroom", "7.3", 1),
        ("--min-peak-headroom", "7.2", 0),
        ("--min-peak-headroom", "100", 1),
        ("--max-wait-minutes", "5", 0),
        ("--max-wait-minutes", "4", 1),
        ("--max-backlog-jobs", "0", 0),
    ],
)
def test_an_option_is_a_check(option: str, bound: str, status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["check", DAILY, option, bound]) == status
    monkeypatch.setenv(f"CAPACITY_{option[2:].upper().replace('-', '_')}", bound)
    assert main(["check", DAILY]) == status


def test_an_option_takes_the_place_of_no_check_of_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    found = checks_of(capsys, REALISTIC, "--min-headroom", "1", "--set", "checks.headroom.min=9")
    assert [each for each in found if each[0] == "headroom"] == [
        ("headroom", "scenario", "failed"),
        ("headroom", "option", "passed"),
    ]


def test_the_place_of_a_demand_is_its_option(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", DAILY, "--max-monthly-cost", "many", "--min-headroom", "80%"]) == 2
    said = capsys.readouterr().err
    assert "--max-monthly-cost many: DOC030" in said


@pytest.mark.parametrize("bound", ["80%", "budget"])
def test_a_bound_that_means_nothing_here_is_refused(bound: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", DAILY, "--max-monthly-cost", bound]) == 2
    assert f"--max-monthly-cost {bound}: DOC0" in capsys.readouterr().err


def test_a_limit_may_be_bounded_in_percent(capsys: pytest.CaptureFixture[str]) -> None:
    change = "checks={limits.supabase.requests: {max: 94.368%}}"
    assert ("limits.supabase.requests", "scenario", "passed") in checks_of(capsys, REALISTIC, "--set", change)


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_a_bound_by_the_budget_is_said_in_percent(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    budget = "budget={monthly: 1_200_000, contingency: 20%}"
    options = ["--set", budget, "--max-monthly-cost", "budget", "--lang", lang]
    assert main(["check", DAILY, *options]) == 0
    assert "900,000 (93.75 %)" in capsys.readouterr().out
    assert main(["check", DAILY, *options, "--format", "json"]) == 0
    (entry,) = json.loads(capsys.readouterr().out)["scenarios"]
    assert entry["checks"][0]["percent_of_budget"] == "93.75"
