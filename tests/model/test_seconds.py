"""What pg_cron adds to the five fields: intervals in seconds, and the last day of a month."""

from fractions import Fraction

import pytest
from made import plan_of, setting_of

from capacity_cli.model.overlap import overlapping, started_runs
from capacity_cli.model.problems import ProblemCode
from capacity_cli.model.schedule.arrivals import Arrivals, Burst
from capacity_cli.model.schedule.counting import runs_in_month
from capacity_cli.model.schedule.cron import CronRefused, parse
from capacity_cli.model.schedule.day import Day
from capacity_cli.model.schedule.dialect import BothDays, Dialect
from capacity_cli.model.schedule.peak import peak
from capacity_cli.model.schedule.period import runs_in, synthetic_days
from capacity_cli.model.schedule.timetable import shortest_gap, timetable

PG_CRON = Dialect(both_days=BothDays.EITHER, seconds=True, last_day=True, nicknames=True)
CLOCK = """
format: price-list/v1
vendor: cloud
currency: USD
plans: {free: {price: 0}}
triggers: {clock: {dialect: {seconds: true, last_day: true}, shortest: 1 second, overlap: skip}}
"""


@pytest.mark.parametrize(("text", "runs"), [("30 seconds", 2880), ("1 seconds", 86_400), ("59 seconds", 1464)])
def test_an_interval_runs_as_often_as_a_day_holds_it(text: str, runs: int) -> None:
    assert runs_in(parse(text, PG_CRON), synthetic_days(1)) == runs


def test_an_interval_runs_through_a_change_of_the_clock() -> None:
    schedule = parse("10 seconds", PG_CRON)
    assert runs_in_month(schedule, 2026, 3, "Europe/Berlin") == (31 * 24 - 1) * 360
    assert runs_in_month(schedule, 2026, 10, "Europe/Berlin") == (31 * 24 + 1) * 360
    assert runs_in_month(schedule, 2026, 10, "UTC") == 31 * 24 * 360


@pytest.mark.parametrize("number", ["0", "60", "-1", "5.5", "x"])
def test_an_interval_of_a_minute_or_more_is_refused(number: str) -> None:
    with pytest.raises(CronRefused) as caught:
        parse(f"{number} seconds", PG_CRON)
    ((code, values),) = caught.value.problems
    assert (code, values["range"], values["item"]) == (ProblemCode.CRON_FIELD, "1-59", number)


@pytest.mark.parametrize("text", ["30 seconds", "0 0 $ * *", "@daily"])
def test_what_a_dialect_does_not_name_it_refuses(text: str) -> None:
    with pytest.raises(CronRefused):
        parse(text, Dialect())


@pytest.mark.parametrize("text", ["0 0 1,$ * *", "0 $ * * *", "0 0 $/2 * *", "30 minutes", "@reboot", "@daily now"])
def test_nothing_else_is_taken(text: str) -> None:
    with pytest.raises(CronRefused):
        parse(text, PG_CRON)


def test_the_last_day_comes_once_in_every_month() -> None:
    schedule = parse("0 12 $ * *", PG_CRON)
    assert [runs_in_month(schedule, 2026, month, "UTC") for month in range(1, 13)] == [1] * 12
    assert schedule.fires_on(Day(27, 28, 2, 6, 28))
    assert not schedule.fires_on(Day(27, 28, 2, 6, 29))
    assert runs_in_month(parse("0 12 $ 2 *", PG_CRON), 2026, 3, "UTC") == 0


def test_the_last_day_or_a_weekday_fires_under_either() -> None:
    assert runs_in_month(parse("0 12 $ * 0", PG_CRON), 2026, 11, "UTC") == 5 + 1  # the 30th is a Monday
    assert runs_in_month(parse("0 12 $ * 0", PG_CRON), 2026, 5, "UTC") == 5  # the 31st is a Sunday


def test_a_period_of_days_has_a_last_day_where_it_is_a_month_long() -> None:
    schedule = parse("0 12 $ * *", PG_CRON)
    counts = {days: runs_in(schedule, synthetic_days(days)) for days in (27, 28, 30, 31, 60)}
    assert counts == {27: 0, 28: 1, 30: 1, 31: 1, 60: 2}


def test_a_nickname_is_its_five_fields() -> None:
    assert parse("@Daily", PG_CRON) == parse("0 0 * * *", PG_CRON)
    assert parse("@hourly", PG_CRON) == parse("0 * * * *", PG_CRON)


def test_runs_of_one_minute_act_as_one_in_the_peak() -> None:
    table = timetable(parse("20 seconds", PG_CRON), synthetic_days(1))
    even = peak(table, 10, Fraction(1440 * 15), Arrivals())
    assert [even.wait_minutes, even.backlog_jobs, even.headroom] == [1, 0, 2]
    assert peak(table, 10, Fraction(1440 * 30), Arrivals()).headroom == 1
    assert peak(table, 10, Fraction(1440 * 31), Arrivals()).backlog_growth_per_day == 1440
    burst = peak(table, 10, Fraction(300), Arrivals((Burst(540, Fraction(1)),)))
    assert [burst.wait_minutes, burst.backlog_jobs, burst.drain_runs] == [9, 270, 10]


def test_parts_of_a_run_a_minute_are_counted_exactly() -> None:
    table = timetable(parse("40 seconds", PG_CRON), synthetic_days(1))
    assert table.runs_each == Fraction(3, 2)
    burst = peak(table, 1, Fraction(15), Arrivals((Burst(540, Fraction(1)),)))
    assert [burst.wait_minutes, burst.backlog_jobs] == [9, Fraction(27, 2)]


def test_the_shortest_gap_is_the_interval() -> None:
    days = synthetic_days(1)
    assert shortest_gap(parse("5 seconds", PG_CRON), days) == 5
    assert shortest_gap(parse("*/45 * * * *", PG_CRON), days) == 15 * 60


@pytest.mark.parametrize(("run_seconds", "at_once", "started"), [(20, 1, 2880), (31, 2, 1440), (91, 4, 720)])
def test_a_run_skips_those_that_are_due_while_it_lasts(run_seconds: int, at_once: int, started: int) -> None:
    setting = setting_of("scheduler.schedule=30 seconds", "period={days: 1}", more=(CLOCK,))
    assert overlapping(setting, Fraction(run_seconds)) == at_once
    assert started_runs(setting, Fraction(run_seconds)) == started


def test_a_plan_follows_an_interval() -> None:
    carried = plan_of("scheduler.schedule=30 seconds", "scheduler.batch_size=1", more=(CLOCK,)).capacity
    assert (carried.runs_per_day, carried.messages_per_day, carried.headroom) == (2880, 2880, Fraction(144, 100))
    slow = ("scheduler.seconds_per_job=91", "scheduler.function_max_seconds=600")
    skipping = plan_of("scheduler.schedule=30 seconds", "scheduler.batch_size=1", *slow, more=(CLOCK,)).capacity
    assert (skipping.started_runs_per_day, skipping.peak.backlog_growth_per_day) == (720, 2000 - 720)
