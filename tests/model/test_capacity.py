"""Capacity against demand: figures a day, the word for the load, and what the headroom follows."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import plan_of, scenario_of

from capacity_cli.model.capacity import Capacity, Load, load_of
from capacity_cli.model.demand import arrivals_of, offsets_minutes
from capacity_cli.model.findings import FindingCode
from capacity_cli.model.schedule.curve import curve_of


def capacity_of(*changes: str) -> Capacity:
    return plan_of(*changes).capacity


def codes(*changes: str) -> set[FindingCode]:
    return {finding.code for finding in plan_of(*changes).findings}


@pytest.mark.parametrize(
    ("headroom", "load"),
    [
        ("1000", Load.VERY_LOW),
        ("5", Load.VERY_LOW),
        ("4.9999999999", Load.LOW),
        ("2", Load.LOW),
        ("1.9999999999", Load.MODERATE),
        ("1.25", Load.MODERATE),
        ("1.2499999999", Load.HIGH),
        ("1", Load.HIGH),
        ("0.9999999999", Load.OVER_CAPACITY),
        ("0", Load.OVER_CAPACITY),
    ],
)
def test_the_bounds_of_a_load_are_inclusive(headroom: str, load: Load) -> None:
    assert load_of(Fraction(headroom)) is load


def test_capacity_is_runs_times_jobs_times_messages() -> None:
    found = capacity_of("workload.messages_per_job=3")
    assert (found.runs_per_day, found.jobs_per_run, found.messages_per_day, found.demand_per_day) == (
        288,
        50,
        43_200,
        2000,
    )
    assert (found.headroom, found.utilization) == (Fraction("21.6"), Fraction(2000, 43_200))
    assert found.jobs_per_minute == 10


@pytest.mark.parametrize(
    ("period", "runs_per_day"),
    [
        ("{days: 30}", Fraction(5, 30)),  # the days 1, 8, 15, 22 and 29 are Mondays
        ("{days: 7}", Fraction(1, 7)),
        ("{days: 1}", Fraction(1)),
        ("{month: 2026-11}", Fraction(5, 30)),
        ("{month: 2026-12}", Fraction(4, 31)),
        ("{month: 2027-02}", Fraction(4, 28)),
    ],
)
def test_runs_are_counted_over_the_period(period: str, runs_per_day: Fraction) -> None:
    found = capacity_of(f"period={period}", "scheduler.schedule='0 9 * * 1'")
    assert found.runs_per_day == runs_per_day


def test_a_schedule_that_does_not_fire_in_the_period_carries_nothing() -> None:
    changes = ("period={month: 2026-12}", "scheduler.schedule='0 9 1 6 *'")
    found = capacity_of(*changes)
    assert (found.utilization, found.load) == (None, Load.OVER_CAPACITY)
    assert found.messages_per_day == found.headroom == 0
    assert FindingCode.NO_RUNS in codes(*changes)


@pytest.mark.parametrize(
    ("messages", "load", "over"), [("14_400", Load.HIGH, False), ("14_401", Load.OVER_CAPACITY, True)]
)
def test_over_capacity_is_an_error_from_the_first_message(messages: str, load: Load, *, over: bool) -> None:
    change = f"workload.messages_per_day={messages}"
    assert capacity_of(change).load is load
    assert (FindingCode.OVER_CAPACITY in codes(change)) is over


def test_over_capacity_there_is_no_longest_wait_but_a_growing_line() -> None:
    peak = capacity_of("workload.messages_per_day=15_000").peak
    assert (peak.backlog_jobs, peak.wait_minutes, peak.drain_runs) == (None, None, None)
    assert peak.backlog_growth_per_day == 600


def test_the_line_counts_jobs_and_not_messages() -> None:
    burst = "workload={messages_per_day: 1000, messages_per_job: 10, arrivals: {bursts: [{at: '09:00', share: 100%}]}}"
    assert capacity_of(burst, "scheduler.batch_size=20").peak.backlog_jobs == 80


@pytest.mark.parametrize(
    ("batch", "wait", "backlog", "said"),
    [
        (500, 4, 0, set()),  # all go at 09:00
        (401, 9, 99, {FindingCode.LONG_WAIT}),  # the rest goes at 09:05: at the threshold of 9 minutes
        (400, 9, 100, {FindingCode.LONG_WAIT, FindingCode.MANY_WAITING}),
    ],
)
def test_the_thresholds_of_waiting_are_inclusive(batch: int, wait: int, backlog: int, said: set[FindingCode]) -> None:
    burst = "workload={messages_per_day: 500, arrivals: {bursts: [{at: '08:56', share: 100%}]}}"
    changes = (burst, f"scheduler.batch_size={batch}", "alerts.wait_minutes=9")
    peak = capacity_of(*changes).peak
    assert peak.wait_minutes == wait
    assert peak.backlog_jobs == backlog
    assert codes(*changes) & {FindingCode.LONG_WAIT, FindingCode.MANY_WAITING} == said


def test_the_thresholds_of_waiting_are_10_minutes_and_100_jobs_unless_the_scenario_says_otherwise() -> None:
    waiting = {FindingCode.LONG_WAIT, FindingCode.MANY_WAITING}
    burst = "workload={messages_per_day: 1000, arrivals: {bursts: [{at: '09:00', share: 100%}]}}"
    assert codes(burst) >= waiting
    assert codes(burst, "alerts={wait_minutes: 96, waiting_jobs: 951}").isdisjoint(waiting)
    assert codes("scheduler.schedule='*/10 * * * *'") & waiting == {FindingCode.LONG_WAIT}
    assert codes("scheduler.schedule='*/6 * * * *'").isdisjoint(waiting)


@pytest.mark.parametrize(
    ("zone", "at", "minute"),
    [
        ("UTC", "09:00", 540),
        ("Asia/Seoul", "09:00", 0),
        ("Asia/Seoul", "08:59", 1439),  # the day before in UTC
        ("Asia/Kolkata", "05:30", 0),
        ("America/New_York", "00:00", 300),  # standard time
        ("Australia/Sydney", "10:00", 0),  # standard time is in June
    ],
)
def test_a_burst_is_at_its_time_of_the_scenarios_zone(zone: str, at: str, minute: int) -> None:
    change = f"workload.arrivals={{bursts: [{{at: '{at}', share: 30%}}]}}"
    curve = curve_of(arrivals_of(scenario_of(f"timezone={zone}", change)).pieces())
    jumps = [(cell.start, Fraction(cell.after - cell.before, curve.total)) for cell in curve.cells if not cell.rate]
    assert jumps == [(minute, Fraction(3, 10))]


def test_bursts_at_the_same_minute_are_one() -> None:
    change = (
        "workload.arrivals={bursts: [{at: '09:00', share: 30%}, {at: '10:00', share: 0%}, {at: '09:00', share: 20%}]}"
    )
    curve = curve_of(arrivals_of(scenario_of(change)).pieces())
    assert [cell.start for cell in curve.cells if not cell.rate] == [540]


BATCHES = st.integers(1, 500)
TIMED = st.sampled_from(["unknown", "0.01", "0.3", "2"])


@given(BATCHES, BATCHES, TIMED)
def test_a_larger_batch_never_lowers_the_headroom(one: int, other: int, seconds: str) -> None:
    small, large = (
        capacity_of(f"scheduler={{batch_size: {batch}, seconds_per_job: {seconds}}}").headroom
        for batch in sorted((one, other))
    )
    assert small <= large


@given(st.sampled_from([1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30]), st.integers(2, 6), TIMED)
def test_a_schedule_that_also_fires_at_other_times_never_lowers_the_headroom(
    step: int, times: int, seconds: str
) -> None:
    rare = f"scheduler={{schedule: '*/{step * times} * * * *', seconds_per_job: {seconds}}}"
    often = f"scheduler={{schedule: '*/{step} * * * *', seconds_per_job: {seconds}}}"
    if step * times < 60:
        assert capacity_of(rare).headroom <= capacity_of(often).headroom


@given(st.integers(1, 10**6), st.integers(1, 50))
def test_headroom_falls_as_the_demand_grows(messages: int, times: int) -> None:
    once = capacity_of(f"workload.messages_per_day={messages}").headroom
    assert capacity_of(f"workload.messages_per_day={messages * times}").headroom == once / times


@given(st.integers(1, 10**6))
def test_headroom_and_utilization_are_each_others_inverse(messages: int) -> None:
    found = capacity_of(f"workload.messages_per_day={messages}")
    assert found.utilization is not None
    assert found.headroom * found.utilization == 1


@given(st.decimals("0.01", 100, places=2))
def test_capacity_grows_with_the_messages_of_a_job(messages: Decimal) -> None:
    assert capacity_of(f"workload.messages_per_job={messages}").messages_per_day == 14_400 * Fraction(messages)


@pytest.mark.parametrize(
    ("zone", "period", "offsets"),
    [
        ("Asia/Seoul", "days: 30", (540,)),
        ("Asia/Kolkata", "month: 2026-07", (330,)),
        ("Europe/Berlin", "month: 2026-01", (60,)),
        ("Europe/Berlin", "month: 2026-07", (120,)),
        ("Europe/Berlin", "month: 2026-10", (120, 60)),  # the clock goes back on the 25th
        ("Europe/Berlin", "days: 30", (60, 120)),  # no calendar: standard time first
        ("America/New_York", "month: 2026-03", (-240, -300)),  # forward on the 8th
        ("Australia/Sydney", "days: 30", (600, 660)),
    ],
)
def test_a_zone_has_the_offset_of_the_month_and_both_where_the_clock_changes(
    zone: str, period: str, offsets: tuple[int, ...]
) -> None:
    assert offsets_minutes(zone, scenario_of(f"period={{{period}}}").period) == offsets


def test_bursts_on_a_clock_that_changes_are_an_assumption() -> None:
    burst = "workload.arrivals={bursts: [{at: '09:00', share: 50%}]}"
    changes = plan_of(burst, "timezone=Europe/Berlin", "period={month: 2026-10}")
    steady = plan_of(burst, "timezone=Europe/Berlin", "period={month: 2026-07}")
    assert FindingCode.SUMMER_TIME in {finding.code for finding in changes.findings}
    assert FindingCode.SUMMER_TIME not in {finding.code for finding in steady.findings}


BERLIN_CLOCK = """
format: price-list/v1
vendor: cloud
currency: USD
plans: {free: {price: 0}}
triggers: {clock: {dialect: {zone: Europe/Berlin}}}
"""


def test_bursts_fall_on_the_clock_of_the_schedule() -> None:
    change = "workload.arrivals={bursts: [{at: '09:00', share: 50%}]}"
    arrivals = arrivals_of(scenario_of("timezone=Asia/Seoul", "period={month: 2026-07}", change), "Europe/Berlin")
    assert [(burst.minute + arrivals.midnight) % 1440 for burst in arrivals.bursts] == [2 * 60]
    arrivals = arrivals_of(scenario_of("timezone=Europe/Berlin", change), "Europe/Berlin")
    assert [burst.minute for burst in arrivals.bursts] == [9 * 60]


def test_a_schedule_whose_clock_changes_is_noted() -> None:
    def noted(month: str) -> bool:
        found = plan_of(f"period={{month: {month}}}", more=(BERLIN_CLOCK,)).findings
        return FindingCode.SUMMER_TIME in {finding.code for finding in found}

    assert noted("2026-03")
    assert noted("2026-10")
    assert not noted("2026-07")
