"""The parts of the JSON that are put together from several results: headings, findings, checks and problems.

A field with a default is left out of the JSON where it has no value; any other is always there.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from capacity_cli.model.answer import PricesUsed
from capacity_cli.model.checks import CheckStatus, Origin
from capacity_cli.model.findings import FindingCode
from capacity_cli.model.leaves import Count, Quantity, Ratio
from capacity_cli.model.metrics import Known
from capacity_cli.model.problems import ProblemCode
from capacity_cli.model.scenario import Level
from capacity_cli.model.standing import Standing


@dataclass(frozen=True, slots=True)
class Heading:
    """Which scenario an entry is about, and which prices it rests on."""

    name: str
    """The scenario's name."""
    file: str
    """The file as the user named it."""
    variant: str | None
    """The variant's name; null for the file as it stands."""
    prices: PricesUsed
    """The price lists."""
    currency: str
    """The currency of the answer."""
    exchange_rates: Mapping[str, Quantity]
    """What one unit of another currency costs in the currency of the answer."""


@dataclass(frozen=True, slots=True)
class Ignored:
    """That a finding is put up with for a while."""

    reason: str
    """Why."""
    until: str
    """The last day on which it is."""


@dataclass(frozen=True, slots=True)
class FindingEntry:
    """A remark about a plan, at its place."""

    code: FindingCode
    """Which remark it is."""
    level: Level
    """What it weighs."""
    message: str
    """What it says."""
    file: str
    """The file, or the option, that holds the value it is about."""
    line: int | None
    """The line of that value, from 1; null for an option."""
    column: int | None
    """The column in characters, from 1; null for an option."""
    remedy: str
    """What to do about it."""
    ignored: Ignored | None = None
    """By what the scenario ignores it; such a finding is a note."""


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings of an entry."""

    findings: tuple[FindingEntry, ...]
    """Remarks about the plan, the worst first."""


@dataclass(frozen=True, slots=True)
class JudgedFindingEntry(FindingEntry):
    """A remark about a plan under a gate."""

    baseline: Standing | None = None
    """Of an error: how it stands to the baseline, if there is one; what is no worse there is a note."""


@dataclass(frozen=True, slots=True)
class JudgedFindings:
    """The findings of an entry under a gate."""

    findings: tuple[JudgedFindingEntry, ...]
    """Remarks about the plan and about the gate itself, the worst first."""


@dataclass(frozen=True, slots=True)
class Expected:
    """The bounds of a check, both inclusive; `budget` stands as its amount."""

    min: Quantity | None = None
    """The least value that passes."""
    max: Quantity | None = None
    """The largest value that passes."""


@dataclass(frozen=True, slots=True)
class CheckEntry:
    """A check and how it came out."""

    metric: str
    """The metric's name as the scenario writes it."""
    level: Level
    """What a failure weighs."""
    expected: Expected
    """What must hold."""
    found: Count | Quantity | None
    """The metric's value, or the lower bound that is known of it; null if there is none."""
    known: Known | None
    """How much is known of the metric; null if it does not exist."""
    status: CheckStatus
    """How the check came out."""
    too_old: bool
    """Whether it is undecided because it would hold, but by a price that is too old (`PRI007`)."""
    suggestion: str | None
    """For a metric that does not exist: the one that was probably meant."""
    origin: Origin
    """Who asks for it."""
    percent_of_budget: Ratio | None
    """How much of the usable budget the metric takes; null unless `max` is `budget`."""
    baseline: Standing | None
    """How the check stands to the baseline, if it fails, or has failed before; null without one."""


@dataclass(frozen=True, slots=True)
class Checks:
    """The checks of an entry."""

    checks: tuple[CheckEntry, ...]
    """The scenario's checks, in its order."""


@dataclass(frozen=True, slots=True)
class Status:
    """How an entry comes out."""

    exit_status: int
    """0 if everything holds, 1 if something fails, 3 if something is undecided."""


@dataclass(frozen=True, slots=True)
class WorstStatus:
    """How all entries come out together."""

    exit_status: int
    """The exit status of the command: 2 if a file is wrong, else the worst of the entries, 1 before 3 before 0."""


@dataclass(frozen=True, slots=True)
class ProblemEntry:
    """Something that is wrong with a file, at its place."""

    code: ProblemCode
    """Which kind of problem it is."""
    message: str
    """What is wrong."""
    file: str | None
    """The file, or the option, in which it stands."""
    line: int | None
    """The line, from 1; null where a file as a whole is meant."""
    column: int | None
    """The column in characters, from 1; null where a line or a file as a whole is meant."""
    remedy: str
    """What to do about it."""


@dataclass(frozen=True, slots=True)
class FileEntry:
    """What was found in one file."""

    file: str
    """The file as the user named it."""
    kind: str | None
    """`scenario`, `price-list` or `policy`; null if the file does not say."""
    problems: tuple[ProblemEntry, ...]
    """Its problems; none if it is valid."""
