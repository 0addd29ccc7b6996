"""Usage: units of work × footprint, whole messages that add up, and stated usage in the place of both."""

from decimal import Decimal
from fractions import Fraction

import pytest
from made import CLOUD, plan_of, setting_of

from capacity_cli.model.findings import FindingCode
from capacity_cli.model.throughput import throughput
from capacity_cli.model.usage import Drivers, Usage, drivers, messages_in_period, usages

TIMED = "scheduler={seconds_per_job: '0.5', concurrency: 1}"


def work_of(*changes: str) -> Drivers:
    setting = setting_of(*changes)
    return drivers(setting, throughput(setting), messages_in_period(setting))


def used_of(*changes: str) -> dict[tuple[str | None, str], Usage]:
    setting = setting_of(*changes)
    work = drivers(setting, throughput(setting), messages_in_period(setting))
    return {(usage.vendor, usage.meter): usage for usage in usages(setting, work)}


def calls(*changes: str) -> Decimal | Fraction | None:
    return used_of(*changes)["cloud", "calls"].quantity


@pytest.mark.parametrize(
    ("period", "messages"),
    [("{days: 30}", 60_000), ("{days: 1}", 2000), ("{month: 2026-12}", 62_000), ("{month: 2028-02}", 58_000)],
)
def test_the_messages_of_a_period_are_those_of_its_days(period: str, messages: int) -> None:
    assert messages_in_period(setting_of(f"period={period}")) == messages


def test_the_units_of_work_of_a_period() -> None:
    work = work_of(TIMED, "workload={messages_per_job: 4, workflows: 100}")
    assert work == {
        "per_run": 8640,
        "per_run_hour": Fraction(15_000, 2 * 3600),  # 15,000 jobs of half a second
        "per_run_gb_hour": None,  # nobody says how much memory a run has
        "per_job": 15_000,
        "per_message": 60_000,
        "per_workflow": 100,
        "per_month": 1,
    }


@pytest.mark.parametrize(
    ("changes", "seconds"),
    [
        # 60,000 jobs of half a second and 8,640 overheads of a second
        (("scheduler.overhead_seconds=1",), 60_000 * Fraction(1, 2) + 8640),
        # each message is tried twice
        (("workload.failure_rate=100%", "scheduler.max_attempts=2", "services.cloud.plan=pro"), 60_000),
        # ten at a time: a round is half a second, and each run may have one that is not full
        (("scheduler.concurrency=10",), 60_000 * Fraction(1, 20) + 8640 * Fraction(1, 2)),
        # at most full runs: fifty at a time take half a second
        (("scheduler.concurrency=batch",), 8640 * Fraction(1, 2)),
        # more than the runs take, 20 jobs each: all are full
        (("workload.messages_per_day=10_000",), 8640 * 10),
    ],
)
def test_runs_last_as_long_as_the_jobs_that_they_take(changes: tuple[str, ...], seconds: Fraction) -> None:
    assert work_of(TIMED, *changes)["per_run_hour"] == Fraction(seconds) / 3600


def test_over_capacity_the_runs_that_start_are_full() -> None:
    """61 jobs of a second every minute: every other run starts, and takes as many jobs as it can."""
    changes = (
        "scheduler={schedule: '* * * * *', seconds_per_job: 1, batch_size: 61, overlap: skip}",
        "services.cloud.plan=pro", "workload.messages_per_day=100_000",
    )  # fmt: skip
    assert work_of(*changes)["per_run_hour"] == Fraction(30 * 720 * 61, 3600)


def test_hours_are_unknown_where_the_time_of_a_job_is() -> None:
    assert work_of()["per_run_hour"] is None


def test_workflows_are_unknown_where_nobody_counts_them() -> None:
    assert work_of()["per_workflow"] is None


@pytest.mark.parametrize(
    ("footprint", "expected"),
    [
        ("{per_run: 2}", "17280"),
        ("{per_job: 3}", "180000"),
        ("{per_message: '0.5'}", "30000"),
        ("{per_workflow: 10}", "1000"),
        ("{per_month: 7}", "7"),
        ("{per_run_hour: 36}", "300"),  # 60,000 jobs of half a second
        ("{per_run_gb_hour: 36}", "600"),  # with 2 GB
        ("{per_run: 1, per_job: 4, per_month: 60}", "248700"),  # the parts add up
        ("{per_run: 0}", "0"),
    ],
)
def test_each_unit_of_work_uses_its_share(footprint: str, expected: str) -> None:
    more = ("scheduler.memory_gb=2", "workload.workflows=100")
    assert calls(TIMED, *more, f"footprint.calls={footprint}") == Decimal(expected)


@pytest.mark.parametrize(
    "footprint",
    [
        "{per_run_hour: 1}", "{per_run_gb_hour: 1}", "{per_workflow: 1}", "{per_job: unknown}",
        "{per_run: 1, per_job: unknown}",
    ],
)  # fmt: skip
def test_an_unknown_part_makes_the_quantity_unknown(footprint: str) -> None:
    assert calls(f"footprint.calls={footprint}") is None


@pytest.mark.parametrize("footprint", ["{per_run_hour: 0, per_run: 1}", "{per_workflow: 0, per_run: 1}"])
def test_an_unknown_count_of_what_uses_nothing_does_not_matter(footprint: str) -> None:
    assert calls(f"footprint.calls={footprint}") == 8640


@pytest.mark.parametrize(
    ("changes", "memory"),
    [
        ((), None),  # the list does not say, and neither does the scenario
        (("scheduler.memory_gb=plan", "services.cloud.plan=pro"), 4),
        (("scheduler.memory_gb=1.5",), Fraction(3, 2)),
        (("scheduler.memory_gb=1.5", "services.cloud.plan=pro"), Fraction(3, 2)),
        (("scheduler.memory_gb=8", "services.cloud.plan=pro"), 4),  # no more than it gives
        (("scheduler.memory_gb=0.5", "services.cloud.plan=pro"), 1),  # no less
        (("scheduler={memory_gb: 2, seconds_per_job: unknown}",), None),
    ],
)
def test_gb_hours_are_hours_times_the_memory_that_a_run_has(changes: tuple[str, ...], memory: Fraction | None) -> None:
    cloud = CLOUD.replace("function_max_seconds: 900", "function_max_seconds: 900, memory_gb: 4, memory_min_gb: 1")
    setting = setting_of(TIMED, *changes, more=(cloud,))
    work = drivers(setting, throughput(setting), messages_in_period(setting))
    hours = work["per_run_hour"]
    assert work["per_run_gb_hour"] == (None if hours is None or memory is None else hours * memory)


@pytest.mark.parametrize(
    ("changes", "memory", "assumed"),
    [
        ((), "memory_gb: 4", True), ((), "memory_gb: 4, memory_min_gb: 2", True), ((), "memory_gb: unknown", True),
        ((), "memory_gb: 2, memory_min_gb: 2", False), (("scheduler.memory_gb=plan",), "memory_gb: 4", False),
        (("footprint.calls={per_run_hour: 1}",), "memory_gb: 4", False),
        (("scheduler.seconds_per_job=unknown",), "memory_gb: 4", False),
    ],
)  # fmt: skip
def test_the_memory_of_the_plan_is_an_assumption_where_it_counts(
    changes: tuple[str, ...], memory: str, *, assumed: bool
) -> None:
    cloud = CLOUD.replace("function_max_seconds: 10", memory)
    hours = () if any("footprint" in each for each in changes) else ("footprint.calls={per_run_gb_hour: 1}",)
    findings = plan_of(TIMED, *hours, *changes, more=(cloud,)).findings
    named = [each.path for each in findings if each.code is FindingCode.DEFAULT_ASSUMED]
    assert (("scheduler", "memory_gb") in named) is assumed


def test_started_units_of_runs_are_not_assumed_where_their_memory_counts() -> None:
    by_run = "calls: {title: Calls, unit: call, increment: 1, per: run}"
    others = "storage_gb: {title: Storage, unit: GB}, seats: {title: Seats, unit: seat}"
    cloud = CLOUD.replace("plans:", f"meters: {{{by_run}, {others}}}\nplans:", 1)
    for used, expected in (("per_run_hour", 8640), ("per_run_gb_hour", None)):
        setting = setting_of(f"footprint.calls={{per_run: 1, {used}: 1}}", more=(cloud,))
        work = drivers(setting, throughput(setting), messages_in_period(setting))
        assert {each.meter: each.quantity for each in usages(setting, work)}["calls"] == expected


def test_stated_usage_replaces_the_footprint() -> None:
    changes = ("footprint.calls={per_run: 1}", "services.cloud.usage={calls: 5}")
    assert calls(*changes) == 5
    assert used_of(*changes)["cloud", "calls"].path == ("services", "cloud", "usage", "calls")


def test_a_meter_is_used_once_however_many_parts_state_it() -> None:
    setting = setting_of(
        "footprint.calls={per_run: 1}", "services={cloud: {usage: {calls: 5}}, sender: {usage: {alimtalk: 7}}}"
    )
    work = drivers(setting, throughput(setting), messages_in_period(setting))
    assert [f"{usage.meter} {usage.quantity}" for usage in usages(setting, work)] == ["alimtalk 7", "calls 5"]


def test_stated_usage_replaces_what_a_channel_sends() -> None:
    assert used_of("services.sender.usage={alimtalk: 7}")["sender", "alimtalk"].quantity == 7


def test_stated_usage_that_is_unknown_replaces_a_known_footprint() -> None:
    assert calls("footprint.calls={per_run: 1}", "services.cloud.usage={calls: unknown}") is None


def test_a_usage_knows_the_line_of_the_scenario_that_states_it() -> None:
    used = used_of("footprint.calls={per_run: 1}")
    assert used["cloud", "calls"].path == ("footprint", "calls")
    assert used["sender", "alimtalk"].path == ("workload", "channels", "alimtalk")


def test_a_channel_belongs_to_the_service_that_prices_it() -> None:
    used = used_of("workload.channels={alimtalk: 50%, sms: 30%, lms: 20%}")
    assert {name: usage.quantity for name, usage in used.items()} == {
        ("sender", "alimtalk"): 30_000,
        ("sender", "sms"): 18_000,
        (None, "lms"): 12_000,
    }


def test_a_channel_of_a_plan_without_its_price_belongs_to_nobody() -> None:
    assert (None, "sms") in used_of("services.sender.plan=bulk", "workload.channels={alimtalk: 50%, sms: 50%}")


def test_a_contract_prices_a_channel_too() -> None:
    changes = ("services.sender={plan: bulk, contract: {sms: 9}}", "workload.channels={alimtalk: 50%, sms: 50%}")
    assert ("sender", "sms") in used_of(*changes)


FULL_RUNS = (
    "scheduler={schedule: '* * * * *', batch_size: 300, seconds_per_job: 1, function_max_seconds: 300}",
    "services.cloud.plan=pro", "footprint.calls={per_run: 1}", "footprint.storage_gb={per_run_hour: 1}",
)  # fmt: skip
"""A run of five minutes is due each minute: 43,200 in 30 days."""


@pytest.mark.parametrize(
    ("overlap", "messages", "runs", "hours"),
    [
        ("skip", 90_000, 8_640, 720),  # over the capacity of 86,400: every fifth starts, and lasts 300 s
        ("skip", 86_400, 43_200, 720),  # a run of each minute takes 60 jobs, and ends before the next
        ("queue", 90_000, 8_640, 720),
        ("allow", 90_000, 43_200, 750),  # 90,000 jobs a day of a second each
    ],
)
def test_runs_that_do_not_start_use_nothing(overlap: str, messages: int, runs: int, hours: int) -> None:
    changes = (*FULL_RUNS, f"scheduler.overlap={overlap}", f"workload.messages_per_day={messages}")
    used = used_of(*changes)
    assert (used["cloud", "calls"].quantity, used["cloud", "storage_gb"].quantity) == (Decimal(runs), Decimal(hours))


def test_each_attempt_is_a_job() -> None:
    """1 + 0.5 + 0.25 + 0.125 attempts at 60,000 messages, two of them a job."""
    tries = ("workload.failure_rate=50%", "scheduler.max_attempts=4", "workload.messages_per_job=2")
    assert calls(*tries, "footprint.calls={per_job: 4, per_message: 1}") == 112_500 // 2 * 4 + 60_000
