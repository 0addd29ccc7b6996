"""What people read: colours that show on black and on white, and words, figures and expressions that stay whole."""

import re
from io import StringIO
from pathlib import Path

import pytest

from capacity_cli.api.loading import Loader
from capacity_cli.api.planning import answered
from capacity_cli.cli.main import main
from capacity_cli.cli.terminal import Terminal
from capacity_cli.model.readings import readings
from capacity_cli.render.rows.diff import label
from capacity_cli.render.table.layout import Heading, below, columns, console, pairs
from capacity_cli.render.text.texts import Language, Texts

CHECKOUT = Path(__file__).parents[2]
COLOUR = re.compile(r"\x1b\[([\d;]*)m")
READABLE = {"0", "1", "2", "31", "32", "35", "1;31", "1;35", "2;31", "2;32"}
"""Bold and dim as such, red and magenta, green unless bold, which many terminals make bright."""
COMMANDS = (
    "plan scenarios/realistic.yaml scenarios/bkend-growth.yaml --explain",
    "plan scenarios/realistic.yaml --set workload.messages_per_day=20000",
    "check scenarios/realistic.yaml --set workload.messages_per_day=3000",
    "check scenarios/bkend-growth.yaml --set checks.headrom.min=2",
    "diff scenarios/daily-2000.yaml scenarios/daily-10000.yaml",
    "forecast scenarios/daily-2000.yaml --months 24 --set workload.growth=10%",
    "recommend scenarios/daily-2000-pro.yaml",
    "roi scenarios/daily-2000-pro.yaml",
    "explain LIM001",
    "prices diff guide 2026-11",
)
ROWS = (("Supabase Free", "471,840", "*/5 * * * *", "94.4 %"), ("Vercel Hobby", "1", "0 3 * * *", "-50 %"))
HEADINGS = (Heading("Vendor"), Heading("Used", "right"), Heading("Schedule"), Heading("Share", "right"))


@pytest.fixture(autouse=True)
def checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    """The shipped files, by the names that users see."""
    monkeypatch.chdir(CHECKOUT)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_colour_shows_on_black_and_on_white(
    command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Terminal, "_color", lambda _: True)
    assert main(command.split()) in {0, 1, 3}
    used = set(COLOUR.findall(capsys.readouterr().out))
    assert used
    assert used <= READABLE


def drawn(width: int, rows: tuple[tuple[str, ...], ...] = ROWS) -> str:
    page = StringIO()
    out = console(page, color=False, width=width)
    below(out, columns(out, HEADINGS, rows))
    return page.getvalue()


@pytest.mark.parametrize("width", range(20, 81))
def test_no_word_figure_or_expression_is_broken_at_any_width(width: int) -> None:
    text = drawn(width)
    for heading in HEADINGS:
        assert heading.text in text
    for vendor, *others in ROWS:
        for whole in (*vendor.split(), *others):
            assert whole in text


@pytest.mark.parametrize("width", range(20, 81))
def test_no_word_beside_a_figure_is_broken(width: int) -> None:
    page = StringIO()
    out = console(page, color=False, width=width)
    below(out, pairs(out, [("Utilization", "38.6 %", ""), ("a year", "₩32,400,000", "₩11,160,000 automated")]))
    for whole in ("Utilization", "38.6", "year", "₩32,400,000", "₩11,160,000", "automated"):
        assert whole in page.getvalue().split()


@pytest.mark.parametrize("width", range(24, 81))
@pytest.mark.parametrize("lang", ["en", "ko"])
def test_a_percent_sign_of_a_sentence_never_begins_a_line(
    lang: str, width: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert main(["--lang", lang, "plan", "scenarios/realistic.yaml"]) == 0
    findings = capsys.readouterr().out.partition("BUD001")[2]
    assert "93.75 %" in findings
    assert not any(line.lstrip().startswith("%") for line in findings.splitlines())


def test_a_month_over_budget_stands_out(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Terminal, "_color", lambda _: True)
    assert main(["forecast", "scenarios/realistic.yaml", "--months", "2", "--set", "workload.growth=10%"]) == 0
    page = capsys.readouterr().out
    assert "\x1b[1;31m103.1 %" in page
    assert "\x1b[1;31m93.8 %" not in page


def test_a_word_that_fits_no_line_is_broken_after_a_hyphen() -> None:
    place = "scenarios/daily-2000-pro.yaml:26:20"
    text = drawn(60, (("services.supabase.plan", "1", place, "5 %"),))
    assert "pro.yaml:26:20" in text
    assert "scenarios/daily-" in text


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_a_schedule_of_the_ladder_stays_whole(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["recommend", "--ladder", "scenarios/bkend-growth.yaml", "--up-to", "5000", "--lang", lang])
    out = capsys.readouterr().out
    assert "*/5 * * * *" in out
    assert "*/30 * * * *" in out


@pytest.mark.parametrize("lang", list(Language))
@pytest.mark.parametrize("file", sorted((CHECKOUT / "scenarios").glob("*.yaml")), ids=lambda file: file.stem)
def test_every_figure_of_a_comparison_has_a_name(file: Path, lang: Language) -> None:
    texts = Texts(lang)
    for each in Loader().load(str(file)):
        names = [name for name in readings(answered(each).plan) if name.startswith(("capacity.", "cost."))]
        assert [name for name in names if label(name, texts) == name] == []
