"""Runs that are missed or delivered twice: tables worked by hand, what is said of them, and laws."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import plan_of, setting_of

from capacity_cli.model.capacity import Capacity
from capacity_cli.model.findings import FindingCode, Value
from capacity_cli.model.overlap import used_runs

DRILL = "scheduler.missed_runs={in_a_row: 3, from: '09:00'}"
AT_NINE = ("workload={messages_per_day: 1000, arrivals: {bursts: [{at: '09:00', share: 100%}]}}",)
PILED_UP = (
    "scheduler={schedule: '* * * * *', batch_size: 61, seconds_per_job: 1}",
    "services.cloud.plan=pro",
)
"""Runs of 61 seconds every minute."""
IN_SECONDS = """
format: price-list/v1
vendor: cloud
currency: USD
plans: {free: {price: 0}}
triggers: {clock: {dialect: {seconds: true}}}
"""


def carried(*changes: str, more: tuple[str, ...] = ()) -> Capacity:
    return plan_of(*changes, more=more).capacity


def said(code: FindingCode, *changes: str, more: tuple[str, ...] = ()) -> list[dict[str, Value]]:
    return [dict(each.values) for each in plan_of(*changes, more=more).findings if each.code is code]


@pytest.mark.parametrize(
    ("missed", "runs", "messages", "wait"),
    [
        ("0%", "0", "14400", 5),
        ("2%", "5.76", "14112", 5),
        ("{in_a_row: 3, from: '09:00'}", "3", "14250", 20),
        ("{in_a_row: 3, from: '09:01'}", "3", "14250", 20),
        ("{in_a_row: 3, from: '23:55'}", "3", "14250", 20),  # 23:55, 00:00 and 00:05
        ("{in_a_row: 3, from: '23:56'}", "3", "14250", 20),
        ("{in_a_row: 287, from: '09:00'}", "287", "50", None),  # one run a day is too few
        ("{share: 2%, in_a_row: 3, from: '09:00'}", "8.7", "13965", 20),
    ],
)
def test_runs_that_are_missed(missed: str, runs: str, messages: str, wait: int | None) -> None:
    found = carried(f"scheduler.missed_runs={missed}")
    assert (found.runs_per_day, found.missed_runs_per_day) == (288, Fraction(runs))
    assert found.started_runs_per_day == 288 - Fraction(runs)
    assert found.messages_per_day == Fraction(messages)
    assert found.peak.wait_minutes == wait


def test_a_burst_that_meets_the_drill_waits_until_it_is_over() -> None:
    peak = carried(*AT_NINE, DRILL).peak  # 20 runs, of which the first starts at 09:15
    assert (peak.wait_minutes, peak.backlog_jobs, peak.drain_runs) == (Fraction(110), 950, 20)
    assert (peak.minutes_over_waiting_jobs, peak.minutes_over_wait) == (Fraction(105), Fraction(100))


def test_the_hour_of_the_drill_can_take_less_and_every_hour_does_its_share() -> None:
    found = carried("scheduler.missed_runs={share: 2%, in_a_row: 3, from: '09:00'}")
    assert [found.day[hour].capacity for hour in (8, 9, 10)] == [588, 441, 588]  # 12, 9 and 12 runs of 49


@pytest.mark.parametrize(("at", "wait"), [("09:00", 110), ("18:00", 95)])
def test_the_drill_is_on_the_clock_of_the_arrivals(at: str, wait: int) -> None:
    drill = f"scheduler.missed_runs={{in_a_row: 3, from: '{at}'}}"
    assert carried(*AT_NINE, drill, "timezone=Asia/Seoul").peak.wait_minutes == wait


def test_the_drill_is_on_days_with_runs_only() -> None:
    drill = "scheduler.missed_runs={in_a_row: 2, from: '10:00'}"
    found = carried("scheduler.schedule=0,30 9-10 * * 1-5", drill)  # 22 such days in 30
    assert (found.missed_runs_per_day, found.started_runs_per_day) == (Fraction(44, 30), Fraction(44, 30))


def test_a_day_whose_every_run_is_missed_carries_nothing() -> None:
    changes = ("scheduler.schedule=0 9 * * *", "scheduler.batch_size=3000", DRILL)
    found = carried(*changes)
    assert (found.missed_runs_per_day, found.messages_per_day) == (1, 0)
    assert found.headroom == Fraction(0)
    assert (found.peak.wait_minutes, found.peak.backlog_growth_per_day) == (None, 2000)
    assert said(FindingCode.OVER_CAPACITY, *changes)
    assert said(FindingCode.MISSED_IN_A_ROW, *changes)[0]["wait"] == "table.unknown"


def test_a_share_can_be_what_is_missing() -> None:
    changes = ("workload.messages_per_day=14200", "scheduler.missed_runs=2%")
    found = carried(*changes)
    assert found.headroom < 1
    assert (found.peak.wait_minutes, found.peak.backlog_growth_per_day) == (None, 14_200 - 14_112)
    assert said(FindingCode.OVER_CAPACITY, *changes)


def test_an_interval_of_seconds_is_missed_by_whole_minutes() -> None:
    changes = ("scheduler.schedule=30 seconds", "scheduler.missed_runs={in_a_row: 3, from: '00:00'}")
    found = carried(*changes, more=(IN_SECONDS,))
    assert (found.runs_per_day, found.missed_runs_per_day) == (2880, 3)
    assert found.peak.wait_minutes == 3  # from 23:59 to 00:02


@pytest.mark.parametrize(
    ("rule", "missed", "started"),
    [
        ("skip", "50%", "360"),
        ("skip", "{in_a_row: 3, from: '09:00'}", "719"),  # 270 up to 08:58, and 449 from 09:03 on
        ("queue", "1%", "86400/61"),
        ("queue", "50%", "720"),
        ("allow", "50%", "720"),
    ],
)
def test_runs_that_are_missed_where_runs_overlap(rule: str, missed: str, started: str) -> None:
    found = carried(*PILED_UP, f"scheduler.overlap={rule}", f"scheduler.missed_runs={missed}")
    assert found.started_runs_per_day == Fraction(started)


@pytest.mark.parametrize(
    ("changes", "runs"),
    [
        (("scheduler.missed_runs=10%",), "7776"),
        ((DRILL,), "8550"),
        (("scheduler.doubled_runs=1%",), "8726.4"),
        (("scheduler.doubled_runs=1%", "scheduler.missed_runs=10%"), "7853.76"),
        (("scheduler.doubled_runs=1%", "scheduler.overlap=queue"), "8726.4"),
        (("scheduler.doubled_runs=1%", "scheduler.overlap=skip"), "8640"),
    ],
)
def test_what_a_run_uses_is_used_by_runs_that_start(changes: tuple[str, ...], runs: str) -> None:
    assert used_runs(setting_of(*changes), None, over_capacity=False) == Fraction(runs)
    [calls] = [row.used for row in plan_of(*changes, "footprint.calls={per_run: 1}").limits if row.meter == "calls"]
    assert calls == Decimal(runs)


@pytest.mark.parametrize(
    ("changes", "twice"),
    [
        ((), "0"),
        (("scheduler.claims_jobs_atomically=false",), "20"),
        (("scheduler.claims_jobs_atomically=false", "workload.messages_per_day=20000"), "144"),  # 2.88 runs of 50
        (("scheduler.claims_jobs_atomically=false", "scheduler.overlap=skip"), "0"),
        (("scheduler.claims_jobs_atomically=false", "scheduler.overlap=queue"), "0"),
        (("scheduler.claims_jobs_atomically=false", *PILED_UP), "20"),  # runs of 1.4 jobs end before the next one
        (("scheduler.claims_jobs_atomically=false", *PILED_UP, *AT_NINE), "1010"),  # once by overlap, 1 % by delivery
    ],
)
def test_what_is_sent_twice(changes: tuple[str, ...], twice: str) -> None:
    doubled = (*changes, "scheduler.doubled_runs=1%")
    found, without = carried(*doubled), carried(*changes)
    assert found.sent_twice_per_day == Fraction(twice)
    assert found.doubled_runs_per_day == found.runs_per_day / 100
    assert (found.messages_per_day, found.started_runs_per_day) == (
        without.messages_per_day,
        without.started_runs_per_day,
    )
    assert found.peak == without.peak
    assert said(FindingCode.SENT_TWICE, *doubled) == ([{"messages": Fraction(twice)}] if twice != "0" else [])


@pytest.mark.parametrize(
    ("in_a_row", "threshold", "alarms"), [(2, 3, False), (3, 3, True), (4, 3, True), (4, 5, False)]
)
def test_a_drill_alarms_from_the_threshold_on(in_a_row: int, threshold: int, alarms: bool) -> None:
    drill = f"scheduler.missed_runs={{in_a_row: {in_a_row}, from: '09:00'}}"
    found = said(FindingCode.MISSED_IN_A_ROW, drill, f"alerts.failed_runs_in_a_row={threshold}")
    wait = 5 * (in_a_row + 1)
    assert found == ([{"runs": in_a_row, "at": "09:00", "threshold": threshold, "wait": wait}] if alarms else [])


def test_a_share_says_what_its_mean_leaves_out() -> None:
    assert said(FindingCode.MISSED_EVENLY, "scheduler.missed_runs=2.5%") == [{"share": Fraction(5, 2), "gap": 5}]
    assert said(FindingCode.MISSED_EVENLY, DRILL) == []


@pytest.mark.parametrize(
    ("listed", "stated", "what"),
    [
        ("may_miss: true", (), "delivery.may_miss"),
        ("may_double: true", (), "delivery.may_double"),
        ("may_miss: true, may_double: true", (), "delivery.may_do_both"),
        ("may_miss: true, may_double: true", ("scheduler.doubled_runs=0%",), "delivery.may_miss"),
        ("may_miss: true, may_double: true", (DRILL,), "delivery.may_double"),
        ("may_miss: true, may_double: true", (DRILL, "scheduler.doubled_runs=1%"), None),
        ("may_miss: false", (), None),
    ],
)
def test_what_a_trigger_may_do_is_to_be_stated(listed: str, stated: tuple[str, ...], what: str | None) -> None:
    clock = IN_SECONDS.replace("dialect: {seconds: true}", listed)
    found = said(FindingCode.DELIVERY_NOT_STATED, *stated, more=(clock,))
    assert [each["what"] for each in found] == ([] if what is None else [what])


def no_shorter(first: Capacity, second: Capacity) -> bool:
    """Whether the second waits as long as the first or longer; over capacity there is no end of it."""
    if second.peak.wait_minutes is None:
        return True
    return first.peak.wait_minutes is not None and first.peak.wait_minutes <= second.peak.wait_minutes


LOADS = st.sampled_from(
    [
        ("workload.messages_per_day=2000",),
        ("workload.messages_per_day=14300",),
        AT_NINE,
        (*AT_NINE, "timezone=Asia/Seoul", "workload.days=mon-fri"),
    ]
)


@given(LOADS, st.sets(st.integers(0, 999), min_size=2, max_size=2).map(sorted))
def test_a_larger_share_carries_no_more_and_waits_no_less(load: tuple[str, ...], shares: list[int]) -> None:
    less, more = (carried(*load, f"scheduler.missed_runs={Decimal(share) / 10}%") for share in shares)
    assert more.messages_per_day <= less.messages_per_day
    assert more.headroom <= less.headroom
    assert no_shorter(less, more)


@given(LOADS, st.sets(st.integers(1, 300), min_size=2, max_size=2).map(sorted), st.sampled_from(["09:00", "23:57"]))
def test_a_longer_drill_carries_no_more_and_waits_no_less(load: tuple[str, ...], rows: list[int], at: str) -> None:
    less, more = (carried(*load, f"scheduler.missed_runs={{in_a_row: {row}, from: '{at}'}}") for row in rows)
    assert more.messages_per_day <= less.messages_per_day
    assert more.missed_runs_per_day >= less.missed_runs_per_day
    assert no_shorter(less, more)


@given(st.sampled_from(["allow", "skip", "queue"]), st.integers(0, 99), st.integers(1, 1500), st.integers(1, 150))
def test_where_runs_overlap_missing_some_carries_no_more(rule: str, share: int, in_a_row: int, batch: int) -> None:
    changes = (*PILED_UP, f"scheduler.overlap={rule}", f"scheduler.batch_size={batch}", "period={days: 2}")
    missed = f"scheduler.missed_runs={{share: {share}%, in_a_row: {in_a_row}, from: '09:00'}}"
    without, found = carried(*changes), carried(*changes, missed)
    assert found.messages_per_day <= without.messages_per_day
    assert found.started_runs_per_day + found.missed_runs_per_day <= found.runs_per_day
