"""What `explain` found for a scenario: the explanation of a metric, with the places of everything that it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass

from capacity_cli.model.answer import Answer
from capacity_cli.model.explanation.node import Explanation, Origin
from capacity_cli.model.leaves import Quantity
from capacity_cli.model.prices.source import Source
from capacity_cli.model.problems import Place


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a figure stands that is not worked out."""

    place: Place
    """Its place; that of its nearest parent where it is not written."""
    written: bool
    """Whether it is written; if not, its default holds."""
    source_name: str = ""
    """The name of its source in the price list; an empty text if it has none."""
    source: Source | None = None
    """Where the price list has it from; none if it does not say."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """Whose figure it is, where that is a configuration which the scenario does not write."""

    batch_size: int
    """Jobs that a run takes at most."""
    schedule: str
    """When runs start."""
    concurrency: int | None
    """Jobs at the same time; null for all of a batch."""
    memory_gb: Quantity | None
    """Memory of a run in GB; null for what the plan allows."""
    messages_per_day: int
    """The volume of an active day."""
    plans: Mapping[str, str]
    """The plans that differ from the scenario's, by vendor."""
    regions: Mapping[str, str]
    """The regions that do."""


@dataclass(frozen=True, slots=True)
class ExplainAnswer:
    """The explanation of a metric of one scenario or variant."""

    answer: Answer
    """The plan whose figure it is."""
    metric: str
    """The metric's name as it was asked for."""
    explanation: Explanation | None
    """Where the figure comes from; none if this scenario has no such metric."""
    standings: Mapping[Origin, Standing]
    """Where each origin in it leads to, as far as that is a document."""
    configuration: Configuration | None = None
    """Whose figure it is; none for the scenario as it stands, and for what is of no single configuration."""


@dataclass(frozen=True, slots=True)
class ExplainedPlan:
    """A plan of one scenario or variant with the explanation of each of its figures."""

    answer: Answer
    """The plan."""
    metrics: tuple[ExplainAnswer, ...]
    """The figures of its table, in its order; what several of them rest on is one object in all."""
    standings: Mapping[Origin, Standing]
    """Where each origin in them leads to, as far as that is a document."""
