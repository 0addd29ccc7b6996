"""The files of a command: what was named, else `capacity.yaml` here, else, for some, an example that ships.

A file that cannot be used is reported and left out; the others go on.
"""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from capacity_cli.cli.dates import as_of_date, oldest_price
from capacity_cli.cli.options import CHANGES_VARIABLE
from capacity_cli.cli.terminal import Terminal

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


def files_or_default(terminal: Terminal, files: Sequence[str] | None) -> list[str]:
    """The named files; without any, `capacity.yaml` if it is there, else the bundled example, which is said."""
    if files:
        return list(files)
    if Path(DEFAULT_FILE).exists():
        return [DEFAULT_FILE]
    from capacity_cli.documents.bundled import Shipped  # noqa: PLC0415  only wanted without a file

    terminal.talk(terminal.texts("talk.example", name=EXAMPLE, default=DEFAULT_FILE))
    return [Shipped(f"{EXAMPLE}.yaml")]


def answers_of(
    terminal: Terminal,
    read: Callable[..., tuple[T, ...]],
    files: Sequence[str],
    options: ReadOptions,
) -> tuple[list[T], bool]:
    """What `read` finds in each file, and whether every file could be used; problems are shown as they come."""
    from capacity_cli.api.loading import Loader  # noqa: PLC0415  the models load slowly
    from capacity_cli.documents.changes import Change, read_change  # noqa: PLC0415
    from capacity_cli.documents.refused import Refused  # noqa: PLC0415

    found: list[T] = []
    whole = True
    read_changes: list[Change] = []
    for text in options.changes or os.environ.get(CHANGES_VARIABLE, "").splitlines():
        try:
            read_changes.append(read_change(text))
        except Refused as refused:
            terminal.problems(refused.problems)
            whole = False
    if not whole:
        return [], False
    as_of = as_of_date(options.as_of)
    oldest = oldest_price(options.max_price_age, as_of)
    loader = Loader(tuple(read_changes), options.prices, as_of, oldest, getattr(sys.stdin, "buffer", None))
    for file in files:
        try:
            found.extend(read(loader, file))
        except Refused as refused:
            terminal.problems(refused.problems)
            whole = False
    return found, whole
