"""In which configuration a broken constraint has the value that an answer tells of it.

The answer tells the value that comes nearest to holding, of many configurations; this finds one that has it, among
those that the search looks at first.
"""

from collections.abc import Iterable, Iterator
from decimal import localcontext
from itertools import islice

from capacity_cli.model.freedom import memory_text
from capacity_cli.model.numbers import EXACT
from capacity_cli.model.plan import plan
from capacity_cli.model.recommend.answer import BrokenEntry, Configured
from capacity_cli.model.recommend.certificate import Family
from capacity_cli.model.recommend.costing import Costing
from capacity_cli.model.recommend.demands import Broken, demanding
from capacity_cli.model.recommend.judging import Judging
from capacity_cli.model.recommend.nothing_holds import Tried, tried
from capacity_cli.model.recommend.recommendation import configured, fraction
from capacity_cli.model.recommend.space import Cell, Option, Space

_MOST_LOOKED_AT = 500
"""More configurations of a family are not looked at, neither at the ends of its batch sizes nor between them."""


def where_tried(space: Space, entry: BrokenEntry) -> Configured | None:
    """Where nothing holds: the first configuration with a constraint of the conflict; none if none has its value."""
    with localcontext(EXACT):
        return _first(space, tried(space, _judging(space)), entry)


def where_refused(space: Space, family: Family) -> Configured | None:
    """The first configuration of a family that has its value; none among those that are looked at."""
    with localcontext(EXACT):
        judging = _judging(space)
        ends = dict.fromkeys((family.batch_to, family.batch_from))
        cells = [cell for cell in space.cells if _belongs(cell, family)]
        at_ends = ((cell, size) for cell in cells for size in ends)
        between = ((cell, size) for cell in cells for size in range(family.batch_from + 1, family.batch_to))
        both = (each for found in (at_ends, between) for each in islice(found, _MOST_LOOKED_AT))
        return _first(space, (Tried(cell, size, judging.broken(cell, size)) for cell, size in both), family)


def _first(space: Space, looked_at: Iterable[Tried], entry: BrokenEntry | Family) -> Configured | None:
    for each in looked_at:
        if any(_is(broken, entry) for broken in each.broken):
            setting = space.setting_of(each.cell, each.batch_size)
            return configured(setting, plan(setting))
    return None


def _is(broken: Broken, entry: BrokenEntry | Family) -> bool:
    """Whether a constraint is the one of an answer, with its value."""
    what = broken.constraint, broken.vendor, broken.plan, broken.meter, fraction(broken.found)
    return what == (entry.constraint, entry.vendor, entry.plan, entry.meter, entry.found)


def _judging(space: Space) -> Judging:
    return Judging(space, demanding(space.setting.scenario), Costing(space.setting).timed)


def options_of(space: Space, family: Family) -> Iterator[tuple[Option, ...]]:
    """The subscriptions of each service that belong to a family."""
    return (tuple(each for each in options if _may_be(each, family)) for options in space.services)


def _belongs(cell: Cell, family: Family) -> bool:
    schedules, concurrencies, memories = family.schedules, family.concurrency, family.memory_gb
    return (
        all(_may_be(option, family) for option in cell.options)
        and (schedules is None or cell.schedule.text in schedules)
        and (concurrencies is None or cell.concurrency in concurrencies)
        and (memories is None or memory_text(cell.memory_gb) in memories)
    )


def _may_be(option: Option, family: Family) -> bool:
    """Whether the plan and the region of an option belong to a family."""
    subscription = option.subscription
    vendor, region = subscription.vendor, str(subscription.service.chosen.get("region", ""))
    plans, regions = family.plans.get(vendor), family.regions.get(vendor)
    return (plans is None or subscription.plan_name in plans) and (regions is None or region in regions)
