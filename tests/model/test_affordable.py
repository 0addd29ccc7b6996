"""Which volumes an amount carries: the guide's figures, and brute force over small ranges with drawn price lists."""

from dataclasses import replace
from decimal import localcontext
from fractions import Fraction
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from made import setting_of

from capacity_cli.model.bill import Cost
from capacity_cli.model.choosing import settled
from capacity_cli.model.numbers import EXACT
from capacity_cli.model.setting import Setting
from capacity_cli.model.solving.affordable import Holds, affordable, largest_volume, without_messages
from capacity_cli.model.solving.bounds import before_tax, bill_at, bounds
from capacity_cli.model.solving.volumes import Volumes

GUIDE = """
format: price-list/v1
vendor: sender
currency: KRW
plans:
  payg:
    price: 0
    charges:
      - meter: alimtalk
        mode: volume
        tiers:
          - {up_to: 99_999, unit_price: 15}
          - {up_to: 499_999, unit_price: 13}
          - {up_to: 999_999, unit_price: 10}
          - {unit_price: 8}
"""


def yes(setting: Setting, amount: object) -> list[tuple[int, int]]:
    found = affordable(setting, Fraction(str(amount)))
    return [(each.first, each.last) for each in found if each.verdict is Holds.YES]


def test_the_guides_budgets_carry_one_stretch_and_two() -> None:
    setting = setting_of(more=(GUIDE,))
    assert yes(setting, 1_000_000) == [(0, 66_666)]
    assert yes(setting, 1_400_000) == [(0, 93_333), (100_000, 107_692)]


def test_what_costs_nothing_is_carried_as_far_as_a_file_can_say() -> None:
    setting = setting_of("services.sender.contract={alimtalk: 0}")
    assert yes(setting, 0) == [(0, largest_volume(setting))]


def test_a_fixed_price_above_the_amount_carries_nothing() -> None:
    setting = setting_of("services.cloud.plan=pro")
    assert yes(setting, 25_999) == []
    assert yes(setting, 26_000) == [(0, 0)]
    assert yes(setting, 26_015) == [(0, 1)]


def test_an_unknown_price_leaves_undecided_what_the_known_part_does_not_refuse() -> None:
    found = affordable(setting_of("services.cloud.plan=custom"), Fraction(1500))
    assert [(each.first, each.last, each.verdict) for each in found][:1] == [(0, 100, Holds.UNDECIDED)]
    assert {each.verdict for each in found[1:]} == {Holds.NO}


PRICES = st.decimals(0, 40, places=2).map(str)
FEES = st.sampled_from(["0", "0", "5.5", "70"])


@st.composite
def pricings(draw: st.DrawFn) -> str:
    kind = draw(st.sampled_from(["unit", "volume", "volume", "graduated", "package"]))
    included = draw(st.sampled_from(["0", "0", "7", "12.5"]))
    bounded = draw(st.sampled_from(["", ", minimum: 90", ", maximum: 400", ", base_fee: 3"]))
    if kind == "unit":
        return f"included: {included}, unit_price: {draw(PRICES)}{bounded}"
    if kind == "package":
        size = draw(st.sampled_from(["1", "5", "7.5", "20"]))
        return f"included: {included}, package: {{size: {size}, price: {draw(PRICES)}}}{bounded}"
    tops = sorted(draw(st.sets(st.integers(1, 60), min_size=1, max_size=3)))
    prices = st.one_of(PRICES, PRICES, PRICES, st.just("unknown"))
    tiers = [f"{{up_to: {top}, unit_price: {draw(prices)}, flat_fee: {draw(FEES)}}}" for top in tops]
    tiers.append(f"{{unit_price: {draw(prices)}, flat_fee: {draw(FEES)}}}")
    return f"included: {included}, mode: {kind}, tiers: [{', '.join(tiers)}]{bounded}"


ROUNDINGS = st.sampled_from(
    [
        "",
        "rounding: none\n",
        'rounding: {to: "1", mode: up, per: line}\n',
        'rounding: {to: "0.5", mode: half_even, per: once}\n',
    ]
)
LIMITS = st.sampled_from(["", "limits: [{meter: units, limit: 40, on_exceed: block}],"])


@st.composite
def cases(draw: st.DrawFn) -> Setting:
    sender = (
        f"format: price-list/v1\nvendor: sender\ncurrency: {draw(st.sampled_from(['KRW', 'USD']))}\n{draw(ROUNDINGS)}"
        f"plans: {{payg: {{price: 2, charges: [{{meter: alimtalk, {draw(pricings())}}},"
        f" {{meter: sms, {draw(pricings())}}}]}}}}\n"
    )
    credit = draw(st.sampled_from(["", "credits: [{amount: 30}],", "credits: [{amount: 9, meters: [hours, units]}],"]))
    plans = ", ".join(
        f"{name}: {{price: {price}, {credit} {draw(LIMITS)}"
        f" charges: [{{meter: units, {draw(pricings())}}}, {{meter: hours, {draw(pricings())}}}]}}"
        for name, price in (("small", 1), ("large", "9.99"))
    )
    increment = draw(st.sampled_from(["1", "0.5", "8"]))
    store = (
        f"format: price-list/v1\nvendor: store\ncurrency: USD\n{draw(ROUNDINGS)}"
        f"meters: {{units: {{title: Units, unit: u, increment: {increment}}}, hours: {{title: Hours, unit: hour}}}}\n"
        f"plans: {{{plans}}}\n"
    )
    drawn: dict[str, Any] = {
        "exchange_rates": f"{{USD: {draw(st.sampled_from(['1', '1300', '0.37']))}}}",
        "period": "{days: 1}",
        "workload.channels": draw(
            st.sampled_from(["{alimtalk: 100%}", "{alimtalk: 70%, sms: 30%}", "{sms: 1%, alimtalk: 99%}"])
        ),
        "workload.failure_rate": draw(st.sampled_from(["0%", "0%", "20%"])),
        "workload.fallback": draw(st.sampled_from(["none", "sms"])),
        "scheduler.max_attempts": draw(st.sampled_from(["1", "2"])),
        "scheduler.seconds_per_job": draw(st.sampled_from(["unknown", "0.5", "4"])),
        "scheduler.concurrency": draw(st.sampled_from(["1", "3"])),
        "scheduler.overlap": draw(st.sampled_from(["allow", "skip"])),
        "scheduler.batch_size": draw(st.sampled_from(["2", "50"])),
        "scheduler.schedule": draw(st.sampled_from(["'0 */2 * * *'", "'* * * * *'"])),
        "footprint.units": draw(
            st.sampled_from(["{per_message: 1}", "{per_job: '0.4', per_run: '0.1'}", "{per_month: 7}"])
        ),
        "footprint.hours": draw(st.sampled_from(["{per_run_hour: 1000}", "{per_message: '0.3'}", "{per_run: 1}"])),
        "services.store": f"{{plan: {draw(st.sampled_from(['small', 'large', 'auto']))}}}",
    }
    return settled(setting_of(*(f"{path}={value}" for path, value in drawn.items()), more=(sender, store)))


def by_hand(setting: Setting, messages: int) -> Cost:
    """The bill of one volume: the plans chosen anew for it, everything that is due billed."""
    with localcontext(EXACT):
        anew = settled(setting_on_smallest(setting), messages)
        return bill_at(Volumes(anew), messages)


def setting_on_smallest(setting: Setting) -> Setting:
    smallest = {
        vendor: each.on_plan(next(iter(each.prices.plans))) if each.is_auto else each
        for vendor, each in setting.subscriptions.items()
    }
    return replace(setting, subscriptions=smallest)


MOST = 130


@settings(max_examples=60, deadline=None)
@given(cases(), st.data())
def test_every_volume_is_judged_as_its_own_bill_says(setting: Setting, data: st.DataObject) -> None:
    bills = [by_hand(setting, messages) for messages in range(MOST + 1)]
    amount = data.draw(st.sampled_from(bills).map(lambda bill: bill.known)) + data.draw(st.sampled_from([0, 0, 1, -1]))
    for counts in (before_tax, without_messages):
        found = affordable(setting, Fraction(amount), 0, counts)
        for messages, bill in enumerate(bills):
            verdict = next(each.verdict for each in found if each.first <= messages <= each.last)
            lines = [line.amount_converted for line in bill.lines if counts(line)]
            known = sum(filter(None, lines))
            expected = Holds.NO if known > amount else Holds.UNDECIDED if None in lines else Holds.YES
            assert (messages, verdict) == (messages, expected)
        assert found[0].first == 0
        assert found[-1].last == largest_volume(setting)
        assert all(low.last + 1 == high.first and low.verdict != high.verdict for low, high in pairwise(found))


@settings(max_examples=60, deadline=None)
@given(cases(), st.integers(0, MOST), st.integers(0, MOST))
def test_bounds_of_a_range_hold_for_each_volume_in_it(setting: Setting, one: int, other: int) -> None:
    first, last = sorted((one, other))
    volumes = Volumes(setting)
    with localcontext(EXACT):
        for counts in (before_tax, without_messages):
            found = bounds(volumes, first, last, counts)
            for messages in range(first, last + 1) if found is not None else ():
                lines = [line.amount_converted for line in bill_at(volumes, messages).lines if counts(line)]
                assert found is not None
                assert found.least <= sum(filter(None, lines)) <= found.most
                assert found.complete == (None not in lines)


@settings(max_examples=50, deadline=None)
@given(cases(), st.integers(0, 3000), st.integers(0, 3000))
def test_more_budget_never_carries_less(setting: Setting, one: int, other: int) -> None:
    less, more = sorted((one, other))
    wider = yes(setting, more)
    for first, last in yes(setting, less):
        assert any(low <= first and last <= high for low, high in wider)
