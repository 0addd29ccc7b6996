"""The plan of one volume of messages a month, explained: its bill, what its runs carry, and its ceilings.

Everything that is due counts, also what a daily quota would refuse, as in `solving.volumes`; a plan whose choice is
open is the one of that volume.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Self

from capacity_cli.model.capacity import capacity
from capacity_cli.model.explanation.arithmetic import defined, made, made_of_known
from capacity_cli.model.explanation.bill import BillExplained
from capacity_cli.model.explanation.capacity import CapacityExplained
from capacity_cli.model.explanation.limits import LimitsExplained
from capacity_cli.model.explanation.node import Explanation, Name, Operation, named
from capacity_cli.model.explanation.quantities import Quantities
from capacity_cli.model.explanation.run import Run
from capacity_cli.model.explanation.work import Work
from capacity_cli.model.limits import LimitUse, limit_uses
from capacity_cli.model.metrics import Known
from capacity_cli.model.setting import Setting
from capacity_cli.model.solving.bounds import Counts, bill_at
from capacity_cli.model.solving.plans import fixed_plans
from capacity_cli.model.solving.volumes import Volumes


@dataclass(frozen=True)
class WorkOfVolume(Work):
    """The work of a month that has another volume than the scenario's."""

    volume: int
    """The messages of the period."""

    @cached_property
    def messages(self) -> Explanation:
        """The messages of the period."""
        return defined(named("explain.messages"), self.volume, Known.EXACTLY, named("solved.looked_at"))

    @cached_property
    def messages_per_day(self) -> Explanation:
        """The same on an active day."""
        return made(Operation.QUOTIENT, named("explain.messages_per_day"), self.messages, self.active_days)


@dataclass(frozen=True)
class AtVolume:
    """The explanations of the plan of a volume."""

    volumes: Volumes
    """The setting on the plans that the volume has."""
    messages: int
    """The messages of the period."""

    @classmethod
    def of(cls, setting: Setting, messages: int) -> Self:
        """Those of a setting, some of whose plans may be left open."""
        return cls(next(fixed_plans(setting, messages, messages)).verdict, messages)

    def billed(self, name: Name, counts: Counts) -> Explanation:
        """What some lines of the bill come to; a lower bound if one of them is unknown."""
        lines = [self._bill.lines[at] for at, line in enumerate(self._bill.bill.lines) if counts(line)]
        return made_of_known(Operation.SUM, name, lines, self.volumes.setting.scenario.currency)

    @cached_property
    def carried(self) -> Explanation:
        """The messages that the service can carry in the period, each with all its attempts."""
        able, work, name = self.volumes.able, self._run.work, named("solved.carried")
        a_day = CapacityExplained(capacity(self.volumes.setting, able), self._run).messages_per_day
        sends = made(Operation.PRODUCT, name, a_day, work.days)
        return sends if work.attempts.number == 1 else made(Operation.QUOTIENT, name, sends, work.attempts)

    def headroom(self, carried: Explanation) -> Explanation:
        """What can be carried ÷ the volume; without messages, what can be carried."""
        if not self.messages:
            return carried
        name = named("solved.headroom_at", messages=self.messages)
        return made(Operation.QUOTIENT, name, carried, self._run.work.messages)

    @property
    def plans(self) -> tuple[str, ...]:
        """The plans of the volume, in the scenario's order."""
        return tuple(each.plan_name for each in self.volumes.setting.subscriptions.values())

    @cached_property
    def rows(self) -> tuple[LimitUse, ...]:
        """The ceilings of the plans and how much of them is used."""
        return tuple(limit_uses(self.volumes.setting, self.volumes.used(self.messages)))

    @cached_property
    def limits(self) -> LimitsExplained:
        """The explanations of the ceilings, by their positions."""
        return LimitsExplained(self.rows, self.volumes.used(self.messages), self._quantities)

    @cached_property
    def _bill(self) -> BillExplained:
        used, bill = self.volumes.used(self.messages), bill_at(self.volumes, self.messages)
        return BillExplained(self.volumes.setting, bill, used, self._quantities, unlisted=True)

    @cached_property
    def _quantities(self) -> Quantities:
        return Quantities(self._run)

    @cached_property
    def _run(self) -> Run:
        return Run(WorkOfVolume(self.volumes.setting, self.messages))
