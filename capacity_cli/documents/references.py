"""References: what a scenario takes from the real files of its repository, put in the place of the reference.

A value that was read so has its place in the file that it comes from, so that whatever is wrong with it is reported
there. A reference that `--set` or a variant has replaced is still known, for `export`.
"""

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from capacity_cli.documents.foreign_files import ForeignFiles, NamedFile, file_below
from capacity_cli.documents.nodes import Node, find, map_like
from capacity_cli.documents.refused import Refused
from capacity_cli.documents.scenario_files import Draft
from capacity_cli.documents.validation import validated
from capacity_cli.model.problems import Path as DocumentPath
from capacity_cli.model.problems import Problem
from capacity_cli.model.setting import BeyondJson, CronEntry

if TYPE_CHECKING:
    from capacity_cli.documents.vercel_json import VercelJson

SCHEDULE: DocumentPath = ("scheduler", "schedule")
BATCH_SIZE: DocumentPath = ("scheduler", "batch_size")
_STAND_INS = {SCHEDULE: "0 0 * * *", BATCH_SIZE: "1"}


@dataclass(frozen=True, slots=True)
class Reference:
    """Where one value comes from."""

    file: NamedFile
    """The file."""
    entry: Node
    """What holds the value there: the path of a cron entry, or the name of a variable."""


@dataclass(frozen=True, slots=True)
class References:
    """Where a scenario has values from."""

    schedule: Reference | None = None
    """Where its schedule comes from, or came from before a change or a variant replaced it."""
    batch_size: Reference | None = None
    """The same of its batch size."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A scenario with what its references lead to."""

    node: Node
    """The document, with a plain value in the place of each reference."""
    references: References
    """The references."""
    problems: tuple[Problem, ...]
    """Why some lead nowhere; the document then holds stand-ins, of which nothing may be shown."""
    cron_entries: int | None
    """How many schedules the file registers that the schedule comes or came from; none if nobody can say."""
    beyond_json: tuple[BeyondJson, ...]
    """What the file has, if the schedule comes from it, that its vendor's own parser refuses."""
    other_crons: tuple[CronEntry, ...]
    """The schedules that the file registers beside the one that comes, or came, from it."""


def followed(draft: Draft, files: ForeignFiles) -> Followed:
    """What the references of a scenario lead to."""
    node, problems = draft.node, list[Problem]()
    found: dict[DocumentPath, Reference | None] = {}
    for path in _STAND_INS:
        stated = _map_at(draft.node, path)
        if stated is None:
            found[path] = _replaced(draft, path)
            continue
        try:
            found[path] = reference = _named(stated, path, draft)
            node = _put(node, path, _value(reference, path, files))
        except Refused as refused:
            problems.extend(replace(each, path=(*path, *each.path)) for each in refused.problems)
            node = _put(node, path, _stand_in(stated, path))
    references = References(found.get(SCHEDULE), found.get(BATCH_SIZE))
    own = _map_at(draft.node, SCHEDULE) is not None
    crons = _crons(references.schedule, files)
    beyond_json = crons.file.beyond if crons is not None and own else ()
    entries = None if crons is None else len(crons.entries)
    return Followed(node, references, tuple(problems), entries, beyond_json, _others(references.schedule, crons))


def without_references(node: Node) -> Node:
    """The document with a stand-in for each reference, none of which is followed."""
    for path in _STAND_INS:
        stated = _map_at(node, path)
        node = node if stated is None else _put(node, path, _stand_in(stated, path))
    return node


def _replaced(draft: Draft, path: DocumentPath) -> Reference | None:
    """The reference that a change or a variant has replaced, unless it leads nowhere."""
    for below in draft.beneath:
        stated = _map_at(below, path)
        if stated is not None:
            with suppress(Refused):
                return _named(stated, path, draft)
    return None


def _named(stated: Node, path: DocumentPath, draft: Draft) -> Reference:
    """The reference that a map writes; raises `Refused` for another map, and for a file out of the root."""
    from capacity_cli.documents.reference_forms import BatchReference, ScheduleReference  # noqa: PLC0415  rarely wanted

    if path == SCHEDULE:
        validated(ScheduleReference, stated)
        file, entry = find(stated, ("vercel_json", "file")), find(stated, ("vercel_json", "path"))
    else:
        validated(BatchReference, stated)
        file, entry = find(stated, ("env", "file")), find(stated, ("env", "name"))
    assert file is not None and entry is not None  # noqa: S101, PT018  the forms need both
    return Reference(file_below(draft.root, file, draft.files), entry)


def _value(reference: Reference, path: DocumentPath, files: ForeignFiles) -> Node:
    """What the file says; raises `Refused` if it does not."""
    if path == SCHEDULE:
        return files.vercel_json(reference.file).schedule(reference.entry)
    return files.env(reference.file).variable(reference.entry).whole_number()


def _crons(schedule: Reference | None, files: ForeignFiles) -> "VercelJson | None":
    """What the file of the schedule says, if it can be read."""
    if schedule is not None:
        with suppress(Refused):
            return files.vercel_json(schedule.file)
    return None


def _others(schedule: Reference | None, crons: "VercelJson | None") -> tuple[CronEntry, ...]:
    """The entries of the file beside the one that is referred to."""
    if schedule is None or crons is None:
        return ()
    others = ((path, node) for path, node in crons.entries if path != schedule.entry.value)
    return tuple(CronEntry(path, str(node.value), node.place) for path, node in others)


def _map_at(node: Node, path: DocumentPath) -> Node | None:
    found = find(node, path)
    return found if found is not None and isinstance(found.value, dict) else None


def _stand_in(stated: Node, path: DocumentPath) -> Node:
    """A sound value for the moment, so that a reference that leads nowhere hides no other problem."""
    return Node(_STAND_INS[path], stated.source, stated.mark, stated.key_mark)


def _put(node: Node, path: DocumentPath, value: Node) -> Node:
    """The document with another value at a path that exists."""
    if not path:
        return value
    assert isinstance(node.value, dict)  # noqa: S101  the path exists
    step = str(path[0])
    return map_like(node, {**node.value, step: _put(node.value[step], path[1:], value)})
