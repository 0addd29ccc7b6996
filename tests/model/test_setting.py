"""Resolving names: every one that does not exist is reported, with what was meant, all at once."""

import pytest
from made import CLOUD, LISTS, scenario_of, setting_of

from capacity_cli.documents.refused import Refused
from capacity_cli.model.problems import Path, Problem, ProblemCode
from capacity_cli.model.setting import Unresolved, resolve

OTHER = CLOUD.replace("vendor: cloud", "vendor: other").partition("triggers:")[0]
MESSENGER = """
format: price-list/v1
vendor: messenger
currency: KRW
plans: {payg: {price: 0, charges: [{meter: alimtalk, unit_price: 9}]}}
"""


def problems_of(*changes: str, more: tuple[str, ...] = (), bare: bool = False) -> tuple[Problem, ...]:
    with pytest.raises(Unresolved) as caught:
        setting_of(*changes, more=more, bare=bare)
    return caught.value.problems


@pytest.mark.parametrize(
    ("change", "path", "suggestion"),
    [
        ("services.clod={plan: free}", ("services", "clod"), "cloud"),
        ("services.cloud.plan=fre", ("services", "cloud", "plan"), "free"),
        ("services.cloud.plan=Pro", ("services", "cloud", "plan"), "pro"),
        ("scheduler.trigger=clocks", ("scheduler", "trigger"), "clock"),
        ("scheduler.host=clouds", ("scheduler", "host"), "cloud"),
        ("services.cloud.usage={call: 1}", ("services", "cloud", "usage", "call"), "calls"),
        ("services.sender.contract={alimtalks: 1}", ("services", "sender", "contract", "alimtalks"), "alimtalk"),
        ("footprint.storage={per_run: 1}", ("footprint", "storage"), "storage_gb"),
        ("footprint.qqq={per_run: 1}", ("footprint", "qqq"), ""),
    ],
)
def test_a_name_that_does_not_exist_is_reported_with_the_nearest_one(change: str, path: Path, suggestion: str) -> None:
    (problem,) = problems_of(change)
    assert (problem.code, problem.path, problem.values["suggestion"]) == (ProblemCode.UNKNOWN_NAME, path, suggestion)


def test_what_is_allowed_is_listed() -> None:
    (problem,) = problems_of("services.cloud.plan=x")
    assert problem.values["allowed"] == "custom, free, pro"


def test_all_names_that_do_not_exist_are_reported_at_once() -> None:
    problems = problems_of(
        "services={clod: {plan: free}, cloud: {plan: fre, usage: {x: 1}}, sender: {usage: {y: 1}}}",
        "scheduler={trigger: x, host: y}",
    )
    assert {problem.path for problem in problems} == {
        ("services", "clod"),
        ("services", "cloud", "plan"),
        ("services", "sender", "usage", "y"),
        ("scheduler", "trigger"),
        ("scheduler", "host"),
    }


def test_a_meter_of_a_service_that_does_not_exist_is_not_reported_on_top() -> None:
    assert len(problems_of("services.clod={plan: free}", "footprint.x={per_run: 1}")) == 1


def test_a_meter_without_any_service_is_reported() -> None:
    (problem,) = problems_of("footprint.calls={per_run: 1}", bare=True)
    assert (problem.code, problem.path) == (ProblemCode.UNKNOWN_NAME, ("footprint", "calls"))


def test_a_meter_of_a_vendor_without_a_service_is_reported() -> None:
    (problem,) = problems_of("services.sender={plan: payg}", "footprint.calls={per_run: 1}", bare=True)
    assert problem.path == ("footprint", "calls")


def test_a_meter_that_two_services_have_is_ambiguous() -> None:
    (problem,) = problems_of("services.other={plan: free}", "footprint.calls={per_run: 1}", more=(OTHER,))
    assert (problem.code, problem.path) == (ProblemCode.AMBIGUOUS_METER, ("footprint", "calls"))
    assert problem.values == {"meter": "calls", "vendors": "cloud, other"}


def test_a_trigger_that_two_lists_have_is_ambiguous() -> None:
    (problem,) = problems_of(more=(CLOUD.replace("vendor: cloud", "vendor: other"),))
    assert (problem.code, problem.path) == (ProblemCode.AMBIGUOUS_TRIGGER, ("scheduler", "trigger"))
    assert problem.values["vendors"] == "cloud, other"


def test_a_meter_that_two_lists_have_is_clear_where_one_is_used() -> None:
    assert setting_of("footprint.calls={per_run: 1}", more=(OTHER,)).scenario.footprint


def test_a_channel_that_two_services_have_is_ambiguous() -> None:
    (problem,) = problems_of("services.messenger={plan: payg}", more=(MESSENGER,))
    assert (problem.code, problem.path) == (ProblemCode.AMBIGUOUS_METER, ("workload", "channels", "alimtalk"))
    assert problem.values == {"meter": "alimtalk", "vendors": "sender, messenger"}


def test_a_currency_without_a_rate_is_reported_where_the_plan_is_named() -> None:
    euro = CLOUD.replace("currency: USD", "currency: EUR")
    (problem,) = problems_of(more=(euro,))
    assert (problem.code, problem.path) == (ProblemCode.NO_RATE, ("services", "cloud", "plan"))
    assert problem.values == {"vendor": "cloud", "currency": "EUR", "target": "KRW"}


def test_every_vendor_whose_currency_has_no_rate_is_reported() -> None:
    problems = problems_of("currency=EUR", more=(CLOUD.replace("currency: USD", "currency: JPY"),))
    assert [problem.values["currency"] for problem in problems] == ["KRW", "JPY"]


def test_a_vendor_that_bills_in_the_currency_of_the_answer_needs_no_rate() -> None:
    assert setting_of("currency=USD", "exchange_rates.KRW='0.00077'").scenario.currency == "USD"


def test_a_rate_of_zero_is_refused() -> None:
    with pytest.raises(Refused) as caught:
        scenario_of("exchange_rates.USD=0")
    assert [problem.code for problem in caught.value.problems] == [ProblemCode.TOO_SMALL]


@pytest.mark.parametrize("zone", ["Asia/Seol", "KST+9KST", "", "/etc/passwd", "../UTC", "asia seoul"])
@pytest.mark.parametrize("bursts", ["[]", "[{at: '09:00', share: 10%}]"])
def test_a_time_zone_that_does_not_exist_is_refused(zone: str, bursts: str) -> None:
    with pytest.raises(Refused) as caught:
        setting_of(f"timezone='{zone}'", f"workload.arrivals={{bursts: {bursts}}}")
    assert [problem.code for problem in caught.value.problems] == [ProblemCode.UNKNOWN_NAME]


def test_no_days_of_the_week_are_no_choice_of_them() -> None:
    with pytest.raises(Refused) as caught:
        scenario_of("workload.days=[]")
    [problem] = caught.value.problems
    assert (problem.code, problem.values["found"]) == (ProblemCode.BAD_FORM, "[]")


@pytest.mark.parametrize(
    ("schedule", "code"),
    [
        ("", ProblemCode.CRON_FIELDS),
        ("* * * *", ProblemCode.CRON_FIELDS),
        ("61 * * * *", ProblemCode.CRON_FIELD),
        ("*/0 * * * *", ProblemCode.CRON_FIELD),
        ("0 0 30 2 *", ProblemCode.CRON_NEVER),
    ],
)
def test_a_schedule_that_the_trigger_does_not_take_is_reported(schedule: str, code: ProblemCode) -> None:
    (problem,) = problems_of(f"scheduler.schedule='{schedule}'")
    assert (problem.code, problem.path) == (code, ("scheduler", "schedule"))


def test_the_dialect_of_the_trigger_decides_what_a_schedule_may_say() -> None:
    named = ("services.strict={plan: p}", "scheduler={trigger: strict_clock, schedule: '0 9 * * MON'}")
    strict = (
        "format: price-list/v1\nvendor: strict\ncurrency: KRW\nplans: {p: {price: 0}}\ntriggers: {strict_clock: {}}\n"
    )
    (problem,) = problems_of(*named, more=(strict,))
    assert problem.code is ProblemCode.CRON_FIELD
    assert setting_of("scheduler.schedule='0 9 * * MON'").runs == 5


def test_the_host_is_the_vendor_of_the_trigger_unless_another_is_named() -> None:
    assert setting_of().host == "cloud"
    assert setting_of("scheduler.host=sender").host == "sender"


def test_a_setting_has_its_services_in_the_order_of_the_scenario() -> None:
    setting = setting_of("services.cloud={plan: pro}", "services.sender={plan: bulk}", bare=True)
    assert [(vendor, each.plan_name) for vendor, each in setting.subscriptions.items()] == [
        ("cloud", "pro"),
        ("sender", "bulk"),
    ]


@pytest.mark.parametrize(
    ("period", "days", "runs"), [("{days: 30}", 30, 5), ("{days: 7}", 7, 1), ("{month: 2026-12}", 31, 4)]
)
def test_a_setting_has_the_days_of_its_period(period: str, days: int, runs: int) -> None:
    setting = setting_of(f"period={period}", "scheduler.schedule='0 9 * * 1'")
    assert (len(setting.days), setting.runs) == (days, runs)


def test_without_price_lists_every_name_is_unknown() -> None:
    with pytest.raises(Unresolved) as caught:
        resolve(scenario_of(), {})
    assert {problem.path for problem in caught.value.problems} == {
        ("services", "sender"),
        ("services", "cloud"),
        ("scheduler", "trigger"),
    }


def test_resolving_leaves_the_lists_alone() -> None:
    before = dict(LISTS)
    setting_of()
    assert dict(LISTS) == before


FREE_CLOCK = """
format: price-list/v1
vendor: cloud
currency: USD
plans: {free: {price: 0}}
triggers: {clock: {zones: any}}
"""
BERLIN_CLOCK = FREE_CLOCK.replace("zones: any", "dialect: {zone: Europe/Berlin}")


def test_a_schedule_runs_in_the_zone_of_its_trigger() -> None:
    setting = setting_of("period={month: 2026-03}", more=(BERLIN_CLOCK,))
    assert (setting.zone, setting.runs) == ("Europe/Berlin", 8916)
    assert setting_of("period={days: 31}", more=(BERLIN_CLOCK,)).runs == 8928


def test_a_zone_may_be_chosen_where_the_trigger_lets_it() -> None:
    setting = setting_of("scheduler.zone=Europe/Berlin", "period={month: 2026-10}", more=(FREE_CLOCK,))
    assert (setting.zone, setting.runs) == ("Europe/Berlin", 8940)
    assert setting_of(more=(FREE_CLOCK,)).zone == "UTC"
    assert setting_of("scheduler.zone=UTC").zone == "UTC"


def test_another_zone_than_the_triggers_own_is_refused() -> None:
    with pytest.raises(Unresolved) as caught:
        setting_of("scheduler.zone=Europe/Berlin")
    (problem,) = caught.value.problems
    assert (problem.code, problem.path) == (ProblemCode.ZONE_FIXED, ("scheduler", "zone"))
    assert problem.values == {"trigger": "clock", "zone": "UTC", "found": "Europe/Berlin"}
