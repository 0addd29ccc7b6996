"""What messages cost by themselves: by the message over all channels, and what failed sends add."""

from decimal import Decimal
from fractions import Fraction

import pytest
from made import plan_of

from capacity_cli.model.messages_cost import MessagesCost

SENDER = """
format: price-list/v1
vendor: sender
currency: USD
plans:
  payg:
    price: 100
    charges:
      - {meter: alimtalk, unit_price: "0.01"}
      - {meter: sms, unit_price: "0.02"}
      - {meter: lms, unit_price: "0.05"}
      - {meter: mms, unit_price: unknown}
"""


def of_messages(workload: str, *changes: str) -> MessagesCost:
    return plan_of(f"workload={{messages_per_day: 300, {workload}}}", *changes, more=(SENDER,)).cost.messages


def test_of_one_channel_it_is_the_price_of_the_channel() -> None:
    assert of_messages("failure_rate: 0%") == MessagesCost(Fraction(13), Decimal(0))  # $0.01 at 1,300


def test_the_plan_and_everything_else_is_left_out() -> None:
    found = of_messages("channels: {alimtalk: 80%, sms: 20%}", "services.cloud.plan=pro")
    assert found == MessagesCost(Fraction(80 * 13 + 20 * 26, 100), Decimal(0))


def test_failed_sends_cost_what_their_fallback_is_dearer() -> None:
    found = of_messages("failure_rate: 5%, fallback: lms")  # of 9,000 messages 8,550 at ₩13 and 450 at ₩65
    assert found == MessagesCost(Fraction(8_550 * 13 + 450 * 65, 9_000), Decimal(450 * (65 - 13)))


def test_what_is_never_delivered_is_not_billed_and_no_message_of_it_counts() -> None:
    assert of_messages("failure_rate: 5%") == MessagesCost(Fraction(13), Decimal(-450 * 13))
    assert of_messages("failure_rate: 5%", "scheduler.max_attempts=2").failing == Decimal(-22 * 13)


def test_a_recipient_who_does_not_exist_is_no_failure() -> None:
    assert of_messages("invalid_share: 10%") == MessagesCost(Fraction(13), Decimal(0))


def test_without_deliveries_there_is_no_cost_of_one() -> None:
    assert of_messages("invalid_share: 100%") == MessagesCost(None, Decimal(0))


@pytest.mark.parametrize(
    ("workload", "known"),
    [
        ("failure_rate: 5%, fallback: mms", False),
        ("channels: {alimtalk: 0%, mms: 100%}", False),
        ("fallback: mms", True),
    ],
)
def test_an_unknown_price_makes_both_unknown(workload: str, *, known: bool) -> None:
    found = of_messages(workload)
    assert (found.blended_unit_cost is not None, found.failing is not None) == (known, known)
