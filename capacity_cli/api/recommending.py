"""Recommending: from a file to the cheapest configuration of its scenario and variants, and the steps that lead to it.

A step stands where its value is written: in the scenario, in a file that it extends, or in one that it refers to.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import localcontext

from capacity_cli.api.loading import Loaded, Loader, picks_of
from capacity_cli.api.planning import answered
from capacity_cli.documents.foreign_files import ForeignFiles
from capacity_cli.documents.nodes import find
from capacity_cli.documents.references import BATCH_SIZE, SCHEDULE, Reference
from capacity_cli.documents.selection import Selection
from capacity_cli.model.numbers import EXACT
from capacity_cli.model.prices.listed import Listed
from capacity_cli.model.recommend.answer import RecommendAnswer, Step, Verdict
from capacity_cli.model.recommend.recommendation import recommendation_of
from capacity_cli.model.recommend.space import Space, space_of
from capacity_cli.model.recommend.steps import Move
from capacity_cli.model.setting import Setting
from capacity_cli.model.weighing import ignoring

_STATUS = {Verdict.KEEP: 0, Verdict.CHANGE: 0, Verdict.NOTHING_HOLDS: 1, Verdict.UNDECIDED: 3}


@dataclass(frozen=True, slots=True)
class Recommended:
    """A recommendation with the scenario that it is for."""

    loaded: Loaded
    """The scenario."""
    answer: RecommendAnswer
    """What is recommended."""
    files: ForeignFiles
    """The files that were read for it."""


def recommended(loader: Loader, file: str) -> tuple[Recommended, ...]:
    """The recommendation for a file's scenario, then for each variant; raises `Refused` with every problem."""
    return tuple(Recommended(each, _recommended(each), loader.files) for each in loader.load(file))


def space_for(loaded: Loaded) -> Space:
    """What may be tried, as far as the scenario lets it."""
    with localcontext(EXACT):
        return space_of(setting_for(loaded), dict(lists_of(loaded)))


def setting_for(loaded: Loaded) -> Setting:
    """The setting with no more than the ignores that are in force."""
    return replace(loaded.setting, scenario=ignoring(loaded.scenario, loaded.as_of))


def lists_of(loaded: Loaded) -> Iterator[tuple[tuple[str, str | None], Listed]]:
    """The price lists as they are, and under every region that may be tried."""
    for vendor, taken in loaded.taken.items():
        yield (vendor, None), taken.listed
    for vendor, regions in loaded.scenario.recommend.regions.items():
        listed, service = loaded.edition.lists[vendor], loaded.scenario.services[vendor]
        for region in regions:
            picks = {**picks_of(service), "region": region}
            yield (vendor, region), listed.taken(Selection(loaded.as_of, picks)).listed


def _recommended(loaded: Loaded) -> RecommendAnswer:
    recommendation = recommendation_of(space_for(loaded))
    steps = tuple(_placed(loaded, move) for move in recommendation.moves)
    return RecommendAnswer(answered(loaded), recommendation, steps, _STATUS[recommendation.verdict])


def _placed(loaded: Loaded, move: Move) -> Step:
    """A step with its place; of a value that another file holds, there."""
    reference = reference_of(loaded, move)
    if reference is None:
        return Step(move, loaded.place(move.path), None)
    held = find(loaded.node, move.path)
    assert held is not None  # noqa: S101  what a reference leads to
    return Step(move, held.place, str(reference.entry.value))


def reference_of(loaded: Loaded, move: Move) -> Reference | None:
    """Where a value comes from, if the scenario refers to another file for it."""
    references = {SCHEDULE: loaded.references.schedule, BATCH_SIZE: loaded.references.batch_size}
    reference, held = references.get(move.path), find(loaded.node, move.path)
    holds = reference is not None and held is not None and held.source.name == reference.file.shown
    return reference if holds else None
