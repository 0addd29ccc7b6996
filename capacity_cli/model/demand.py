"""What becomes due when, on the clock of the schedule.

A zone keeps one offset over the period, that of the middle of a month; `assumptions` says where its clock changes.
"""

from calendar import monthrange
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

from capacity_cli.model.scenario import PeriodEntry, Scenario
from capacity_cli.model.schedule.arrivals import DAY_MINUTES, Arrivals, Burst, Piece, Quiet
from capacity_cli.model.setting import Setting, year_and_month

_ANY_YEAR = 2026  # a zone keeps the rule of its summer time from year to year
_HOUR = 60


def arrivals_of(scenario: Scenario, clock: str = "UTC") -> Arrivals:
    """The scenario's arrivals, with the minute of the trigger's clock at which their day begins."""
    stated = scenario.workload.arrivals
    bursts = tuple(Burst(minutes_of(burst.at), Fraction(burst.share)) for burst in stated.bursts)
    stretches = tuple(
        Piece(hour * _HOUR, (hour + 1) * _HOUR, Fraction(share)) for hour, share in (stated.hours or {}).items()
    )
    midnight = -offsets_minutes(scenario.timezone, scenario.period, clock)[0]
    return Arrivals(bursts, stretches, midnight, _quiet(scenario.workload.quiet_hours))


def _quiet(hours: str | None) -> Quiet | None:
    if hours is None:
        return None
    start, end = map(minutes_of, hours.split("-"))
    return Quiet(start, (end - start) % DAY_MINUTES)


def due(setting: Setting) -> Arrivals:
    """The same over the period, which has days without messages."""
    every_day, active = arrivals_of(setting.scenario, setting.zone), setting.active_days
    if len(active) == len(setting.days):
        return every_day
    return replace(every_day, days=tuple(day.number for day in active), period_days=len(setting.days))


def active_share(setting: Setting) -> Fraction:
    """The part of the period's days on which messages become due."""
    return Fraction(len(setting.active_days), len(setting.days))


def minutes_of(clock: str) -> int:
    """The minute of the day that `09:00` is."""
    hours, minutes = clock.split(":")
    return int(hours) * _HOUR + int(minutes)


def offsets_minutes(zone: str, period: PeriodEntry, clock: str = "UTC") -> tuple[int, ...]:
    """Minutes by which a zone is ahead of a clock in a period: one number, or more where either of them changes in it.

    The one that holds in the middle of the month comes first; a period without a calendar has standard time first.
    """
    if period.month is None:
        year = [datetime(_ANY_YEAR, month, 1, tzinfo=UTC) for month in (1, 7)]
        year.sort(key=lambda moment: (_offset(zone, moment), _offset(clock, moment)))
        return tuple(dict.fromkeys(_offset(zone, moment) - _offset(clock, moment) for moment in year))
    first, number = year_and_month(period.month)
    ends = [datetime(first, number, day, 12, tzinfo=UTC) for day in (15, 1, monthrange(first, number)[1])]
    return tuple(dict.fromkeys(_offset(zone, moment) - _offset(clock, moment) for moment in ends))


def _offset(zone: str, moment: datetime) -> int:
    ahead = moment.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()
    return int(ahead.total_seconds()) // 60
