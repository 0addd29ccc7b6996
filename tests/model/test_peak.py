"""The deterministic peak: tables by hand, an oracle that follows each job, and laws."""

from collections import deque
from dataclasses import replace
from fractions import Fraction
from itertools import accumulate
from typing import NamedTuple

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from capacity_cli.model.schedule.arrivals import DAY_MINUTES, Arrivals, Burst, Piece
from capacity_cli.model.schedule.backlog import Thresholds
from capacity_cli.model.schedule.cron import parse
from capacity_cli.model.schedule.curve import curve_of
from capacity_cli.model.schedule.dialect import Dialect
from capacity_cli.model.schedule.peak import Peak, any_arrivals, peak, uniform_below_capacity
from capacity_cli.model.schedule.period import synthetic_days
from capacity_cli.model.schedule.timetable import Timetable, cycle, gaps, timetable

EVENLY = Arrivals()
AT_NINE = Arrivals((Burst(540, Fraction(1)),))


def table_of(text: str, days: int = 30) -> Timetable:
    return timetable(parse(text, Dialect()), synthetic_days(days))


EVERY_5 = table_of("*/5 * * * *")


def test_even_arrivals_below_capacity_wait_for_one_gap() -> None:
    assert peak(EVERY_5, 50, Fraction(2000), EVENLY) == Peak(
        headroom=Fraction("7.2"),
        backlog_growth_per_day=None,
        backlog_jobs=Fraction(0),
        waiting_jobs=Fraction(2000, 288),
        wait_minutes=Fraction(5),
        minutes_over_waiting_jobs=Fraction(0),
        minutes_over_wait=Fraction(0),
        drain_runs=1,
    )


def test_a_burst_drains_run_by_run() -> None:
    assert peak(EVERY_5, 50, Fraction(1000), AT_NINE) == Peak(
        headroom=Fraction("0.6"),
        backlog_growth_per_day=None,
        backlog_jobs=Fraction(950),
        waiting_jobs=Fraction(1000),
        wait_minutes=Fraction(95),
        minutes_over_waiting_jobs=Fraction(90),
        minutes_over_wait=Fraction(85),
        drain_runs=20,
    )


def test_a_larger_batch_shortens_the_wait() -> None:
    found = peak(EVERY_5, 200, Fraction(1000), AT_NINE)
    assert (found.backlog_jobs, found.wait_minutes, found.drain_runs) == (Fraction(800), Fraction(20), 5)


def test_uneven_gaps_leave_a_backlog_at_capacity() -> None:
    # One job a minute under runs at :00 and :45 that take 30: the run at :45 leaves 15, due since :30.
    found = peak(table_of("*/45 * * * *"), 30, Fraction(1440), EVENLY, Thresholds(waiting_jobs=20))
    assert found == Peak(
        headroom=Fraction(1),
        backlog_growth_per_day=None,
        backlog_jobs=Fraction(15),
        waiting_jobs=Fraction(45),
        wait_minutes=Fraction(45),
        minutes_over_waiting_jobs=Fraction(24 * (25 + 10)),
        minutes_over_wait=Fraction(24 * (35 + 15)),
        drain_runs=2,
    )


def test_a_burst_just_after_the_last_run_of_the_day_waits_until_the_next_day() -> None:
    found = peak(table_of("0 9 * * *"), 10, Fraction(10), Arrivals((Burst(541, Fraction(1)),)))
    assert (found.wait_minutes, found.backlog_jobs, found.headroom) == (Fraction(1439), Fraction(0), Fraction(1))


def test_a_line_drains_across_midnight() -> None:
    found = peak(table_of("*/30 * * * *"), 1, Fraction(4), Arrivals((Burst(1410, Fraction(1)),)))
    assert (found.backlog_jobs, found.wait_minutes, found.drain_runs) == (Fraction(3), Fraction(90), 4)


def test_a_schedule_with_days_off_is_measured_over_its_period() -> None:
    found = peak(table_of("0 * * * 1-5", 7), 10, Fraction(24), EVENLY)
    # From Friday 23:00 to Monday 00:00 49 jobs fall due: the runs take 10 each, so that the fifth still leaves 3.
    assert (found.backlog_growth_per_day, found.waiting_jobs, found.backlog_jobs) == (None, Fraction(49), Fraction(39))
    assert (found.wait_minutes, found.drain_runs, found.headroom) == (Fraction(49 * 60), 6, Fraction(10, 49))


def test_over_capacity_only_headroom_and_growth_are_known() -> None:
    assert peak(EVERY_5, 50, Fraction(14401), EVENLY) == Peak(Fraction(14400, 14401), Fraction(1))
    assert peak(EVERY_5, 50, Fraction(14400), EVENLY).backlog_growth_per_day is None
    assert peak(EVERY_5, 50, Fraction(14400), AT_NINE).drain_runs == 288


def test_runs_that_take_nothing_leave_everything() -> None:
    assert peak(EVERY_5, 0, Fraction(7, 2), EVENLY) == Peak(Fraction(0), Fraction(7, 2))


def test_without_runs_everything_is_left_and_there_is_no_headroom() -> None:
    assert peak(table_of("0 0 31 * *"), 50, Fraction(2000), AT_NINE) == Peak(None, Fraction(2000))


def test_without_jobs_nothing_waits() -> None:
    found = peak(EVERY_5, 50, Fraction(0), AT_NINE)
    assert (found.headroom, found.backlog_growth_per_day) == (None, None)
    assert (found.wait_minutes, found.drain_runs) == (Fraction(0), 1)


def test_hours_without_arrivals_have_no_headroom() -> None:
    found = peak(table_of("0 8,9 * * *"), 10, Fraction(5), AT_NINE)
    assert found.headroom == 2


def test_a_threshold_is_inclusive() -> None:
    at = Thresholds(wait_minutes=Fraction(95), waiting_jobs=950)
    found = peak(EVERY_5, 50, Fraction(1000), AT_NINE, at)
    assert (found.minutes_over_waiting_jobs, found.minutes_over_wait) == (Fraction(5), Fraction(0))
    above = replace(at, waiting_jobs=951)
    assert peak(EVERY_5, 50, Fraction(1000), AT_NINE, above).minutes_over_waiting_jobs == 0


def test_numbers_below_zero_are_refused() -> None:
    with pytest.raises(ValueError, match="-1"):
        peak(EVERY_5, -1, Fraction(1), EVENLY)
    with pytest.raises(ValueError, match="-1"):
        peak(EVERY_5, 1, Fraction(-1), EVENLY)
    with pytest.raises(ValueError, match="-1"):
        Thresholds(waiting_jobs=-1)


@pytest.mark.parametrize(
    ("minutes", "days", "period"),
    [((5, 5), (0,), 1), ((1440,), (0,), 1), ((-1,), (0,), 1), ((0,), (1,), 1), ((0,), (1, 0), 2), ((), (), 0)],
)
def test_a_timetable_ascends_within_its_period(minutes: tuple[int, ...], days: tuple[int, ...], period: int) -> None:
    with pytest.raises(ValueError, match=r"\d"):
        Timetable(minutes, days, period)


def test_gaps_are_counted_around_the_end_of_the_cycle() -> None:
    assert gaps(table_of("*/45 * * * *")).lengths == ((45, 24), (15, 24))
    assert gaps(table_of("0 9,12 * * *")).lengths == ((21 * 60, 1), (180, 1))
    with pytest.raises(ValueError, match="Timetable"):
        gaps(table_of("0 0 31 * *"))


@pytest.mark.parametrize("bursts", [(Burst(0, Fraction(2, 3)), Burst(0, Fraction(1, 2))), (Burst(9, Fraction(3)),)])
def test_bursts_hold_at_most_all_jobs(bursts: tuple[Burst, ...]) -> None:
    with pytest.raises(ValueError, match="Burst"):
        Arrivals(bursts)


@pytest.mark.parametrize(("start", "end", "share"), [(5, 4, 1), (0, 1441, 1), (0, 5, -1)])
def test_a_piece_is_at_most_a_day_long(start: int, end: int, share: int) -> None:
    with pytest.raises(ValueError, match="Piece"):
        Piece(start, end, Fraction(share))


def test_pieces_add_up_to_a_day_and_may_overlap() -> None:
    half = Fraction(1, 2)
    curve = curve_of((Piece(0, 60, half), Piece(30, 30, half / 2), Piece(30, 90, half / 2)))
    assert [Fraction(curve.due[minute], curve.total) for minute in (0, 29, 30, 60, 90, 1439)] == [
        0,
        Fraction(29, 120),
        half,
        Fraction(7, 8),
        1,
        1,
    ]
    with pytest.raises(ValueError, match="Piece"):
        curve_of((Piece(0, 60, half),))


# An oracle that follows each job: no curves, no fluid, four periods of which the third is measured.


PERIODS = 4


class Service(NamedTuple):
    """What happened to each job, and around each run."""

    taken: list[tuple[int, int]]
    """The minutes from the start at which a job fell due and was taken."""
    runs: list[tuple[int, int, int]]
    """The minute of a run, the jobs in line before it, and after it."""


def serve(table: Timetable, batch: int, due_minutes: list[int]) -> Service:
    starts = range(0, PERIODS * table.period_days * DAY_MINUTES, DAY_MINUTES)
    coming = deque(sorted(start + minute for start in starts for minute in due_minutes))
    line, service = deque[int](), Service([], [])
    for day, start in enumerate(starts):
        for minute in table.minutes if day % table.period_days in table.days else ():
            run = start + minute
            while coming and coming[0] <= run:
                line.append(coming.popleft())
            before = len(line)
            service.taken.extend((line.popleft(), run) for _ in range(min(batch, before)))
            service.runs.append((run, before, len(line)))
    return service


def each_job(table: Timetable, batch: int, due_minutes: list[int], thresholds: Thresholds) -> Peak:
    service = serve(table, batch, due_minutes)
    length = table.period_days * DAY_MINUTES
    third = range(2 * length, 3 * length)
    measured = [(before, after) for run, before, after in service.runs if run in third]
    late = [(due + int(thresholds.wait_minutes), run) for due, run in service.taken]
    return Peak(
        headroom=None,
        backlog_growth_per_day=None,
        backlog_jobs=Fraction(max(after for _, after in measured)),
        waiting_jobs=Fraction(max(before for before, _ in measured)),
        wait_minutes=Fraction(max((run - due for due, run in service.taken if run in third), default=0)),
        minutes_over_waiting_jobs=Fraction(
            minutes_with(service.taken, thresholds.waiting_jobs, third), table.period_days
        ),
        minutes_over_wait=Fraction(minutes_with(late, 1, third), table.period_days),
        drain_runs=longest_drain(service, third),
    )


def minutes_with(intervals: list[tuple[int, int]], least: int, within: range) -> int:
    """The minutes, as a run and a due time are whole ones, that lie in so many intervals or more."""
    changes = [0] * (within.stop * PERIODS + DAY_MINUTES)
    for start, end in intervals:
        if start < end:
            changes[start] += 1
            changes[end] -= 1
    counts = list(accumulate(changes))
    return sum(counts[minute] >= least for minute in within)


def longest_drain(service: Service, within: range) -> int:
    longest = streak = 0
    for run, _, after in service.runs:
        streak += 1
        if run in within:
            longest = max(longest, streak)
        if after == 0:
            streak = 0
    return longest


@st.composite
def timetables(draw: st.DrawFn) -> Timetable:
    period = draw(st.integers(1, 4))
    days = draw(st.sets(st.integers(0, period - 1), min_size=1))
    minutes = draw(st.sets(st.integers(0, DAY_MINUTES - 1), min_size=1, max_size=8))
    return Timetable(tuple(sorted(minutes)), tuple(sorted(days)), period)


DUE_MINUTES = st.lists(st.integers(0, DAY_MINUTES - 1), min_size=1, max_size=10)
THRESHOLDS = st.builds(Thresholds, st.integers(1, 800).map(Fraction), st.integers(1, 12))


def points(due_minutes: list[int]) -> Arrivals:
    return Arrivals(tuple(Burst(minute, Fraction(1, len(due_minutes))) for minute in due_minutes))


@settings(max_examples=150, deadline=None)
@given(timetables(), st.integers(1, 12), DUE_MINUTES, THRESHOLDS)
def test_point_arrivals_agree_with_following_each_job(
    table: Timetable, batch: int, due_minutes: list[int], thresholds: Thresholds
) -> None:
    jobs = len(due_minutes)
    found = peak(table, batch, Fraction(jobs), points(due_minutes), thresholds)
    spare = len(table.days) * len(table.minutes) * batch - jobs * table.period_days
    assert (found.backlog_growth_per_day is None) == (spare >= 0)
    if spare < 0:
        assert found.backlog_growth_per_day == Fraction(-spare, table.period_days)
        return
    assert replace(found, headroom=None) == each_job(table, batch, due_minutes, thresholds)


TIGHT = Thresholds(Fraction(90), 5)
SHARES = st.lists(st.tuples(st.integers(0, DAY_MINUTES - 1), st.integers(1, 9)), max_size=3).map(
    lambda bursts: Arrivals(tuple(Burst(minute, Fraction(tenths, 30)) for minute, tenths in bursts))
)
JOBS = st.fractions(Fraction(1, 10), 200, max_denominator=12)


@settings(deadline=None)
@given(timetables(), JOBS, st.integers(0, 50), THRESHOLDS)
def test_the_closed_form_equals_the_general_case(
    table: Timetable, jobs: Fraction, spare: int, thresholds: Thresholds
) -> None:
    batch = -(-jobs * gaps(table).lengths[0][0] // DAY_MINUTES) + spare
    general = any_arrivals(cycle(table), batch, jobs, curve_of(EVENLY.pieces()), thresholds)
    assert uniform_below_capacity(table, batch, jobs, thresholds) == general


@settings(deadline=None)
@given(timetables(), JOBS, SHARES, st.integers(1, 400), st.integers(1, 400))
def test_a_larger_batch_never_makes_jobs_wait_longer(
    table: Timetable, jobs: Fraction, arrivals: Arrivals, batch: int, more: int
) -> None:
    small = peak(table, batch, jobs, arrivals, TIGHT)
    large = peak(table, batch + more, jobs, arrivals, TIGHT)
    assert large.headroom is not None
    assert small.headroom is not None
    assert large.headroom > small.headroom
    assume(small.backlog_growth_per_day is None)
    assert no_more(large, small)


@settings(deadline=None)
@given(timetables(), JOBS, SHARES, st.integers(1, 400), st.fractions(0, 1, max_denominator=7))
def test_less_demand_never_makes_the_line_longer(
    table: Timetable, jobs: Fraction, arrivals: Arrivals, batch: int, part: Fraction
) -> None:
    large = peak(table, batch, jobs, arrivals, TIGHT)
    assume(large.backlog_growth_per_day is None and part > 0)
    assert no_more(peak(table, batch, jobs * part, arrivals, TIGHT), large)


def no_more(less: Peak, more: Peak) -> bool:
    return all(
        small is not None and large is not None and small <= large
        for small, large in (
            (less.backlog_jobs, more.backlog_jobs),
            (less.waiting_jobs, more.waiting_jobs),
            (less.wait_minutes, more.wait_minutes),
            (less.minutes_over_waiting_jobs, more.minutes_over_waiting_jobs),
            (less.minutes_over_wait, more.minutes_over_wait),
            (less.drain_runs, more.drain_runs),
        )
    )


@settings(max_examples=30, deadline=None)
@given(timetables(), JOBS, st.integers(1, 400))
def test_even_arrivals_differ_by_a_minute_from_a_burst_each_minute(
    table: Timetable, jobs: Fraction, batch: int
) -> None:
    each_minute = points(list(range(DAY_MINUTES)))
    even, dotted = peak(table, batch, jobs, EVENLY), peak(table, batch, jobs, each_minute)
    assert (even.headroom, even.backlog_growth_per_day) == (dotted.headroom, dotted.backlog_growth_per_day)
    assume(even.wait_minutes is not None)
    assert (even.backlog_jobs, even.waiting_jobs, even.drain_runs) == (
        dotted.backlog_jobs,
        dotted.waiting_jobs,
        dotted.drain_runs,
    )
    assert even.wait_minutes is not None
    assert dotted.wait_minutes is not None
    assert 0 <= even.wait_minutes - dotted.wait_minutes <= 1
