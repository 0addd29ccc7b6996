"""Outputs that cannot be written: a clear message, the status of a refusal, and the old file as it was."""

import os
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from subprocess import DEVNULL, PIPE

import pytest
from driven import CHECKOUT, MODULE, SCENARIO, ended, environment, names, ran, started
from nobody import NOBODY, folder_of_nobody

from capacity_cli.cli.main import main

FORMATS = {
    **dict.fromkeys(("table", "json", "csv", "markdown"), "plan"),
    **dict.fromkeys(("github", "junit", "sarif", "gitlab"), "check"),
}
EVERY_OUTPUT = [
    *([command, SCENARIO, "--format", each] for each, command in FORMATS.items()),
    *(["--help"], ["prices", "--help"], ["--version"], ["schema", "scenario"], ["validate", SCENARIO]),
]  # fmt: skip
EACH = pytest.mark.parametrize("arguments", EVERY_OUTPUT, ids=lambda each: " ".join(Path(part).name for part in each))


def into(file: str, *arguments: str | Path) -> tuple[int, bytes]:
    """The status of a command whose answer goes there, and what it says about that."""
    with Path(file).open("wb") as out:
        done = subprocess.run(
            [sys.executable, *MODULE, *arguments], cwd=CHECKOUT, env=environment(), stdout=out, stderr=PIPE, check=False
        )
    return done.returncode, done.stderr


@EACH
def test_a_full_disk_behind_standard_output(arguments: list[str | Path]) -> None:
    status, err = into("/dev/full", *arguments)
    first, *_ = err.decode().splitlines()
    assert (status, first) == (2, "stdout: DOC016 the file cannot be written: there is no space left")


@EACH
def test_a_reader_that_goes_away(arguments: list[str | Path]) -> None:
    with started(*arguments) as process:
        assert process.stdin is not None and process.stdout is not None  # noqa: PT018
        process.stdout.close()
        assert process.wait(60) in {0, 1}
        assert process.stderr is not None
        assert process.stderr.read() == b""


def test_a_reader_that_wants_the_first_line_only() -> None:
    command = f"{sys.executable} -m capacity_cli schema scenario | head -1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command], cwd=CHECKOUT, env=environment(), capture_output=True, check=False  # noqa: S607
    )  # fmt: skip
    assert (done.stdout, done.stderr) == (b"{\n0\n", b"")


@pytest.mark.parametrize("where", ["full", "gone", "closed"])
def test_talk_that_nobody_hears_changes_no_status(where: str) -> None:
    command = {"full": "2> /dev/full", "gone": "2> >(true)", "closed": "2>&-"}[where]
    for arguments, status in (("plan none.yaml", 2), ("plan", 0), ("check none.yaml --format json", 2)):
        done = subprocess.run(
            ["bash", "-c", f"{sys.executable} -m capacity_cli {arguments} {command}"],  # noqa: S607
            cwd=CHECKOUT, env=environment(), stdout=DEVNULL, check=False,
        )  # fmt: skip
        assert done.returncode == status


def test_a_file_that_would_grow_beyond_a_limit(tmp_path: Path) -> None:
    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    (tmp_path / "out.json").write_text("old")
    (tmp_path / "summary.md").write_text("before\n")
    done = ran(
        "check", SCENARIO, "--format", "github", "--output", "json=out.json",
        folder=tmp_path, before=little_room, more={"GITHUB_STEP_SUMMARY": "summary.md", "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith(b"out.json: DOC016 the file cannot be written: it would be larger than the system")
    only_summary = ran(
        "check", SCENARIO, "--format", "github",
        folder=tmp_path, before=little_room, more={"GITHUB_STEP_SUMMARY": "summary.md", "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    assert only_summary.returncode == 2
    assert only_summary.stderr.startswith(b"summary.md: DOC016 the file cannot be written")
    assert names(tmp_path) == ["out.json", "summary.md"]
    assert [(tmp_path / name).read_text() for name in names(tmp_path)] == ["old", "before\n"]


def as_nobody(folder: Path, arguments: list[str]) -> int:
    """The status of the command without the privileges of root; all that it loads must have been loaded before."""
    child = os.fork()
    if child == 0:
        status = 99
        try:
            os.chdir(folder)
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            status = main(arguments)
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_a_folder_that_may_not_be_written(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    if os.geteuid() != 0:
        pytest.skip("needs to become another user")
    options = ["plan", "capacity.yaml", "--prices", "prices", "--output", "json=out.json", "--output", "csv=new.csv"]
    with folder_of_nobody() as folder:
        shutil.copy(SCENARIO, folder / "capacity.yaml")
        shutil.copytree(CHECKOUT / "pricing" / "guide", folder / "prices")
        (folder / "out.json").write_text("old")
        (folder / "out.json").chmod(0o666)
        loads = [option.replace("=", f"={tmp_path}/") for option in options]
        assert main([str(folder / each) if each in {"capacity.yaml", "prices"} else each for each in loads]) == 0
        answer = capfd.readouterr().out
        before = names(folder)
        folder.chmod(0o555)
        assert as_nobody(folder, options) == 2
        shown = capfd.readouterr()
        assert len(shown.out.splitlines()) == len(answer.splitlines())  # the answer itself is shown
        assert [line for line in shown.err.splitlines() if "DOC016" in line] == [
            f"{name}: DOC016 the file cannot be written: it may not be accessed" for name in ("out.json", "new.csv")
        ]
        assert names(folder) == before
        assert (folder / "out.json").read_text() == "old"


def test_of_several_who_write_a_file_at_once_one_leaves_it_whole(tmp_path: Path) -> None:
    scenarios = [CHECKOUT / "scenarios" / f"{name}.yaml" for name in ("daily-2000", "realistic", "bkend-growth")]
    wholes = [ran("plan", each, "--format", "json", folder=tmp_path).stdout for each in scenarios]
    for _ in range(2):
        with (
            started("plan", scenarios[0], "--output", "json=out.json", folder=tmp_path) as one,
            started("plan", scenarios[1], "--output", "json=out.json", folder=tmp_path) as other,
            started("plan", scenarios[2], "--output", "json=out.json", folder=tmp_path) as third,
        ):
            assert [ended(each)[0] for each in (one, other, third)] == [0, 0, 0]
        assert names(tmp_path) == ["out.json"]
        assert (tmp_path / "out.json").read_bytes() in wholes


def test_a_signal_for_too_large_a_file_is_no_end() -> None:
    assert signal.getsignal(signal.SIGXFSZ) is signal.SIG_IGN  # as Python has it; the refusal above depends on it
