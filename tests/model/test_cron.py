"""Cron expressions: what each field refuses, and the sets that a sound expression is read into."""

import calendar
from datetime import UTC, datetime, timedelta

import pytest
from cronsim import CronSim, CronSimError
from hypothesis import given, settings
from hypothesis import strategies as st

from capacity_cli.model.problems import ProblemCode, Word
from capacity_cli.model.schedule.cron import CronRefused, Schedule, parse
from capacity_cli.model.schedule.cron_fields import CRON_FIELDS, CronField, CronProblem, Reason
from capacity_cli.model.schedule.day import month_days
from capacity_cli.model.schedule.dialect import BothDays, Dialect
from capacity_cli.model.schedule.period import runs_in, synthetic_days

STRICT = Dialect()
VIXIE = Dialect(names=True, both_days=BothDays.EITHER)
BOTH = Dialect(both_days=BothDays.BOTH)


def problems_of(text: str, dialect: Dialect = STRICT) -> tuple[CronProblem, ...]:
    with pytest.raises(CronRefused) as caught:
        parse(text, dialect)
    return caught.value.problems


def read_or_refused(text: str, dialect: Dialect) -> Schedule | tuple[CronProblem, ...]:
    try:
        return parse(text, dialect)
    except CronRefused as refused:
        return refused.problems


def only_values(text: str, dialect: Dialect = STRICT) -> dict[str, str]:
    ((code, values),) = problems_of(text, dialect)
    assert code is ProblemCode.CRON_FIELD
    return values


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("*/5 * * * *", 288),
        ("*/7 * * * *", 216),
        ("*/45 * * * *", 48),
        ("*/59 * * * *", 48),
        ("*/5 9-17 * * *", 108),
        ("* * * * *", 1440),
        ("0 */5 * * *", 5),
        ("5-59/15 0 * * *", 4),
        ("1,1,2-3 0 * * *", 3),
    ],
)
def test_a_day_has_the_runs_that_its_minutes_and_hours_make(text: str, runs: int) -> None:
    assert runs_in(parse(text, STRICT), synthetic_days(1)) == runs


def test_fields_are_separated_by_any_blanks() -> None:
    assert parse("  */5\t*  * * \n*\u3000", STRICT) == parse("*/5 * * * *", STRICT)


def test_sunday_is_0_and_7() -> None:
    assert parse("0 0 * * 7", STRICT).weekdays == parse("0 0 * * 0", STRICT).weekdays == frozenset({0})
    assert parse("0 0 * * 5-7", STRICT).weekdays == frozenset({5, 6, 0})


def test_a_range_of_one_number_stays_one_with_any_step() -> None:
    schedule = parse("5-5/15 7-07/2,9-10/1 3-3/9 JAN-1/2 sat-6/1", VIXIE)
    assert (schedule.minutes, schedule.hours, schedule.days_of_month) == ((5,), (7, 9, 10), frozenset({3}))
    assert (schedule.months, schedule.weekdays) == (frozenset({1}), frozenset({6}))
    assert schedule.text == "5-5/15 7-07/2,9-10/1 3-3/9 JAN-1/2 sat-6/1"


def test_a_dialect_without_weekday_7_refuses_it() -> None:
    values = only_values("0 0 * * 7", Dialect(weekday_7=False))
    assert (values["reason"], values["range"]) == (Reason.OUT_OF_RANGE, "0-6")


def test_names_are_numbers_where_the_dialect_has_them() -> None:
    named = parse("0 0 * jan-mar,DEC mon-Fri", VIXIE)
    assert named.months == frozenset({1, 2, 3, 12})
    assert named.weekdays == frozenset({1, 2, 3, 4, 5})


@pytest.mark.parametrize(
    ("text", "reason", "bounds"),
    [
        ("*/0", Reason.ZERO_STEP, "1-59"),
        ("*/000", Reason.ZERO_STEP, "1-59"),
        ("*/60", Reason.STEP_BEYOND_RANGE, "1-59"),
        ("*/90", Reason.STEP_BEYOND_RANGE, "1-59"),
        ("*/99999", Reason.STEP_BEYOND_RANGE, "1-59"),
        ("5/15", Reason.START_WITH_STEP, "0-59"),
        ("60", Reason.OUT_OF_RANGE, "0-59"),
        ("0-60", Reason.OUT_OF_RANGE, "0-59"),
        ("9" * 5000, Reason.OUT_OF_RANGE, "0-59"),
        ("20-10", Reason.REVERSED_RANGE, "0-59"),
        ("MON", Reason.NAMES, "0-59"),
        ("jan", Reason.NAMES, "0-59"),
        ("L", Reason.SPECIAL, "0-59"),
        ("15W", Reason.SPECIAL, "0-59"),
        ("L-3", Reason.SPECIAL, "0-59"),
        ("5#2", Reason.SPECIAL, "0-59"),
        ("FRIL", Reason.SPECIAL, "0-59"),
        ("?", Reason.SPECIAL, "0-59"),
        ("?/5", Reason.SPECIAL, "0-59"),
        ("x", Reason.NOT_A_NUMBER, "0-59"),
        ("-5", Reason.NOT_A_NUMBER, "0-59"),
        ("5-", Reason.NOT_A_NUMBER, "0-59"),
        ("1-2-3", Reason.NOT_A_NUMBER, "0-59"),
        ("*/", Reason.NOT_A_NUMBER, "0-59"),
        ("*/2/3", Reason.NOT_A_NUMBER, "0-59"),
        ("/5", Reason.NOT_A_NUMBER, "0-59"),
        ("**", Reason.NOT_A_NUMBER, "0-59"),
        ("*-5", Reason.NOT_A_NUMBER, "0-59"),
        ("+5", Reason.NOT_A_NUMBER, "0-59"),
        ("1.5", Reason.NOT_A_NUMBER, "0-59"),
        ("\uff15", Reason.NOT_A_NUMBER, "0-59"),
        ("\u0665", Reason.NOT_A_NUMBER, "0-59"),
        ("\u017fun", Reason.NOT_A_NUMBER, "0-59"),
        (",", Reason.EMPTY_ITEM, "0-59"),
        ("1,,2", Reason.EMPTY_ITEM, "0-59"),
        ("1,", Reason.EMPTY_ITEM, "0-59"),
    ],
)
def test_a_refused_item_is_named_with_its_reason(text: str, reason: Reason, bounds: str) -> None:
    values = only_values(f"{text} * * * *")
    assert (values["field"], values["text"], values["reason"], values["range"]) == ("cron.minute", text, reason, bounds)
    assert isinstance(values["field"], Word)
    assert isinstance(values["reason"], Word)


@pytest.mark.parametrize(
    ("position", "text", "suggestion"),
    [
        (0, "5/15", "5-59/15"),
        (0, "59/15", "59"),
        (1, "8/2", "8-23/2"),
        (2, "1/10", "1-31/10"),
        (3, "2/3", "2-12/3"),
        (4, "1/2", "1-6/2"),
        (4, "7/2", "7"),
    ],
)
def test_a_start_with_a_step_suggests_the_range_that_all_read_alike(position: int, text: str, suggestion: str) -> None:
    fields = ["*"] * 5
    fields[position] = text
    assert only_values(" ".join(fields))["suggestion"] == suggestion


def test_a_name_in_the_wrong_field_is_no_number() -> None:
    assert only_values("0 0 * MON *", VIXIE)["reason"] == Reason.NOT_A_NUMBER
    assert only_values("0 0 * * MON/2", VIXIE)["suggestion"] == "MON-6/2"


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [("@daily", "0 0 * * *"), ("@Hourly", "0 * * * *"), ("@reboot", None), ("@every 5m", None)],
)
def test_a_nickname_is_special_and_its_fields_are_suggested(text: str, suggestion: str | None) -> None:
    values = only_values(text)
    assert (values["text"], values["reason"], values.get("suggestion")) == (text, Reason.SPECIAL, suggestion)


@pytest.mark.parametrize(("text", "found"), [("", "0"), ("  \n", "0"), ("* * * *", "4"), ("0 * * * * *", "6")])
def test_the_number_of_fields_is_five(text: str, found: str) -> None:
    assert problems_of(text) == ((ProblemCode.CRON_FIELDS, {"found": found, "expected": "5"}),)


def test_only_five_fields_have_a_reading() -> None:
    with pytest.raises(ValueError, match="6"):
        Dialect(fields=6)


def test_all_problems_of_an_expression_come_at_once() -> None:
    found = problems_of("60,x,61 5/2 0 * *")
    assert [(values["field"], values["item"], values["reason"]) for _, values in found] == [
        ("cron.minute", "60", Reason.OUT_OF_RANGE),
        ("cron.minute", "x", Reason.NOT_A_NUMBER),
        ("cron.hour", "5/2", Reason.START_WITH_STEP),
        ("cron.day_of_month", "0", Reason.OUT_OF_RANGE),
    ]


@pytest.mark.parametrize("days", ["13 * 5", "*/2 * 1", "1-31 * 0-6"])
def test_both_days_are_refused_where_neither_is_a_star(days: str) -> None:
    date, _, weekday = days.split()
    expected = (ProblemCode.CRON_BOTH_DAYS, {"day_of_month": date, "day_of_week": weekday})
    assert problems_of(f"0 0 {days}") == (expected,)
    assert problems_of(f"60 0 {days}")[1:] == (expected,)


def test_both_days_mean_either_or_both_as_the_dialect_says() -> None:
    friday_13 = "0 0 13 * 5"
    assert runs_in(parse(friday_13, VIXIE), month_days(2026, 11)) == 4
    assert runs_in(parse(friday_13, BOTH), month_days(2026, 11)) == 1
    assert runs_in(parse(friday_13, BOTH), month_days(2026, 12)) == 0


def test_a_day_field_that_starts_with_a_star_narrows_the_other() -> None:
    schedule = parse("0 0 */2 * 1", VIXIE)
    assert runs_in(schedule, month_days(2026, 11)) == 2  # the Mondays on an odd date: 9 and 23


@pytest.mark.parametrize("text", ["0 0 30 2 *", "0 0 31 2,4,6,9,11 *", "0 0 31 4 *"])
def test_a_schedule_that_never_fires_is_refused(text: str) -> None:
    assert problems_of(f" {text}") == ((ProblemCode.CRON_NEVER, {"text": text}),)


def test_the_weekday_decides_whether_30_february_ever_fires() -> None:
    assert problems_of("0 0 30 2 1", BOTH) == ((ProblemCode.CRON_NEVER, {"text": "0 0 30 2 1"}),)
    assert runs_in(parse("0 0 30 2 1", VIXIE), month_days(2027, 2)) == 4
    assert runs_in(parse("0 0 29 2 *", STRICT), month_days(2028, 2)) == 1
    assert runs_in(parse("0 0 29 2 *", STRICT), month_days(2027, 2)) == 0


def test_a_schedule_knows_whether_months_are_left_out() -> None:
    assert parse("0 0 * 1-11 *", STRICT).months_restricted
    assert not parse("0 0 * */1 *", STRICT).months_restricted


def items(field: CronField) -> st.SearchStrategy[str]:
    number = st.integers(field.low, field.high)
    step = st.integers(1, field.high)
    span = st.tuples(number, number).map(lambda ends: f"{min(ends)}-{max(ends)}")
    open_span = span.filter(lambda ends: len(set(ends.split("-"))) > 1)  # of one number, the library reads it wrongly
    stepped = st.builds("{}/{}".format, st.one_of(st.just("*"), open_span), step)
    return st.one_of(
        st.just("*"), number.map(str), span, stepped, *([st.sampled_from(field.names)] * bool(field.names))
    )


def expressions() -> st.SearchStrategy[str]:
    fields = [st.lists(items(field), min_size=1, max_size=3).map(",".join) for field in CRON_FIELDS]
    return st.tuples(*fields).map(" ".join)


def counted_by_the_clock(text: str, year: int, month: int) -> int:
    start = datetime(year, month, 1, tzinfo=UTC)
    end = start + timedelta(days=calendar.monthrange(year, month)[1])
    try:
        clock = CronSim(text, start - timedelta(minutes=1))
    except CronSimError:
        return 0  # a date that no month of the expression has
    runs = 0
    while (at := next(clock, None)) is not None and at < end:
        runs += 1
    return runs


@settings(max_examples=60, deadline=None)
@given(expressions(), st.integers(2023, 2029), st.integers(1, 12))
def test_counting_from_sets_equals_stepping_through_the_month(text: str, year: int, month: int) -> None:
    found = read_or_refused(text, VIXIE)
    runs = counted_by_the_clock(text, year, month)
    if isinstance(found, Schedule):
        assert runs_in(found, month_days(year, month)) == runs
    else:
        assert found == ((ProblemCode.CRON_NEVER, {"text": text}),)
        assert runs == 0


@given(st.text(st.sampled_from("0159*/-, LW#?@monJAN\u0665"), max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    assert read_or_refused(text, VIXIE)
