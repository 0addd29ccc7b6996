"""Each contract on imports is shown to break: a violation is planted in a copy of the package, and found."""

import os
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
SETTINGS = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
LAYERS, MODEL, PURE = (contract["name"] for contract in SETTINGS["contracts"])
IMPURE = SETTINGS["contracts"][2]["forbidden_modules"]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package and its settings."""
    shutil.copy(CHECKOUT / "pyproject.toml", tmp_path)
    without = shutil.ignore_patterns("__pycache__")
    shutil.copytree(CHECKOUT / "capacity_cli", tmp_path / "capacity_cli", ignore=without)
    return tmp_path


def plant(copy: Path, module: str, code: str) -> None:
    """Add code to a module; a module that does not exist is made."""
    with (copy / "capacity_cli" / module).open("a", encoding="utf-8") as file:
        file.write(code)


def judged(copy: Path) -> tuple[int, str]:
    """The status of the linter and what it says about each contract."""
    linter = Path(sysconfig.get_path("scripts"), "lint-imports")
    ended = subprocess.run(
        [sys.executable, linter, "--no-cache"],
        cwd=copy, env={**os.environ, "PYTHONPATH": str(copy), "COLUMNS": "300", "NO_COLOR": "1"},
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return ended.returncode, ended.stdout


def test_the_package_keeps_all_contracts(copy: Path) -> None:
    status, said = judged(copy)
    assert status == 0
    assert f"{LAYERS} KEPT" in said
    assert f"{MODEL} KEPT" in said
    assert f"{PURE} KEPT" in said


@pytest.mark.parametrize(
    ("module", "code"),
    [
        ("api/planning.py", "import capacity_cli.cli.app\n"),
        ("documents/editions.py", "import capacity_cli.api.loading\n"),
        ("render/sentences.py", "import capacity_cli.api.loading\n"),
        ("documents/editions.py", "import capacity_cli.render.sentences\n"),
        ("render/sentences.py", "import capacity_cli.documents.nodes\n"),
        ("model/names.py", "import capacity_cli.render.harmless\n"),
        ("model/names.py", "def _late() -> None:\n    import capacity_cli.documents.nodes\n"),
        ("unplaced.py", ""),
        ("model/names.py", "import capacity_cli.documents.files\n"),
    ],
)
def test_a_step_up_or_aside_is_found(module: str, code: str, copy: Path) -> None:
    plant(copy, module, code)
    status, said = judged(copy)
    assert status == 1
    assert f"{LAYERS} BROKEN" in said


def test_every_impurity_of_the_model_is_found(copy: Path) -> None:
    plant(copy, "model/names.py", "".join(f"import {name}\n" for name in IMPURE))
    status, said = judged(copy)
    assert status == 1
    assert f"{LAYERS} KEPT" in said
    assert f"{PURE} BROKEN" in said
    found = {name for name in IMPURE if f"capacity_cli.model is not allowed to import {name}:" in said}
    assert found == set(IMPURE)
    assert "capacity_cli.model.names -> os" in said


@pytest.mark.parametrize(
    ("module", "code"),
    [
        ("model/scenario.py", "import capacity_cli.model.plan\n"),
        ("model/money.py", "import capacity_cli.model.bill\n"),
        ("model/schedule/peak.py", "import capacity_cli.model.capacity\n"),
        ("model/unplaced.py", ""),
    ],
)
def test_an_import_upwards_within_the_model_breaks_its_contract(copy: Path, module: str, code: str) -> None:
    plant(copy, module, code)
    status, said = judged(copy)
    assert status == 1
    assert f"{MODEL} BROKEN" in said
