"""The ladder of a file's scenario and of each variant: what growth breaks, and the cheapest way on.

A volume is reached in the first month that has it; growth may leave a volume behind again, as seasons do.
"""

from collections.abc import Sequence
from fractions import Fraction

from capacity_cli.api.loading import Loaded, Loader
from capacity_cli.api.planning import answered
from capacity_cli.api.recommending import lists_of, setting_for
from capacity_cli.model.recommend.ladder import Ladder, LadderAnswer, ladder_of
from capacity_cli.model.scenario import Scenario
from capacity_cli.model.volumes import label_of, length_problems, volumes

_MOST_MONTHS = 120


def climbed(loader: Loader, file: str, up_to: int) -> tuple[LadderAnswer, ...]:
    """The ladder of a file's scenario, then of each variant; raises `Refused` with every problem of the file."""
    return tuple(LadderAnswer(answered(each), ladder_for(each, up_to)) for each in loader.load(file))


def ladder_for(loaded: Loaded, up_to: int) -> Ladder:
    """The ladder of one scenario or variant."""
    volumes = growing(loaded.scenario, up_to)

    def month_of(volume: int) -> str | None:
        reached = first_with(volumes, volume)
        return None if reached is None else label_of(loaded.scenario.period, reached)

    return ladder_of(setting_for(loaded), dict(lists_of(loaded)), up_to, month_of)


def first_with(volumes: Sequence[Fraction], volume: int) -> int | None:
    """The number of the first month that has a volume; none if no month has."""
    return next((number for number, each in enumerate(volumes) if each >= volume), None)


def growing(scenario: Scenario, up_to: int) -> tuple[Fraction, ...]:
    """The volume of each month, as far as growth is stated, to the ladder's end or ten years at most."""
    found: tuple[Fraction, ...] = ()
    for months in range(1, _MOST_MONTHS + 1):
        if any(True for _ in length_problems(scenario, months)):
            break
        found = volumes(scenario, months)
        if found[-1] >= up_to:
            break
    return found
