"""Overlapping runs: what starts, what piles up and what is sent twice."""

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import plan_of

from capacity_cli.model.capacity import Capacity
from capacity_cli.model.findings import FindingCode
from capacity_cli.model.plan import CapacityPlan

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


UNCLAIMED = "scheduler.claims_jobs_atomically=false"


def twice(*changes: str) -> list[object]:
    found = plan_of(*EVERY_MINUTE, UNCLAIMED, *changes).findings
    return [each.values["messages"] for each in found if each.code is FindingCode.SENT_TWICE]


def test_jobs_that_are_not_claimed_atomically_are_sent_twice() -> None:
    burst = "workload.arrivals={bursts: [{at: '09:00', share: 50%}]}"  # 1,000 at once: a run is full then
    assert twice("scheduler.batch_size=61", burst) == [2000]
    assert twice("scheduler.batch_size=60", burst) == []


@pytest.mark.parametrize(
    ("batch", "demand", "capacity", "again"),
    [
        # 61 jobs take 61 s, so that every second run does the jobs of the one before: half of 87,840 and half again
        (61, 100_000, 43_920, 43_920),
        # 300 jobs take 5 minutes: of five runs one has jobs of its own, 288 × 300, and four send them again
        (300, 431_000, 86_400, 345_600),
        (60, 431_000, 86_400, 0),
    ],
)
def test_runs_that_take_the_same_jobs_carry_them_once(batch: int, demand: int, capacity: int, again: int) -> None:
    found = carried(UNCLAIMED, f"scheduler.batch_size={batch}", f"workload.messages_per_day={demand}")
    assert (found.messages_per_day, found.sent_twice_per_day) == (capacity, again)
    assert found.headroom == Fraction(capacity, demand)
    assert found.peak.backlog_growth_per_day == demand - capacity
    assert found.started_runs_per_day == 1440


@given(st.integers(1, 400), st.integers(1, 600_000), st.sampled_from(["* * * * *", "*/7 * * * *", "0,1 9 * * *"]))
def test_no_more_is_sent_than_the_runs_can_send(batch: int, demand: int, schedule: str) -> None:
    changes = (
        f"scheduler.batch_size={batch}",
        f"workload.messages_per_day={demand}",
        f"scheduler.schedule='{schedule}'",
    )
    found, claimed = carried(UNCLAIMED, *changes), carried(*changes)
    once = min(Fraction(found.demand_per_day), Fraction(found.messages_per_day))
    assert once + Fraction(found.sent_twice_per_day) <= claimed.messages_per_day
    assert 0 < found.messages_per_day <= claimed.messages_per_day


def test_nothing_is_sent_twice_if_the_fullest_run_of_the_day_ends_before_the_next() -> None:
    """2,000 a day are 1.39 a minute, so that no run has more than 2 of the 300 jobs that it could take."""
    assert carried("scheduler.batch_size=300").longest_overlap == 5
    assert twice("scheduler.batch_size=300") == []
    assert twice("scheduler.batch_size=300", "workload.messages_per_day=86_400") == []  # 60 jobs in 60 seconds
    assert twice("scheduler.batch_size=300", "workload.messages_per_day=86_401") == [345_600]


def test_no_run_is_skipped_if_the_fullest_run_of_the_day_ends_before_the_next() -> None:
    changes = ("scheduler.batch_size=300", "scheduler.overlap=skip")
    calm = carried(*changes)
    assert (calm.started_runs_per_day, calm.messages_per_day) == (288, 86_400)  # of full runs, every fifth starts
    assert (calm.peak.wait_minutes, calm.day[9].capacity) == (Fraction(1), 60 * 300)
    busy = carried(*changes, "workload.arrivals={bursts: [{at: '09:00', share: 50%}]}")
    assert busy.peak.wait_minutes is not None
    assert busy.peak.wait_minutes > 5  # all count as full


SENDER = """
format: price-list/v1
vendor: sender
currency: KRW
meters: {alimtalk: {title: Alimtalk, unit: message}, requests: {title: Requests, unit: request}}
plans:
  payg:
    price: 0
    charges: [{meter: alimtalk, unit_price: 15}]
    limits: [{meter: requests, limit: 100, per: 5 seconds, on_exceed: throttle}]
"""
STORE = """
format: price-list/v1
vendor: store
currency: KRW
plans: {free: {price: 0, capabilities: {connections: 60}}}
"""


def planned(*changes: str) -> CapacityPlan:
    return plan_of(*EVERY_MINUTE, "services.store.plan=free", *changes, more=(SENDER, STORE))


def said(plan: CapacityPlan, code: FindingCode) -> list[Mapping[str, object]]:
    return [each.values for each in plan.findings if each.code is code]


@pytest.mark.parametrize(
    ("scheduler", "jobs", "seconds", "started", "messages"),
    [
        # allow: 20 messages a second are 1,200 a minute, however long a run may take
        ("{batch_size: 5000, concurrency: 100, seconds_per_job: 0.2}", 1200, 60, 1440, 1_728_000),
        # alone: 2,000 messages in 100 seconds, which is how long the run lasts
        ("{batch_size: 9999, concurrency: 100, function_max_seconds: 100, overlap: skip}", 2000, 100, 720, 1_440_000),
        ("{batch_size: 9999, concurrency: 100, function_max_seconds: 100, overlap: queue}", 2000, 100, 864, 1_728_000),
    ],
)
def test_runs_that_the_sender_holds_up_carry_no_more_than_it_takes(
    scheduler: str, jobs: int, seconds: int, started: int, messages: int
) -> None:
    found = planned("workload.messages_per_day=2_500_000", f"scheduler={scheduler}").capacity
    assert (found.jobs_per_run, found.run_seconds, found.started_runs_per_day) == (jobs, seconds, started)
    assert found.messages_per_day == messages


def test_overlapping_runs_share_the_connections() -> None:
    """60 connections at 20 a job are 3 jobs at a time, which do 180 jobs a minute."""
    plan = planned("scheduler={batch_size: 300, concurrency: 3, per_job: {connections: 20}}")
    found = plan.capacity
    assert (found.jobs_per_run, found.run_seconds, found.longest_overlap) == (180, 60, 1)
    assert found.messages_per_day == 259_200
    [few] = said(plan, FindingCode.FEW_CONNECTIONS)
    assert (few["connected"], few["runs"], few["each"], few["jobs"]) == (3, 2, 3, 180)


@pytest.mark.parametrize(("batch", "jobs", "seconds"), [(9000, 3600, 72), (3500, 3500, 70)])
def test_runs_want_more_connections_together_than_one_of_them(batch: int, jobs: int, seconds: int) -> None:
    """50 jobs at a time are within 60 connections; two such runs are not, even if there is time for their jobs."""
    many = "workload.messages_per_request=100"
    plan = planned(many, f"scheduler={{batch_size: {batch}, concurrency: 50, per_job: {{connections: 1}}}}")
    assert (plan.capacity.jobs_per_run, plan.capacity.run_seconds) == (jobs, seconds)
    assert plan.capacity.longest_overlap == 2
    [few] = said(plan, FindingCode.FEW_CONNECTIONS)
    assert (few["connected"], few["each"]) == (60, 50)


def test_a_run_that_is_alone_has_all_the_connections() -> None:
    alone = planned("scheduler={batch_size: 300, concurrency: 3, per_job: {connections: 20}, overlap: queue}")
    assert (alone.capacity.jobs_per_run, alone.capacity.run_seconds) == (300, 100)
    assert not said(alone, FindingCode.FEW_CONNECTIONS)


def test_jobs_of_which_a_gap_has_less_than_one_are_done_by_some_of_the_runs() -> None:
    """One job at a time for 90 seconds: 960 a day, two for every three runs of a minute."""
    found = planned("scheduler={batch_size: 5, seconds_per_job: 90, per_job: {connections: 60}}").capacity
    assert (found.jobs_per_run, found.run_seconds, found.messages_per_day) == (Fraction(2, 3), 90, 960)
    assert found.largest_batch_size == 1
