"""Reports for other programs: each is valid by the schema that its readers publish, and says what `check` found."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import xmlschema
from jsonschema.validators import validator_for

from capacity_cli.cli.main import main
from capacity_cli.cli.options import CheckFormat
from capacity_cli.render.reports.github import SHOWN

CHECKOUT = Path(__file__).parents[2]
PUBLISHED = Path(__file__).parent / "published"
GOOD = str(CHECKOUT / "scenarios" / "realistic.yaml")
FAILING = ["--set", "checks={headroom: {min: 9}, unit_cost: {max: 1, level: warning}, hedroom: {max: 1}}"]
HOSTILE = "a\x1b[31m\u202e ::error::x%0A<b>&]]>\n--> =1+1 | `"


def found(options: list[str], capsysbinary: pytest.CaptureFixture[bytes], status: int) -> str:
    assert main(["check", *options]) == status
    return capsysbinary.readouterr().out.decode()


def cases() -> list[tuple[str, list[str], int]]:
    """Scenarios that hold, that fail, that cannot be read, and whose texts are hostile."""
    return [
        ("good", [GOOD], 0),
        ("failing", [GOOD, *FAILING], 1),
        ("refused", [str(CHECKOUT / "none.yaml"), GOOD], 2),
        ("nothing", [str(CHECKOUT / "none.yaml")], 2),
        ("hostile", [GOOD, *FAILING, "--set", f"name={json.dumps(HOSTILE)}"], 1),
        ("korean", [GOOD, *FAILING, "--lang", "ko"], 1),
    ]


CASES = pytest.mark.parametrize(("options", "status"), [pytest.param(*each[1:], id=each[0]) for each in cases()])


def valid(document: Any, schema_name: str) -> None:
    schema = json.loads((PUBLISHED / schema_name).read_text("utf-8"))
    validator_for(schema)(schema).validate(document)


@CASES
def test_sarif_is_valid(options: list[str], status: int, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    document = json.loads(found([*options, "--format", "sarif"], capsysbinary, status))
    valid(document, "sarif-2.1.0.json")
    (run,) = document["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert [rules[result["ruleIndex"]] for result in run["results"]] == [each["ruleId"] for each in run["results"]]
    marks = [each["partialFingerprints"]["capacity/v1"] for each in run["results"]]
    assert len(set(marks)) == len(marks)


@CASES
def test_code_quality_is_valid(options: list[str], status: int, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    document = json.loads(found([*options, "--format", "gitlab"], capsysbinary, status))
    assert isinstance(document, list)
    for entry in document:
        valid(entry, "gitlab-code-quality.json")
    assert len({entry["fingerprint"] for entry in document}) == len(document)


@CASES
def test_junit_is_valid(options: list[str], status: int, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    text = found([*options, "--format", "junit"], capsysbinary, status)
    xmlschema.XMLSchema(str(PUBLISHED / "junit-10.xsd")).validate(text)
    root = ET.fromstring(text)  # noqa: S314  our own output
    assert int(root.attrib["failures"]) == len(root.findall(".//failure"))
    assert bool(root.findall(".//failure")) is (status != 0)


@CASES
def test_an_annotation_is_one_line_at_a_line(
    options: list[str], status: int, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    lines = found([*options, "--format", "github"], capsysbinary, status).splitlines()
    form = re.compile(r"::(error|warning|notice) file=[^,:]+,line=\d+(,col=\d+)?,title=[^,:]+::[^\n]+")
    assert all(form.fullmatch(line) for line in lines)
    levels = [line.split()[0] for line in lines]
    assert levels == sorted(levels, key=["::error", "::warning", "::notice"].index)


def test_an_undone_metric_is_an_error_and_a_warning_is_none(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    text = found([GOOD, *FAILING, "--format", "junit"], capsysbinary, 1)
    root = ET.fromstring(text)  # noqa: S314  our own output
    failures = {case.attrib["name"]: case.find("failure") is not None for case in root.iter("testcase")}
    assert failures["headroom"]
    assert failures["hedroom"]
    assert not failures["unit_cost"]


@pytest.mark.parametrize("is_repository", [True, False])
@pytest.mark.parametrize("status", [1, 2])
def test_a_remark_is_the_same_however_its_file_is_named(
    status: int,
    is_repository: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    if is_repository:
        (tmp_path / ".git").mkdir()
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        text = Path(GOOD).read_text("utf-8") + ("unknown: 1\n" if status == 2 else "")
        (tmp_path / name / "capacity.yaml").write_text(text, "utf-8")

    def marks(folder: str, file: str) -> set[str]:
        monkeypatch.chdir(tmp_path / folder)
        options = [file, *FAILING, "--format"]
        results = json.loads(found([*options, "sarif"], capsysbinary, status))["runs"][0]["results"]
        entries = json.loads(found([*options, "gitlab"], capsysbinary, status))
        made = {each["partialFingerprints"]["capacity/v1"] for each in results}
        assert made == {each["fingerprint"] for each in entries}
        return made | {each["properties"]["scenario"] for each in results}

    usual = marks("", "a/capacity.yaml")
    assert marks("", "./a//capacity.yaml") == usual
    assert marks("", "b/../a/capacity.yaml") == usual
    assert marks("", str(tmp_path / "a" / "capacity.yaml")) == usual
    assert marks("b", "../a/capacity.yaml") == marks("b", str(tmp_path / "a" / "capacity.yaml"))
    assert usual.isdisjoint(marks("", "b/capacity.yaml"))
    if is_repository:
        assert marks("a", "capacity.yaml") == usual
        assert usual.isdisjoint(marks("b", "capacity.yaml"))


def test_fingerprints_stay_when_lines_and_figures_change(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    file = tmp_path / "capacity.yaml"
    text = (CHECKOUT / "scenarios" / "bkend-growth.yaml").read_text("utf-8")
    marks = []
    for content in (text, "\n\n" + text.replace("messages_per_day: ", "messages_per_day: 1")):
        file.write_text(content, "utf-8")
        main(["check", str(file), "--format", "sarif"])
        results = json.loads(capsysbinary.readouterr().out)["runs"][0]["results"]
        marks.append({(each["ruleId"], each["partialFingerprints"]["capacity/v1"]) for each in results})
    common = {rule for rule, _ in marks[0]} & {rule for rule, _ in marks[1]}
    assert common >= {"LIM027", "ASM001", "PRI001"}
    assert {each for each in marks[0] if each[0] in common} & marks[1]
    assert {each for each in marks[0] if each[0] == "LIM027"} == {each for each in marks[1] if each[0] == "LIM027"}


def test_of_a_level_no_more_is_shown_than_a_step_shows(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    checks = ", ".join(f"none_{number}: {{max: 1}}" for number in range(30))
    lines = found([GOOD, "--set", f"checks={{{checks}}}", "--format", "github"], capsysbinary, 3).splitlines()
    errors = [line for line in lines if line.startswith("::error")]
    assert len(errors) == SHOWN
    assert "21 more" in errors[-1]


@pytest.mark.parametrize("report", CheckFormat)
def test_the_step_summary_is_added_to_once_whatever_the_format(
    report: CheckFormat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    also = f"github={tmp_path / 'annotations'}"
    assert main(["check", GOOD, "--format", report, "--output", also, "--lang", "en"]) == 0
    written = summary.read_text("utf-8")
    assert written.startswith("before\n<!-- capacity-check -->\n\n## ✅")
    assert written.count("<!-- capacity-check -->") == 1


def test_no_step_summary_is_written_where_no_runner_names_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "")
    monkeypatch.chdir(tmp_path)
    assert main(["check", GOOD]) == 0
    assert list(tmp_path.iterdir()) == []


def test_paths_are_relative_to_the_folder_of_the_run(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "capacity.yaml").write_text(Path(GOOD).read_text("utf-8"), "utf-8")
    for name in ("sub/capacity.yaml", "./sub/../sub/capacity.yaml", str(tmp_path / "sub" / "capacity.yaml")):
        done = subprocess.run(
            [sys.executable, "-m", "capacity_cli", "check", name, *FAILING, "--format", "gitlab"],
            cwd=tmp_path, capture_output=True, check=False,
        )  # fmt: skip
        assert {entry["location"]["path"] for entry in json.loads(done.stdout)} == {"sub/capacity.yaml"}


def test_in_a_repository_paths_are_relative_to_its_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / ".git").mkdir()
    folder = tmp_path / "svc" / "deep"
    folder.mkdir(parents=True)
    (tmp_path / "svc" / "broken.yaml").write_text("format: none\n", "utf-8")
    (folder / "capacity.yaml").write_text(Path(GOOD).read_text("utf-8"), "utf-8")
    monkeypatch.chdir(folder)
    for name in ("capacity.yaml", "../deep/capacity.yaml", str(folder / "capacity.yaml")):
        files = [name, "../broken.yaml", *FAILING, "--format"]
        paths = {entry["location"]["path"] for entry in json.loads(found([*files, "gitlab"], capsysbinary, 2))}
        assert paths == {"svc/deep/capacity.yaml", "svc/broken.yaml"}
        results = json.loads(found([*files, "sarif"], capsysbinary, 2))["runs"][0]["results"]
        places = [each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in results]
        assert set(places) == paths
        annotations = found([*files, "github"], capsysbinary, 2)
        assert set(re.findall(r"file=([^,]*),", annotations)) == paths
        junit = found([*files, "junit"], capsysbinary, 2)
        assert "svc/broken.yaml:1" in junit


def test_a_file_outside_of_the_repository_keeps_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    folder = tmp_path / "repository"
    (folder / ".git").mkdir(parents=True)
    (tmp_path / "capacity.yaml").write_text(Path(GOOD).read_text("utf-8"), "utf-8")
    monkeypatch.chdir(folder)
    for name in ("../capacity.yaml", str(tmp_path / "capacity.yaml")):
        entries = json.loads(found([name, *FAILING, "--format", "gitlab"], capsysbinary, 1))
        assert {entry["location"]["path"] for entry in entries} == {name}


@pytest.mark.parametrize("report", ["sarif", "gitlab", "junit"])
def test_a_report_of_what_is_ignored_or_known_is_valid(
    report: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    ignore = "ignore=[{code: CAP010, reason: moves to Pro, until: 2026-12-31}]"
    options = [GOOD, "--set", ignore, "--set", "workload.messages_per_day=9000", "--min-headroom", "9"]
    text = found([*options, "--write-baseline", str(tmp_path / "b.json"), "--format", report], capsysbinary, 0)
    match report:
        case "sarif":
            valid(json.loads(text), "sarif-2.1.0.json")
            assert "baselineState" in text
            assert "suppressions" in text
        case "gitlab":
            for entry in json.loads(text):
                valid(entry, "gitlab-code-quality.json")
        case _:
            xmlschema.XMLSchema(str(PUBLISHED / "junit-10.xsd")).validate(text)
            assert "<skipped" in text
