"""The volumes that the service carries with some headroom, and the limits that a stretch of volumes crosses."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import partial
from math import floor

from capacity_cli.model.attempts import attempts_per_message
from capacity_cli.model.capacity import capacity
from capacity_cli.model.leaves import Count, Quantity, Unlimited
from capacity_cli.model.limits import LimitUse, limit_uses
from capacity_cli.model.numbers import EXACT
from capacity_cli.model.prices.limit import OnExceed
from capacity_cli.model.prices.windows import MONTH
from capacity_cli.model.setting import Setting
from capacity_cli.model.solving.affordable import Holds, largest_volume
from capacity_cli.model.solving.plans import fixed_plans
from capacity_cli.model.solving.search import Stretch, joined, stretches
from capacity_cli.model.solving.volumes import Volumes
from capacity_cli.model.usage import Usage

CAPACITY = "capacity"
"""The name of the service's own capacity among the limits; it is no vendor's."""


@dataclass(frozen=True, slots=True)
class LimitCrossed:
    """A ceiling that some volumes of an interval are beyond."""

    vendor: str | None
    """The vendor's name in the scenario; null for the capacity of the service itself."""
    plan: str | None
    """The plan that sets the ceiling; null for the capacity."""
    meter: str
    """The meter that is limited; `capacity` for what the runs and the daily quotas carry."""
    limit: Quantity
    """The most that may be used, in units of the meter; of the capacity, messages a month."""
    per: str
    """What it counts in: `month` for the period, `day`, `project` and the like."""
    on_exceed: OnExceed
    """What happens above it."""
    from_: Count
    """The first volume of the interval that is beyond it, in messages a month."""


def carried(volumes: Volumes) -> Fraction:
    """The messages that the service can carry in the period, each with all its attempts."""
    found = capacity(volumes.setting, volumes.able)
    return Fraction(found.messages_per_day) * len(volumes.setting.days) / attempts_per_message(volumes.setting.scenario)


def keeping_headroom(setting: Setting, headroom: Decimal) -> list[Stretch[Holds]]:
    """The stretches of volumes by whether capacity ÷ demand is at least the headroom, above 0; no demand keeps any."""
    with localcontext(EXACT):
        return list(joined(_keeping_headroom(setting, headroom)))


def _keeping_headroom(setting: Setting, headroom: Decimal) -> Iterator[Stretch[Holds]]:
    for piece in fixed_plans(setting, 0, largest_volume(setting)):
        most = min(piece.last, floor(carried(piece.verdict) / Fraction(headroom)))
        if most >= piece.first:
            yield Stretch(piece.first, most, Holds.YES)
        if most < piece.last:
            yield Stretch(max(most + 1, piece.first), piece.last, Holds.NO)


def limits_crossed(setting: Setting, first: int, last: int) -> tuple[LimitCrossed, ...]:
    """The known ceilings that some volume from the first to the last is beyond, the first to be crossed on top.

    What is only billed above an allowance is on the bill, and no limit.
    """
    with localcontext(EXACT):
        found: dict[tuple[str | None, str | None, str, str, object], LimitCrossed] = {}
        for each in _limits_crossed(setting, first, last):
            found.setdefault((each.vendor, each.plan, each.meter, each.per, each.limit), each)
    return tuple(sorted(found.values(), key=lambda each: each.from_))


def _limits_crossed(setting: Setting, first: int, last: int) -> Iterator[LimitCrossed]:
    for piece in fixed_plans(setting, first, last):
        volumes = piece.verdict
        most = carried(volumes)
        if piece.last > most:
            start = max(floor(most) + 1, piece.first)
            yield LimitCrossed(None, None, CAPACITY, floor(most), MONTH.text, OnExceed.THROTTLE, start)
        for stretch in stretches(partial(_beyond, volumes), piece.first, piece.last):
            yield from (_crossed(row, stretch.first) for row in _rows(volumes, volumes.used(stretch.first)))


def _beyond(volumes: Volumes, first: int, last: int) -> tuple[tuple[str, str, str, object], ...] | None:
    """The ceilings that every volume of a range is beyond; none if only some are beyond one."""
    between = volumes.between(first, last)
    if between is None:
        return None
    low, high = (
        tuple((row.vendor, row.meter, row.per, row.limit) for row in _rows(volumes, used))
        for used in (between.least, between.most)
    )
    return low if set(low) == set(high) else None


def _rows(volumes: Volumes, used: tuple[Usage, ...]) -> list[LimitUse]:
    rows = limit_uses(volumes.setting, used)
    return [row for row in rows if row.on_exceed is not OnExceed.BILL and _is_beyond(row)]


def _is_beyond(row: LimitUse) -> bool:
    if row.used is None or row.limit is None or isinstance(row.limit, Unlimited):
        return False
    return Fraction(row.used) > Fraction(row.limit)


def _crossed(row: LimitUse, start: int) -> LimitCrossed:
    assert row.limit is not None and not isinstance(row.limit, Unlimited)  # noqa: S101, PT018  it is beyond it
    return LimitCrossed(row.vendor, row.plan, row.meter, row.limit, row.per, row.on_exceed, start)
