"""A forecast: its months are plans, tiers by a mean of months, stocks, what breaks when, and what all of it costs."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import setting_of

from capacity_cli.model.ahead import mean_with
from capacity_cli.model.choosing import settled
from capacity_cli.model.forecast.breaks import Break, BreakKind, breaks
from capacity_cli.model.forecast.months import PlannedMonth, planned_months
from capacity_cli.model.forecast.totals import quarters, years
from capacity_cli.model.plan import plan
from capacity_cli.model.setting import Setting
from capacity_cli.model.volumes import label_of, volumes

SENDER = """
format: price-list/v1
vendor: sender
currency: KRW
plans:
  payg: {price: 0, charges: [{meter: alimtalk, unit_price: 15}]}
  secret: {price: 0, charges: [{meter: alimtalk, unit_price: unknown}]}
  volume:
    price: 0
    charges:
      - meter: alimtalk
        mode: volume
        tiers: [{up_to: 99_999, unit_price: 15}, {unit_price: 13}]
  mean:
    price: 0
    charges:
      - meter: alimtalk
        mode: volume
        tiers: [{up_to: 99_999, unit_price: 15}, {unit_price: 13}]
        tier_months: 3
"""
CLOUD = """
format: price-list/v1
vendor: cloud
currency: KRW
meters:
  calls: {title: Calls, unit: call}
  database_gb: {title: Database, unit: GB, kind: stock}
plans:
  free:
    price: 0
    limits:
      - {meter: calls, limit: 100_000, on_exceed: block}
      - {meter: database_gb, limit: "0.5", on_exceed: read_only}
  pro:
    price: 1000
    limits:
      - {meter: calls, limit: 1_000_000, on_exceed: block}
      - {meter: database_gb, limit: 5, on_exceed: read_only}
    charges: [{meter: calls, included: 200_000, unit_price: "0.1"}]
triggers:
  clock: {dialect: {both_days: either}}
"""


def resolved(*changes: str) -> Setting:
    return settled(setting_of(*changes, more=(SENDER, CLOUD)))


def ahead(*changes: str, months: int = 12) -> list[PlannedMonth]:
    setting = resolved(*changes)
    labels = [int(label_of(setting.scenario.period, number)) for number in range(months)]
    return list(planned_months(lambda _: setting, labels, volumes(setting.scenario, months)))


def totals(planned: Sequence[PlannedMonth]) -> list[Decimal | None]:
    return [month.plan.cost.total for month in planned]


def of_kind(planned: Sequence[PlannedMonth], kind: BreakKind) -> list[Break]:
    return [each for each in breaks(planned) if each.kind is kind]


GROWS = ("services.sender.plan=volume", "workload.growth=10%")


def test_the_bill_falls_where_the_volume_reaches_a_cheaper_tier() -> None:
    planned = ahead(*GROWS, months=8)
    assert [month.messages for month in planned[5:7]] == [96_631, 106_294]  # 60,000 × 1.1⁵ and × 1.1⁶
    assert totals(planned)[5:7] == [96_631 * 15, 106_294 * 13]
    [cliff] = of_kind(planned, BreakKind.TIER)
    assert (cliff.month, cliff.limit, cliff.before, cliff.after) == (6, "sender.alimtalk", 15, 13)
    assert [cliff.total_before, cliff.total_after] == [Decimal(1_449_465), Decimal(1_381_822)]


def test_headroom_is_of_the_volume_that_is_not_rounded() -> None:
    planned = ahead(*GROWS, months=22)
    assert [month.plan.capacity.headroom < 1 for month in planned] == [*[False] * 21, True]
    assert planned[21].plan.capacity.headroom == Fraction(14_400) / (2000 * Fraction(11, 10) ** 21)
    [over] = of_kind(planned, BreakKind.CAPACITY)
    assert (over.month, over.limit, over.bound) == (21, "headroom", 1)


def test_the_mean_of_three_months_decides_about_a_tier_and_before_the_first_all_are_as_the_first() -> None:
    planned = ahead("services.sender.plan=mean", "workload.growth=[100%, 0%, 0%, -90%, 0%]", months=6)
    # 60,000, 120,000, 120,000, 120,000, 12,000, 12,000; means 60,000, 80,000, 100,000, 120,000, 84,000, 48,000
    assert totals(planned) == [900_000, 1_800_000, 1_560_000, 1_560_000, 180_000, 180_000]
    assert [each.month for each in of_kind(planned, BreakKind.TIER)] == [2, 4]


@pytest.mark.parametrize(
    ("own", "before", "months", "mean"),
    [
        (10, (), 3, 10),
        (10, (4,), 3, 6),  # 10, 4 and, before the first, 4
        (10, (4, 1), 3, 5),
        (10, (4, 1, 100), 3, 5),
        (10, (4, None), 3, None),
        (10, (4,), 1, 10),
        (1, (0,), 10**15, Fraction(1, 10**15)),
    ],
)
def test_a_mean_with_the_months_before(
    own: int, before: tuple[int | None, ...], months: int, mean: int | Fraction | None
) -> None:
    earlier = tuple(None if each is None else Decimal(each) for each in before)
    assert mean_with(Decimal(own), earlier, months) == mean


STOCK = "stocks.database_gb={{now: 0.1, per_message: '0.000001', kept_months: {kept}}}"


def stored(planned: Sequence[PlannedMonth]) -> list[Fraction]:
    rows = [row for month in planned for row in month.plan.limits if row.meter == "database_gb"]
    return [Fraction(row.used or 0) for row in rows]


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        ("unlimited", ["0.16", "0.28", "0.52", "1", "1.96"]),
        ("1", ["0.16", "0.22", "0.34", "0.58", "1.06"]),
        ("2", ["0.16", "0.28", "0.46", "0.82", "1.54"]),
        ("1.5", ["0.16", "0.25", "0.4", "0.7", "1.3"]),
        ("0.5", ["0.13", "0.16", "0.22", "0.34", "0.58"]),
    ],
)
def test_a_stock_holds_what_is_kept_of_every_month(kept: str, expected: list[str]) -> None:
    planned = ahead("workload.growth=100%", STOCK.format(kept=kept), months=5)
    assert stored(planned) == [Fraction(each) for each in expected]


def test_a_stock_breaks_on_the_day_on_which_it_is_full() -> None:
    planned = ahead("workload.growth=100%", STOCK.format(kept="unlimited"), months=5)
    [full] = of_kind(planned, BreakKind.STOCK)
    # month 2 goes from 0.28 to 0.52 GB in 30 days and passes 0.5 after 27.5 of them
    assert (full.month, full.day, full.limit, full.before) == (2, 28, "cloud.database_gb", Fraction("0.28"))


def test_a_stock_that_is_full_at_the_end_of_a_month_is_full_on_its_last_day() -> None:
    planned = ahead("stocks.database_gb={now: 0.1, per_month: 0.1}", months=6)
    [full] = of_kind(planned, BreakKind.STOCK)
    assert (full.month, full.day) == (3, 30)


def test_a_limit_that_is_used_up_breaks_once_and_on_its_day() -> None:
    planned = ahead("workload.growth=100%", "footprint.calls={per_message: 1}", months=4)
    [limit] = of_kind(planned, BreakKind.LIMIT)
    # 120,000 calls in 30 days: 100,000 are used up after 25
    assert (limit.month, limit.day, limit.limit, limit.after, limit.bound) == (1, 26, "cloud.calls", 120_000, 100_000)


def test_an_allowance_that_is_used_up_is_no_limit() -> None:
    planned = ahead("workload.growth=100%", "footprint.calls={per_message: 1}", "services.cloud.plan=pro", months=4)
    assert not of_kind(planned, BreakKind.LIMIT)
    [used_up] = of_kind(planned, BreakKind.ALLOWANCE)
    assert (used_up.month, used_up.day) == (2, 26)  # 200,000 of 240,000


def test_a_plan_that_is_chosen_grows_with_the_volume_and_shrinks_with_it() -> None:
    planned = ahead(
        "workload.growth=[100%, 0%, -50%]", "footprint.calls={per_message: 1}", "services.cloud.plan=auto", months=4
    )
    assert [month.setting.subscriptions["cloud"].plan_name for month in planned] == ["free", "pro", "pro", "free"]
    changes = [(each.month, each.limit, each.plan_before, each.plan_after) for each in of_kind(planned, BreakKind.PLAN)]
    assert changes == [(1, "cloud", "free", "pro"), (3, "cloud", "pro", "free")]


def test_budget_alerts_and_checks_break_in_their_months() -> None:
    budget = "budget={monthly: 1_250_000, contingency: 20%}"  # 1,000,000 may be spent
    checks = "checks={unit_cost: {max: 14}, monthly_cost: {max: budget}, headroom: {min: 5}}"
    planned = ahead(*GROWS, budget, checks, months=8)
    found = {(each.kind.value, each.limit): each.month for each in breaks(planned)}
    assert found == {
        ("threshold", "monthly_budget"): 0,  # 900,000 of 900,000
        ("threshold", "daily_budget"): 0,
        ("check", "unit_cost"): 0,
        ("budget", "budget"): 2,
        ("check", "monthly_cost"): 2,
        ("check", "headroom"): 4,  # 14,400 ÷ 2,928.2
        ("tier", "sender.alimtalk"): 6,
    }


def test_a_balance_is_used_up_on_a_day_of_the_month_that_no_longer_has_enough() -> None:
    planned = ahead("services.sender.plan=volume", "services.sender.balance=1_350_000", months=4)
    [empty] = of_kind(planned, BreakKind.BALANCE)
    assert (empty.month, empty.day, empty.limit) == (1, 16, "sender.balance")  # 450,000 last for 15 days of 30,000


def test_what_is_unknown_makes_lower_bounds_and_breaks_nothing() -> None:
    planned = ahead("services.sender.plan=secret", "workload.growth=10%", "budget={monthly: 1}", months=3)
    assert totals(planned) == [None] * 3
    assert not [each for each in breaks(planned) if each.limit.endswith("budget")]
    [quarter] = quarters(planned)
    assert (quarter.total, quarter.complete) == (None, False)


def test_quarters_and_years_add_up_to_all_months() -> None:
    planned = ahead(*GROWS, months=14)
    bills = [Decimal(each.plan.cost.known) for each in planned]
    for spans, length in ((quarters(planned), 3), (years(planned), 12)):
        assert sum(span.total or 0 for span in spans) == sum(bills)
        assert sum(span.messages for span in spans) == sum(month.messages for month in planned)
        assert [span.first for span in spans] == list(range(0, 14, length))
        assert [span.whole for span in spans] == [True] * (14 // length) + [False]
    assert [span.name for span in years(planned)] == ["0-11", "12-13"]
    assert years(planned)[0].total == sum(bills[:12])


def test_so_few_messages_that_none_is_left_are_no_mistake() -> None:
    planned = ahead("workload.growth=-99%", months=6)
    assert [month.messages for month in planned] == [60_000, 600, 6, 0, 0, 0]
    assert planned[-1].plan.cost.per_message is None


CHANGES = st.fixed_dictionaries({
    "workload.messages_per_day": st.integers(1, 10**6).map(str),
    "workload.growth": st.sampled_from(["0%", "7%", "-30%", "{monthly: 1%, steps: [{from: 2, to: 9}]}"]),
    "workload.failure_rate": st.sampled_from(["0%", "10%"]),
    "services.sender.plan": st.sampled_from(["volume", "mean"]),
    "services.cloud.plan": st.sampled_from(["free", "pro", "auto"]),
    "footprint.calls": st.sampled_from(["{per_run: 1}", "{per_job: '0.3'}"]),
    "stocks.database_gb": st.sampled_from(["{now: 0, per_message: '0.0000001', kept_months: 2}", "{now: 0.3}"]),
})  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(CHANGES)
def test_the_first_month_is_the_plan(changes: dict[str, str]) -> None:
    setting = resolved(*(f"{path}={value}" for path, value in changes.items()))
    [first, *_] = planned_months(lambda _: setting, [0, 1], volumes(setting.scenario, 2))
    assert first.plan == replace(plan(setting), findings=())


@settings(max_examples=60, deadline=None)
@given(CHANGES, st.integers(1, 20_000))
def test_a_later_month_that_needs_no_memory_is_the_plan_of_its_volume(changes: dict[str, str], volume: int) -> None:
    stateless = {**changes, "services.sender.plan": "volume", "services.cloud.plan": "pro"}
    del stateless["stocks.database_gb"]
    stepped = {**stateless, "workload.growth": f"{{steps: [{{from: 1, to: {volume}}}]}}"}
    setting = resolved(*(f"{path}={value}" for path, value in stepped.items()))
    [_, later] = planned_months(lambda _: setting, [0, 1], volumes(setting.scenario, 2))
    direct = {**stateless, "workload.messages_per_day": str(volume)}
    own = resolved(*(f"{path}={value}" for path, value in direct.items()))
    assert later.plan == replace(plan(own), findings=())
