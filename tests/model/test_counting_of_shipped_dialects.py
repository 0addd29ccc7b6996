"""Runs of a month for every shipped dialect, against a cron library and against Debian's cron minute by minute.

The library steps wrongly where a clock changes by half an hour or at midnight; the minute-by-minute oracle never does,
and reads the fields itself, so that it shares nothing with what it tries.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import takewhile
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
from cronsim import CronSim
from hypothesis import given, reject, settings
from hypothesis import strategies as st
from made import price_list

from capacity_cli.documents.bundled import bundled
from capacity_cli.model.schedule.counting import runs_in_month
from capacity_cli.model.schedule.cron import CronRefused, parse
from capacity_cli.model.schedule.dialect import BothDays, Dialect

MINUTE = timedelta(minutes=1)
LORD_HOWE = "Australia/Lord_Howe"
STEPPED_RIGHT = ("Europe/Berlin", "America/New_York", "Asia/Seoul")
ZONES = (*STEPPED_RIGHT, LORD_HOWE)
MONTHS = ((2026, 2), (2026, 3), (2026, 4), (2026, 10), (2026, 11), (2028, 2))
"""Every month of 2026 with a change in these zones, one without, and a leap day."""

NICKNAMES = {
    "@yearly": "0 0 1 1 *", "@annually": "0 0 1 1 *", "@monthly": "0 0 1 * *", "@weekly": "0 0 * * 0",
    "@daily": "0 0 * * *", "@midnight": "0 0 * * *", "@hourly": "0 * * * *",
}  # fmt: skip
MONTH_NAMES = {1: "JAN", 2: "feb", 3: "Mar", 4: "APR", 10: "OCT", 11: "nov", 12: "DEC"}
DAY_NAMES = {0: "SUN", 1: "mon", 2: "Tue", 3: "WED", 4: "THU", 5: "fri", 6: "SAT"}
NUMBERS = {name.upper(): number for names in (MONTH_NAMES, DAY_NAMES) for number, name in names.items()}


def shipped() -> dict[str, Dialect]:
    files = sorted(bundled("pricing").joinpath("2026-11").iterdir(), key=lambda file: file.name)
    lists = [price_list(file.read_text(encoding="utf-8")).prices for file in files if file.name.endswith(".yaml")]
    return {name: trigger.dialect.dialect for prices in lists for name, trigger in prices.triggers.items()}


DIALECTS = shipped()


def field(low: int, high: int, stars: int, names: dict[int, str] | None = None) -> st.SearchStrategy[str]:
    """A field as it may be written; `stars` makes `*` likelier."""
    number = st.integers(low, high)

    def written(value: int) -> st.SearchStrategy[str]:
        return st.sampled_from([str(value), *([names[value]] if names and value in names else [])])

    one = number.flatmap(written)
    span = st.tuples(number, number).map(sorted).flatmap(lambda ends: st.tuples(*map(written, ends))).map("-".join)
    step = st.integers(1, min(high, 30)).map(lambda each: f"/{each}")
    item = st.one_of(one, span, st.builds("{}{}".format, span, step), step.map("*{}".format))
    return st.one_of(*[st.just("*")] * stars, st.lists(item, min_size=1, max_size=3).map(",".join))


@st.composite
def expressions(draw: st.DrawFn, dialect: Dialect) -> str:
    """Expressions in a dialect, all of whose liberties are taken, mostly near the hours at which clocks change."""
    if dialect.nicknames and draw(st.integers(0, 5)) == 0:
        return draw(st.sampled_from(sorted(NICKNAMES)))
    months, days = (MONTH_NAMES, DAY_NAMES) if dialect.names else (None, None)
    date = draw(field(1, 31, 2))
    if dialect.last_day and draw(st.integers(0, 3)) == 0:
        date = "$"
    refused = dialect.both_days is BothDays.REFUSE and date != "*"
    weekday = "*" if refused else draw(field(0, 7 if dialect.weekday_7 else 6, 2, days))
    hour = draw(st.one_of(field(0, 4, 1), field(0, 23, 1)))
    return " ".join([draw(field(0, 59, 1)), hour, date, draw(field(1, 12, 4, months)), weekday])


def number(token: str) -> int:
    return NUMBERS[token.upper()] if token.isalpha() else int(token)


def expanded(text: str, low: int, high: int) -> frozenset[int]:
    """The numbers of a field, read by hand."""
    found: set[int] = set()
    for item in text.split(","):
        span, _, step = item.partition("/")
        ends = [low, high] if span == "*" else list(map(number, span.split("-")))
        found |= set(range(ends[0], ends[-1] + 1, int(step or 1)))
    return frozenset(found)


class Fields(NamedTuple):
    """An expression read by hand."""

    minutes: frozenset[int]
    hours: frozenset[int]
    dates: frozenset[int]
    months: frozenset[int]
    weekdays: frozenset[int]
    last: bool
    either: bool
    wild: bool

    @classmethod
    def of(cls, text: str, dialect: Dialect) -> "Fields":
        """The fields as the dialect reads them."""
        minute, hour, date, month, weekday = NICKNAMES.get(text, text).split()
        starred = date.startswith("*") or weekday.startswith("*")
        return cls(
            expanded(minute, 0, 59),
            expanded(hour, 0, 23),
            frozenset() if date == "$" else expanded(date, 1, 31),
            expanded(month, 1, 12),
            frozenset(day % 7 for day in expanded(weekday, 0, 6)),
            last=date == "$",
            either=dialect.both_days is BothDays.EITHER and not starred,
            wild=minute.startswith("*") or hour.startswith("*"),
        )

    def match(self, at: datetime) -> bool:
        """Whether they name a minute of the clock."""
        if at.minute not in self.minutes or at.hour not in self.hours or at.month not in self.months:
            return False
        by_date = at.day in self.dates or (self.last and (at + timedelta(days=1)).day == 1)
        by_weekday = at.isoweekday() % 7 in self.weekdays
        return by_date or by_weekday if self.either else by_date and by_weekday


@cache
def shown(zone: str, year: int, month: int) -> tuple[datetime, ...]:
    """What the clock shows in each minute that passes, from the day before a month to the day after it."""
    clock = ZoneInfo(zone)
    moment = datetime(year, month, 1, tzinfo=UTC) - timedelta(days=2)
    count = 36 * 24 * 60
    return tuple((moment + number * MINUTE).astimezone(clock).replace(tzinfo=None) for number in range(count))


def debian(fields: Fields, zone: str, year: int, month: int) -> Iterator[datetime]:
    """The moments of a month at which Debian's cron fires.

    Each minute it looks at the clock. What begins with `*` fires if the clock matches; the rest only if the clock shows
    a minute that it never showed before, and then also for the minutes that it leapt over, all at once.
    """
    clock = shown(zone, year, month)
    latest = clock[0]
    for at in clock:
        fires = fields.match(at)
        if not fields.wild:
            leapt = range(1, (at - latest) // MINUTE)
            fires = (fires and at > latest) or any(fields.match(latest + number * MINUTE) for number in leapt)
        latest = max(latest, at)
        if fires and (at.year, at.month) == (year, month):
            yield at


def stepped_through(text: str, zone: str, year: int, month: int) -> int:
    """The runs of a month as the library iterates them."""
    start = datetime(year, month, 1, tzinfo=ZoneInfo(zone)) - timedelta(seconds=1)
    runs = takewhile(lambda at: (at.year, at.month) <= (year, month), CronSim(text, start))
    return sum((at.year, at.month) == (year, month) for at in runs)


def reads_wrongly(text: str) -> bool:
    """Whether a range of one number has a step: the library goes on to the end of the field."""
    spans = (item.split("/")[0] for part in text.split() for item in part.split(",") if "/" in item)
    return any("-" in span and len(expanded(span, 0, 0)) == 1 for span in spans)


@pytest.mark.parametrize("name", sorted(DIALECTS))
@settings(max_examples=9, deadline=None)
@given(data=st.data(), zone=st.sampled_from(ZONES), month=st.sampled_from(MONTHS))
def test_counting_agrees_with_a_library_and_with_following_the_clock(
    name: str, data: st.DataObject, zone: str, month: tuple[int, int]
) -> None:
    dialect = DIALECTS[name]
    text = data.draw(expressions(dialect))
    try:
        schedule = parse(text, dialect)
    except CronRefused:
        reject()  # a 30th of February
    found = runs_in_month(schedule, *month, zone)
    assert found == sum(1 for _ in debian(Fields.of(text, dialect), zone, *month))
    if zone in STEPPED_RIGHT and not reads_wrongly(text):
        assert found == stepped_through(NICKNAMES.get(text, text).replace("$", "L"), zone, *month)


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from([name for name, dialect in DIALECTS.items() if dialect.seconds]),
    st.integers(1, 59),
    st.sampled_from(ZONES),
    st.sampled_from(MONTHS),
)
def test_an_interval_fires_as_often_as_it_fits_into_the_seconds_that_pass(
    name: str, every: int, zone: str, month: tuple[int, int]
) -> None:
    year, number = month
    begins, ends = (
        datetime(year, each, 1, tzinfo=ZoneInfo(zone)).astimezone(UTC) for each in (number, number + 1)
    )  # fmt: skip
    schedule = parse(f"{every} seconds", DIALECTS[name])
    assert runs_in_month(schedule, year, number, zone) == int((ends - begins).total_seconds()) // every


@pytest.mark.parametrize(
    ("text", "forward", "back"),
    [
        ("15 2 * * *", 31, 30),  # 02:15 is leapt over and made up at 02:30
        ("0,30 2 * * *", 61, 60),  # 02:00 is made up at 02:30, which fires itself
        ("*/15 2 * * *", 31 * 4 - 2, 30 * 4),
        ("15,45 1 * * *", 62, 60),  # 01:45 comes twice and fires once
        ("*/15 1 * * *", 31 * 4, 30 * 4 + 2),
        ("45 * * * *", 31 * 24, 30 * 24 + 1),  # 02:45 is still there
        ("15 * * * *", 31 * 24 - 1, 30 * 24),
        ("*/5 * * * *", 31 * 288 - 6, 30 * 288 + 6),
    ],
)
def test_lord_howe_changes_its_clock_by_half_an_hour(text: str, forward: int, back: int) -> None:
    # 2026-10-04 from 02:00 to 02:30; 2026-04-05 from 02:00 to 01:30.
    schedule = parse(text, DIALECTS["github_actions"])
    assert [runs_in_month(schedule, 2026, month, LORD_HOWE) for month in (10, 4)] == [forward, back]


def test_every_trigger_of_the_edition_is_tried() -> None:
    assert {dialect.both_days for dialect in DIALECTS.values()} == {BothDays.REFUSE, BothDays.EITHER}
    for liberty in ("names", "nicknames", "seconds", "last_day", "weekday_7"):
        assert {getattr(dialect, liberty) for dialect in DIALECTS.values()} == {True, False}
