"""The chart of the day: it fits, its bars stand below their hours, and any encoding holds it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from capacity_cli.cli.main import main

CHECKOUT = Path(__file__).parents[2]
BURST = "workload={messages_per_day: 1000, arrivals: {bursts: [{at: '09:00', share: 100%}]}}"


def chart(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """The lines below the heading of the chart; none if there is no chart."""
    main(["plan", str(CHECKOUT / "scenarios" / "daily-2000.yaml"), *arguments])
    lines = capsys.readouterr().out.splitlines()
    starts = [number for number, line in enumerate(lines) if line.startswith(("Day (", "하루("))]
    return lines[starts[0] + 1 : starts[0] + 5] if starts else []


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_bars_stand_below_their_hours(
    lang: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    axis, arrivals, capacity, backlog = chart(capsys, "--set", BURST, "--lang", lang)
    at_nine = cell_len(axis[: axis.index("9")])
    for line, bar in ((arrivals, "██"), (capacity, "▅▅"), (backlog, "██")):
        assert cell_len(line) <= 80
        before = next(number for number in range(len(line)) if cell_len(line[:number]) == at_nine)
        assert line[before : before + 2] == bar
    assert arrivals.count("█") == backlog.count("█") == 2
    assert "1,000" in arrivals
    assert "400" in backlog


def test_even_arrivals_and_narrow_pages_have_no_chart(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert chart(capsys) == []
    monkeypatch.setenv("COLUMNS", "60")
    assert chart(capsys, "--set", BURST) == []


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp949", "utf-8"])
def test_an_output_without_blocks_has_bars_of_its_own_characters(encoding: str) -> None:
    file = str(CHECKOUT / "scenarios" / "daily-2000.yaml")
    done = subprocess.run(
        [sys.executable, "-m", "capacity_cli", "plan", file, "--set", BURST, "--lang", "en", "--no-color"],
        env={**os.environ, "PYTHONPATH": str(CHECKOUT), "PYTHONIOENCODING": encoding, "COLUMNS": "80"},
        capture_output=True,
        check=True,
        timeout=60,
    )
    lines = done.stdout.decode(encoding).splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("Day ("))
    axis, arrivals, capacity, backlog = lines[first + 1 : first + 5]
    full, five = ("██", "▅▅") if encoding == "utf-8" else ("@@", "++")
    assert [line[axis.index("9") :][:2] for line in (arrivals, capacity, backlog)] == [full, five, full]
    others = {line[axis.index("0") : axis.index("0") + 48].replace(full, "").strip() for line in (arrivals, backlog)}
    assert others == {""}
