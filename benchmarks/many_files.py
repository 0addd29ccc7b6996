"""How fast many files are planned: files a second and core, and the peak memory of the process.

`python benchmarks/many_files.py [FILES]` makes that many scenarios from the realistic one and plans them in one run.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REALISTIC = ROOT / "scenarios" / "realistic.yaml"
FROM_KIB = 1024


def main(count: int) -> None:
    """Write the files, plan them, and print what it took."""
    text = REALISTIC.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number in range(count):
            file = Path(folder, f"{number}.yaml")
            changed = text.replace("messages_per_day: 2000", f"messages_per_day: {1000 + number}")
            file.write_text(changed, encoding="utf-8")
            files.append(str(file))
        began = time.perf_counter()
        command = (sys.executable, "-m", "capacity_cli", "plan", "--format", "json", *files)
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        took = time.perf_counter() - began
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = used.ru_utime + used.ru_stime
    print(f"{count} files: {count / processor:.0f} files a second and core, {took:.2f} s in all (bound 300)")
    print(f"peak memory {used.ru_maxrss / FROM_KIB:.0f} MB (bound 200)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
