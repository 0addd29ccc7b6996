"""The parts of the JSON of `capacity explain`: an explanation step by step, and a code."""

from dataclasses import dataclass
from enum import StrEnum

from capacity_cli.model.explanation.answer import Configuration
from capacity_cli.model.explanation.node import Form, Operation, Stated
from capacity_cli.model.findings import FindingCode
from capacity_cli.model.leaves import Quantity
from capacity_cli.model.metrics import Known
from capacity_cli.model.money import RoundingMode
from capacity_cli.model.prices.source import Confidence
from capacity_cli.model.problems import ProblemCode
from capacity_cli.model.scenario import Level
from capacity_cli.render.examples.example import Example


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """Where a price list has a figure from."""

    name: str
    """Its name in the price list."""
    title: str
    """The page's or document's title."""
    url: str | None
    """Its address; null if it has none."""
    read: str
    """The day on which it was read."""
    confidence: Confidence
    """How far it can be trusted."""
    withdrawn: str | None
    """The day on which the vendor took it back; null if it did not."""


@dataclass(frozen=True, slots=True)
class OriginEntry:
    """Where a figure without parts is stated."""

    stated: Stated
    """In what."""
    path: str
    """Where in it, its steps joined by points; empty where it stands nowhere."""
    vendor: str | None
    """Whose price list it is; null elsewhere."""
    file: str | None
    """The file, or the option; null for what stands in none."""
    line: int | None
    """The line, from 1; null for an option."""
    column: int | None
    """The column in characters, from 1; null for an option."""
    written: bool
    """Whether it is there; if not, the place is its nearest parent's, and a default holds unless one is set."""
    source: SourceEntry | None
    """Where the price list has it from; null if it does not say."""


@dataclass(frozen=True, slots=True)
class StepEntry:
    """A figure and how it comes from the figures of other steps."""

    step: int
    """Its number, from 0, by which other steps name it."""
    name: str
    """What the figure is."""
    operation: Operation
    """How it comes from its parts."""
    parts: tuple[int, ...]
    """The steps that it is made of, in the order of the formula."""
    value: Quantity | None
    """The figure; null if it is unknown, has no end, or is a text."""
    text: str | None
    """A text, such as a schedule; null for a number."""
    form: Form
    """What kind of figure it is."""
    currency: str | None
    """The currency of an amount; null of anything else."""
    known: Known
    """How much is known of it."""
    rounding: RoundingMode | None
    """What becomes of the rest where it is rounded; null anywhere else."""
    note: str | None
    """What the operation does not say; null if it says everything."""
    origin: OriginEntry | None
    """Where it is stated; null if it is worked out."""


@dataclass(frozen=True, slots=True)
class Explained:
    """The explanation of an entry."""

    metric: str
    """The metric's name as it was asked for."""
    explanation: tuple[StepEntry, ...] | None
    """The metric's own step, then every other that it rests on, each once; null if there is no such metric here."""


@dataclass(frozen=True, slots=True)
class ExplainedEntry(Explained):
    """The explanation of an entry, and whose figure it is."""

    configuration: Configuration | None = None
    """The configuration whose figure it is; only there for figures of a recommendation or a ladder."""


@dataclass(frozen=True, slots=True)
class Explanations:
    """What `--explain` adds to the entry of a plan."""

    explanations: tuple[Explained, ...] | None = None
    """The figures of the table in its order, each with its explanation; only there with `--explain`."""


class CodeKind(StrEnum):
    """What a code is of."""

    FINDING = "finding"
    """A remark about a plan."""
    PROBLEM = "problem"
    """A document or a command line that is refused."""


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """What a code means; `{name}` stands where its message names something."""

    code: FindingCode | ProblemCode
    """The code."""
    kind: CodeKind
    """What it is of."""
    level: Level | None
    """What a finding weighs; null for a problem."""
    title: str | None
    """A finding in a few words; null for a problem."""
    message: str
    """What it says."""
    why: str | None
    """Why a finding matters; null for a problem."""
    remedy: str
    """What to do about it."""
    example: Example | None
    """What produces it; null where no document alone can."""
