"""`capacity forecast`: its figures, calendar and dated prices, its forms, and what it refuses."""

import csv
import io
import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from rich.cells import cell_len

from capacity_cli.api.schema import json_schema
from capacity_cli.cli.main import main

CHECKOUT = Path(__file__).parents[2]
SCENARIOS = sorted(f"scenarios/{path.name}" for path in (CHECKOUT / "scenarios").glob("*.yaml"))
GUIDE = "scenarios/daily-2000.yaml"
TEN_PERCENT = ("--set", "workload.growth=10%")

SCENARIO = """format: scenario/v1
prices: prices
period: {month: 2026-11}
workload: {messages_per_day: 1000}
scheduler: {trigger: clock, schedule: "*/5 * * * *", batch_size: 50}
services: {sender: {plan: payg}}
variants:
  growing: {workload: {growth: 10%}}
"""
PRICES = """format: price-list/v1
vendor: sender
currency: KRW
sources: {page: {title: A page, read: 2026-11-05, confidence: A}}
plans:
  payg:
    price: 0
    charges:
      - meter: alimtalk
        unit_price: [{value: 15, effective_to: 2027-01-15}, {value: 16, effective_from: 2027-01-15}]
        source: page
triggers:
  clock: {dialect: {both_days: either}}
"""


@pytest.fixture(autouse=True)
def checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CHECKOUT)


@pytest.fixture
def dated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "prices").mkdir()
    (tmp_path / "prices" / "sender.yaml").write_text(PRICES, encoding="utf-8")
    (tmp_path / "capacity.yaml").write_text(SCENARIO, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def answered(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> list[dict[str, Any]]:
    """What the command answers, as its schema says."""
    assert main(["forecast", *arguments, "--format", "json"]) == status
    document = json.loads(capsys.readouterr().out)
    assert [each.message for each in Draft202012Validator(json_schema("forecast")).iter_errors(document)] == []
    scenarios: list[dict[str, Any]] = document["scenarios"]
    return scenarios


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["forecast", *arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    return captured.err


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["forecast", *arguments]) == 0
    return capsys.readouterr().out


def test_the_service_of_the_guide_at_ten_percent_a_month(capsys: pytest.CaptureFixture[str]) -> None:
    [entry] = answered(capsys, GUIDE, *TEN_PERCENT, "--months", "24")
    months = entry["months"]
    assert [month["month"] for month in months] == list(range(24))
    assert list(months[0])[:4] == ["month", "messages_per_day", "headroom", "total"]
    assert (months[6]["messages"], months[6]["total"]) == (106_294, "1381822")
    falls = [float(later["total"]) < float(month["total"]) for month, later in pairwise(months[:7])]
    assert falls == [*[False] * 5, True]
    assert next(month["month"] for month in months if float(month["headroom"]) < 1) == 21
    assert months[21]["messages_per_day"] == 14_800
    found = {(each["kind"], each["limit"]): each["month"] for each in reversed(entry["breaks"])}
    assert (found["tier", "coolsms.alimtalk"], found["capacity", "headroom"]) == (6, 21)
    assert months[23]["cumulative"] == str(sum(int(month["total"]) for month in months))
    assert [year["name"] for year in entry["years"]] == ["0-11", "12-23"]
    assert entry["years"][0]["total"] == months[11]["cumulative"]


@pytest.mark.parametrize("file", SCENARIOS)
def test_the_first_month_is_the_plan(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    entries = answered(capsys, file, "--months", "1")
    assert main(["plan", file, "--format", "json"]) == 0
    plans = json.loads(capsys.readouterr().out)["scenarios"]
    assert len(plans) == len(entries)
    for plan, entry in zip(plans, entries, strict=True):
        [month] = entry["months"]
        assert month["headroom"] == plan["capacity"]["headroom"]
        assert month["capacity_per_day"] == plan["capacity"]["messages_per_day"]
        assert month["wait_minutes"] == plan["capacity"]["peak"]["wait_minutes"]
        assert (month["total"], month["complete"]) == (plan["cost"]["total"], plan["cost"]["complete"])
        assert [each["used"] for each in month["limits"]] == [each["used"] for each in plan["limits"]]
        assert entry["findings"] == plan["findings"]


@pytest.mark.usefixtures("dated")
def test_a_price_holds_from_the_month_of_its_date(capsys: pytest.CaptureFixture[str]) -> None:
    entry, growing = answered(capsys, "capacity.yaml", "--months", "4")
    assert [(month["month"], month["total"]) for month in entry["months"]] == [
        ("2026-11", "450000"), ("2026-12", "465000"), ("2027-01", "496000"), ("2027-02", "448000"),
    ]  # fmt: skip
    [change] = [each for each in entry["breaks"] if each["kind"] == "price"]
    assert (change["month"], change["limit"], change["before"], change["after"]) == (
        "2027-01", "sender.alimtalk", "15", "16",
    )  # fmt: skip
    assert [quarter["name"] for quarter in entry["quarters"]] == ["2026-Q4", "2027-Q1"]
    assert [(year["name"], year["months"], year["whole"]) for year in entry["years"]] == [
        ("2026", 2, False), ("2027", 2, False),
    ]  # fmt: skip
    assert growing["variant"] == "growing"
    assert growing["months"][1]["total"] == str(1100 * 31 * 15)


@pytest.mark.usefixtures("dated")
def test_without_a_calendar_prices_stay_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    entry, _ = answered(capsys, "capacity.yaml", "--months", "14", "--set", "period={days: 30}")
    assert {month["total"] for month in entry["months"]} == {"450000"}
    entry, _ = answered(
        capsys, "capacity.yaml", "--months", "14", "--set", "period={days: 30}", "--as-of", "2027-02-01"
    )
    assert {month["total"] for month in entry["months"]} == {"480000"}


@pytest.mark.usefixtures("dated")
def test_a_date_that_is_asked_for_holds_from_the_first_month_on(capsys: pytest.CaptureFixture[str]) -> None:
    entry, _ = answered(capsys, "capacity.yaml", "--months", "2", "--as-of", "2027-02-01")
    assert [month["total"] for month in entry["months"]] == ["480000", "496000"]


def test_a_month_without_an_active_day_is_refused(dated: Path, capsys: pytest.CaptureFixture[str]) -> None:
    december = ", ".join(f"2026-12-{day:02}" for day in range(1, 32))
    (dated / "capacity.yaml").write_text(
        SCENARIO.replace("messages_per_day: 1000", f"messages_per_day: 1000, holidays: [{december}]"), encoding="utf-8"
    )
    assert answered(capsys, "capacity.yaml", "--months", "1")
    assert "DOC064" in refused(capsys, "capacity.yaml", "--months", "2")


def test_strictly_an_unknown_price_of_any_month_decides(capsys: pytest.CaptureFixture[str]) -> None:
    [entry] = answered(capsys, "scenarios/bkend-enterprise.yaml", "--months", "2", "--strict", status=3)
    assert [month["complete"] for month in entry["months"]] == [False, False]


@pytest.mark.parametrize("months", ["0", "601", "-1", "1.5", "many", "", "1e2", "٣", "9" * 5000])
def test_months_that_are_none_are_refused(months: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = refused(capsys, GUIDE, "--months", months)
    assert "--months" in said
    assert "from 1 to 600" in said
    assert "write it like --months 12" in said


def test_months_may_come_from_the_environment(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAPACITY_MONTHS", "3")
    [entry] = answered(capsys, GUIDE)
    assert len(entry["months"]) == 3


@pytest.mark.parametrize(
    ("growth", "said"),
    [
        ("-100%", "write a number above -100%"),
        ("-101%", "write a number above -100%"),
        ("fast", "write it like 10%"),
        ("[5%, 5%]", "ask for fewer: `--months 3`"),
        ("{seasons: {12: 20%}}", "add period: {month: 2026-12}"),
        ("900%", "ask for fewer months"),
    ],
)
def test_growth_that_is_none_is_refused_with_its_remedy(
    growth: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    months = "600" if growth == "900%" else "12"
    error = refused(capsys, GUIDE, "--set", f"workload.growth={growth}", "--months", months)
    assert error.startswith("--set workload.growth=")
    assert said in error


def test_a_list_that_is_too_short_is_named_at_its_place(dated: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = dated / "capacity.yaml"
    file.write_text(SCENARIO.replace("messages_per_day: 1000", "messages_per_day: 1000, growth: [1%]"), "utf-8")
    said = refused(capsys, "capacity.yaml", "--months", "3")
    assert said.startswith("capacity.yaml:4:44: DOC066 the list ends after 1 of the 2 months")


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("months", ["1", "24", "200"])
@pytest.mark.parametrize("file", ["scenarios/daily-2000.yaml", "scenarios/realistic.yaml"])
def test_no_line_is_wider_than_the_page_and_the_charts_stand_in_line(  # noqa: PLR0913, PLR0917  all forms of a page
    file: str, months: str, lang: str, columns: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = shown(capsys, file, *TEN_PERCENT, "--months", months, "--lang", lang).splitlines()
    assert max(map(cell_len, lines)) <= columns
    charts = [line for line in lines if "  up to " in line or "  최대 " in line]
    assert len(charts) == (3 if months != "1" else 0)
    assert len({cell_len(line.partition("  up to ")[0].partition("  최대 ")[0]) for line in charts}) <= 1


def test_a_terminal_without_blocks_gets_plain_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii", write_through=True))
    assert main(["forecast", GUIDE, "--set", "workload.growth=100%", "--months", "4"]) == 0
    lines = raw.getvalue().decode("ascii").splitlines()
    [volume] = [line for line in lines if line.startswith("  Volume a day")]
    assert volume.split() == ["Volume", "a", "day", "....::::====@@@@", "up", "to", "16,000"]


def test_csv_has_a_row_for_each_month(capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.DictReader(io.StringIO(shown(capsys, GUIDE, *TEN_PERCENT, "--months", "8", "--format", "csv"))))
    assert [row["month"] for row in rows] == [str(number) for number in range(8)]
    assert (rows[6]["total"], rows[6]["breaks"]) == ("1381822", "tier coolsms.alimtalk")
    assert rows[6]["budget_used"] == ""


@pytest.mark.parametrize(("lang", "title"), [("en", "## Breaks"), ("ko", "## 깨지는 시점")])
def test_markdown_says_what_breaks_first(lang: str, title: str, capsys: pytest.CaptureFixture[str]) -> None:
    page = shown(capsys, GUIDE, *TEN_PERCENT, "--months", "24", "--format", "markdown", "--lang", lang)
    assert page.index(title) < page.index("| 0 | 2,000 |")
    assert page.count("coolsms.alimtalk") == 2


def test_the_table_says_where_no_growth_is_stated(capsys: pytest.CaptureFixture[str]) -> None:
    page = shown(capsys, GUIDE, "--months", "2", "--lang", "en")
    assert "states no `workload.growth`" in page
    assert "Nothing breaks in these months." in page


def test_every_kind_of_break_is_said_in_both_languages(dated: Path, capsys: pytest.CaptureFixture[str]) -> None:
    more = "budget: {monthly: 500_000}\nchecks: {unit_cost: {max: 15}}\n"
    file = dated / "capacity.yaml"
    file.write_text(SCENARIO.replace("{plan: payg}", "{plan: payg, balance: 20_000}") + more, encoding="utf-8")
    for lang, words in (
        ("en", ("the price changes, ₩15 → ₩16", "sender.balance is used up", "check unit_cost fails", "alert monthly")),
        ("ko", ("가격 변경, 15원 → 16원", "sender.balance 소진", "검사 unit_cost 실패", "경고 monthly")),
    ):
        page = shown(capsys, "capacity.yaml", "--months", "4", "--lang", lang)
        assert [word for word in words if word not in page] == []


def test_what_a_plan_calls_broken_breaks_in_a_forecast(capsys: pytest.CaptureFixture[str]) -> None:
    for used, expected in (("499_999", []), ("500_000", ["supabase.requests"])):
        options = ("scenarios/daily-2000.yaml", "--set", f"services.supabase.usage.requests={used}", "--format", "json")
        assert main(["forecast", *options, "--months", "2"]) == 0
        [scenario] = json.loads(capsys.readouterr().out)["scenarios"]
        assert [each["limit"] for each in scenario["breaks"]] == expected
        assert main(["plan", *options]) == 0
        [scenario] = json.loads(capsys.readouterr().out)["scenarios"]
        assert ("LIM002" in [each["code"] for each in scenario["findings"]]) is bool(expected)
