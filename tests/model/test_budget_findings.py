"""Budget alerts: of the usable budget, inclusive, with thresholds that a scenario can change."""

from fractions import Fraction

import pytest
from made import setting_of

from capacity_cli.model.findings import FindingCode
from capacity_cli.model.plan import plan

MONTHLY, DAILY = FindingCode.MONTHLY_BUDGET, FindingCode.DAILY_BUDGET


def alerts(*changes: str) -> dict[FindingCode, tuple[object, ...]]:
    """Percent, spent and usable of each alert; the bill is 900,000 unless it is changed."""
    found = plan(setting_of(*changes)).findings
    return {
        each.code: (each.values["percent"], each.values["spent"], each.values["usable"])
        for each in found
        if each.code in (MONTHLY, DAILY)
    }


def test_above_the_usable_budget_both_alerts_show() -> None:
    assert alerts("budget={monthly: 1_000_000, contingency: 20%}") == {
        MONTHLY: (Fraction("112.5"), 900_000, 800_000),
        DAILY: (Fraction("112.5"), 30_000, Fraction(80_000, 3)),
    }


def test_below_it_they_show_from_their_shares_on() -> None:
    assert alerts("budget={monthly: 1_200_000, contingency: 20%}") == {
        MONTHLY: (Fraction("93.75"), 900_000, 960_000),
        DAILY: (Fraction("93.75"), 30_000, 32_000),
    }


@pytest.mark.parametrize(
    ("monthly", "expected"),
    [
        (1_000_000, {MONTHLY, DAILY}),  # 90 %, inclusive
        (1_000_001, {DAILY}),
        (1_125_000, {DAILY}),  # 80 %, inclusive
        (1_125_001, set()),
    ],
)
def test_thresholds_are_inclusive(monthly: int, expected: set[FindingCode]) -> None:
    assert alerts(f"budget={{monthly: {monthly}}}").keys() == expected


def test_a_scenario_can_change_the_thresholds() -> None:
    budget, high = "budget={monthly: 1_000_000}", "alerts={monthly_budget: 90.01%, daily_budget: 95%}"
    assert alerts(budget, high) == {}
    assert alerts("budget={monthly: 9_000_000}", "alerts.monthly_budget=10%").keys() == {MONTHLY}


def test_what_is_known_of_the_bill_is_enough() -> None:
    assert alerts("budget={monthly: 1_000_000}", "services.cloud.plan=custom").keys() == {MONTHLY, DAILY}


def test_nothing_may_be_spent_where_all_is_kept_back() -> None:
    assert alerts("budget={monthly: 1, contingency: 100%}")[MONTHLY] == ("∞", 900_000, 0)


def test_without_a_budget_there_is_no_alert() -> None:
    assert alerts() == {}
