"""Drives the real command as a process of its own, in an environment that holds nothing but what a test puts there."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE, CompletedProcess, Popen

CHECKOUT = Path(__file__).parents[2]
SCENARIO = CHECKOUT / "scenarios" / "realistic.yaml"
MODULE = ("-m", "capacity_cli")
_LONGEST = 60  # seconds, on a machine that does much else


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """No home, no locale, no terminal: what a service or a container may have."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return {**kept, "PYTHONPATH": str(CHECKOUT), **(more or {})}


def ran(
    *arguments: str | bytes | Path,
    folder: Path = CHECKOUT,
    given: bytes = b"",
    before: Callable[[], None] | None = None,
    program: tuple[str, ...] = MODULE,
    more: Mapping[str, str] | None = None,
) -> "CompletedProcess[bytes]":
    """The command, run to its end; `before` is done in its process, and `more` is in its environment."""
    return subprocess.run(
        [sys.executable, *program, *arguments], cwd=folder, env=environment(more), input=given, capture_output=True,
        check=False, timeout=_LONGEST, preexec_fn=before,
    )  # fmt: skip


@contextmanager
def started(
    *arguments: str | Path, folder: Path = CHECKOUT, program: tuple[str, ...] = MODULE
) -> Iterator["Popen[bytes]"]:
    """The command while it runs; what still runs in the end is killed."""
    command = [sys.executable, *program, *arguments]
    with Popen(command, cwd=folder, env=environment(), stdin=PIPE, stdout=PIPE, stderr=PIPE) as process:
        try:
            yield process
        finally:
            process.kill()


def ended(process: "Popen[bytes]") -> tuple[int, bytes, bytes]:
    """The status of a process that should end by itself now, and what it has written."""
    out, err = process.communicate(timeout=_LONGEST)
    return process.returncode, out, err


def names(folder: Path) -> list[str]:
    """What is in a folder."""
    return sorted(path.name for path in folder.iterdir())
