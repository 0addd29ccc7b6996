"""From which volume another plan pays: by hand, and against brute force with drawn price lists."""

from hypothesis import given, settings
from hypothesis import strategies as st
from made import setting_of
from test_affordable import MOST, by_hand, cases

from capacity_cli.model.setting import Setting
from capacity_cli.model.solving.affordable import Holds, largest_volume
from capacity_cli.model.solving.bounds import before_tax
from capacity_cli.model.solving.rival import Rival, cheaper_volumes, on_rival


def store(small: str, large: str) -> str:
    plans = f"{{small: {{price: 10, charges: [{small}]}}, large: {{price: 50, charges: [{large}]}}}}"
    return f"format: price-list/v1\nvendor: store\ncurrency: USD\nplans: {plans}\n"


USED = ("services.store={plan: small}", "footprint.units={per_message: 1}")


def judged(setting: Setting, plan: str = "large") -> list[tuple[int, int, str]]:
    return [(each.first, each.last, each.verdict) for each in cheaper_volumes(setting, Rival("store", plan))]


def test_a_higher_fee_pays_from_where_its_lower_unit_price_makes_up_for_it() -> None:
    prices = store("{meter: units, unit_price: '0.01'}", "{meter: units, unit_price: '0.002'}")
    setting = setting_of(*USED, more=(prices,))
    top = largest_volume(setting)
    assert judged(setting) == [(1, 4999, "no"), (5000, top, "yes")]  # 40 ÷ 0.008


def test_plans_that_grow_alike_are_told_apart_at_any_volume() -> None:
    prices = store("{meter: units, unit_price: '0.01'}", "{meter: units, included: 3999, unit_price: '0.01'}")
    setting = setting_of(*USED, more=(prices,))
    assert judged(setting) == [(1, largest_volume(setting), "no")]  # 39.99 of 40 saved
    prices = store("{meter: units, unit_price: '0.01'}", "{meter: units, included: 4000, unit_price: '0.01'}")
    setting = setting_of(*USED, more=(prices,))
    assert judged(setting) == [(1, 3999, "no"), (4000, largest_volume(setting), "yes")]


def test_the_own_plan_costs_no_more_than_itself() -> None:
    prices = store("{meter: units, unit_price: '0.01'}", "{meter: units, unit_price: unknown}")
    setting = setting_of(*USED, more=(prices,))
    assert judged(setting, "small") == [(1, largest_volume(setting), "yes")]


def test_an_unknown_price_refuses_only_where_its_known_part_does() -> None:
    prices = store("{meter: units, unit_price: '0.01'}", "{meter: units, unit_price: unknown}")
    setting = setting_of(*USED, more=(prices,))
    assert judged(setting) == [(1, 3999, "no"), (4000, largest_volume(setting), "undecided")]


@settings(max_examples=30, deadline=None)
@given(cases(), st.sampled_from(["small", "large"]))
def test_every_volume_is_judged_as_the_two_bills_say(setting: Setting, plan: str) -> None:
    rival = Rival("store", plan)
    other = on_rival(setting, rival)
    found = cheaper_volumes(setting, rival)
    for messages in range(1, MOST + 1):
        verdict = next(each.verdict for each in found if each.first <= messages <= each.last)
        bills = [[line for line in by_hand(side, messages).lines if before_tax(line)] for side in (setting, other)]
        own, theirs = ([line.amount_converted for line in bill] for bill in bills)
        no_dearer = sum(filter(None, theirs)) <= sum(filter(None, own))
        expected = Holds.YES if no_dearer else Holds.NO
        missing = [{(line.vendor, line.meter) for line in bill if line.amount is None} for bill in bills]
        if missing[1 if no_dearer else 0]:  # what both bills lack alike makes no difference to them
            alike = {expected} if missing[1 if no_dearer else 0] <= missing[0 if no_dearer else 1] else set()
            assert verdict in {Holds.UNDECIDED, *alike}
        else:
            assert (messages, verdict) == (messages, expected)
