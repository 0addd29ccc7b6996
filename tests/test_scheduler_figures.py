"""What a real scheduler can carry: the figures of a service whose runs are stopped by more than their batch."""

import json
from pathlib import Path
from typing import Any

import pytest

from capacity_cli.cli.main import main

SCENARIO = """
format: scenario/v1
prices: "2026-11"
currency: KRW
exchange_rates: {USD: 1300}
commercial: true
workload: {messages_per_day: 2000, messages_per_job: 1, channels: {alimtalk: 100%}, arrivals: uniform}
scheduler:
  {trigger: vercel_cron, schedule: "*/5 * * * *", batch_size: 50, function_max_seconds: 10, overhead_seconds: 1}
services:
  coolsms: {plan: payg, quota: {messages: 10_000_000}}
  vercel: {plan: pro, region: icn1}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "capacity.yaml"
    path.write_text(SCENARIO, encoding="utf-8")
    return path


def planned(file: Path, capsys: pytest.CaptureFixture[str], *changes: str) -> dict[str, Any]:
    options = [part for change in changes for part in ("--set", change)]
    assert main(["plan", str(file), "--format", "json", *options]) == 0
    [entry] = json.loads(capsys.readouterr().out)["scenarios"]
    found: dict[str, Any] = entry
    return found


def messages_of(entry: dict[str, Any], code: str) -> list[str]:
    return [each["message"] for each in entry["findings"] if each["code"] == code]


@pytest.mark.parametrize(
    ("seconds", "jobs", "messages"), [("0.2", 45, 12_960), ("0.3", 30, 8_640), ("0.5", 18, 5_184), ("1.0", 9, 2_592)]
)
def test_ten_seconds_less_one_of_overhead(
    seconds: str, jobs: int, messages: int, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = planned(file, capsys, f"scheduler.seconds_per_job={seconds}")["capacity"]
    assert (found["jobs_per_run"], found["messages_per_day"]) == (jobs, messages)
    assert found["bottleneck"] == "function_time"
    assert found["largest_batch_size"] == jobs


@pytest.mark.parametrize(("per_request", "jobs", "bottleneck"), [(1, 1_200, "rate_limit"), (10, 5_000, "batch_size")])
def test_the_sender_takes_a_hundred_requests_in_five_seconds(
    per_request: int, jobs: int, bottleneck: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = "scheduler={function_max_seconds: 61, concurrency: 100, seconds_per_job: 0.2, batch_size: 5000}"
    found = planned(file, capsys, run, f"workload.messages_per_request={per_request}")["capacity"]
    assert (found["jobs_per_run"], found["constraints"][0]["constraint"]) == (jobs, bottleneck)


def test_a_plan_that_is_free_refuses_the_schedule_and_the_business(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = planned(file, capsys, "services.vercel={plan: hobby}")
    [refused] = messages_of(found, "CAP007")
    assert "Hobby accounts are limited to daily cron jobs." in refused
    assert "once per day" in refused
    assert messages_of(found, "CAP009")
    daily = planned(file, capsys, "services.vercel={plan: hobby}", "scheduler.schedule='0 1 * * *'", "commercial=false")
    assert not messages_of(daily, "CAP007")
    assert not messages_of(daily, "CAP009")


def test_what_is_above_the_quota_is_lost(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = planned(file, capsys, "services.coolsms.quota.messages=1000")["capacity"]
    assert (found["messages_per_day"], found["headroom"], found["lost_per_day"]) == (1000, "0.5", 1000)
    assert found["bottleneck"] == "daily_quota"


def test_a_quota_that_nobody_states_starts_at_fifty(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(SCENARIO.replace(", quota: {messages: 10_000_000}", ""), encoding="utf-8")
    [unknown] = messages_of(planned(file, capsys), "LIM005")
    assert unknown.endswith("a new account has 50")


@pytest.mark.parametrize(("fallback", "price"), [("sms", "13.25"), ("lms", "14.6")])
def test_five_percent_fail_and_fall_back(
    fallback: str, price: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    alone = SCENARIO.replace("  vercel: {plan: pro, region: icn1}\n", "")
    file.write_text(alone, encoding="utf-8")
    workload = f"workload={{messages_per_day: 300, failure_rate: 5%, fallback: {fallback}}}"
    assert planned(file, capsys, workload)["cost"]["per_message"] == price


def test_four_attempts_at_ten_percent(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = planned(file, capsys, "workload.failure_rate=10%", "scheduler.max_attempts=4")["capacity"]
    assert (found["attempts_per_message"], found["demand_per_day"]) == ("1.111", 2222)


@pytest.mark.parametrize(("rule", "messages"), [("skip", 43_920), ("allow", 87_840)])
def test_sixty_one_jobs_of_a_second_every_minute(
    rule: str, messages: int, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = "scheduler={function_max_seconds: 300, overhead_seconds: 0, seconds_per_job: 1, batch_size: 61}"
    changes = (run, "scheduler.schedule='* * * * *'", f"scheduler.overlap={rule}")
    assert planned(file, capsys, *changes)["capacity"]["messages_per_day"] == messages


@pytest.mark.parametrize(
    ("schedule", "runs", "gaps"),
    [("*/7 * * * *", 216, "7, 4"), ("*/45 * * * *", 48, "45, 15"), ("*/59 * * * *", 48, "59, 1")],
)
def test_a_step_that_does_not_divide_the_hour_leaves_uneven_gaps(
    schedule: str, runs: int, gaps: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = planned(file, capsys, f"scheduler.schedule='{schedule}'")
    assert found["capacity"]["runs_per_day"] == runs
    [uneven] = messages_of(found, "CAP008")
    assert f"gaps of {gaps} minutes" in uneven


def test_steps_that_divide_the_hour_or_hours_of_the_day_are_not_remarked_on(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = planned(file, capsys, "scheduler.schedule='*/5 9-17 * * *'")
    assert found["capacity"]["runs_per_day"] == 108
    assert not messages_of(found, "CAP008")


def test_no_time_is_left_for_a_job(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = planned(file, capsys, "scheduler.overhead_seconds=10")
    assert (found["capacity"]["messages_per_day"], found["capacity"]["headroom"]) == (0, "0")
    assert messages_of(found, "CAP002")


def test_a_schedule_is_refused_without_words_where_the_list_has_none(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    [refused] = messages_of(
        planned(file, capsys, "scheduler.trigger=github_actions", "scheduler.schedule='*/4 * * * *'"), "CAP007"
    )
    assert refused.endswith("runs every 240 s at its densest")


def test_a_choice_that_another_plan_has_is_refused(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    service = "services.supabase={plan: free, compute: medium}"
    assert main(["plan", str(file), "--set", service, "--lang", "en"]) == 2
    assert "unknown choice of this plan `medium`" in capsys.readouterr().err
    planned(file, capsys, "services.supabase={plan: pro, compute: medium}")
    planned(file, capsys, "services.supabase={plan: auto, compute: medium}")  # larger plans have it


def test_every_known_constraint_is_listed_with_its_jobs_even_if_a_quota_binds(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changes = ("scheduler={seconds_per_job: 0.5, per_job: {memory_mb: 512}}", "services.coolsms.quota.messages=1000")
    options = [part for change in changes for part in ("--set", change)]
    assert main(["plan", str(file), *options, "--lang", "en", "--format", "markdown"]) == 0
    shown = capsys.readouterr().out
    # 9 usable seconds: 18 jobs of half a second, 8 at a time in 4,096 MB, 20 requests a second
    allowed = "function time; others allow: batch size 50, memory 144, rate limit of the sender 180"
    assert f"| Jobs a run | 18 | {allowed} |" in shown
