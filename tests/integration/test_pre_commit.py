"""A real run of pre-commit, with the hooks of this repository."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
PRE_COMMIT = Path(sys.executable).parent / "pre-commit"
SELF = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.com"}
COMMITTER = {"GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.com"}
ENVIRONMENT = {**os.environ, **SELF, **COMMITTER}


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, env=ENVIRONMENT, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with what this one holds now, committed or not."""
    folder = tmp_path_factory.mktemp("capacity")
    listed = git(CHECKOUT, "ls-files", "--cached", "--others", "--exclude-standard", "-z").split("\0")
    for name in filter(None, listed):
        if (CHECKOUT / name).is_file() and not name.startswith("tests/"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(CHECKOUT / name, folder / name)
    commit(folder)
    return folder


def commit(folder: Path) -> None:
    git(folder, "init", "--quiet")
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "--quiet", "--message", "all")


def test_a_commit_is_held_back_by_a_check_that_fails(
    repository: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    hooks = "[{id: capacity-check}, {id: capacity-validate}]"
    revision = git(repository, "rev-parse", "HEAD").strip()
    (tmp_path / ".pre-commit-config.yaml").write_text(
        f"repos: [{{repo: '{repository}', rev: {revision}, hooks: {hooks}}}]\n", "utf-8"
    )
    scenario = (CHECKOUT / "scenarios" / "daily-2000.yaml").read_text("utf-8") + "\nchecks: {headroom: {min: 2}}\n"
    (tmp_path / "capacity.yaml").write_text(scenario, "utf-8")
    (tmp_path / "other.yaml").write_text("a: 1\n", "utf-8")
    for module in ("json", "typer", "capacity_cli"):  # nothing of the checkout is loaded
        (tmp_path / f"{module}.py").write_text("raise SystemExit(9)\n", "utf-8")
    commit(tmp_path)
    environment = {**ENVIRONMENT, "PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("home")), "CAPACITY_LANG": "en"}

    def run() -> subprocess.CompletedProcess[str]:
        command = [str(PRE_COMMIT), "run", "--all-files"]
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    held = run()
    assert held.returncode == 0, held.stdout + held.stderr
    (tmp_path / "capacity.yaml").write_text(scenario.replace('"*/5 * * * *"', '"*/30 * * * *"'), "utf-8")
    git(tmp_path, "add", "--all")
    broken = run()
    assert broken.returncode == 1
    assert "1.2  failed" in broken.stdout
