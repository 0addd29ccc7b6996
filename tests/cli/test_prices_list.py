"""`capacity prices list`: the editions in brief, how old their figures are and how far they can be trusted."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from rich.cells import cell_len

from capacity_cli.api.schema import json_schema
from capacity_cli.cli.main import main

LIST = """\
format: price-list/v1
vendor: acme
currency: EUR
sources:
  a: {title: A page, read: 2026-05-01, confidence: A, withdrawn: 2026-06-01}
  b: {title: A rumour, read: 2026-06-10, confidence: "?"}
plans:
  p:
    price: {amount: unknown, source: b}
    charges:
      - {meter: x, unit_price: {by: region, east: unknown, west: 2}, source: a}
      - {meter: y, unit_price: unknown, effective_to: 2026-01-01, source: a}
      - {meter: y, unit_price: 1, effective_from: 2026-01-01, source: b}
    limits: [{meter: x, limit: 5, on_exceed: bill, source: a}]
triggers:
  tick: {source: b}
"""


@pytest.fixture(autouse=True)
def _surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("CAPACITY_AS_OF", "CAPACITY_LANG", "CAPACITY_FORMAT"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "acme.yaml").write_text(LIST, encoding="utf-8")


def listed(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["prices", "list", *arguments])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def entries(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    status, out, err = listed(capsys, *arguments, "--format", "json")
    assert (status, err) == (0, "")
    return json.loads(out)["editions"]


def vendors(edition: Any) -> dict[str, Any]:
    return {each["vendor"]: each for each in edition["vendors"]}


def test_the_editions_that_ship_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    newest, guide = entries(capsys)
    assert (newest["name"], newest["folder"], newest["newest"]) == ("2026-11", "pricing/2026-11", "2026-11-22")
    assert (guide["name"], guide["as_of"]) == ("guide", "2026-11-01")
    assert list(vendors(guide)) == ["bkend", "coolsms", "supabase", "vercel"]


def test_a_vendor_in_brief(capsys: pytest.CaptureFixture[str]) -> None:
    found = vendors(entries(capsys)[0])
    assert found["vercel"] == {
        "vendor": "vercel", "title": "Vercel", "currency": "USD", "plans": 3, "triggers": ["vercel_cron"],
        "oldest": "2026-04-03", "newest": "2026-11-01", "age_days": 233, "lowest_confidence": "B", "withdrawn": 0,
        "unknown_prices": 4,
    }  # fmt: skip
    assert (found["coolsms"]["age_days"], found["coolsms"]["lowest_confidence"]) == (82, "C")
    assert (found["bkend"]["unknown_prices"], found["bkend"]["withdrawn"]) == (4, 48)
    assert (found["cron_job_org"]["triggers"], found["cron_job_org"]["plans"]) == (["cron_job_org"], 1)


def test_what_holds_on_the_date_counts_under_every_choice(capsys: pytest.CaptureFixture[str]) -> None:
    [edition] = entries(capsys, "mine")
    assert vendors(edition)["acme"] == {
        "vendor": "acme", "title": "acme", "currency": "EUR", "plans": 1, "triggers": ["tick"], "oldest": "2026-05-01",
        "newest": "2026-06-10", "age_days": 40, "lowest_confidence": "?", "withdrawn": 3, "unknown_prices": 2,
    }  # fmt: skip
    [before] = entries(capsys, "mine", "--as-of", "2025-12-31")
    assert (vendors(before)["acme"]["unknown_prices"], vendors(before)["acme"]["withdrawn"]) == (3, 4)


def test_the_age_is_counted_to_the_date_that_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    [edition] = entries(capsys, "guide", "--as-of", "2026-12-01")
    assert (edition["as_of"], edition["newest"]) == ("2026-12-01", "2026-11-01")
    assert {each["age_days"] for each in edition["vendors"]} == {30}


def test_named_editions_and_folders_come_in_their_order(capsys: pytest.CaptureFixture[str]) -> None:
    assert [each["name"] for each in entries(capsys, "./mine", "guide")] == ["mine", "guide"]


def test_a_list_without_sources_has_no_age(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bare = "format: price-list/v1\nvendor: x\ncurrency: USD\nplans: {}\n"
    (tmp_path / "mine" / "acme.yaml").write_text(bare, encoding="utf-8")
    [edition] = entries(capsys, "mine")
    [vendor] = edition["vendors"]
    assert (vendor["oldest"], vendor["age_days"], vendor["lowest_confidence"]) == (None, None, None)
    status, out, _ = listed(capsys, "mine", "--lang", "en")
    assert status == 0
    assert "as of –" in out


@pytest.mark.parametrize("columns", [20, 80, 120])
@pytest.mark.parametrize(("lang", "said"), [("en", "Edition 2026-11"), ("ko", "에디션 2026-11")])
def test_the_table_fits_and_no_date_is_broken(
    lang: str, said: str, columns: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    status, out, _ = listed(capsys, "--lang", lang)
    assert status == 0
    if columns >= 80:
        assert said in out
        assert max(map(cell_len, out.splitlines())) <= columns
        assert "2026-04-03" in out
        [row] = [line.split() for line in out.splitlines() if line.startswith("  github_actions")]
        assert row == ["github_actions", "USD", "2", "1", "2026-11-01", "21", "C", "0", "0"]


@pytest.mark.parametrize("arguments", [(), ("mine",), ("guide", "--as-of", "2027-01-01")])
def test_the_json_is_as_its_schema_says(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = listed(capsys, *arguments, "--format", "json")
    judge = Draft202012Validator(json_schema("prices-list"))
    assert [error.message for error in judge.iter_errors(json.loads(out))] == []


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("gide",), "DOC040", "gide: DOC040 unknown edition `gide`\n  = did you mean `guide`?"),
        (("./nowhere",), "DOC010", "./nowhere"),
        (("guide", "--as-of", "1.11.2026"), "DOC036", "--as-of 1.11.2026"),
        (("guide", "--format", "csv"), "DOC026", "table, json"),
    ],
)
def test_a_bad_question_is_refused(
    arguments: tuple[str, ...], code: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = listed(capsys, *arguments, "--lang", "en")
    assert (status, out) == (2, "")
    assert code in err
    assert said in err


def test_all_bad_editions_are_named_in_one_go(capsys: pytest.CaptureFixture[str]) -> None:
    _, _, err = listed(capsys, "one", "two", "guide", "--lang", "en")
    assert err.count("DOC040") == 2
