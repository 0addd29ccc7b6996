"""Two plans compared name by name, and the cause of each figure told by a third plan between them."""

import pytest
from made import plan_of

from capacity_cli.model.difference import Cause, cause_of
from capacity_cli.model.leaves import Leaf
from capacity_cli.model.metrics import Known, metric
from capacity_cli.model.readings import Reading, Readings, readings


def read(**figures: int) -> Readings:
    return {name: Reading(Known.EXACTLY, figure, Leaf.COUNT) for name, figure in figures.items()}


@pytest.mark.parametrize(
    ("before", "middle", "after", "cause"),
    [
        ({"a": 1}, {"a": 2}, {"a": 2}, Cause.INPUTS),
        ({"a": 1}, {"a": 1}, {"a": 2}, Cause.PRICES),
        ({"a": 1}, {"a": 2}, {"a": 3}, Cause.BOTH),
        ({}, {"a": 2}, {"a": 2}, Cause.INPUTS),
        ({}, {}, {"a": 2}, Cause.PRICES),
        ({"a": 1}, {}, {}, Cause.INPUTS),
        ({"a": 1}, {"a": 1}, {}, Cause.PRICES),
        ({"a": 1}, {}, {"a": 2}, Cause.BOTH),
    ],
)
def test_the_cause_is_what_the_plan_between_has_from_the_side_that_it_agrees_with(
    before: dict[str, int], middle: dict[str, int], after: dict[str, int], cause: Cause
) -> None:
    sides = read(**before), read(**middle), read(**after)
    assert cause_of("a", *sides, head_has=Cause.INPUTS) is cause
    mirrored = {Cause.INPUTS: Cause.PRICES, Cause.PRICES: Cause.INPUTS, Cause.BOTH: Cause.BOTH}
    assert cause_of("a", *sides, head_has=Cause.PRICES) is mirrored[cause]


def test_a_reading_is_the_metric_of_its_name() -> None:
    plan = plan_of("services.cloud.usage={calls: 5000}", "services.sender.balance=100000")
    found = readings(plan)
    assert {"capacity.headroom", "capacity.peak.wait_minutes", "limits.cloud.calls", "cost.total"} <= found.keys()
    for name, each in found.items():
        same = metric(plan, name)
        assert same is None or (same.known, same.figure, same.kind) == (each.known, each.figure, each.kind)
    assert found["capacity.load"] == Reading(Known.EXACTLY, "very_low", None)
    assert found["cost.lines.sender.alimtalk"].figure == found["cost.total"].figure
    assert found["balances.sender.balance"].figure == 100_000


def test_what_is_not_there_or_never_happens_has_no_reading() -> None:
    found = readings(plan_of("services.cloud.usage={calls: 5000}"))
    assert "capacity.peak.backlog_growth_per_day" not in found
    assert "limits.cloud.calls.used_up_on_day" not in found
    assert readings(plan_of("workload.messages_per_day=20000"))["capacity.peak.backlog_growth_per_day"].figure == 5600


def test_an_unlimited_limit_is_a_word_and_an_unknown_one_is_known_for_nothing() -> None:
    found = readings(plan_of("services.cloud.usage={storage_gb: 1, seats: 2}"))
    assert found["limits.cloud.storage_gb.limit"] == Reading(Known.EXACTLY, "unlimited", None)
    assert found["limits.cloud.seats.limit"] == Reading(Known.NOTHING, None, Leaf.QUANTITY)


TWICE = """
format: price-list/v1
vendor: cloud
currency: KRW
plans:
  free:
    price: 0
    credits: [{amount: 1}, {amount: 2}]
    charges: [{meter: calls, unit_price: 1}]
    limits:
      - {meter: calls, limit: 10_000, on_exceed: block}
      - {meter: calls, limit: 9_000, on_exceed: reject}
      - {meter: calls, limit: 500, per: day, on_exceed: reject}
triggers:
  clock: {dialect: {names: true, both_days: either}}
"""


def test_what_stands_in_a_list_has_a_name_of_its_own() -> None:
    found = readings(plan_of("services.cloud.usage={calls: 3000}", more=(TWICE,)))
    limits = {name: each.figure for name, each in found.items() if name.endswith(".limit")}
    assert limits == {
        "limits.cloud.calls.limit": 9000, "limits.cloud.calls[2].limit": 10000, "limits.cloud.calls[day].limit": 500,
    }  # fmt: skip
    assert found["cost.lines.cloud.credit"] != found["cost.lines.cloud.credit[2]"]
