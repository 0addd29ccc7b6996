"""Whether what `capacity recommend` answers for the large service stands against a plan of every configuration.

`python benchmarks/recommend_brute_force.py [EVERY]` plans all 108,000 one by one, or every so many batch sizes and
those at which something changes. It shares nothing with the search but `plan`: the axes stand here as they are
documented, each set of plans with each schedule is loaded with `--set`, and of the answer only its JSON is read. What
contradicts it is printed: status 1.
"""

import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

from capacity_cli.api.loading import Loaded, Loader
from capacity_cli.documents.changes import read_change
from capacity_cli.model.plan import plan
from capacity_cli.model.scenario import Level
from capacity_cli.model.setting import Setting

ROOT = Path(__file__).resolve().parent.parent
SCENARIO = str(ROOT / "scenarios" / "daily-50000.yaml")
CHANGES = ("prices=2026-11", "commercial=true", "scheduler.seconds_per_job=0.5")
HEADROOM = 2
MOST_JOBS = 1000
HOURLY = "0 * * * *"
SCHEDULES = (HOURLY, *(f"*/{minutes} * * * *" for minutes in (30, 20, 15, 12, 10, 6, 5, 4, 3, 2)), "* * * * *")
"""The one with the fewest runs first; the last is the file's own."""


class Configuration(NamedTuple):
    """Values of everything that may change."""

    plans: dict[str, str]
    schedule: str
    batch_size: int


@dataclass(frozen=True, slots=True)
class Tried:
    """A configuration with what its plan says."""

    configuration: Configuration
    known: Decimal
    """The part of its cost that is known."""
    complete: bool
    """Whether that is all of it."""
    headroom: Fraction
    errors: frozenset[str]
    order: tuple[object, ...]
    """Its place among those of a known cost: cost, changed values, changed plans, smaller plans, fewer runs, jobs."""

    @property
    def holds(self) -> bool:
        """Whether it breaks nothing."""
        return self.headroom >= HEADROOM and not self.errors

    def breaks(self, family: dict[str, Any]) -> bool:
        """Whether it breaks the constraint of a family, and comes no nearer to holding than the family says."""
        if family["constraint"] != "headroom":
            return family["constraint"] in self.errors
        return self.headroom < HEADROOM and self.headroom <= Fraction(family["found"]) + Fraction(1, 20_000)


@dataclass(slots=True)
class Hearing:
    """What plans say of an answer."""

    answer: dict[str, Any]
    """The answer."""
    tried: int = 0
    """How many were planned."""
    counted: Counter[str] = field(default_factory=Counter)
    """How many of them hold, cost less than what is recommended, are refused."""
    first: Tried | None = None
    """Of those of a known cost that the certificate does not refuse, the first in the documented order."""
    wrong: list[str] = field(default_factory=list)
    """What contradicts the answer."""

    def hear(self, each: Tried) -> None:
        """Hold one configuration against the answer."""
        families = [one for one in self.answer["certificate"]["families"] if belongs(each.configuration, one)]
        cheaper = each.known < Decimal(self.answer["recommended"]["total"])
        self.tried += 1
        self.counted.update(hold=each.holds, refused=bool(families), cheaper=each.complete and cheaper)
        if not all(each.breaks(one) for one in families):
            self.wrong.append(f"{each.configuration} is refused for what it does not break")
        if each.complete and not families and (self.first is None or each.order < self.first.order):
            self.first = each
        listed = [one["plans"] for one in self.answer["undecided"]]
        if not each.complete and each.holds and cheaper and each.configuration.plans not in listed:
            self.wrong.append(f"{each.configuration} holds, may be cheaper and is not told to be undecided")

    def end(self, *, whole: bool) -> None:
        """Hold against it what only all of them tell."""
        said, certificate = self.answer["recommended"], self.answer["certificate"]
        recommended = Configuration(said["plans"], said["schedule"], said["batch_size"])
        if self.first is None or self.first.configuration != recommended or not self.first.holds:
            self.wrong.append(f"{self.first} is the first that is not refused")
        if whole and (self.tried, self.counted["refused"]) != (certificate["configurations"], certificate["refused"]):
            self.wrong.append(f"{self.tried} were planned, {self.counted['refused']} of which are refused")


def belongs(each: Configuration, family: dict[str, Any]) -> bool:
    """Whether a configuration is one of a family."""
    of_plans = all(each.plans[vendor] in names for vendor, names in family["plans"].items())
    scheduled = family["schedules"] is None or each.schedule in family["schedules"]
    return of_plans and scheduled and family["batch_from"] <= each.batch_size <= family["batch_to"]


def answered() -> dict[str, Any]:
    """The answer of the command."""
    options = [option for change in CHANGES for option in ("--set", change)]
    command = (sys.executable, "-m", "capacity_cli", "recommend", SCENARIO, *options, "--format", "json")
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)["scenarios"][0]
    return found


def loaded(*changes: str) -> Loaded:
    """The scenario with further changes."""
    return Loader(tuple(map(read_change, (*CHANGES, *changes)))).load(SCENARIO)[0]


def with_batch_size(setting: Setting, batch_size: int) -> Setting:
    """The same with another batch size."""
    scheduler = setting.scenario.scheduler.model_copy(update={"batch_size": batch_size})
    return replace(setting, scenario=setting.scenario.model_copy(update={"scheduler": scheduler}))


def every_configuration(own: Loaded, sizes: Sequence[int]) -> Iterator[Tried]:
    """A plan of each."""
    before = own.setting.subscriptions
    lists = {vendor: list(own.taken[vendor].listed.prices.plans) for vendor in before}
    for names, schedule in product(product(*lists.values()), SCHEDULES):
        plans = dict(zip(lists, names, strict=True))
        written = (f"services.{vendor}.plan={name}" for vendor, name in plans.items())
        setting = loaded(f"scheduler.schedule={schedule}", *written).setting
        paid = sum(before[vendor].plan_name != name for vendor, name in plans.items())
        ranks = tuple(lists[vendor].index(name) for vendor, name in plans.items())
        for size in sizes:
            made = plan(with_batch_size(setting, size))
            changes = paid + (schedule != SCHEDULES[-1]) + (size != own.setting.scenario.scheduler.batch_size)
            known = made.cost.total or Decimal(0)
            order = known, changes, paid, ranks, SCHEDULES.index(schedule), size
            errors = frozenset(each.code.value for each in made.findings if each.level is Level.ERROR)
            configuration, headroom = Configuration(plans, schedule, size), Fraction(made.capacity.headroom)
            yield Tried(configuration, known, made.cost.complete, headroom, errors, order)


def main(every: int) -> int:
    """Plan them all and print what they say."""
    began = time.perf_counter()
    own, hearing = loaded(), Hearing(answered())
    edges = {each["batch_to"] for each in hearing.answer["certificate"]["families"]} - {MOST_JOBS}
    edges |= {size + 1 for size in edges} | {own.setting.scenario.scheduler.batch_size, MOST_JOBS}
    for each in every_configuration(own, sorted({*range(1, MOST_JOBS, every), *edges})):
        hearing.hear(each)
    hearing.end(whole=every == 1)
    counted, minutes = hearing.counted, (time.perf_counter() - began) / 60
    print(f"{hearing.tried:,} configurations planned in {minutes:.1f} minutes: {counted['hold']:,} hold")
    print(
        f"{counted['refused']:,} are refused by the certificate; {counted['cheaper']:,} cost less than the recommended"
    )
    print(f"the first that is not refused: {hearing.first and hearing.first.configuration}")
    print("\n".join(hearing.wrong) or "nothing contradicts the answer")
    return 1 if hearing.wrong else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
