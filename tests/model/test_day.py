"""Hours of the day: the share of each on the trigger's clock, by hand and against following each minute."""

from bisect import bisect_right
from fractions import Fraction
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import plan_of, scenario_of, setting_of

from capacity_cli.documents.refused import Refused
from capacity_cli.model.capacity import Capacity
from capacity_cli.model.demand import arrivals_of
from capacity_cli.model.findings import FindingCode
from capacity_cli.model.schedule.arrivals import DAY_MINUTES, Arrivals, Burst
from capacity_cli.model.schedule.curve import curve_of
from capacity_cli.model.schedule.peak import peak
from capacity_cli.model.schedule.timetable import Timetable
from capacity_cli.model.setting import Unresolved

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


WEEKDAYS_OF_DECEMBER = "period={month: 2026-12}", "workload.days=mon-fri"


def test_figures_a_day_are_of_the_mean_day_of_the_period() -> None:
    found = capacity_of(*WEEKDAYS_OF_DECEMBER)  # 23 of 31 days
    assert (found.messages_per_day, found.demand_per_day) == (14_400, Fraction(2000 * 23, 31))
    assert found.headroom == Fraction(14_400 * 31, 2000 * 23)
    assert sum(line.quantity or 0 for line in plan_of(*WEEKDAYS_OF_DECEMBER).cost.lines if line.meter) == 46_000


def test_holidays_are_days_without_messages_and_other_dates_change_nothing() -> None:
    some = "workload.holidays=[2026-12-25, 2026-12-26, 2027-01-01]"  # a Friday, a Saturday and another month
    assert capacity_of(*WEEKDAYS_OF_DECEMBER, some).demand_per_day == Fraction(2000 * 22, 31)


@pytest.mark.parametrize(("days", "active"), [("all", 7), ("sat-sun", 2), ("[mon, wed, fri]", 3), ("[sun, sun]", 1)])
def test_days_of_the_week_may_be_a_word_or_a_list(days: str, active: int) -> None:
    assert capacity_of("period={days: 7}", f"workload.days={days}").demand_per_day == Fraction(2000 * active, 7)


def test_a_line_grows_over_the_active_days_and_drains_on_the_others() -> None:
    # 24 hourly runs of 60 take 1,440 of the 2,000 a weekday: from Monday 00:00 to Saturday 00:00 the line grows.
    found = capacity_of(
        "period={days: 7}", "workload.days=mon-fri", "scheduler={schedule: '0 * * * *', batch_size: 60}"
    )
    assert found.headroom == Fraction(1440 * 7, 10_000)
    assert found.peak.backlog_growth_per_day is None
    assert found.peak.backlog_jobs == 10_000 - 60 * 120  # the run of Saturday 00:00 is the 120th that takes some
    assert found.peak.drain_runs == -(-10_000 // 60)


def test_the_first_hours_of_a_day_in_seoul_are_still_yesterdays_in_utc() -> None:
    # Due on Monday at 08:00 in Seoul, which is Sunday 23:00: only Sunday's last run, at 23:30, takes it.
    changes = "timezone=Asia/Seoul", "period={days: 7}", "workload.days=[mon]", "workload.messages_per_day=10"
    burst = "workload.arrivals={bursts: [{at: '08:00', share: 100%}]}"
    assert capacity_of(*changes, burst, "scheduler.schedule='30 23 * * 0'").peak.wait_minutes == 30
    assert capacity_of(*changes, burst, "scheduler.schedule='30 23 * * 1'").peak.wait_minutes == 30 + DAY_MINUTES


@pytest.mark.parametrize("days", ["mondays", "[mon, tuee]", "[]", "{mon: 1}"])
def test_what_days_may_not_be(days: str) -> None:
    with pytest.raises(Refused):
        scenario_of(f"workload.days={days}")


def test_a_misspelt_day_has_a_suggestion() -> None:
    with pytest.raises(Refused) as refused:
        scenario_of("workload.days=[mon, tuee]")
    [problem] = refused.value.problems
    assert (problem.code, problem.values["suggestion"]) == ("DOC035", "tue")


def test_holidays_need_a_month_and_a_period_an_active_day() -> None:
    with pytest.raises(Unresolved) as unresolved:
        setting_of("workload={days: sat-sun, holidays: [2026-12-25]}", "period={days: 5}")
    assert [problem.code for problem in unresolved.value.problems] == ["DOC043", "DOC064"]


def test_quiet_hours_hold_messages_until_their_end() -> None:
    # 11 of 24 hours: 1,100 of 2,400 jobs fall due at 08:00, of which the run of that minute takes 50.
    quiet = "workload.quiet_hours='21:00-08:00'"
    found = capacity_of("workload.messages_per_day=2400", quiet)
    assert found.held_minutes == 660
    assert found.peak.backlog_jobs == 1100 - 50
    assert due_in(1260, 1439, quiet) == due_in(0, 479, quiet) == 0
    assert due_in(479, 480, quiet) == Fraction(11, 24)
    assert FindingCode.HELD_BACK in {finding.code for finding in plan_of(quiet).findings}


@pytest.mark.parametrize(
    ("quiet", "at", "held"),
    [
        ("21:00-08:00", "07:59", 1),
        ("21:00-08:00", "08:00", 0),
        ("21:00-08:00", "21:00", 660),
        ("12:00-13:00", "12:30", 30),
        ("12:00-13:00", "11:59", 0),
    ],
)
def test_quiet_hours_hold_a_burst_that_falls_into_them(quiet: str, at: str, held: int) -> None:
    burst = f"workload.arrivals={{bursts: [{{at: '{at}', share: 100%}}]}}"
    found = plan_of(burst, f"workload.quiet_hours='{quiet}'")
    assert found.capacity.held_minutes == held
    assert (FindingCode.HELD_BACK in {finding.code for finding in found.findings}) is bool(held)


def test_what_is_held_on_the_last_active_day_goes_on_the_day_after() -> None:
    changes = "period={days: 7}", "workload.days=[fri]", "workload.quiet_hours='21:00-08:00'"
    burst = "workload.arrivals={bursts: [{at: '22:00', share: 100%}]}"
    assert capacity_of(*changes, burst, "scheduler={schedule: '5 8 * * 6', batch_size: 5000}").peak.wait_minutes == 5


@pytest.mark.parametrize("quiet", ["21:00", "21:00-21:00", "24:00-08:00"])
def test_what_quiet_hours_may_not_be(quiet: str) -> None:
    with pytest.raises(Refused):
        scenario_of(f"workload.quiet_hours='{quiet}'")


def test_the_hours_of_a_burst() -> None:
    # 1,000 at 09:00 under 12 runs of 50 an hour: the run of 09:55 leaves 400, that of 10:35 none.
    burst = "workload={messages_per_day: 1000, arrivals: {bursts: [{at: '09:00', share: 100%}]}}"
    for zone in ("UTC", "Asia/Seoul", "Asia/Kolkata"):
        day = capacity_of(burst, f"timezone={zone}").day
        assert [hour.arrivals for hour in day] == [1000 if number == 9 else 0 for number in range(24)]
        assert [hour.backlog for hour in day] == [400 if number == 9 else 0 for number in range(24)]
        assert {hour.capacity for hour in day} == {600}


def test_over_capacity_the_hours_have_no_backlog() -> None:
    assert {hour.backlog for hour in capacity_of("workload.messages_per_day=15_000").day} == {None}


@given(st.integers(0, 23), st.integers(1, 23), st.sampled_from(["all", "mon-fri", "[sun]"]))
def test_the_hours_add_up_to_the_mean_day(hour: int, batch: int, days: str) -> None:
    found = capacity_of(
        "period={days: 7}", "timezone=Asia/Kathmandu", hours({hour: 40, (hour + 5) % 24: 60}),
        f"scheduler.batch_size={batch}", f"workload.days={days}",
    )  # fmt: skip
    assert sum(each.arrivals for each in found.day) == found.demand_per_day
    assert sum(each.capacity for each in found.day) == found.messages_per_day
    assert max(each.backlog or 0 for each in found.day) <= (found.peak.backlog_jobs or 0)


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


# An oracle that follows each job through the days of a period, four times, and measures the third.


class Week(NamedTuple):
    """Days with jobs, and the minutes of the trigger's days at which runs start on some of them."""

    arrivals: Arrivals
    table: Timetable
    batch: int


@st.composite
def weeks(draw: st.DrawFn) -> Week:
    period = draw(st.integers(2, 7))
    some = st.sets(st.integers(0, period - 1), min_size=1).map(sorted).map(tuple)
    minutes = st.integers(0, DAY_MINUTES - 1)
    due = draw(st.lists(minutes, min_size=1, max_size=5))
    bursts = tuple(Burst(minute, Fraction(1, len(due))) for minute in due)
    arrivals = Arrivals(bursts, (), draw(st.integers(-840, 720)), None, draw(some), period)
    starts = draw(st.sets(minutes, min_size=1, max_size=5))
    table = Timetable(tuple(sorted(starts)), draw(some), period)
    return Week(arrivals, table, draw(st.integers(1, 15)))


def served(week: Week) -> tuple[int, int]:
    """The largest backlog and the longest wait."""
    arrivals, length = week.arrivals, week.table.period_days * DAY_MINUTES
    offsets = [
        day * DAY_MINUTES + arrivals.midnight + burst.minute for day in arrivals.days for burst in arrivals.bursts
    ]
    coming = sorted(again * length + offset % length for again in range(4) for offset in offsets)
    backlog = wait = taken = 0
    for run in range(4 * len(week.table.days) * len(week.table.minutes)):
        day, number = divmod(run, len(week.table.minutes))
        again, position = divmod(day, len(week.table.days))
        at = again * length + week.table.days[position] * DAY_MINUTES + week.table.minutes[number]
        due = bisect_right(coming, at)
        if again == 2 and due > taken:
            wait = max(wait, at - coming[taken])
        taken = min(due, taken + week.batch)
        backlog = max(backlog, due - taken) if again == 2 else backlog
    return backlog, wait


@settings(deadline=None)
@given(weeks())
def test_days_without_jobs_agree_with_following_each_job(week: Week) -> None:
    jobs = len(week.arrivals.bursts) * len(week.arrivals.days)
    found = peak(week.table, week.batch, Fraction(jobs, week.table.period_days), week.arrivals)
    spare = len(week.table.days) * len(week.table.minutes) * week.batch - jobs
    assert (found.backlog_growth_per_day is None) == (spare >= 0)
    if spare >= 0:
        backlog, wait = served(week)
        assert found.backlog_jobs == backlog
        assert found.wait_minutes == wait
