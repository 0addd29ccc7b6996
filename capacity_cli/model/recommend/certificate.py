"""The certificate: what was refused, in families of configurations that break the same constraint.

A family is a product of values: it holds exactly the configurations that were refused, never one that was not.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import prod

from capacity_cli.model.freedom import memory_text
from capacity_cli.model.leaves import Ratio
from capacity_cli.model.numbers import Exact
from capacity_cli.model.recommend.demands import is_of_cost, nearness
from capacity_cli.model.recommend.judging import Refusal
from capacity_cli.model.recommend.space import Cell, Option, Space


@dataclass(frozen=True, slots=True)
class Family:
    """Configurations that break the same constraint."""

    plans: Mapping[str, tuple[str, ...]]
    """The plans of each vendor that belong to it; a vendor that is not named may be on any that was tried."""
    regions: Mapping[str, tuple[str, ...]]
    """The same of regions."""
    schedules: tuple[str, ...] | None
    """The schedules that belong to it; null for any that was tried."""
    concurrency: tuple[int, ...] | None
    """The numbers of jobs at the same time; null for any that was tried."""
    memory_gb: tuple[str, ...] | None
    """The memories of a run in GB, or `plan` for what the plan allows; null for any that was tried."""
    batch_from: int
    """The smallest batch size."""
    batch_to: int
    """The largest."""
    configurations: int
    """How many configurations belong to it."""
    constraint: str
    """What they break: the code of a finding, or the metric of a check."""
    vendor: str | None
    """The vendor whose plan breaks it; null if it is no single one."""
    plan: str | None
    """That plan."""
    meter: str | None
    """The meter of a limit; null of anything else."""
    found: Ratio | None
    """The value that comes nearest to holding; null if there is none, or if it is unknown or has no end."""
    at_least: bool
    """Whether that value is only a bound: none of the values is less."""
    minimum: Ratio | None
    """The least that passes; null if there is no such bound."""
    maximum: Ratio | None
    """The most that passes; null if there is no such bound."""
    undecided: bool
    """Whether it is only not known to hold."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """Why nothing cheaper was recommended."""

    configurations: int
    """How many configurations there are to choose from."""
    refused: int
    """How many of them the families hold: every one that comes before the recommended one, and some beyond."""
    families: tuple[Family, ...]
    """What was refused and why, plans first."""


def certificate_of(space: Space, refused: Sequence[Refusal]) -> Certificate:
    """The families of what was refused."""
    groups: dict[tuple[object, ...], list[Refusal]] = {}
    for each in _together(refused):
        groups.setdefault(_kind(each), []).append(each)
    families = tuple(family for group in groups.values() for family in _families(space, group))
    ordered = sorted(families, key=lambda each: (each.vendor is None, each.constraint, -each.configurations))
    return Certificate(space.size, sum(each.configurations for each in families), tuple(ordered))


def _together(refused: Sequence[Refusal]) -> Iterator[Refusal]:
    """The refusals with neighbouring batch sizes of a cell that break the same made one."""
    last: Refusal | None = None
    for each in sorted(refused, key=lambda one: (one.cell.rank, one.batch_sizes[0])):
        if last is not None and _continues(last, each):
            nearest = max(last.broken, each.broken, key=nearness)
            last = Refusal(last.cell, range(last.batch_sizes[0], each.batch_sizes[-1] + 1), nearest)
            continue
        if last is not None:
            yield last
        last = each
    if last is not None:
        yield last


def _continues(last: Refusal, each: Refusal) -> bool:
    same_cell = last.cell is each.cell and last.batch_sizes[-1] + 1 == each.batch_sizes[0]
    return same_cell and replace(last.broken, found=None) == replace(each.broken, found=None)


def _kind(refusal: Refusal) -> tuple[object, ...]:
    """What refusals of one family share; where neither a plan nor the cost is to blame, the schedule is."""
    what, sizes = refusal.broken, refusal.batch_sizes
    owner = what.vendor, what.plan, what.meter
    apart = refusal.cell.schedule.text if what.vendor is None and not is_of_cost(what) else ""
    bounds = what.minimum, what.maximum, what.undecided, what.at_least
    return what.constraint, owner, bounds, sizes[0], sizes[-1], apart


def _families(space: Space, group: Sequence[Refusal]) -> Iterator[Family]:
    """One family if the group is a product, else one for each set of subscriptions, else one for each cell."""
    if _is_product(group):
        yield _family(space, group)
        return
    apart: dict[object, list[Refusal]] = {}
    for each in group:
        apart.setdefault(tuple(option.rank for option in each.cell.options), []).append(each)
    for part in apart.values():
        for same in [part] if _is_product(part) else [[each] for each in part]:
            yield _family(space, same)


def _axes(cells: Iterable[Cell]) -> list[dict[object, None]]:
    """The values of each axis, each once."""
    others = ((cell, (cell.schedule.text, cell.concurrency, memory_text(cell.memory_gb))) for cell in cells)
    rows = [(*(option.rank for option in cell.options), *values) for cell, values in others]
    return [dict.fromkeys(column) for column in zip(*rows, strict=True)]


def _is_product(group: Sequence[Refusal]) -> bool:
    cells = {id(each.cell) for each in group}
    return len(cells) == len(group) == prod(map(len, _axes(each.cell for each in group)))


def _family(space: Space, group: Sequence[Refusal]) -> Family:
    *options, schedules, concurrencies, memories = _axes(each.cell for each in group)
    plans: dict[str, tuple[str, ...]] = {}
    regions: dict[str, tuple[str, ...]] = {}
    for tried, ranks in zip(space.services, options, strict=True):
        own = [option for option in tried if option.rank in ranks]
        vendor = tried[0].subscription.vendor
        _note(plans, vendor, tried, own, lambda option: option.subscription.plan_name)
        _note(regions, vendor, tried, own, lambda option: str(option.subscription.service.chosen.get("region", "")))
    nearest = max((each.broken for each in group), key=nearness)
    sizes = group[0].batch_sizes
    return Family(
        plans=plans,
        regions=regions,
        schedules=None if len(schedules) == len(space.schedules) else tuple(map(str, schedules)),
        concurrency=_numbers(space, concurrencies),
        memory_gb=None if len(memories) == len(space.memories) else tuple(map(str, memories)),
        batch_from=sizes[0],
        batch_to=sizes[-1],
        configurations=len(group) * len(sizes),
        constraint=nearest.constraint,
        vendor=nearest.vendor,
        plan=nearest.plan,
        meter=nearest.meter,
        found=_exactly(nearest.found),
        at_least=nearest.at_least,
        minimum=_exactly(nearest.minimum),
        maximum=_exactly(nearest.maximum),
        undecided=nearest.undecided,
    )


def _note(
    noted: dict[str, tuple[str, ...]],
    vendor: str,
    tried: Sequence[Option],
    own: Sequence[Option],
    name: Callable[[Option], str],
) -> None:
    """Note the names that options have if these are not all that was tried."""
    names = dict.fromkeys(name(option) for option in own)
    if len(names) < len({name(option) for option in tried}):
        noted[vendor] = tuple(names)


def _numbers(space: Space, found: Iterable[object]) -> tuple[int, ...] | None:
    numbers = tuple(each for each in found if isinstance(each, int))
    return None if len(numbers) in (0, len(space.concurrencies)) else numbers


def _exactly(value: Exact | int | None) -> Fraction | None:
    return None if value is None else Fraction(value)
