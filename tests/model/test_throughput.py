"""Jobs a run: each constraint with and without its inputs, and the smallest of them."""

from decimal import Decimal
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import setting_of

from capacity_cli.model.findings import FindingCode
from capacity_cli.model.plan import plan
from capacity_cli.model.throughput import Constraint, Throughput, throughput


def able(**scheduler: str | int | Decimal) -> Throughput:
    return throughput(setting_of(*(f"scheduler.{key}={value}" for key, value in scheduler.items())))


def test_without_the_time_of_a_job_only_the_batch_size_binds() -> None:
    found = able()
    assert [term.constraint for term in found.terms] == [Constraint.BATCH_SIZE]
    assert (found.jobs_per_run, found.run_seconds) == (50, None)


@pytest.mark.parametrize(
    ("seconds", "jobs", "bottleneck"),
    [
        ("0.5", 20, Constraint.FUNCTION_TIME),  # the plan allows 10 seconds
        ("0.2", 50, Constraint.BATCH_SIZE),  # exactly 50 in time: the batch is named first
        ("0.2001", 49, Constraint.FUNCTION_TIME),
        ("0.3", 33, Constraint.FUNCTION_TIME),  # 33.3: a job that is cut off is not done
        ("10", 1, Constraint.FUNCTION_TIME),
        ("10.01", 0, Constraint.FUNCTION_TIME),
    ],
)
def test_the_smallest_constraint_binds(seconds: str, jobs: int, bottleneck: Constraint) -> None:
    found = able(seconds_per_job=seconds)
    assert (found.jobs_per_run, found.bottleneck) == (jobs, bottleneck)


def test_the_overhead_is_taken_off_the_time_of_a_run() -> None:
    found = able(seconds_per_job="0.5", overhead_seconds=1)
    assert (found.jobs_per_run, str(found.usable_seconds), str(found.run_seconds)) == (18, "9", "10")


@pytest.mark.parametrize("overhead", ["10", "10.5", "900"])
def test_without_usable_time_no_job_is_done(overhead: str) -> None:
    found = able(seconds_per_job="0.5", overhead_seconds=overhead)
    assert (found.jobs_per_run, found.bottleneck) == (0, Constraint.FUNCTION_TIME)
    assert all(term.margin is None for term in found.terms)


def test_without_usable_time_no_job_is_done_even_if_its_time_is_unknown() -> None:
    assert able(overhead_seconds=10).jobs_per_run == 0
    assert able(overhead_seconds="9.99").jobs_per_run == 50


def test_no_usable_time_is_an_error() -> None:
    found = plan(setting_of("scheduler.overhead_seconds=10"))
    assert FindingCode.NO_USABLE_TIME in {finding.code for finding in found.findings}
    assert found.capacity.messages_per_day == found.capacity.headroom == 0
    assert found.capacity.utilization is None


@pytest.mark.parametrize(
    ("concurrency", "jobs", "seconds"),
    [
        ("1", 3, 9),
        ("4", 12, 9),  # three rounds of four
        ("16", 48, 9),
        ("17", 50, 9),  # 51 would be in time
        ("50", 50, 3),
        ("batch", 50, 3),
        ("1000", 50, 3),
    ],
)
def test_jobs_that_run_at_the_same_time_multiply_what_a_run_does(concurrency: str, jobs: int, seconds: int) -> None:
    found = able(seconds_per_job=3, concurrency=concurrency)
    assert found.jobs_per_run == jobs
    assert found.run_seconds == seconds


def test_a_batch_at_once_takes_the_time_of_one_job() -> None:
    found = able(seconds_per_job=9, concurrency="batch", batch_size=1000)
    assert (found.jobs_per_run, found.bottleneck) == (1000, Constraint.BATCH_SIZE)
    assert found.run_seconds == 9


def test_a_batch_at_once_whose_job_takes_too_long_does_nothing() -> None:
    assert able(seconds_per_job=11, concurrency="batch").jobs_per_run == 0


@pytest.mark.parametrize(
    ("own", "plan_name", "limit"),
    [
        ("plan", "free", "10"),
        ("5", "free", "5"),
        ("60", "free", "10"),  # the plan allows less
        ("60", "pro", "60"),
        ("plan", "pro", "900"),
        ("60", "custom", "60"),  # the plan does not say
        ("plan", "custom", "None"),
    ],
)
def test_a_run_may_take_what_scenario_and_plan_both_allow(own: str, plan_name: str, limit: str) -> None:
    setting = setting_of(f"scheduler.function_max_seconds={own}", f"services.cloud.plan={plan_name}")
    assert str(throughput(setting).function_max_seconds) == limit


def test_the_plan_of_another_host_can_limit_a_run() -> None:
    plans = "plans: {p: {price: 0, capabilities: {function_max_seconds: 3}}}"
    slow = f"format: price-list/v1\nvendor: slow\ncurrency: KRW\n{plans}\n"
    setting = setting_of("scheduler={host: slow, seconds_per_job: 1}", "services.slow={plan: p}", more=(slow,))
    assert throughput(setting).jobs_per_run == 3


def test_a_host_without_a_subscription_limits_nothing() -> None:
    assert throughput(setting_of("scheduler={host: sender, seconds_per_job: 1}")).function_max_seconds is None


def test_a_time_that_nobody_limits_leaves_the_term_out_and_says_so() -> None:
    setting = setting_of("scheduler.seconds_per_job=1", "services.cloud.plan=custom")
    assert [term.constraint for term in throughput(setting).terms] == [Constraint.BATCH_SIZE]
    assert FindingCode.UNKNOWN_FUNCTION_TIME in {finding.code for finding in plan(setting).findings}


def test_the_next_constraint_has_its_margin() -> None:
    terms = able(seconds_per_job="0.5", overhead_seconds=1).terms
    assert [(term.constraint, term.jobs_per_run, term.margin) for term in terms] == [
        (Constraint.FUNCTION_TIME, 18, Fraction(1)),
        (Constraint.BATCH_SIZE, 50, Fraction(25, 9)),
    ]


@given(
    st.integers(1, 200),
    st.integers(1, 20),
    st.decimals("0.01", 20, places=2),
    st.decimals(0, 12, places=2),
)
def test_a_run_does_as_many_jobs_as_fit_round_by_round(
    batch: int, lanes: int, each: Decimal, overhead: Decimal
) -> None:
    done, clock = 0, overhead
    while done < batch and clock + each <= 10:
        done, clock = done + lanes, clock + each
    found = able(batch_size=batch, concurrency=lanes, seconds_per_job=each, overhead_seconds=overhead)
    assert found.jobs_per_run == min(done, batch)


@given(st.integers(1, 200), st.integers(1, 20), st.decimals("0.01", 5, places=2))
def test_a_full_run_ends_in_time(batch: int, lanes: int, each: Decimal) -> None:
    found = able(batch_size=batch, concurrency=lanes, seconds_per_job=each, overhead_seconds=1)
    assert found.run_seconds is not None
    assert found.run_seconds <= 10
    assert found.run_seconds == 1 + Fraction(each) * -floor(Fraction(-found.jobs_per_run, lanes))
