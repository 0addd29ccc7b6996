"""Metrics: the same names and the same figures as in the JSON."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

import pytest
from made import plan_of

from capacity_cli.model.metrics import SHORT_NAMES, Known, Metric, metric, metric_names
from capacity_cli.model.plan import CapacityPlan
from capacity_cli.render.json_answer import as_json

PLANS: Mapping[str, tuple[str, ...]] = {
    "below capacity": (),
    "over capacity": ("workload.messages_per_day=15_000",),
    "without runs": ("period={month: 2026-12}", "scheduler.schedule='0 9 1 6 *'"),
    "timed": ("scheduler={seconds_per_job: '0.7', overhead_seconds: 1}", "workload.messages_per_day=777"),
    "incomplete": ("services.cloud.plan=custom",),
    "without any price": ("services.cloud.plan=custom", "services.sender.plan=secret"),
    "limited": ("services.cloud.usage={calls: 7_777, storage_gb: 1, seats: 3}",),
    "by contract": ("services.sender.contract={alimtalk: 8}",),
    "in dollars": ("currency=USD", "exchange_rates={KRW: '0.00077'}", "services.cloud.plan=pro"),
}
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def known_of(found: Metric | None) -> tuple[Known, Fraction | None]:
    """How much is known of a metric that exists, and its value."""
    assert found is not None
    return found.known, found.value


def document_of(plan: CapacityPlan) -> dict[str, Any]:
    """The parts with metrics; without the map of list prices where nothing was negotiated, since it is no number."""
    bill = {key: value for key, value in as_json(plan.cost).items() if (key, value) != ("at_list_prices", None)}
    return {"capacity": as_json(plan.capacity), "cost": bill}


def figures(value: Any, path: str = "") -> Iterator[tuple[str, int | float | str | None]]:
    """The numbers of a JSON map, and what is null in the place of one, by their path; lists are left out."""
    if isinstance(value, dict):
        for key, child in value.items():
            yield from figures(child, f"{path}.{key}" if path else key)
    elif value is None or type(value) in (int, float) or (isinstance(value, str) and NUMBER.fullmatch(value)):
        yield path, value


@pytest.mark.parametrize("name", PLANS)
def test_the_paths_are_those_of_the_numbers_in_the_json(name: str) -> None:
    plan = plan_of(*PLANS[name])
    paths = [each for each in metric_names(plan) if each.startswith(("capacity.", "cost."))]
    assert paths == [path for path, _ in figures(document_of(plan))]


@pytest.mark.parametrize("name", PLANS)
def test_every_figure_is_the_one_that_the_json_rounds(name: str) -> None:
    plan = plan_of(*PLANS[name])
    for path, written in figures(document_of(plan)):
        found = metric(plan, path)
        assert found is not None
        assert (found.value is None) == (written is None)
        if found.value is not None and written is not None:
            assert abs(found.value - Fraction(str(written))) <= Fraction(1, 20_000)


@pytest.mark.parametrize("name", PLANS)
def test_every_name_is_a_metric(name: str) -> None:
    plan = plan_of(*PLANS[name])
    assert all(metric(plan, each) is not None for each in metric_names(plan))


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("headroom", "capacity.headroom"),
        ("peak_headroom", "capacity.peak.headroom"),
        ("monthly_cost", "cost.total"),
        ("monthly_cost_with_tax", "cost.total_with_tax"),
        ("unit_cost", "cost.per_message"),
        ("wait_minutes", "capacity.peak.wait_minutes"),
        ("backlog_jobs", "capacity.peak.backlog_jobs"),
    ],
)
def test_a_short_name_stands_for_a_path(name: str, path: str) -> None:
    plan = plan_of("services.cloud.plan=pro")
    assert SHORT_NAMES[name] == path
    assert metric(plan, name) == metric(plan, path) is not None


def test_the_short_names_are_the_seven_of_the_contract() -> None:
    assert len(SHORT_NAMES) == 7


@pytest.mark.parametrize(
    "name",
    [
        *[
            "",
            ".",
            "headroom.",
            "capacity",
            "cost",
            "capacity.peak",
            "capacity.nothing",
            "capacity.load",
            "cost.complete",
        ],
        *["capacity.bottleneck", "cost.lines", "capacity.headroom.numerator", "findings", "limits", "limits.cloud"],
        *["limits.cloud.calls", "limits.cloud.calls.used", "__class__", "capacity.__doc__", "cost.lines.0.path"],
    ],
)
def test_what_is_no_number_of_the_plan_is_no_metric(name: str) -> None:
    assert metric(plan_of(), name) is None


def test_a_metric_is_exact() -> None:
    assert known_of(metric(plan_of("workload.messages_per_day=7"), "headroom")) == (Known.EXACTLY, Fraction(14_400, 7))


def test_a_limit_is_a_metric_in_percent_by_vendor_and_meter() -> None:
    plan = plan_of("footprint.calls={per_run: 1}")
    assert known_of(metric(plan, "limits.cloud.calls")) == (Known.EXACTLY, Fraction("86.4"))
    assert "limits.cloud.calls" in metric_names(plan)


def test_the_tightest_of_several_limits_of_a_meter_counts() -> None:
    limits = "{meter: m, limit: 100, on_exceed: throttle}, {meter: m, limit: 50, on_exceed: reject}"
    listed = f"format: price-list/v1\nvendor: v\ncurrency: KRW\nplans: {{p: {{price: 0, limits: [{limits}]}}}}\n"
    plan = plan_of("services.v={plan: p, usage: {m: 60}}", more=(listed,))
    assert known_of(metric(plan, "limits.v.m")) == (Known.EXACTLY, Fraction(120))
    names = ["limits.v.m", "limits.v.m.used_up_on_day", "limits.v.m.months_until_full"]
    assert [name for name in metric_names(plan) if name.startswith("limits.")] == names


def test_the_first_of_several_limits_of_a_meter_to_be_used_up_counts() -> None:
    limits = "{meter: m, limit: 45, on_exceed: throttle}, {meter: m, limit: 50, on_exceed: reject}"
    listed = f"format: price-list/v1\nvendor: v\ncurrency: KRW\nplans: {{p: {{price: 0, limits: [{limits}]}}}}\n"
    plan = plan_of("services.v={plan: p, usage: {m: 60}}", more=(listed,))
    assert known_of(metric(plan, "limits.v.m.used_up_on_day")) == (Known.EXACTLY, Fraction(23))
    assert known_of(metric(plan, "limits.1.used_up_on_day")) == (Known.EXACTLY, Fraction(26))
    lasting = plan_of("services.v={plan: p, usage: {m: 45}}", more=(listed,))
    assert known_of(metric(lasting, "limits.v.m.used_up_on_day")) == (Known.ENDLESS, None)
    unknown = plan_of("services.v={plan: p, usage: {m: unknown}}", more=(listed,))
    assert known_of(metric(unknown, "limits.v.m.used_up_on_day")) == (Known.NOTHING, None)


def test_with_an_unknown_limit_beside_it_a_limit_is_a_lower_bound() -> None:
    limits = "{meter: m, limit: 100, on_exceed: throttle}, {meter: m, limit: unknown, on_exceed: reject}"
    listed = f"format: price-list/v1\nvendor: v\ncurrency: KRW\nplans: {{p: {{price: 0, limits: [{limits}]}}}}\n"
    plan = plan_of("services.v={plan: p, usage: {m: 60}}", more=(listed,))
    assert known_of(metric(plan, "limits.v.m")) == (Known.AT_LEAST, Fraction(60))


def test_a_limit_of_which_nothing_is_known_is_a_metric_without_a_value() -> None:
    plan = plan_of("services.cloud.usage={seats: 3}")
    assert known_of(metric(plan, "limits.cloud.seats")) == (Known.NOTHING, None)


def test_a_figure_of_an_incomplete_bill_is_a_lower_bound() -> None:
    assert known_of(metric(plan_of("services.cloud.plan=custom"), "monthly_cost")) == (
        Known.AT_LEAST,
        Fraction(900_000),
    )


def test_over_capacity_the_wait_has_no_end_and_the_headroom_a_value() -> None:
    plan = plan_of("workload.messages_per_day=28_800")
    assert known_of(metric(plan, "wait_minutes")) == (Known.ENDLESS, None)
    assert known_of(metric(plan, "headroom")) == (Known.EXACTLY, Fraction(1, 2))
    assert known_of(metric(plan, "capacity.run_seconds")) == (Known.NOTHING, None)
