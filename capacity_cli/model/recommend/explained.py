"""Figures of `recommend`, explained: a configuration is a plan of its own, and its figures are that plan's.

What a configuration changes is told as set by it: neither the scenario's, nor a default. A note says what it replaces.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import localcontext
from functools import cached_property

from capacity_cli.model.explanation.answer import Configuration
from capacity_cli.model.explanation.arithmetic import given, given_text, in_scenario
from capacity_cli.model.explanation.explain import PlanExplained
from capacity_cli.model.explanation.node import Explanation, Name, Origin, Stated, named
from capacity_cli.model.numbers import EXACT
from capacity_cli.model.plan import plan
from capacity_cli.model.problems import Path
from capacity_cli.model.recommend.answer import Configured
from capacity_cli.model.recommend.configurations import moved_regions, setting_under
from capacity_cli.model.recommend.ladder import at_volume
from capacity_cli.model.recommend.space import Lists
from capacity_cli.model.recommend.steps import moves
from capacity_cli.model.setting import Setting

_OF_PLAN = {
    "headroom": "capacity.headroom",
    "total": "cost.total",
    "messages_per_day": "capacity.messages_per_day",
    "complete": "cost.complete",
}
"""The figures of a configuration that are those of its plan, and their names there."""
FIGURES = ("batch_size", "schedule", "concurrency", "memory_gb", *_OF_PLAN)
"""What can be explained of every configuration beside the metrics of a plan."""
_WORDS = {"concurrency": "batch", "memory_gb": "plan"}
"""What a scenario writes where an answer has null."""


@dataclass(frozen=True)
class ConfiguredExplained:
    """The explanations of a configuration."""

    own: Setting
    """The scenario as it stands."""
    lists: Lists
    """The price lists of every region that may be tried."""
    found: Configured
    """The configuration."""
    volume: int | None = None
    """The messages of an active day for which it was found; none for the scenario's own."""

    @cached_property
    def setting(self) -> Setting:
        """The scenario under the configuration."""
        setting = self.own if self.volume is None else at_volume(self.own, self.volume)
        return setting_under(setting, self.lists, self.found)

    @property
    def configuration(self) -> Configuration:
        """The configuration in short: what it sets, and the plans and regions that it changes."""
        own, found = self.own.subscriptions, self.found
        return Configuration(
            batch_size=found.batch_size,
            schedule=found.schedule,
            concurrency=found.concurrency,
            memory_gb=found.memory_gb,
            messages_per_day=self.setting.scenario.workload.messages_per_day,
            plans={vendor: name for vendor, name in found.plans.items() if name != own[vendor].plan_name},
            regions=moved_regions(self.own, found),
        )

    def metric(self, figure: tuple[str, ...]) -> Explanation | None:
        """A figure of the configuration, or any metric of its plan; none if it does not exist or has none."""
        explanation = self._of(figure)
        return None if explanation is None else _as_set(explanation, self._replaced)

    def limits_of(self, vendor: str | None, meter: str | None) -> list[int]:
        """The positions of the ceilings of a meter."""
        rows = enumerate(self._plan.plan.limits)
        return [at for at, row in rows if row.vendor == vendor and meter in (None, row.meter)]

    def _of(self, figure: tuple[str, ...]) -> Explanation | None:
        scheduler = self.found
        match figure:
            case ("batch_size" | "concurrency" | "memory_gb" as key,):
                said, origin, value = named(f"explain.{key}"), in_scenario("scheduler", key), getattr(scheduler, key)
                return given_text(said, _WORDS[key], origin) if value is None else given(said, value, origin)
            case ("schedule",):
                return given_text(named("explain.schedule"), scheduler.schedule, in_scenario("scheduler", *figure))
            case ("plans", vendor) if vendor in self.found.plans:
                origin = in_scenario("services", vendor, "plan")
                return given_text(named("configured.plan_of", vendor=vendor), self.found.plans[vendor], origin)
            case ("regions", vendor) if vendor in self.found.regions:
                origin = in_scenario("services", vendor, "region")
                return given_text(named("configured.region_of", vendor=vendor), self.found.regions[vendor], origin)
            case _:
                name = ".".join(figure)
                return self._plan.metric(_OF_PLAN.get(name, name))

    @cached_property
    def _plan(self) -> PlanExplained:
        with localcontext(EXACT):
            return PlanExplained(self.setting, plan(self.setting))

    @cached_property
    def _replaced(self) -> Mapping[Path, str | None]:
        """What the scenario has where the configuration has another value; none if it chooses nothing there."""
        with localcontext(EXACT):
            changed = {move.path: move.before for move in moves(self.own, self.setting)}
        if self.volume is not None and self.volume != self.own.scenario.workload.messages_per_day:
            changed["workload", "messages_per_day"] = str(self.own.scenario.workload.messages_per_day)
        return changed


def _instead_of(now: str | None) -> Name | None:
    """What a value replaces, if it replaces any."""
    return None if now is None else named("configured.instead", now=_shown(now))


def _shown(value: str) -> str | int:
    """A value as a sentence names it: a number as one."""
    return int(value) if value.isascii() and value.isdecimal() else value


def _as_set(root: Explanation, replaced: Mapping[Path, str | None]) -> Explanation:
    """The same with every value that the configuration changes as its own; what parts shared they share again."""
    made: dict[int, Explanation] = {}

    def noted(step: Explanation) -> Explanation:
        if id(step) not in made:
            parts = tuple(map(noted, step.parts))
            match step.origin:
                case Origin(stated=Stated.SCENARIO, path=path) if path in replaced:
                    own, note = Origin(Stated.CONFIGURATION, path), _instead_of(replaced[path])
                    made[id(step)] = replace(step, parts=parts, note=note, origin=own)
                case _:
                    made[id(step)] = replace(step, parts=parts)
        return made[id(step)]

    return noted(root)
