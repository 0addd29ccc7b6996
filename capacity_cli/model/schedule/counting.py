"""Count the runs of a month of a zone's calendar from the sets of a schedule, never by stepping through its runs.

Where the clock changes, runs are those of Debian's cron: a schedule whose minutes or hours are written with `*` at the
start follows the clock, so that it misses a skipped hour and comes twice in a doubled one; any other fires once after
the skipped hour for all that it missed, and once in the doubled one.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from capacity_cli.model.schedule.cron import Schedule
from capacity_cli.model.schedule.day import month_days
from capacity_cli.model.schedule.period import runs_in
from capacity_cli.model.zones import ClockChange, clock_changes

_SECOND = timedelta(seconds=1)
_MINUTE = timedelta(minutes=1)
_ALWAYS_ALIKE = "UTC"


def runs_in_month(schedule: Schedule, year: int, month: int, zone: str) -> int:
    """The runs of a month, whose days begin and end at midnight of the zone.

    Raises ValueError for a month outside 1 to 12 and KeyError for a zone that does not exist.
    """
    days = month_days(year, month)
    if zone == _ALWAYS_ALIKE:
        return runs_in(schedule, days)
    if schedule.every_seconds is not None:
        changes = (change for change in clock_changes(zone, year, month) if change.after.month == month)
        longer = sum((before - after for before, after in changes), timedelta())
        return runs_in(schedule, days, longer // _SECOND)
    return runs_in(schedule, days) + sum(_more(schedule, change, month) for change in clock_changes(zone, year, month))


def _more(schedule: Schedule, change: ClockChange, month: int) -> int:
    """How many more runs, or fewer if negative, a month has for a change of the clock."""
    before, after = change
    if after < before:
        return sum(at.month == month for at in _fired(schedule, after, before)) if schedule.follows_clock else 0
    missed = list(_fired(schedule, before, after))
    made_up = 0
    if missed and not schedule.follows_clock:
        moment = _whole_minute(after)
        made_up = int(moment.month == month and not _fires_at(schedule, moment))
    return made_up - sum(at.month == month for at in missed)


def _fired(schedule: Schedule, start: datetime, end: datetime) -> Iterator[datetime]:
    """The minutes from start on and before the end at which the fields of a schedule match."""
    at = _whole_minute(start)
    while at < end:
        if _fires_at(schedule, at):
            yield at
        at += _MINUTE


def _whole_minute(moment: datetime) -> datetime:
    """The first whole minute that is not before a moment."""
    whole = moment.replace(second=0)
    return whole if whole == moment else whole + _MINUTE


def _fires_at(schedule: Schedule, at: datetime) -> bool:
    if at.minute not in schedule.minutes or at.hour not in schedule.hours:
        return False
    return schedule.fires_on(month_days(at.year, at.month)[at.day - 1])
