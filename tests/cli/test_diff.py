"""`capacity diff`: what changes, by what, where; inputs and prices apart; files at a revision."""

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from repositories import Repository
from rich.cells import cell_len

from capacity_cli.api.schema import json_schema
from capacity_cli.cli.main import main

VERCEL_JSON = """{
  "crons": [
    { "path": "/api/cleanup", "schedule": "0 3 * * *" },
    { "path": "/api/cron", "schedule": "*/5 * * * *" }
  ]
}
"""
PRICES = """format: price-list/v1
vendor: acme
currency: KRW
sources:
  page: {title: A page, read: 2026-01-01, confidence: A}
meters:
  alimtalk: {title: Alimtalk, unit: message}
  sms: {title: SMS, unit: message}
plans:
  payg:
    price: 1000
    charges:
      - {meter: alimtalk, unit_price: 15, source: page}
      - {meter: sms, unit_price: 9, source: page}
  large:
    price: 9000
    charges:
      - {meter: alimtalk, unit_price: 10, source: page}
triggers:
  acme_cron: {dialect: {fields: 5, names: false, both_days: refuse, zone: UTC}}
"""
SCENARIO = """format: scenario/v1
name: 예약 발송
extends: base.yaml
scheduler:
  trigger: acme_cron
  schedule: {vercel_json: {file: ../vercel.json, path: /api/cron}}
  batch_size: {env: {file: ../.env, name: BATCH}}
services:
  acme: {plan: payg}
"""
BASE = """prices: prices
workload:
  messages_per_day: 2000
"""
FILE = "service/capacity.yaml"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = Repository(tmp_path / "repository")
    files = {"vercel.json": VERCEL_JSON, ".env": "SECRET=s3cret\nBATCH=50\n", FILE: SCENARIO}
    made.commit(**files, **{"service/base.yaml": BASE, "service/prices/acme.yaml": PRICES})
    monkeypatch.chdir(made.folder)
    monkeypatch.setenv("COLUMNS", "80")
    return made


def answered(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    """What the command answers, as its schema says."""
    assert main(["diff", *arguments, "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert [each.message for each in Draft202012Validator(json_schema("diff")).iter_errors(document)] == []
    assert document["schema"] == "capacity/diff/v1"
    scenarios: list[dict[str, Any]] = document["scenarios"]
    return scenarios


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["diff", *arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    return captured.err


def changes(entry: dict[str, Any]) -> dict[str, tuple[Any, Any, str]]:
    return {each["metric"]: (each["base"], each["head"], each["cause"]) for each in entry["changes"]}


def replaced(repository: Repository, name: str, old: str, new: str) -> None:
    text = (repository.folder / name).read_text(encoding="utf-8")
    assert old in text
    repository.write(name, text.replace(old, new))


def test_nothing_differs_where_nothing_was_changed(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    [entry] = answered(capsys, "--rev", repository.git("rev-parse", "HEAD"), FILE)
    assert (entry["presence"], entry["changes"], entry["inputs"], entry["prices_changed"]) == ("both", [], [], None)
    assert main(["diff", "--rev", "HEAD", FILE]) == 0
    assert "Nothing differs." in capsys.readouterr().out


def test_a_change_of_the_cron_is_shown_at_its_line_of_the_other_file(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    replaced(repository, "vercel.json", "*/5", "*/30")
    [entry] = answered(capsys, "--rev", "HEAD", FILE)
    found = changes(entry)
    assert found["capacity.headroom"] == ("7.2", "1.2", "inputs")
    assert found["capacity.runs_per_day"] == (288, 48, "inputs")
    assert found["capacity.load"] == ("very_low", "high", "inputs")
    assert not any(name.startswith("cost.") for name in found)
    [value] = entry["inputs"]
    assert value == {
        "path": "scheduler.schedule", "base": "*/5 * * * *", "head": "*/30 * * * *", "file": "vercel.json",
        "line": 4, "column": 40,
    }  # fmt: skip
    assert entry["prices_changed"] is None
    assert [each["code"] for each in entry["findings_new"]] == ["CAP003"]
    assert entry["base_file"] == f"HEAD:{FILE}"


def test_check_tells_programs_what_diff_does(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    replaced(repository, "vercel.json", "*/5", "*/30")
    [entry] = answered(capsys, "--rev", "HEAD", FILE)
    for options, expected in ((["--rev", "HEAD"], entry), ([], None)):
        main(["check", FILE, *options, "--format", "json"])
        [checked] = json.loads(capsys.readouterr().out)["scenarios"]
        assert checked["difference"] == expected
    main(["check", FILE, "--rev", "HEAD", "--format", "csv"])
    assert ",difference.inputs.0,,,,path,scheduler.schedule" in capsys.readouterr().out


def test_a_change_of_prices_alone_is_none_of_yours(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    replaced(repository, "service/prices/acme.yaml", "unit_price: 15", "unit_price: 16")
    replaced(repository, "service/prices/acme.yaml", "unit_price: 10", "unit_price: 11")  # of a plan not subscribed to
    replaced(repository, "service/prices/acme.yaml", "unit_price: 9,", "unit_price: 8,")  # of a meter not used
    [entry] = answered(capsys, "--rev", "HEAD", FILE)
    assert entry["inputs"] == []
    assert {cause for _, _, cause in changes(entry).values()} == {"prices"}
    assert changes(entry)["cost.total"] == ("901000", "961000", "prices")
    assert changes(entry)["cost.lines.acme.alimtalk"] == ("900000", "960000", "prices")
    [price] = entry["prices_changed"]["changes"]
    assert (price["path"], price["base"], price["head"]) == ("plans.payg.charges.alimtalk.unit_price", "15", "16")
    assert (price["file"], price["line"], price["column"]) == ("service/prices/acme.yaml", 13, 39)
    assert main(["diff", "--rev", "HEAD", FILE]) == 0
    page = capsys.readouterr().out
    assert "Prices changed" in page
    assert "service/prices/acme.yaml:13:39" in page
    assert "You changed" not in page


_LISTED = """    limits:
      - {meter: sms, limit: 100, per: day, on_exceed: reject, source: page}
      - {meter: alimtalk, limit: 90000, per: day, on_exceed: reject, source: page}
      - {meter: alimtalk, limit: 900000, per: month, on_exceed: reject, source: page}
    credits:
      - {title: welcome, amount: 5, meters: [alimtalk], source: page}
    capabilities: {function_max_seconds: {value: 60, source: page}}
"""


_PAYG = "plans.payg"
_WELCOME = "      - {title: welcome, amount: 5, meters: [alimtalk], source: page}\n"


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("price: 1000", "price: >2000", f"{_PAYG}.price.amount"),
        ("price: 15", "price: {by: at, default: a, a: >16, b: 7}", f"{_PAYG}.charges.alimtalk.unit_price[at=a]"),
        ("limit: 90000,", "limit: >90001,", f"{_PAYG}.limits.alimtalk.limit"),
        ("limit: 900000,", "limit: >900001,", f"{_PAYG}.limits.alimtalk[2].limit"),
        ("amount: 5", "amount: >6", f"{_PAYG}.credits.welcome.amount"),
        ("currency: KRW", "currency: KRW\nrounding: >'0.1'", "rounding.to"),
        ("title: Alimtalk", "title: >Talk", "meters.alimtalk.title"),
        ("  payg:", "  payg:\n    title: >Pay", _PAYG),
        ("{value: 60", "{value: >61", f"{_PAYG}.capabilities.function_max_seconds"),
        (
            ", on_exceed: reject, source: page}\n    credits",
            ", on_exceed: >block, source: page}\n    credits",
            f"{_PAYG}.limits.alimtalk[2].on_exceed",
        ),
        (_WELCOME, "      []\n", f"{_PAYG}.credits.welcome"),
    ],
)
def test_a_figure_of_an_own_list_has_its_place_and_one_that_is_gone_has_none(
    old: str, new: str, path: str, repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "service/prices/acme.yaml"
    base = PRICES.replace("  large:", f"{_LISTED}  large:")
    repository.commit(**{name: base})
    marked = base.replace(old, new, 1)
    repository.write(name, marked.replace(">", ""))
    [entry] = answered(capsys, "--rev", "HEAD", FILE)
    found = {each["path"]: (each["file"], each["line"], each["column"]) for each in entry["prices_changed"]["changes"]}
    before, mark, _ = marked.partition(">")
    line = before.splitlines()[-1]
    assert found[path] == ((name, len(before.splitlines()), len(line) + 1) if mark else (None, None, None))


def test_a_figure_of_a_list_that_ships_has_no_place(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    scenario = (Path(__file__).parents[2] / "scenarios" / "daily-2000.yaml").read_text("utf-8")
    repository.write("capacity.yaml", scenario)
    [entry] = answered(capsys, "capacity.yaml", "--base-prices", "guide", "--prices", "2026-11")
    places = {(each["file"], each["line"], each["column"]) for each in entry["prices_changed"]["changes"]}
    assert places == {(None, None, None)}


def test_where_both_change_the_cause_of_each_figure_is_exact(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    replaced(repository, "service/prices/acme.yaml", "price: 1000", "price: 2000")
    replaced(repository, "service/base.yaml", "2000", "4000")
    [entry] = answered(capsys, "--rev", "HEAD", FILE)
    found = changes(entry)
    assert found["cost.lines.acme.plan"] == ("1000", "2000", "prices")
    assert found["cost.lines.acme.alimtalk"] == ("900000", "1800000", "inputs")
    assert found["cost.total"] == ("901000", "1802000", "both")
    assert found["capacity.headroom"] == ("7.2", "3.6", "inputs")
    [value] = entry["inputs"]
    assert (value["file"], value["line"]) == ("service/base.yaml", 3)


@pytest.mark.parametrize("gone", ["large", "payg"])
def test_where_a_plan_is_only_in_one_list_the_other_order_tells_the_causes(
    gone: str, repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    """The head subscribes to a plan that the base's list does not have, or the base to one that is gone."""
    renamed, now = ("payg", "small") if gone == "payg" else ("large", "larger")
    replaced(repository, "service/prices/acme.yaml", f"  {renamed}:", f"  {now}:")
    replaced(repository, "service/base.yaml", "2000", "4000")
    replaced(repository, FILE, "plan: payg", f"plan: {now}")
    [entry] = answered(capsys, "--rev", "HEAD", FILE)
    found = changes(entry)
    cause = "both" if gone == "payg" else "inputs"
    assert found["capacity.headroom"] == ("7.2", "3.6", cause)


def test_everything_is_read_at_the_revision(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    replaced(repository, "vercel.json", "*/5", "*/10")
    replaced(repository, ".env", "50", "40")
    replaced(repository, "service/base.yaml", "2000", "1000")
    replaced(repository, "service/prices/acme.yaml", "unit_price: 15", "unit_price: 20")
    (repository.folder / "service" / "more").symlink_to("..")
    repository.commit()
    [entry] = answered(capsys, "--rev", "HEAD~1", FILE)
    values = {each["path"]: (each["base"], each["head"], each["file"], each["line"]) for each in entry["inputs"]}
    assert values == {
        "workload.messages_per_day": ("2000", "1000", "service/base.yaml", 3),
        "scheduler.schedule": ("*/5 * * * *", "*/10 * * * *", "vercel.json", 4),
        "scheduler.batch_size": ("50", "40", ".env", 2),
    }
    assert changes(entry)["cost.lines.acme.alimtalk"] == ("900000", "600000", "both")
    [back] = answered(capsys, "--rev", "HEAD~1", FILE, "--set", "scheduler.schedule=*/5 * * * *")
    assert back["findings_new"] == []
    replaced(repository, "vercel.json", "*/10", "*/30")
    repository.commit()
    replaced(repository, "vercel.json", "*/30", "*/5")
    [back] = answered(capsys, "--rev", "HEAD", FILE)
    assert [(each["code"], each["file"]) for each in back["findings_gone"]] == [("CAP003", "HEAD:service/base.yaml")]
    assert main(["diff", "--rev", "HEAD~1", FILE, "--format", "markdown"]) == 0
    assert "s3cret" not in capsys.readouterr().out


def test_another_entry_of_the_file_of_the_schedule_is_a_change_of_yours(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    replaced(repository, "vercel.json", '    { "path": "/api/cleanup", "schedule": "0 3 * * *" },\n', "")
    [entry] = answered(capsys, "--rev", "HEAD", FILE)
    [value] = entry["inputs"]
    assert (value["path"], value["base"], value["head"]) == ("scheduler.schedule.vercel_json.crons", "2", "1")


def test_a_file_that_the_revision_does_not_have_is_all_new(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.commit(**{"service/other.yaml": SCENARIO})
    repository.git("mv", FILE, "service/renamed.yaml")
    [entry, _] = answered(capsys, "--rev", "HEAD", "service/renamed.yaml", "service/other.yaml")
    assert (entry["presence"], entry["inputs"], entry["base_currency"]) == ("added", [], None)
    assert changes(entry)["capacity.headroom"] == (None, "7.2", "inputs")
    [entry, _] = answered(capsys, "--rev", "HEAD", FILE, "service/other.yaml")
    assert entry["presence"] == "removed"
    assert changes(entry)["capacity.headroom"] == ("7.2", None, "inputs")
    for file, said in (("service/renamed.yaml", "New: "), (FILE, "Gone: ")):
        for form in ("table", "markdown"):
            assert main(["diff", "--rev", "HEAD", file, "service/other.yaml", "--format", form]) == 0
            assert said in capsys.readouterr().out
        assert "--rev HEAD: DOC072" in refused(capsys, "--rev", "HEAD", file)
    assert "DOC010" in refused(capsys, "--rev", "HEAD", "service/none.yaml")


def test_variants_are_compared_by_name(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    more = "variants:\n  {}: {{workload: {{messages_per_day: 500}}}}\n  {}: {{name: x}}\n"
    repository.commit(**{FILE: SCENARIO + more.format("kept", "old")})
    repository.write(FILE, SCENARIO + more.format("new", "kept"))
    entries = answered(capsys, "--rev", "HEAD", FILE)
    assert [(each["variant"], each["presence"]) for each in entries] == [
        (None, "both"), ("new", "added"), ("kept", "both"), ("old", "removed"),
    ]  # fmt: skip


@pytest.mark.parametrize("option", ["--base-prices", "--prices"])
def test_prices_that_do_not_exist_are_said_at_their_option(
    option: str, repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    del repository
    assert refused(capsys, FILE, option, "nope", "--base-as-of", "2026-11-01").startswith(f"{option}: DOC040 ")


def test_what_is_wrong_with_the_base_is_said_at_its_place_there(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    good = (repository.folder / FILE).read_text(encoding="utf-8")
    repository.commit(**{FILE: good.replace("name:", "nam:"), "service/prices/acme.yaml": "a: [\n"})
    repository.write(FILE, good)
    repository.write("service/prices/acme.yaml", PRICES)
    said = refused(capsys, "--rev", "HEAD", FILE)
    assert f"HEAD:{FILE}:2:1: DOC020" in said
    assert "HEAD:service/prices/acme.yaml:2:1: DOC001" in said


@pytest.mark.parametrize("name", ["none", "--output=x", "HEAD:x", "", "-"])
def test_a_revision_that_is_not_there_is_refused_with_the_remedy(
    name: str, repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(capsys, f"--rev={name}", FILE)
    assert f"--rev {name}: DOC070" in said
    assert "fetch-depth: 0" in said
    assert not (repository.folder / "x").exists()


def test_a_reference_that_leads_out_of_the_repository_is_refused_at_the_revision_too(
    repository: Repository, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "secret.json").write_text(VERCEL_JSON, encoding="utf-8")
    (repository.folder / "vercel.json").unlink()
    (repository.folder / "vercel.json").symlink_to("../secret.json")
    repository.commit()
    (repository.folder / "vercel.json").unlink()
    repository.write("vercel.json", VERCEL_JSON)
    assert f"HEAD:{FILE}:6:34: DOC013" in refused(capsys, "--rev", "HEAD", FILE)


def test_a_good_file_is_compared_beside_a_bad_one(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repository.write("bad.yaml", "a: [\n")
    assert main(["diff", "--rev", "HEAD", "bad.yaml", FILE]) == 2
    captured = capsys.readouterr()
    assert "예약 발송" in captured.out
    assert "bad.yaml" in captured.err


def test_two_files_are_one_scenario_each(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repository.write("service/other.yaml", f"extends: capacity.yaml\n{'name: other'}\nworkload: {{workflows: 2}}\n")
    [entry] = answered(capsys, FILE, "service/other.yaml")
    values = {each["path"]: (each["base"], each["head"]) for each in entry["inputs"]}
    assert values == {"name": ("예약 발송", "other"), "workload.workflows": (None, "2")}
    assert (entry["base_file"], entry["file"], entry["changes"]) == (FILE, "service/other.yaml", [])
    assert main(["diff", FILE, "service/other.yaml"]) == 0
    assert "No figure of the plan changes." in capsys.readouterr().out
    [back] = answered(capsys, "service/other.yaml", FILE)
    [gone] = [each for each in back["inputs"] if each["path"] == "workload.workflows"]
    assert (gone["head"], gone["file"], gone["line"]) == (None, "service/base.yaml", 2)


def test_one_file_under_two_price_lists(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    dearer = PRICES.replace("unit_price: 15", "unit_price: 30")
    repository.write("dearer/acme.yaml", dearer)
    [entry] = answered(capsys, FILE, "--prices", "dearer", "--base-prices", "service/prices")
    assert changes(entry)["cost.total"] == ("901000", "1801000", "prices")
    assert entry["inputs"] == []
    [entry] = answered(capsys, FILE, "--base-prices", "dearer")
    assert changes(entry)["cost.total"] == ("1801000", "901000", "prices")


def test_one_file_on_two_dates(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    dated = "[{effective_to: 2026-06-01, value: 15}, {effective_from: 2026-06-01, value: 20}]"
    replaced(repository, "service/prices/acme.yaml", "unit_price: 15", f"unit_price: {dated}")
    [entry] = answered(capsys, FILE, "--base-as-of", "2026-05-31", "--as-of", "2026-06-01")
    assert changes(entry)["cost.total"] == ("901000", "1201000", "prices")
    assert [entry["prices_changed"][side]["as_of"] for side in ("base", "head")] == ["2026-05-31", "2026-06-01"]


def test_what_set_changes_belongs_to_the_head(
    repository: Repository, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert repository is not None
    [entry] = answered(capsys, FILE, "--set", "scheduler.batch_size=100")
    assert changes(entry)["capacity.headroom"] == ("7.2", "14.4", "inputs")
    [value] = entry["inputs"]
    assert (value["file"], value["line"]) == ("--set scheduler.batch_size=100", None)
    monkeypatch.setenv("CAPACITY_SET", "scheduler.batch_size=25")
    [entry] = answered(capsys, FILE)
    assert changes(entry)["capacity.headroom"] == ("7.2", "3.6", "inputs")


@pytest.mark.parametrize(
    "arguments",
    [(FILE,), (FILE, FILE, FILE), (FILE, FILE, FILE, "--base-prices", "guide"), (FILE, "--prices", "guide")],
)
def test_another_number_of_files_is_refused(
    arguments: tuple[str, ...], repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    assert repository is not None
    assert "capacity diff: DOC026" in refused(capsys, *arguments)


def test_a_price_list_is_no_scenario(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    assert repository is not None
    assert "service/prices/acme.yaml" in refused(capsys, FILE, "service/prices/acme.yaml")


def test_over_capacity_the_wait_has_no_end(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    replaced(repository, ".env", "50", "5")
    [entry] = answered(capsys, "--rev", "HEAD", FILE)
    [wait] = [each for each in entry["changes"] if each["metric"] == "capacity.peak.wait_minutes"]
    assert (wait["base"], wait["head"], wait["base_known"], wait["head_known"]) == ("5", None, "exactly", "endless")
    assert changes(entry)["capacity.peak.backlog_growth_per_day"] == (None, 560, "inputs")


def test_csv_has_a_row_for_each_change(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    replaced(repository, "vercel.json", "*/5", "*/30")
    replaced(repository, "service/prices/acme.yaml", "unit_price: 15", "unit_price: 16")
    assert main(["diff", "--rev", "HEAD", FILE, "--format", "csv"]) == 0
    rows = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    found = {(row["part"], row["what"]): row for row in rows}
    assert found["changes", "capacity.headroom"]["head"] == "1.2"
    assert found["inputs", "scheduler.schedule"]["place"] == "vercel.json:4:40"
    price = found["prices_changed", "acme.plans.payg.charges.alimtalk.unit_price"]
    assert (price["head"], price["place"]) == ("16", "service/prices/acme.yaml:13:39")
    assert found["findings_new", "CAP003"]["base"] == ""


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("lang", ["en", "ko"])
def test_a_table_fits_its_terminal(
    lang: str, columns: int, repository: Repository, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    replaced(repository, "vercel.json", "*/5", "*/30")
    replaced(repository, "service/prices/acme.yaml", "price: 1000", "price: 2000")
    assert main(["diff", "--rev", "HEAD", FILE, "--lang", lang]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(cell_len, lines)) <= columns
    assert all(line == line.rstrip() for line in lines)


def test_names_of_files_and_values_cannot_act_on_a_terminal_or_a_page(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "service/\x1b[31m|@here.yaml"
    repository.write(name, SCENARIO.replace("예약 발송", '"\\e[31m | <!-- @team [x](http://x)"'))
    repository.commit()
    repository.write(name, SCENARIO.replace("예약 발송", '"\\e]0;x\\a\\u202e"'))
    for form in ("table", "markdown", "csv", "json"):
        assert main(["diff", "--rev", "HEAD", name, "--format", form]) == 0
        page = capsys.readouterr().out
        assert not {"\x1b", "\x07", "\u202e"} & set(page)
        if form == "markdown":
            assert "<!--" not in page
            assert not re.search(r"(?<!\\)\]\(", page)
            assert "@team" not in page
