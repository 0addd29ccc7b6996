"""Every code has an example that produces it: the files are saved, the command is run, and the code is what it says."""

import json
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from capacity_cli.cli.main import main
from capacity_cli.model.findings import FindingCode
from capacity_cli.model.problems import ProblemCode
from capacity_cli.render.examples.example import Example, example_of

WIDEST = 78
"""Columns of a line below the name of its file, which a terminal of 80 shows whole."""
FOLDERS = sorted(each.name for each in files("capacity_cli.render.examples").iterdir() if each.name.isupper())
OF_SURROUNDINGS = (
    ProblemCode.ENCODING,  # bytes that are no text
    ProblemCode.CONTROL_CHARACTER,  # which a page and a terminal must not have
    ProblemCode.UNREADABLE,  # permissions
    ProblemCode.NOT_WRITABLE,
    ProblemCode.MORE,  # a document with many problems
    ProblemCode.NOT_LOOKED_THROUGH,
    ProblemCode.NO_REVISION,  # a repository
    ProblemCode.NO_REPOSITORY,
    ProblemCode.NOTHING_COMMON,
    ProblemCode.CHANGED_MEANWHILE,  # somebody else
    ProblemCode.UNCOMMITTED,
)
"""The problems that no page can show, since they lie in more than a text."""
Raw = pytest.CaptureFixture[bytes]


def example(code: str) -> Example:
    found = example_of(code)
    assert found is not None, f"no example of {code}"
    return found


def saved(code: str, folder: Path) -> list[str]:
    """The command of an example, without its first word, and its files in a folder."""
    found = example(code)
    for file in found.files:
        (folder / file.name).parent.mkdir(exist_ok=True)
        (folder / file.name).write_text(file.text, encoding="utf-8")
    program, *arguments = found.command.split()
    assert program == "capacity"
    return arguments


def codes_of(document: Any) -> set[str]:
    """The codes in the JSON of a plan, or in SARIF, which has those of checks, too."""
    if "runs" in document:
        return {result["ruleId"] for run in document["runs"] for result in run["results"]}
    return {finding["code"] for entry in document["scenarios"] for finding in entry["findings"]}


@pytest.mark.parametrize("code", FindingCode)
def test_the_example_of_a_finding_produces_it(
    code: FindingCode, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: Raw
) -> None:
    arguments = saved(code, tmp_path)
    monkeypatch.chdir(tmp_path)
    status = main([*arguments, "--format", "sarif" if arguments[0] == "check" else "json"])
    said = capsysbinary.readouterr()
    assert (status != 2, said.err) == (True, b"")
    assert code in codes_of(json.loads(said.out))


@pytest.mark.parametrize("code", [code for code in ProblemCode if code not in OF_SURROUNDINGS])
def test_the_example_of_a_problem_is_refused_for_it_alone(
    code: ProblemCode, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: Raw
) -> None:
    arguments = saved(code, tmp_path)
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    said = capsysbinary.readouterr()
    assert set(re.findall(r"DOC\d{3}", (said.out + said.err).decode())) == {code}


@pytest.mark.parametrize("code", OF_SURROUNDINGS)
def test_what_no_page_can_show_has_no_example(code: ProblemCode, capsysbinary: Raw) -> None:
    assert main(["explain", code, "--format", "json"]) == 0
    assert json.loads(capsysbinary.readouterr().out)["example"] is None


def test_there_is_no_example_of_anything_else() -> None:
    assert set(FOLDERS) <= {code.value for kind in (FindingCode, ProblemCode) for code in kind}


@pytest.mark.parametrize("code", FOLDERS)
def test_an_example_can_be_copied_from_any_terminal(
    code: str, monkeypatch: pytest.MonkeyPatch, capsysbinary: Raw
) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    assert main(["explain", code]) == 0
    printed = capsysbinary.readouterr().out.decode().splitlines()
    found = example(code)
    shown = [f"$ {found.command}", *(f"  {line}" for file in found.files for line in file.text.splitlines())]
    assert [line for line in shown if f"  {line}" not in printed] == []
    assert max(map(len, shown)) <= WIDEST
    assert all(line.isascii() for line in shown)
    assert all(file.text.endswith("\n") for file in found.files if file.text)


def test_json_has_the_example_whole(capsysbinary: Raw) -> None:
    assert main(["explain", "CAP031", "--format", "json"]) == 0
    shown = json.loads(capsysbinary.readouterr().out)["example"]
    assert shown["command"] == "capacity plan example.yaml"
    assert [each["name"] for each in shown["files"]] == ["example.yaml", "vercel.json"]
    assert json.loads(shown["files"][1]["text"])["crons"][0]["path"] == "/api/send"


def test_sarif_has_the_example_of_each_rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: Raw) -> None:
    arguments = saved("CHK008", tmp_path)
    monkeypatch.chdir(tmp_path)
    assert main([*arguments, "--format", "sarif"]) == 1
    rules = json.loads(capsysbinary.readouterr().out)["runs"][0]["tool"]["driver"]["rules"]
    assert len(rules) > 1
    for rule in rules:
        found = example(rule["id"])
        for file in found.files:
            assert f"```\n{file.text}```" in rule["help"]["markdown"].replace(f"```{Path(file.name).suffix[1:]}", "```")
            assert all(line in rule["help"]["text"].splitlines() for line in [file.name, f"$ {found.command}"])


def test_a_plan_reads_no_example(tmp_path: Path) -> None:
    arguments = saved("LIM001", tmp_path)
    code = (
        "import sys; from capacity_cli.cli.main import main; main(sys.argv[1:]); "
        "sys.exit(any('.examples' in name for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0
