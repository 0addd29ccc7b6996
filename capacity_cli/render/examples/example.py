"""Reads the example of a code: a command, and the files by which it produces the finding or the problem.

The command is the first line of `example.yaml`, a comment, and is no longer part of its text: so somebody can enter the
folder of a code and run its command there as it stands.
"""

from dataclasses import dataclass
from importlib.resources import files

MAIN = "example.yaml"
"""The file that every example has."""

_COMMENT = "# "


@dataclass(frozen=True, slots=True)
class ExampleFile:
    """A file of an example."""

    name: str
    """Its name in the folder in which the command runs."""
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
    names = sorted((each.name for each in folder.iterdir()), key=lambda name: (name != MAIN, name))
    texts = {name: (folder / name).read_text(encoding="utf-8") for name in names}
    command, _, texts[MAIN] = texts[MAIN].partition("\n")
    return Example(command.removeprefix(_COMMENT), tuple(ExampleFile(*each) for each in texts.items()))
