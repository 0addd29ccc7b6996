"""`capacity solve`: one goal, its answer in every format, and what is wrong with a question."""

import json
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from capacity_cli.cli.main import main

SCENARIO = str(Path(__file__).parents[2] / "scenarios" / "daily-2000.yaml")
REALISTIC = str(Path(__file__).parents[2] / "scenarios" / "realistic.yaml")
BUDGET = ("--set", "budget={monthly: 1_000_000, contingency: 20%}")
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def entry(capsys: Capture, *arguments: str) -> Any:
    assert main(["solve", SCENARIO, *arguments, "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["schema"] == "capacity/solve/v1"
    [found] = document["scenarios"]
    return found


def intervals(found: Any) -> list[tuple[int, int | None]]:
    return [(each["from"], each["to"]) for each in found["intervals"]]


def test_a_budget_gives_intervals(capsys: Capture) -> None:
    assert intervals(entry(capsys, "--budget", "1000000")) == [(0, 66_666)]
    found = entry(capsys, "--budget", "1_400_000")
    assert (found["goal"], found["asked"], found["value"]) == ("budget", "1400000", None)
    assert found["intervals"] == [
        {"from": 0, "to": 93_333, "limits_crossed": []},
        {"from": 100_000, "to": 107_692, "limits_crossed": []},
    ]


def test_a_headroom_gives_an_interval(capsys: Capture) -> None:
    assert intervals(entry(capsys, "--headroom", "2")) == [(0, 216_000)]


def test_a_price_and_a_cap_give_a_value(capsys: Capture) -> None:
    for option, value in (("--unit-price", "13.3333"), ("--daily-cap", "1777")):
        found = entry(capsys, option, *BUDGET)
        assert (found["value"], found["usable_budget"]) == (value, "800000")


def test_break_even_says_why(capsys: Capture) -> None:
    found = entry(capsys, "--break-even")
    assert (intervals(found), found["saved_labor"]) == ([(1, None)], "1770000")
    for lang, words in (("en", "labour does not depend on the volume"), ("ko", "인건비는 보내는 양과 무관")):
        assert main(["solve", SCENARIO, "--break-even", "--lang", lang]) == 0
        assert words in " ".join(capsys.readouterr().out.split())


def test_a_plan_that_never_pays_has_no_interval(capsys: Capture) -> None:
    found = entry(capsys, "--break-even", "--plan", "vercel=pro")
    assert (found["rival"], found["intervals"], found["decided"]) == ("vercel=pro", [], True)


def test_what_is_unknown_is_undecided_and_counts_only_strictly(capsys: Capture) -> None:
    unknown = ("--budget", "1000000", "--set", "services.vercel.contract.price=unknown")
    assert [(each["from"], each["to"]) for each in entry(capsys, *unknown)["undecided"]] == [(0, 66_666)]
    assert main(["solve", SCENARIO, *unknown, "--strict"]) == 3
    assert main(["solve", SCENARIO, "--budget", "1000000", "--strict"]) == 0


@pytest.mark.parametrize("columns", ["80", "120"])
@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize(
    "question",
    [("--budget", "10_000_000"), ("--headroom", "1"), ("--break-even",), ("--daily-cap",), ("--unit-price",)],
)
def test_a_table_fits_the_page_and_names_the_limits(
    question: tuple[str, ...], lang: str, columns: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert main(["solve", REALISTIC, *question, *BUDGET, "--lang", lang, "--no-color"]) == 0
    shown = capsys.readouterr().out
    assert max(map(cell_len, shown.splitlines())) <= int(columns)
    assert ("Supabase Free" in shown) is (question[0] in {"--budget", "--headroom", "--break-even"})


def test_the_other_formats_and_files(capsys: Capture) -> None:
    files = [part for each in ("json", "csv", "markdown") for part in ("--output", f"{each}=a.{each}")]
    assert main(["solve", SCENARIO, "--budget", "1400000", *files, "--lang", "en"]) == 0
    assert "107,692" in capsys.readouterr().out
    assert json.loads(Path("a.json").read_text("utf-8"))["scenarios"][0]["goal"] == "budget"
    assert ",intervals.1,,,,to,107692" in Path("a.csv").read_text("utf-8")
    assert "| 100,000 | 107,692 | 3,589 |" in Path("a.markdown").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "DOC026 give exactly one goal"),
        (("--budget", "1", "--headroom", "2"), "DOC026 give exactly one goal"),
        (("--break-even", "--daily-cap"), "DOC026 give exactly one goal"),
        (("--budget", "-5"), "--budget -5: DOC032"),
        (("--budget", "much"), "--budget much: DOC030"),
        (("--budget", "1e16"), "--budget 1e16: DOC033"),
        (("--headroom", "0"), "--headroom 0: DOC032"),
        (("--budget", "5", "--plan", "vercel=pro"), "DOC043 `--plan` needs `--break-even`"),
        (("--break-even", "--plan", "vercel"), "--plan vercel: DOC036"),
        (("--break-even", "--plan", "versel=pro"), "--plan versel=pro: DOC040"),
        (("--break-even", "--plan", "vercel=prro"), "did you mean `pro`?"),
        (("--daily-cap",), "DOC021 the key `budget` is missing"),
        (("--unit-price",), "DOC021 the key `budget` is missing"),
        (("--break-even", "--set", "labor=null"), "DOC025"),
    ],
)
def test_a_wrong_question_is_refused(arguments: tuple[str, ...], said: str, capsys: Capture) -> None:
    assert main(["solve", SCENARIO, *arguments, "--lang", "en"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert said in shown.err


def test_without_a_file_it_is_capacity_yaml(capsys: Capture) -> None:
    assert main(["solve", "--budget", "1", "--lang", "en"]) == 2
    assert "capacity.yaml: DOC010" in capsys.readouterr().err
