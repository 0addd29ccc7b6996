"""Where the price lists and scenarios that ship with the program lie.

An installed package has them in `_bundled`; a checkout has them beside the package, next to its `pyproject.toml`.
"""

from importlib.resources import files
from pathlib import Path


def bundled(name: str) -> Path:
    """The folder of that name, `pricing` or `scenarios`."""
    package = Path(str(files("capacity_cli")))
    inside = package / "_bundled" / name
    checkout = package.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / name).is_dir():
        return checkout / name
    return inside


def shipped_editions() -> tuple[str, ...]:
    """The names of the editions that ship, in order."""
    return tuple(sorted(folder.name for folder in bundled("pricing").iterdir() if folder.is_dir()))


class Shipped(str):
    """The name under which a scenario that ships is shown, wherever the program is installed."""

    __slots__ = ()


def shipped_scenario(name: str) -> Path:
    """The file of a scenario that ships."""
    return bundled("scenarios") / f"{name}.yaml"
