"""Hours of the day: the share of each on the trigger's clock, by hand and against following each minute."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import plan_of, scenario_of

from capacity_cli.documents.refused import Refused
from capacity_cli.model.capacity import Capacity
from capacity_cli.model.demand import arrivals_of
from capacity_cli.model.findings import FindingCode
from capacity_cli.model.schedule.arrivals import DAY_MINUTES
from capacity_cli.model.schedule.curve import curve_of

HOUR = 60


def capacity_of(*changes: str) -> Capacity:
    return plan_of(*changes).capacity


def hours(shares: dict[int, int]) -> str:
    listed = ", ".join(f"{hour}: {share}%" for hour, share in shares.items())
    return f"workload.arrivals={{hours: {{{listed}}}}}"


def due_in(start: int, end: int, *changes: str) -> Fraction:
    """The share that is due after a minute of the trigger's day, up to another one."""
    curve = curve_of(arrivals_of(scenario_of(*changes)).pieces())
    return Fraction(curve.due[end] - curve.due[start], curve.total)


def test_an_hour_has_its_share_and_other_hours_have_none() -> None:
    shares = hours({9: 30, 10: 70})
    assert due_in(0, 540, shares) == 0
    assert due_in(540, 570, shares) == Fraction(15, 100)
    assert due_in(600, 660, shares) == Fraction(70, 100)
    assert due_in(660, 1439, shares) == 0


@pytest.mark.parametrize(
    ("zone", "start"),
    [
        ("Asia/Seoul", 0),
        ("Asia/Kolkata", 210),  # 5 h 30 min ahead
        ("Asia/Kathmandu", 195),  # 5 h 45 min
        ("America/St_Johns", 750),  # 3 h 30 min behind
    ],
)
def test_an_hour_is_one_of_the_scenarios_zone(zone: str, start: int) -> None:
    shares = hours({9: 100})
    assert due_in(start, start + 60, f"timezone={zone}", shares) == 1


def test_an_hour_may_lie_on_both_sides_of_the_triggers_midnight() -> None:
    changes = "timezone=Asia/Kolkata", hours({5: 100})  # from 23:30 to 00:30 in UTC
    curve = curve_of(arrivals_of(scenario_of(*changes)).pieces())
    assert Fraction(curve.due[30], curve.total) == Fraction(1, 2)
    assert due_in(30, 1410, *changes) == 0
    assert capacity_of("workload.messages_per_day=100", *changes).peak.wait_minutes == 5


def test_a_busy_hour_leaves_a_backlog_that_later_runs_take() -> None:
    # 1,200 jobs in the hour from 09:00 on, 100 a gap, under runs of 50: after the 12th, at 10:00, 600 wait for 12 more.
    # The last of these, at 11:00, takes the last 50 jobs, the first of which was due at 09:57:30.
    found = capacity_of("workload.messages_per_day=1200", hours({9: 100})).peak
    assert (found.backlog_jobs, found.wait_minutes, found.drain_runs) == (600, Fraction(125, 2), 24)
    assert found.headroom == Fraction(600, 1100)


def test_hours_have_no_assumed_zone_but_where_none_is_given() -> None:
    assert FindingCode.DEFAULT_ASSUMED in {finding.code for finding in plan_of(hours({9: 100})).findings}
    changing = plan_of(hours({9: 100}), "timezone=Europe/Berlin", "period={month: 2026-10}")
    assert FindingCode.SUMMER_TIME in {finding.code for finding in changing.findings}


@pytest.mark.parametrize(
    ("arrivals", "code"),
    [
        ("{hours: {9: 30%, 10: 60%}}", "DOC037"),
        ("{hours: {24: 100%}}", "DOC036"),
        ("{hours: {09: 100%}}", "DOC036"),
        ("{hours: {9: 100%}, bursts: [{at: '09:00', share: 1%}]}", "DOC024"),
    ],
)
def test_what_the_hours_may_not_be(arrivals: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        scenario_of(f"workload.arrivals={arrivals}")
    assert [problem.code for problem in refused.value.problems] == [code]


# An oracle that follows each minute of three days: whole jobs a minute, no curves.


@st.composite
def profiles(draw: st.DrawFn) -> dict[int, int]:
    """The shares in percent of some hours, together 100."""
    cuts = sorted(draw(st.sets(st.integers(1, 99), max_size=6)))
    parts = [end - start for start, end in zip([0, *cuts], [*cuts, 100], strict=True)]
    names = draw(st.permutations(range(24)))
    return dict(zip(names, parts, strict=False))


def followed(shares: dict[int, int], ahead: int, step: int, batch: int) -> tuple[int, int]:
    """The largest backlog and the longest wait of 6,000 jobs a day, all of a minute's due as it begins."""
    waiting: list[int] = []
    backlog = wait = 0
    for minute in range(3 * DAY_MINUTES):
        if minute % HOUR % step == 0:
            taken, waiting = waiting[:batch], waiting[batch:]
            if minute >= 2 * DAY_MINUTES:
                wait = max([wait, *(minute - due for due in taken)])
                backlog = max(backlog, len(waiting))
        hour = (minute + ahead) // HOUR % 24
        waiting += [minute] * shares.get(hour, 0)
    return backlog, wait


@settings(max_examples=40, deadline=None)
@given(
    profiles(),
    st.sampled_from([("UTC", 0), ("Asia/Kolkata", 330), ("America/St_Johns", -210)]),
    st.sampled_from([5, 10, 15, 20, 30]),
    st.integers(5, 120),
)
def test_hours_agree_with_following_each_minute(
    shares: dict[int, int], zone: tuple[str, int], step: int, batch: int
) -> None:
    changes = (
        "workload.messages_per_day=6000",
        hours(shares),
        f"timezone={zone[0]}",
        "period={month: 2026-12}",
        f"scheduler.schedule='*/{step} * * * *'",
        f"scheduler.batch_size={batch * step}",
    )
    found = capacity_of(*changes).peak
    backlog, wait = followed(shares, zone[1], step, batch * step)
    assert found.backlog_jobs == backlog
    assert found.wait_minutes is not None
    assert 0 <= wait - found.wait_minutes < 1  # the last of a minute's jobs fall due up to a minute after the first
