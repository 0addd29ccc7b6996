"""A prepaid balance: 2,000 messages a day at 15 won cost 30,000 won a day."""

from fractions import Fraction

import pytest
from made import plan_of

from capacity_cli.model.findings import FindingCode


@pytest.mark.parametrize(
    ("balance", "days", "low"),
    [("300_000", 10, False), ("210_000", 7, False), ("209_999", Fraction(209_999, 30_000), True), ("0", 0, True)],
)
def test_a_balance_lasts_as_long_as_the_cost_a_day_allows(balance: str, days: Fraction, low: bool) -> None:
    found = plan_of(f"services.sender.balance={balance}")
    (prepaid,) = found.balances
    assert (prepaid.cost_per_day, prepaid.days, prepaid.currency) == (Fraction(30_000), days, "KRW")
    assert (FindingCode.BALANCE_LOW in {each.code for each in found.findings}) is low


@pytest.mark.parametrize("change", ["services.sender={plan: secret, balance: 100}", "services.sender.balance=unknown"])
def test_what_is_not_known_lasts_for_no_known_time(change: str) -> None:
    (prepaid,) = plan_of(change).balances
    assert prepaid.days is None


def test_a_service_without_a_balance_has_none() -> None:
    assert plan_of().balances == ()
