"""What keeps `check` from judging, or from writing, is in every report: none stays as an earlier run made it."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from capacity_cli.cli.main import main

SCENARIO = (Path(__file__).parents[2] / "scenarios" / "daily-2000.yaml").read_text("utf-8")
REPORTS = ("markdown", "sarif", "junit", "gitlab")
CONFLICT = "<<<<<<< HEAD\n"
STALE = "an earlier run: all is well\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A service with a sound scenario, a broken policy and a broken baseline, and reports of an earlier run."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary"))
    (tmp_path / "capacity.yaml").write_text(SCENARIO, "utf-8")
    for name in ("policy.yaml", "base.json"):
        (tmp_path / name).write_text(CONFLICT, "utf-8")
    for name in REPORTS:
        (tmp_path / name).write_text(STALE, "utf-8")
    return tmp_path


def outputs() -> list[str]:
    return [word for name in REPORTS for word in ("--output", f"{name}={name}")]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--policy", "policy.yaml"], ("DOC0", "policy.yaml")),
        (["--policy", "none.yaml"], ("DOC010", "none.yaml")),
        (["--baseline", "base.json"], ("DOC0", "base.json")),
        (["--min-headroom", "much"], ("DOC0", "capacity.yaml")),
        (["--as-of", "soon"], ("DOC0", "capacity.yaml")),
        (["--set", "nothing"], ("DOC0", "capacity.yaml")),
        (["--tolerance", "5%"], ("DOC043", "capacity.yaml")),
        (["--output", "json=none/x"], ("DOC016", "capacity.yaml")),
        (["--output", "yaml=x"], ("DOC040", "capacity.yaml")),
        (["--rev", "HEAD", "-"], ("DOC043", "-")),
        (["--unknown"], ("DOC026", "capacity.yaml")),
        (["--min-headroom"], ("DOC026", "capacity.yaml")),
    ],
)
@pytest.mark.parametrize("lang", ["en", "ko"])
def test_every_report_says_that_nothing_was_judged_and_why(
    options: list[str], said: tuple[str, str], lang: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, file = said
    words = ["check", "--lang", lang, "--format", "github", *outputs(), *options]
    assert main([*words, "--", "capacity.yaml"] if options[-1] != "--min-headroom" else words) == 2
    shown = capsys.readouterr()
    assert code in shown.err
    [line, *_] = shown.out.splitlines()
    assert line.startswith(f"::error file={file},line=1,")
    assert code in line
    comment = (folder / "markdown").read_text("utf-8")
    nothing = {"en": "## ⛔ nothing could be judged", "ko": "## ⛔ 아무것도 판정하지 못했습니다"}[lang]
    assert comment.startswith(f"<!-- capacity-check -->\n\n{nothing}\n")
    assert code in comment
    assert (folder / "summary").read_text("utf-8") == comment
    results = json.loads((folder / "sarif").read_text("utf-8"))["runs"][0]["results"]
    assert [each["level"] for each in results] == ["error"] * len(results)
    assert results[0]["ruleId"].startswith(code)
    assert results[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == file
    assert json.loads((folder / "gitlab").read_text("utf-8"))[0]["location"]["path"] == file
    assert ET.fromstring((folder / "junit").read_text("utf-8")).get("failures") == str(len(results))  # noqa: S314


def test_a_report_that_cannot_be_written_makes_the_others_say_so(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "capacity.yaml").write_text(SCENARIO.replace("prices: guide", "prices: ./prices"), "utf-8")
    guide = Path(__file__).parents[2] / "pricing" / "guide"
    (folder / "prices").mkdir()
    for each in guide.glob("*.yaml"):
        (folder / "prices" / each.name).write_bytes(each.read_bytes())
    price = "prices/vercel.yaml"
    before = (folder / price).read_bytes()
    assert main(["check", "--format", "github", *outputs(), "--output", f"json={price}", "--lang", "en"]) == 2
    shown = capsys.readouterr()
    assert "DOC028" in shown.err
    assert shown.out.startswith("::error ")
    for name in (*REPORTS, "summary"):
        assert "DOC028" in (folder / name).read_text("utf-8")
    assert "✅ capacity and budget hold |" in (folder / "markdown").read_text("utf-8")  # of the scenario itself
    assert (folder / price).read_bytes() == before


def test_a_summary_that_cannot_be_written_makes_the_reports_say_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder))
    assert main(["check", "--format", "github", *outputs()]) == 2
    assert "::error " in capsys.readouterr().out
    for name in REPORTS:
        assert "DOC016" in (folder / name).read_text("utf-8")


def test_a_baseline_that_cannot_be_written_makes_them_say_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "link").symlink_to("base.json")
    assert main(["check", "--write-baseline", "link", *outputs(), "--lang", "en"]) == 2
    assert "is written" not in capsys.readouterr().err
    for name in REPORTS:
        assert "DOC016" in (folder / name).read_text("utf-8")


def test_a_line_that_cannot_be_read_writes_over_nothing_that_it_names(folder: Path) -> None:
    for option in ("--policy=policy.yaml", "--baseline=base.json"):
        name = option.partition("=")[2]
        assert main(["check", option, "--output", f"markdown={name}", "--unknown"]) == 2
        assert (folder / name).read_text("utf-8") == CONFLICT


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        (["--format=json", "--format", "github"], "::error "),
        (["--format", "json", "--format=sarif"], "{"),
        (["--format", "github", "--format", "json"], ""),
        (["--format", "none"], ""),
        ([], "::error "),
    ],
)
def test_of_a_line_that_cannot_be_read_the_last_format_counts(
    words: list[str], begins: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    del folder
    monkeypatch.setenv("CAPACITY_FORMAT", "github")
    assert main(["check", *words, "--unknown"]) == 2
    out = capsys.readouterr().out
    assert out.startswith(begins) if begins else not out


def test_other_commands_and_forms_leave_reports_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "--output", "markdown=markdown", "--unknown"]) == 2
    assert main(["check", "--format", "json", "--policy", "none.yaml", "--output", "csv=markdown"]) == 2
    assert capsys.readouterr().out == ""
    assert (folder / "markdown").read_text("utf-8") == STALE
