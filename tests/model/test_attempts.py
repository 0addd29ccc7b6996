"""Attempts: how often a message is tried, and what is delivered, falls back and is lost."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import plan_of, scenario_of

from capacity_cli.documents.refused import Refused
from capacity_cli.model.attempts import attempts_per_message, outcome
from capacity_cli.model.problems import ProblemCode
from capacity_cli.model.workload import Channel

SHARES = st.integers(0, 100)


@pytest.mark.parametrize(
    ("failure_rate", "max_attempts", "invalid_share", "attempts"),
    [
        ("0%", 4, "0%", "1"),
        ("10%", 1, "0%", "1"),
        ("10%", 4, "0%", "1.111"),
        ("50%", 2, "0%", "1.5"),
        ("100%", 3, "0%", "3"),
        ("10%", 2, "20%", "1.28"),
        ("0%", 3, "100%", "3"),
    ],
)
def test_each_failed_send_of_a_message_is_followed_by_another_attempt(
    failure_rate: str, max_attempts: int, invalid_share: str, attempts: str
) -> None:
    workload = f"workload={{failure_rate: {failure_rate}, invalid_share: {invalid_share}}}"
    scenario = scenario_of(workload, f"scheduler.max_attempts={max_attempts}")
    assert attempts_per_message(scenario) == Fraction(attempts)


def test_what_no_attempt_delivers_falls_back_and_what_has_no_recipient_is_lost() -> None:
    changes = ("workload={failure_rate: 5%, invalid_share: 1%, fallback: sms}", "scheduler.max_attempts=1")
    found = outcome(scenario_of(*changes), 10_000)
    assert found.delivered == {Channel.ALIMTALK: 9405}
    assert found.fallen_back == {Channel.SMS: 495}
    assert found.lost == 100


@pytest.mark.parametrize(("text_bytes", "carrier"), [(1, "sms"), (90, "sms"), (91, "lms"), (2000, "lms")])
def test_a_fallback_by_length_fits_an_sms_up_to_90_bytes(text_bytes: int, carrier: str) -> None:
    fallback = f"workload.fallback={{by: length, text_bytes: {text_bytes}}}"
    assert scenario_of(fallback).workload.fallback.carrier == carrier


@given(SHARES, SHARES, st.integers(1, 5), st.integers(0, 10**6), st.sampled_from(["none", "sms", "lms"]))
def test_the_parts_are_whole_and_add_up_to_the_messages(
    failing: int, invalid: int, attempts: int, messages: int, fallback: str
) -> None:
    workload = f"workload={{failure_rate: {failing}%, invalid_share: {invalid}%, fallback: {fallback}}}"
    found = outcome(scenario_of(workload, f"scheduler.max_attempts={attempts}"), messages)
    parts = [*found.delivered.values(), *found.fallen_back.values(), found.lost]
    assert sum(parts) == messages
    assert min(parts) >= 0


def test_a_refunded_failure_costs_its_fallback_only() -> None:
    plain, failing = plan_of(), plan_of("workload={failure_rate: 5%, fallback: sms}")
    assert plain.cost.total == Decimal(900_000)
    assert failing.cost.total == 57_000 * 15 + 3_000 * 20


def test_retries_take_batch_slots() -> None:
    retried = plan_of("workload.failure_rate=10%", "scheduler.max_attempts=4")
    assert retried.capacity.demand_per_day == Fraction("2222")
    assert retried.capacity.headroom == Fraction(14_400, 2_222)
    assert retried.cost.total == Decimal(15) * 59_994  # 0.01 % fail four times and are refunded


@pytest.mark.parametrize(
    ("fallback", "code"),
    [
        ("{channel: lms, by: length, text_bytes: 10}", ProblemCode.EXACTLY_ONE),
        ("{by: length, text_bytes: 2001}", ProblemCode.TOO_BIG),
        ("{by: length}", ProblemCode.NEEDS_KEY),
    ],
)
def test_a_fallback_that_no_channel_carries_or_two_do_is_refused(fallback: str, code: ProblemCode) -> None:
    with pytest.raises(Refused) as refused:
        scenario_of(f"workload.fallback={fallback}")
    assert [problem.code for problem in refused.value.problems] == [code]
