"""The figures of the guides, to the won, from the shipped scenario files by way of the JSON."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from capacity_cli.api.checking import checked
from capacity_cli.api.loading import Loader
from capacity_cli.api.planning import planned
from capacity_cli.api.returning import returned
from capacity_cli.documents.changes import read_change
from capacity_cli.documents.refused import Refused
from capacity_cli.model.problems import ProblemCode
from capacity_cli.render.json_answer import plan_json, roi_json
from capacity_cli.render.text.texts import Language, Texts

SCENARIOS = Path(__file__).parents[1] / "scenarios"
AT_NINE = "workload={messages_per_day: 1000, arrivals: {bursts: [{at: '09:00', share: 100%}]}}"


def loader_of(changes: Sequence[str]) -> Loader:
    return Loader(tuple(map(read_change, changes)))


def plan_of(name: str, *changes: str) -> Any:
    answers = planned(loader_of(changes), str(SCENARIOS / f"{name}.yaml"))
    return json.loads(plan_json(answers, Texts(Language.EN)))["scenarios"][0]


def roi_of(name: str, *changes: str) -> Any:
    answers = returned(loader_of(changes), str(SCENARIOS / f"{name}.yaml"))
    return json.loads(roi_json(answers, Texts(Language.EN)))["scenarios"][0]


def findings(plan: Any) -> set[tuple[str, str]]:
    return {(finding["code"], finding["level"]) for finding in plan["findings"]}


def limit_of(plan: Any, vendor: str, meter: str) -> Any:
    (row,) = [row for row in plan["limits"] if (row["vendor"], row["meter"]) == (vendor, meter)]
    return row


@pytest.mark.parametrize(
    ("name", "carried", "headroom", "load", "total"),
    [
        ("daily-2000", "14400 of 2000", "7.2", "very_low", "900000"),
        ("daily-2000-pro", "14400 of 2000", "7.2", "very_low", "958500"),
        ("daily-10000", "72000 of 10000", "7.2", "very_low", "3945000"),
        ("daily-50000", "144000 of 50000", "2.88", "low", "12045000"),
        ("daily-50000-contract", "144000 of 50000", "2.88", "low", "15045000"),
    ],
)
def test_the_scenarios_of_the_guide(name: str, carried: str, headroom: str, load: str, total: str) -> None:
    plan = plan_of(name)
    found = plan["capacity"]
    assert f"{found['messages_per_day']} of {found['demand_per_day']}" == carried
    assert (found["headroom"], found["load"], found["bottleneck"]) == (headroom, load, "batch_size")
    assert (plan["cost"]["total"], plan["cost"]["complete"], plan["currency"]) == (total, True, "KRW")


def test_10000_messages_a_day_at_1300_won_a_dollar() -> None:
    plan = plan_of("daily-10000", "exchange_rates.USD=1300")
    assert plan["cost"]["total"] == "3958500"
    assert plan["exchange_rates"] == {"USD": "1300"}


def test_the_lines_of_the_stable_configuration() -> None:
    lines = plan_of("daily-2000-pro")["cost"]["lines"]
    assert [(line["vendor"], line["meter"], line["amount"], line["amount_converted"]) for line in lines] == [
        ("coolsms", None, "0", "0"),
        ("coolsms", "alimtalk", "900000", "900000"),
        ("vercel", None, "20.00", "26000"),
        ("supabase", None, "25.00", "32500"),
    ]


def test_the_capacity_of_2000_messages_a_day() -> None:
    found = plan_of("daily-2000")["capacity"]
    assert (found["runs_per_day"], found["jobs_per_run"], found["jobs_per_minute"]) == (288, 50, 10)
    assert (found["run_seconds"], found["utilization"], found["lost_per_day"]) == (None, "0.1389", 0)
    assert found["peak"] == {
        "backlog_jobs": 0,
        "wait_minutes": "5",
        "headroom": "7.2",
        "minutes_over_waiting_jobs": "0",
        "minutes_over_wait": "0",
        "drain_runs": 1,
        "backlog_growth_per_day": None,
    }


def test_the_bill_of_2000_messages_a_day() -> None:
    cost = plan_of("daily-2000")["cost"]
    assert (cost["tax"], cost["total_with_tax"], cost["per_message"]) == ("0", "900000", "15")


def test_jobs_of_half_a_second_in_functions_of_ten() -> None:
    change = "scheduler={seconds_per_job: '0.5', function_max_seconds: 10, overhead_seconds: 1}"
    found = plan_of("daily-2000", change)["capacity"]
    assert (found["jobs_per_run"], found["messages_per_day"], found["headroom"]) == (18, 5184, "2.592")
    assert (found["bottleneck"], found["run_seconds"]) == ("function_time", "10")


def test_the_realistic_scenario_has_the_same_capacity() -> None:
    found = plan_of("realistic")["capacity"]
    assert (found["jobs_per_run"], found["messages_per_day"], found["headroom"]) == (18, 5184, "2.592")


@pytest.mark.parametrize("zone", ["UTC", "Asia/Seoul"])
def test_1000_jobs_at_nine(zone: str) -> None:
    plan = plan_of("daily-2000", AT_NINE, f"timezone={zone}")
    peak = plan["capacity"]["peak"]
    assert (peak["backlog_jobs"], peak["wait_minutes"]) == (950, "95")
    assert (peak["minutes_over_waiting_jobs"], peak["drain_runs"]) == ("90", 20)
    assert {("CAP003", "warning"), ("CAP004", "warning")} <= findings(plan)


def test_every_7_minutes_is_216_runs_a_day() -> None:
    assert plan_of("daily-2000", "scheduler.schedule='*/7 * * * *'")["capacity"]["runs_per_day"] == 216


def test_a_monday_cron_runs_five_times_in_30_days() -> None:
    found = plan_of("daily-2000", "scheduler.schedule='0 9 * * 1'")["capacity"]
    assert found["runs_per_day"] == 0.1667
    assert found["messages_per_day"] == 8.3333  # 5 runs × 50 jobs ÷ 30 days


@pytest.mark.parametrize(
    ("messages", "total"),
    [
        ("99_999", "1499985"),  # 15 won
        ("100_000", "1300000"),  # 13 won, for all of them
        ("499_999", "6499987"),
        ("500_000", "5000000"),
        ("999_999", "9999990"),
        ("1_000_000", "8000000"),
        ("1", "15"),
    ],
)
def test_the_guides_table_prices_the_whole_volume_at_the_tier_that_it_reaches(messages: str, total: str) -> None:
    assert plan_of("daily-2000", "period.days=1", f"workload.messages_per_day={messages}")["cost"]["total"] == total


def test_the_guides_third_scenario_costs_8_won_a_message_by_its_own_table() -> None:
    (line,) = [line for line in plan_of("daily-50000")["cost"]["lines"] if line["meter"] == "alimtalk"]
    assert (line["quantity"], line["amount"], line["parts"][0]["unit_price"]) == ("1500000", "12000000", "8")


def test_the_growth_stage_of_bkend_is_close_to_its_calls_and_its_price_is_unknown() -> None:
    plan = plan_of("bkend-growth")
    row = limit_of(plan, "bkend", "api_calls")
    assert (row["used"], row["limit"], row["headroom"], row["on_exceed"]) == ("86400", "100000", "1.1574", "reject")
    assert ("LIM001", "warning") in findings(plan)
    assert plan["limits"][0] == row
    cost = plan["cost"]
    assert (cost["complete"], cost["total"]) == (False, "291600")  # 19,440 messages at 15 won, at least
    (line,) = [line for line in cost["lines"] if line["vendor"] == "bkend"]
    assert (line["status"], line["amount"], line["amount_converted"]) == ("unknown", None, None)


def test_the_mvp_stage_of_bkend_polls_most_of_its_calls_away() -> None:
    plan = plan_of("bkend-mvp")
    row = limit_of(plan, "bkend", "api_calls")
    assert (row["used"], row["limit"], row["headroom"]) == ("8640", "10000", "1.1574")
    assert ("LIM001", "warning") in findings(plan)
    assert plan["cost"]["complete"] is False


def test_the_scale_up_stage_of_bkend_has_room() -> None:
    plan = plan_of("bkend-scale-up")
    assert limit_of(plan, "bkend", "api_calls")["used"] == str(8640 + 4 * 180_000)
    assert not {code for code, _ in findings(plan)} & {"LIM001", "LIM002"}


def test_the_enterprise_stage_of_bkend_is_unlimited() -> None:
    row = limit_of(plan_of("bkend-enterprise"), "bkend", "api_calls")
    assert (row["limit"], row["headroom"]) == ("unlimited", "unlimited")


def test_500000_free_requests_do_not_last_the_guides_first_scenario() -> None:
    changes = ("footprint.requests={per_run: 6, per_job: 8}",)
    plan = plan_of("daily-2000", *changes)
    assert limit_of(plan, "supabase", "requests")["used"] == "531840"
    assert ("LIM002", "error") in findings(plan)


def test_the_return_of_2000_messages_a_day() -> None:
    found = roi_of("daily-2000")
    assert (found["manual"]["total"], found["automated"]["total"]) == ("2700000", "930000")
    assert found["saving"] == {"monthly": "1770000", "percent": "65.6", "yearly": "21240000"}
    assert (found["payback_months"], found["break_even_messages"]) == (None, 1)


def test_the_return_on_paid_plans() -> None:
    found = roi_of("daily-2000-pro")
    assert (found["manual"]["total"], found["automated"]["total"]) == ("2700000", "988500")
    assert found["saving"]["monthly"] == "1711500"


def test_a_return_needs_the_labor() -> None:
    with pytest.raises(Refused) as caught:
        roi_of("daily-10000")
    assert [(problem.code, problem.values["key"]) for problem in caught.value.problems] == [
        (ProblemCode.MISSING_KEY, "labor")
    ]


def test_the_messages_of_the_guide_exceed_its_own_budget_less_its_own_reserve() -> None:
    changes = ("budget={monthly: 1_000_000, contingency: 20%}", "checks={monthly_cost: {max: budget}}")
    (answer,) = checked(loader_of(changes), str(SCENARIOS / "daily-2000.yaml"))
    (result,) = answer.results
    assert (str(result.maximum), str(result.status), answer.exit_status) == ("800000", "failed", 1)


def test_the_checks_of_the_realistic_scenario_hold() -> None:
    (answer,) = checked(loader_of(()), str(SCENARIOS / "realistic.yaml"))
    assert [result.status for result in answer.results] == ["passed"] * 4
    assert answer.exit_status == 0


@pytest.mark.parametrize(
    ("batch", "schedule", "headroom"),
    [("100", "*/2 * * * *", "7.2"), ("100", "*/5 * * * *", "2.88"), ("50", "*/5 * * * *", "1.44")],
)
def test_the_headroom_of_10000_messages_a_day(batch: str, schedule: str, headroom: str) -> None:
    plan = plan_of("daily-10000", f"scheduler={{batch_size: {batch}, schedule: '{schedule}'}}")
    assert plan["capacity"]["headroom"] == headroom


def test_variants_follow_the_file_as_it_stands() -> None:
    answers = planned(loader_of(()), str(SCENARIOS / "realistic-variants.yaml"))
    assert [answer.variant for answer in answers] == [None, "ten-at-a-time", "every-4-minutes"]
    assert [answer.plan.capacity.jobs_per_run for answer in answers] == [18, 50, 18]
