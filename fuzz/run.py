"""Runs the fuzz targets: `python fuzz/run.py [TARGET…] [--seconds N]`, the seconds shared by the targets.

With atheris installed the runs are guided by coverage; without it they are changes of the seeds by chance, which need
nothing but the program itself. What breaks a target is kept in `fuzz/found` and can be run again by `--input FILE`.
"""

import argparse
import json
import subprocess
import sys
import time
import traceback
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from random import Random

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

FOUND = HERE / "found"
LONGEST = 2.0
"""Seconds of a processor that one input may take."""
_POOL = 400  # documents that were taken, to change further
_GUIDED = HERE / "guided.py"


@dataclass(slots=True)
class Count:
    """What came of a target."""

    inputs: int = 0
    """How many inputs ran."""
    taken: int = 0
    """How many of them were taken, rather than refused."""
    faults: int = 0
    """How many broke the contract."""
    longest: float = 0.0
    """The longest run, in seconds of a processor."""


def main(arguments: list[str]) -> int:
    """Run the targets and print what came of them; 1 if any input broke its contract."""
    options = _options(arguments)
    from targets import TARGETS  # noqa: PLC0415  the path to it is set above

    names = options.targets or list(TARGETS)
    if options.input:
        TARGETS[names[0]](options.input.read_bytes())
        print("no fault")
        return 0
    guided = find_spec("atheris") is not None and not options.plain
    faults = 0
    for name in names:
        count = _guided(name, options) if guided else _by_chance(name, options.seconds / len(names), options.seed)
        faults += count.faults
        print(
            f"{name}: {count.inputs:,} inputs, {count.taken:,} taken, {count.faults} faults, "
            f"longest {count.longest:.2f} s", flush=True
        )  # fmt: skip
    return 1 if faults else 0


def _options(arguments: list[str]) -> argparse.Namespace:
    from targets import TARGETS  # noqa: PLC0415  the path to it is set above

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=float, default=60, help="of processor time, for all targets together")
    parser.add_argument("--seed", type=int, default=0, help="where chance begins")
    parser.add_argument("--plain", action="store_true", help="by chance, even if atheris is there")
    parser.add_argument("--input", type=Path, help="run this one input")
    options = parser.parse_args(arguments)
    unknown = sorted(set(options.targets) - set(TARGETS))
    if unknown:
        parser.error(f"unknown: {', '.join(unknown)}; known: {', '.join(TARGETS)}")
    return options


def _by_chance(name: str, seconds: float, seed: int) -> Count:
    """Change the seeds, and what was taken of their changes, until the time is over."""
    from mutation import mutated  # noqa: PLC0415
    from seeds import seeds_of, words_of  # noqa: PLC0415

    chance = Random(seed)  # noqa: S311  inputs, not secrets
    seeds, words, count = seeds_of(name), words_of(name), Count()
    pool = list(seeds)
    end = time.process_time() + seconds
    while time.process_time() < end:
        data = mutated(chance.choice(pool), chance.choice(pool), words, chance)
        if run(name, data, count):
            pool.append(data)
            if len(pool) > _POOL:
                del pool[chance.randrange(len(seeds), len(pool))]
    return count


def run(name: str, data: bytes, count: Count) -> bool:
    """Run one input; whether it was taken. A fault is kept and counted."""
    from targets import TARGETS  # noqa: PLC0415

    began = time.process_time()
    taken = False
    try:
        taken = TARGETS[name](data)
    except Exception:  # noqa: BLE001  whatever it is, it is what is looked for
        _keep(name, data, traceback.format_exc())
        count.faults += 1
    took = time.process_time() - began
    if took > LONGEST:
        _keep(name, data, f"{took:.1f} s of a processor")
        count.faults += 1
    count.inputs += 1
    count.taken += taken
    count.longest = max(count.longest, took)
    return taken


def _keep(name: str, data: bytes, what: str) -> None:
    FOUND.mkdir(exist_ok=True)
    file = FOUND / f"{name}-{sha256(data).hexdigest()[:12]}"
    file.write_bytes(data)
    print(f"{what}\nkept: python fuzz/run.py {name} --input {file.relative_to(HERE.parent)}", flush=True)


def _guided(name: str, options: argparse.Namespace) -> Count:
    """Run a target in a process of its own, as libFuzzer wants it."""
    seconds = max(1, round(options.seconds / len(options.targets or range(5))))
    command = [sys.executable, str(_GUIDED), name, str(seconds), str(options.seed)]
    FOUND.mkdir(exist_ok=True)
    with (FOUND / f"{name}.log").open("w", encoding="utf-8") as log:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=log, text=True, check=False, cwd=FOUND)
    *talk, last = done.stdout.splitlines() or [""]
    print("".join(f"{line}\n" for line in talk), end="")
    try:
        return Count(**json.loads(last))
    except (ValueError, TypeError):
        print(f"{last}\nended early: see {FOUND / name}.log")
        return Count(faults=1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
