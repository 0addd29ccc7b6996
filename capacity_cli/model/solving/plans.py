"""The plans that `plan: auto` chooses, by volume: stretches of volumes over which none of them changes.

A plan is chosen by whether ceilings hold, so that nothing changes where each of them, on each plan that could be
chosen, either holds or breaks throughout.
"""

from collections.abc import Iterator
from itertools import product

from capacity_cli.model.choosing import on_plan, open_vendors, rows_too_small, settled
from capacity_cli.model.setting import Setting
from capacity_cli.model.solving.search import Stretch, stretches
from capacity_cli.model.solving.volumes import Volumes
from capacity_cli.model.usage import Usage

_Broken = tuple[tuple[str, str, str], ...]


def fixed_plans(setting: Setting, first: int, last: int) -> Iterator[Stretch[Volumes]]:
    """The setting on its plans, for each stretch of volumes; one stretch where no plan is left open."""
    vendors = tuple(open_vendors(setting))
    if not vendors:
        yield Stretch(first, last, Volumes(setting))
        return
    trials = tuple(_on_each_plan(setting, vendors))

    def judge(low: int, high: int) -> tuple[_Broken, ...] | None:
        found = tuple(_broken(trial, vendors, low, high) for trial in trials)
        known = tuple(each for each in found if each is not None)
        return known if len(known) == len(found) else None

    smallest = next(iter(trials)).setting
    for stretch in stretches(judge, first, last):
        yield Stretch(stretch.first, stretch.last, Volumes(settled(smallest, stretch.first)))


def _on_each_plan(setting: Setting, vendors: tuple[str, ...]) -> Iterator[Volumes]:
    """The setting on each choice of plans, the smallest of all first."""
    for names in product(*(setting.subscriptions[vendor].prices.plans for vendor in vendors)):
        trial = setting
        for vendor, name in zip(vendors, names, strict=True):
            trial = on_plan(trial, vendor, name)
        yield Volumes(trial)


def _broken(trial: Volumes, vendors: tuple[str, ...], first: int, last: int) -> _Broken | None:
    """The ceilings that break on these plans, at every volume of a range; none if one breaks at some of them only."""
    between = trial.between(first, last)
    if between is None:
        return None
    least, most = (_names(trial.setting, vendors, used) for used in (between.least, between.most))
    return least if least == most else None


def _names(setting: Setting, vendors: tuple[str, ...], used: tuple[Usage, ...]) -> _Broken:
    broken = (row for vendor in vendors for row in rows_too_small(setting, vendor, used))
    return tuple((row.vendor, row.meter, row.per) for row in broken)
