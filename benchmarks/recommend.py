"""How long `capacity recommend` takes over 100,000 configurations: ratios to `python -c pass`, and to a brute force.

`python benchmarks/recommend.py [RUNS]`. The brute force plans every hundredth batch size, one configuration after
another. The second space is larger: what runs use by the hour is billed, and there are regions and concurrencies. The
third has memories, too. The fourth is larger still, and nothing in it holds.
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

from capacity_cli.api.loading import Loader
from capacity_cli.api.recommending import space_for
from capacity_cli.documents.changes import read_change
from capacity_cli.model.plan import plan
from capacity_cli.model.recommend.search import search
from capacity_cli.model.recommend.space import Space

ROOT = Path(__file__).resolve().parent.parent
SCENARIO = str(ROOT / "scenarios" / "daily-50000.yaml")
PASS = (sys.executable, "-c", "pass")
BOUND = 200
ANSWERED = (0, 1)  # something holds, or nothing does
LARGE = ("prices=2026-11", "commercial=true", "scheduler.seconds_per_job=0.5")
LARGER = (
    *LARGE,
    "footprint.memory_gb_hours.per_run_hour=2",
    "footprint.invocations.per_run=1",
    "services.vercel.region=icn1",
    "recommend.regions.vercel=[iad1, icn1]",
    "recommend.concurrency.max=8",
)
LARGEST = (
    *LARGER,
    "footprint.memory_gb_hours={per_run_hour: 0, per_run_gb_hour: 1}",
    "scheduler.per_job.memory_mb=200",
    "recommend.memory_gb=[0.5, 1, 2, 4]",
)
NOTHING = (*LARGER, "recommend.concurrency.max=50", "checks={headroom: {min: 2}, monthly_cost: {max: 5_000_000}}")
SPACES = {
    "plans and schedules": LARGE,
    "with regions and hours": LARGER,
    "and with memories": LARGEST,
    "nothing holds": NOTHING,
}


def space_of(changes: tuple[str, ...]) -> Space:
    """The space of the scenario with some changes."""
    return space_for(Loader(tuple(map(read_change, changes))).load(SCENARIO)[0])


def seconds(command: tuple[str, ...]) -> float:
    """The wall time of one run of a command, which must come to an answer."""
    began = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True)
    if done.returncode not in ANSWERED:
        raise RuntimeError(done.stderr)
    return time.perf_counter() - began


def command_with(changes: tuple[str, ...]) -> tuple[str, ...]:
    """The whole command, from start to JSON."""
    options = [option for change in changes for option in ("--set", change)]
    return (sys.executable, "-m", "capacity_cli", "recommend", SCENARIO, *options, "--format", "json")


def against_brute_force() -> tuple[int, float]:
    """How many configurations are planned one by one, and how many times longer that takes than the search of all."""
    space = space_of(LARGE)
    began = time.perf_counter()
    search(space)
    searched = time.perf_counter() - began
    tried = [(cell, size) for cell in space.cells for size in space.batch_sizes[::100]]
    began = time.perf_counter()
    for cell, size in tried:
        plan(space.setting_of(cell, size))
    return len(tried), (time.perf_counter() - began) / searched


def main(rounds: int) -> None:
    """Run everything in turn and print the ratios."""
    for name, changes in SPACES.items():
        command = command_with(changes)
        seconds(command)  # the first run compiles
        ratios = [seconds(command) / seconds(PASS) for _ in range(rounds)]
        low, middle, high = min(ratios), statistics.median(ratios), max(ratios)
        size = f"{space_of(changes).size:,} configurations"
        bound = f"bound {BOUND}×" if changes is not NOTHING else "no bound"
        print(f"{name:22} {size:28} {middle:5.1f}×  ({low:.1f} to {high:.1f})  {bound}")
    tried, times = against_brute_force()
    print(f"planning {tried:,} of them one by one takes {times:.0f} times as long as searching all")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
