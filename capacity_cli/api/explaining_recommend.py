"""Explaining a recommendation and its ladder: from a file and the path of one of their figures to where it comes from.

The ladder is the one that `recommend --ladder` climbs unless it is told how far.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from capacity_cli.api.explaining import standings_of, unknown_metric
from capacity_cli.api.laddering import ladder_for
from capacity_cli.api.loading import Loaded, picks_of
from capacity_cli.api.planning import answered
from capacity_cli.api.recommending import lists_of, setting_for, space_for
from capacity_cli.documents.price_lists import Taken
from capacity_cli.documents.refused import Refused
from capacity_cli.documents.selection import Selection
from capacity_cli.model.explanation.answer import ExplainAnswer
from capacity_cli.model.explanation.node import Explanation
from capacity_cli.model.problems import Word
from capacity_cli.model.recommend.answer import Recommendation, Verdict
from capacity_cli.model.recommend.explained import FIGURES, ConfiguredExplained
from capacity_cli.model.recommend.explained_counts import (
    CERTIFICATE_FIGURES,
    RUNG_FIGURES,
    certificate_figure,
    rung_figure,
)
from capacity_cli.model.recommend.ladder import Ladder
from capacity_cli.model.recommend.recommendation import recommendation_of
from capacity_cli.model.recommend.space import Space
from capacity_cli.model.recommend.usual import LADDER_END


def explained_recommendation(loaded: Sequence[Loaded], metric: str) -> tuple[ExplainAnswer, ...]:
    """The explanation of a figure of the recommendations, or ladders, of a file and its variants.

    Raises `Refused` where none of them has such a figure: with the reason if that is that nothing is recommended.
    """
    found = [Recommended(each) for each in loaded]
    answers = tuple(each.explained(metric) for each in found)
    if all(each.explanation is None for each in answers):
        reason = next((why for each in found if (why := each.reason(metric)) is not None), None)
        raise Refused([unknown_metric(metric, (name for each in found for name in each.names(metric)), reason)])
    return answers


@dataclass(frozen=True)
class Recommended:
    """What is recommended for one of them, worked out as far as it is asked for."""

    loaded: Loaded
    """The scenario."""

    @cached_property
    def space(self) -> Space:
        """What may be tried."""
        return space_for(self.loaded)

    @cached_property
    def recommendation(self) -> Recommendation:
        """The recommendation."""
        return recommendation_of(self.space)

    @cached_property
    def ladder(self) -> Ladder:
        """The ladder."""
        return ladder_for(self.loaded, LADDER_END)

    def explained(self, metric: str) -> ExplainAnswer:
        """The explanation of a figure by its path in the JSON, or of a metric of the plan of a configuration."""
        answer = answered(self.loaded)
        for path, configured in self._configured(metric):
            if metric.startswith(f"{path}."):
                explanation = configured.metric(tuple(metric.removeprefix(f"{path}.").split(".")))
                standings = {} if explanation is None else dict(standings_of(self._taken(configured), explanation))
                return ExplainAnswer(answer, metric, explanation, standings, configured.configuration)
        explanation = self._counted(metric)
        standings = {} if explanation is None else dict(standings_of(self.loaded, explanation))
        return ExplainAnswer(answer, metric, explanation, standings)

    def names(self, metric: str) -> Iterator[str]:
        """The names of the figures of what the metric is one of."""
        for path, _ in self._configured(metric):
            yield from (f"{path}.{figure}" for figure in FIGURES)
        if _is_of_ladder(metric):
            yield from (f"rungs.{at}.{figure}" for at in range(len(self.ladder.rungs)) for figure in RUNG_FIGURES)
        else:
            yield from (f"certificate.{figure}" for figure in CERTIFICATE_FIGURES)

    def reason(self, metric: str) -> Word | None:
        """Why there is no such figure; none if it is a figure that nothing has."""
        if metric.partition(".")[0] != "recommended":
            return None
        match self.recommendation.verdict:
            case Verdict.NOTHING_HOLDS:
                return Word("explain.nothing_holds")
            case Verdict.UNDECIDED:
                return Word("explain.undecided")
            case Verdict.KEEP | Verdict.CHANGE:
                return None

    def _configured(self, metric: str) -> Iterator[tuple[str, ConfiguredExplained]]:
        """The configurations of the ladder or of the recommendation, by their paths."""
        own, lists = setting_for(self.loaded), dict(lists_of(self.loaded))
        if _is_of_ladder(metric):
            for at, rung in enumerate(self.ladder.rungs):
                volume = rung.messages_per_day
                yield f"rungs.{at}.before", ConfiguredExplained(own, lists, rung.before, volume)
                yield f"rungs.{at}.after", ConfiguredExplained(own, lists, rung.after, volume)
            return
        each = self.recommendation
        found = {"current": each.current, "recommended": each.recommended, "nearest": each.nearest}
        undecided = {f"undecided.{at}": one for at, one in enumerate(each.undecided)}
        for path, configured in {**found, **undecided}.items():
            if configured is not None:
                yield path, ConfiguredExplained(own, lists, configured)

    def _counted(self, metric: str) -> Explanation | None:
        """What is of no configuration: the counts of the certificate, and the volumes of a rung."""
        match metric.split("."):
            case ["certificate", figure]:
                return certificate_figure(self.space, self.recommendation.certificate, figure)
            case ["rungs", number, figure]:
                return rung_figure(self.ladder, number, figure)
            case _:
                return None

    def _taken(self, configured: ConfiguredExplained) -> Loaded:
        """The scenario with the price lists of the regions that a configuration is in."""
        taken: dict[str, Taken] = dict(self.loaded.taken)
        for vendor, region in configured.configuration.regions.items():
            picks = {**picks_of(self.loaded.scenario.services[vendor]), "region": region}
            taken[vendor] = self.loaded.edition.lists[vendor].taken(Selection(self.loaded.as_of, picks))
        return replace(self.loaded, taken=taken)


def _is_of_ladder(metric: str) -> bool:
    return metric.partition(".")[0] == "rungs"
