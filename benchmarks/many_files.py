"""How fast many files are planned or checked: files a second and core, and the peak memory of the process.

`python benchmarks/many_files.py [COMMAND] [FILES]` makes that many scenarios from the realistic one and runs a command,
`plan` or `check`, over all of them at once: 1,000 for `plan`, 10,000 for `check`. Times are printed as multiples of
`python -c pass` as well, since a second is another one on every machine.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REALISTIC = ROOT / "scenarios" / "realistic.yaml"
FROM_KIB = 1024
USUAL = {"plan": 1_000, "check": 10_000}
MEMORY = {"plan": 200, "check": 500}
"""The megabytes that a run may take at most, with the usual number of files."""


def main(command: str, count: int) -> None:
    """Write the files, run the command, and print what it took."""
    text = REALISTIC.read_text(encoding="utf-8")
    bare = used_by(sys.executable, "-c", "pass")
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number in range(count):
            file = Path(folder, f"{number}.yaml")
            changed = text.replace("messages_per_day: 2000", f"messages_per_day: {1000 + number}")
            file.write_text(changed, encoding="utf-8")
            files.append(str(file))
        began = time.perf_counter()
        processor = used_by(sys.executable, "-m", "capacity_cli", command, "--format", "json", *files)
        took = time.perf_counter() - began
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / FROM_KIB
    print(f"{command}, {count:,} files: {count / processor:.0f} files a second and core, {took:.2f} s in all")
    print(f"a file takes {processor / count / bare:.2f} times `python -c pass`, which takes {bare * 1000:.0f} ms")
    print(f"peak memory {memory:.0f} MB (bound {MEMORY[command]})")


def used_by(*command: str) -> float:
    """The seconds of a processor that a command takes; some checks of the larger scenarios fail, which is no fault."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=ROOT, check=False, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in {0, 1}:
        sys.exit(f"{command[1:4]} ended with {done.returncode}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def asked(arguments: Sequence[str]) -> tuple[str, int]:
    """The command and the number of files."""
    command = next((each for each in arguments if each in USUAL), "plan")
    return command, next((int(each) for each in arguments if each.isdecimal()), USUAL[command])


if __name__ == "__main__":
    main(*asked(sys.argv[1:]))
