"""`roi`: the guide's figures, the chart, two files side by side, and what is refused."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from capacity_cli.api.loading import Loader
from capacity_cli.api.returning import returned
from capacity_cli.cli.main import main
from capacity_cli.render.table.layout import console
from capacity_cli.render.table.roi import print_rois
from capacity_cli.render.text.texts import Language, Texts

FILE = "scenarios/daily-2000.yaml"
PRO = "scenarios/daily-2000-pro.yaml"
BUILT = ("--set", "labor.automated.build_cost=5310000")
RANGES = ("--set", "labor.manual.hours_per_day=3 to 5", "--set", "roi.invalid_share_before=8%")
BAR = re.compile(r"^  (?P<name>\S+) +(?P<left>[█▐]*)│(?P<right>[█▌]*) +(?P<apart>\S+)$", re.MULTILINE)


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])


def printed(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    assert main(["roi", *arguments]) == status
    return capsys.readouterr().out


def entry_of(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    return json.loads(printed(capsys, FILE, *arguments, "--format", "json"))["scenarios"][0]


def test_the_figures_of_the_guide_and_the_payback(capsys: pytest.CaptureFixture[str]) -> None:
    found = entry_of(capsys, *BUILT)
    assert (found["manual"]["total"], found["automated"]["total"]) == ("2700000", "930000")
    assert found["saving"] == {"monthly": "1770000", "percent": "65.6", "yearly": "21240000"}
    assert (found["payback_months"], found["break_even_messages"]) == (3, 1)
    assert found["year"]["first_year_net"] == "15930000"
    assert list(found)[-7:] == [
        "payback_months", "break_even_messages", "year", "saving_range", "targeting", "tornado", "findings",
    ]  # fmt: skip


def test_the_page_says_why_it_pays_from_the_first_message(capsys: pytest.CaptureFixture[str]) -> None:
    assert re.search(r"Pays from, messages a month +1  labour does not depend", printed(capsys, FILE, "--lang", "en"))


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("more", [(), RANGES, (*RANGES, *BUILT, "--compare", PRO)], ids=["plain", "ranges", "compared"])
def test_the_tables_fit_and_the_bars_stand_in_line(
    columns: int,
    lang: str,
    more: tuple[str, ...],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    page = printed(capsys, FILE, *more, "--lang", lang)
    assert max(map(cell_len, page.splitlines())) <= columns
    bars = list(BAR.finditer(page))
    assert len(bars) == (0 if "--compare" in more else 3)
    assert len({cell_len(bar.string[bar.start() : bar.start("right")]) for bar in bars}) <= 1
    assert len({cell_len(bar[0]) for bar in bars}) <= 1


def test_longer_bars_come_first_and_whatever_moves_the_saving_has_one(capsys: pytest.CaptureFixture[str]) -> None:
    bars = list(BAR.finditer(printed(capsys, FILE, "--lang", "en")))
    lengths = [len(bar["left"]) + len(bar["right"]) for bar in bars]
    assert lengths == sorted(lengths, reverse=True)
    assert min(lengths) > 0


def test_an_output_without_blocks_has_plain_bars() -> None:
    page = io.StringIO()
    print_rois(console(page, color=False, width=80), returned(Loader(), FILE), Texts(Language.EN, "ascii"))
    chart = page.getvalue().rpartition("more to the right")[2]
    assert re.search(r"labor\.manual\.hours_per_day +#+\|#+ +KRW 720,000", chart)
    assert not re.search("[█▐▌│]", chart)


def test_a_page_too_narrow_for_bars_has_the_table_alone(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    page = printed(capsys, FILE, "--lang", "en")
    assert "│" not in page
    assert "labor.hourly_wage" in page


def test_two_files_stand_side_by_side_with_their_differences(capsys: pytest.CaptureFixture[str]) -> None:
    page = printed(capsys, "--compare", FILE, PRO, "--lang", "en")
    assert re.search(r"Automated: bill +₩900,000 +₩958,500 +\+₩58,500", page)
    assert re.search(r"Saving, a year +₩21,240,000 +₩20,538,000 +-₩702,000", page)


def test_the_json_of_a_comparison_has_both_scenarios_and_their_differences(capsys: pytest.CaptureFixture[str]) -> None:
    document = json.loads(printed(capsys, "--compare", FILE, PRO, "--format", "json"))
    [compared] = document["comparisons"]
    assert len(document["scenarios"]) == 2
    assert (compared["base_file"], compared["file"]) == (FILE, PRO)
    figures = {each["metric"]: each for each in compared["figures"]}
    assert figures["saving.percent"] == {
        "metric": "saving.percent", "base": "65.6", "other": "63.4", "difference": "-2.2",
    }  # fmt: skip
    assert figures["payback_months"]["difference"] is None
    assert json.loads(printed(capsys, FILE, PRO, "--format", "json")) == {**document, "comparisons": []}


def test_the_csv_of_a_comparison_has_a_row_for_each_figure(capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.DictReader(io.StringIO(printed(capsys, "--compare", FILE, PRO, "--format", "csv"))))
    assert {"metric": "saving.monthly", "base": "1770000", "other": "1711500", "difference": "-58500"}.items() <= next(
        row for row in rows if row["metric"] == "saving.monthly"
    ).items()


def test_markdown_has_the_bars_and_the_comparison(capsys: pytest.CaptureFixture[str]) -> None:
    page = printed(capsys, FILE, *RANGES, "--format", "markdown", "--lang", "en")
    assert "| labor.hourly\\_wage | 12,000 – 18,000 | ₩1,416,000 | ₩2,124,000 | ₩708,000 | ██" in page
    assert "## Saving at the ends of the ranges" in page
    compared = printed(capsys, FILE, PRO, "--compare", "--format", "markdown", "--lang", "en")
    assert "| Saving, a month | ₩1,770,000 | ₩1,711,500 | -₩58,500 |" in compared


def test_one_scenario_has_nothing_to_stand_beside(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["roi", "--compare", FILE, "--lang", "en"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "--compare: DOC026 two files, or a file with variants, are needed" in shown.err


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("labor.manual.hours_per_day=5 to 3", "DOC038"),
        ("labor.manual.hours_per_day=3-5", "DOC036"),
        ("labor.hourly_wage=-1 to 3", "DOC032"),
        ("roi.invalid_share_before=100%", "DOC033"),
        ("roi.invalid_share_before=8", "DOC036"),
        ("roi.invalid_share=8%", "DOC020"),
    ],
)
def test_a_bad_range_or_share_is_refused_at_its_place(
    change: str, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["roi", FILE, "--set", change, "--lang", "en"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith(f"--set {change}: {code} ")
