"""Optimizations: they multiply, the lowest claim decides, and both ends are shown; worked by hand on the shipped lists.

8,640 polls and 4 calls for each of 60,000 messages are 248,640 calls a month.
"""

from decimal import Decimal
from fractions import Fraction

import pytest
from made import LISTS, price_list, scenario_of, setting_of

from capacity_cli.documents.bundled import bundled
from capacity_cli.model.choosing import settled
from capacity_cli.model.findings import Finding, FindingCode
from capacity_cli.model.plan import CapacityPlan, plan
from capacity_cli.model.prices.listed import Listed
from capacity_cli.model.setting import Unresolved, resolve

CALLS = "footprint={api_calls: {per_run: 1, per_message: 4}}"


def bkend(edition: str) -> Listed:
    return price_list((bundled("pricing") / edition / "bkend.yaml").read_text(encoding="utf-8"))


def planned(service: str, edition: str = "guide") -> tuple[str, CapacityPlan]:
    scenario = scenario_of(CALLS, f"services.bkend={{plan: auto, {service}}}")
    setting = settled(resolve(scenario, {**LISTS, "bkend": bkend(edition)}))
    return setting.subscriptions["bkend"].plan_name, plan(setting)


def remarks(found: CapacityPlan, code: FindingCode) -> list[Finding]:
    return [finding for finding in found.findings if finding.code is code]


@pytest.mark.parametrize("edition", ["guide", "2026-11"])
@pytest.mark.parametrize(
    ("optimizations", "expected", "calls"),
    [
        ("", "growth", "248640"),
        ("batching", "growth", "124320"),
        ("batching, caching, pagination", "starter", "69619.2"),
    ],
)
def test_the_lowest_claimed_savings_multiply_and_choose_the_plan(
    edition: str, optimizations: str, expected: str, calls: str
) -> None:
    name, found = planned(f"optimizations: [{optimizations}]", edition)
    (row,) = [row for row in found.limits if row.meter == "api_calls"]
    assert (name, row.used) == (expected, Decimal(calls))


def test_both_ends_of_a_saving_are_shown() -> None:
    (finding,) = remarks(planned("optimizations: [batching]")[1], FindingCode.OPTIMIZED)
    assert finding.values["before"] == 248_640
    assert finding.values["used"] == 124_320
    assert finding.values["best"] == Fraction(49_728)


def test_each_remaining_optimization_says_what_it_would_do() -> None:
    found = remarks(planned("optimizations: [batching]")[1], FindingCode.COULD_OPTIMIZE)
    assert {str(each.values["name"]): (each.values["most"], each.values["plan"]) for each in found} == {
        "caching": (87_024, "starter"),
        "pagination": (99_456, "starter"),
        "field_selection": (111_888, "growth"),
    }


def test_an_optimization_that_the_list_does_not_have_is_refused() -> None:
    with pytest.raises(Unresolved):
        setting_of("services.cloud.optimizations=[batching]")
