"""What a run may use beside time: each constraint binds where it is the tightest, and its finding names the remedy."""

from decimal import Decimal
from fractions import Fraction

import pytest
from made import plan_of

from capacity_cli.model.findings import Finding, FindingCode
from capacity_cli.model.plan import CapacityPlan
from capacity_cli.model.throughput import Constraint

SENDER = """
format: price-list/v1
vendor: sender
currency: KRW
meters:
  alimtalk: {title: Alimtalk, unit: message}
  messages: {title: Messages, unit: message, sum_of: [alimtalk]}
  requests: {title: Requests, unit: request}
plans:
  payg:
    price: 0
    charges: [{meter: alimtalk, unit_price: 15}]
    limits:
      - {meter: requests, limit: 100, per: 5 seconds, on_exceed: throttle}
      - {meter: messages, limit: account, per: day, on_exceed: reject, new_account: 50}
"""
CLOUD = """
format: price-list/v1
vendor: cloud
currency: KRW
plans:
  free:
    price: 0
    capabilities:
      {function_max_seconds: 61, memory_gb: 2, file_descriptors: 1024, connections: 60, pooled_connections: 200}
triggers:
  clock: {shortest: 1 minute, overlap: allow}
"""
BUSY = (
    "scheduler={batch_size: 5000, seconds_per_job: 0.2, concurrency: 100, overhead_seconds: 1}",
    "services.sender.quota={messages: 10_000_000}",
)


@pytest.mark.parametrize(
    ("changes", "jobs", "constraint", "code"),
    [
        ((), 1200, Constraint.RATE_LIMIT, FindingCode.RATE_LIMITED),
        (("workload.messages_per_job=2",), 600, Constraint.RATE_LIMIT, FindingCode.RATE_LIMITED),
        (("workload.messages_per_request=10",), 5000, Constraint.BATCH_SIZE, None),
        (("scheduler.per_job.memory_mb=1024",), 600, Constraint.MEMORY, FindingCode.NOT_IN_MEMORY),
        (("scheduler.per_job.connections=20",), 900, Constraint.CONNECTIONS, FindingCode.FEW_CONNECTIONS),
        (
            ("scheduler.per_job.connections=20", "scheduler.pooled_connections=true"),
            1200, Constraint.RATE_LIMIT, FindingCode.RATE_LIMITED,
        ),
        (("scheduler.per_job.file_descriptors=512",), 600, Constraint.FILE_DESCRIPTORS, FindingCode.FEW_DESCRIPTORS),
        (("scheduler.concurrency=2",), 600, Constraint.FUNCTION_TIME, FindingCode.NOT_IN_TIME),
        (("scheduler.per_job.memory_mb=4096",), 0, Constraint.MEMORY, FindingCode.NOT_IN_MEMORY),
    ],
)  # fmt: skip
def test_the_tightest_constraint_binds(
    changes: tuple[str, ...], jobs: int, constraint: Constraint, code: FindingCode | None
) -> None:
    plan = plan_of(*BUSY, *changes, more=(SENDER, CLOUD))
    assert (plan.capacity.jobs_per_run, plan.capacity.bottleneck) == (jobs, constraint)
    assert code is None or code in {each.code for each in plan.findings}


def finding_of(code: FindingCode, *changes: str, cloud: str = CLOUD) -> Finding | None:
    found = plan_of(*changes, more=(SENDER, cloud)).findings
    return next((each for each in found if each.code is code), None)


def test_a_smaller_batch_is_one_that_all_the_other_constraints_allow() -> None:
    """In 60 seconds there is time for 3,000 jobs, ten at a time, and the sender takes 1,200."""
    late = finding_of(FindingCode.NOT_IN_TIME, *BUSY, "scheduler.concurrency=10")
    assert late is not None
    assert (late.values["jobs"], late.values["fits"]) == (3000, 1200)


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        (("scheduler.overhead_seconds=61",), "overhead_seconds"),
        (("scheduler.seconds_per_job=61.5",), "seconds_per_job"),
        (("scheduler.seconds_per_job=61", "scheduler.overhead_seconds=1"), "seconds_per_job"),
    ],
)
def test_a_job_that_is_longer_than_a_run_needs_no_smaller_batch(changes: tuple[str, ...], path: str) -> None:
    plan = plan_of(*changes, more=(SENDER, CLOUD))
    codes = {each.code: each for each in plan.findings}
    assert codes[FindingCode.NO_USABLE_TIME].path == ("scheduler", path)
    assert not codes.keys() & {FindingCode.NOT_IN_TIME, FindingCode.OVER_CAPACITY}
    assert plan.capacity.jobs_per_run == 0


@pytest.mark.parametrize(("own", "said"), [("61", None), ("61.1", (Decimal("61.1"), 61)), ("plan", None)])
def test_a_function_that_is_meant_to_run_longer_than_its_plan_lets_it(own: str, said: object) -> None:
    found = finding_of(FindingCode.LONGER_THAN_ALLOWED, f"scheduler.function_max_seconds={own}")
    assert (None if found is None else (found.values["stated"], found.values["allowed"])) == said


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ("plan", None), ("2", None), ("1.5", None), ("0.25", None), ("2.1", (FindingCode.MORE_MEMORY_THAN_ALLOWED, 2)),
        ("0.2", (FindingCode.LESS_MEMORY_THAN_ALLOWED, Decimal("0.25"))),
    ],
)  # fmt: skip
def test_memory_that_the_plan_does_not_give(own: str, said: object) -> None:
    cloud = CLOUD.replace("memory_gb: 2", 'memory_gb: 2, memory_min_gb: "0.25"')
    findings = plan_of(f"scheduler.memory_gb={own}", more=(SENDER, cloud)).findings
    codes = (FindingCode.MORE_MEMORY_THAN_ALLOWED, FindingCode.LESS_MEMORY_THAN_ALLOWED)
    found = [each for each in findings if each.code in codes]
    bounds = [(each.code, each.values.get("allowed", each.values.get("least"))) for each in found]
    assert bounds == ([] if said is None else [said])
    assert all(each.values["stated"] == Decimal(own) and each.path == ("scheduler", "memory_gb") for each in found)


@pytest.mark.parametrize(
    ("own", "listed", "jobs"),
    [
        ("plan", "2", 120), ("0.5", "2", 0), ("1", "2", 60), ("3", "2", 120), ("3", "unknown", 180),
        ("plan", "unknown", 1200),
    ],
)  # fmt: skip
def test_the_memory_that_is_stated_leaves_room_for_jobs(own: str, listed: str, jobs: int) -> None:
    """A job needs 1 GB and a second of the 60 that a run has; the sender takes 1,200."""
    run = f"scheduler={{seconds_per_job: 1, per_job: {{memory_mb: 1024}}, memory_gb: {own}}}"
    cloud = CLOUD.replace("memory_gb: 2", f"memory_gb: {listed}")
    assert plan_of(*BUSY, run, more=(SENDER, cloud)).capacity.jobs_per_run == jobs


@pytest.mark.parametrize(
    ("changes", "noted"),
    [
        (("scheduler.seconds_per_job=0.4",), True),  # 50 jobs take 20 seconds
        (("scheduler.seconds_per_job=0.3",), False),  # 15 seconds
        (("scheduler.seconds_per_job=0.4", "scheduler.function_max_seconds=61"), False),
        ((), False),  # nobody says how long a job takes
    ],
)
def test_a_run_that_is_longer_than_a_function_that_nobody_configures(changes: tuple[str, ...], *, noted: bool) -> None:
    cloud = CLOUD.replace("function_max_seconds: 61,", "function_max_seconds: 61, function_default_seconds: 15,")
    found = finding_of(FindingCode.LONGER_THAN_DEFAULT, *changes, cloud=cloud)
    assert (None if found is None else (found.values["seconds"], found.values["default"])) == (
        (20, 15) if noted else None
    )


def test_what_is_above_the_quota_of_the_account_is_lost() -> None:
    plan = plan_of("services.sender.quota={messages: 1000}", more=(SENDER, CLOUD))
    found = plan.capacity
    assert (found.messages_per_day, found.lost_per_day) == (1000, 1000)
    assert found.headroom == Fraction(1, 2)
    assert found.bottleneck is Constraint.DAILY_QUOTA
    assert FindingCode.QUOTA_LOSES in {each.code for each in plan.findings}


def throttled(limit: int, per: str, *changes: str) -> CapacityPlan:
    a_day = (
        f"services.sender.contract={{limits: [{{meter: alimtalk, limit: {limit}, per: {per}, on_exceed: throttle}}]}}"
    )
    return plan_of(a_day, *changes, more=(SENDER, CLOUD))


@pytest.mark.parametrize(("limit", "per"), [(500, "day"), (3500, "7 days")])
def test_what_is_above_a_limit_that_throttles_waits_and_is_never_sent(limit: int, per: str) -> None:
    found = throttled(limit, per)
    capacity = found.capacity
    assert (capacity.messages_per_day, capacity.headroom, capacity.lost_per_day) == (500, Fraction(1, 4), 0)
    assert capacity.bottleneck is Constraint.DAILY_QUOTA
    assert (capacity.peak.backlog_growth_per_day, capacity.peak.wait_minutes) == (1500, None)
    assert sum(hour.capacity for hour in capacity.day) == 500
    assert FindingCode.OVER_CAPACITY in {each.code for each in found.findings}


def test_a_limit_that_throttles_counts_the_share_of_its_channel_and_takes_what_fits() -> None:
    half = throttled(1500, "day", "workload.channels={alimtalk: 50%, sms: 50%}").capacity
    assert (half.messages_per_day, half.peak.backlog_jobs) == (3000, 0)
    assert throttled(20_000, "day").capacity.messages_per_day == 14_400


def test_a_quota_that_is_not_stated_is_unknown_and_says_what_a_new_account_has() -> None:
    plan = plan_of(more=(SENDER, CLOUD))
    [unknown] = [each for each in plan.findings if each.code is FindingCode.ACCOUNT_LIMIT_UNKNOWN]
    assert unknown.values["new_account"] == 50
    assert plan.capacity.bottleneck is Constraint.BATCH_SIZE
    assert not plan.is_decided


def test_the_batch_that_just_fits_is_what_the_other_constraints_allow() -> None:
    assert plan_of(*BUSY, more=(SENDER, CLOUD)).capacity.largest_batch_size == 1200
    assert plan_of(more=(SENDER,)).capacity.largest_batch_size == 200  # 20 a second, 10 s
