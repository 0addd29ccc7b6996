"""Explaining a recommendation: from a file and the path of one of its figures to where it comes from.

Behind every configuration of it stands each metric of a plan; a broken constraint is a figure of the configuration that
breaks it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from capacity_cli.api.loading import Loaded, picks_of
from capacity_cli.api.planning import answered
from capacity_cli.api.recommending import lists_of, setting_for, space_for
from capacity_cli.api.tracing import standings_of, unknown_metric
from capacity_cli.documents.price_lists import Taken
from capacity_cli.documents.refused import Refused
from capacity_cli.documents.selection import Selection
from capacity_cli.model.explanation.answer import ExplainAnswer
from capacity_cli.model.explanation.node import Explanation
from capacity_cli.model.metrics import is_position
from capacity_cli.model.problems import Word
from capacity_cli.model.recommend.answer import BrokenEntry, Configured, Recommendation, Verdict
from capacity_cli.model.recommend.certificate import Family
from capacity_cli.model.recommend.explained import FIGURES, ConfiguredExplained
from capacity_cli.model.recommend.explained_broken import BROKEN_FIGURES, broken_figure
from capacity_cli.model.recommend.explained_counts import CERTIFICATE_FIGURES, certificate_figure
from capacity_cli.model.recommend.explained_families import FAMILY_FIGURES, family_figure
from capacity_cli.model.recommend.explained_steps import STEP_FIGURES, step_figure
from capacity_cli.model.recommend.recommendation import recommendation_of
from capacity_cli.model.recommend.space import Space
from capacity_cli.model.recommend.where import where_refused, where_tried
from capacity_cli.model.setting import Setting


class Traced(NamedTuple):
    """An explanation, if there is one, and what it rests on."""

    explanation: Explanation | None = None
    """The explanation."""
    of: ConfiguredExplained | None = None
    """The configuration in whose price lists its figures stand; none for those of the scenario."""
    is_its_own: bool = True
    """Whether it is a figure of that configuration alone."""


NOTHING = Traced()


def explained_recommendation(loaded: Sequence[Loaded], metric: str) -> tuple[ExplainAnswer, ...]:
    """The explanation of a figure of the recommendations of a file and its variants.

    Raises `Refused` where none of them has such a figure: with the reason if that is what is recommended.
    """
    found = [Recommended(each) for each in loaded]
    answers = tuple(each.explained(metric) for each in found)
    if all(each.explanation is None for each in answers):
        reason = next((why for each in found if (why := each.reason(metric)) is not None), None)
        raise Refused([unknown_metric(metric, (name for each in found for name in each.names()), reason)])
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

    def explained(self, metric: str) -> ExplainAnswer:
        """The explanation of a figure by its path in the JSON, or of a metric of the plan of a configuration."""
        return answer_of(self.loaded, metric, self._traced(metric))

    def names(self) -> Iterator[str]:
        """The paths of its figures, but for the metrics of plans."""
        each = self.recommendation
        yield from (f"{path}.{figure}" for path in self._configurations for figure in FIGURES)
        yield from (f"certificate.{figure}" for figure in CERTIFICATE_FIGURES)
        families = range(len(each.certificate.families))
        of_family = (*FAMILY_FIGURES, *BROKEN_FIGURES)
        yield from (f"certificate.families.{at}.{figure}" for at in families for figure in of_family)
        yield from (f"steps.{at}.{figure}" for at in range(len(each.moves)) for figure in STEP_FIGURES)
        for key, found in self._broken.items():
            yield from (f"{key}.{at}.{figure}" for at in range(len(found)) for figure in BROKEN_FIGURES)

    def reason(self, metric: str) -> Word | None:
        """Why there is no such figure; none if it is a figure that nothing has."""
        match metric.partition(".")[0], self.recommendation.verdict:
            case "recommended" | "steps", Verdict.NOTHING_HOLDS:
                return Word("explain.nothing_holds")
            case "recommended" | "steps", Verdict.UNDECIDED:
                return Word("explain.undecided")
            case "conflict", _ if not self.recommendation.conflict:
                return Word("explain.no_conflict")
            case _:
                return None

    def _traced(self, metric: str) -> Traced:
        each = self.recommendation
        match metric.split("."):
            case ["certificate", "families", number, *figure] if stands(number, each.certificate.families):
                return self._of_family(each.certificate.families[int(number)], tuple(figure))
            case ["certificate", figure]:
                return Traced(certificate_figure(self.space, each.certificate, figure))
            case ["steps", number, figure] if each.recommended is not None and is_position(number):
                target = self._of(each.recommended)
                return traced_step(setting_for(self.loaded), target, int(number), figure)
            case ["broken" | "nearest_broken" | "conflict" as key, number, figure] if stands(number, self._broken[key]):
                return self._of_broken(key, self._broken[key][int(number)], figure)
            case path:
                return traced_within(self._configurations, path)

    @property
    def _broken(self) -> Mapping[str, tuple[BrokenEntry, ...]]:
        each = self.recommendation
        return {"broken": each.broken, "nearest_broken": each.nearest_broken, "conflict": each.conflict}

    def _of_broken(self, key: str, entry: BrokenEntry, figure: str) -> Traced:
        """A figure of a constraint, of the configuration that breaks it."""
        each = self.recommendation
        match key:
            case "broken":
                found: Configured | None = each.current
            case "nearest_broken":
                found = each.nearest
            case _:
                found = where_tried(self.space, entry)
        return self._broken_in(found, entry, figure)

    def _of_family(self, family: Family, figure: tuple[str, ...]) -> Traced:
        match figure:
            case ("found" | "minimum" | "maximum" as what,):
                return self._broken_in(where_refused(self.space, family), family, what)
            case _:
                return Traced(family_figure(self.space, family, figure))

    def _broken_in(self, found: Configured | None, entry: BrokenEntry | Family, figure: str) -> Traced:
        of, breaks = self._of(found or self.recommendation.current), found is not None
        return Traced(broken_figure(of, entry, figure, breaks=breaks), of, is_its_own=breaks)

    @cached_property
    def _configurations(self) -> Mapping[str, ConfiguredExplained]:
        """Its configurations by their paths."""
        each = self.recommendation
        found = {"current": each.current, "recommended": each.recommended, "nearest": each.nearest}
        undecided = {f"undecided.{at}": one for at, one in enumerate(each.undecided)}
        return {path: self._of(one) for path, one in {**found, **undecided}.items() if one is not None}

    def _of(self, found: Configured) -> ConfiguredExplained:
        return ConfiguredExplained(setting_for(self.loaded), dict(lists_of(self.loaded)), found)


def stands(number: str, found: Sequence[object]) -> bool:
    """Whether a list has something at a position."""
    return is_position(number) and int(number) < len(found)


def traced_within(configurations: Mapping[str, ConfiguredExplained], path: Sequence[str]) -> Traced:
    """A figure of a configuration, whose path comes first; nothing if it is of none of them."""
    for length in range(1, len(path)):
        of = configurations.get(".".join(path[:length]))
        if of is not None:
            return Traced(of.metric(tuple(path[length:])), of)
    return NOTHING


def traced_step(own: Setting, target: ConfiguredExplained, number: int, figure: str) -> Traced:
    """A figure of a step to a configuration, of which only the value that it sets is a figure of that alone."""
    return Traced(step_figure(own, target, number, figure), target, is_its_own=figure == "to")


def answer_of(loaded: Loaded, metric: str, traced: Traced) -> ExplainAnswer:
    """The answer that an explanation is, with its places and its configuration."""
    explanation, of, is_its_own = traced
    if explanation is None:
        return ExplainAnswer(answered(loaded), metric, None, {})
    standings = dict(standings_of(loaded if of is None else _taken(loaded, of), explanation))
    configuration = None if of is None or not is_its_own else of.configuration
    return ExplainAnswer(answered(loaded), metric, explanation, standings, configuration)


def _taken(loaded: Loaded, of: ConfiguredExplained) -> Loaded:
    """The scenario with the price lists of the regions that a configuration is in."""
    taken: dict[str, Taken] = dict(loaded.taken)
    for vendor, region in of.configuration.regions.items():
        picks = {**picks_of(loaded.scenario.services[vendor]), "region": region}
        taken[vendor] = loaded.edition.lists[vendor].taken(Selection(loaded.as_of, picks))
    return replace(loaded, taken=taken)
