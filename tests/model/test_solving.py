"""Goals beside the budget: headroom, unit price, daily cap, break-even, and the limits that volumes cross."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import setting_of

from capacity_cli.model.capacity import capacity
from capacity_cli.model.leaves import UNLIMITED
from capacity_cli.model.plan import plan
from capacity_cli.model.setting import Setting
from capacity_cli.model.solving.rival import Rival
from capacity_cli.model.solving.solve import Goal, Question, Solution, solve
from capacity_cli.model.throughput import throughput

BUDGET = "budget={monthly: 1_000_000, contingency: 20%}"
LABOR = "labor={hourly_wage: 15_000, manual: {hours_per_day: 4}, automated: {hours_per_month: 2}}"


def solved(question: Question, *changes: str, more: tuple[str, ...] = ()) -> Solution:
    setting = setting_of(*changes, more=more)
    return solve(setting, plan(setting).cost, question)


def ends(found: Solution) -> list[tuple[object, object]]:
    return [(each.from_, each.to) for each in found.intervals]


def test_a_headroom_of_2_is_kept_up_to_half_the_capacity() -> None:
    assert ends(solved(Question(Goal.HEADROOM, Decimal(2)))) == [(0, 216_000)]


def headroom_at(setting: Setting, a_day: int) -> Fraction:
    workload = setting.scenario.workload.model_copy(update={"messages_per_day": a_day})
    scenario = setting.scenario.model_copy(update={"workload": workload})
    varied = replace(setting, scenario=scenario)
    return Fraction(capacity(varied, throughput(varied)).headroom)


@settings(max_examples=30, deadline=None)
@given(
    st.decimals("0.1", 20, places=2),
    st.integers(1, 200),
    st.sampled_from(["0%", "20%"]),
    st.sampled_from(["1", "2.5"]),
)
def test_the_end_keeps_the_headroom_and_one_more_a_day_does_not(
    asked: Decimal, batch: int, failing: str, per_job: str
) -> None:
    changes = (
        "period={days: 1}",
        f"scheduler.batch_size={batch}",
        f"workload.failure_rate={failing}",
        "scheduler.max_attempts=2",
        f"workload.messages_per_job={per_job}",
    )
    [(first, last)] = ends(solved(Question(Goal.HEADROOM, asked), *changes))
    assert first == 0
    assert isinstance(last, int)
    setting = setting_of(*changes)
    if last:
        assert headroom_at(setting, last) >= asked
    assert headroom_at(setting, last + 1) < asked


def test_without_capacity_no_message_keeps_a_headroom() -> None:
    assert ends(solved(Question(Goal.HEADROOM, Decimal(1)), "scheduler.overhead_seconds=10")) == [(0, 0)]


def test_the_unit_price_is_rounded_down_and_the_budget_holds_at_it() -> None:
    found = solved(Question(Goal.UNIT_PRICE), BUDGET)
    assert (found.value, found.usable_budget, found.decided) == (Decimal("13.3333"), Decimal(800_000), True)


def test_the_unit_price_leaves_room_for_the_plans_and_for_the_rounding_of_lines() -> None:
    found = solved(Question(Goal.UNIT_PRICE), BUDGET, "services.cloud.plan=pro")
    assert found.value == Decimal("12.9")  # (800,000 − 26,000) ÷ 60,000
    found = solved(
        Question(Goal.UNIT_PRICE), "budget={monthly: 10}", "workload.messages_per_day=1", "period={days: 7}",
    )  # fmt: skip
    assert found.value == Decimal("1.4999")  # 7 × 1.4999 is 10.4993, which is billed as 10


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 10**7), st.integers(1, 5000), st.sampled_from(["{alimtalk: 100%}", "{alimtalk: 70%, sms: 30%}"]))
def test_one_step_more_a_message_breaks_the_budget(budget: int, a_day: int, channels: str) -> None:
    changes = (f"budget={{monthly: {budget}}}", f"workload.messages_per_day={a_day}", f"workload.channels={channels}")
    found = solved(Question(Goal.UNIT_PRICE), *changes).value
    assert isinstance(found, Decimal)
    for price, holds in ((found, True), (found + Decimal("0.0001"), False)):
        contract = f"services.sender.contract={{alimtalk: '{price}', sms: '{price}'}}"
        total = plan(setting_of(*changes, contract)).cost.total
        assert total is not None
        assert (total <= budget) is holds


def test_where_the_plans_alone_break_the_budget_no_price_holds_it() -> None:
    found = solved(Question(Goal.UNIT_PRICE), "budget={monthly: 25_999}", "services.cloud.plan=pro")
    assert (found.value, found.decided) == (None, True)


def test_an_unknown_price_of_messages_is_no_matter_and_any_other_is() -> None:
    assert solved(Question(Goal.UNIT_PRICE), BUDGET, "services.sender.plan=secret").value == Decimal("13.3333")
    found = solved(Question(Goal.UNIT_PRICE), BUDGET, "services.cloud.plan=custom")
    assert (found.value, found.decided) == (None, False)


def test_the_daily_cap_comes_from_the_first_stretch() -> None:
    found = solved(Question(Goal.DAILY_CAP), BUDGET)
    assert (found.value, found.usable_budget, ends(found)) == (1777, Decimal(800_000), [(0, 53_333)])
    tiers = "{mode: volume, tiers: [{up_to: 99_999, unit_price: 15}, {unit_price: 13}]}"
    found = solved(
        Question(Goal.DAILY_CAP), "budget={monthly: 1_400_000}", f"services.sender.contract={{alimtalk: {tiers}}}"
    )
    assert (found.value, ends(found)) == (3111, [(0, 93_333), (100_000, 107_692)])


def test_the_daily_cap_is_of_days_on_which_messages_are_due() -> None:
    assert solved(Question(Goal.DAILY_CAP), BUDGET, "workload.days=mon-fri").value == 53_333 // 22


@pytest.mark.parametrize(
    ("changes", "value"),
    [
        (("services.cloud.plan=pro", "budget={monthly: 25_999}"), None),
        ((BUDGET, "services.sender.contract={alimtalk: 0}"), UNLIMITED),
    ],
)
def test_a_cap_may_be_missing_or_endless(changes: tuple[str, ...], value: object) -> None:
    assert solved(Question(Goal.DAILY_CAP), *changes).value is value


def test_automation_pays_from_the_first_message() -> None:
    found = solved(Question(Goal.BREAK_EVEN), LABOR)
    assert (ends(found), found.saved_labor) == ([(1, None)], Decimal(1_770_000))


def test_a_plan_is_held_against_the_own_one() -> None:
    found = solved(Question(Goal.BREAK_EVEN, rival=Rival("sender", "bulk")))
    assert found.rival == "sender=bulk"
    assert ends(found) == [(17_143, None)]  # 50,000 + 150,000 + 8 × (n − 10,000) ≤ 15 × n


def test_the_limits_that_an_interval_crosses_are_named_and_an_allowance_is_none() -> None:
    changes = ("footprint.calls={per_message: '0.1'}", "scheduler.batch_size=10")
    [interval] = solved(Question(Goal.BUDGET, Decimal(3_000_000)), *changes).intervals
    crossed = [(each.vendor, each.meter, each.limit, each.from_) for each in interval.limits_crossed]
    assert crossed == [(None, "capacity", 86_400, 86_401), ("cloud", "calls", 10_000, 100_001)]
    [interval] = solved(Question(Goal.BUDGET, Decimal(1_000_000)), *changes).intervals
    assert interval.limits_crossed == ()
    changes = ("services.cloud.plan=pro", "footprint.calls={per_message: 10}")
    [interval] = solved(Question(Goal.BUDGET, Decimal(1_000_000)), *changes).intervals
    assert interval.limits_crossed == ()


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 4000), st.lists(st.integers(0, 20), min_size=1, max_size=3), st.integers(1, 90))
def test_every_volume_up_to_the_daily_cap_fits_and_one_more_a_day_does_not(
    budget: int, prices: list[int], top: int
) -> None:
    *bounded, last = prices
    tiers = [f"{{up_to: {top * (at + 1)}, unit_price: {price}}}" for at, price in enumerate(bounded)]
    pricing = f"{{mode: volume, tiers: [{', '.join([*tiers, f'{{unit_price: {last}}}'])}]}}"
    changes = (f"services.sender.contract={{alimtalk: {pricing}}}", "period={days: 1}")
    found = solved(Question(Goal.DAILY_CAP), *changes, f"budget={{monthly: {budget + 1}}}").value

    def total(a_day: int) -> Decimal:
        made = plan(setting_of(*changes, f"workload.messages_per_day={a_day}")).cost.total
        assert made is not None
        return made

    if found is UNLIMITED:
        assert total(10**9) <= budget + 1
        return
    assert isinstance(found, int)
    assert all(total(a_day) <= budget + 1 for a_day in range(1, min(found, 200) + 1))
    assert total(found + 1) > budget + 1
