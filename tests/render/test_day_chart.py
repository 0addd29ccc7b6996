"""The chart of the day: it fits, its bars stand below their hours, and any encoding holds it."""

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
