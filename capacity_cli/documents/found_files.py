"""What the searches in a service's repository share: how a file that was found is read and named, and what is likely.

A file counts only if it lies below the root of the scenario, links resolved, since a reference could not name it.
"""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from capacity_cli.documents.files import read_bytes
from capacity_cli.documents.nodes import Node
from capacity_cli.documents.refused import Refused
from capacity_cli.documents.root import inside, root_of
from capacity_cli.documents.source import Source
from capacity_cli.model.problems import Place

_LIKELY = ("scheduler", "cron")
"""Words of a name that is probably the one that is meant, the likeliest first."""


def content(path: Path, scenario: Path) -> bytes:
    """What a file holds; raises `Refused` if it does not lie below the root of the scenario."""
    try:
        target = inside(root_of(scenario), path.parent, path.name)
    except Refused as refused:
        place = Place(str(path), None, None)
        raise Refused([replace(problem, place=place) for problem in refused.problems]) from None
    return read_bytes(target, shown=str(path))


def relative(path: Path, scenario: Path) -> str:
    """The file as the scenario names it."""
    folder, start = os.path.realpath(path.parent), os.path.realpath(scenario.parent)
    return Path(os.path.relpath(Path(folder, path.name), start)).as_posix()


def likeliest(names: Sequence[str]) -> str:
    """The one of at least one name that is probably meant: the first with a likely word, else the first."""
    likely = (name for word in _LIKELY for name in names if word in name.lower())
    return next(likely, names[0])


def named(name: str) -> Node:
    """A name as a reference would write it."""
    return Node(name, Source(""))
