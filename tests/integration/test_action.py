"""The action, driven as a runner does: its own steps with bash, on a repository with a good and a breaking change."""

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from test_comment import StandIn, stand_in

CHECKOUT = Path(__file__).parents[2]
ACTION = yaml.safe_load((CHECKOUT / "action.yml").read_text("utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}
IDENTITY = {f"GIT_{who}_{what}": "a@example.com" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
SCENARIO = (CHECKOUT / "scenarios" / "daily-2000.yaml").read_text("utf-8")
EVERY_5, EVERY_10, EVERY_30 = "*/5 * * * *", "*/10 * * * *", "*/30 * * * *"
BY_REFERENCE = "schedule: {vercel_json: {file: vercel.json, path: /api/cron}}"


class Run(NamedTuple):
    """What a workflow run leaves."""

    status: int
    log: str
    summary: str
    comments: list[str]


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(
        command, env={**os.environ, **IDENTITY}, check=True, capture_output=True, text=True
    ).stdout.strip()


def written(folder: Path, schedule: str) -> None:
    crons = [{"path": "/api/cron", "schedule": schedule}]
    (folder / "vercel.json").write_text(json.dumps({"crons": crons}, indent=2), "utf-8")


def committed(folder: Path) -> str:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "change")
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A service with its scenario, of which the schedule stands in the deployment's own file."""
    folder = tmp_path / "service"
    folder.mkdir()
    git(folder, "init", "--quiet")
    checks = "checks:\n  headroom: {min: 2}\n"
    (folder / "capacity.yaml").write_text(SCENARIO.replace(f'schedule: "{EVERY_5}"', BY_REFERENCE) + checks, "utf-8")
    written(folder, EVERY_5)
    committed(folder)
    return folder


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The runner's folder for files of a job, in which the first step has installed the program."""
    folder = tmp_path_factory.mktemp("runner")
    done = bash("Install capacity", folder, folder, {})
    assert done.returncode == 0, done.stderr
    return folder


def bash(name: str, runner: Path, folder: Path, values: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """A step of the action, its expressions replaced by their values."""
    step = STEPS[name]
    environment = {
        "PATH": os.environ["PATH"], "HOME": str(runner), "LANG": "C.UTF-8", "RUNNER_TEMP": str(runner),
        "GITHUB_ACTION_PATH": str(CHECKOUT), "GITHUB_REPOSITORY": "team/service", **values,
        **{key: expression(value, values) for key, value in step.get("env", {}).items()},
    }  # fmt: skip
    return subprocess.run(
        ["/bin/bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=folder, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def expression(text: str, values: dict[str, str]) -> str:
    """The value of an expression: the first name in it that has one."""
    inner = re.fullmatch(r"\$\{\{ (.*) \}\}", text)
    assert inner is not None
    names = inner[1].split(" || ")
    defaults = {f"inputs.{key}": str(each["default"]) for key, each in ACTION["inputs"].items()}
    found = (values.get(name) or defaults.get(name) or "" for name in names)
    return next(filter(None, found), "")


def pull_request(runner: Path, folder: Path, base: str, head: str = "team/service", **values: str) -> Run:
    """The steps after the installation, for a change from `base` to what is checked out."""
    files = {name: folder.parent / name for name in ("event.json", "output", "summary")}
    for name in ("output", "summary"):
        files[name].write_text("", "utf-8")
    change = {"number": 7, "head": {"repo": {"full_name": head}}, "base": {"repo": {"full_name": "team/service"}}}
    files["event.json"].write_text(json.dumps({"pull_request": change}), "utf-8")
    with stand_in(*StandIn.comments) as address:
        surroundings = {
            "GITHUB_EVENT_PATH": str(files["event.json"]), "GITHUB_OUTPUT": str(files["output"]),
            "GITHUB_STEP_SUMMARY": str(files["summary"]), "GITHUB_API_URL": address, "inputs.token": "secret",
            "github.event.pull_request.base.sha": base, **values,
        }  # fmt: skip
        checked = bash("Check capacity and budget", runner, folder, surroundings)
        assert checked.returncode == 0, checked.stderr
        status = re.search(r"status=(\d+)", files["output"].read_text("utf-8"))
        assert status is not None
        surroundings["steps.check.outputs.status"] = status[1]
        said = bash("Say why nothing was judged", runner, folder, surroundings)
        assert said.returncode == 0, said.stderr
        commented = bash("Comment on the pull request", runner, folder, surroundings)
        assert commented.returncode == 0, commented.stderr
        ended = bash("Pass or fail", runner, folder, {"steps.check.outputs.status": status[1]})
        bodies = [each["body"] for each in StandIn.comments]
    return Run(ended.returncode, checked.stdout + said.stdout, files["summary"].read_text("utf-8"), bodies)


@pytest.fixture(autouse=True)
def _no_comments() -> None:
    StandIn.comments.clear()


def test_a_change_that_breaks_capacity_fails_and_says_where(runner: Path, repository: Path) -> None:
    base = git(repository, "rev-parse", "HEAD")
    written(repository, EVERY_30)
    committed(repository)
    run = pull_request(runner, repository, base)
    assert run.status == 1
    errors = [line for line in run.log.splitlines() if line.startswith("::error ")]
    assert len(errors) == 1
    assert errors[0].startswith("::error file=vercel.json,line=5,")
    assert "headroom is 1.2" in errors[0]
    (comment,) = run.comments
    assert "7.2× → 1.2×" in comment
    assert comment.startswith("<!-- capacity-check -->\n\n## ❌")
    assert run.summary == comment


def test_a_good_change_passes_and_updates_the_comment(runner: Path, repository: Path) -> None:
    base = git(repository, "rev-parse", "HEAD")
    written(repository, EVERY_30)
    committed(repository)
    pull_request(runner, repository, base)
    written(repository, EVERY_10)
    committed(repository)
    run = pull_request(runner, repository, base)
    assert run.status == 0
    (comment,) = run.comments
    assert "## ✅" in comment
    assert "7.2× → 3.6×" in comment


def test_a_fork_gets_only_the_summary(runner: Path, repository: Path) -> None:
    base = git(repository, "rev-parse", "HEAD")
    written(repository, EVERY_30)
    committed(repository)
    run = pull_request(runner, repository, base, head="stranger/service")
    assert run.status == 1
    assert run.comments == []
    assert "7.2× → 1.2×" in run.summary


def test_a_shallow_clone_fetches_the_one_commit_that_it_lacks(runner: Path, repository: Path, tmp_path: Path) -> None:
    base = git(repository, "rev-parse", "HEAD")
    git(repository, "config", "uploadpack.allowAnySHA1InWant", "true")
    written(repository, EVERY_10)
    committed(repository)
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{repository}", str(shallow))
    run = pull_request(runner, shallow, base)
    assert run.status == 0
    assert "7.2× → 3.6×" in run.comments[0]


def test_a_base_that_cannot_be_had_is_said(runner: Path, repository: Path) -> None:
    run = pull_request(runner, repository, "0" * 40)
    assert run.status == 2
    assert "DOC070" in run.log
    assert "fetch-depth: 0" in run.comments[0]


def test_with_a_baseline_the_known_failure_passes_and_says_so(runner: Path, repository: Path) -> None:
    written(repository, EVERY_30)
    capacity = runner / "capacity" / "bin" / "capacity"
    subprocess.run([capacity, "check", "--write-baseline", "baseline.json", "--quiet"], cwd=repository, check=True)
    base = committed(repository)
    run = pull_request(runner, repository, base, **{"inputs.options": "--baseline\nbaseline.json"})
    assert run.status == 0
    assert "known" in run.comments[0]


@pytest.mark.parametrize(
    ("options", "code"),
    [("--baseline\nbase.json", "DOC009"), ("--policy\nbase.json", "DOC"), ("--no-such-option", "DOC026")],
)
def test_what_keeps_it_from_judging_takes_the_place_of_the_old_verdict(
    options: str, code: str, runner: Path, repository: Path
) -> None:
    base = git(repository, "rev-parse", "HEAD")
    assert "## ✅" in pull_request(runner, repository, base).comments[0]
    (repository / "base.json").write_text("<<<<<<< HEAD\n", "utf-8")
    committed(repository)
    run = pull_request(runner, repository, base, **{"inputs.options": options})
    assert run.status == 2
    (comment,) = run.comments
    assert comment.startswith("<!-- capacity-check -->\n\n## ⛔ nothing could be judged\n")
    assert code in comment
    assert run.summary == comment
    assert run.log.startswith("::error file=")


@pytest.mark.parametrize("has_written", [True, False])
def test_a_check_that_breaks_takes_its_place_too(has_written: bool, repository: Path, tmp_path: Path) -> None:
    program = tmp_path / "broken" / "capacity" / "bin" / "capacity"
    program.parent.mkdir(parents=True)
    writes = f"echo '## ✅' > {tmp_path}/broken/capacity.md" if has_written else ":"
    says = r"printf '</details>\n```\n@team ::error::x\n\033[31m<!-- \n' >&2"
    program.write_text(f"#!/bin/bash\n{writes}\n{says}\nexit 70\n", "utf-8")
    program.chmod(0o755)
    run = pull_request(tmp_path / "broken", repository, git(repository, "rev-parse", "HEAD"))
    assert run.status == 70
    (comment,) = run.comments
    assert comment.startswith("<!-- capacity-check -->\n\n## ⛔ nothing could be judged\n\n`capacity check` ended with")
    assert "✅" not in comment
    assert comment.endswith("\n    </details>\n    ```\n    @team ::error::x\n     [31m<!--\n")
    assert run.summary == comment
    assert run.log.startswith("::error title=capacity::Nothing could be judged. ")


def test_an_installation_that_fails_takes_its_place_too(repository: Path, tmp_path: Path) -> None:
    surroundings = {"GITHUB_STEP_SUMMARY": str(tmp_path / "summary")}
    (tmp_path / "capacity.md").write_text("<!-- capacity-check -->\n\n## ✅ of an earlier use\n", "utf-8")
    (tmp_path / "capacity.log").write_text("of an earlier use\n", "utf-8")
    said = bash("Say why nothing was judged", tmp_path, repository, surroundings)
    assert (said.returncode, said.stdout.startswith("::error ")) == (0, True)
    assert "could not be installed" in (tmp_path / "capacity.md").read_text("utf-8")
    assert "earlier" not in (tmp_path / "capacity.md").read_text("utf-8")


def test_two_uses_with_a_name_each_have_a_comment_each(runner: Path, repository: Path) -> None:
    base = git(repository, "rev-parse", "HEAD")
    (repository / "other.yaml").write_bytes((repository / "capacity.yaml").read_bytes())
    written(repository, EVERY_30)
    committed(repository)
    pull_request(runner, repository, base, **{"inputs.name": "first"})
    written(repository, EVERY_10)
    committed(repository)
    second = {"inputs.name": "second", "inputs.files": "other.yaml"}
    pull_request(runner, repository, base, **second)
    run = pull_request(runner, repository, base, **second)
    assert ["`first`" in each for each in run.comments] == [True, False]
    assert ["## ❌" in each for each in run.comments] == [True, False]


def test_the_script_runs_with_an_old_bash() -> None:
    script = (CHECKOUT / "action" / "check.sh").read_text("utf-8")
    assert not re.search(r"mapfile|readarray|declare -A|coproc|\|&|&>>|\$\{\w+(,|\^|@)", script)


@pytest.mark.parametrize("files", ["capacity.yaml\n\nother scenario.yaml\n", "capacity.yaml\n"])
def test_files_are_named_one_a_line(files: str, runner: Path, repository: Path) -> None:
    (repository / "other scenario.yaml").write_text((repository / "capacity.yaml").read_text("utf-8"), "utf-8")
    base = committed(repository)
    run = pull_request(runner, repository, base, **{"inputs.files": files})
    assert run.status == 0
    assert run.comments[0].count("<details>") == len(files.split("\n\n"))


def test_the_example_of_the_readme_is_a_workflow_with_this_action() -> None:
    readme = (CHECKOUT / "README.md").read_text("utf-8")
    (workflow,) = re.findall(r"```yaml\n(on: pull_request\n.*?)```", readme, re.DOTALL)
    assert len(workflow.strip().splitlines()) == 6
    jobs: dict[str, Any] = yaml.safe_load(workflow)["jobs"]
    (job,) = jobs.values()
    assert [step["uses"].partition("@")[0] for step in job["steps"]] == ["actions/checkout", "your-team/capacity"]
