"""Dated values and entries: which one holds on a date, and which dates contradict each other."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capacity_cli.documents.price_lists import PriceListFile, read_price_list
from capacity_cli.documents.refused import Refused
from capacity_cli.documents.selection import Selection
from capacity_cli.model.problems import Problem, ProblemCode

FIRST = date(2026, 1, 1)
DAYS = st.integers(0, 60).map(lambda days: (FIRST + timedelta(days)).isoformat())
Span = tuple[str | None, str | None]
"""From a day on, up to the day before another one; none where it is open."""


def read(plan: str, *, more: str = "") -> PriceListFile:
    text = f"format: price-list/v1\nvendor: v\ncurrency: USD\n{more}\nplans:\n  p: {plan}\n"
    return read_price_list("v.yaml", text.encode())


def dated(value: object, span: Span, key: str = "value") -> str:
    parts = {key: value, "effective_from": span[0], "effective_to": span[1]}
    return "{" + ", ".join(f"{name}: {part}" for name, part in parts.items() if part is not None) + "}"


def priced(*values: str) -> PriceListFile:
    """A plan with these dated prices."""
    return read(f"{{price: [{', '.join(values)}]}}")


def price_on(file: PriceListFile, day: str | None) -> str | None:
    """The plan's price on a day; none where there is none."""
    taken = file.taken(Selection(day)).listed
    amount = taken.prices.plans["p"].price.amount
    gap = next(taken.missing(frozenset({"p"}), ()), None)
    assert (amount is None) == (gap is not None)  # what has no value is a gap and not free
    return None if amount is None else str(amount)


def problems(file: PriceListFile, day: str | None = "2026-06-01") -> list[Problem]:
    try:
        file.taken(Selection(day))
    except Refused as refused:
        return list(refused.problems)
    return []


def codes(file: PriceListFile) -> list[ProblemCode]:
    return [problem.code for problem in problems(file)]


BEFORE_AND_AFTER = priced(dated(40, (None, "2026-01-20")), dated(100, ("2026-01-20", None)))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2000-01-01", "40"),
        ("2026-01-19", "40"),
        ("2026-01-20", "100"),
        ("2026-01-21", "100"),
        ("2099-12-31", "100"),
    ],
)
def test_the_day_of_a_change_belongs_to_what_comes_after(day: str, expected: str) -> None:
    assert price_on(BEFORE_AND_AFTER, day) == expected


def test_a_value_without_dates_holds_on_every_date_and_without_one() -> None:
    file = priced(dated(7, (None, None)))
    assert [price_on(file, day) for day in ("2000-01-01", "2099-12-31", None)] == ["7", "7", "7"]


@pytest.mark.parametrize("day", ["2025-12-31", "2026-02-01", "2026-03-31", "2026-06-01"])
def test_on_a_date_between_and_outside_of_the_entries_there_is_no_value(day: str) -> None:
    file = priced(dated(1, ("2026-01-01", "2026-02-01")), dated(2, ("2026-04-01", "2026-06-01")))
    assert price_on(file, day) is None
    [gap] = file.taken(Selection(day)).listed.missing(frozenset({"p"}), ())
    assert (gap.problem.code, gap.problem.values["as_of"]) == (ProblemCode.NOT_DATED, day)


def test_without_a_date_a_dated_value_needs_one() -> None:
    file = priced(dated(1, ("2026-01-01", None)))
    assert price_on(file, None) is None
    [gap] = file.taken(Selection(None)).listed.missing(frozenset({"p"}), ())
    assert gap.problem.code is ProblemCode.NEEDS_KEY


@given(st.lists(DAYS, min_size=1, max_size=6, unique=True).map(sorted), DAYS)
def test_of_values_that_follow_each_other_the_one_of_the_date_holds(cuts: list[str], day: str) -> None:
    spans = list(zip([None, *cuts], [*cuts, None], strict=True))
    file = priced(*(dated(number, span) for number, span in enumerate(spans)))
    assert price_on(file, day) == str(bisect_right(cuts, day))


@given(st.lists(DAYS, min_size=3, max_size=6, unique=True).map(sorted), st.data())
def test_the_order_of_dated_values_does_not_matter(cuts: list[str], data: st.DataObject) -> None:
    values = [dated(number, span) for number, span in enumerate(pairwise(cuts))]
    shuffled = data.draw(st.permutations(values))
    assert [price_on(priced(*values), day) for day in cuts] == [price_on(priced(*shuffled), day) for day in cuts]


def hold_together(spans: Sequence[Span]) -> bool:
    """Whether two of them hold on one day, tried day by day."""
    days = [(FIRST + timedelta(days)).isoformat() for days in range(-1, 62)]
    return any(
        all((start or "") <= day and (end is None or day < end) for start, end in pair)
        for pair in combinations(spans, 2)
        for day in days
    )


SPANS = st.lists(
    st.tuples(st.none() | DAYS, st.none() | DAYS).filter(
        lambda span: (span[0] is not None or span[1] is not None) and (not all(span) or str(span[0]) < str(span[1]))
    ),
    min_size=2,
    max_size=4,
)


@given(SPANS)
def test_values_are_refused_if_and_only_if_two_hold_on_one_day(spans: list[Span]) -> None:
    found = codes(priced(*(dated(number, span) for number, span in enumerate(spans))))
    assert (ProblemCode.DATES_OVERLAP in found) == hold_together(spans)


@given(SPANS)
def test_entries_of_one_meter_are_refused_if_and_only_if_two_hold_on_one_day(spans: list[Span]) -> None:
    charges = ", ".join(dated("m, unit_price: 1", span, "meter") for span in spans)
    found = codes(read(f"{{price: 0, charges: [{charges}]}}"))
    assert (ProblemCode.DATES_OVERLAP in found) == hold_together(spans)


def test_an_overlap_is_placed_at_the_later_entry_and_names_the_days() -> None:
    file = priced(dated(1, (None, "2026-03-01")), dated(2, ("2026-02-01", None)))
    [problem] = problems(file)
    assert problem.place is not None
    assert (problem.place.line, problem.place.column) == (6, 53)
    assert dict(problem.values) == {"first": "2026-02-01", "last": "2026-03-01"}


DIFFERENT = {
    "entries of two meters": (
        "charges: [{meter: a, unit_price: 1, effective_to: 2026-02-01}, {meter: b, unit_price: 1}]"
    ),
    "limits of one meter in two spans": (
        "limits: [{meter: a, limit: 1, on_exceed: block, effective_to: 2026-02-01},"
        " {meter: a, limit: 1, per: day, on_exceed: block}]"
    ),
    "credits of two titles": (
        "charges: [{meter: a, unit_price: 1}],"
        " credits: [{title: x, amount: 1, effective_to: 2026-02-01}, {title: y, amount: 1}]"
    ),
}


@pytest.mark.parametrize("part", DIFFERENT.values(), ids=DIFFERENT)
def test_entries_about_different_things_may_hold_together(part: str) -> None:
    assert problems(read(f"{{price: 0, {part}}}")) == []


def test_credits_of_different_meters_may_hold_together() -> None:
    charges = "[{meter: a, unit_price: 1}, {meter: b, unit_price: 1}]"
    credits_ = "[{amount: 5, meters: [a], effective_to: 2026-06-01}, {amount: 3, meters: [b]}]"
    assert problems(read(f"{{price: 0, charges: {charges}, credits: {credits_}}}")) == []


@pytest.mark.parametrize(("start", "end"), [("2026-02-01", "2026-01-01"), ("2026-02-02", "2026-02-01")])
def test_dates_that_run_backwards_are_refused(start: str, end: str) -> None:
    [problem] = problems(priced(dated(1, (start, end)), dated(2, ("2026-06-01", None))))
    assert (problem.code, dict(problem.values)) == (ProblemCode.REVERSED, {"minimum": start, "maximum": end})


def test_dates_that_leave_no_day_are_refused() -> None:
    [problem] = problems(priced(dated(1, ("2026-02-01", "2026-02-01")), dated(2, ("2026-06-01", None))))
    assert (problem.code, dict(problem.values)) == (ProblemCode.NO_DAY, {"date": "2026-02-01"})


@pytest.mark.parametrize("text", ["2026-02-30", "2026-2-3", "tomorrow", "2026", "26-02-03", "1999-12-31", "''"])
@pytest.mark.parametrize("key", ["effective_from", "effective_to"])
def test_what_is_no_date_is_refused(text: str, key: str) -> None:
    [problem] = problems(priced(f"{{value: 1, {key}: {text}}}"))
    assert problem.code is ProblemCode.BAD_FORM


@pytest.mark.parametrize("text", ["[2026-01-01]", "{a: 1}", ""])
def test_a_date_is_one_word(text: str) -> None:
    assert codes(priced(f"{{value: 1, effective_from: {text}}}")) == [ProblemCode.WRONG_KIND]


CHANGED = "{price: 0, charges: [{meter: a, unit_price: 1, effective_to: 2026-02-01}, {meter: b, unit_price: 1}]}"


def missing(file: PriceListFile, day: str, *used: str) -> list[ProblemCode]:
    return [gap.problem.code for gap in file.taken(Selection(day)).listed.missing(frozenset({"p"}), used)]


def test_a_charge_that_has_ended_is_missing_where_its_meter_is_used() -> None:
    file = read(CHANGED)
    charged = [file.taken(Selection(day)).listed.prices.plans["p"].charged for day in ("2026-01-31", "2026-02-01")]
    assert charged == [{"a", "b"}, {"b"}]
    assert missing(file, "2026-01-31", "a", "b") == []
    assert missing(file, "2026-02-01", "a") == [ProblemCode.NOT_DATED]
    assert missing(file, "2026-02-01", "b") == []


def test_a_credit_that_has_ended_is_simply_over() -> None:
    part = "charges: [{meter: a, unit_price: 1}], credits: [{amount: 5, meters: [a], effective_to: 2026-02-01}]"
    file = read(f"{{price: 0, {part}}}")
    credited = [
        len(file.taken(Selection(day)).listed.prices.plans["p"].credits) for day in ("2026-01-31", "2026-02-01")
    ]
    assert credited == [1, 0]
    assert missing(file, "2026-02-01", "a") == []


def test_the_newest_day_on_which_a_source_was_read_is_the_date_of_a_list() -> None:
    sources = ", ".join(
        f"s{number}: {{title: t, read: {day}, confidence: A}}"
        for number, day in enumerate(("2026-05-01", "2026-11-01", "2025-12-31"))
    )
    assert read("{price: 0}", more=f"sources: {{{sources}}}").newest == "2026-11-01"
    assert read("{price: 0}").newest is None


SOURCE = "sources: {s: {title: t, read: 2026-11-01, confidence: A}}"
ANY_DATE = {
    "the last": ("2026-11-01", None),
    "one in the middle": ("2026-03-01", "2026-04-01"),
    "one after today": ("2027-01-01", None),
    "the first": (None, "2026-01-01"),
}


@pytest.mark.parametrize("span", ANY_DATE.values(), ids=ANY_DATE)
def test_validate_finds_a_mistake_of_any_date(span: Span) -> None:
    file = read(f"{{price: [{dated(-1, span)}]}}", more=SOURCE)
    with pytest.raises(Refused) as refused:
        file.validate()
    assert ProblemCode.TOO_SMALL in [problem.code for problem in refused.value.problems]


def test_validate_says_once_what_is_wrong_on_several_dates() -> None:
    charges = "[{meter: a, unit_price: -1}, {meter: b, unit_price: 1, effective_to: 2026-02-01}]"
    file = read(f"{{price: 0, charges: {charges}}}", more=SOURCE)
    with pytest.raises(Refused) as refused:
        file.validate()
    assert [problem.code for problem in refused.value.problems] == [ProblemCode.TOO_SMALL]


def test_an_overlap_of_charges_is_one_problem() -> None:
    charges = "[{meter: a, unit_price: 1, effective_to: 2026-02-01}, {meter: a, unit_price: 2}]"
    assert codes(read(f"{{price: 0, charges: {charges}}}")) == [ProblemCode.DATES_OVERLAP]
    file = read(f"{{price: 0, charges: {charges}}}", more="sources: {s: {title: t, read: 2026-01-01, confidence: A}}")
    with pytest.raises(Refused) as refused:
        file.validate()
    assert [problem.code for problem in refused.value.problems] == [ProblemCode.DATES_OVERLAP]
