"""The return beyond a month, worked by hand: a year, ranges of labour, better targeting, and what moves the saving."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import setting_of

from capacity_cli.model.answer import Answer, PricesUsed
from capacity_cli.model.leaves import Leaf
from capacity_cli.model.metrics import Known
from capacity_cli.model.plan import plan
from capacity_cli.model.return_details import ReturnDetails, RoiAnswer, returned_on
from capacity_cli.model.roi_comparison import compared_with_first
from capacity_cli.model.roi_metrics import NAMES, roi_metric, roi_names
from capacity_cli.model.tornado import Swing

LABOR = "labor={hourly_wage: 15_000, manual: {hours_per_day: 4}, automated: {hours_per_month: 2}}"
BUILT = "labor.automated.build_cost=5_310_000"


def return_of(*changes: str, more: tuple[str, ...] = ()) -> RoiAnswer:
    setting = setting_of(LABOR, *changes, more=more)
    assert setting.scenario.labor is not None
    found = plan(setting)
    answer = Answer("a", "a.yaml", None, PricesUsed("made", None, ""), setting, found, ())
    return returned_on(answer, setting.scenario.labor)


def details_of(*changes: str, more: tuple[str, ...] = ()) -> ReturnDetails:
    return return_of(*changes, more=more).details


def amounts(*found: Decimal | Fraction | int | None) -> list[Fraction | None]:
    """Numbers of any kind, so that they compare with each other."""
    return [None if each is None else Fraction(each) for each in found]


def swing_of(name: str, *changes: str, more: tuple[str, ...] = ()) -> Swing:
    [found] = [each for each in details_of(*changes, more=more).tornado if each.input == name]
    return found


def test_a_year_is_twelve_periods_and_the_first_one_bears_the_build_cost() -> None:
    year = details_of(BUILT).year
    assert amounts(year.manual, year.automated) == amounts(12 * 2_700_000, 12 * 930_000)
    assert amounts(year.first_year, year.first_year_net) == amounts(11_160_000 + 5_310_000, 21_240_000 - 5_310_000)


def test_of_an_incomplete_bill_a_year_is_a_lower_bound_and_saves_nobody_knows_what() -> None:
    found = details_of("services.cloud.plan=custom", BUILT, "labor.hourly_wage=1 to 2")
    assert amounts(found.year.automated, found.year.first_year_net) == amounts(12 * (900_000 + 3), None)
    assert found.saving_range is None
    assert {swing.swing for swing in found.tornado} == {None}


def test_without_ranges_there_is_none_of_the_saving() -> None:
    assert details_of(BUILT).saving_range is None


def test_the_ends_of_a_range_are_the_ends_of_the_saving_and_the_plain_figures_are_its_middle() -> None:
    changes = ("labor.manual.hours_per_day=3 to 5", "labor.automated.build_cost=4_000_000 to 6_620_000")
    found, plain = return_of(*changes), return_of(BUILT)
    cases = found.details.saving_range
    assert cases is not None
    assert [case.monthly for case in (cases.low, cases.middle, cases.high)] == [1_320_000, 1_770_000, 2_220_000]
    assert [case.payback_months for case in (cases.low, cases.middle, cases.high)] == [6, 3, 2]
    assert cases.low.first_year_net == 12 * 1_320_000 - 6_620_000
    assert cases.high.first_year_net == 12 * 2_220_000 - 4_000_000
    assert found.roi == plain.roi
    assert cases.middle.monthly == found.roi.saving.monthly
    assert found.details.year == plain.details.year


def test_more_wage_saves_less_where_the_service_takes_more_work_than_it_saves() -> None:
    changes = ("labor.manual.hours_per_day=0", "labor.hourly_wage=10_000 to 20_000")
    cases = details_of(*changes).saving_range
    assert cases is not None
    assert amounts(cases.low.monthly, cases.high.monthly) == amounts(-40_000, -20_000)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_the_saving_at_any_point_of_the_ranges_lies_between_its_ends(data: st.DataObject) -> None:
    ranges = [sorted(data.draw(st.lists(st.integers(0, 40), min_size=2, max_size=2))) for _ in range(3)]
    points = [data.draw(st.integers(low, high)) for low, high in ranges]
    names = ("labor.hourly_wage", "labor.manual.hours_per_day", "labor.automated.hours_per_month")
    wide = return_of(*(f"{name}={low} to {high}" for name, (low, high) in zip(names, ranges, strict=True)))
    point = return_of(*(f"{name}={value}" for name, value in zip(names, points, strict=True)))
    saving, cases = point.roi.saving.monthly, wide.details.saving_range
    if cases is None:
        assert all(low == high for low, high in ranges)
        return
    assert saving is not None
    assert cases.low.monthly <= saving <= cases.high.monthly
    assert cases.low.monthly <= cases.middle.monthly <= cases.high.monthly


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 50_000), st.integers(1, 50_000))
def test_the_saving_falls_when_the_wage_falls(wage: int, other: int) -> None:
    low, high = sorted((wage, other))
    less, more = (return_of(f"labor.hourly_wage={each}").roi.saving.monthly for each in (low, high))
    assert less is not None
    assert more is not None
    assert less <= more
    assert (less == more) == (low == high)


CALLS = ("services.cloud.plan=pro", "footprint.calls={per_message: 3}")


@pytest.mark.parametrize(
    ("name", "low", "high", "at_low", "at_high"),
    [
        ("labor.hourly_wage", 12_000, 18_000, 1_286_000, 1_994_000),
        ("labor.manual.hours_per_day", Decimal("3.2"), Decimal("4.8"), 1_280_000, 2_000_000),
        ("labor.automated.hours_per_month", Decimal("1.6"), Decimal("2.4"), 1_646_000, 1_634_000),
        ("workload.messages_per_day", 1_600, 2_400, 1_686_800, 1_593_200),  # 44,000 and 116,000 calls: $44 and $116
        ("footprint.calls.per_message", Decimal("2.4"), Decimal("3.6"), 1_686_800, 1_593_200),
        ("exchange_rates.USD", 1_040, 1_560, 1_666_000, 1_614_000),  # $100 either way
    ],
)
def test_an_input_goes_a_fifth_down_and_up_and_the_bill_with_it(
    name: str, low: Decimal, high: Decimal, at_low: int, at_high: int
) -> None:
    found = swing_of(name, *CALLS)
    # 180,000 calls of which 100,000 are included: $80 + $20 = 130,000
    base = return_of(*CALLS).roi.saving.monthly
    assert base == 1_770_000 - 130_000
    assert (found.low, found.high, found.stated) == (low, high, False)
    assert amounts(found.saving_at_low, found.saving_at_high) == amounts(at_low, at_high)
    assert found.swing == abs(at_high - at_low)


def test_a_stated_range_takes_the_place_of_a_fifth() -> None:
    found = swing_of("labor.manual.hours_per_day", "labor.manual.hours_per_day=3 to 5")
    assert (found.low, found.value, found.high, found.stated) == (3, 4, 5, True)
    assert amounts(found.saving_at_low, found.saving_at_high, found.swing) == amounts(1_320_000, 2_220_000, 900_000)


def test_what_nothing_depends_on_has_no_swing_and_comes_last() -> None:
    found = details_of("workload.workflows=100").tornado
    assert {each.input: each.swing for each in found if not each.swing} == {
        "workload.messages_per_day": 0, "workload.workflows": 0, "exchange_rates.USD": 0,
    }  # fmt: skip
    swings = [each.swing for each in found if each.swing is not None]
    assert swings == sorted(swings, reverse=True)


def test_an_input_of_0_or_unknown_has_nowhere_to_go() -> None:
    found = details_of("labor.automated.hours_per_month=0", "footprint.calls={per_run: unknown, per_job: 0}")
    names = {each.input for each in found.tornado}
    assert names.isdisjoint({"labor.automated.hours_per_month", "footprint.calls.per_run", "footprint.calls.per_job"})
    assert "workload.failure_rate" not in names


def test_a_quantity_keeps_the_unit_in_which_it_is_written() -> None:
    store = (
        "format: price-list/v1\nvendor: store\ncurrency: KRW\nmeters: {space_gb: {title: Space, unit: GB}}\n"
        "plans: {basic: {price: 0, charges: [{meter: space_gb, unit_price: 10}]}}\n"
    )
    changes = ("services.store={plan: basic}", "footprint.space_gb={per_message: 500 MB}")
    found = swing_of("footprint.space_gb.per_message", *changes, more=(store,))
    assert (found.low, found.value, found.high, found.unit) == (400, 500, 600, "MB")
    assert found.swing == 60_000 * 10 * Decimal("0.2")  # 0.4 and 0.6 GB of each message


def test_shares_end_at_the_whole_and_messages_stay_whole() -> None:
    share = swing_of("workload.failure_rate", "workload.failure_rate=90%")
    assert (share.low, share.high) == (Decimal("0.72"), 1)
    messages = swing_of("workload.messages_per_day", "workload.messages_per_day=3")
    assert (messages.low, messages.high) == (2, 4)  # 2.4 and 3.6
    assert swing_of("workload.messages_per_day", "workload.messages_per_day=1").low == 1


STORE = """
format: price-list/v1
vendor: store
currency: KRW
plans:
  small: {price: 1_000, limits: [{meter: m, limit: 60_000, on_exceed: block}]}
  large: {price: 5_000}
"""


def test_a_plan_that_is_left_open_is_chosen_anew_upwards_and_downwards() -> None:
    open_plan = ("services.store={plan: auto}", "footprint.m={per_message: 1}")
    found = swing_of("workload.messages_per_day", *open_plan, more=(STORE,))
    assert amounts(found.saving_at_low, found.saving_at_high) == amounts(1_769_000, 1_765_000)
    on_large = swing_of("workload.messages_per_day", *open_plan, "workload.messages_per_day=2_100", more=(STORE,))
    assert amounts(on_large.saving_at_low, on_large.saving_at_high) == amounts(1_769_000, 1_765_000)


def test_without_a_share_from_before_nothing_is_said_of_targeting() -> None:
    assert details_of("workload.invalid_share=2%").targeting is None


def test_better_targeting_reaches_as_many_with_fewer_messages() -> None:
    changes = (*CALLS, "workload.invalid_share=2%", "roi.invalid_share_before=8%")
    found = details_of(*changes).targeting
    assert found is not None
    assert amounts(found.invalid_share_before, found.invalid_share_after) == amounts(Decimal("0.08"), Decimal("0.02"))
    assert (found.messages_before, found.messages_after) == (63_913, 60_000)  # 58,800 ÷ 0.92
    # 58,800 delivered messages both times; 191,739 and 180,000 calls, of which 100,000 are included
    assert found.bill_after == 882_000 + 130_000
    assert found.bill_before == 882_000 + (20 + Decimal("91.74")) * 1300
    assert found.monthly == found.bill_before - found.bill_after


def test_targeting_that_got_worse_costs() -> None:
    found = details_of(*CALLS, "workload.invalid_share=8%", "roi.invalid_share_before=2%").targeting
    assert found is not None
    assert found.monthly is not None
    assert found.monthly < 0


def test_the_same_share_before_saves_nothing() -> None:
    found = details_of(*CALLS, "workload.invalid_share=8%", "roi.invalid_share_before=8%").targeting
    assert found is not None
    assert amounts(found.messages_before, found.monthly) == amounts(60_000, 0)


def test_of_an_unknown_price_nobody_knows_what_targeting_saves() -> None:
    found = details_of("services.cloud.plan=custom", "roi.invalid_share_before=8%").targeting
    assert found is not None
    assert found.monthly is None


def test_every_name_of_a_return_is_one_of_its_figures() -> None:
    found = return_of(*CALLS, "labor.hourly_wage=10_000 to 20_000", "roi.invalid_share_before=8%", BUILT)
    for name in roi_names(found):
        metric = roi_metric(found, name)
        assert metric is not None, name
        assert metric.known is Known.EXACTLY, name
    assert set(NAMES) <= set(roi_names(found))
    for name in ("currency", "complete", "saving", "saving.weekly", "tornado.99.swing", "tornado.0.input", "x"):
        assert roi_metric(found, name) is None, name


def test_what_rests_on_an_incomplete_bill_is_a_lower_bound() -> None:
    found = return_of("services.cloud.plan=custom")
    known = {name: metric.known for name in NAMES if (metric := roi_metric(found, name)) is not None}
    assert known["manual.labor"] is Known.EXACTLY
    assert known["year.first_year"] is known["automated.bill"] is Known.AT_LEAST
    assert known["saving.monthly"] is known["year.first_year_net"] is Known.NOTHING


def test_two_returns_side_by_side_differ_by_what_the_second_has_more() -> None:
    [compared] = compared_with_first([return_of(), return_of("services.cloud.plan=pro", BUILT)])
    apart = {each.metric: each.difference for each in compared.figures}
    assert [each.metric for each in compared.figures] == list(NAMES)
    assert apart["automated.bill"] == 26_000
    assert apart["saving.yearly"] == -12 * 26_000
    assert apart["year.first_year_net"] == -12 * 26_000 - 5_310_000
    assert apart["payback_months"] is None  # one of them has nothing to pay back
    assert next(each for each in compared.figures if each.metric == "saving.percent").kind is Leaf.PERCENT


def test_amounts_of_two_currencies_have_no_difference() -> None:
    won = return_of()
    dollars = replace(won, roi=replace(won.roi, currency="USD"))
    [compared] = compared_with_first([won, dollars])
    assert {each.metric for each in compared.figures if each.difference is not None} == {
        "saving.percent", "break_even_messages",
    }  # fmt: skip


def test_lower_bounds_have_no_difference() -> None:
    [compared] = compared_with_first([return_of(), return_of("services.cloud.plan=custom")])
    assert {each.metric for each in compared.figures if each.difference is not None} == {
        "manual.labor", "automated.labor", "automated.build_cost",
    }  # fmt: skip
