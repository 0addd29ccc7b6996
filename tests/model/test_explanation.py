"""Explanations against the plan, against a recomputation of their own, and against what the documents say."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import assert_never

import pytest
from made import plan_of, setting_of

from capacity_cli.api.loading import Loaded, Loader
from capacity_cli.documents.nodes import find
from capacity_cli.model.bill import Line
from capacity_cli.model.explanation.explain import explain, explained_names
from capacity_cli.model.explanation.node import Explanation, Form, Operation, Origin, Stated, each_once
from capacity_cli.model.explanation.words import WORDS as OF_WORDS
from capacity_cli.model.invoice import LineKind
from capacity_cli.model.metrics import DATES, Known, metric
from capacity_cli.model.money import RoundingMode
from capacity_cli.model.plan import CapacityPlan, plan
from capacity_cli.model.setting import Setting

SCENARIOS = sorted((Path(__file__).parents[2] / "scenarios").glob("*.yaml"))
EDITIONS = (None, "2026-11")

SENDER = """
format: price-list/v1
vendor: sender
currency: KRW
tax: {rate: "10%", applies: yes}
meters:
  alimtalk: {title: Alimtalk, unit: message}
  sms: {title: SMS, unit: message}
  lms: {title: LMS, unit: message}
  kept: {title: Kept, unit: message}
  messages: {title: Messages, unit: message, sum_of: [alimtalk, sms, lms]}
plans:
  payg:
    price: 0
    charges:
      - meter: alimtalk
        mode: graduated
        tier_months: 3
        tiers: [{up_to: 10_000, unit_price: 15, flat_fee: 7}, {unit_price: 8, flat_fee: 9}]
      - meter: sms
        included: 100
        mode: volume
        tiers: [{up_to: 500, unit_price: 20}, {unit_price: "18.5", flat_fee: 40}]
      - {meter: lms, package: {size: 100, price: 3000, minimum: 2, included: after_rounding}, included: 250}
      - {meter: kept, unit_price: 1, base_fee: 10, minimum: 500}
    limits:
      - {meter: messages, limit: account, per: day, on_exceed: reject}
      - {meter: messages, limit: 5_000, per: 3 days, on_exceed: reject}
      - {meter: messages, limit: 100, per: 5 seconds, on_exceed: throttle}
      - {meter: sms, limit: 7_000, per: 7 days, on_exceed: throttle}
"""

CLOUD = """
format: price-list/v1
vendor: cloud
currency: USD
rounding: {to: "0.05", mode: half_even, per: PER}
meters:
  calls: {title: Calls, unit: call}
  cpu_hours: {title: CPU, unit: hour, increment: 1, per: project}
  runner_minutes: {title: Runner, unit: minute, increment: 1, per: run}
  storage_gb: {title: Storage, unit: GB}
  fees: {title: Fees, unit: USD}
  egress_gb: {title: Egress, unit: GB}
  spare: {title: Spare, unit: thing}
  cron_jobs: {title: Cron jobs, unit: cron job}
switches: {cap: {default: on}}
plans:
  free:
    price: {amount: 100, per: year}
    charges:
      - {meter: calls, included: 100_000, package: {size: 1_000, price: "0.123", round: down}}
      - {meter: cpu_hours, included: {amount: 3, per: project}, unit_price: "0.0133"}
      - {meter: runner_minutes, unit_price: "0.008", maximum: 30}
      - {meter: storage_gb, unit_price: "0.021", base_fee: "0.3"}
      - {meter: egress_gb, included: 10, unit_price: "0.09", switch: {cap: block}}
      - {meter: fees, percent: "2.5%"}
      - {meter: spare, unit_price: unknown}
    credits:
      - {amount: 5, meters: [cpu_hours, runner_minutes]}
      - {amount: 12}
    limits:
      - {meter: cpu_hours, limit: 5, per: project, on_exceed: block}
      - {meter: storage_gb, limit: unlimited, on_exceed: read_only}
      - {meter: calls, limit: unknown, on_exceed: reject}
      - {meter: cron_jobs, limit: 2, on_exceed: reject}
    capabilities:
      {function_max_seconds: 200, memory_gb: "0.5", memory_min_gb: "0.25", connections: 90, file_descriptors: 64}
triggers:
  clock:
    max_run_seconds: 90
    jobs_meter: cron_jobs
    dialect: {names: true, both_days: either}
    footprint: {runner_minutes: {per_run: 1, per_run_hour: 60}}
"""

EVERYTHING = (
    "workload.channels={alimtalk: 55.5%, sms: 30%, lms: 14.5%}",
    "workload.messages_per_day=2001",
    "workload.messages_per_job=1.5",
    "workload.failure_rate=3%",
    "workload.invalid_share=1%",
    "workload.fallback=sms",
    "scheduler.max_attempts=3",
    "workload.arrivals={bursts: [{at: '09:00', share: 40%}]}",
    "scheduler.seconds_per_job=0.7",
    "scheduler.concurrency=4",
    "scheduler.per_job={memory_mb: 100, connections: 9, file_descriptors: 10}",
    "footprint.calls={per_run: 2, per_job: 3, per_message: 1, per_month: 5, per_run_hour: 0.5}",
    "footprint.sms={per_run: 0.01}",
    "services.sender.quota.messages=1900",
    "services.cloud.usage={storage_gb: 150 GiB, fees: 321.99, egress_gb: 12, spare: 3}",
    "services.cloud.projects={a: {cpu_hours: 12.3}, b: {cpu_hours: 10000 s}}",
)

SLOW = (*EVERYTHING, "scheduler.schedule=* * * * *", "scheduler.seconds_per_job=29")
CONTRACT = (
    "services.cloud.contract={price: {amount: 9, per: seat}, calls: 0.01, credits: [{amount: 3}]}",
    "services.cloud.contract.limits=[{meter: calls, limit: 9000, per: 2 days, on_exceed: reject}]",
    "services.cloud.seats=3",
    "services.cloud.tax=8%",
    "services.sender.tax=none",
    "services.sender.contract.alimtalk=9",
    "services.sender.contract.lms={included: unknown, package: {size: 10, price: 90, included: after_rounding}}",
)
CHANGES: dict[str, tuple[str, ...]] = {
    "everything": EVERYTHING,
    "a switch off": (*EVERYTHING, "services.cloud.cap=off"),
    "a contract": (*EVERYTHING, *CONTRACT),
    "overlapping runs": SLOW,
    "skipped runs": (*SLOW, "scheduler.overlap=skip"),
    "queued runs": (*SLOW, "scheduler.overlap=queue"),
    "missed and doubled runs": (
        *EVERYTHING,
        "scheduler.missed_runs={share: 2%, in_a_row: 3, from: '09:00'}",
        "scheduler.doubled_runs=1%",
        "scheduler.claims_jobs_atomically=false",
    ),
    "missed runs that would be skipped": (
        *SLOW,
        "scheduler.overlap=skip",
        "scheduler.missed_runs=2%",
        "scheduler.doubled_runs=1%",
    ),
    "every run missed": ("scheduler.schedule=0 9 * * *", "scheduler.missed_runs={in_a_row: 2, from: '09:00'}"),
    "less than a job a run": (*SLOW, "scheduler.seconds_per_job=80", "scheduler.per_job={connections: 60}"),
    "held up by the sender": (*SLOW, "workload.messages_per_job=90", "scheduler.seconds_per_job=1"),
    "full runs": (*SLOW, "scheduler.overlap=skip", "workload.messages_per_day=30_000", "scheduler.batch_size=10"),
    "over capacity": ("workload.messages_per_day=200000", "scheduler.concurrency=batch", "scheduler.seconds_per_job=1"),
    "unknown job time": (*EVERYTHING, "scheduler.seconds_per_job=unknown"),
    "unknown hours": ("scheduler.seconds_per_job=unknown", "footprint.runner_minutes={per_run_hour: 2}"),
    "less memory than the plan gives": (
        *EVERYTHING,
        "scheduler.memory_gb=0.3",
        "footprint.egress_gb={per_run_gb_hour: 2}",
    ),
    "less memory than the plan can give": (*EVERYTHING, "scheduler.memory_gb=0.1"),
    "more memory than the plan gives": (
        *EVERYTHING,
        "scheduler.memory_gb=2",
        "footprint.runner_minutes={per_run_gb_hour: 60, per_run: 0.1}",
    ),
    "hours of unknown length": (
        "scheduler={seconds_per_job: unknown, memory_gb: 0.3}",
        "footprint.runner_minutes={per_run_gb_hour: 60, per_run: 0.1}",
        "footprint.egress_gb={per_run_gb_hour: 2}",
    ),
    "a footprint of nothing": ("footprint.calls={per_run: 0}", "footprint.runner_minutes={per_job: 1}"),
    "started hours": (
        "footprint.cpu_hours={per_job: 0.0001}",
        "footprint.egress_gb={per_job: 1}",
        "services.cloud.cap=on",
    ),
    "unknown usage": ("footprint.calls={per_run: unknown}", "services.cloud.usage={storage_gb: unknown}"),
    "no time": ("scheduler.overhead_seconds=90", "scheduler.seconds_per_job=1"),
    "no runs": (
        "scheduler.schedule=0 0 31 * *",
        "scheduler.seconds_per_job=1",
        "footprint.calls={per_run: 1, per_run_hour: 1}",
    ),
    "every send fails": ("workload.failure_rate=100%", "scheduler.max_attempts=2", "workload.fallback=lms"),
    "something stored": (
        "stocks.storage_gb={now: 10, per_message: 0.0001, per_month: 3, kept_months: 0.5}",
        "stocks.calls={now: 1, per_run: 1}",
    ),
    "started minutes": (
        "scheduler.seconds_per_job=7",
        "footprint.runner_minutes={per_run: 0.2, per_job: 1}",
    ),
    "a month": ("period={month: 2026-02}", "workload.workflows=7", "footprint.calls={per_workflow: 2, per_run: 1}"),
}


def made_cases() -> Iterator[tuple[str, Setting]]:
    for per in ("line", "once"):
        for name, changes in CHANGES.items():
            yield f"{name}, rounded {per}", setting_of(*changes, more=(SENDER, CLOUD.replace("PER", per)))
    exactly = CLOUD.replace('{to: "0.05", mode: half_even, per: PER}', "none")
    yield "not rounded", setting_of(*EVERYTHING, more=(SENDER, exactly))
    yield "registered schedules", replace(setting_of(more=(CLOUD.replace("PER", "line"),)), cron_entries=2)
    yield "no service for a channel", setting_of("services.cloud.plan=free", bare=True)


def loaded_cases() -> Iterator[tuple[str, Loaded]]:
    for edition in EDITIONS:
        for path in SCENARIOS:
            if edition is None or not path.stem.startswith(("bkend", "realistic")):  # they name meters of the guides
                for loaded in Loader(prices=edition).load(str(path)):
                    yield f"{path.stem} {loaded.variant or ''} {edition or ''}", loaded


MADE = dict(made_cases())
LOADED = dict(loaded_cases())
SETTINGS = {**MADE, **{name: loaded.setting for name, loaded in LOADED.items()}}


def names_of(setting: Setting, of: CapacityPlan) -> Iterator[str]:
    """Every metric that can be explained."""
    yield from explained_names(of)
    for at, line in enumerate(of.cost.lines):
        beside = ["list_amount_converted"] if line.list_amount_converted is not None else []
        yield from (f"cost.lines.{at}.{key}" for key in ("quantity", "amount", *beside))
    for at in range(len(of.limits)):
        yield from (f"limits.{at}.{key}" for key in ("used", "limit", "headroom", *DATES))
    for at, line in enumerate(of.cost.lines):
        for part in range(len(line.parts)):
            yield from (f"cost.lines.{at}.parts.{part}.{key}" for key in ("quantity", "unit_price", "flat_fee"))
    for at in range(len(of.capacity.constraints)):
        yield from (f"capacity.constraints.{at}.{key}" for key in ("jobs_per_run", "margin"))
    yield from (f"exchange_rates.{currency}" for currency in setting.scenario.exchange_rates)


@cache
def plan_of_case(case: str) -> CapacityPlan:
    return plan(SETTINGS[case])


@cache
def explanations(case: str) -> dict[str, Explanation]:
    """The explanation of every metric."""
    setting, plan = SETTINGS[case], plan_of_case(case)
    found = {name: explain(setting, plan, name) for name in names_of(setting, plan) if name not in OF_WORDS}
    assert [name for name, root in found.items() if root is None] == []
    return {name: root for name, root in found.items() if root is not None}


@pytest.mark.parametrize("case", SETTINGS)
def test_the_root_is_the_metric(case: str) -> None:
    for name, root in explanations(case).items():
        found = metric(plan_of_case(case), name, SETTINGS[case].scenario.exchange_rates)
        assert found is not None
        assert (name, root.number, root.known) == (name, found.value, found.known)


@pytest.mark.parametrize("case", SETTINGS)
def test_every_figure_is_what_its_operation_makes_of_its_parts(case: str) -> None:
    for name, root in explanations(case).items():
        for step in each_once(root):
            if step.operation not in (Operation.GIVEN, Operation.DEFINED):
                assert_recomputes(step, name, is_root=step is root)


def assert_recomputes(step: Explanation, name: str, *, is_root: bool) -> None:
    known = [part.number for part in step.parts if part.number is not None]
    if step.figure is None:
        ends = len(known) == len(step.parts) and divides(step) is not True
        assert is_root or not ends or step.known is not Known.EXACTLY, name
    elif step.known is Known.AT_LEAST and len(known) < len(step.parts):
        assert step.operation in (Operation.SUM, Operation.MAXIMUM), name
        assert step.number == recomputed(step.operation, known, step.rounding), name
    elif any(part.known is Known.ENDLESS for part in step.parts):
        assert step.operation is Operation.PERCENTAGE, name
        assert step.number == 0, name
    else:
        assert len(known) == len(step.parts), name
        assert step.number == recomputed(step.operation, known, step.rounding), name


def divides(step: Explanation) -> bool:
    divisions = (Operation.QUOTIENT, Operation.PERCENTAGE, Operation.WHOLE_TIMES, Operation.STARTED_TIMES)
    return step.operation in divisions and step.parts[1].number == 0


def recomputed(operation: Operation, numbers: list[Fraction], mode: RoundingMode | None) -> Fraction:  # noqa: C901, PLR0911, PLR0912
    """The figure by the words of each operation, in other ways than the program's."""
    first, last = numbers[0], numbers[-1]
    match operation:
        case Operation.SUM:
            return sum(reversed(numbers), Fraction(0))
        case Operation.DIFFERENCE:
            return first + sum(-number for number in numbers[1:])
        case Operation.PRODUCT:
            product = Fraction(1)
            for number in numbers:
                product *= number
            return product
        case Operation.POWER:
            return recomputed(Operation.PRODUCT, [first] * int(last), None) if last else Fraction(1)
        case Operation.QUOTIENT:
            return first * Fraction(last.denominator, last.numerator)
        case Operation.PERCENTAGE:
            return first / (last / 100)
        case Operation.WHOLE_TIMES:
            return Fraction(first // last)
        case Operation.STARTED_TIMES:
            return Fraction(-(-first // last))
        case Operation.BEYOND:
            return first - last if first > last else Fraction(0)
        case Operation.MINIMUM:
            return min(numbers)
        case Operation.MAXIMUM:
            return max(numbers)
        case Operation.NEGATIVE:
            return 0 - first
        case Operation.ROUNDED:
            assert mode is not None
            return rounded(first, last, mode)
        case Operation.GIVEN | Operation.DEFINED:
            raise AssertionError(operation)
        case _:
            assert_never(operation)


def rounded(amount: Fraction, step: Fraction, mode: RoundingMode) -> Fraction:
    """The multiple of the step next to an amount, on the side of 0 or on the other."""
    sign, size = (-1, -amount) if amount < 0 else (1, amount)
    low = step * (size // step)
    high = low if low == size else low + step
    nearer = low if size - low < high - size else high
    even = low if (low / step) % 2 == 0 else high
    half = high - size == size - low
    chosen = {
        RoundingMode.UP: high,
        RoundingMode.DOWN: low,
        RoundingMode.HALF_UP: high if half else nearer,
        RoundingMode.HALF_EVEN: even if half else nearer,
    }
    return sign * chosen[mode]


@pytest.mark.parametrize("case", SETTINGS)
def test_a_figure_has_parts_or_an_origin_and_never_both(case: str) -> None:
    for name, root in explanations(case).items():
        for step in each_once(root):
            assert bool(step.parts) != (step.origin is not None), name
            assert (step.operation is Operation.DEFINED) <= (step.note is not None), name
            assert (step.form is Form.MONEY) == (step.currency is not None), name


@pytest.mark.parametrize("case", SETTINGS)
def test_what_is_taken_from_the_answer_is_the_exact_sum_of_the_lines_before(case: str) -> None:
    of = plan_of_case(case)
    for root in explanations(case).values():
        for step in each_once(root):
            match step.origin:
                case Origin(stated=Stated.ANSWER, path=(_, _, int(last))):
                    before = [line for line in of.cost.lines[: last + 1] if line.vendor == of.cost.lines[last].vendor]
                    assert LineKind.TAX not in {line.kind for line in before}
                    assert step.number == sum(map(exact_amount, before), Fraction(0))
                case _:
                    pass


def exact_amount(line: Line) -> Fraction:
    amounts = (Fraction(each.quantity) * Fraction(each.unit_price) + Fraction(each.flat_fee) for each in line.parts)
    return sum(amounts, Fraction(0))


WORDS = {"plan", "batch", "unknown", "unlimited", "account", "none", "on", "off", "yes", "no", "uniform"}


@pytest.mark.parametrize("case", LOADED)
def test_a_figure_that_is_written_is_the_one_that_stands_there(case: str) -> None:
    loaded = LOADED[case]
    compared = 0
    for root in explanations(case).values():
        for step in each_once(root):
            said = stands_there(loaded, step.origin)
            if said is not None and said not in WORDS and not of_a_kind_of_its_own(step):
                assert number_in(said) == step.number if step.form is not Form.TEXT else said == step.figure
                compared += 1
    assert compared > 100


def of_a_kind_of_its_own(step: Explanation) -> bool:
    """Whether the origin says it in another way: a month has days, a currency a smallest amount."""
    return step.origin is not None and step.origin.path[-1:] in ({("month",), ("currency",), ("per",)})


def stands_there(loaded: Loaded, origin: Origin | None) -> str | None:
    """The scalar at an origin, or the one that stands for the map around it."""
    if origin is None or origin.stated not in (Stated.SCENARIO, Stated.PRICES):
        return None
    node = loaded.node if origin.vendor is None else loaded.taken[origin.vendor].node
    for path in (origin.path, origin.path[:-1]):
        found = find(node, path)
        if found is not None:
            return found.value if isinstance(found.value, str) else None
    return None


def number_in(said: str) -> Fraction:
    digits = said.replace("_", "").replace(",", "").split(" ")[0]
    return Fraction(digits.removesuffix("%")) / (100 if digits.endswith("%") else 1)


def test_shared_figures_are_one_object() -> None:
    setting = setting_of(*EVERYTHING, more=(SENDER, CLOUD.replace("PER", "line")))
    root = explain(setting, plan(setting), "monthly_cost")
    assert root is not None
    steps = list(each_once(root))
    for key in ("explain.messages", "explain.runs", "explain.attempted_jobs"):
        assert len({id(step) for step in steps if step.name.key == key}) == 1


def test_what_does_not_exist_has_no_explanation() -> None:
    setting, of = setting_of(), plan_of()
    for name in ("cost.totals", "cost", "limits.cloud.seats", "cost.lines.0.parts.0.price", "capacity.day", ""):
        assert explain(setting, of, name) is None
