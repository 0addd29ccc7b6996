"""The explanation of a metric by its name: the same names as `metric`, and the same figure at its root."""

from dataclasses import dataclass, replace
from functools import cached_property

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
from capacity_cli.model.metrics import SHORT_NAMES, Known, is_position, metric, metric_names
from capacity_cli.model.plan import CapacityPlan
from capacity_cli.model.setting import Setting
from capacity_cli.model.throughput import throughput
from capacity_cli.model.usage import Drivers, billed_usages, drivers, messages_in_period, usages


def explain(setting: Setting, plan: CapacityPlan, name: str) -> Explanation | None:
    """The explanation of a metric, or of a word, of the plan of a setting; none if it does not exist or has none."""
    return PlanExplained(setting, plan).metric(name)


def explained_names(plan: CapacityPlan) -> tuple[str, ...]:
    """The names of what can be explained: metrics, those of the lines of the bill included, and words."""
    lines = (f"cost.lines.{number}.amount_converted" for number in range(len(plan.cost.lines)))
    return (*metric_names(plan), *words.WORDS, *lines)


@dataclass(frozen=True)
class PlanExplained:
    """The explanations of a plan; what several figures rest on is one object in all of them."""

    setting: Setting
    """The scenario and everything that it names."""
    plan: CapacityPlan
    """The figures."""

    def metric(self, name: str) -> Explanation | None:
        """The explanation of a metric, or of a word; none if it does not exist or has none."""
        found = metric(self.plan, name, self.setting.scenario.exchange_rates)
        if found is None:
            return self._word(name)
        subject, *rest = SHORT_NAMES.get(name, name).split(".")
        explanation = self._of(subject, tuple(rest))
        return None if explanation is None else as_known(explanation, found.known)

    @cached_property
    def run(self) -> Run:
        """A run, and with it the work."""
        return Run(Work(self.setting))

    @cached_property
    def bill(self) -> BillExplained:
        """The bill."""
        billed = billed_usages(self.setting, self._drivers)
        return BillExplained(self.setting, self.plan.cost, billed, Quantities(self.run, accepted=True))

    def _of(self, subject: str, path: tuple[str, ...]) -> Explanation | None:  # noqa: PLR0911  one case a subject
        match subject:
            case "capacity":
                return self._capacity.metric(path)
            case "limits":
                return self._limits.metric(path)
            case "cost" if path[0] == "messages":
                return MessagesCostExplained(self.bill).metric(path[-1])
            case "cost":
                return self.bill.metric(path)
            case "balances":
                return BalancesExplained(self.plan.balances, self.bill).metric(path)
            case "exchange_rates":
                currency = ".".join(path)
                rate = self.setting.scenario.exchange_rates[currency]
                return given(named("billed.rate", currency=currency), rate, in_scenario("exchange_rates", currency))
            case _:
                return None

    def _word(self, name: str) -> Explanation | None:
        match name:
            case words.BOTTLENECK:
                return words.bottleneck(self._capacity)
            case words.LOAD:
                return words.load(self._capacity)
            case words.COMPLETE:
                return words.complete(self.bill)
            case _:
                return self._word_of_list(name.split("."))

    def _word_of_list(self, path: list[str]) -> Explanation | None:
        match path:
            case ["limits", number, "on_exceed"] if is_position(number):
                return self._limits.beyond(int(number))
            case ["capacity", "constraints", number, "constraint"] if is_position(number):
                return words.constraint(self._capacity, int(number))
            case _:
                return None

    @cached_property
    def _capacity(self) -> CapacityExplained:
        return CapacityExplained(self.plan.capacity, self.run)

    @cached_property
    def _limits(self) -> LimitsExplained:
        return LimitsExplained(self.plan.limits, usages(self.setting, self._drivers), Quantities(self.run))

    @property
    def _drivers(self) -> Drivers:
        setting = self.setting
        return drivers(setting, throughput(setting), messages_in_period(setting))


def as_known(explanation: Explanation, known: Known) -> Explanation:
    """The explanation of a figure of which no more is known than this."""
    if explanation.known is known:
        return explanation
    endless = known in (Known.NOTHING, Known.ENDLESS)  # then no figure is known of the whole
    return replace(explanation, known=known, figure=None if endless else explanation.figure)
