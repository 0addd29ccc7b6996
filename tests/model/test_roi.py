"""The return of automation: the guide's figures, payback, and the volume at which it breaks even."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import setting_of

from capacity_cli.model.plan import plan
from capacity_cli.model.roi import Roi, message_cost, roi

LABOR = "labor={hourly_wage: 15_000, manual: {hours_per_day: 4}, automated: {hours_per_month: 2}}"


def roi_of(*changes: str, more: tuple[str, ...] = ()) -> Roi:
    setting = setting_of(LABOR, *changes, more=more)
    assert setting.scenario.labor is not None
    return roi(setting, plan(setting), setting.scenario.labor)


def texts(*amounts: object) -> str:
    return " ".join(map(str, amounts))


def test_the_return_of_2000_messages_a_day_is_that_of_the_guide() -> None:
    found = roi_of()
    assert texts(found.manual.labor, found.manual.messages, found.manual.total) == "1800000 900000 2700000"
    assert texts(found.automated.labor, found.automated.bill, found.automated.total) == "30000 900000 930000"
    assert texts(found.saving.monthly, found.saving.yearly) == "1770000 21240000"
    assert found.saving.percent == Fraction(177_000, 2_700)
    assert (found.currency, found.complete, found.payback_months) == ("KRW", True, None)


def test_the_service_pays_for_its_plans_and_sending_by_hand_does_not() -> None:
    found = roi_of("services.cloud.plan=pro")
    assert texts(found.manual.total, found.automated.total) == "2700000 956000"


def test_manual_hours_are_of_each_day_of_the_period() -> None:
    assert roi_of("period={month: 2026-12}").manual.labor == 31 * 4 * 15_000


def test_wages_are_rounded_to_the_minor_unit() -> None:
    found = roi_of("labor={hourly_wage: '10000.30', automated: {hours_per_month: '1.5'}}")
    assert str(found.automated.labor) == "15000"  # 15,000.45
    found = roi_of(
        "labor={hourly_wage: 12, automated: {hours_per_month: '1.5'}}",
        "currency=USD",
        "exchange_rates={KRW: '0.00077'}",
    )
    assert str(found.automated.labor) == "18.00"


def test_a_negative_saving_is_a_loss() -> None:
    found = roi_of("labor={manual: {hours_per_day: 0}}")
    assert texts(found.saving.monthly, found.saving.yearly) == "-30000 -360000"
    assert found.saving.percent == Fraction(-30_000, 9_000)


def test_of_nothing_no_percentage_is_saved() -> None:
    found = roi_of("labor={manual: {hours_per_day: 0}}", "services.sender.contract={alimtalk: 0}")
    assert texts(found.manual.total, found.saving.percent) == "0 None"


def test_an_incomplete_bill_saves_nobody_knows_what() -> None:
    found = roi_of("services.cloud.plan=custom", "labor={automated: {build_cost: 1}}")
    assert (found.complete, found.payback_months, found.break_even_messages) == (False, None, None)
    assert (found.saving.monthly, found.saving.percent, found.saving.yearly) == (None, None, None)
    assert texts(found.manual.total, found.automated.total) == "2700000 930000"  # lower bounds


@pytest.mark.parametrize(
    ("build_cost", "months"),
    [
        ("0", None),  # nothing to pay back
        ("1", 1),
        ("1_769_999", 1),
        ("1_770_000", 1),  # one month saves 1,770,000
        ("1_770_001", 2),
        ("3_540_000", 2),
        ("3_540_001", 3),
        ("177_000_001", 101),
    ],
)
def test_the_build_cost_is_paid_back_when_the_savings_have_reached_it(build_cost: str, months: int | None) -> None:
    found = roi_of(f"labor={{automated: {{build_cost: {build_cost}}}}}")
    assert found.payback_months == months
    assert found.saving.monthly == 1_770_000  # it is paid once, and no part of a month's cost


@pytest.mark.parametrize("hours", ["0", "'0.0666666666666666666'"])  # a loss, and 30,000 of labor for 30,000
def test_without_a_saving_nothing_is_paid_back(hours: str) -> None:
    assert roi_of(f"labor={{manual: {{hours_per_day: {hours}}}, automated: {{build_cost: 5}}}}").payback_months is None


@given(st.integers(1, 10**8))
def test_the_savings_reach_the_build_cost_in_the_payback_month_and_not_before(build_cost: int) -> None:
    found = roi_of(f"labor={{automated: {{build_cost: {build_cost}}}}}")
    months = found.payback_months
    assert months is not None
    assert months * 1_770_000 >= build_cost > (months - 1) * 1_770_000


def store(charge: str, price: str = "0") -> str:
    plans = f"plans: {{basic: {{price: {price}, charges: [{charge}]}}}}"
    return f"format: price-list/v1\nvendor: store\ncurrency: KRW\n{plans}\n"


SMALL = "labor={hourly_wage: 100}"  # 12,000 by hand, 200 by the service: 11,800 saved


@pytest.mark.parametrize(("price", "volume"), [("0", 1), ("11_799", 1), ("11_800", 1), ("11_801", None)])
def test_with_fixed_plans_automation_breaks_even_at_once_or_never(price: str, volume: int | None) -> None:
    found = roi_of(SMALL, "services.store={plan: basic}", more=(store("{meter: m, unit_price: 1}", price),))
    assert found.break_even_messages == volume


@pytest.mark.parametrize(("unit_price", "volume"), [("11_800", 1), ("11_801", None)])
def test_infrastructure_that_grows_with_the_volume_counts_at_that_volume(unit_price: str, volume: int | None) -> None:
    changes = ("services.store={plan: basic}", "footprint.m={per_message: 1}")
    charge = f"{{meter: m, unit_price: {unit_price}}}"
    assert roi_of(SMALL, *changes, more=(store(charge),)).break_even_messages == volume


def test_a_volume_tier_can_make_automation_pay_later() -> None:
    changes = ("services.store={plan: basic}", "footprint.m={per_message: 1}")
    charge = "{meter: m, mode: volume, tiers: [{up_to: 1000, flat_fee: 50_000}, {unit_price: 1}]}"
    assert roi_of(SMALL, *changes, more=(store(charge),)).break_even_messages == 1001


def test_included_units_and_units_of_runs_move_the_volume_at_which_a_tier_begins() -> None:
    changes = ("services.store={plan: basic}", "footprint.m={per_message: 2, per_run: 1}")
    charge = "{meter: m, included: 5000, mode: volume, tiers: [{up_to: 10_000, unit_price: 10}, {unit_price: '0.1'}]}"
    # 8,640 units of runs; more than 15,000 units from 3,181 messages on
    assert roi_of(SMALL, *changes, more=(store(charge),)).break_even_messages == 3181


def test_stated_usage_does_not_move_with_the_volume() -> None:
    changes = ("services.store={plan: basic, usage: {m: 10}}", "footprint.m={per_message: 1}")
    charge = "{meter: m, mode: volume, tiers: [{up_to: 1000, flat_fee: 50_000}, {unit_price: 1}]}"
    assert roi_of(SMALL, *changes, more=(store(charge),)).break_even_messages is None


def test_the_price_of_messages_does_not_matter_to_the_break_even() -> None:
    assert roi_of("services.sender.contract={alimtalk: 1e6}").break_even_messages == 1


def infrastructure(volume: int, changes: tuple[str, ...], more: tuple[str, ...]) -> Decimal:
    bill = plan(setting_of(*changes, f"workload.messages_per_day={volume}", more=more)).cost
    assert bill.total is not None
    return bill.total - message_cost(bill)


@settings(max_examples=30, deadline=None)
@given(
    st.integers(1, 30),
    st.sampled_from(["0.5", "1", "3"]),
    st.integers(0, 5),
    st.lists(st.tuples(st.integers(0, 300), st.integers(0, 9)), min_size=2, max_size=2),
    st.integers(0, 250),
)
def test_the_break_even_is_the_first_volume_whose_infrastructure_costs_no_more_than_the_labor(
    top: int, per_message: str, included: int, prices: list[tuple[int, int]], wage: int
) -> None:
    (fee, low), (other_fee, high) = prices
    tiers = f"[{{up_to: {top}, flat_fee: {fee}, unit_price: {low}}}, {{flat_fee: {other_fee}, unit_price: {high}}}]"
    more = (store(f"{{meter: m, included: {included}, mode: volume, tiers: {tiers}}}"),)
    changes = ("period={days: 1}", "services.store={plan: basic}", f"footprint.m={{per_message: '{per_message}'}}")
    labor = f"labor={{hourly_wage: {wage}, manual: {{hours_per_day: 1}}, automated: {{hours_per_month: 0}}}}"
    # Two tiers, so that the last volume at which anything can change is where the second begins.
    by_hand = next((volume for volume in range(1, 100) if infrastructure(volume, changes, more) <= wage), None)
    assert roi_of(labor, *changes, more=more).break_even_messages == by_hand
