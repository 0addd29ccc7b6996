"""How long runs last: worked by hand, and against runs that are added up one by one."""

from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capacity_cli.model.pace import Pace


@pytest.mark.parametrize(
    ("at_a_time", "between", "jobs", "seconds"),
    [
        (1, "0", 0, 2),  # the overhead alone
        (1, "0", 7, 2 + 7 * 3),
        (4, "0", 8, 2 + 2 * 3),
        (4, "0", 9, 2 + 3 * 3),
        (4, "0.5", 9, 2 + 3 * 3),  # sent in 4.5 seconds, done in 9
        (100, "0.5", 9, 2 + 4.5),  # done in 3 seconds, sent in 4.5
        (1, "5", 9, 2 + 9 * 5),
    ],
)
def test_a_run_lasts_as_long_as_its_rounds_or_its_sending(
    at_a_time: int, between: str, jobs: int, seconds: float
) -> None:
    assert Pace(Fraction(2), Fraction(3), at_a_time, Fraction(between)).run_seconds(jobs) == Fraction(seconds)


def test_a_part_of_a_job_counts_as_one() -> None:
    assert Pace(Fraction(1), Fraction(2), 1).run_seconds(Fraction(13, 10)) == 1 + 2 * 2


@pytest.mark.parametrize(
    ("at_a_time", "jobs", "seconds"),
    [
        (1, 60, 10 * 2 + 60 * 3),
        (4, 5, 10 * 2 + 5 * 3),  # at most a round for each job
        (4, 60, 10 * 2 + 60 * 3 / 4 + 10 * 3),  # at most one round more than full ones for each run
    ],
)
def test_ten_runs_last_together(at_a_time: int, jobs: int, seconds: float) -> None:
    assert Pace(Fraction(2), Fraction(3), at_a_time).seconds_together(Fraction(10), Fraction(jobs)) == seconds


PACES = st.builds(
    Pace,
    overhead=st.fractions(0, 9, max_denominator=4),
    seconds_per_job=st.fractions("1/4", 9, max_denominator=4),
    at_a_time=st.integers(1, 20),
    seconds_between=st.fractions(0, 9, max_denominator=4),
)


@given(PACES, st.lists(st.integers(0, 60), max_size=8))
def test_runs_last_no_longer_together_than_is_said_and_just_so_long_one_job_at_a_time(
    pace: Pace, jobs: list[int]
) -> None:
    runs = [
        pace.overhead + max(ceil(count / pace.at_a_time) * pace.seconds_per_job, count * pace.seconds_between)
        for count in jobs
    ]
    together = pace.seconds_together(Fraction(len(jobs)), Fraction(sum(jobs)))
    assert sum(runs) <= together
    if pace.at_a_time == 1:
        assert sum(runs) == together
