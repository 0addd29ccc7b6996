"""A ceiling that volumes cross, explained: the ceiling where it is written, and the first volume that is beyond it.

The volume is where the plan of one message less stays below the ceiling, unless the volumes begin beyond it.
"""

from capacity_cli.model.explanation.arithmetic import defined, fixed, rounded_to, word
from capacity_cli.model.explanation.at_volume import AtVolume
from capacity_cli.model.explanation.node import Explanation, named
from capacity_cli.model.limits import LimitUse
from capacity_cli.model.metrics import Known
from capacity_cli.model.money import RoundingMode
from capacity_cli.model.problems import Word
from capacity_cli.model.setting import Setting
from capacity_cli.model.solving.carried import LimitCrossed
from capacity_cli.model.solving.solve import Interval


def crossed_figure(setting: Setting, interval: Interval, crossed: LimitCrossed, figure: str) -> Explanation | None:
    """A figure of a ceiling that the volumes of an interval cross; none if it has none."""
    first = int(crossed.from_)
    there = AtVolume.of(setting, first)
    match figure:
        case "limit":
            return _limit(there, crossed)
        case "from":
            less = None if first == interval.from_ else AtVolume.of(setting, first - 1)
            return _first_beyond(there, less, crossed)
        case "on_exceed" if crossed.vendor is None:
            return word(named("verdict.on_exceed"), Word(f"on_exceed.{crossed.on_exceed}"), named("solved.waits"))
        case "on_exceed":
            return there.limits.beyond(_row(there, crossed) or 0)
        case _:
            return None


def _limit(there: AtVolume, crossed: LimitCrossed) -> Explanation | None:
    """The most that may be used."""
    if crossed.vendor is None:
        step = fixed(named("explain.whole_message"), 1)
        return rounded_to(named("solved.capacity"), there.carried, step, RoundingMode.DOWN)
    return there.limits.metric((str(_row(there, crossed)), "limit"))


def _first_beyond(there: AtVolume, less: AtVolume | None, crossed: LimitCrossed) -> Explanation:
    """The first volume beyond a ceiling, with what it uses, what one message less does, and the ceiling."""
    note = named("solved.begins_beyond" if less is None else "solved.first_beyond")
    found = (_used(there, crossed), None if less is None else _used(less, crossed), _limit(there, crossed))
    parts = (each for each in found if each is not None)
    return defined(named("solved.crossed_from"), there.messages, Known.EXACTLY, note, *parts)


def _used(there: AtVolume, crossed: LimitCrossed) -> Explanation | None:
    """What a volume uses; none of the capacity, which the volume itself is held against, and on another plan."""
    at = None if crossed.vendor is None else _row(there, crossed)
    return None if at is None else there.limits.metric((str(at), "used"))


def _row(there: AtVolume, crossed: LimitCrossed) -> int | None:
    """The position of the ceiling among those of a volume; none if its plans have no such ceiling."""
    wanted = crossed.vendor, crossed.plan, crossed.meter, crossed.per, crossed.limit
    return next((at for at, row in enumerate(there.rows) if _named(row) == wanted), None)


def _named(row: LimitUse) -> tuple[object, ...]:
    return row.vendor, row.plan, row.meter, row.per, row.limit
