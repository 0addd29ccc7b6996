"""What full runs use of the plans' capabilities, in the list of limits."""

from fractions import Fraction

import pytest
from made import plan_of, setting_of

from capacity_cli.model.explanation.explain import explain
from capacity_cli.model.findings import FindingCode
from capacity_cli.model.limits import LimitSource, LimitUse
from capacity_cli.model.metrics import metric
from capacity_cli.model.plan import CapacityPlan, plan

CLOUD = """
format: price-list/v1
vendor: cloud
currency: USD
sources: {page: {title: Limits, read: 2026-11-01, confidence: A}}
plans:
  free:
    price: 0
    capabilities:
      function_max_seconds: {value: 100, source: page}
      memory_gb: 2
      connections: 60
      pooled_connections: unlimited
triggers: {clock: {dialect: {names: true, both_days: either}}}
"""
EVERY_MINUTE = (
    "scheduler={schedule: '* * * * *', seconds_per_job: 1, batch_size: 300, concurrency: 3, overhead_seconds: 0}",
)


def of_runs(plan: CapacityPlan) -> dict[str, LimitUse]:
    return {row.meter: row for row in plan.limits if row.of_run}


def test_a_full_run_is_held_against_the_time_and_the_memory_of_its_function() -> None:
    rows = of_runs(plan_of(*EVERY_MINUTE, "scheduler.batch_size=240", "scheduler.per_job.memory_mb=512", more=(CLOUD,)))
    time, memory = rows["function_seconds"], rows["function_memory_gb"]
    assert (time.used, time.limit, time.percent, time.per) == (80, 100, Fraction(80), "run")  # 240 jobs, 3 at a time
    assert time.source == LimitSource("page", "Limits", None)
    assert (memory.used, memory.limit, memory.percent) == (Fraction(3, 2), 2, Fraction(75))


@pytest.mark.parametrize(
    ("own", "by_trigger", "limit"),
    [
        ("60", "", 60),
        ("plan", "", 100),
        ("150", "", 100),
        ("60", "max_run_seconds: 50, ", 50),
        ("plan", "max_run_seconds: 70, ", 70),
    ],
)
def test_the_time_of_a_run_is_held_against_what_ends_it_first(own: str, by_trigger: str, limit: int) -> None:
    """200 jobs of a second, so that runs are cut: the full one lasts as long as it may."""
    cut = f"scheduler={{batch_size: 200, concurrency: 1, function_max_seconds: {own}}}"
    cloud = CLOUD.replace("clock: {", "clock: {" + by_trigger)
    setting = setting_of(*EVERY_MINUTE, cut, more=(cloud,))
    found = plan(setting)
    row = of_runs(found)["function_seconds"]
    assert (row.used, row.limit, row.percent) == (limit, limit, Fraction(100))
    assert (row.source is None) == (limit != 100)
    explained = explain(setting, found, f"limits.{found.limits.index(row)}.limit")
    assert explained is not None
    assert explained.number == limit


@pytest.mark.parametrize(("own", "limit"), [("plan", 2), ("1.75", Fraction(7, 4)), ("3", 2)])
def test_the_memory_of_a_run_is_held_against_what_it_has(own: str, limit: Fraction) -> None:
    change = f"scheduler={{per_job: {{memory_mb: 512}}, memory_gb: {own}}}"
    setting = setting_of(*EVERY_MINUTE, change, more=(CLOUD,))
    found = plan(setting)
    row = of_runs(found)["function_memory_gb"]
    assert (row.used, row.limit, row.percent) == (Fraction(3, 2), limit, 100 * Fraction(3, 2) / limit)
    explained = explain(setting, found, f"limits.{found.limits.index(row)}.limit")
    assert explained is not None
    assert explained.number == limit


def test_connections_are_those_that_all_runs_want_which_overlap() -> None:
    found = plan_of(*EVERY_MINUTE, "scheduler.per_job.connections=20", more=(CLOUD,))
    row = of_runs(found)["connections"]
    assert (row.used, row.limit, row.percent, row.per) == (
        120,
        60,
        Fraction(200),
        "moment",
    )  # 2 runs of 100 s × 3 jobs × 20


@pytest.mark.parametrize(
    "changes",
    [
        (),
        ("scheduler.pooled_connections=true", "scheduler.per_job.connections=20"),
        ("scheduler.seconds_per_job=unknown",),
    ],
)
def test_what_is_not_known_or_not_limited_has_no_row(changes: tuple[str, ...]) -> None:
    rows = of_runs(plan_of(*EVERY_MINUTE, *changes, more=(CLOUD,)))
    assert set(rows) <= {"function_seconds"}
    assert ("function_seconds" in rows) == ("scheduler.seconds_per_job=unknown" not in changes)


def test_they_are_metrics_with_explanations_and_have_no_finding_of_limits() -> None:
    setting = setting_of(*EVERY_MINUTE, "scheduler.per_job={connections: 20, memory_mb: 512}", more=(CLOUD,))
    found = plan(setting)
    for name, row in of_runs(found).items():
        value, explanation = metric(found, f"limits.cloud.{name}"), explain(setting, found, f"limits.cloud.{name}")
        assert value is not None
        assert explanation is not None
        assert value.value == explanation.number == row.percent
    assert not {FindingCode.NEAR_LIMIT, FindingCode.LIMIT_BROKEN} & {finding.code for finding in found.findings}
    assert FindingCode.FEW_CONNECTIONS in {finding.code for finding in found.findings}
