"""The files of a command: what was named, else `capacity.yaml` here, else, for some, an example that ships.

A file that cannot be used is reported and left out; the others go on.
"""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from capacity_cli.cli.dates import as_of_date, oldest_price
from capacity_cli.cli.options import CHANGES_VARIABLE
from capacity_cli.cli.terminal import Terminal
from capacity_cli.model.problems import Problem

if TYPE_CHECKING:
    from capacity_cli.documents.changes import Change

T = TypeVar("T")

DEFAULT_FILE = "capacity.yaml"
EXAMPLE = "daily-2000"


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """The options under which files are read."""

    changes: Sequence[str] | None
    """What `--set` changes."""
    prices: str | None
    """What `--prices` takes in the place of the files' own."""
    as_of: str | None = None
    """The date for which prices hold."""
    max_price_age: str | None = None
    """The age that they may have then."""
    oldest: str | None = None
    """The day before which a policy finds them too old."""


def files_or_default(terminal: Terminal, files: Sequence[str] | None) -> list[str]:
    """The named files; without any, `capacity.yaml` if it is there, else the bundled example, which is said."""
    if files:
        return list(files)
    if Path(DEFAULT_FILE).exists():
        return [DEFAULT_FILE]
    from capacity_cli.documents.bundled import Shipped  # noqa: PLC0415  only wanted without a file

    terminal.talk(terminal.texts("talk.example", name=EXAMPLE, default=DEFAULT_FILE))
    return [Shipped(f"{EXAMPLE}.yaml")]


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """What was found in some files."""

    answers: list[T]
    """What was found in those that could be used, in their order."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with the others; it has been shown."""

    @property
    def whole(self) -> bool:
        """Whether every file could be used."""
        return not self.problems


def read_all(
    terminal: Terminal, read: Callable[..., tuple[T, ...]], files: Sequence[str], options: ReadOptions
) -> Read[T]:
    """What `read` finds in each file; problems are shown as they come."""
    from capacity_cli.api.loading import Loader  # noqa: PLC0415  the models load slowly
    from capacity_cli.documents.refused import Refused  # noqa: PLC0415

    changes = _changes(options.changes)
    as_of = as_of_date(options.as_of)
    oldest = max(filter(None, (oldest_price(options.max_price_age, as_of), options.oldest)), default=None)
    loader = Loader(changes, options.prices, as_of, oldest, getattr(sys.stdin, "buffer", None))
    found: list[T] = []
    problems: list[Problem] = []
    for file in files:
        try:
            found.extend(read(loader, file))
        except Refused as refused:
            terminal.problems(refused.problems)
            problems.extend(refused.problems)
    return Read(found, tuple(problems))


def _changes(given: Sequence[str] | None) -> "tuple[Change, ...]":
    """What `--set` changes; raises `Refused` with every one that is no change."""
    from capacity_cli.documents.changes import read_change  # noqa: PLC0415  the models load slowly
    from capacity_cli.documents.refused import Refused  # noqa: PLC0415

    read: list[Change] = []
    problems: list[Problem] = []
    for text in given or os.environ.get(CHANGES_VARIABLE, "").splitlines():
        try:
            read.append(read_change(text))
        except Refused as refused:
            problems.extend(refused.problems)
    if problems:
        raise Refused(problems)
    return tuple(read)
