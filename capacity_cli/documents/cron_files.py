"""Finds the cron entry that a scenario can refer to: the most frequent one of each `vercel.json` in some folders.

A file without `crons` is passed over, and one that is broken is refused as long as no entry was found before it: a
schedule that was made up would take its place. Whatever is not taken is named, so that nobody has to guess.
"""

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from capacity_cli.documents.found_files import content, likeliest, named, relative
from capacity_cli.documents.refused import Refused
from capacity_cli.model.problems import Problem

if TYPE_CHECKING:
    from capacity_cli.documents.vercel_json import VercelJson

_VERCEL_JSON = "vercel.json"
_WEEKS_OF_COUNTING = 4


@dataclass(frozen=True, slots=True)
class CronEntryFound:
    """A cron entry of a file."""

    file: str
    """The file, relative to the folder of the scenario."""
    path: str
    """The path that it calls."""
    schedule: str
    """Its schedule, as it is written."""


@dataclass(frozen=True, slots=True)
class CronFound:
    """The cron entry that is taken, and what was not taken instead of it."""

    entry: CronEntryFound
    """The entry."""
    function_seconds: str | None
    """How long its function may run, by the same file; none if it does not say, or not clearly."""
    unclear_seconds: tuple[str, ...]
    """What the file says of the function instead, if that is no one number: each pattern with its duration."""
    others: tuple[CronEntryFound, ...]
    """All other entries, those of other files included."""


def cron_found(folders: list[Path], scenario: Path, problems: list[Problem]) -> CronFound | None:
    """The entry that folders have, none without any; notes what is wrong with files that are passed over.

    Raises `Refused` where a file is broken, or has only paths with several entries, and no other was found before.
    """
    from capacity_cli.documents.function_patterns import durations_of, function_seconds  # noqa: PLC0415  rarely wanted

    read = list(_files(folders, scenario, problems))
    if not read:
        return None
    taken = _most_frequent([entry for _, entries in read for entry in entries])
    top = next(crons.file.top for crons, entries in read if taken in entries)
    seconds = function_seconds(top, taken.path)
    unclear = () if seconds else durations_of(top, taken.path)
    others = tuple(entry for _, entries in read for entry in entries if entry != taken)
    return CronFound(taken, seconds, unclear, others)


def _files(
    folders: list[Path], scenario: Path, problems: list[Problem]
) -> Iterator[tuple["VercelJson", list[CronEntryFound]]]:
    """What each file says that has entries, with those that a reference can name."""
    is_first = True
    for path in (each / _VERCEL_JSON for each in folders if os.path.lexists(each / _VERCEL_JSON)):
        try:
            data = content(path, scenario)
        except Refused as refused:
            problems.extend(refused.problems)
            continue
        try:
            crons, entries = _entries(data, path, scenario, problems)
        except Refused as refused:
            problems.extend(refused.problems)
            if is_first:
                raise Refused(problems) from None
            continue
        if crons is not None and entries:
            is_first = False
            yield crons, entries


def _entries(
    data: bytes, path: Path, scenario: Path, problems: list[Problem]
) -> tuple["VercelJson | None", list[CronEntryFound]]:
    """What a file says and its entries that a reference can name; nothing where it has no `crons`.

    Raises `Refused` if it is broken, or has only paths with several entries.
    """
    from capacity_cli.documents.vercel_json import read_vercel_json, says_nothing_of_crons  # noqa: PLC0415  rarely wanted

    try:
        crons = read_vercel_json(data, str(path))
    except Refused as refused:
        if says_nothing_of_crons(refused):
            return None, []
        raise
    counted = Counter(name for name, _ in crons.entries)
    entries = [
        CronEntryFound(relative(path, scenario), name, str(schedule.value))
        for name, schedule in crons.entries
        if counted[name] == 1
    ]
    doubled = list(_doubled(crons, counted))
    if doubled and not entries:
        raise Refused(doubled)
    problems.extend(doubled)
    return crons, entries


def _doubled(crons: "VercelJson", counted: Counter[str]) -> Iterator[Problem]:
    """The second entry of each path that has several."""
    for name, count in counted.items():
        if count > 1:
            try:
                crons.schedule(named(name))
            except Refused as refused:
                yield from refused.problems


def _most_frequent(entries: list[CronEntryFound]) -> CronEntryFound:
    """The entry that runs most often; of several, the likeliest by its path, and the first such."""
    runs = [_runs(entry.schedule) for entry in entries]
    most = [entry for entry, count in zip(entries, runs, strict=True) if count == max(runs)]
    path = likeliest([entry.path for entry in most])
    return next(entry for entry in most if entry.path == path)


def _runs(schedule: str) -> int:
    """How often a schedule fires in some weeks; 0 for one that cannot be read, which may still be taken."""
    from capacity_cli.model.schedule.cron import CronRefused, parse  # noqa: PLC0415  rarely wanted
    from capacity_cli.model.schedule.dialect import Dialect  # noqa: PLC0415  rarely wanted
    from capacity_cli.model.schedule.period import runs_in, synthetic_days  # noqa: PLC0415  rarely wanted

    try:
        return runs_in(parse(schedule, Dialect()), synthetic_days(7 * _WEEKS_OF_COUNTING))
    except CronRefused:
        return 0
