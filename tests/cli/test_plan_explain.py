"""`plan --explain`: a block for each number of the table, in its order, in every format that can hold it."""

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from rich.cells import cell_len

from capacity_cli.cli.main import main

FILES = ("scenarios/daily-2000.yaml", "scenarios/realistic.yaml", "scenarios/daily-50000-contract.yaml")
HEADINGS = {"en": "How each figure comes about", "ko": "각 값의 산출 과정"}


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["plan", *arguments]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("columns", ["80", "120"])
def test_the_plan_comes_first_and_then_every_figure_within_the_page(
    file: str, lang: str, columns: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    page = printed(capsys, file, "--lang", lang)
    explained = printed(capsys, file, "--lang", lang, "--explain")
    assert explained.startswith(f"{page}\n{HEADINGS[lang]}\n")
    assert max(map(cell_len, explained.splitlines())) <= int(columns)


@pytest.mark.parametrize("file", FILES)
def test_every_number_of_the_table_stands_in_an_explanation(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    page = printed(capsys, file, "--lang", "en")
    explained = printed(capsys, file, "--lang", "en", "--explain").partition(HEADINGS["en"])[2]
    rows = re.findall(r"^  (?:Jobs|Messages|Runs) a .*?  ([0-9][0-9,.]*)", page, re.MULTILINE)
    part = page.partition("\nLimits\n")[2].partition("\n\n")[0]
    limits = re.findall(r"  ([0-9][0-9,.]*)  [a-z ]+$", part, re.MULTILINE)
    assert len(rows) >= 5
    known = [number(each) for each in re.findall(r"[0-9][0-9,]*(?:\.[0-9]+)?", explained)]
    for figure in (*rows, *limits):
        assert any(abs(each - number(figure)) <= Decimal("0.05") for each in known), figure  # tables round


def number(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def test_the_figures_stand_in_the_order_of_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    page = printed(capsys, FILES[0], "--lang", "en", "--explain").partition(HEADINGS["en"])[2]
    names = re.findall(r"^  ([A-Z][^:\n]*): ", page, re.MULTILINE)
    assert names[:6] == [
        "Headroom", "Monthly cost", "Cost of a message", "Runs a day", "Jobs a run", "Jobs a minute",
    ]  # fmt: skip
    assert names[6:11] == [
        "Messages a day, capacity", "Messages a day, demand", "Utilization", "Headroom of the worst hour",
        "Longest wait, minutes",
    ]  # fmt: skip
    assert names[-2:] == ["Vercel Hobby", "Supabase Free"]


def test_a_figure_is_taken_apart_once(capsys: pytest.CaptureFixture[str]) -> None:
    page = printed(capsys, FILES[0], "--lang", "en", "--explain").partition(HEADINGS["en"])[2]
    assert page.count("Runs of the period: 8,640\n") == 1
    assert "  Messages a day, capacity: 288 × 50 × 1 = 14,400  as above\n" in page


def test_json_has_the_explanations_behind_everything_else(capsys: pytest.CaptureFixture[str]) -> None:
    plain = json.loads(printed(capsys, FILES[1], "--format", "json"))
    explained = json.loads(printed(capsys, FILES[1], "--format", "json", "--explain"))
    [entry] = explained["scenarios"]
    assert list(entry)[-1] == "explanations"
    explanations = entry.pop("explanations")
    assert explained == plain
    assert explanations[0]["metric"] == "headroom"
    metrics = [each["metric"] for each in explanations]
    assert len(metrics) == len(set(metrics))
    assert {"cost.total", "limits.0.used", "capacity.constraints.1.jobs_per_run", "balances.0.days"} <= set(metrics)
    for each in explanations:
        assert [step["step"] for step in each["explanation"]] == list(range(len(each["explanation"])))


def test_markdown_folds_them(capsys: pytest.CaptureFixture[str]) -> None:
    plain = printed(capsys, FILES[0], "--format", "markdown", "--lang", "en")
    explained = printed(capsys, FILES[0], "--format", "markdown", "--lang", "en", "--explain")
    assert explained.startswith(plain)
    folded = explained[len(plain) :]
    assert folded.startswith(
        f"\n<details>\n<summary>{HEADINGS['en']}</summary>\n\n- **Headroom**: 14,400 ÷ 2,000 = 7.2\n"
    )
    assert folded.endswith("</details>\n")


def test_csv_has_the_figures_alone(capsys: pytest.CaptureFixture[str]) -> None:
    plain = printed(capsys, FILES[0], "--format", "csv")
    assert printed(capsys, FILES[0], "--format", "csv", "--explain") == plain


def test_several_plans_are_explained_one_after_another(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, *FILES, "--lang", "ko", "--explain").count(HEADINGS["ko"]) == 3


def test_the_environment_asks_for_it_too(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAPACITY_EXPLAIN", "1")
    assert HEADINGS["en"] in printed(capsys, FILES[0], "--lang", "en")
