"""Runs that overlap, against following each minute: what starts, what goes on at the same time, what waits its turn."""

from collections import deque
from fractions import Fraction
from itertools import chain, pairwise
from math import ceil
from typing import NamedTuple

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from made import plan_of

from capacity_cli.model.capacity import Capacity

DAY = 86_400
ROUNDS = 4


class Case(NamedTuple):
    """A schedule of some minutes of some hours of some days, and how long its full runs last."""

    minutes: list[int]
    hours: list[int]
    weekdays: list[int]
    days: int
    seconds: int
    """Those of a run."""

    @property
    def starts(self) -> list[int]:
        """When runs are due, in seconds from the start of a period, the first day of which is a Monday."""
        return [
            day * DAY + hour * 3600 + minute * 60
            for day in range(self.days) if (day + 1) % 7 in self.weekdays
            for hour in self.hours for minute in self.minutes
        ]  # fmt: skip

    def planned(self, rule: str, *changes: str) -> Capacity:
        """What the program says of it: jobs of a second each, and as many of them as a run has seconds."""
        minutes, hours, weekdays = (",".join(map(str, each)) for each in (self.minutes, self.hours, self.weekdays))
        return plan_of(
            f"scheduler={{schedule: '{minutes} {hours} * * {weekdays}', batch_size: {self.seconds}}}",
            f"scheduler={{seconds_per_job: 1, overlap: {rule}}}",
            "services.cloud.plan=custom",
            "scheduler.function_max_seconds=1_000_000",
            f"period={{days: {self.days}}}",
            *changes,
        ).capacity


def some(high: int, most: int) -> st.SearchStrategy[list[int]]:
    return st.sets(st.integers(0, high), min_size=1, max_size=most).map(sorted)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Often every few minutes all day, and else now and then."""
    often = draw(st.sampled_from([1, 5, 7, 45]))
    minutes = draw(st.one_of(st.just(list(range(0, 60, often))), some(59, 6)))
    hours = draw(st.one_of(st.just(list(range(24))), some(23, 6)))
    weekdays = draw(st.one_of(st.just(list(range(7))), some(6, 6)))
    days = draw(st.integers(1, 4))
    assume(any((day + 1) % 7 in weekdays for day in range(days)))
    return Case(minutes, hours, weekdays, days, draw(st.one_of(st.integers(1, 400), st.integers(1, 20_000))))


@settings(max_examples=60, deadline=None)
@given(cases())
def test_under_skip_a_run_starts_where_none_is_going_on(case: Case) -> None:
    started, going_until = 0, 0
    due = set(case.starts)
    for at in range(0, case.days * DAY, 60):
        if at in due and going_until <= at:
            started, going_until = started + 1, at + case.seconds
    found = case.planned("skip")
    assert found.started_runs_per_day * case.days == started


@settings(max_examples=60, deadline=None)
@given(cases())
def test_under_allow_every_run_starts_and_as_many_go_on_as_the_shortest_gap_makes_possible(case: Case) -> None:
    found = case.planned("allow")
    assert found.started_runs_per_day * case.days == len(case.starts)
    length = case.days * DAY
    twice = [again * length + start for again in range(2 + ceil(case.seconds / length)) for start in case.starts]
    going: deque[int] = deque()
    most = 0
    for at in twice:
        while going and going[0] <= at:
            going.popleft()
        going.append(at + case.seconds)
        most = max(most, len(going))
    # At even gaps as many go on at once as the simulation shows; at others it may be fewer, for some gaps are longer.
    gaps = {later - sooner for sooner, later in pairwise(twice)}
    assert (found.longest_overlap == most) if len(gaps) == 1 else (found.longest_overlap >= most)


@settings(max_examples=60, deadline=None)
@given(cases())
def test_a_queue_does_every_run_or_never_rests(case: Case) -> None:
    """One run after another, each as soon as it is due and the one before has ended.

    A queue that holds settles in its first round, and each later one starts as many runs as are due in it. One that
    does not never rests again after its first round: what is due in a period is then at least a period's work, so that
    it rests the longest before the first run of all. Rounds then differ by less than a run from what fits into them.
    """
    length, free, begun = case.days * DAY, 0, []
    for due in chain.from_iterable([again * length + start for start in case.starts] for again in range(ROUNDS)):
        begun.append(max(due, free))
        free = begun[-1] + case.seconds
    of_rounds = sum(length <= at < ROUNDS * length for at in begun)
    found = Fraction(case.planned("queue").started_runs_per_day) * case.days
    if len(case.starts) * case.seconds <= length:
        assert found * (ROUNDS - 1) == of_rounds
    else:
        assert found == Fraction(length, case.seconds)
        assert abs(found * (ROUNDS - 1) - of_rounds) < 1


FULL_RUNS = "workload.messages_per_day=1_000_000_000"
"""Over capacity every run is full; below, one that has little to do may end before the next."""


@settings(max_examples=60, deadline=None)
@given(cases())
def test_the_hours_take_what_the_runs_do_but_for_one_that_goes_on_at_midnight(case: Case) -> None:
    """The hours are those of a day that begins with no run going on, which may have one more than the mean day."""
    found = case.planned("skip", FULL_RUNS)
    by_hours = sum(Fraction(hour.capacity) for hour in found.day) / found.jobs_per_run
    assert found.started_runs_per_day <= by_hours <= found.started_runs_per_day + 1
    allowed = case.planned("allow")
    assert sum(Fraction(hour.capacity) for hour in allowed.day) == allowed.runs_per_day * allowed.jobs_per_run


@settings(max_examples=60, deadline=None)
@given(cases())
def test_the_hours_of_a_queue_have_the_runs_that_start_in_them(case: Case) -> None:
    """Where not every day has runs, those count that start on the day they are due, and else those of a second day."""
    daily = len({start // DAY for start in case.starts}) == case.days
    of_day = [start % DAY for start in case.starts if start // DAY == case.starts[0] // DAY]
    free, hours = 0, [0] * 24
    for due in [*of_day, *(DAY + start for start in of_day if daily)]:
        at = max(due, free)
        if at // DAY == daily:
            hours[at // 3600 % 24] += 1
        free = at + case.seconds
    shown = [Fraction(hour.capacity) * case.days / case.seconds for hour in case.planned("queue", FULL_RUNS).day]
    firing = len(case.starts) // len(of_day)
    assert shown == [runs * firing for runs in hours]


EVERY_MINUTE = list(range(60)), list(range(24)), list(range(7)), 4


@pytest.mark.parametrize(
    ("seconds", "rule", "wait"),
    [
        (61, "allow", 1),
        (61, "queue", 1),  # 42 jobs a minute: no run is full, and none is put off
        (61, "skip", None),  # 61 jobs every other minute are too few
        (200_000, "queue", 1),
    ],
)
def test_runs_that_end_in_time_are_not_put_off(seconds: int, rule: str, wait: int | None) -> None:
    found = Case(*EVERY_MINUTE, seconds).planned(rule, "workload.messages_per_day=60_000")
    assert found.peak.wait_minutes == wait


def test_full_runs_after_a_burst_are_put_off() -> None:
    burst = "workload.arrivals={bursts: [{at: '09:00', share: 50%}]}"
    allowed, queued = (
        Case(*EVERY_MINUTE, 61).planned(rule, "workload.messages_per_day=60_000", burst).peak.wait_minutes
        for rule in ("allow", "queue")
    )
    assert allowed is not None
    assert queued is not None
    assert queued > allowed
