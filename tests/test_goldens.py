"""What the command prints for every shipped scenario: one plain file each, and the same bytes on any machine.

`CAPACITY_REWRITE_GOLDENS=1 python -m pytest tests/test_goldens.py` writes the files anew; read the difference.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from capacity_cli.cli.main import main

ROOT = Path(__file__).parents[1]
GOLDENS = Path(__file__).parent / "goldens"
REWRITE = os.environ.get("CAPACITY_REWRITE_GOLDENS") == "1"

SCENARIOS = sorted(path.stem for path in (ROOT / "scenarios").glob("*.yaml"))
FORMATS = {
    "en.txt": ["--lang", "en"],
    "ko.txt": ["--lang", "ko"],
    "json": ["--format", "json"],
    "en.md": ["--lang", "en", "--format", "markdown"],
    "ko.md": ["--lang", "ko", "--format", "markdown"],
    "csv": ["--format", "csv"],
}
LARGE = ("--set", "prices=2026-11", "--set", "commercial=true", "--set", "scheduler.seconds_per_job=0.5")
"""A large commercial service on the prices of the vendors."""
COMMANDS = {
    **{name: ["plan", f"scenarios/{name}.yaml"] for name in SCENARIOS},
    "side-by-side": ["plan", *(f"scenarios/{name}.yaml" for name in SCENARIOS if name.startswith("daily-"))],
    "one-row-each": ["plan", *(f"scenarios/{name}.yaml" for name in SCENARIOS)],
    "roi": ["roi", "scenarios/daily-2000.yaml"],
    "roi-compared": ["roi", "scenarios/daily-2000.yaml", "--compare", "scenarios/daily-2000-pro.yaml"],
    "forecast": ["forecast", "scenarios/realistic.yaml", "--set", "workload.growth={monthly: 10%}"],
    "solve": ["solve", "scenarios/daily-2000.yaml", "--budget", "1_400_000"],
    "recommend": ["recommend", "scenarios/daily-50000.yaml", *LARGE],
    "recommend-nothing": ["recommend", "scenarios/daily-50000.yaml", *LARGE, "--set", "checks.monthly_cost.max=1"],
    "ladder": ["recommend", "--ladder", "scenarios/bkend-growth.yaml", "--up-to", "5000"],
    "ladder-ends": ["recommend", "--ladder", "scenarios/realistic.yaml", "--set", "workload.growth=10%"],
    "check": ["check", "scenarios/realistic.yaml"],
    "check-fails": ["check", "scenarios/realistic.yaml", "--set", "checks.headroom.min=3"],
    "check-undecided": ["check", "scenarios/bkend-mvp.yaml", "--set", "checks={monthly_cost: {max: 1e6}}"],
}
CASES = {
    f"{name}.{ending}": [*command, *options]
    for name, command in COMMANDS.items()
    for ending, options in FORMATS.items()
}


@pytest.fixture(autouse=True)
def _same_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith(("CAPACITY_", "LC_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("golden", CASES)
def test_the_output_is_the_golden_one(golden: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    status = main(CASES[golden])
    shown = " ".join(f"'{each}'" if " " in each else each for each in CASES[golden])
    found = f"$ capacity {shown}\n".encode() + capfdbinary.readouterr().out + f"[status {int(status)}]\n".encode()
    file = GOLDENS / golden
    if REWRITE:
        GOLDENS.mkdir(exist_ok=True)
        file.write_bytes(found)
    assert found.decode() == file.read_bytes().decode()


def test_every_golden_file_belongs_to_a_case() -> None:
    assert {path.name for path in GOLDENS.iterdir()} == set(CASES)


@pytest.mark.parametrize("golden", [name for name in CASES if name.endswith(".txt")])
def test_no_line_of_a_table_is_wider_than_the_page(golden: str) -> None:
    from rich.cells import cell_len  # noqa: PLC0415

    _, *lines = (GOLDENS / golden).read_text("utf-8").splitlines()
    assert [line for line in lines if cell_len(line) > 80] == []


def printed(options: list[str], **environment: str) -> bytes:
    """Standard output of a new process, in an environment of nothing but what is given."""
    kept: Mapping[str, str] = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-m", "capacity_cli", "plan", *(f"scenarios/{name}.yaml" for name in SCENARIOS), *options],
        cwd=ROOT,
        env={**kept, "PYTHONUTF8": "0", "PYTHONHASHSEED": "0", **environment},
        capture_output=True,
        check=True,
    )
    return done.stdout


@pytest.mark.parametrize("options", [["--format", "json"], ["--lang", "en"], ["--lang", "ko"]])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "2"}),
        ({"TZ": "America/Los_Angeles"}, {"TZ": "Asia/Seoul"}),
        ({"TZ": "UTC"}, {}),
    ],
    ids=["two runs", "two time zones", "without a time zone"],
)
def test_two_runs_print_the_same_bytes(options: list[str], one: dict[str, str], other: dict[str, str]) -> None:
    assert printed(options, LANG="C.UTF-8", **one) == printed(options, LANG="C.UTF-8", **other)


@pytest.mark.parametrize(
    "other",
    [
        {"LANG": "ko_KR.UTF-8"},
        {"LC_ALL": "C"},
        {"LANG": "ko_KR.EUC-KR"},
        {"LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii"},
    ],
)
def test_json_is_the_same_in_any_locale(other: dict[str, str]) -> None:
    assert printed(["--format", "json"], LC_ALL="C.UTF-8") == printed(["--format", "json"], **other)


def test_json_does_not_depend_on_the_width_of_the_terminal() -> None:
    assert printed(["--format", "json"], COLUMNS="20") == printed(["--format", "json"], COLUMNS="200")
