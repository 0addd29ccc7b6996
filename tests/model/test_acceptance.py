"""What a daily quota refuses: it is not billed, and the limit and the remark name the same day."""

from fractions import Fraction

import pytest
from made import plan_of, setting_of

from capacity_cli.model.acceptance import accepted_shares
from capacity_cli.model.findings import Finding, FindingCode
from capacity_cli.model.limits import LimitUse
from capacity_cli.model.plan import CapacityPlan
from capacity_cli.model.workload import Channel

SENDER = """
format: price-list/v1
vendor: sender
currency: KRW
meters:
  alimtalk: {title: Alimtalk, unit: message}
  sms: {title: SMS, unit: message}
  requests: {title: Requests, unit: request}
  messages: {title: Messages, unit: message, sum_of: [alimtalk, sms]}
plans:
  payg:
    price: 0
    charges:
      - {meter: alimtalk, mode: volume, tiers: [{up_to: 9_999, unit_price: 13}, {unit_price: 10}]}
      - {meter: sms, unit_price: 20}
    limits:
      - {meter: messages, limit: account, per: day, on_exceed: reject}
      - {meter: requests, limit: 1_000, per: day, on_exceed: throttle}
"""
WEEKDAYS = "workload.days=mon-fri"  # 22 of 30 days, of which the first is a Monday
RETRIES = (
    "workload={channels: {alimtalk: 80%, sms: 20%}, failure_rate: 10%, fallback: sms}",
    "scheduler.max_attempts=2",
)


def plan_with(quota: int, *changes: str) -> CapacityPlan:
    return plan_of(f"services.sender.quota.messages={quota}", *changes, more=(SENDER,))


def billed(plan: CapacityPlan) -> dict[str, tuple[int, int]]:
    """Quantity and amount by meter."""
    lines = (line for line in plan.cost.lines if line.meter)
    return {line.meter or "": (int(line.quantity or 0), int(line.amount or 0)) for line in lines}


def of_messages(plan: CapacityPlan) -> LimitUse:
    (row,) = [row for row in plan.limits if row.meter == "messages"]
    return row


def lost(plan: CapacityPlan) -> Finding:
    (finding,) = [finding for finding in plan.findings if finding.code is FindingCode.QUOTA_LOSES]
    return finding


def test_what_a_quota_refuses_is_not_billed_and_drains_no_balance() -> None:
    plan = plan_with(300, "services.sender.balance=300_000")
    assert billed(plan)["alimtalk"] == (9_000, 117_000)  # 30 × 300 at ₩13: the smaller volume is in the first tier
    assert plan.balances[0].days == Fraction(300_000, 3_900)
    assert (of_messages(plan).used, of_messages(plan).percent) == (2_000, Fraction(2_000, 3))
    assert plan.capacity.lost_per_day == 1_700


def test_parts_of_what_is_accepted_add_up_to_it() -> None:
    plan = plan_with(1_001, "workload.channels={alimtalk: 35%, sms: 65%}", "period.days=1")
    quantities = {meter: quantity for meter, (quantity, _) in billed(plan).items()}
    assert quantities == {"alimtalk": 350, "sms": 651}  # 350.35 and 650.65


def test_each_attempt_counts_against_the_quota() -> None:
    plan = plan_with(2_000, *RETRIES)  # 2,200 sends, of which 10/11 are accepted
    quantities = {meter: quantity for meter, (quantity, _) in billed(plan).items()}
    assert quantities["alimtalk"] == 43_200  # 60,000 × 80 % × 99 % × 10/11
    assert quantities["sms"] == 11_236  # 60,000 × (20 % × 99 % + 80 % × 1 %) × 10/11 = 11,236.36


def test_what_is_within_the_quota_is_all_accepted() -> None:
    setting = setting_of("services.sender.quota.messages=2_000", more=(SENDER,))
    assert accepted_shares(setting) == {}
    less = setting_of("services.sender.quota.messages=1_999", more=(SENDER,))
    assert accepted_shares(less) == {channel: Fraction(1_999, 2_000) for channel in (Channel.ALIMTALK,)}


@pytest.mark.parametrize(
    ("quota", "changes", "due", "percent"),
    [
        (1_500, (WEEKDAYS,), 2_000, Fraction(400, 3)),
        (2_000, RETRIES, 2_200, Fraction(110)),
        (2_000, (*RETRIES, WEEKDAYS), 2_200, Fraction(110)),
    ],
)
def test_the_limit_and_the_remark_name_the_same_active_day(
    quota: int, changes: tuple[str, ...], due: int, percent: Fraction
) -> None:
    plan = plan_with(quota, *changes)
    row, values = of_messages(plan), lost(plan).values
    assert (row.used, row.percent) == (due, percent)
    assert (values["quota"], values["demand"], values["lost"]) == (quota, due, due - quota)


def test_only_what_messages_cause_falls_on_the_active_days() -> None:
    plan = plan_of("footprint.requests={per_message: 0.5, per_run: 1}", WEEKDAYS, more=(SENDER,))
    (row,) = [row for row in plan.limits if row.meter == "requests"]
    assert row.used == 1_000 + 288  # 22,000 ÷ 22 active days, and 8,640 ÷ 30 days
