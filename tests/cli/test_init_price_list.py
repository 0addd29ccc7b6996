"""`capacity init --price-list`: a price list to start from, which is valid and can be used as it stands."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from capacity_cli.api.schema import json_schema
from capacity_cli.cli.main import main
from capacity_cli.documents.price_lists import read_price_list
from capacity_cli.documents.selection import Selection

Run = tuple[int, str, str]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("CAPACITY_PRICES", "CAPACITY_AS_OF", "CAPACITY_LANG", "CAPACITY_FORMAT"):
        monkeypatch.delenv(name, raising=False)


def run(capsys: pytest.CaptureFixture[str], *arguments: str, lang: str = "en") -> Run:
    status = main([*arguments, "--lang", lang])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


@pytest.mark.parametrize(("lang", "comment"), [("en", "never 0"), ("ko", "0이 아니라")])
def test_it_writes_a_commented_list_that_is_valid(lang: str, comment: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "init", "--price-list", "acme", lang=lang)
    assert (status, out) == (0, "")
    assert "capacity validate prices/acme.yaml" in err
    text = Path("prices/acme.yaml").read_text(encoding="utf-8")
    assert comment in text
    assert text.count("#") > 15
    assert run(capsys, "validate", "prices/acme.yaml")[0] == 0


def test_both_languages_say_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    for lang in ("en", "ko"):
        run(capsys, "init", "--price-list", "acme", f"{lang}.yaml", lang=lang)
    [english, korean] = [
        read_price_list(lang, Path(f"{lang}.yaml").read_bytes()).taken(Selection("2026-11-01")).listed.prices
        for lang in ("en", "ko")
    ]
    assert english == korean


def test_every_kind_of_price_is_in_it_and_can_be_quoted(capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "init", "--price-list", "acme")
    used = ("messages=12_000", "storage_gb=50", "api_calls=1_500_000", "egress_gb=1")
    usage = [part for each in used for part in ("--usage", each)]
    status, out, _ = run(capsys, "prices", "quote", "prices/acme.yaml", "--plan", "pro", *usage, "--format", "json")
    answer = json.loads(out)
    assert status == 0
    assert [(line["meter"], line["amount"]) for line in answer["lines"]] == [
        (None, "20.00"), ("messages", "4.00"), ("storage_gb", "4.20"), ("api_calls", "0.60"), ("egress_gb", None),
    ]  # fmt: skip
    assert (answer["total"], answer["complete"]) == ("28.80", False)
    for plan in ("free", "enterprise"):
        assert run(capsys, "prices", "quote", "prices/acme.yaml", "--plan", plan)[0] == 0


def test_it_can_be_shown_and_its_folder_is_an_edition(capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "init", "--price-list", "acme")
    for command in (("show", "prices/acme.yaml"), ("show", "acme", "--prices", "prices"), ("list", "prices")):
        assert run(capsys, "prices", *command)[0] == 0
    status, out, _ = run(capsys, "prices", "show", "prices/acme.yaml", "--format", "json")
    assert status == 0
    assert all(charge["source"] for plan in json.loads(out)["plans"] for charge in plan["charges"])


def test_it_is_as_the_schema_of_price_lists_says(capsys: pytest.CaptureFixture[str]) -> None:
    import yaml  # noqa: PLC0415  as an editor would read it

    run(capsys, "init", "--price-list", "acme")
    text = Path("prices/acme.yaml").read_text(encoding="utf-8")
    document = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  texts only
    judge = Draft202012Validator(json_schema("price-list"))
    assert [error.message for error in judge.iter_errors(document)] == []


@pytest.mark.parametrize("vendor", ["acme", "a", "acme_2-x", "0", "null", "yes", "123"])
def test_a_vendor_of_small_letters_and_digits_is_the_name_of_its_file(
    vendor: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, "init", "--price-list", vendor)[0] == 0
    listed = read_price_list("x", Path(f"prices/{vendor}.yaml").read_bytes()).taken(Selection("2026-11-01")).listed
    assert listed.prices.vendor == vendor


@pytest.mark.parametrize("vendor", ["", "Acme", "a b", "../a", "a/b", "a.b", "-", "_a", "아크메", "a\n", "x" * 65])
def test_any_other_name_is_refused(vendor: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "init", f"--price-list={vendor}")
    assert (status, out) == (2, "")
    assert "DOC036" in err
    assert not Path("prices").exists()


def test_a_bad_name_is_refused_with_a_file_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "init", "--price-list", "A", "x.yaml")[0] == 2
    assert not Path("x.yaml").exists()


def test_the_folders_of_a_named_file_are_made(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "init", "--price-list", "acme", "my/own/list.yaml")[0] == 0
    assert Path("my/own/list.yaml").is_file()


def test_a_file_that_exists_is_never_overwritten(capsys: pytest.CaptureFixture[str]) -> None:
    Path("prices").mkdir()
    Path("prices/acme.yaml").write_text("mine", encoding="utf-8")
    status, _, err = run(capsys, "init", "--price-list", "acme")
    assert (status, "DOC015" in err) == (2, True)
    assert Path("prices/acme.yaml").read_text(encoding="utf-8") == "mine"


def test_a_file_in_the_place_of_the_folder_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    Path("prices").write_text("", encoding="utf-8")
    status, _, err = run(capsys, "init", "--price-list", "acme")
    assert (status, "DOC016" in err) == (2, True)
    status, _, err = run(capsys, "init", "--price-list", "acme", "prices/deep/acme.yaml")
    assert (status, "DOC016" in err) == (2, True)


def test_without_the_option_a_scenario_is_written_and_no_folder_made(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "init")[0] == 0
    assert Path("capacity.yaml").is_file()
    assert run(capsys, "init", "deep/capacity.yaml")[0] == 2
