"""A command that is stopped, at whatever it is just doing: its status says how, and nothing is half written."""

import os
import random
import signal
import time
from pathlib import Path
from subprocess import Popen

import pytest
from driven import SCENARIO, ended, names, ran, started

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks into the process by /proc")

SIGNALS = pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
HELD = "import os, time; os.{call} = lambda *_: (print('held', flush=True), time.sleep(60)); "
"""A system that takes its time for one call."""
COMMAND = "from capacity_cli.cli.main import run; run()"
TICKS = os.sysconf("SC_CLK_TCK")


def state_of(process: "Popen[bytes]") -> list[str]:
    """What the system says of a process, from its state on."""
    return Path(f"/proc/{process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()


def worked_for(process: "Popen[bytes]", seconds: float) -> None:
    """Wait until a process has used so much of a processor, or has come to its end before."""
    while True:
        fields = state_of(process)
        if fields[0] == "Z" or (int(fields[11]) + int(fields[12])) / TICKS >= seconds:
            return
        time.sleep(0.01)


@SIGNALS
def test_while_it_reads(number: int, status: int) -> None:
    with started("plan", "-") as process:
        assert process.stdin is not None
        process.stdin.write(b"#" * 200_000)  # more than a pipe holds: what is written was read, and it waits for more
        process.stdin.flush()
        process.send_signal(number)
        assert ended(process) == (status, b"", b"")


def test_while_it_plans(tmp_path: Path) -> None:
    many = ["variants:", *(f"  v{at}: {{workload: {{messages_per_day: {at + 1}}}}}" for at in range(30))]
    (tmp_path / "a.yaml").write_text(SCENARIO.read_text("utf-8") + "\n".join(many), "utf-8")
    with started("plan", *["a.yaml"] * 140, "--output", "json=out.json", folder=tmp_path) as process:
        worked_for(process, 1.5)
        process.send_signal(signal.SIGINT)
        assert ended(process) == (130, b"", b"")
    assert names(tmp_path) == ["a.yaml"]


@pytest.mark.parametrize("call", ["fsync", "replace"])
@SIGNALS
def test_while_it_writes_over_a_file(number: int, status: int, call: str, tmp_path: Path) -> None:
    (tmp_path / "out.json").write_text("old")
    program = ("-c", HELD.format(call=call) + COMMAND)
    with started("plan", SCENARIO, "--quiet", "--output", "json=out.json", folder=tmp_path, program=program) as process:
        assert process.stdout is not None
        while process.stdout.readline() != b"held\n":
            assert process.poll() is None
        assert len(names(tmp_path)) == 2  # the new text, beside
        process.send_signal(number)
        assert ended(process)[0] == status
    assert names(tmp_path) == ["out.json"]
    assert (tmp_path / "out.json").read_text() == "old"


@pytest.mark.parametrize("call", ["fsync", "link"])
def test_while_it_writes_a_new_file(call: str, tmp_path: Path) -> None:
    program = ("-c", HELD.format(call=call) + COMMAND)
    with started("init", "new.yaml", folder=tmp_path, program=program) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        process.send_signal(signal.SIGTERM)
        assert ended(process)[0] == 143
    assert names(tmp_path) == []


def test_at_any_moment(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    options = ("plan", SCENARIO, "--quiet", "--output", "json=out.json")
    ran(*options, folder=tmp_path)
    whole = out.read_bytes()
    chance = random.Random(7)  # noqa: S311  moments, not secrets
    for _ in range(6):
        out.write_text("old")
        with started(*options, folder=tmp_path) as process:
            worked_for(process, chance.uniform(0.1, 0.4))
            process.send_signal(signal.SIGTERM)
            status = ended(process)[0]
        assert status in {0, 143, -signal.SIGTERM}  # the last one before the program has begun, or after its end
        assert names(tmp_path) == ["out.json"]
        assert out.read_bytes() in {whole, b"old"}


def test_a_signal_that_is_ignored_stays_ignored(tmp_path: Path) -> None:
    def ignore() -> None:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)  # what nohup does

    hangs_up = "import os, signal; fsync = os.fsync; os.fsync = lambda _: os.kill(os.getpid(), signal.SIGHUP); "
    options = ("plan", SCENARIO, "--output", "json=out.json")
    assert ran(*options, folder=tmp_path, before=ignore, program=("-c", hangs_up + COMMAND)).returncode == 0
    assert names(tmp_path) == ["out.json"]
