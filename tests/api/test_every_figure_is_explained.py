"""Every number of a plan's JSON can be explained by its path, and the explanation comes to that number."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from capacity_cli.api.explaining import Terms, explained
from capacity_cli.api.forecasting import Calendar, forecasts
from capacity_cli.api.loading import Loaded, Loader
from capacity_cli.api.planning import answered
from capacity_cli.api.returning import returned
from capacity_cli.documents.changes import read_change
from capacity_cli.documents.refused import Refused
from capacity_cli.model.explanation.explain import explain
from capacity_cli.model.explanation.node import Explanation, Operation, Origin, Stated, each_once
from capacity_cli.model.explanation.roi import explain_return
from capacity_cli.model.forecast.breaks import BreakKind
from capacity_cli.model.forecast.explained import ForecastExplained
from capacity_cli.model.problems import Place
from capacity_cli.render.json_answer import plan_json, roi_json
from capacity_cli.render.json_forecast import forecast_json
from capacity_cli.render.text.texts import Language, Texts

SCENARIOS = sorted((Path(__file__).parents[2] / "scenarios").glob("*.yaml"))
NUMBER = re.compile(r"-?\d+(\.\d+)?")
NO_FIGURES = ("findings", "prices")
"""Parts of an answer that hold remarks, and what the answer rests on."""

PRICES = """
format: price-list/v1
vendor: cloud
edition: made
currency: USD
rounding: {to: "0.01", mode: half_up, per: line}
tax: {rate: "10%", applies: yes}
meters:
  alimtalk: {title: Alimtalk, unit: message}
  calls: {title: Calls, unit: call}
  rows: {title: Rows, unit: row, per: project}
  storage_gb: {title: Storage, unit: GB, kind: stock}
optimizations:
  caching: {title: Caching, meters: [calls, rows, storage_gb], saving: {low: 30%, high: 50%}}
  batching: {title: Batching, meters: [calls], saving: {low: 20%, high: 25%}}
plans:
  small:
    price: {amount: 100, per: year}
    charges:
      - meter: alimtalk
        mode: graduated
        tiers: [{up_to: 10_000, unit_price: "0.015", flat_fee: 7}, {unit_price: "0.008"}]
      - {meter: calls, package: {size: 1_000, price: "0.123"}, minimum: 3}
      - {meter: rows, included: {amount: 30, per: project}, unit_price: "0.5", base_fee: 2}
      - {meter: storage_gb, unit_price: 1, maximum: 5}
    credits: [{amount: 4, meters: [rows]}]
    limits:
      - {meter: calls, limit: 50_000, on_exceed: block}
      - {meter: calls, limit: 90_000, per: day, on_exceed: reject}
      - {meter: storage_gb, limit: 400, on_exceed: read_only}
      - {meter: rows, limit: 80, per: project, on_exceed: block}
      - {meter: alimtalk, limit: account, per: day, on_exceed: reject}
  large:
    price: {amount: 9, per: seat}
    limits: [{meter: alimtalk, limit: account, per: day, on_exceed: reject}]
    charges: [{meter: alimtalk, mode: volume, tiers: [{up_to: 500, unit_price: 1}, {unit_price: "0.02", flat_fee: 4}]}]
triggers:
  clock: {overlap: skip, dialect: {names: true, both_days: either}}
"""

SCENARIO = """
format: scenario/v1
name: 모두
prices: {folder: prices}
currency: KRW
exchange_rates: {USD: 1300}
timezone: Asia/Seoul
period: {month: 2026-11}
workload:
  messages_per_day: 2000
  channels: {alimtalk: 100%}
  failure_rate: 3%
  invalid_share: 1%
  days: [mon, tue, wed, thu, fri]
  quiet_hours: "21:00-08:00"
  arrivals: {bursts: [{at: "09:00", share: 40%}, {at: "22:00", share: 10%}]}
scheduler:
  trigger: clock
  schedule: "*/5 * * * *"
  batch_size: 50
  seconds_per_job: 0.5
  function_max_seconds: 30
  max_attempts: 3
footprint: {calls: {per_job: 4}}
stocks: {storage_gb: {now: 10, per_message: 0.0005}}
services:
  cloud:
    plan: small
    balance: 300
    optimizations: [caching, batching]
    projects: {web: {rows: 100}, app: {rows: 40}}
    quota: {alimtalk: 1900}
"""

OVERLAPPING = (
    "scheduler={schedule: '* * * * *', batch_size: 300, seconds_per_job: 1, function_max_seconds: 300}",
    "scheduler.claims_jobs_atomically=false",
    "services.cloud.quota={alimtalk: 90000}",
    "footprint={calls: {per_run: 1, per_job: 4}, rows: {per_run_hour: 2}}",
    "services.cloud.projects={}",
)
"""Full runs of five minutes, one of which is due each minute, and meters that count runs, hours and jobs."""
THROTTLE = "services.cloud.contract={limits: [{meter: alimtalk, limit: 9000, per: 7 days, on_exceed: throttle}]}"
CHANGES: dict[str, tuple[str, ...]] = {
    "a plan below its limits": (),
    "a plan to be chosen": ("services.cloud.plan=auto",),
    "seats": ("services.cloud.plan=large", "services.cloud.seats=3"),
    "a contract": ("services.cloud.contract={alimtalk: 0.009, price: {amount: 5, per: month}}",),
    "over capacity": ("workload.messages_per_day=200000",),
    "hours of arrivals": (
        "workload.arrivals=uniform",
        "workload.arrivals={hours: {9: 30%, 10: 20%, 18: 50%}}",
    ),
    "runs that take the same jobs on a calm day": (*OVERLAPPING, "scheduler.overlap=allow"),
    "runs that take the same jobs on a full day": (
        *OVERLAPPING,
        "scheduler.overlap=allow",
        "scheduler.doubled_runs=1%",
        "workload.messages_per_day=100000",
    ),
    "runs that are skipped over capacity": (*OVERLAPPING, "workload.messages_per_day=300000"),
    "runs that queue over capacity": (
        *OVERLAPPING,
        "scheduler.overlap=queue",
        "scheduler.doubled_runs=1%",
        "workload.messages_per_day=300000",
    ),
    "a limit that throttles": (THROTTLE,),
    "a limit that throttles over capacity": (
        THROTTLE,
        "workload.messages_per_day=200000",
    ),
    "nothing balanced": ("workload.arrivals=uniform", "services.cloud.balance=unknown"),
}


def leaves(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    """Everything in a JSON value that holds nothing more, by its path."""
    if isinstance(value, dict | list):
        within = value.items() if isinstance(value, dict) else enumerate(value)
        for step, child in within:
            yield from leaves(child, (*path, str(step)))
    else:
        yield ".".join(path), value


def is_number(value: Any) -> bool:
    return type(value) in (int, float) or (isinstance(value, str) and NUMBER.fullmatch(value) is not None)


def decimals_of(value: Any) -> int:
    return len(str(value).partition(".")[2])


def assert_explained(file: str, *changes: str) -> set[str]:
    """Explain every number of each of the file's plans; the paths that there were, without positions."""
    seen = set()
    for loaded in Loader(changes=tuple(map(read_change, changes))).load(file):
        answer = answered(loaded)
        (entry,) = json.loads(plan_json([answer], Texts(Language("en"))))["scenarios"]
        for path, value in leaves(entry):
            if is_number(value) and not path.startswith(NO_FIGURES):
                root = explain(answer.setting, answer.plan, path)
                assert root is not None, path
                assert_comes_to(root, value, path)
                assert_has_places(root, loaded, path)
                seen.add(re.sub(r"\.\d+\b", ".N", path))
            elif path.rpartition(".")[2] in WORDS:
                root = explain(answer.setting, answer.plan, path)
                assert root is not None, path
                assert root.figure == f"{WORDS[path.rpartition('.')[2]]}.{str(value).lower()}", path
                assert_has_places(root, loaded, path)
    return seen


WORDS = {
    "on_exceed": "on_exceed", "constraint": "constraint", "bottleneck": "constraint", "load": "load",
    "complete": "verdict",
}  # fmt: skip
"""The keys of words that follow from figures or are written, and the families of their texts."""


def assert_return_is_explained(file: str, *changes: str) -> set[str]:
    """The same for every number of each of the file's returns."""
    seen = set()
    loader = Loader(changes=tuple(map(read_change, changes)))
    for loaded, each in zip(loader.load(file), returned(loader, file), strict=True):
        labor = each.answer.setting.scenario.labor
        assert labor is not None
        (entry,) = json.loads(roi_json([each], Texts(Language("en"))))["scenarios"]
        for path, value in leaves(entry):
            if is_number(value) and not path.startswith((*NO_FIGURES, "exchange_rates")):
                root = explain_return(each, labor, path)
                assert root is not None, path
                assert_comes_to(root, value, path)
                assert_has_places(root, loaded, path)
                seen.add(re.sub(r"\.\d+\b", ".N", path))
    return seen


def assert_forecast_is_explained(file: str, months: int, *changes: str) -> set[str]:
    """The same for every number of each of the file's forecasts."""
    seen = set()
    loader = Loader(changes=tuple(map(read_change, changes)))
    for loaded, each in zip(loader.load(file), forecasts(months)(loader, file), strict=True):
        (entry,) = json.loads(forecast_json([each], Texts(Language("en"))))["scenarios"]
        planned = Calendar(loaded).planned(months)
        explained_months = ForecastExplained(each.forecast, planned)
        for path, value in leaves(entry):
            name = path.rpartition(".")[2]
            if is_number(value) and not path.startswith((*NO_FIGURES, "exchange_rates")) and name not in LABELS:
                root = explained_months.metric(path)
                assert root is not None, path
                assert_comes_to(root, value, path)
                at = Calendar(loaded).taken(explained_months.month_of(path))
                assert_has_places(root, replace(loaded, taken=at), path)
                seen.add(re.sub(r"\.\d+\b", ".N", path))
    return seen


LABELS = ("month", "first", "name")
"""Names of months, quarters and years, which may be numbers."""


PERCENTAGES = ("saving.percent", "budget_used")
"""Figures with one decimal."""


def assert_comes_to(root: Explanation, value: Any, path: str) -> None:
    assert root.number is not None, path
    digits = 1 if path.endswith(PERCENTAGES) else max(4, decimals_of(value))
    assert abs(root.number - Fraction(str(value))) <= Fraction(1, 2 * 10**digits), path


def assert_has_places(root: Explanation, loaded: Loaded, path: str) -> None:
    """Whatever has no parts is part of a definition, a line before, or stands in a line of a file."""
    for step in each_once(root):
        match step.origin:
            case None:
                assert step.parts or step.operation is not Operation.GIVEN, path
            case Origin(stated=Stated.SCENARIO):
                assert stands(loaded.place(step.origin.path)), path
            case Origin(stated=Stated.PRICES, vendor=str(vendor)):
                assert stands(loaded.taken[vendor].place(step.origin.path)), path
            case _:
                assert step.origin.stated in (Stated.FIXED, Stated.ANSWER), path


def stands(place: Place) -> bool:
    """Whether it is a line, or an option of the command."""
    return place.line is not None or place.file.startswith("--set ")


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda path: path.stem)
def test_every_number_of_a_shipped_scenario_is_explained(scenario: Path) -> None:
    seen = assert_explained(str(scenario))
    assert {"capacity.headroom", "capacity.day.N.backlog", "cost.total", "cost.lines.N.parts.N.unit_price"} <= seen


RANGES = (
    "labor={hourly_wage: 14_000 to 16_000, manual: {hours_per_day: 3 to 5}, automated: {hours_per_month: 2}}",
    "labor.automated.build_cost=4_000_000 to 5_000_000",
    "roi.invalid_share_before=8%",
)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda path: path.stem)
def test_every_number_of_the_return_of_a_shipped_scenario_is_explained(scenario: Path) -> None:
    seen = assert_return_is_explained(str(scenario), *RANGES)
    assert {"manual.total", "automated.bill", "targeting.messages_before", "tornado.N.value"} <= seen
    whole = {"saving_range.high.payback_months", "targeting.monthly", "tornado.N.swing", "break_even_messages"}
    assert whole <= seen or "saving.monthly" not in seen


@pytest.mark.parametrize("changes", [(), ("services.cloud.contract={alimtalk: unknown}",)], ids=["whole", "unknown"])
def test_every_number_of_the_return_of_a_scenario_with_everything_is_explained(
    changes: tuple[str, ...], everything: str
) -> None:
    seen = assert_return_is_explained(everything, *RANGES, *changes)
    assert {"manual.total", "automated.bill", "year.first_year", "targeting.messages_before"} <= seen


GROWTHS = {
    "growth": ("workload.growth=10%",),
    "a list of months": ("workload.growth=[10%, -5%, 3%, 0%, 40%, 1%]",),
    "steps": ("workload.growth={monthly: 5%, steps: [{from: 2, to: 9000}, {from: 4, by: -20%}]}",),
    "none": (),
}


@pytest.mark.parametrize("growth", GROWTHS)
@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda path: path.stem)
def test_every_number_of_the_forecast_of_a_shipped_scenario_is_explained(scenario: Path, growth: str) -> None:
    seen = assert_forecast_is_explained(str(scenario), 7 if growth == "growth" else 3, *GROWTHS[growth])
    assert {"months.N.total", "months.N.cumulative", "months.N.lines.N.quantity", "quarters.N.total"} <= seen


@pytest.mark.parametrize("case", CHANGES)
def test_every_number_of_the_forecast_of_a_scenario_with_everything_is_explained(case: str, everything: str) -> None:
    more = ("budget={monthly: 20_000_000, contingency: 10%}", "checks={monthly_cost: {max: 1_000_000}}")
    seasons = "workload.growth={monthly: 8%, seasons: {12: 30%}, steps: [{from: 2027-02, by: 50%}]}"
    kept = "stocks.storage_gb={now: 10, per_message: 0.0005, kept_months: 1.5}"
    prices = "tiers: [{up_to: 62_000, unit_price: 2}, {unit_price: 1}]"
    tiers = f"services.cloud.contract={{alimtalk: {{mode: volume, tier_months: 3, {prices}}}}}"
    contract = () if any("contract" in each for each in CHANGES[case]) else (tiers,)
    seen = assert_forecast_is_explained(everything, 5, *CHANGES[case], *more, seasons, kept, *contract)
    assert {"months.N.budget_used", "months.N.limits.N.used", "breaks.N.after", "years.N.messages"} <= seen


def test_a_figure_of_a_month_is_found_by_the_name_of_a_metric_and_of_a_month(everything: str) -> None:
    for month, name in (("1", "total"), ("2026-12", "monthly_cost"), ("1", "cost.total")):
        (found,) = explained(Loader(), everything, f"months.{month}.{name}")
        assert found.explanation is not None
        assert found.explanation.name.key == "table.monthly_cost"
    with pytest.raises(Refused) as refused:
        explained(Loader(), everything, "months.1.totl")
    assert refused.value.problems[0].values["suggestion"] == "months.1.total"
    with pytest.raises(Refused):
        explained(Loader(), everything, "months.5.total", Terms(months=3))


def test_a_figure_of_a_break_leads_to_the_figure_of_its_month(everything: str) -> None:
    loader = Loader(changes=(read_change("workload.growth=8%"),))
    (each,) = forecasts(6)(loader, everything)
    kinds = {BreakKind.BALANCE: "cost_per_day", BreakKind.STOCK: "months_until_full"}
    found = {one.kind: at for at, one in enumerate(each.forecast.breaks) if one.day is not None}
    assert {BreakKind.BALANCE, BreakKind.LIMIT} <= set(found)
    for kind, at in found.items():
        (day,) = explained(loader, everything, f"breaks.{at}.day", Terms(months=6))
        assert day.explanation is not None
        if kind in kinds:
            assert day.explanation.note is not None
            metric = str(day.explanation.note.values["metric"])
            assert metric.endswith(kinds[kind])
            assert explained(loader, everything, metric)[0].explanation is not None
        else:
            assert day.explanation.name.key != "forecast.break_figure"


BUDGET = read_change("budget={monthly: 10_000, contingency: 20%}")


@pytest.mark.parametrize(
    ("limit", "bound", "paths"),
    [
        ("budget", 8_000, {"budget.monthly", "budget.contingency"}),
        ("monthly_budget", 7_200, {"budget.monthly", "budget.contingency", "alerts.monthly_budget"}),
        (
            "daily_budget",
            Fraction(560, 3),
            {"budget.monthly", "budget.contingency", "alerts.daily_budget", "period.month"},
        ),
        ("monthly_cost", 8_000, {"budget.monthly", "budget.contingency"}),
    ],
)
def test_a_bound_of_the_budget_is_worked_out_from_it(
    limit: str, bound: Fraction, paths: set[str], everything: str
) -> None:
    asked = (BUDGET, read_change("alerts.daily_budget=70%"), read_change("checks={monthly_cost: {max: budget}}"))
    loader = Loader(changes=asked)
    (each,) = forecasts(3)(loader, everything)
    at = next(at for at, one in enumerate(each.forecast.breaks) if one.limit == limit)
    (found,) = explained(loader, everything, f"breaks.{at}.bound", Terms(months=3))
    assert found.explanation is not None
    assert found.explanation.number == each.forecast.breaks[at].bound == bound
    origins = [step.origin for step in each_once(found.explanation) if step.origin is not None]
    assert {".".join(map(str, origin.path)) for origin in origins if origin.stated is Stated.SCENARIO} == paths


@pytest.mark.parametrize("growth", ["8%", "{monthly: 40%, seasons: {12: 30%}}"])
def test_the_month_of_every_break_is_explained_by_its_figure_and_bound(growth: str, everything: str) -> None:
    asked = (BUDGET, read_change(f"workload.growth={growth}"), read_change("services.cloud.plan=auto"))
    loader = Loader(changes=asked)
    (each,) = forecasts(6)(loader, everything)
    assert len({one.kind for one in each.forecast.breaks}) > len(asked)
    for at, one in enumerate(each.forecast.breaks):
        (found,) = explained(loader, everything, f"breaks.{at}.month", Terms(months=6))
        assert found.explanation is not None
        assert found.explanation.note is not None
        assert found.explanation.figure == one.month
        numbers = [part.number for part in found.explanation.parts]
        if one.bound is not None:
            assert numbers == [None if one.after is None else one.after, one.bound]
        assert numbers or one.kind is BreakKind.PLAN
        for part in found.explanation.parts:
            if part.note is not None and part.note.key == "forecast.explained_by":
                (told,) = explained(loader, everything, str(part.note.values["metric"]), Terms(months=6))
                assert told.explanation is not None
                assert told.explanation.number == part.number


def test_a_month_without_a_calendar_is_told_by_its_number() -> None:
    daily = str(next(each for each in SCENARIOS if each.stem == "daily-2000"))
    loader = Loader(changes=(read_change("workload.growth=100%"),))
    (each,) = forecasts(4)(loader, daily)
    (found,) = explained(loader, daily, "breaks.0.month", Terms(months=4))
    assert found.explanation is not None
    assert found.explanation.number == each.forecast.breaks[0].month


def test_a_figure_of_the_return_is_found_by_its_name_where_there_is_labour(everything: str) -> None:
    changes = tuple(map(read_change, RANGES))
    (found,) = explained(Loader(changes=changes), everything, "saving.monthly")
    assert found.explanation is not None
    with pytest.raises(Refused) as refused:
        explained(Loader(changes=changes), everything, "saving.monthy")
    assert refused.value.problems[0].values["suggestion"] == "saving.monthly"
    with pytest.raises(Refused):
        explained(Loader(), everything, "saving.monthly")


@pytest.fixture
def everything(tmp_path: Path) -> str:
    """A scenario that uses whatever a plan can have, with a price list of its own."""
    (tmp_path / "prices").mkdir()
    (tmp_path / "prices" / "cloud.yaml").write_text(PRICES, encoding="utf-8")
    file = tmp_path / "capacity.yaml"
    file.write_text(SCENARIO.replace("{folder: prices}", "./prices"), encoding="utf-8")
    return str(file)


@pytest.mark.parametrize("case", CHANGES)
def test_every_number_of_a_scenario_with_everything_is_explained(case: str, everything: str) -> None:
    seen = assert_explained(everything, *CHANGES[case])
    assert {"capacity.lost_per_day", "cost.tax", "cost.lines.N.parts.N.flat_fee"} <= seen


def test_an_exact_line_in_the_currency_of_the_answer_has_its_minor_unit(everything: str) -> None:
    file = Path(everything).parent / "prices" / "cloud.yaml"
    exact = PRICES.replace("currency: USD", "currency: KRW").replace('{to: "0.01", mode: half_up, per: line}', "none")
    file.write_text(exact, encoding="utf-8")
    seen = assert_explained(everything, "services.cloud.contract={alimtalk: 0.0123}")
    assert {"cost.lines.N.amount", "cost.lines.N.amount_converted", "cost.total"} <= seen


def test_the_dates_of_limits_and_balances_are_among_them(everything: str) -> None:
    seen = assert_explained(everything)
    dates = {"limits.N.used_up_on_day", "limits.N.months_until_full"}
    assert dates | {"balances.N.balance", "balances.N.cost_per_day", "balances.N.days"} <= seen


@pytest.mark.parametrize(
    ("metric", "figure"),
    [
        # 42,000 messages × (0.99 × (1 + 0.03 + 0.0009) + 0.01 × 3) attempts × 4 × 0.7 × 0.8 of 50,000
        ("limits.cloud.calls", Fraction("188.16") * Fraction("1.050591")),
        ("limits.cloud.calls.used_up_on_day", Fraction(16)),
        ("limits.cloud.storage_gb.months_until_full", Fraction(400 - 7) / Fraction("14.7")),
        ("limits.cloud.rows", Fraction(7_000, 30)),  # 100 × 0.7 of the larger project, of the 30 included
    ],
)
def test_what_is_optimized_is_explained_at_the_lowest_saving(metric: str, figure: Fraction, everything: str) -> None:
    (found,) = explained(Loader(), everything, metric)
    assert found.explanation is not None
    assert found.explanation.number == figure
    savings = [step for step in each_once(found.explanation) if step.name.key == "explain.saving"]
    assert savings
    assert all(step.note is not None and step.note.values["high"] for step in savings)
    assert all(step.origin is not None and found.standings[step.origin].written for step in savings)
