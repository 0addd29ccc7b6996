"""One vendor's invoice: laws of lines, credits, rounding and tax, on lists of any charges, and examples by hand."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal, localcontext
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from made import price_list

from capacity_cli.model.invoice import LineKind
from capacity_cli.model.leaves import Status
from capacity_cli.model.quote import Quote, quote
from capacity_cli.model.scenario import Service

METERS = ("alpha", "beta", "gamma", "delta")
MODES = {"half_up": ROUND_HALF_UP, "half_even": ROUND_HALF_EVEN, "up": ROUND_UP, "down": ROUND_DOWN}
Document = Mapping[str, Any]
Usage = Mapping[str, str]


@dataclass(frozen=True)
class Case:
    """A price list of one plan and what is used of it."""

    charges: tuple[Document, ...]
    used: Usage
    credits: tuple[Document, ...] = ()
    price: str = "0"
    rounding: Any = None
    tax: Any = None
    currency: str = "USD"
    meters: Document | None = None

    @property
    def document(self) -> Document:
        """The list; JSON is YAML."""
        more = {"rounding": self.rounding, "tax": self.tax, "meters": self.meters}
        plan = {"price": self.price, "charges": self.charges, "credits": self.credits}
        return {
            "format": "price-list/v1", "vendor": "v", "currency": self.currency, "plans": {"p": plan},
            **{key: value for key, value in more.items() if value is not None},
        }  # fmt: skip

    def quote(self, **terms: Any) -> Quote:
        """What the plan costs."""
        service = Service.model_validate({"plan": "p", "usage": self.used, **terms})
        return quote(price_list(json.dumps(self.document)), service, 30, None)


def lines(found: Quote) -> list[tuple[str, str | None]]:
    """What each line is of, a meter or a kind of line, and its amount."""
    return [(line.meter or line.kind, None if line.amount is None else str(line.amount)) for line in found.lines]


def amounts(found: Quote, *kinds: LineKind) -> list[Decimal]:
    return [line.amount for line in found.lines if line.kind in kinds and line.amount is not None]


def known(amount: Decimal | None) -> Decimal:
    assert amount is not None
    return amount


def rounded(amount: Fraction, to: str, mode: str) -> Decimal:
    """The amount in steps, as the standard library rounds."""
    steps = amount / Fraction(to)
    with localcontext(prec=100):
        whole = (Decimal(steps.numerator) / Decimal(steps.denominator)).quantize(Decimal(1), MODES[mode])
        return whole * Decimal(to)


PRICES = st.decimals(0, 20, places=4).map(str)
QUANTITIES = st.decimals(0, 500, places=2).map(str)
FEES = st.just("0") | st.decimals(0, 50, places=2).map(str)
ROUNDINGS = st.builds(
    lambda to, mode: {"to": to, "mode": mode}, st.sampled_from(["0.01", "0.05", "1", "10"]), st.sampled_from([*MODES])
)

BY_LINE = st.none() | ROUNDINGS
ONCE = ROUNDINGS.map(lambda rule: {**rule, "per": "once"})
EXACTLY = st.just("none")


@st.composite
def models(draw: st.DrawFn) -> Document:
    """Every way of charging, with prices of 0 or more."""
    kind = draw(st.sampled_from(["unit", "volume", "graduated", "package"]))
    if kind == "unit":
        return {"unit_price": draw(PRICES)}
    if kind == "package":
        return {"package": {"size": draw(st.integers(1, 90)), "price": draw(PRICES)}}
    tops = sorted(draw(st.sets(st.integers(1, 400), max_size=3)))
    tiers = [{"up_to": top, "unit_price": draw(PRICES), "flat_fee": draw(FEES)} for top in tops]
    return {"mode": kind, "tiers": [*tiers, {"unit_price": draw(PRICES), "flat_fee": draw(FEES)}]}


@st.composite
def charges(draw: st.DrawFn, meter: str) -> Document:
    more = {"included": draw(st.sampled_from(["0", "10", "100.5"])), "base_fee": draw(FEES), "minimum": draw(FEES)}
    return {"meter": meter, **draw(models()), **more}


@st.composite
def credits_of(draw: st.DrawFn) -> Document:
    """A credit of some meters, or of all."""
    pays = draw(st.none() | st.lists(st.sampled_from(METERS), min_size=1, max_size=4, unique=True))
    return {"amount": str(draw(st.decimals("0.01", 200, places=2)))} | ({} if pays is None else {"meters": pays})


@st.composite
def cases(draw: st.DrawFn, rounding: st.SearchStrategy[Any] = BY_LINE) -> Case:
    """Lists that charge up to four meters of which some are used, with overlapping credits."""
    charged = draw(st.lists(st.sampled_from(METERS), min_size=1, max_size=4, unique=True))
    used = draw(st.dictionaries(st.sampled_from(charged), QUANTITIES))
    found = draw(st.lists(credits_of(), max_size=3))
    paid = [
        {**each, "meters": [m for m in each["meters"] if m in charged]} if "meters" in each else each for each in found
    ]
    return Case(
        tuple(draw(charges(meter)) for meter in charged), used, tuple(paid), draw(FEES), draw(rounding),
    )  # fmt: skip


@given(cases(BY_LINE | ONCE | EXACTLY), st.none() | st.sampled_from(["10%", "8.1%"]))
def test_the_total_is_the_sum_of_the_lines_that_are_no_tax(case: Case, tax: str | None) -> None:
    found = replace(case, tax=tax and {"rate": tax, "applies": "yes"}).quote()
    assert found.total == sum(amounts(found, LineKind.PLAN, LineKind.USAGE, LineKind.CREDIT))
    assert found.tax == sum(amounts(found, LineKind.TAX))
    assert found.total_with_tax == sum(amounts(found, *LineKind))


@given(cases(), st.data())
def test_the_order_of_charges_does_not_matter(case: Case, data: st.DataObject) -> None:
    other = replace(case, charges=tuple(data.draw(st.permutations(case.charges)))).quote()
    assert sorted(lines(other), key=str) == sorted(lines(case.quote()), key=str)


@given(cases(ONCE), st.data())
def test_the_order_of_charges_does_not_move_a_total_that_is_rounded_once(case: Case, data: st.DataObject) -> None:
    other = replace(case, charges=tuple(data.draw(st.permutations(case.charges)))).quote()
    assert other.total == case.quote().total


def billed(found: Quote) -> dict[str, Fraction]:
    return {line.meter: Fraction(known(line.amount)) for line in found.lines if line.meter is not None}


@given(cases(EXACTLY))
def test_a_credit_takes_no_more_than_it_has_and_no_more_than_there_is_to_pay(case: Case) -> None:
    found = case.quote()
    usage = billed(found)
    taken = {line.price_path[-1]: -Fraction(known(line.amount)) for line in found.lines if line.kind is LineKind.CREDIT}
    for at, each in enumerate(case.credits):
        pays = each.get("meters", METERS)
        assert 0 <= taken.get(at, 0) <= min(Fraction(each["amount"]), sum(usage.get(meter, 0) for meter in pays))
    assert sum(taken.values()) <= sum(usage.get(meter, 0) for meter in paid_by(case.credits))


def paid_by(some: Sequence[Document]) -> frozenset[str]:
    return frozenset(meter for each in some for meter in each.get("meters", METERS))


@given(cases(EXACTLY))
def test_one_credit_pays_as_much_as_it_can(case: Case) -> None:
    assume(case.credits)
    first = replace(case, credits=case.credits[:1])
    found = first.quote()
    there = sum(amount for meter, amount in billed(found).items() if meter in paid_by(first.credits))
    most = min(Fraction(first.credits[0]["amount"]), there)
    assert -sum(amounts(found, LineKind.CREDIT)) == most


@given(cases(EXACTLY))
def test_credits_pay_no_plan_and_leave_no_bill_below_0(case: Case) -> None:
    found = case.quote()
    assert known(found.total) >= Decimal(case.price)


@given(cases())
def test_credits_that_are_rounded_leave_no_bill_below_its_plan_either(case: Case) -> None:
    found = case.quote()
    assert known(found.total) >= known(found.lines[0].amount)


def test_two_credits_of_15_on_30_in_steps_of_10_leave_nothing() -> None:
    two = ({"title": "a", "amount": "15"}, {"title": "b", "amount": "15"})
    charge = {"meter": "alpha", "unit_price": "1"}
    assert str(Case((charge,), {"alpha": "30"}, two, rounding={"to": "10"}).quote().total) == "0.00"


@pytest.mark.parametrize(
    ("some", "expected"),
    [
        (({"amount": "5"},), ["-5.00"]),
        (({"amount": "50"},), ["-30.00"]),
        (({"amount": "50", "meters": ["alpha"]},), ["-10.00"]),
        (({"amount": "15", "meters": ["alpha"]}, {"amount": "15", "meters": ["alpha"]}), ["-10.00"]),
        (({"amount": "6", "meters": ["alpha"]}, {"amount": "6", "meters": ["alpha"]}), ["-6.00", "-4.00"]),
        (({"amount": "6", "meters": ["alpha"]}, {"amount": "100"}), ["-6.00", "-24.00"]),
        (({"amount": "25"}, {"amount": "100", "meters": ["beta"]}), ["-25.00", "-5.00"]),
        (({"amount": "5", "meters": ["gamma"]},), []),
        (({"amount": "5", "meters": ["gamma", "beta"]},), ["-5.00"]),
    ],
)
def test_credits_one_after_the_other_pay_what_is_left(some: tuple[Document, ...], expected: list[str]) -> None:
    """10 USD of one meter and 20 of another, and a third that is charged and not used."""
    listed = tuple({"meter": meter, "unit_price": "1"} for meter in METERS)
    found = Case(listed, {"alpha": "10", "beta": "20"}, some, price="7").quote()
    assert [str(amount) for amount in amounts(found, LineKind.CREDIT)] == expected
    assert found.total == 37 + sum(map(Decimal, expected))


@pytest.mark.parametrize("order", [METERS, METERS[::-1]])
def test_a_credit_of_all_meters_pays_them_by_name_whatever_their_order(order: Sequence[str]) -> None:
    """Had it paid `beta` first, the next credit would have paid `alpha`, and nothing would be left."""
    listed = tuple({"meter": meter, "unit_price": "1"} for meter in order)
    some = ({"amount": "10"}, {"amount": "10", "meters": ["alpha"]})
    found = Case(listed, {"alpha": "10", "beta": "10"}, some).quote()
    assert [amount for what, amount in lines(found) if what == "credit"] == ["-10.00"]
    assert found.total == 10


@given(cases(EXACTLY))
def test_a_currency_of_a_tenth_of_the_value_makes_ten_times_the_bill(case: Case) -> None:
    tenfold = replace(
        case,
        charges=tuple(_times_10(charge) for charge in case.charges),
        credits=tuple(_times_10(each) for each in case.credits),
        price=_ten(case.price),
    )
    one, ten = case.quote(), tenfold.quote()
    assert [(what, amount and Decimal(amount) * 10) for what, amount in lines(one)] == [
        (what, amount and Decimal(amount)) for what, amount in lines(ten)
    ]


def _ten(amount: str) -> str:
    return f"{Decimal(amount) * 10:f}"


def _times_10(part: Any) -> Any:
    """The same part of a list with ten times the money."""
    if isinstance(part, list):
        return [_times_10(each) for each in part]
    if not isinstance(part, Mapping):
        return part
    money = ("unit_price", "flat_fee", "base_fee", "minimum", "price", "amount")
    return {key: _ten(value) if key in money else _times_10(value) for key, value in part.items()}


@given(cases(ONCE))
def test_lines_that_are_rounded_once_add_up_to_the_rounded_exact_sum(case: Case) -> None:
    exactly = sum((Fraction(known(line.amount)) for line in replace(case, rounding="none").quote().lines), Fraction(0))
    found = case.quote()
    assert sum(amounts(found, *LineKind)) == rounded(exactly, case.rounding["to"], case.rounding["mode"])


@given(cases(ROUNDINGS))
def test_each_line_by_itself_is_the_rounded_exact_one(case: Case) -> None:
    without = replace(case, credits=())
    exactly = replace(without, rounding="none").quote()
    expected = [
        (line.meter, rounded(Fraction(known(line.amount)), case.rounding["to"], case.rounding["mode"]))
        for line in exactly.lines
    ]
    assert [(line.meter, line.amount) for line in without.quote().lines] == expected


@pytest.mark.parametrize(
    ("per", "expected"), [("line", ["0.00", "0.01", "0.01", "0.01"]), ("once", ["0.00", "0.01", "0.00", "0.01"])]
)
def test_three_lines_of_half_a_cent_are_2_cents_or_3(per: str, expected: list[str]) -> None:
    listed = tuple({"meter": meter, "unit_price": "0.005"} for meter in METERS[:3])
    found = Case(listed, dict.fromkeys(METERS[:3], "1"), rounding={"to": "0.01", "per": per}).quote()
    assert [amount for _, amount in lines(found)] == expected


def unknown(charge: Document) -> Document:
    """The charge with one of its prices unknown, the one of the first units."""
    if "unit_price" in charge:
        return {**charge, "unit_price": "unknown"}
    if "package" in charge:
        return {**charge, "package": {**charge["package"], "price": "unknown"}}
    return {**charge, "tiers": [{**tier, "unit_price": "unknown"} for tier in charge["tiers"]]}


@given(cases(BY_LINE | ONCE | EXACTLY), st.data())
def test_a_price_that_becomes_unknown_makes_a_lower_bound_of_the_total(case: Case, data: st.DataObject) -> None:
    assume(case.used)
    meter = data.draw(st.sampled_from(sorted(case.used)))
    before = case.quote()
    after = replace(
        case, charges=tuple(unknown(each) if each["meter"] == meter else each for each in case.charges)
    ).quote()
    assert (before.complete, after.complete) == (True, False)
    assert [line.status for line in after.lines if line.meter == meter] == [Status.UNKNOWN]
    assert after.total is None or after.total <= known(before.total)


@given(cases())
def test_a_plan_that_becomes_unknown_makes_a_lower_bound_of_the_total(case: Case) -> None:
    before, after = case.quote(), replace(case, price="unknown").quote()
    assert not after.complete
    assert lines(after)[0] == ("plan", None)
    assert lines(after)[1:] == lines(before)[1:]
    assert (after.total or 0) == known(before.total) - known(before.lines[0].amount)


FREE_IF_UNUSED: Document = {"meter": "alpha", "unit_price": "unknown"}


@pytest.mark.parametrize(
    ("charge", "used", "expected"),
    [
        (FREE_IF_UNUSED, {}, [("plan", "0.00")]),
        (FREE_IF_UNUSED, {"alpha": "1"}, [("plan", "0.00"), ("alpha", None)]),
        (FREE_IF_UNUSED, {"alpha": "unknown"}, [("plan", "0.00"), ("alpha", None)]),
        ({"meter": "alpha", "unit_price": "1"}, {"alpha": "unknown"}, [("plan", "0.00"), ("alpha", None)]),
        (
            {"meter": "alpha", "unit_price": "1", "included": "unknown"},
            {"alpha": "5"},
            [("plan", "0.00"), ("alpha", None)],
        ),
        (
            {"meter": "alpha", "mode": "graduated", "tiers": [{"up_to": 9}, {"unit_price": "unknown"}]},
            {"alpha": "9"},
            [("plan", "0.00"), ("alpha", "0.00")],
        ),
        (
            {"meter": "alpha", "mode": "graduated", "tiers": [{"up_to": 9}, {"unit_price": "unknown"}]},
            {"alpha": "10"},
            [("plan", "0.00"), ("alpha", None)],
        ),
        ({"meter": "alpha", "unit_price": "1", "base_fee": "3"}, {}, [("plan", "0.00"), ("alpha", "3.00")]),
        ({"meter": "alpha", "unit_price": "1", "minimum": "4"}, {}, [("plan", "0.00"), ("alpha", "4.00")]),
        ({"meter": "alpha", "unit_price": "1", "base_fee": "unknown"}, {}, [("plan", "0.00"), ("alpha", None)]),
        (
            {"meter": "alpha", "package": {"size": 10, "price": "unknown", "minimum": 1}},
            {},
            [("plan", "0.00"), ("alpha", None)],
        ),
    ],
)
def test_what_is_unknown_is_a_line_without_an_amount(
    charge: Document, used: Usage, expected: list[tuple[str, str | None]]
) -> None:
    assert lines(Case((charge,), used).quote()) == expected


@given(cases(), st.decimals(0, 100, places=1), st.booleans())
def test_tax_is_its_share_of_the_total_rounded_as_a_line(case: Case, percent: Decimal, stated: bool) -> None:
    rate = f"{percent}%"
    listed = replace(case, tax={"rate": "50%" if stated else rate, "applies": "yes"})
    found = listed.quote(tax=rate) if stated else listed.quote()
    rule = case.rounding or {"to": "0.01", "mode": "half_up"}
    expected = rounded(Fraction(known(found.total)) * Fraction(percent) / 100, rule["to"], rule["mode"])
    assert found.tax == expected
    assert found.total_with_tax == known(found.total) + expected
    assert known(case.quote().total) == found.total  # tax changes no other line


@pytest.mark.parametrize(
    ("rule", "stated", "tax"),
    [
        (None, None, "0.00"),
        ({"rate": "10%", "applies": "yes"}, None, "1.00"),
        ({"rate": "10%", "applies": "no"}, None, "0.00"),
        ({"rate": "10%", "applies": "unknown"}, None, None),
        ({"rate": "unknown", "applies": "yes"}, None, None),
        ({"rate": "unknown", "applies": "no"}, None, "0.00"),
        ({"rate": "unknown", "applies": "unknown"}, "20%", "2.00"),
        ({"rate": "10%", "applies": "yes"}, "none", "0.00"),
        ({"rate": "10%", "applies": "yes"}, "0%", "0.00"),
        (None, "19%", "1.90"),
    ],
)
def test_the_scenario_decides_about_tax_and_else_the_list(rule: Any, stated: str | None, tax: str | None) -> None:
    terms = {} if stated is None else {"tax": stated}
    found = Case((), {}, price="10", tax=rule).quote(**terms)
    assert (str(found.total), found.complete) == ("10.00", True)
    assert (None if found.tax is None else str(found.tax)) == tax
    assert found.total_with_tax == (None if tax is None else 10 + Decimal(tax))


def test_there_is_no_tax_on_nothing_even_if_nobody_knows_whether_it_applies() -> None:
    found = Case((), {}, tax={"rate": "unknown", "applies": "unknown"}).quote()
    assert (str(found.tax), str(found.total_with_tax)) == ("0.00", "0.00")


def test_the_tax_on_an_unknown_total_is_unknown() -> None:
    found = Case((), {}, price="unknown", tax={"rate": "10%", "applies": "yes"}).quote()
    assert (found.total, found.tax) == (None, None)


@pytest.mark.parametrize(
    ("price", "terms", "amount"),
    [
        ("20", {}, "20.00"),
        ({"amount": "24", "per": "year"}, {}, "2.00"),
        ({"amount": "10", "per": "year"}, {}, "0.83"),
        ({"amount": "20", "per": "seat"}, {"seats": "3"}, "60.00"),
        ({"amount": "0.005", "per": "seat"}, {"seats": "3"}, "0.02"),
        ({"amount": "20", "per": "month"}, {"seats": "3"}, "20.00"),
        ({"amount": "unknown", "per": "seat"}, {"seats": "3"}, None),
        (
            {"amount": "20", "per": "seat"},
            {"seats": "3", "contract": {"price": {"amount": "15", "per": "seat"}}},
            "45.00",
        ),
        ({"amount": "20", "per": "seat"}, {"seats": "3", "contract": {"price": "15"}}, "45.00"),
        (
            {"amount": "20", "per": "seat"},
            {"seats": "3", "contract": {"price": {"amount": "15", "per": "month"}}},
            "15.00",
        ),
    ],
)
def test_a_plan_is_paid_by_the_month_the_year_or_the_seat(
    price: Any, terms: dict[str, Any], amount: str | None
) -> None:
    assert lines(Case((), {}, price=price).quote(**terms)) == [("plan", amount)]


def switched(state: str | None) -> Quote:
    charge = {"meter": "alpha", "included": "10", "unit_price": "0.5", "base_fee": "1", "switch": {"cap": "block"}}
    document = {**Case((charge,), {}).document, "switches": {"cap": {"default": "on"}}}
    chosen = {} if state is None else {"cap": state}
    service = Service.model_validate({"plan": "p", "usage": {"alpha": "30"}, **chosen})
    return quote(price_list(json.dumps(document)), service, 30, None)


@pytest.mark.parametrize(
    ("state", "amount", "on_exceed"), [(None, "1.00", "block"), ("on", "1.00", "block"), ("off", "11.00", "bill")]
)
def test_a_switch_that_is_on_stops_what_is_beyond_instead_of_billing_it(
    state: str | None, amount: str, on_exceed: str
) -> None:
    found = switched(state)
    assert lines(found) == [("plan", "0.00"), ("alpha", amount)]
    [row] = found.limits
    assert (row.used, row.limit, row.on_exceed) == (30, 10, on_exceed)


HOURS = {
    meter: {"title": meter, "unit": unit} for meter, unit in zip(METERS, ["hour", "GB", "GB-hour", "call"], strict=True)
}
SAME = {
    "alpha": ["{} h", "{} hours", "{60} min", "{3600} s", "{3600} seconds"],
    "beta": ["{} GB", "{1000} MB", "{1000000} KB"],
    "gamma": ["{} GB-h", "{3600} GB-s", "{60} GB-min", "{3600000} MB-s", "{60000} MB min"],
    "delta": ["{} call", "{} calls"],
}


@given(st.dictionaries(st.sampled_from(METERS), st.decimals(0, 500, places=2), min_size=1), st.data())
def test_quantities_in_other_units_make_the_same_bill(used: dict[str, Decimal], data: st.DataObject) -> None:
    listed = tuple(data.draw(charges(meter)) for meter in METERS)
    written = {meter: _in(data.draw(st.sampled_from(SAME[meter])), quantity) for meter, quantity in used.items()}
    plain = Case(listed, {meter: str(quantity) for meter, quantity in used.items()}, meters=HOURS, rounding="none")
    assert lines(replace(plain, used=written).quote()) == lines(plain.quote())


def _in(form: str, quantity: Decimal) -> str:
    """The quantity as the form writes it: times the number in its braces."""
    times, unit = form[1:].split("}")
    return f"{quantity * int(times or 1):f}{unit}"


@given(st.integers(0, 10**9), st.decimals(0, 20, places=4))
def test_seconds_of_an_hourly_price_are_rounded_only_in_the_line(seconds: int, price: Decimal) -> None:
    case = Case(({"meter": "alpha", "unit_price": str(price)},), {"alpha": f"{seconds} s"}, meters=HOURS)
    exactly = Fraction(seconds, 3600) * Fraction(price)
    assert amounts(case.quote(), LineKind.USAGE) == [rounded(exactly, "0.01", "half_up")]
