"""What messages cost by themselves, explained: the lines of the channels, by the message and without failures."""

from dataclasses import dataclass
from functools import cached_property

from capacity_cli.model.bill import Line, cost
from capacity_cli.model.explanation.arithmetic import made
from capacity_cli.model.explanation.bill import BillExplained
from capacity_cli.model.explanation.node import Explanation, Operation, named
from capacity_cli.model.explanation.quantities import Quantities
from capacity_cli.model.explanation.run import Run
from capacity_cli.model.explanation.work import Work
from capacity_cli.model.messages_cost import without_failures
from capacity_cli.model.throughput import throughput
from capacity_cli.model.usage import billed_usages, drivers
from capacity_cli.model.workload import Channel


@dataclass(frozen=True)
class MessagesCostExplained:
    """The explanations of what messages cost."""

    bill: BillExplained
    """The bill that they are a part of."""

    def metric(self, figure: str) -> Explanation | None:
        """The explanation of a figure; none if it has none."""
        match figure:
            case "blended_unit_cost":
                name, currency = named("table.blended_unit_cost"), self.bill.setting.scenario.currency
                return made(Operation.QUOTIENT, name, self._amount, self._delivered, currency=currency)
            case "failing":
                name, currency = named("table.failing"), self.bill.setting.scenario.currency
                without = _of_channels(self._without_failures, "explain.lines_without_failures")
                return made(Operation.DIFFERENCE, name, self._amount, without, currency=currency)
            case _:
                return None

    @cached_property
    def _amount(self) -> Explanation:
        return _of_channels(self.bill, "explain.channel_lines")

    @property
    def _delivered(self) -> Explanation:
        """The messages of all channels."""
        lines = (line for line in self.bill.bill.lines if _is_of_channel(line))
        messages = [self.bill.quantities.of(line.vendor, line.meter or "") for line in lines]
        return made(Operation.SUM, named("explain.delivered"), *messages)

    @property
    def _without_failures(self) -> BillExplained:
        """The bill of the same workload if no send failed."""
        setting = without_failures(self.bill.setting)
        messages = int(self.bill.quantities.work.messages.number or 0)
        used = billed_usages(setting, drivers(setting, throughput(setting), messages))
        quantities = Quantities(Run(Work(setting)), accepted=True)
        return BillExplained(setting, cost(setting, used, messages), used, quantities, unlisted=True)


def _of_channels(bill: BillExplained, key: str) -> Explanation:
    """The sum of the lines of the channels."""
    lines = (bill.lines[at] for at, line in enumerate(bill.bill.lines) if _is_of_channel(line))
    return made(Operation.SUM, named(key), *lines, currency=bill.setting.scenario.currency)


def _is_of_channel(line: Line) -> bool:
    return line.meter in set(Channel)
