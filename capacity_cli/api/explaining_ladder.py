"""Explaining a ladder: from a file and the path of one of its figures to where it comes from.

It is the ladder that `recommend --ladder` climbs, as far as it does unless it is told.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from capacity_cli.api.explaining_recommend import NOTHING, Traced, answer_of, stands, traced_step, traced_within
from capacity_cli.api.laddering import first_with, growing, ladder_for
from capacity_cli.api.loading import Loaded
from capacity_cli.api.recommending import lists_of, setting_for
from capacity_cli.api.tracing import unknown_metric
from capacity_cli.documents.refused import Refused
from capacity_cli.model.explanation.answer import ExplainAnswer
from capacity_cli.model.recommend.answer import BrokenEntry, Configured
from capacity_cli.model.recommend.explained import FIGURES, ConfiguredExplained
from capacity_cli.model.recommend.explained_broken import BROKEN_FIGURES, broken_figure
from capacity_cli.model.recommend.explained_counts import RUNG_FIGURES, ladder_end, ladder_top, rung_figure
from capacity_cli.model.recommend.explained_reached import reached_in
from capacity_cli.model.recommend.explained_steps import STEP_FIGURES
from capacity_cli.model.recommend.ladder import Ladder, Rung, space_at_end
from capacity_cli.model.recommend.space import Lists
from capacity_cli.model.recommend.usual import LADDER_END
from capacity_cli.model.recommend.where import where_tried
from capacity_cli.model.setting import Setting


def explained_ladder(loaded: Sequence[Loaded], metric: str, up_to: int | None) -> tuple[ExplainAnswer, ...]:
    """The explanation of a figure of the ladders of a file and its variants, up to so many messages a day.

    Raises `Refused` where none of them has such a figure.
    """
    found = [Climbed(each, up_to) for each in loaded]
    answers = tuple(each.explained(metric) for each in found)
    if all(each.explanation is None for each in answers):
        raise Refused([unknown_metric(metric, (name for each in found for name in each.names()))])
    return answers


@dataclass(frozen=True)
class Climbed:
    """The ladder of one of them."""

    loaded: Loaded
    """The scenario."""
    up_to: int | None
    """How far it was told to climb; none if it was not."""

    @cached_property
    def ladder(self) -> Ladder:
        """The ladder."""
        return ladder_for(self.loaded, self.up_to or LADDER_END)

    def explained(self, metric: str) -> ExplainAnswer:
        """The explanation of a figure by its path in the JSON, or of a metric of the plan of a configuration."""
        return answer_of(self.loaded, metric, self._traced(metric))

    def names(self) -> Iterator[str]:
        """The paths of its figures, but for the metrics of plans."""
        yield "up_to"
        yield from () if self.ladder.ends_at is None else ("ends_at",)
        yield from () if self.ladder.ends_in is None else ("ends_in",)
        yield from _of_entries("conflict", self.ladder.conflict, BROKEN_FIGURES)
        for at, rung in enumerate(self.ladder.rungs):
            yield from (f"rungs.{at}.{figure}" for figure in RUNG_FIGURES)
            yield from () if rung.month is None else (f"rungs.{at}.month",)
            yield from (f"rungs.{at}.{side}.{figure}" for side in ("before", "after") for figure in FIGURES)
            yield from _of_entries(f"rungs.{at}.broken", rung.broken, BROKEN_FIGURES)
            yield from _of_entries(f"rungs.{at}.changes", rung.moves, STEP_FIGURES)

    def _traced(self, metric: str) -> Traced:
        ladder = self.ladder
        match metric.split("."):
            case ["up_to"]:
                return Traced(ladder_top(self._setting, ladder, self.up_to))
            case ["ends_at"]:
                return Traced(ladder_end(ladder))
            case ["ends_in"] if ladder.ends_at is not None:
                return self._month(ladder.ends_at)
            case ["conflict", number, figure] if ladder.ends_at is not None and stands(number, ladder.conflict):
                return self._of_conflict(ladder.conflict[int(number)], ladder.ends_at, figure)
            case ["rungs", number, *path] if stands(number, ladder.rungs):
                return self._of_rung(ladder.rungs[int(number)], number, path)
            case _:
                return NOTHING

    def _of_rung(self, rung: Rung, number: str, path: Sequence[str]) -> Traced:
        volume = rung.messages_per_day
        before, after = self._of(rung.before, volume), self._of(rung.after, volume)
        match path:
            case ["broken", at, figure] if stands(at, rung.broken):
                return Traced(broken_figure(before, rung.broken[int(at)], figure), before)
            case ["changes", at, figure] if stands(at, rung.moves):
                return traced_step(before.setting, after, int(at), figure)
            case ["month"]:
                return self._month(volume)
            case [figure]:
                return Traced(rung_figure(self.ladder, number, figure))
            case _:
                return traced_within({"before": before, "after": after}, path)

    def _month(self, volume: int) -> Traced:
        """The month in which growth reaches a volume; nothing if it never does."""
        volumes = growing(self.loaded.scenario, self.up_to or LADDER_END)
        number = first_with(volumes, volume)
        return NOTHING if number is None else Traced(reached_in(self._setting, volume, volumes, number))

    def _of_conflict(self, entry: BrokenEntry, volume: int, figure: str) -> Traced:
        """A figure of a constraint where nothing holds any more, of a configuration that breaks it."""
        found = where_tried(space_at_end(self._setting, self._lists, self.ladder, volume), entry)
        breaks, last = found is not None, next((each.after for each in reversed(self.ladder.rungs)), None)
        present = found or last
        if present is None:
            return NOTHING
        of = self._of(present, volume)
        return Traced(broken_figure(of, entry, figure, breaks=breaks), of, is_its_own=breaks)

    def _of(self, found: Configured, volume: int) -> ConfiguredExplained:
        return ConfiguredExplained(self._setting, self._lists, found, volume)

    @cached_property
    def _setting(self) -> Setting:
        return setting_for(self.loaded)

    @cached_property
    def _lists(self) -> Lists:
        return dict(lists_of(self.loaded))


def _of_entries(path: str, entries: Sequence[object], figures: Sequence[str]) -> Iterator[str]:
    return (f"{path}.{at}.{figure}" for at in range(len(entries)) for figure in figures)
