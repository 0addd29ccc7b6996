"""All checks, on a fresh machine too: makes a virtual environment, installs what is pinned, and runs every tool.

`python3 check.py` is what CI runs. `python3 check.py lint` or any other name runs that step alone.
"""

import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
BIN = ENVIRONMENT / ("Scripts" if sys.platform == "win32" else "bin")
REQUIREMENTS = ROOT / "requirements" / "dev.txt"
OLDEST = (3, 11)

STEPS: dict[str, Sequence[str]] = {
    "format": ("ruff", "format", "--check", "."),
    "lint": ("ruff", "check", "."),
    "types": ("mypy",),
    "layers": ("lint-imports",),
    "docs": ("python", "docs/generate.py", "--check"),
    "tests": ("pytest", "--numprocesses", "auto", "--dist", "worksteal"),
    "fuzz": ("python", "fuzz/run.py", "--seconds", "20"),
}
"""What is checked, in this order, by name."""


def main(names: Sequence[str]) -> int:
    """Run the named steps, or all of them; the status is 0 only if every one passes."""
    if sys.version_info < OLDEST:
        print(f"Python {'.'.join(map(str, OLDEST))} or newer is needed; this is {sys.version.split()[0]}.")
        return 2
    unknown = sorted(set(names) - set(STEPS))
    if unknown:
        print(f"unknown: {', '.join(unknown)}; known: {', '.join(STEPS)}")
        return 2
    try:
        set_up()
    except subprocess.CalledProcessError as error:
        print(f"set-up failed: {' '.join(error.cmd)}")
        return 2
    failed = [name for name in names or STEPS if not passes(name)]
    print(f"\nfailed: {', '.join(failed)}" if failed else "\nall checks pass")
    return 1 if failed else 0


def set_up() -> None:
    """Make the virtual environment and install the pinned requirements and the package itself, if they changed."""
    mark = ENVIRONMENT / "installed"
    wanted = REQUIREMENTS.read_text(encoding="utf-8") + (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    if mark.is_file() and mark.read_text(encoding="utf-8") == wanted:
        return
    print("setting up .venv …", flush=True)
    venv.create(ENVIRONMENT, with_pip=True)
    pip = (str(BIN / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    subprocess.run([*pip, "--require-hashes", "--requirement", str(REQUIREMENTS)], check=True)
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)], check=True)
    mark.write_text(wanted, encoding="utf-8")


def passes(name: str) -> bool:
    """Run one step and say how it went."""
    tool, *arguments = STEPS[name]
    print(f"\n== {name}: {' '.join(STEPS[name])}", flush=True)
    return subprocess.run([str(BIN / tool), *arguments], cwd=ROOT, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
