"""`recommend` against a brute force that plans every configuration of small spaces by itself."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import LISTS, price_list, scenario_of, setting_of
from recommended import Tried, cheapest, every_configuration

from capacity_cli.model.plan import plan
from capacity_cli.model.recommend.answer import Verdict
from capacity_cli.model.recommend.demands import Broken, broken, demanding, is_open_price, nearness
from capacity_cli.model.recommend.recommendation import recommendation_of
from capacity_cli.model.recommend.search import Outcome, search
from capacity_cli.model.recommend.space import Lists, Space, space_of
from capacity_cli.model.setting import Setting, resolve

MEMORIES = (
    "",
    ", memory_gb: unknown",
    ", memory_gb: 2, memory_min_gb: 2",
    ", memory_gb: 4",
    ", memory_gb: 3, memory_min_gb: 1",
)
"""What a plan says of the memory of a function."""
SCHEDULES = ("0 * * * *", "*/20 * * * *", "*/7 * * * *", "* * * * *", "0 9 * * *")


def lists_of(*more: str) -> Lists:
    """The lists made by hand, with further ones."""
    found = {**LISTS, **{listed.prices.vendor: listed for listed in map(price_list, more)}}
    return {(vendor, None): listed for vendor, listed in found.items()}


def searched(*changes: str, more: tuple[str, ...] = ()) -> tuple[Space, Outcome]:
    space = space_of(setting_of(*changes, more=more), lists_of(*more))
    return space, search(space)


@st.composite
def charges(draw: st.DrawFn) -> str:
    """The charge for calls: by the unit, by graduated tiers or by the volume, which may cost less with more."""
    price = st.sampled_from(["0", "0.01", "0.5", "3", "unknown"])
    kind = draw(st.sampled_from(["unit", "volume", "graduated"]))
    if kind == "unit":
        return f"{{meter: calls, included: {draw(st.sampled_from([0, 300]))}, unit_price: {draw(price)}}}"
    bound = draw(st.integers(1, 2000))
    tiers = f"[{{up_to: {bound}, unit_price: {draw(price)}}}, {{unit_price: {draw(price)}}}]"
    return f"{{meter: calls, mode: {kind}, tiers: {tiers}}}"


@st.composite
def cloud(draw: st.DrawFn) -> str:
    """A price list of a vendor that fires the schedule and runs the functions."""
    plans = ""
    names = ["free", "pro", "custom"][: draw(st.integers(1, 3))]
    for name in names:
        price = draw(st.sampled_from(["0", "5", "5", "20", "unknown"]))
        limit = (
            f"[{{meter: calls, limit: {draw(st.integers(1, 4000))}, on_exceed: block}}]"
            if draw(st.booleans())
            else "[]"
        )
        charged = f"[{draw(charges())}]" if draw(st.booleans()) else "[]"
        credit = "[{amount: 4}]" if draw(st.booleans()) else "[]"
        most = draw(st.sampled_from(["3", "10", "100"]))
        use = draw(st.sampled_from(["yes", "no", "yes", "yes"]))
        memory = draw(st.sampled_from(MEMORIES))
        plans += (
            f"  {name}:\n    price: {price}\n    limits: {limit}\n    charges: {charged}\n    credits: {credit}\n"
            f"    capabilities: {{function_max_seconds: {most}, commercial_use: {use}{memory}}}\n"
        )
    shortest = draw(st.sampled_from(["", "shortest: {free: 10 minutes}, ", "shortest: 5 minutes, "]))
    overlap = draw(st.sampled_from(["allow", "skip", "queue"]))
    return (
        "format: price-list/v1\nvendor: cloud\ncurrency: USD\nmeters: {calls: {title: Calls, unit: call}}\n"
        f"plans:\n{plans}triggers:\n  clock: {{{shortest}overlap: {overlap}, dialect: {{both_days: either}}}}\n"
    )


@st.composite
def spaces(draw: st.DrawFn) -> tuple[tuple[str, ...], str]:
    """A scenario as changes, and a price list."""
    text = draw(cloud())
    plans = list(price_list(text).prices.plans)
    schedules = draw(st.lists(st.sampled_from(SCHEDULES), min_size=1, max_size=3, unique=True))
    low = draw(st.integers(1, 30))
    drivers = draw(st.lists(st.sampled_from(DRIVERS), min_size=1, unique=True))
    changes = [
        f"workload.messages_per_day={draw(st.sampled_from([20, 150, 400, 3000]))}",
        f"scheduler.schedule={draw(st.sampled_from(SCHEDULES))}",
        f"scheduler.batch_size={draw(st.integers(1, 40))}",
        f"scheduler.seconds_per_job={draw(st.sampled_from(['unknown', '0.5', '7', '30']))}",
        f"scheduler.concurrency={draw(st.sampled_from(['1', '3', 'batch']))}",
        f"scheduler.memory_gb={draw(st.sampled_from(['plan', 'plan', '1', '2', '8']))}",
        f"scheduler.per_job.memory_mb={draw(st.sampled_from(['unknown', '700', '1024']))}",
        f"services.cloud.plan={draw(st.sampled_from(plans))}",
        "commercial=true",
        f"recommend.schedules=[{', '.join(repr(each) for each in schedules)}]",
        f"recommend.batch_size={{min: {low}, max: {low + draw(st.integers(0, 8))}}}",
        f"footprint.calls={{{', '.join(f'{each}: 1' for each in drivers)}}}",
        "services.sender.plan=" + draw(st.sampled_from(["payg", "bulk"])),
    ]
    if draw(st.booleans()):
        changes.append("recommend.concurrency={max: 2}")
    if not draw(st.integers(0, 5)):
        changes += ["scheduler.doubled_runs=2%", "scheduler.claims_jobs_atomically=false"]
    if draw(st.booleans()):
        memories = draw(st.lists(st.sampled_from(["plan", "1", "1.5", "2", "4"]), min_size=1, max_size=3, unique=True))
        changes.append(f"recommend.memory_gb=[{', '.join(memories)}]")
    if draw(st.booleans()):
        changes.append("recommend.keep=[services.sender.plan]")
    checks = draw(st.lists(st.sampled_from(CHECKS), max_size=3, unique=True))
    return (*changes, f"checks={{{', '.join(checks)}}}"), text


DRIVERS = ("per_run", "per_run_hour", "per_run_gb_hour", "per_run_gb_hour", "per_job")
CHECKS = (
    "headroom: {min: 1.25}", "wait_minutes: {max: 25}", "backlog_jobs: {max: 40}", "monthly_cost: {max: 30000}",
    "capacity.run_seconds: {max: 20}", "peak_headroom: {min: 1.5}", "limits.cloud.calls: {max: 90}",
    "capacity.jobs_per_minute: {min: 0.4}", "capacity.utilization: {max: 0.7}", "none: {max: 1}",
)  # fmt: skip


def certified(space: Space, outcome: Outcome, tried: list[Tried], best: Tried | None) -> None:
    """Every configuration of a known price before the best one, or each of them, is refused for what it breaks."""
    for each in tried:
        refusals = [one for one in outcome.refused if _covers(one, each)]
        for one in refusals:
            (same,) = (found for found in breaks(each) if _is_same(found, one.broken))
            assert same.found is None or one.broken.found is None or nearness(same) <= nearness(one.broken)
        if each.total is not None and not each.holds and (best is None or each.order < best.order):
            assert refusals
    assert space.size == len(tried)


def breaks(tried: Tried) -> tuple[Broken, ...]:
    """What a configuration breaks."""
    return broken(demanding(tried.setting.scenario), tried.plan)


def _is_same(one: Broken, other: Broken) -> bool:
    return (one.constraint, one.vendor, one.meter) == (other.constraint, other.vendor, other.meter)


def _covers(refusal: Any, tried: Tried) -> bool:
    cell = refusal.cell
    plans = tuple(option.subscription.plan_name for option in cell.options)
    same = (plans, cell.schedule.text) == (tried.plans, tried.schedule)
    same = same and (cell.concurrency, cell.memory_gb) == (tried.concurrency, tried.memory_gb)
    return same and tried.batch_size in refusal.batch_sizes


@settings(max_examples=50)
@given(spaces())
def test_no_configuration_of_a_brute_force_is_cheaper_and_each_cheaper_one_is_refused(
    drawn: tuple[tuple[str, ...], str],
) -> None:
    changes, text = drawn
    space, outcome = searched(*changes, more=(text,))
    tried = list(every_configuration(space, *changes, more=(text,)))
    best = cheapest(tried)
    if best is None:
        assert outcome.found is None or outcome.found.price.unknown
    else:
        found = outcome.found
        assert found is not None
        plans = tuple(option.subscription.plan_name for option in found.cell.options)
        cell = found.cell
        assert (found.batch_size, cell.schedule.text, cell.concurrency, cell.memory_gb, plans) == best.values
        assert found.price.known == best.total
    certified(space, outcome, tried, best)
    assert outcome.found is not None or not any(each.holds and not each.changes for each in tried)
    if best is None and outcome.found is None:
        is_open = any(all(one.undecided for one in breaks(each)) for each in tried)
        assert recommendation_of(space).verdict is (Verdict.UNDECIDED if is_open else Verdict.NOTHING_HOLDS)
    holding = {each.plans for each in tried if each.total is None and all(map(is_open_price, breaks(each)))}
    for each in outcome.undecided:
        assert tuple(option.subscription.plan_name for option in each.cell.options) in holding


REGIONAL = """
format: price-list/v1
vendor: cloud
currency: USD
meters: {{calls: {{title: Calls, unit: call}}}}
plans:
  free: {{price: {by_region}, capabilities: {{function_max_seconds: 10}}}}
  pro:
    price: 1
    charges: [{{meter: calls, unit_price: {{by: region, iad1: "{iad1}", icn1: "{icn1}"}}}}]
    capabilities: {{function_max_seconds: 60}}
triggers:
  clock: {{dialect: {{both_days: either}}}}
"""
REGIONS = ("icn1", "iad1")


@settings(max_examples=25)
@given(
    st.sampled_from(["0", "3", "{by: region, iad1: 0, icn1: 5}"]), st.sampled_from(["0", "0.002", "0.01"]),
    st.sampled_from(["0", "0.002", "0.01"]), st.sampled_from([400, 3000]), st.sampled_from(["2", "20"]),
)  # fmt: skip
def test_no_region_of_a_brute_force_is_cheaper(fee: str, iad1: str, icn1: str, volume: int, seconds: str) -> None:
    text = REGIONAL.format(by_region=fee, iad1=iad1, icn1=icn1)
    regional = {region: price_list(text, region=region) for region in REGIONS}
    changes = (
        f"workload.messages_per_day={volume}", f"scheduler.seconds_per_job={seconds}", "scheduler.batch_size=3",
        "recommend={batch_size: {max: 6}, schedules: ['*/20 * * * *', '* * * * *'], keep: [services.sender.plan]}",
        "recommend.regions.cloud=[iad1, icn1]", "footprint.calls={per_job: 1, per_run_hour: 2}",
    )  # fmt: skip

    def setting(*more: str, region: str = "icn1") -> Setting:
        scenario = scenario_of(*changes, f"services.cloud.region={region}", *more)
        return resolve(scenario, {**LISTS, "cloud": regional[region]})

    lists = {(vendor, None): listed for vendor, listed in {**LISTS, "cloud": regional["icn1"]}.items()}
    found = search(
        space_of(setting(), lists | {("cloud", region): listed for region, listed in regional.items()})
    ).found
    trials = (
        setting(f"services.cloud.plan={name}", f"scheduler.batch_size={size}", f"scheduler.schedule={times}", region=at)
        for name, size, times, at in product(["free", "pro"], range(1, 7), ["*/20 * * * *", "* * * * *"], REGIONS)
    )
    made = [(trial, plan(trial)) for trial in trials]
    totals = [each.cost.total for trial, each in made if not broken(demanding(trial.scenario), each)]
    assert (None if found is None else found.price.known) == min(filter(None, totals), default=None)


def test_the_scenario_as_it_stands_is_taken_where_nothing_is_cheaper() -> None:
    space, outcome = searched("recommend.keep=[services.sender.plan]")
    assert outcome.found is not None
    assert space.is_own(outcome.found.cell, outcome.found.batch_size)


OPEN = """
format: price-list/v1
vendor: cloud
currency: USD
meters: {calls: {title: Calls, unit: call}}
plans:
  free: {price: 0, charges: [CHARGE], capabilities: {function_max_seconds: 100}}
triggers:
  clock: {dialect: {both_days: either}}
"""


@pytest.mark.parametrize(
    "charge",
    [
        "{meter: calls, unit_price: unknown}",  # which is as unknown in the scenario as it stands
        "{meter: calls, mode: graduated, tiers: [{up_to: 8_000, unit_price: 0}, {unit_price: unknown}]}",
    ],
)
def test_the_scenario_as_it_stands_is_found_though_larger_batches_have_other_unknowns(charge: str) -> None:
    """The runs of a month last 7,200 minutes if they are full, and 10,500 at the largest batch size."""
    changes = (
        "workload.messages_per_day=2640", "scheduler={schedule: '* * * * *', seconds_per_job: 10, concurrency: 4}",
        "scheduler.batch_size=2", "footprint.calls={per_run_hour: 60}", "checks={headroom: {min: 1}}",
        "recommend={keep: [scheduler.schedule, services.sender.plan], batch_size: {max: 40}}",
    )  # fmt: skip
    space, outcome = searched(*changes, more=(OPEN.replace("CHARGE", charge),))
    assert outcome.found is not None
    assert space.is_own(outcome.found.cell, outcome.found.batch_size)


@pytest.mark.parametrize("kept", ["scheduler.batch_size", "scheduler.schedule", "services.cloud.plan"])
def test_what_is_kept_does_not_change(kept: str) -> None:
    space = space_of(setting_of("services.cloud.plan=pro", f"recommend.keep=[{kept}]"), lists_of())
    axes = {
        "scheduler.batch_size": len(space.batch_sizes), "scheduler.schedule": len(space.schedules),
        "services.cloud.plan": len(space.services[1]),
    }  # fmt: skip
    assert axes.pop(kept) == 1
    assert all(each > 1 for each in axes.values())
