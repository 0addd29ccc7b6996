"""`plan: auto`: the smallest plan on which every used meter stays within its margin, and why it is that one."""

import pytest
from made import LISTS, price_list, scenario_of, setting_of

from capacity_cli.model.choice_findings import choice_findings
from capacity_cli.model.choosing import settled
from capacity_cli.model.findings import FindingCode
from capacity_cli.model.plan import CapacityPlan, plan
from capacity_cli.model.setting import resolve

STORE = """
format: price-list/v1
vendor: store
currency: KRW
plans:
  small:
    price: 1
    limits: [{meter: calls, limit: 10_000, on_exceed: reject}, {meter: seats, limit: 1, on_exceed: bill}]
  unclear: {price: 2, limits: [{meter: calls, limit: unknown, on_exceed: reject}]}
  big: {price: 3, limits: [{meter: calls, limit: 100_000, on_exceed: reject}]}
"""
HOST = """
format: price-list/v1
vendor: cloud
currency: KRW
plans:
  slow: {price: 0, limits: [{meter: hours, limit: 24, on_exceed: block}], capabilities: {function_max_seconds: 10}}
  fast: {price: 9, limits: [{meter: hours, limit: 200, on_exceed: block}], capabilities: {function_max_seconds: 600}}
triggers: {clock: {dialect: {names: true, both_days: either}}}
"""
CHOICES = (FindingCode.PLAN_CHOSEN, FindingCode.SMALLEST_PLAN_CHOSEN, FindingCode.NO_PLAN_HOLDS)


def chosen(*changes: str, more: tuple[str, ...] = (STORE,)) -> tuple[dict[str, str], CapacityPlan]:
    setting = settled(setting_of(*changes, more=more))
    return {vendor: each.plan_name for vendor, each in setting.subscriptions.items()}, plan(setting)


@pytest.mark.parametrize(
    ("service", "expected", "code"),
    [
        ("{plan: auto, usage: {calls: 10_000}}", "small", FindingCode.SMALLEST_PLAN_CHOSEN),
        ("{plan: auto, usage: {calls: 10_000, seats: 5}}", "small", FindingCode.SMALLEST_PLAN_CHOSEN),
        ("{plan: auto, usage: {calls: 8_000}, margin: 20%}", "small", FindingCode.SMALLEST_PLAN_CHOSEN),
        ("{plan: auto, usage: {calls: 8_001}, margin: 20%}", "big", FindingCode.PLAN_CHOSEN),
        ("{plan: auto, usage: {calls: 10_001}}", "big", FindingCode.PLAN_CHOSEN),
        ("{plan: auto, usage: {calls: 100_001}}", "big", FindingCode.NO_PLAN_HOLDS),
        ("{plan: auto, usage: {calls: unknown}}", "big", FindingCode.NO_PLAN_HOLDS),
    ],
)
def test_the_smallest_plan_that_holds_for_certain(service: str, expected: str, code: FindingCode) -> None:
    plans, found = chosen(f"services.store={service}")
    assert plans["store"] == expected
    assert [finding.code for finding in found.findings if finding.code in CHOICES] == [code]
    assert {line.plan for line in found.cost.lines if line.vendor == "store"} == {expected}
    assert {row.plan for row in found.limits if row.vendor == "store"} == {expected}


def test_a_host_is_judged_by_the_time_that_runs_take_on_each_of_its_plans() -> None:
    """Full runs of 50 jobs of 1 s: 10 jobs and 24 hours a month under 10 s, 50 jobs and 120 hours under 600 s."""
    changes = (
        "services.cloud={plan: auto}", "scheduler.seconds_per_job=1", "footprint={hours: {per_run_hour: 1}}",
        "workload.messages_per_day=200_000",
    )  # fmt: skip
    assert chosen(*changes, more=(HOST,))[0]["cloud"] == "slow"
    assert chosen(*changes, "services.cloud.margin=10%", more=(HOST,))[0]["cloud"] == "fast"


@pytest.mark.parametrize(("memory", "expected"), [("plan", "slow"), ("2", "slow"), ("1", "fast"), ("3", "fast")])
def test_a_host_is_judged_by_the_memory_that_is_stated(memory: str, expected: str) -> None:
    fixed = HOST.replace("function_max_seconds: 10}", "memory_gb: 2, memory_min_gb: 2}")
    changes = ("services.cloud={plan: auto}", f"scheduler.memory_gb={memory}")
    assert chosen(*changes, more=(fixed,))[0]["cloud"] == expected


def test_a_stated_plan_stays() -> None:
    assert chosen("services.store={plan: small, usage: {calls: 20_000}}")[0]["store"] == "small"


def test_a_plan_that_is_called_auto_is_taken_by_its_name() -> None:
    own = "format: price-list/v1\nvendor: store\ncurrency: KRW\nplans: {a: {price: 1}, auto: {price: 2}}\n"
    assert chosen("services.store={plan: auto}", more=(own,))[0]["store"] == "auto"


CAPPED = """
format: price-list/v1
vendor: store
currency: KRW
switches: {spend_cap: {default: on}}
plans:
  free: {price: 0, limits: [{meter: calls, limit: 5, on_exceed: block}]}
  pro:
    price: 25
    limits: [{meter: seats, limit: 2, on_exceed: reject}]
    charges: [{meter: calls, included: 250, unit_price: "0.09", switch: {spend_cap: block}}]
  team: {price: 599, charges: [{meter: calls, included: 250, unit_price: "0.09"}]}
"""


@pytest.mark.parametrize(
    ("service", "plan_name", "said"),
    [
        ("usage: {calls: 300}", "team", True),
        ("usage: {calls: 300}, spend_cap: off", "pro", False),
        ("usage: {calls: 200}", "pro", False),
        ("usage: {calls: 300, seats: 3}", "team", False),  # the seats refuse pro in either position
    ],
)
def test_a_switch_that_alone_refuses_a_smaller_plan_is_named(service: str, plan_name: str, *, said: bool) -> None:
    plans, found = chosen(f"services.store={{plan: auto, {service}}}", more=(CAPPED,))
    assert plans["store"] == plan_name
    findings = [finding for finding in found.findings if finding.code is FindingCode.SWITCH_WOULD_HOLD]
    assert bool(findings) is said
    for finding in findings:
        named = ("smaller", "switch", "meter", "used", "limit")
        assert [finding.values[each] for each in named] == ["pro", "spend_cap", "calls", 300, 250]


SIZES = """
format: price-list/v1
vendor: store
currency: KRW
plans:
  small: {price: 0, capabilities: {connections: {by: size, default: nano, nano: 60}}}
  middle: {price: 2, capabilities: {connections: {by: size, default: nano, nano: 60, medium: 120}}}
  big: {price: 3, capabilities: {connections: {by: size, default: nano, nano: 60, medium: 120, large: 160}}}
"""


@pytest.mark.parametrize(
    ("size", "plan", "connections"), [("nano", "small", 60), ("medium", "middle", 120), ("large", "big", 160)]
)
def test_a_plan_that_lacks_what_is_chosen_does_not_hold(size: str, plan: str, connections: int) -> None:
    scenario = scenario_of(f"services.store={{plan: auto, size: {size}}}")
    setting = settled(resolve(scenario, {**LISTS, "store": price_list(SIZES, size=size)}))
    store = setting.subscriptions["store"]
    allowed = store.plan.capabilities.connections
    assert store.plan_name == plan
    assert allowed is not None
    assert allowed.value == connections
    [said] = [each.values["why"] for each in choice_findings(setting)]
    assert said == ("auto.smallest" if plan == "small" else "auto.lacking")
