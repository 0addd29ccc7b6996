"""How long the command takes to start: ratios to `python -c pass`, the commands run in turn.

`python benchmarks/startup.py [RUNS]`. A ratio is the median over the rounds, so that a slow moment of the machine
counts for both sides; a bound is printed beside it and never asserted.
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCENARIO = str(ROOT / "scenarios" / "daily-2000.yaml")
WITH_A_DAY = str(ROOT / "scenarios" / "realistic.yaml")
PASS = (sys.executable, "-c", "pass")
CAPACITY = (sys.executable, "-m", "capacity_cli")
COMMANDS = {
    "help": ((*CAPACITY, "--help"), 9),
    "plan as JSON": ((*CAPACITY, "plan", SCENARIO, "--format", "json"), 28),
    "plan as table": ((*CAPACITY, "plan", SCENARIO), 36),
    "plan of a day as JSON": ((*CAPACITY, "plan", WITH_A_DAY, "--format", "json"), 28),
    "plan of a day as table": ((*CAPACITY, "plan", WITH_A_DAY), 36),
    "forecast as JSON": (
        (*CAPACITY, "forecast", SCENARIO, "--months", "120", "--set", "workload.growth=10%", "--format", "json"),
        48,
    ),
}
"""Each command with the bound of its ratio; a forecast is of ten years."""


def seconds(command: tuple[str, ...]) -> float:
    """The wall time of one run of a command, which must succeed."""
    began = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - began


def main(rounds: int) -> None:
    """Run everything in turn and print the ratios."""
    ratios: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for command, _ in COMMANDS.values():
        seconds(command)  # the first run compiles
    for _ in range(rounds):
        for name, (command, _) in COMMANDS.items():
            ratios[name].append(seconds(command) / seconds(PASS))
    print(f"ratios to `python -c pass`, median of {rounds} interleaved runs, Python {sys.version.split()[0]}")
    for name, (_, bound) in COMMANDS.items():
        low, middle, high = min(ratios[name]), statistics.median(ratios[name]), max(ratios[name])
        print(f"{name:22} {middle:5.1f}×  ({low:.1f} to {high:.1f})  bound {bound}×")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 25)
