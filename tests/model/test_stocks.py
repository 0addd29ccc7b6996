"""What is stored and what is used up: the month that fills, and the day that ends an allowance."""

from fractions import Fraction

import pytest
from made import plan_of

from capacity_cli.model.findings import FindingCode
from capacity_cli.model.limits import LimitUse
from capacity_cli.model.stocks import Growth

CLOUD = """
format: price-list/v1
vendor: cloud
currency: KRW
meters:
  calls: {title: Calls, unit: call}
  database_gb: {title: Database, unit: GB, kind: stock, per: project}
plans:
  free:
    price: 0
    limits:
      - {meter: calls, limit: 10_000, on_exceed: block}
      - {meter: database_gb, limit: "0.5", per: project, on_exceed: read_only}
triggers:
  clock: {dialect: {both_days: either}}
"""


def row(meter: str, *changes: str) -> LimitUse:
    [found] = [each for each in plan_of(*changes, more=(CLOUD,)).limits if each.meter == meter]
    return found


def codes(*changes: str) -> set[FindingCode]:
    return {each.code for each in plan_of(*changes, more=(CLOUD,)).findings}


@pytest.mark.parametrize(
    ("bytes_a_message", "kept", "months"),
    [
        ("0.000001", "unlimited", Fraction("0.4") / Fraction("0.06")),  # 1 KB of each of 60,000 messages
        ("0.000002", "unlimited", Fraction("0.4") / Fraction("0.12")),
        ("0.000001", "12", Fraction("0.4") / Fraction("0.06")),
        ("0.000001", "6", None),
        ("0", "unlimited", None),
    ],
)
def test_what_is_stored_fills_in_the_month_that_its_growth_says(
    bytes_a_message: str, kept: str, months: Fraction | None
) -> None:
    stock = f"stocks.database_gb={{now: 0.1, per_message: '{bytes_a_message}', kept_months: {kept}}}"
    assert row("database_gb", stock).months_until_full == months
    assert (FindingCode.FILLS_UP in codes(stock)) == (months is not None)


def test_at_the_end_of_the_period_a_month_has_been_added() -> None:
    assert row("database_gb", "stocks.database_gb={now: 0.1, per_message: '0.000001'}").used == Fraction("0.16")


@pytest.mark.parametrize(("months", "level"), [(0, "1"), (1, "3"), (2, "5"), (3, "6"), (9, "6")])
def test_what_is_removed_after_some_months_stops_growing(months: int, level: str) -> None:
    assert Growth(Fraction(1), Fraction(2), Fraction("2.5")).after(months) == Fraction(level)


def test_a_stock_of_an_unknown_size_is_unknown() -> None:
    assert row("database_gb", "stocks.database_gb={now: unknown, per_month: 1}").used is None


@pytest.mark.parametrize(("calls", "day"), [(9_999, None), (10_000, None), (10_001, 30), (13_000, 24), (300_000, 2)])
def test_an_allowance_of_a_month_is_used_up_on_a_day(calls: int, day: int | None) -> None:
    used = f"services.cloud.usage.calls={calls}"
    assert row("calls", used).used_up_on_day == day
    assert (FindingCode.LIMIT_USED_UP in codes(used)) == (day is not None)


def test_what_is_full_now_is_broken_and_does_not_fill_up() -> None:
    stock = "stocks.database_gb={now: 0.6, per_message: '0.000001'}"
    assert row("database_gb", stock).months_until_full == 0
    assert FindingCode.LIMIT_BROKEN in codes(stock)
    assert FindingCode.FILLS_UP not in codes(stock)
