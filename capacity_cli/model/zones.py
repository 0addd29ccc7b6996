"""Time zones by name: which exist, and when their clocks change.

A name that means another zone on another machine, such as `localtime`, is no zone here: the same file must give the
same answer everywhere.
"""

from calendar import monthrange
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo, available_timezones

_OF_THE_MACHINE = frozenset({"localtime", "posixrules", "Factory"})
_SECOND = timedelta(seconds=1)
_DAY = timedelta(days=1)


class ClockChange(NamedTuple):
    """A moment at which the clock of a zone is put forward or back, as the clock shows it."""

    before: datetime
    """What the clock would have shown without the change, without a zone."""
    after: datetime
    """What it shows instead; later than `before` where an hour is skipped, earlier where it comes twice."""


def is_zone(name: str) -> bool:
    """Whether a name is an IANA time zone that is the same on every machine."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return name not in _OF_THE_MACHINE


def zone_names() -> frozenset[str]:
    """The names of all zones."""
    return frozenset(available_timezones()) - _OF_THE_MACHINE


@lru_cache(maxsize=256)
def clock_changes(zone: str, year: int, month: int) -> tuple[ClockChange, ...]:
    """The changes of a zone's clock at which it shows, before or after, a time of the month.

    To the second. Two changes that undo each other within 24 hours are not seen; no zone has had such. Raises
    OverflowError at the two ends of the calendar.
    """
    clock = ZoneInfo(zone)
    found = []
    for sooner, later in pairwise(_midnights(year, month)):
        if _offset(clock, sooner) != _offset(clock, later):
            found.append(_change(clock, sooner, later))
    return tuple(change for change in found if any((at.year, at.month) == (year, month) for at in change))


def _midnights(year: int, month: int) -> list[datetime]:
    """The midnights of UTC between which the month lies in every zone; a zone is at most 14 hours from UTC."""
    first = datetime(year, month, 1, tzinfo=UTC)
    return [first + number * _DAY for number in range(-1, monthrange(year, month)[1] + 2)]


def _change(clock: ZoneInfo, sooner: datetime, later: datetime) -> ClockChange:
    """The change between two moments whose offsets differ."""
    offset = _offset(clock, sooner)
    while later - sooner > _SECOND:
        middle = sooner + (later - sooner) // 2
        middle = middle.replace(microsecond=0)
        sooner, later = (middle, later) if _offset(clock, middle) == offset else (sooner, middle)
    utc = later.replace(tzinfo=None)
    return ClockChange(utc + offset, utc + _offset(clock, later))


def _offset(clock: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(clock).utcoffset() or timedelta()
