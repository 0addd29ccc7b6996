"""The explanation of a metric by its name: the same names as `metric`, and the same figure at its root."""

from dataclasses import replace

from capacity_cli.model.explanation import words
from capacity_cli.model.explanation.arithmetic import given, in_scenario
from capacity_cli.model.explanation.balances import BalancesExplained
from capacity_cli.model.explanation.bill import BillExplained
from capacity_cli.model.explanation.capacity import CapacityExplained
from capacity_cli.model.explanation.limits import LimitsExplained
from capacity_cli.model.explanation.messages_cost import MessagesCostExplained
from capacity_cli.model.explanation.node import Explanation, named
from capacity_cli.model.explanation.quantities import Quantities
from capacity_cli.model.explanation.run import Run
from capacity_cli.model.explanation.work import Work
from capacity_cli.model.metrics import SHORT_NAMES, Known, metric, metric_names
from capacity_cli.model.plan import CapacityPlan
from capacity_cli.model.setting import Setting
from capacity_cli.model.throughput import throughput
from capacity_cli.model.usage import Drivers, billed_usages, drivers, messages_in_period, usages


def explain(setting: Setting, plan: CapacityPlan, name: str) -> Explanation | None:
    """The explanation of a metric, or of a word, of the plan of a setting; none if it does not exist or has none."""
    found = metric(plan, name, setting.scenario.exchange_rates)
    if found is None:
        return _of_word(setting, plan, name)
    subject, *rest = SHORT_NAMES.get(name, name).split(".")
    explanation = _of(setting, plan, subject, tuple(rest))
    if explanation is None or explanation.known is found.known:
        return explanation
    endless = found.known in (Known.NOTHING, Known.ENDLESS)  # then no figure is known of the whole
    return replace(explanation, known=found.known, figure=None if endless else explanation.figure)


def explained_names(plan: CapacityPlan) -> tuple[str, ...]:
    """The names of what can be explained: metrics, those of the lines of the bill included, and words."""
    lines = (f"cost.lines.{number}.amount_converted" for number in range(len(plan.cost.lines)))
    return (*metric_names(plan), *words.WORDS, *lines)


def _of(setting: Setting, plan: CapacityPlan, subject: str, path: tuple[str, ...]) -> Explanation | None:
    run = Run(Work(setting))
    quantities = Quantities(run)
    match subject:
        case "capacity":
            return CapacityExplained(plan.capacity, run).metric(path)
        case "limits":
            used = usages(setting, _drivers(setting))
            return LimitsExplained(plan.limits, used, quantities).metric(path)
        case "cost":
            bill, (part, *rest) = _bill(setting, plan, run), path
            return MessagesCostExplained(bill).metric(rest[-1]) if part == "messages" else bill.metric(path)
        case "balances":
            return BalancesExplained(plan.balances, _bill(setting, plan, run)).metric(path)
        case "exchange_rates":
            currency = ".".join(path)
            origin = in_scenario("exchange_rates", currency)
            return given(named("explain.rate", currency=currency), setting.scenario.exchange_rates[currency], origin)
        case _:
            return None


def _of_word(setting: Setting, plan: CapacityPlan, name: str) -> Explanation | None:
    run = Run(Work(setting))
    match name:
        case words.BOTTLENECK:
            return words.bottleneck(CapacityExplained(plan.capacity, run))
        case words.LOAD:
            return words.load(CapacityExplained(plan.capacity, run))
        case words.COMPLETE:
            return words.complete(_bill(setting, plan, run))
        case _:
            return None


def _bill(setting: Setting, plan: CapacityPlan, run: Run) -> BillExplained:
    billed = billed_usages(setting, _drivers(setting))
    return BillExplained(setting, plan.cost, billed, Quantities(run, accepted=True))


def _drivers(setting: Setting) -> Drivers:
    return drivers(setting, throughput(setting), messages_in_period(setting))
