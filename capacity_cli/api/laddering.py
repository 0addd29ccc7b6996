"""The ladder of a file's scenario and of each variant: what growth breaks, and the cheapest way on."""

from capacity_cli.api.loading import Loaded, Loader
from capacity_cli.api.planning import answered
from capacity_cli.api.recommending import lists_of
from capacity_cli.model.recommend.ladder import Ladder, LadderAnswer, ladder_of


def climbed(loader: Loader, file: str, up_to: int) -> tuple[LadderAnswer, ...]:
    """The ladder of a file's scenario, then of each variant; raises `Refused` with every problem of the file."""
    return tuple(LadderAnswer(answered(each), _climbed(each, up_to)) for each in loader.load(file))


def _climbed(loaded: Loaded, up_to: int) -> Ladder:
    return ladder_of(loaded.setting, dict(lists_of(loaded)), up_to, lambda _volume: None)
