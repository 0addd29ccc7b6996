"""`capacity check --rev` in a repository: what its base holds, and what a change of prices says at its line."""

import json
from pathlib import Path

import pytest
from test_action import SCENARIO, committed, git

from capacity_cli.cli.main import main


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a sound scenario, in which the command runs."""
    git(tmp_path, "init", "--quiet")
    (tmp_path / "capacity.yaml").write_text(SCENARIO, "utf-8")
    committed(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_broken_base_does_not_block_its_repair(repository: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = repository / "capacity.yaml"
    file.write_text(SCENARIO.replace("scenario/v1", "scenario/v0"), "utf-8")
    committed(repository)
    file.write_text(SCENARIO, "utf-8")
    assert main(["check", "--rev", "HEAD", "--format", "json", "--lang", "en"]) == 0
    said = capfd.readouterr()
    assert said.err.startswith("HEAD:capacity.yaml:")
    assert "HEAD holds files that cannot be used" in said.err
    answer = json.loads(said.out)
    assert (answer["exit_status"], answer["scenarios"][0]["difference"]) == (0, None)
    assert main(["check", "--rev", "HEAD", "--format", "github"]) == 0
    assert "HEAD:" not in capfd.readouterr().out
    assert main(["diff", "--rev", "HEAD", "capacity.yaml"]) == 2


def test_a_broken_price_list_of_the_base_does_not_either(repository: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (repository / "capacity.yaml").write_text(SCENARIO.replace("prices: guide", "prices: nowhere"), "utf-8")
    committed(repository)
    (repository / "capacity.yaml").write_text(SCENARIO, "utf-8")
    assert main(["check", "--rev", "HEAD", "--lang", "en"]) == 0
    assert "HEAD:capacity.yaml" in capfd.readouterr().err


def test_what_is_broken_in_the_change_is_said_once(repository: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (repository / "capacity.yaml").write_text(SCENARIO.replace("prices: guide", "prices: ./prices"), "utf-8")
    (repository / "prices").mkdir()
    (repository / "prices" / "acme.yaml").write_text("format: none\n", "utf-8")
    assert main(["check", "--rev", "HEAD"]) == 2
    lines = [line for line in capfd.readouterr().err.splitlines() if line.startswith("./prices/acme.yaml:1:")]
    assert len(lines) == len(set(lines)) > 0


def test_a_revision_that_cannot_be_had_fails(repository: Path, capfd: pytest.CaptureFixture[str]) -> None:
    del repository
    assert main(["check", "--rev", "none"]) == 2
    assert "DOC070" in capfd.readouterr().err
