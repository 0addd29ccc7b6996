"""Choosing what a list says on one date and under one set of choices; what then has no value is a gap, never free."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capacity_cli.documents.price_lists import PriceListFile, read_price_list
from capacity_cli.documents.refused import Refused
from capacity_cli.documents.selection import Selection
from capacity_cli.model.prices.listed import Listed
from capacity_cli.model.prices.plan import VendorPlan
from capacity_cli.model.problems import Problem, ProblemCode

BY_REGION = "{by: region, east: 1, west: 2}"


def read(text: str) -> PriceListFile:
    return read_price_list("v.yaml", f"format: price-list/v1\nvendor: v\ncurrency: USD\n{text}\n".encode())


def taken(plan: str, as_of: str | None = None, **picks: str) -> Listed:
    """What a list of one plan says."""
    return read(f"plans:\n  p: {plan}").taken(Selection(as_of, picks)).listed


def plan_of(plan: str, as_of: str | None = None, **picks: str) -> VendorPlan:
    return taken(plan, as_of, **picks).prices.plans["p"]


def unit_price(price: str, as_of: str | None = None, **picks: str) -> str | None:
    """The unit price of the one charge; none if it is left out."""
    charges = plan_of(f"{{price: 0, charges: [{{meter: m, unit_price: {price}}}]}}", as_of, **picks).charges
    return str(charges[0].unit_price) if charges else None


def charging(price: str) -> str:
    return f"{{price: 0, charges: [{{meter: m, unit_price: {price}}}]}}"


def gaps(listed: Listed, *used: str) -> list[Problem]:
    return [gap.problem for gap in listed.missing(frozenset({"p"}), used)]


@pytest.mark.parametrize(("region", "price"), [("east", "1"), ("west", "2")])
def test_a_choice_picks_its_value(region: str, price: str) -> None:
    assert unit_price(BY_REGION, region=region) == price


@pytest.mark.parametrize("picks", [{}, {"regoin": "east"}, {"compute": "small"}])
def test_without_its_choice_a_charge_is_left_out_and_missing_where_its_meter_is_used(picks: dict[str, str]) -> None:
    listed = taken(charging(BY_REGION), **picks)
    assert listed.prices.plans["p"].charges == ()
    [problem] = gaps(listed, "m")
    assert problem.code is ProblemCode.NEEDS_CHOICE
    assert dict(problem.values) == {"key": "region", "allowed": "east, west"}
    assert gaps(listed, "another") == []


def test_a_choice_that_a_price_does_not_have_is_unknown_and_the_price_missing() -> None:
    listed = taken(charging(BY_REGION), region="north")
    assert listed.prices.plans["p"].charges == ()
    [problem] = gaps(listed, "m")
    assert (problem.code, problem.values["name"]) == (ProblemCode.UNKNOWN_NAME, "north")
    assert problem.values["allowed"] == "east, west"


def test_a_default_holds_where_nothing_is_chosen_and_nowhere_else() -> None:
    price = "{by: runtime, default: fluid, fluid: 1, legacy: 2}"
    assert [unit_price(price), unit_price(price, runtime="legacy")] == ["1", "2"]
    assert unit_price(price, runtime="node") is None  # chosen, but wrongly


def test_what_there_is_to_choose_is_known() -> None:
    charges = "{meter: a, unit_price: {by: region, east: 1}}, {meter: b, unit_price: {by: region, west: 2, east: 3}}"
    listed = taken(
        f"{{price: 0, charges: [{charges}], capabilities: {{connections: {{by: compute, default: nano, nano: 6}}}}}}"
    )
    assert listed.choices == {"region": ("east", "west"), "compute": ("nano",)}


DEEP = "{by: region, east: [{value: 1, effective_to: 2026-01-01}, {value: 2, effective_from: 2026-01-01}], west: 3}"
IN_DATES = "[{value: {by: region, east: 1, west: 3}, effective_to: 2026-01-01}, {value: 2, effective_from: 2026-01-01}]"
IN_CHOICE = "{by: region, east: {by: runtime, default: fluid, fluid: 1, legacy: 2}, west: 3}"


@pytest.mark.parametrize(
    ("price", "as_of", "picks", "expected"),
    [
        (DEEP, "2025-12-31", {"region": "east"}, "1"),
        (DEEP, "2026-01-01", {"region": "east"}, "2"),
        (DEEP, "2026-01-01", {"region": "west"}, "3"),
        (DEEP, "2026-01-01", {}, None),
        (IN_DATES, "2025-12-31", {"region": "west"}, "3"),
        (IN_DATES, "2025-12-31", {}, None),
        (IN_DATES, "2026-01-01", {}, "2"),
        (IN_CHOICE, None, {"region": "east"}, "1"),
        (IN_CHOICE, None, {"region": "east", "runtime": "legacy"}, "2"),
        (IN_CHOICE, None, {"region": "west", "runtime": "legacy"}, "3"),
        (IN_CHOICE, None, {"runtime": "legacy"}, None),
    ],
)
def test_dates_and_choices_may_stand_inside_each_other(
    price: str, as_of: str | None, picks: dict[str, str], expected: str | None
) -> None:
    assert unit_price(price, as_of, **picks) == expected


ANYWHERE = {
    "a price": ("{price: @}", lambda plan: plan.price.amount),
    "the amount of a price": ("{price: {amount: @, per: year}}", lambda plan: plan.price.amount),
    "an allowance": ("{price: 0, charges: [{meter: m, unit_price: 1, included: @}]}", "charges.included.amount"),
    "the amount of an allowance": (
        "{price: 0, charges: [{meter: m, unit_price: 1, included: {amount: @, per: project}}]}",
        "charges.included.amount",
    ),
    "a base fee": ("{price: 0, charges: [{meter: m, unit_price: 1, base_fee: @}]}", "charges.base_fee"),
    "a price of a package": (
        "{price: 0, charges: [{meter: m, package: {size: 10, price: @}}]}", "charges.package.price",
    ),
    "the size of a package": (
        "{price: 0, charges: [{meter: m, package: {size: @, price: 10}}]}", "charges.package.size",
    ),
    "a price of a tier": (
        "{price: 0, charges: [{meter: m, mode: volume, tiers: [{unit_price: @}]}]}", "charges.tiers.unit_price",
    ),
    "a bound of a tier": (
        "{price: 0, charges: [{meter: m, mode: volume, tiers: [{up_to: @}, {}]}]}", "charges.tiers.up_to",
    ),
    "a credit": ("{price: 0, charges: [{meter: m, unit_price: 1}], credits: [{amount: @}]}", "credits.amount"),
    "a limit": ("{price: 0, limits: [{meter: m, limit: @, on_exceed: block}]}", "limits.limit"),
    "a capability": ("{price: 0, capabilities: {projects: @}}", "capabilities.projects.value"),
    "a capability with its source": (
        "{price: 0, capabilities: {projects: {value: @}}}", "capabilities.projects.value",
    ),
}  # fmt: skip


def value_at(plan: VendorPlan, way: Any) -> str:
    if not isinstance(way, str):
        return str(way(plan))
    found: Any = plan
    for step in way.split("."):
        found = getattr(found[0] if isinstance(found, tuple) else found, step)
    return str(found)


@pytest.mark.parametrize("name", ANYWHERE)
def test_any_value_may_be_dated_or_chosen(name: str) -> None:
    plan, way = ANYWHERE[name]
    chosen = plan.replace("@", "{by: size, small: 3, large: 4}")
    assert value_at(plan_of(chosen, size="large"), way) == "4"
    dated = plan.replace("@", "[{value: 3, effective_to: 2026-01-01}, {value: 4, effective_from: 2026-01-01}]")
    assert [value_at(plan_of(dated, day), way) for day in ("2025-12-31", "2026-01-01")] == ["3", "4"]


@pytest.mark.parametrize("name", ANYWHERE)
def test_what_is_plain_is_what_is_chosen(name: str) -> None:
    plan, _ = ANYWHERE[name]
    chosen = plan.replace("@", "{by: size, small: 3, large: 4}")
    assert plan_of(chosen, size="small") == plan_of(plan.replace("@", "3"))


ON_BOTH_SIDES = "[{value: 4, @, effective_to: 2026-01-01}, {value: 5, effective_from: 2026-01-01}]"


def test_what_a_dated_value_says_beside_holds_with_it() -> None:
    limit = f"{{price: 0, limits: [{{meter: m, limit: {ON_BOTH_SIDES}, on_exceed: block}}]}}"
    limits = [plan_of(limit.replace("@", "per: team"), day).limits[0] for day in ("2025-01-01", "2026-01-01")]
    assert [(str(each.limit), each.per.text) for each in limits] == [("4", "team"), ("5", "month")]
    price = f"{{price: {ON_BOTH_SIDES}}}".replace("@", "per: year")
    prices = [plan_of(price, day).price for day in ("2025-01-01", "2026-01-01")]
    assert [(str(each.amount), each.per) for each in prices] == [("4", "year"), ("5", "month")]


def test_a_dated_allowance_may_say_of_what_it_is() -> None:
    included = ON_BOTH_SIDES.replace("@", "per: project")
    charge = plan_of(f"{{price: 0, charges: [{{meter: m, unit_price: 1, included: {included}}}]}}", "2025-01-01")
    assert charge.charges[0].included.per == "project"


def test_a_price_that_is_not_chosen_is_unknown_and_missing() -> None:
    listed = taken("{price: {by: region, east: 1}}")
    assert listed.prices.plans["p"].price.amount is None
    assert [problem.code for problem in gaps(listed)] == [ProblemCode.NEEDS_CHOICE]


def test_a_gap_of_one_plan_does_not_matter_to_another() -> None:
    listed = read(f"plans: {{p: {{price: 0}}, q: {charging(BY_REGION)}}}").taken(Selection()).listed
    assert gaps(listed, "m") == []
    assert [gap.choice for gap in listed.missing(frozenset({"q"}), ["m"])] == ["region"]


def test_a_choice_that_is_not_made_is_missed_once() -> None:
    charges = ", ".join(f"{{meter: {meter}, unit_price: {BY_REGION}}}" for meter in ("a", "b"))
    assert len(gaps(taken(f"{{price: 0, charges: [{charges}]}}"), "a", "b")) == 1


def test_a_capability_that_is_not_chosen_is_simply_unknown() -> None:
    listed = taken("{price: 0, capabilities: {connections: {by: compute, nano: 60}, projects: 2}}")
    capabilities = listed.prices.plans["p"].capabilities
    assert (capabilities.connections, capabilities.projects is not None, gaps(listed)) == (None, True, [])


@given(st.sampled_from(sorted(ANYWHERE)), st.sampled_from(["small", "large", "huge", None]))
def test_a_choice_changes_nothing_that_does_not_depend_on_it(name: str, size: str | None) -> None:
    plan, _ = ANYWHERE[name]
    picks = {} if size is None else {"size": size}
    assert plan_of(plan.replace("@", "3"), "2026-01-01", **picks) == plan_of(plan.replace("@", "3"))


def test_a_list_is_read_once_and_taken_as_often_as_needed() -> None:
    file = read(f"plans:\n  p: {charging(BY_REGION)}")
    east, west, again = (file.taken(Selection(None, {"region": region})) for region in ("east", "west", "east"))
    assert [str(each.listed.prices.plans["p"].charges[0].unit_price) for each in (east, west, again)] == ["1", "2", "1"]


def test_a_value_keeps_its_place_when_others_before_it_are_left_out() -> None:
    ended = "{meter: a, unit_price: 1, effective_to: 2026-01-01}"
    file = read(f"plans:\n  p: {{price: 0, charges: [{ended},\n      {{meter: m, unit_price: 1, source: s}}]}}")
    with pytest.raises(Refused) as refused:
        file.taken(Selection("2026-06-01"))
    [problem] = refused.value.problems
    assert problem.place is not None
    assert (problem.code, problem.place.line, problem.place.column) == (ProblemCode.UNKNOWN_NAME, 6, 41)


def validated(text: str) -> list[ProblemCode]:
    try:
        read(text).validate()
    except Refused as refused:
        return [problem.code for problem in refused.problems]
    return []


@pytest.mark.parametrize(
    "price",
    ["{by: region, east: 1, west: -1}", "{by: region, east: -1, west: 1}", "{by: region, default: west, west: -1}"],
)
def test_validate_looks_at_every_choice(price: str) -> None:
    assert validated(f"plans: {{p: {charging(price)}}}") == [ProblemCode.TOO_SMALL]


def test_validate_looks_at_every_choice_of_several() -> None:
    charges = (
        "{meter: a, unit_price: {by: region, east: 1, west: 1}}, "
        "{meter: b, unit_price: {by: size, s: 1, m: 1, l: 1, xl: -1}}"
    )
    assert validated(f"plans: {{p: {{price: 0, charges: [{charges}]}}}}") == [ProblemCode.TOO_SMALL]


@pytest.mark.parametrize(
    "price",
    [
        "{by: region, west: {by: runtime, fluid: 1, legacy: -1}, east: 2}",
        "{by: region, west: {by: runtime, fluid: -1, legacy: 1}, east: 2}",
        "{by: region, east: 2, west: {by: runtime, fluid: 1, legacy: -1}}",
    ],
)
def test_validate_looks_at_every_choice_inside_of_another(price: str) -> None:
    assert validated(f"plans: {{p: {charging(price)}}}") == [ProblemCode.TOO_SMALL]


def test_validate_looks_at_every_one_of_many_choices() -> None:
    regions = ", ".join(f"r{number}: {-1 if number == 49 else 1}" for number in range(50))
    charges = f"{{meter: a, unit_price: {{by: region, {regions}}}}}, {{meter: b, unit_price: {{by: size, s: 1, m: 1}}}}"
    assert validated(f"plans: {{p: {{price: 0, charges: [{charges}]}}}}") == [ProblemCode.TOO_SMALL]


NOWHERE = {
    "a default that there is not": "{by: region, default: nowhere, east: 1}",
    "nothing to choose from": "{by: region}",
    "the name of a choice that is a list": "{by: [region], east: 1}",
    "the name of a choice that is a map": "{by: {region: east}, east: 1}",
}


@pytest.mark.parametrize("price", NOWHERE.values(), ids=NOWHERE)
def test_validate_refuses_a_choice_that_leads_nowhere(price: str) -> None:
    assert validated(f"plans: {{p: {charging(price)}}}") != []
