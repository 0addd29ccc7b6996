"""Answers in files: every format beside the one that is shown; what is wrong is said before anything is written."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from capacity_cli.cli.main import main

CHECKOUT = Path(__file__).parents[2]
SCENARIO = str(CHECKOUT / "scenarios" / "daily-2000.yaml")


def test_each_output_holds_what_its_format_would_show(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    files = {name: tmp_path / f"plan.{name}" for name in ("table", "json", "csv", "markdown")}
    options = [option for name, file in files.items() for option in ("--output", f"{name}={file}")]
    assert main(["plan", SCENARIO, "--lang", "ko", *options]) == 0
    shown = capsysbinary.readouterr().out
    assert files["table"].read_bytes() == shown
    for name, file in files.items():
        assert main(["plan", SCENARIO, "--lang", "ko", "--format", name]) == 0
        assert capsysbinary.readouterr().out == file.read_bytes()


def test_the_variable_names_an_output_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = tmp_path / "with a blank.json", tmp_path / "b.csv"
    monkeypatch.setenv("CAPACITY_OUTPUT", f"json={one}\ncsv={other}")
    assert main(["plan", SCENARIO]) == 0
    assert json.loads(one.read_text("utf-8"))["schema"] == "capacity/plan/v1"
    assert other.read_text("utf-8").startswith("name,file,variant,part,")


def test_a_file_keeps_no_colour_of_the_terminal(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    assert main(["plan", SCENARIO, "--output", f"table={file}"]) == 0
    assert "\x1b" not in file.read_text("utf-8")


@pytest.mark.parametrize(
    ("outputs", "codes"),
    [
        (["json"], ["DOC036"]),
        (["json="], ["DOC036"]),
        (["=x"], ["DOC036"]),
        (["yaml=x"], ["DOC040"]),
        (["json=x", "csv=x"], ["DOC028"]),
        (["json=x", "csv=./x"], ["DOC028"]),
        (["json=none/x"], ["DOC016"]),
        (["yaml=x", "json=none/x", "csv=y", "json=y"], ["DOC040", "DOC016", "DOC028"]),
    ],
)
def test_what_is_wrong_about_outputs_is_said_at_once(
    outputs: list[str], codes: list[str], empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in ("plan", "roi", "check"):
        assert main([command, SCENARIO, *(part for each in outputs for part in ("--output", each))]) == 2
        shown = capsys.readouterr()
        assert shown.out == ""
        lines = [line for line in shown.err.splitlines() if line.startswith("--output ")]
        assert [line.partition(": ")[2][:6] for line in lines] == codes
        assert list(empty.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("plan", "capacity.yaml", "--output", "json=capacity.yaml"),
        ("plan", "--output", "json=./capacity.yaml"),
        ("diff", "a.yaml", "capacity.yaml", "--output", "csv=capacity.yaml"),
        ("check", "--policy", "policy.yaml", "--output", "json=policy.yaml"),
        ("check", "--baseline", "base.json", "--output", "json=base.json"),
        ("check", "--write-baseline", "base.json", "--output", "json=base.json"),
    ],
)
def test_no_output_takes_the_place_of_what_the_command_reads_or_writes(
    arguments: tuple[str, ...], empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (empty / "capacity.yaml").write_text("format: scenario/v1\n", "utf-8")
    assert main([*arguments]) == 2
    assert "DOC028" in capsys.readouterr().err
    assert (empty / "capacity.yaml").read_text("utf-8") == "format: scenario/v1\n"
    assert [each.name for each in empty.iterdir()] == ["capacity.yaml"]


@pytest.mark.parametrize(
    "name", ["vercel.json", "./sub/../vercel.json", "same.json", "base.yaml", "prices/v.yaml", ".env"]
)
@pytest.mark.parametrize("command", ["check", "plan"])
def test_nor_of_a_file_to_which_the_scenario_refers(
    command: str, name: str, empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (empty / "sub").mkdir()
    (empty / "prices").mkdir()
    (empty / "vercel.json").write_text('{"crons": [{"path": "/a", "schedule": "*/5 * * * *"}]}', "utf-8")
    (empty / "same.json").hardlink_to(empty / "vercel.json")
    (empty / ".env").write_text("A=50\n", "utf-8")
    (empty / "base.yaml").write_text(Path(SCENARIO).read_text("utf-8"), "utf-8")
    for each in (CHECKOUT / "pricing" / "guide").glob("*.yaml"):
        (empty / "prices" / each.name).write_bytes(each.read_bytes())
    (empty / "prices" / "v.yaml").write_text(
        "format: price-list/v1\nvendor: v\ncurrency: KRW\nplans: {a: {price: 0}}\n"
    )
    (empty / "capacity.yaml").write_text(
        "extends: base.yaml\nprices: ./prices\nscheduler:\n"
        "  schedule: {vercel_json: {file: vercel.json, path: /a}}\n  batch_size: {env: {file: .env, name: A}}\n",
        "utf-8",
    )
    before = (empty / name).read_bytes()
    assert main([command, "capacity.yaml", "--output", f"json={name}", "--output", "markdown=new.md"]) == 2
    assert "DOC028" in capsys.readouterr().err
    assert (empty / name).read_bytes() == before
    assert main([command, "capacity.yaml", "--output", "markdown=new.md"]) == 0  # its own earlier output is none


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in which the command runs."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_file_that_cannot_be_written_keeps_the_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    other = tmp_path / "b.csv"
    assert main(["plan", SCENARIO, "--output", f"json={folder}", "--output", f"csv={other}"]) == 2
    assert "DOC016" in capsys.readouterr().err
    assert other.exists()


def test_csv_begins_with_the_mark_only_when_it_is_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    assert main(["plan", SCENARIO, "--output", f"csv={file}", "--csv-bom"]) == 0
    assert file.read_bytes().startswith(b"\xef\xbb\xbfname,")
    assert main(["plan", SCENARIO, "--output", f"csv={file}"]) == 0
    assert file.read_bytes().startswith(b"name,")


def test_no_cell_of_csv_starts_a_formula_and_numbers_stay_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    name = "name==HYPERLINK(0)"
    assert main(["plan", SCENARIO, "--format", "csv", "--set", name, "--set", "exchange_rates.USD=1"]) == 0
    rows = list(csv.DictReader(StringIO(capsys.readouterr().out)))
    assert {row["name"] for row in rows} == {"'=HYPERLINK(0)"}
    assert {row["value"] for row in rows if row["figure"] == "headroom" and row["part"] == "capacity"} == {"7.2"}
