"""The generated pages and schema files are what the program says today."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GENERATE = ROOT / "docs" / "generate.py"


def generate(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(GENERATE), *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )


def test_every_generated_page_is_up_to_date(tmp_path: Path) -> None:
    done = generate("--check", folder=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_an_unknown_argument_is_refused(tmp_path: Path) -> None:
    done = generate("--chek", folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--check" in done.stderr
