"""Reads the example of a code: a command, and the files by which it produces the finding or the problem.

The command is the first line of `example.yaml`, a comment, and is no longer part of its text: so somebody can enter the
folder of a code and run its command there as it stands.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

MAIN = "example.yaml"
"""The file that every example has."""

_COMMENT = "# "


@dataclass(frozen=True, slots=True)
class ExampleFile:
    """A file of an example."""

    name: str
    """Its path, with slashes, from the folder in which the command runs."""
    text: str
    """All of its lines."""


@dataclass(frozen=True, slots=True)
class Example:
    """A command and the files that it reads, which together produce what the code stands for."""

    command: str
    """What to type in the folder of the files."""
    files: tuple[ExampleFile, ...]
    """The files, `example.yaml` first."""


def example_of(code: str) -> Example | None:
    """The example of the code of a finding or problem; none where no document alone can produce it."""
    folder = files("capacity_cli.render.examples") / code
    if not folder.is_dir():
        return None
    texts = dict(_texts(folder, ""))
    command, _, text = texts.pop(MAIN).partition("\n")
    others = (ExampleFile(*each) for each in sorted(texts.items()))
    return Example(command.removeprefix(_COMMENT), (ExampleFile(MAIN, text), *others))


def _texts(folder: Traversable, above: str) -> Iterator[tuple[str, str]]:
    """The texts of a folder and of those in it, by their paths."""
    for each in folder.iterdir():
        path = f"{above}{each.name}"
        if each.is_dir():
            yield from _texts(each, f"{path}/")
        else:
            yield path, each.read_text(encoding="utf-8")
