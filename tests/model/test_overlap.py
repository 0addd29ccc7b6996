"""Overlapping runs: what starts, what piles up and what is sent twice."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import plan_of

from capacity_cli.model.capacity import Capacity
from capacity_cli.model.findings import FindingCode

EVERY_MINUTE = ("scheduler.schedule='* * * * *'", "scheduler.seconds_per_job=1", "services.cloud.plan=pro")


def carried(*changes: str) -> Capacity:
    return plan_of(*EVERY_MINUTE, *changes).capacity


@pytest.mark.parametrize(
    ("batch", "rule", "started", "messages"),
    [
        (60, "skip", 1440, 86_400),
        (61, "skip", 720, 43_920),
        (61, "allow", 1440, 87_840),
        (120, "skip", 720, 86_400),
        (121, "skip", 480, 58_080),
        (61, "trigger", 1440, 87_840),
    ],
)
def test_under_skip_capacity_falls_in_steps(batch: int, rule: str, started: int, messages: int) -> None:
    found = carried(f"scheduler.batch_size={batch}", f"scheduler.overlap={rule}")
    assert (found.started_runs_per_day, found.messages_per_day) == (started, messages)


def test_a_queue_does_as_many_runs_as_fit_into_the_day() -> None:
    found = carried("scheduler.batch_size=61", "scheduler.overlap=queue")
    assert found.started_runs_per_day == Fraction(86_400, 61)
    assert found.messages_per_day == 86_400


def test_uneven_gaps_are_skipped_as_they_come() -> None:
    # Minutes 0 and 45: a run of 16 minutes started at 45 is still going on at 60, and free again at 61.
    changes = ("scheduler.schedule='*/45 * * * *'", "scheduler.batch_size=960", "scheduler.overlap=skip")
    found = carried(*changes, "services.cloud={plan: pro}", "scheduler.function_max_seconds=plan")
    assert found.longest_overlap == 1  # the plan allows 900 s, which is less than the shortest gap
    longer = carried(*changes, "scheduler={concurrency: 1, seconds_per_job: 0.9}", "scheduler.overhead_seconds=36")
    assert longer.jobs_per_run == 960


@given(st.integers(1, 200), st.sampled_from(["allow", "skip", "queue"]))
def test_no_more_runs_start_than_are_due_and_none_where_they_would_overlap(batch: int, rule: str) -> None:
    found = carried(f"scheduler.batch_size={batch}", f"scheduler.overlap={rule}")
    assert 0 < found.started_runs_per_day <= found.runs_per_day
    if rule != "allow":
        assert found.run_seconds is not None
        assert found.started_runs_per_day * Fraction(found.run_seconds) <= 86_400 + 60


def test_jobs_that_are_not_claimed_atomically_are_sent_twice() -> None:
    changes = ("scheduler.batch_size=61", "scheduler.claims_jobs_atomically=false")
    plan = plan_of(*EVERY_MINUTE, *changes)
    [twice] = [each for each in plan.findings if each.code is FindingCode.SENT_TWICE]
    assert twice.values == {"messages": 2000}
    calm = plan_of("scheduler.claims_jobs_atomically=false")
    assert FindingCode.SENT_TWICE not in {each.code for each in calm.findings}
