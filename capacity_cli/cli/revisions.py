"""What `capacity check` says of a change: how the plans of its files differ from those at a revision."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from capacity_cli.cli.dates import as_of_date
from capacity_cli.cli.inputs import Read, ReadOptions, read_all
from capacity_cli.cli.terminal import Terminal

if TYPE_CHECKING:
    from capacity_cli.api.loading import Loader
    from capacity_cli.model.checks import CheckAnswer
    from capacity_cli.model.difference import Difference
    from capacity_cli.model.gate import Compared


def since(
    terminal: Terminal, judged: "Read[CheckAnswer]", revision: str | None, files: Sequence[str], options: ReadOptions
) -> "tuple[Read[CheckAnswer], Compared]":
    """What was judged, with the problems of the revision; and what has changed since, by scenario."""
    if revision is None:
        return judged, {}
    from capacity_cli.api.comparing import Base, compared  # noqa: PLC0415  only with a revision
    from capacity_cli.model.gate import by_scenario  # noqa: PLC0415

    base = Base(revision, options.prices, as_of_date(options.as_of))
    broken = {each.place.file for each in judged.problems if each.place is not None}

    def read(loader: "Loader", file: str) -> "tuple[Difference, ...]":
        return compared(base, file, loader, file)

    readable = [file for file in files if str(file) not in broken]
    found = read_all(terminal, read, readable, options)
    return replace(judged, problems=(*judged.problems, *found.problems)), by_scenario(tuple(found.answers))
