"""Nothing that a pull request puts into the checkout runs: no module, and no environment that is there beforehand."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from test_action import CHECKOUT, bash, committed, git, pull_request, repository  # noqa: F401  a fixture

_MODULES = ("venv", "pip", "ensurepip", "json", "typer", "yaml", "urllib", "capacity_cli", "sitecustomize", "encodings")
_JOB = yaml.safe_load((CHECKOUT / "templates" / "check.yml").read_text("utf-8").split("\n---\n")[1])["capacity"]


@pytest.fixture
def trap(repository: Path) -> Path:  # noqa: F811  the fixture
    """A file that appears in the checkout as soon as a module of it is loaded."""
    seen = repository.parent / "seen"
    code = f"import os\nwith open({str(seen)!r}, 'a') as file:\n    print(__file__, file=file)\nraise SystemExit(9)\n"
    for name in _MODULES:
        (repository / f"{name}.py").write_text(code, "utf-8")
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    packages = repository / ".capacity" / "lib" / version / "site-packages"
    packages.mkdir(parents=True)
    (packages / "evil.pth").write_text(f"import os; open({str(seen)!r}, 'a').write('evil.pth')\n", "utf-8")
    return seen


def test_by_the_steps_of_the_action(trap: Path, repository: Path, tmp_path: Path) -> None:  # noqa: F811  the fixture
    base = committed(repository)
    runner = tmp_path / "runner"
    runner.mkdir()
    installed = bash("Install capacity", runner, repository, {})
    assert installed.returncode == 0, installed.stderr
    run = pull_request(runner, repository, base)
    assert (run.status, len(run.comments)) == (0, 1)
    assert not trap.exists(), trap.read_text("utf-8")


def job_of_gitlab(repository: Path, folder: Path, base: str) -> subprocess.CompletedProcess[str]:  # noqa: F811  its name
    """The component's job, run as GitLab runs it."""
    environment = {
        "PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8", "TMPDIR": str(folder),
        "CAPACITY_PACKAGE": str(CHECKOUT), "CAPACITY_FILES": "capacity.yaml", "CAPACITY_OPTIONS": "",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": base,
    }  # fmt: skip
    script = "\n".join([*_JOB["before_script"], *_JOB["script"]])  # one shell runs both
    command = ["/bin/bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(command, cwd=repository, env=environment, capture_output=True, text=True, check=False)


def test_by_the_job_of_gitlab(trap: Path, repository: Path, tmp_path: Path) -> None:  # noqa: F811  the fixture
    done = job_of_gitlab(repository, tmp_path, committed(repository))
    assert done.returncode == 0, done.stderr
    assert not trap.exists(), trap.read_text("utf-8")
    made = {name for name in git(repository, "status", "--porcelain").splitlines() if name.startswith("??")}
    assert made == {"?? capacity-code-quality.json", "?? capacity-junit.xml", "?? capacity.md"}


def test_the_job_of_gitlab_writes_through_no_link(repository: Path, tmp_path: Path) -> None:  # noqa: F811  the fixture
    (tmp_path / "profile").write_text("mine", "utf-8")
    head = (repository / ".git" / "HEAD").read_bytes()
    (repository / "capacity.md").symlink_to("../profile")
    (repository / "capacity-junit.xml").symlink_to(".git/HEAD")
    done = job_of_gitlab(repository, tmp_path, committed(repository))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "profile").read_text("utf-8") == "mine"
    assert (repository / ".git" / "HEAD").read_bytes() == head
    assert not (repository / "capacity.md").is_symlink()
