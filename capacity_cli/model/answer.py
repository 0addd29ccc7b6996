"""Answers: what a command found for each scenario, complete, exact and without words, ready to be shown."""

from dataclasses import dataclass

from capacity_cli.model.findings import OF_CHECKS, Finding, FindingCode
from capacity_cli.model.plan import CapacityPlan
from capacity_cli.model.problems import Place, Problem
from capacity_cli.model.scenario import Ignore, Level
from capacity_cli.model.setting import Setting
from capacity_cli.model.standing import Standing


@dataclass(frozen=True, slots=True)
class PricesUsed:
    """Which price lists an answer rests on."""

    edition: str
    """The edition that the price lists state, else the name of their folder."""
    as_of: str | None
    """The date for which prices hold: the newest day on which a source of the edition was read."""
    digest: str
    """A digest of the edition's files, which changes when any of them does."""


@dataclass(frozen=True, slots=True)
class PlacedFinding:
    """A finding with the place that it is about."""

    finding: Finding
    """The finding."""
    place: Place
    """Where the value stands that it is about."""
    ignored: Ignore | None = None
    """By what the scenario ignores it, if it does."""
    weight: Level | None = None
    """What a policy says that it weighs, if it does."""
    standing: Standing | None = None
    """Of an error: how it stands to the baseline, if there is one."""

    @property
    def level(self) -> Level:
        """What it weighs in this answer."""
        return Level.NOTE if self.ignored is not None or self.is_known else self.usual_level

    @property
    def is_known(self) -> bool:
        """Whether the baseline knows it, and it is no worse than that allows."""
        return self.standing is not None and self.standing.passes

    @property
    def usual_level(self) -> Level:
        """What it would weigh if nobody ignored it and no baseline knew it."""
        return self.weight or self.finding.level

    @property
    def is_old_price(self) -> bool:
        """Whether it says that a price is too old, which leaves a gate undecided."""
        return self.finding.code is FindingCode.OLD_PRICE and self.ignored is None

    @property
    def concerns_gate(self) -> bool:
        """Whether a gate shows it: what is more than a note, or put up with, and what is about the gate itself."""
        put_up_with = self.ignored is not None or self.standing is not None
        return self.level is not Level.NOTE or put_up_with or self.finding.code.startswith(OF_CHECKS)


@dataclass(frozen=True, slots=True)
class Answer:
    """The capacity plan of one scenario or variant, with what a reader needs to know where it comes from."""

    name: str
    """The scenario's name."""
    file: str
    """The file as the user named it."""
    variant: str | None
    """The variant's name; none for the file as it stands."""
    prices: PricesUsed
    """The price lists."""
    setting: Setting
    """The scenario and everything that it names."""
    plan: CapacityPlan
    """The plan."""
    findings: tuple[PlacedFinding, ...]
    """The plan's findings with their places, the worst first."""


@dataclass(frozen=True, slots=True)
class FileVerdict:
    """What `validate` found in one file."""

    file: str
    """The file as the user named it."""
    kind: str | None
    """`scenario`, `price-list` or `policy`; none if the file does not say."""
    problems: tuple[Problem, ...]
    """Its problems; none if it is valid."""
