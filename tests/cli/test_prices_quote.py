"""`capacity prices quote`: what a plan costs for a usage, and what is wrong with a question."""

import json
from pathlib import Path

import pytest

from capacity_cli.cli.main import main

LIST = """\
format: price-list/v1
vendor: cloud
currency: USD
plans:
  pro:
    price: 20
    charges:
      - {meter: calls, included: 1_000_000, package: {size: 1_000_000, price: "0.60"}}
      - {meter: storage_gb, unit_price: "0.021"}
    limits:
      - {meter: seats, limit: 10, on_exceed: reject}
  custom: {price: unknown}
"""


@pytest.fixture(name="price_list")
def _price_list(tmp_path: Path) -> str:
    file = tmp_path / "cloud.yaml"
    file.write_text(LIST, encoding="utf-8")
    return str(file)


def quote(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["prices", "quote", *arguments])
    shown = capsys.readouterr()
    return status, shown.out, shown.err


def test_a_quote_has_the_plan_and_a_line_for_each_meter(price_list: str, capsys: pytest.CaptureFixture[str]) -> None:
    used = ("--usage", "calls=3_400_000", "--usage", "storage_gb=100")
    status, out, _ = quote(capsys, price_list, "--plan", "pro", *used, "--format", "json")
    answer = json.loads(out)
    assert status == 0
    assert [(line["meter"], line["amount"]) for line in answer["lines"]] == [
        (None, "20.00"), ("calls", "1.80"), ("storage_gb", "2.10"),
    ]  # fmt: skip
    assert (answer["total"], answer["complete"], answer["currency"]) == ("23.90", True, "USD")


def test_a_meter_that_is_not_named_is_not_used(price_list: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = quote(capsys, price_list, "--plan", "pro", "--format", "json")
    assert [line["meter"] for line in json.loads(out)["lines"]] == [None]


def test_the_same_meter_named_twice_adds_up(price_list: str, capsys: pytest.CaptureFixture[str]) -> None:
    used = ("--usage", "storage_gb=60", "--usage", "storage_gb=40")
    _, out, _ = quote(capsys, price_list, "--plan", "pro", *used, "--format", "json")
    assert json.loads(out)["total"] == "22.10"


def test_an_unknown_price_is_never_zero(price_list: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = quote(capsys, price_list, "--plan", "custom", "--format", "json")
    answer = json.loads(out)
    assert (status, answer["complete"], answer["total"], answer["lines"][0]["status"]) == (0, False, None, "unknown")


@pytest.mark.parametrize(("messages", "total"), [("99999", "1499985"), ("100000", "1300000")])
def test_a_list_that_ships_is_named_by_edition_and_vendor(
    messages: str, total: str, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("guide/coolsms", "--plan", "payg", "--usage", f"alimtalk={messages}", "--format", "json")
    assert json.loads(quote(capsys, *arguments)[1])["total"] == total


@pytest.mark.parametrize(("lang", "word"), [("en", "the plan itself"), ("ko", "기본료")])
def test_the_table_shows_how_each_line_was_charged(
    lang: str, word: str, price_list: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = quote(capsys, price_list, "--plan", "pro", "--usage", "calls=3_400_000", "--lang", lang)
    assert status == 0
    assert word in out
    assert "3 × 0.6" in out
    assert "$21.80" in out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--plan", "por"), "DOC040", "`pro`"),
        (("--plan", "pro", "--usage", "cals=1"), "DOC040", "`calls`"),
        (("--plan", "pro", "--usage", "calls=-1"), "DOC032", "-1"),
        (("--plan", "pro", "--usage", "calls=many"), "DOC030", "many"),
        (("--plan", "pro", "--usage", "calls=NaN"), "DOC030", "NaN"),
        (("--plan", "pro", "--usage", "calls"), "DOC036", "meter=quantity"),
        ((), "DOC026", "--plan"),
    ],
)
def test_a_bad_question_is_refused_with_its_remedy(
    arguments: tuple[str, ...], code: str, said: str, price_list: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = quote(capsys, price_list, *arguments, "--lang", "en")
    assert (status, out) == (2, "")
    assert code in err
    assert said in err


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("guide/coolsns", "DOC040", "`coolsms`"),
        ("missing.yaml", "DOC010", "missing.yaml"),
        ("guide", "DOC040", "coolsms"),
    ],
)
def test_a_price_list_that_does_not_exist_is_refused(
    name: str, code: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = quote(capsys, name, "--plan", "payg", "--lang", "en")
    assert (status, out) == (2, "")
    assert code in err
    assert said in err


def test_all_problems_of_a_question_come_in_one_go(price_list: str, capsys: pytest.CaptureFixture[str]) -> None:
    used = ("--usage", "calls=x", "--usage", "cals=1", "--usage", "storage_gb=-1")
    _, _, err = quote(capsys, price_list, "--plan", "pro", *used, "--lang", "en")
    assert err.count("--usage") == 3


@pytest.mark.parametrize("arguments", [("prices", "--lang", "ko"), ("prices", "--help", "--lang", "ko")])
def test_the_group_shows_its_commands_in_the_language_that_is_asked_for(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 0
    page = capsys.readouterr().out
    assert "사용법: capacity prices" in page
    assert "quote" in page
