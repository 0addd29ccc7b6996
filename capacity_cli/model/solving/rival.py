"""The volumes at which another plan of a vendor costs no more than the scenario's own, exactly.

What both bills have in common is left out, and the rest compared: line by line, or, where both follow straight lines,
by the ends of a range, since two bills that grow alike could not be told apart in any other way.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import localcontext
from fractions import Fraction
from itertools import chain

from capacity_cli.model.bill import Line
from capacity_cli.model.numbers import EXACT
from capacity_cli.model.setting import Setting
from capacity_cli.model.solving.affordable import Holds, largest_volume
from capacity_cli.model.solving.bounds import Bounds, Counts, before_tax, bill_at, bounds
from capacity_cli.model.solving.plans import fixed_plans
from capacity_cli.model.solving.search import Judge, Stretch, joined, stretches
from capacity_cli.model.solving.straight import deviation
from capacity_cli.model.solving.volumes import Volumes
from capacity_cli.model.subscription import Subscription
from capacity_cli.model.tariff import Tariff, tariffs

_PATIENCE = 400
"""Ranges that are looked at before the rest is called undecided: two bills that differ by less than what is rounded."""


@dataclass(frozen=True, slots=True)
class Rival:
    """A plan that is held against the scenario's own."""

    vendor: str
    """The vendor, by its name in the scenario."""
    plan: str
    """The plan, by its name in the vendor's list."""


def cheaper_volumes(setting: Setting, rival: Rival) -> list[Stretch[Holds]]:
    """The stretches of volumes from 1 on, by whether the bill on the rival plan comes to no more than on the own."""
    with localcontext(EXACT):
        return list(_cheaper_volumes(setting, on_rival(setting, rival), rival.vendor))


def on_rival(setting: Setting, rival: Rival) -> Setting:
    """The setting on the other plan, be it chosen by the volume or not."""
    own = setting.subscriptions[rival.vendor]
    service = own.service.model_copy(update={"plan": rival.plan})
    other = replace(own, service=service).on_plan(rival.plan)
    return replace(setting, subscriptions={**setting.subscriptions, rival.vendor: other})


def _cheaper_volumes(setting: Setting, other: Setting, vendor: str) -> Iterator[Stretch[Holds]]:
    last = largest_volume(setting)
    pieces = _together(fixed_plans(setting, 1, last), fixed_plans(other, 1, last))
    judged = (stretches(_judge(*piece.verdict, vendor), piece.first, piece.last) for piece in pieces)
    yield from joined(chain.from_iterable(judged))


def _together(
    ours: Iterator[Stretch[Volumes]], theirs: Iterator[Stretch[Volumes]]
) -> Iterator[Stretch[tuple[Volumes, Volumes]]]:
    """The stretches over which the plans of neither bill change; both begin and end at the same volumes."""
    own, other = next(ours), next(theirs)
    first = own.first
    while True:
        last = min(own.last, other.last)
        yield Stretch(first, last, (own.verdict, other.verdict))
        first = last + 1
        if own.last == last == other.last:
            both = next(ours, None), next(theirs, None)
            if both[0] is None or both[1] is None:
                return
            own, other = both[0], both[1]
        elif own.last == last:
            own = next(ours)
        else:
            other = next(theirs)


def _judge(ours: Volumes, theirs: Volumes, vendor: str) -> Judge[Holds]:
    counts = not_in_common(ours, theirs, vendor)
    looked_at = 0

    def judge(low: int, high: int) -> Holds | None:
        nonlocal looked_at
        looked_at += 1
        own, other = bounds(ours, low, high, counts), bounds(theirs, low, high, counts)
        if own is not None and other is not None:
            if not (own.complete or other.complete):
                return Holds.UNDECIDED
            no_dearer = _no_dearer(own, other)
            if no_dearer is None:
                no_dearer = _no_dearer_by_ends(ours, theirs, low, high, counts)
            if no_dearer is not None:  # what is unknown could only make a bill dearer
                certain = other.complete if no_dearer else own.complete
                return _CERTAIN[no_dearer] if certain else Holds.UNDECIDED
        return None if looked_at < _PATIENCE or low == high else Holds.UNDECIDED

    return judge


_CERTAIN = {True: Holds.YES, False: Holds.NO}


def _no_dearer(own: Bounds, other: Bounds) -> bool | None:
    """Whether the known part of the other bill comes to no more than that of the own one; none if that varies."""
    if other.most <= own.least:
        return True
    return False if other.least > own.most else None


def _no_dearer_by_ends(ours: Volumes, theirs: Volumes, first: int, last: int, counts: Counts) -> bool | None:
    """The same, where both bills follow straight lines apart from what is rounded."""
    off = [deviation(volumes, first, last, counts) for volumes in (ours, theirs)]
    known = [each for each in off if each is not None]
    if len(known) < len(off):
        return None
    more = [_known_at(theirs, volume, counts) - _known_at(ours, volume, counts) for volume in (first, last)]
    slack = 2 * sum(known, Fraction(0))  # of the line through the ends, too
    if max(more) + slack <= 0:
        return True
    return False if min(more) - slack > 0 else None


def _known_at(volumes: Volumes, messages: int, counts: Counts) -> Fraction:
    lines = (line for line in bill_at(volumes, messages).lines if counts(line))
    return sum((Fraction(line.amount_converted) for line in lines if line.amount_converted is not None), Fraction(0))


def not_in_common(ours: Volumes, theirs: Volumes, vendor: str) -> Counts:
    """The lines that may differ: those of the vendor, less the meters that both plans charge alike.

    Where the other plan changes what is used, or the plan of another vendor, all may.
    """
    if _runs(ours) != _runs(theirs) or ours.used(1) != theirs.used(1) or _others_differ(ours, theirs, vendor):
        return before_tax
    own, other = ours.setting.subscriptions[vendor], theirs.setting.subscriptions[vendor]
    alike = frozenset() if own.prices.rounds_once else _charged_alike(own, other)

    def counts(line: Line) -> bool:
        return before_tax(line) and line.vendor == vendor and line.meter not in alike

    return counts


def _runs(volumes: Volumes) -> tuple[object, ...]:
    """What the use of runs follows from, beside the volume."""
    return volumes.able.pace, volumes.able.run_seconds, volumes.full_from, volumes.runs, volumes.full_runs


def _others_differ(ours: Volumes, theirs: Volumes, vendor: str) -> bool:
    """Whether another vendor's plan, which is chosen by what is used, is a different one."""
    own, other = ours.setting.subscriptions, theirs.setting.subscriptions
    return any(own[name].plan_name != other[name].plan_name for name in own if name != vendor)


def _charged_alike(own: Subscription, other: Subscription) -> frozenset[str]:
    ours, theirs = ({each.meter: _price(each) for each in tariffs(side)} for side in (own, other))
    return frozenset(meter for meter, price in ours.items() if theirs.get(meter) == price)


def _price(tariff: Tariff) -> Tariff:
    """A tariff without where it is written."""
    return replace(tariff, path=(), source=None)
