"""Runs of a calendar month against a cron library that steps through them, also where the clock changes."""

from datetime import datetime, time, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

import pytest
from cronsim import CronSim
from hypothesis import assume, given, reject, settings
from hypothesis import strategies as st

from capacity_cli.model.schedule.counting import runs_in_month
from capacity_cli.model.schedule.cron import CronRefused, parse
from capacity_cli.model.schedule.day import month_days
from capacity_cli.model.schedule.dialect import BothDays, Dialect
from capacity_cli.model.zones import clock_changes, is_zone, zone_names

VERCEL = Dialect(weekday_7=False)
VIXIE = Dialect(names=True, both_days=BothDays.EITHER)
DIALECTS = (VERCEL, VIXIE, Dialect(both_days=BothDays.EITHER))
ZONES = (
    "UTC", "Asia/Seoul", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "America/Santiago",
    "America/Havana", "America/Nuuk", "Antarctica/Troll", "Africa/Casablanca",
)  # fmt: skip
BERLIN = "Europe/Berlin"


def stepped_through(text: str, year: int, month: int, zone: str) -> int:
    """The runs of a month as the library iterates them."""
    start = datetime(year, month, 1, tzinfo=ZoneInfo(zone)) - timedelta(seconds=1)
    runs = takewhile(lambda at: (at.year, at.month) <= (year, month), CronSim(text, start))
    return sum((at.year, at.month) == (year, month) for at in runs)


def counted(text: str, month: int, zone: str = BERLIN, dialect: Dialect = VERCEL) -> int:
    return runs_in_month(parse(text, dialect), 2026, month, zone)


@pytest.mark.parametrize(
    ("text", "spring", "summer", "autumn"),
    [
        ("*/5 * * * *", 8916, 8928, 8940),
        ("* * * * *", 8916 * 5, 8928 * 5, 8940 * 5),
        ("30 2 * * *", 31, 31, 31),
        ("0,30 2 * * *", 61, 62, 62),
        ("*/30 2 * * *", 60, 62, 64),
        ("30 2 29 3 *", 1, 0, 0),
        ("*/30 2 29 3 *", 0, 0, 0),
        ("*/30 2 25 10 *", 0, 0, 4),
        ("30 2,3 * * *", 62, 62, 62),
        ("0 2,3 * * *", 61, 62, 62),
        ("30 */2 * * *", 371, 372, 373),
    ],
)
def test_a_skipped_hour_is_made_up_once_and_only_for_fixed_times(
    text: str, spring: int, summer: int, autumn: int
) -> None:
    assert [counted(text, month) for month in (3, 7, 10)] == [spring, summer, autumn]


def test_in_utc_every_day_is_alike() -> None:
    assert [counted("*/5 * * * *", month, "UTC") for month in (2, 3, 10)] == [28 * 288, 31 * 288, 31 * 288]


def field(low: int, high: int, stars: int) -> st.SearchStrategy[str]:
    number = st.integers(low, high)
    span = st.tuples(number, number).map(sorted)
    open_span = span.filter(lambda ends: ends[0] < ends[1])  # of one number with a step, the library reads it wrongly
    item = st.one_of(
        number.map(str),
        span.map(lambda ends: f"{ends[0]}-{ends[1]}"),
        st.builds(lambda ends, step: f"{ends[0]}-{ends[1]}/{step}", open_span, st.integers(1, high)),
        st.integers(1, high).map(lambda step: f"*/{step}"),
    )
    several = st.lists(st.one_of(item, st.just("*")), min_size=1, max_size=3).map(",".join)
    return st.one_of(*[st.just("*")] * stars, several)


EXPRESSIONS = st.tuples(
    field(0, 59, 1), st.one_of(field(0, 4, 1), field(0, 23, 1)), field(1, 31, 3), field(1, 12, 5), field(0, 6, 3)
).map(" ".join)


def library_steps_wrongly(zone: str, year: int, month: int) -> bool:
    """Whether the library, following the clock, would start an hour or a day at a minute that does not exist.

    It moves on by whole hours, from a change of half an hour to the middle of the next hour; and it starts the next
    day at midnight, even where midnight is skipped.
    """
    return any(
        (after - before) % timedelta(hours=1) or (after > before and before.time() == time())
        for before, after in clock_changes(zone, year, month)
    )


@settings(max_examples=150, deadline=None)
@given(EXPRESSIONS, st.sampled_from(DIALECTS), st.sampled_from(ZONES), st.integers(2024, 2027), st.integers(1, 12))
def test_counting_agrees_with_stepping_through(text: str, dialect: Dialect, zone: str, year: int, month: int) -> None:
    try:
        schedule = parse(text, dialect)
    except CronRefused:
        reject()
    assume(not (schedule.follows_clock and library_steps_wrongly(zone, year, month)))
    assert runs_in_month(schedule, year, month, zone) == stepped_through(text, year, month, zone)


@settings(max_examples=100, deadline=None)
@given(EXPRESSIONS, st.sampled_from(ZONES), st.sampled_from((3, 4, 9, 10, 11)))
def test_following_the_clock_is_matching_every_minute_that_passes(text: str, zone: str, month: int) -> None:
    try:
        schedule = parse(text, VIXIE)
    except CronRefused:
        reject()
    assume(schedule.follows_clock)
    clock, runs = ZoneInfo(zone), 0
    moment = datetime(2026, month, 1, tzinfo=clock).astimezone(ZoneInfo("UTC"))
    while (at := moment.astimezone(clock)).month == month:
        in_day = at.minute in schedule.minutes and at.hour in schedule.hours
        runs += in_day and schedule.fires_on(month_days(at.year, at.month)[at.day - 1])
        moment += timedelta(minutes=1)
    assert runs_in_month(schedule, 2026, month, zone) == runs


def test_changes_of_a_clock_are_found_to_the_minute() -> None:
    spring, autumn = (clock_changes(BERLIN, 2026, month) for month in (3, 10))
    assert spring == ((datetime(2026, 3, 29, 2), datetime(2026, 3, 29, 3)),)  # noqa: DTZ001  as the clock shows them
    assert autumn == ((datetime(2026, 10, 25, 3), datetime(2026, 10, 25, 2)),)  # noqa: DTZ001
    assert clock_changes(BERLIN, 2026, 7) == clock_changes("Asia/Seoul", 2026, 3) == ()


def test_a_day_that_a_zone_leaves_out_is_made_up_after_it() -> None:
    assert counted_at_apia("*/5 * * * *") == 30 * 288
    assert counted_at_apia("15 12 30 12 *") == 1


def counted_at_apia(text: str) -> int:
    return runs_in_month(parse(text, VERCEL), 2011, 12, "Pacific/Apia")


def test_a_zone_has_the_same_meaning_on_every_machine() -> None:
    assert is_zone("Asia/Seoul")
    assert not any(map(is_zone, ("localtime", "posixrules", "Factory", "Mars/Olympus", "", "../etc", "Asia")))
    assert "localtime" not in zone_names()
