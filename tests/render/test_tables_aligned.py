"""Tables fit their terminal and stand in line: wide characters count twice, and figures end in one column."""

import re
from itertools import groupby
from pathlib import Path

import pytest
from rich.cells import cell_len

from capacity_cli.cli.main import main

CHECKOUT = Path(__file__).parents[2]
SCENARIOS = sorted(f"scenarios/{path.name}" for path in (CHECKOUT / "scenarios").glob("*.yaml"))
FIGURE = re.compile(r"  (?P<label>\S.*?) {2,}(?P<figure>[-–∞]|[\d,.]+(?:×|배| %)?)(?:  .*)?")
MONEY = re.compile(r"(?:[₩$][\d,.]+|[\d,.]+원)$")


@pytest.fixture(autouse=True)
def checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    """The shipped files, by the names that users see."""
    monkeypatch.chdir(CHECKOUT)


def page(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: int, *arguments: str
) -> list[str]:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert main(arguments) in {0, 1, 3}
    return capsys.readouterr().out.splitlines()


def sections(lines: list[str]) -> list[list[str]]:
    """The runs of lines between blank ones."""
    return [list(group) for filled, group in groupby(lines, key=bool) if filled]


def ends(lines: list[str]) -> set[int]:
    """The columns in which the figures of a table of pairs end."""
    found = (FIGURE.fullmatch(line) for line in lines)
    return {cell_len(each.string[: each.end("figure")]) for each in found if each is not None}


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("file", SCENARIOS)
def test_no_line_of_a_plan_is_wider_than_the_terminal(
    file: str, lang: str, columns: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = page(capsys, monkeypatch, columns, "plan", file, "--lang", lang)
    assert max(map(cell_len, lines)) <= columns
    assert all(line == line.rstrip() for line in lines)


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("file", [file for file in SCENARIOS if "variants" not in file])
def test_the_figures_of_a_plan_end_in_one_column(
    file: str, lang: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = sections(page(capsys, monkeypatch, 80, "plan", file, "--lang", lang))
    [capacity] = [part[1:] for part in parts if part[0] in {"Capacity", "용량"}]
    assert len(ends(capacity)) == 1
    assert sum(FIGURE.fullmatch(line) is not None for line in capacity) >= 8
    at = next(number for number, part in enumerate(parts) if part[0] in {"Bill", "청구"})
    bill = [line for part in parts[at : at + 2] for line in part]
    assert len({cell_len(line) for line in bill if MONEY.search(line)}) == 1


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("count", [2, 3, 4, 5, 6, 7, len(SCENARIOS)])
def test_several_scenarios_fit_and_their_costs_stand_in_line(
    count: int, lang: str, columns: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [file for file in SCENARIOS if file.startswith("scenarios/daily") or count > 5][:count]
    lines = page(capsys, monkeypatch, columns, "plan", *files, "--lang", lang)
    assert max(map(cell_len, lines)) <= columns
    if count <= 6:
        headrooms = [line for line in lines if re.match(r"(Headroom|여유)  ", line)]
        assert sum(len(re.findall("[×배]", line)) for line in headrooms) == count


@pytest.mark.parametrize("command", ["roi", "check", "validate"])
@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("lang", ["en", "ko"])
def test_the_other_tables_fit(
    command: str, lang: str, columns: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = page(capsys, monkeypatch, columns, command, "scenarios/realistic.yaml", "--lang", lang)
    assert max(map(cell_len, lines)) <= columns


@pytest.mark.parametrize("columns", [1, 20, 33])
@pytest.mark.parametrize("lang", ["en", "ko"])
def test_a_narrow_terminal_does_not_crash(
    lang: str, columns: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for file in SCENARIOS:
        assert page(capsys, monkeypatch, columns, "plan", file, "--lang", lang)
    assert page(capsys, monkeypatch, columns, "plan", *SCENARIOS[:6], "--lang", lang)
    assert page(capsys, monkeypatch, columns, "plan", *SCENARIOS, "--lang", lang)
    assert page(capsys, monkeypatch, columns, "roi", "scenarios/realistic.yaml", "--lang", lang)
    assert page(capsys, monkeypatch, columns, "check", "scenarios/realistic.yaml", "--lang", lang)
    assert page(capsys, monkeypatch, columns, "--help", "--lang", lang)


def test_wide_names_are_cut_at_the_edge_and_do_not_move_the_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = Path("scenarios/daily-2000.yaml").read_text(encoding="utf-8")
    for name in ("알림톡" * 40, "😀" * 100, "e\u0301" * 80, "[bold]" * 30, "x" * 200):
        file = tmp_path / "wide.yaml"
        file.write_text(re.sub("(?m)^name:.*", f"name: '{name}'", text), encoding="utf-8")
        monkeypatch.chdir(tmp_path)
        lines = page(capsys, monkeypatch, 80, "plan", "wide.yaml", "--lang", "ko")
        assert max(map(cell_len, lines)) <= 80
        assert len(ends(sections(lines)[2][1:])) == 1
