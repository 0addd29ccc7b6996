"""What a vendor advises, as it is shown: savings that it claims, stages, environments and indexes.

A text that the list gives in one language only stands for both, so that none is ever missing.
"""

from dataclasses import dataclass

from capacity_cli.model.catalogue.varying import Validity
from capacity_cli.model.leaves import Quantity
from capacity_cli.model.prices.advice import DocumentAdvice, EnvironmentAdvice, Optimization, Stage, Wording


@dataclass(frozen=True, slots=True)
class WordsEntry:
    """A text of the list in both languages."""

    en: str
    """The English text, or the only one."""
    ko: str
    """The Korean text, or the only one."""


@dataclass(frozen=True, slots=True)
class OptimizationEntry:
    """A way to use less of some meters."""

    name: str
    """Its name in the list and in scenarios."""
    title: WordsEntry
    """What it is called."""
    meters: tuple[str, ...]
    """The meters of which it saves."""
    low: Quantity
    """The least share of their usage that it is claimed to save, as a fraction of 1."""
    high: Quantity
    """The most that it is claimed to save, as a fraction of 1."""
    source: str | None
    """The source, by its name in `sources`; null if the list names none."""
    validity: Validity
    """When it holds."""


@dataclass(frozen=True, slots=True)
class StageEntry:
    """The stage of a service for which a plan is meant."""

    title: WordsEntry
    """What the stage is called."""
    advice: tuple[WordsEntry, ...]
    """What to do while on the plan."""
    checklist: tuple[WordsEntry, ...]
    """What to have done before moving to the plan."""
    source: str | None
    """The source, by its name in `sources`; null if the list names none."""
    validity: Validity
    """When it holds."""


@dataclass(frozen=True, slots=True)
class EnvironmentEntry:
    """An environment that the vendor knows by name."""

    name: str
    """Its name in the list and in scenarios."""
    cluster: WordsEntry
    """The database cluster that it should have."""
    source: str | None
    """The source, by its name in `sources`; null if the list names none."""
    validity: Validity
    """When it holds."""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """What to do about indexes from a number of stored documents on."""

    at_least: Quantity
    """The documents from which on it holds."""
    advice: WordsEntry
    """What to do."""
    source: str | None
    """The source, by its name in `sources`; null if the list names none."""
    validity: Validity
    """When it holds."""


def optimization_entry(name: str, way: Optimization, validity: Validity) -> OptimizationEntry:
    """A way to use less, under its name."""
    saving = way.saving
    return OptimizationEntry(name, words_entry(way.title), way.meters, saving.low, saving.high, way.source, validity)


def stage_entry(stage: Stage, validity: Validity) -> StageEntry:
    """The stage of a plan."""
    advice, checklist = (tuple(map(words_entry, texts)) for texts in (stage.advice, stage.checklist))
    return StageEntry(words_entry(stage.title), advice, checklist, stage.source, validity)


def environment_entry(name: str, environment: EnvironmentAdvice, validity: Validity) -> EnvironmentEntry:
    """An environment, under its name."""
    return EnvironmentEntry(name, words_entry(environment.cluster), environment.source, validity)


def index_entry(advice: DocumentAdvice, validity: Validity) -> IndexEntry:
    """Advice on indexes."""
    return IndexEntry(advice.at_least, words_entry(advice.advice), advice.source, validity)


def words_entry(text: Wording) -> WordsEntry:
    """A text of the list in both languages."""
    return WordsEntry(text.en, text.ko or text.en)
