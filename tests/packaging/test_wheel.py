"""The package as users get it: built from the source archive, installed clean, and run from another folder."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

CHECKOUT = Path(__file__).parents[2]
SHIPPED = ("pricing", "scenarios")


class Built(NamedTuple):
    """What was built, and from which folder."""

    source: Path
    archive: Path
    wheel: Path


def ended(arguments: Sequence[str | Path], folder: Path) -> str:
    """The standard output of a command that must succeed, in an environment that leads to no checkout."""
    unset = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
    clean = {key: value for key, value in os.environ.items() if key not in unset and not key.startswith("CAPACITY_")}
    done = subprocess.run(arguments, cwd=folder, env=clean, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def git(folder: Path, *arguments: str) -> list[str]:
    found = shutil.which("git")
    assert found is not None
    return [line for line in ended([found, *arguments], folder).split("\0") if line]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A source archive of the files that are or may be committed, and the wheel that is made of the archive."""
    if not (CHECKOUT / ".git").exists():
        pytest.skip("needs a checkout")
    source, target = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("dist")
    for name in git(CHECKOUT, "ls-files", "-z", "--cached", "--others", "--exclude-standard"):
        if (CHECKOUT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(CHECKOUT / name, source / name)
    git(source, "init", "--quiet")
    git(source, "add", "--all")
    for folder in SHIPPED:
        (source / folder / "__pycache__").mkdir()
        (source / folder / "__pycache__" / "left.pyc").touch()  # ignored, and so never shipped
    ended([sys.executable, "-m", "build", "--no-isolation", "--outdir", target, source], target)
    [archive], [wheel] = target.glob("*.tar.gz"), target.glob("*.whl")
    return Built(source, archive, wheel)


@pytest.fixture(scope="module")
def installed(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a new environment that has the wheel, and the dependencies of the one that runs the tests."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=False)
    [packages] = home.glob("lib/python*/site-packages")
    ours = dict.fromkeys(sysconfig.get_path(name) for name in ("purelib", "platlib"))
    (packages / "dependencies.pth").write_text("\n".join(ours), encoding="utf-8")  # their own .pth files do not count
    pip: list[str | Path] = [
        sys.executable,
        "-m",
        "pip",
        "--disable-pip-version-check",
        "--python",
        home / "bin" / "python",
    ]
    ended([*pip, "install", "--quiet", "--no-deps", "--no-index", "--ignore-installed", built.wheel], home)
    return home / "bin"


def test_what_ships_is_what_is_committed(built: Built) -> None:
    committed = git(built.source, "ls-files", "-z", *SHIPPED)
    assert len(committed) > len(SHIPPED)
    with zipfile.ZipFile(built.wheel) as wheel:
        prefix = "capacity_cli/_bundled/"
        shipped = {name.removeprefix(prefix): wheel.read(name) for name in wheel.namelist() if name.startswith(prefix)}
    assert shipped == {name: (built.source / name).read_bytes() for name in committed}


def test_the_package_ships_whole(built: Built) -> None:
    with zipfile.ZipFile(built.wheel) as wheel:
        names = {name for name in wheel.namelist() if "/_bundled/" not in name and ".dist-info/" not in name}
    assert names == set(git(built.source, "ls-files", "-z", "capacity_cli"))


def test_the_package_says_that_it_has_types(built: Built) -> None:
    with zipfile.ZipFile(built.wheel) as wheel:
        assert "capacity_cli/py.typed" in wheel.namelist()


def test_the_source_archive_has_what_a_packager_needs(built: Built) -> None:
    with tarfile.open(built.archive) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "README.md", "README.ko.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md"} <= names
    for folder in (*SHIPPED, "capacity_cli", "tests", "docs", "requirements"):
        assert set(git(built.source, "ls-files", "-z", folder)) <= names
    assert not [name for name in names if name.endswith(".pyc")]


def test_the_command_runs_from_another_folder(installed: Path, tmp_path: Path) -> None:
    version = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert ended([installed / "capacity", "--version"], tmp_path) == f"capacity {version}\n"
    where = "import capacity_cli; print(capacity_cli.__file__)"
    assert Path(ended([installed / "python", "-c", where], tmp_path).strip()).is_relative_to(installed.parent)
    [entry] = json.loads(ended([installed / "capacity", "plan", "--format", "json"], tmp_path))["scenarios"]
    assert (entry["capacity"]["headroom"], entry["cost"]["total"]) == ("7.2", "900000")
    assert entry["file"] == "daily-2000.yaml"


def test_a_scenario_of_ones_own_is_planned_with_the_prices_that_ship(installed: Path, tmp_path: Path) -> None:
    for arguments in (("init",), ("validate", "capacity.yaml"), ("plan",), ("roi",), ("check", "capacity.yaml")):
        ended([installed / "capacity", *arguments], tmp_path)
    assert ended([installed / "python", "-m", "capacity_cli", "plan"], tmp_path) == ended(
        [installed / "capacity", "plan"], tmp_path
    )
