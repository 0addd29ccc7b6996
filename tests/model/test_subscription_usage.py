"""What a subscription uses: by project, in started units, added up, by what its trigger fires, under its choices."""

from decimal import Decimal
from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import LISTS, price_list, scenario_of, setting_of

from capacity_cli.model.bill import Line
from capacity_cli.model.findings import Finding, FindingCode
from capacity_cli.model.limits import LimitUse
from capacity_cli.model.plan import CapacityPlan, plan
from capacity_cli.model.problems import ProblemCode
from capacity_cli.model.setting import Unresolved, resolve

STORE = """
format: price-list/v1
vendor: store
currency: KRW
meters:
  hours: {title: Compute, unit: hour, increment: 1, per: project}
  blocks: {title: Blocks, unit: GB, increment: 64, per: project}
  shared: {title: Shared compute, unit: hour, increment: 1}
  gigabytes: {title: Storage, unit: GB, kind: stock, per: project}
  minutes: {title: Runner time, unit: minute, increment: 1, per: run}
  texts: {title: Texts, unit: text}
  pictures: {title: Pictures, unit: text}
  posts: {title: Posts, unit: text, sum_of: [texts, pictures]}
plans:
  basic:
    price: 0
    charges:
      - {meter: hours, unit_price: 10}
      - {meter: blocks, unit_price: 1}
      - {meter: shared, unit_price: 10}
      - {meter: gigabytes, included: {amount: 8, per: project}, unit_price: 100}
      - {meter: minutes, included: 2000, unit_price: 1}
      - {meter: posts, unit_price: 3}
    limits:
      - {meter: gigabytes, limit: 50, per: project, on_exceed: read_only}
      - {meter: hours, limit: 1000, per: organization, on_exceed: block}
      - {meter: posts, limit: 100, per: day, on_exceed: reject}
triggers:
  ticker:
    dialect: {both_days: either}
    footprint: {minutes: {per_run_hour: 60}, texts: {per_run: 1}}
"""
SERVICE = "services.store.plan=basic"
EVERY_HOUR = ("scheduler={trigger: ticker, schedule: '0 * * * *', batch_size: 50, function_max_seconds: 900}",)
RUNS = 720


def plan_of(*changes: str, more: str = STORE) -> CapacityPlan:
    return plan(setting_of(SERVICE, *changes, more=(more,)))


def line(of: CapacityPlan, meter: str) -> Line:
    [found] = [each for each in of.cost.lines if (each.vendor, each.meter) == ("store", meter)]
    return found


def billed(of: CapacityPlan, meter: str) -> tuple[str, str] | None:
    """What is billed of a meter, and its amount; none if nothing is."""
    if meter not in [each.meter for each in of.cost.lines]:
        return None
    return str(line(of, meter).quantity), str(line(of, meter).amount)


def limit(of: CapacityPlan, meter: str, per: str) -> LimitUse:
    [found] = [row for row in of.limits if (row.meter, row.per) == (meter, per)]
    return found


def findings(of: CapacityPlan, code: FindingCode) -> list[Finding]:
    return [finding for finding in of.findings if finding.code is code]


def projects(meter: str, *quantities: object) -> str:
    written = ", ".join(f"p{number}: {{{meter}: {quantity}}}" for number, quantity in enumerate(quantities))
    return f"services.store.projects={{{written}}}"


@pytest.mark.parametrize(
    ("meter", "quantities", "expected"),
    [
        ("hours", ("744", "744", "744"), ("2232", "22320")),
        ("hours", ("0.1", "0.1", "0.1"), ("3", "30")),
        ("hours", ("1", "1.000001"), ("3", "30")),
        ("hours", ("90 min", "61 min"), ("4", "40")),
        ("hours", ("0", "0"), ("0", "0")),
        ("blocks", ("1", "65"), ("192", "192")),
        ("blocks", ("64", "128"), ("192", "192")),
        ("gigabytes", ("10", "1"), ("11", "200")),  # 2 GB of the first one
        ("gigabytes", ("8", "8", "8"), ("24", "0")),
        ("gigabytes", ("8.5", "9", "1"), ("18.5", "150")),
    ],
)
def test_projects_are_counted_apart_and_billed_together(
    meter: str, quantities: tuple[str, ...], expected: tuple[str, str]
) -> None:
    assert billed(plan_of(projects(meter, *quantities)), meter) == expected


@pytest.mark.parametrize(
    ("usage", "expected"), [("0.1", ("1", "10")), ("1.5", ("2", "20")), ("2", ("2", "20")), ("1 s", ("1", "10"))]
)
def test_what_is_stated_in_all_is_of_one_project(usage: str, expected: tuple[str, str]) -> None:
    assert billed(plan_of(f"services.store.usage.hours={usage}"), "hours") == expected


def test_the_allowance_of_a_project_holds_once_where_projects_are_not_told_apart() -> None:
    assert billed(plan_of("services.store.usage.gigabytes=11"), "gigabytes") == ("11", "300")


def test_units_that_are_not_counted_apart_are_rounded_up_together() -> None:
    assert billed(plan_of(projects("shared", "0.5", "0.5")), "shared") == ("1", "10")


@given(st.lists(st.decimals(0, 1000, places=3), min_size=1, max_size=5))
def test_each_project_pays_its_started_units(quantities: list[Decimal]) -> None:
    whole = sum(ceil(quantity) for quantity in quantities)
    assert billed(plan_of(projects("hours", *quantities)), "hours") == (str(whole), str(10 * whole))


@given(st.lists(st.decimals(0, 30, places=2), min_size=1, max_size=5))
def test_each_project_has_its_own_allowance(quantities: list[Decimal]) -> None:
    beyond = sum((max(quantity - 8, Decimal(0)) for quantity in quantities), Decimal(0))
    assert line(plan_of(projects("gigabytes", *quantities)), "gigabytes").amount == 100 * beyond


def test_what_one_project_uses_is_unknown_so_is_the_sum() -> None:
    found = plan_of(projects("hours", "744", "unknown"))
    assert billed(found, "hours") == ("None", "None")
    assert not found.cost.complete
    assert findings(found, FindingCode.UNKNOWN_QUANTITY)


def test_a_project_that_does_not_name_a_meter_uses_nothing_of_it() -> None:
    found = plan_of("services.store.projects={a: {hours: '0.5'}, b: {gigabytes: 9}, c: {hours: 2, gigabytes: 9}}")
    assert (billed(found, "hours"), billed(found, "gigabytes")) == (("3", "30"), ("18", "200"))


def test_a_limit_of_a_project_is_held_against_the_largest() -> None:
    found = plan_of(projects("gigabytes", "10", "40", "20"))
    rows = [(row.used, row.limit, row.on_exceed) for row in found.limits if row.meter == "gigabytes"]
    assert rows == [(40, 8, "bill"), (40, 50, "read_only")]  # the one that is passed first


def test_a_limit_of_the_organization_is_held_against_all_projects() -> None:
    row = limit(plan_of(projects("hours", "744", "744")), "hours", "organization")
    assert (row.used, row.limit, row.headroom) == (1488, 1000, Fraction(1000, 1488))


def test_usage_and_projects_may_not_state_the_same_meter() -> None:
    with pytest.raises(Unresolved) as refused:
        setting_of(SERVICE, "services.store.usage.hours=1", projects("hours", 1), more=(STORE,))
    [problem] = refused.value.problems
    assert (problem.code, problem.path) == (ProblemCode.EXACTLY_ONE, ("services", "store", "usage", "hours"))


TIMED = "scheduler.seconds_per_job"


@pytest.mark.parametrize(
    ("seconds", "minutes"),
    [("0.02", 1), ("1.2", 1), ("1.2000001", 2), ("2.4", 2), ("3", 3), ("18", 15), ("unknown", 1)],
)
def test_a_run_pays_its_started_minutes(seconds: str, minutes: int) -> None:
    """A run has 50 jobs, one after the other, and 900 seconds."""
    found = plan_of(*EVERY_HOUR, f"{TIMED}={seconds}")
    quantity = minutes * RUNS
    assert billed(found, "minutes") == (str(quantity), str(max(quantity - 2000, 0)))
    assert bool(findings(found, FindingCode.ONE_STARTED_UNIT)) == (seconds == "unknown")


@pytest.mark.parametrize(
    ("footprint", "quantity"),
    [
        ("{per_run: 2}", 2 * RUNS),
        ("{per_run: '0.1'}", RUNS),
        ("{per_run: '0.5', per_run_hour: 60}", 2 * RUNS),  # half a minute and a whole one
        ("{per_run: '0.5', per_month: 7}", RUNS + 7),
        ("{per_month: '7.5'}", Decimal("7.5")),
        ("{per_run: 0}", 0),
    ],
)
def test_a_footprint_of_the_scenario_replaces_that_of_the_trigger(footprint: str, quantity: int | Decimal) -> None:
    found = plan_of(*EVERY_HOUR, f"{TIMED}=1.2", f"footprint.minutes={footprint}")  # runs of a minute
    assert line(found, "minutes").quantity == quantity


def test_what_is_known_of_a_run_counts_where_its_length_is_not() -> None:
    found = plan_of(*EVERY_HOUR, f"{TIMED}=unknown", "footprint.minutes={per_run: 3, per_run_hour: 60}")
    quantity = line(found, "minutes").quantity
    assert quantity is None or quantity >= 3 * RUNS


def test_usage_that_is_stated_replaces_what_the_trigger_fires() -> None:
    found = plan_of(*EVERY_HOUR, "services.store.usage.minutes=2500.5")
    assert billed(found, "minutes") == ("2500.5", "501")  # it is of many runs: nothing is rounded
    assert findings(found, FindingCode.ONE_STARTED_UNIT) == []


def test_a_trigger_of_another_vendor_uses_nothing_here() -> None:
    assert billed(plan_of(f"{TIMED}=1.2"), "minutes") is None


def test_a_trigger_whose_vendor_is_no_service_bills_nothing() -> None:
    lists = {**LISTS, "store": price_list(STORE)}
    found = plan(resolve(scenario_of(*EVERY_HOUR), lists))
    assert {each.vendor for each in found.cost.lines} == {"sender", "cloud"}


def test_a_meter_adds_up_its_parts() -> None:
    found = plan_of("services.store.usage={texts: 30, pictures: 12}")
    assert billed(found, "posts") == ("42", "126")
    row = limit(found, "posts", "day")
    assert (row.used, row.headroom) == (Decimal("1.4"), Fraction(1000, 14))


def test_what_is_charged_as_a_part_of_a_sum_is_priced() -> None:
    found = plan_of("services.store.usage={texts: 30, pictures: 12}")
    assert findings(found, FindingCode.UNPRICED_USAGE) == []


@pytest.mark.parametrize(
    ("usage", "expected"),
    [
        ("{texts: 30}", ("30", "90")),
        ("{texts: 30, pictures: unknown}", ("None", "None")),
        ("{texts: 30, posts: 50}", ("50", "150")),  # stated, it replaces the sum
        ("{hours: 1}", None),
    ],
)
def test_a_sum_is_of_what_is_used(usage: str, expected: tuple[str, str] | None) -> None:
    assert billed(plan_of(f"services.store.usage={usage}"), "posts") == expected


def test_a_sum_counts_footprints_and_what_is_fired_too() -> None:
    found = plan_of(*EVERY_HOUR, f"{TIMED}=1.2", "footprint.pictures={per_month: 30}")
    assert billed(found, "posts") == (str(RUNS + 30), str(3 * (RUNS + 30)))


def test_a_sum_of_sums_adds_up_everything() -> None:
    more = STORE.replace("plans:", "  all: {title: All, unit: text, sum_of: [posts, shared]}\nplans:").replace(
        "meter: posts, limit", "meter: all, limit"
    )
    found = plan_of("services.store.usage={texts: 30, pictures: 12, shared: 1}", more=more)
    row = limit(found, "all", "day")
    assert (row.used, row.headroom) == (Fraction(43, 30), Fraction(3000, 43))


REGIONAL = """
format: price-list/v1
vendor: store
currency: KRW
sources: {s: {title: t, read: 2026-11-01, confidence: A}}
meters:
  ticks: {title: Ticks, unit: tick}
  tocks: {title: Tocks, unit: tick}
  all: {title: All, unit: tick, sum_of: [tocks]}
plans:
  basic:
    price: 0
    charges:
      - {meter: ticks, unit_price: {by: region, east: 1, west: 2}}
      - {meter: all, unit_price: {by: region, east: 1, west: 2}}
triggers:
  ticker: {dialect: {both_days: either}, footprint: {ticks: {per_run: 1}}}
"""


def regional(*changes: str, region: str | None = None) -> CapacityPlan:
    lists = {**LISTS, "store": price_list(REGIONAL) if region is None else price_list(REGIONAL, region=region)}
    return plan(resolve(scenario_of(SERVICE, *changes), lists))


WAYS = {
    "stated": ("services.store.usage.ticks=720",),
    "by project": ("services.store.projects.a.ticks=720",),
    "by a footprint": ("footprint.ticks.per_month=720",),
    "by the trigger": EVERY_HOUR,
    "as a part of a sum": ("services.store.usage.tocks=720",),
}


@pytest.mark.parametrize("changes", WAYS.values(), ids=WAYS)
def test_the_chosen_region_prices_what_is_used(changes: tuple[str, ...]) -> None:
    for region, won in (("east", 720), ("west", 1440)):
        found = regional(*changes, f"services.store.region={region}", region=region)
        assert found.cost.total == 900_000 + won


@pytest.mark.parametrize("changes", WAYS.values(), ids=WAYS)
def test_without_a_region_what_is_used_is_not_free(changes: tuple[str, ...]) -> None:
    with pytest.raises(Unresolved) as refused:
        regional(*changes)
    assert [problem.code for problem in refused.value.problems] == [ProblemCode.NEEDS_CHOICE]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param("services.store.quota.hours=5", id="a quota where no limit is the account's"),
        pytest.param("services.store.contract.credits=[{amount: 5, meters: [hors]}]", id="a credit of no meter"),
        pytest.param(
            "services.store.contract.limits=[{meter: hors, limit: 5, on_exceed: block}]", id="a limit of no meter"
        ),
    ],
)
def test_what_has_no_effect_is_refused(change: str) -> None:
    with pytest.raises(Unresolved):
        setting_of(SERVICE, change, more=(STORE,))
