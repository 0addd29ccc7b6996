"""A family of a certificate, explained: how many configurations it holds, and the value that comes nearest to holding.

The value is a figure of one configuration of the family, which is looked for.
"""

from math import prod

from capacity_cli.model.explanation.arithmetic import defined, made
from capacity_cli.model.explanation.node import Explanation, Name, Operation, named
from capacity_cli.model.freedom import memory_text
from capacity_cli.model.metrics import Known
from capacity_cli.model.recommend.certificate import Family
from capacity_cli.model.recommend.explained_counts import counted, option_name
from capacity_cli.model.recommend.space import Space
from capacity_cli.model.recommend.where import options_of

FAMILY_FIGURES = ("configurations", "batch_from", "batch_to")
"""The figures of a family that count its configurations."""


def family_figure(space: Space, family: Family, figure: tuple[str, ...]) -> Explanation | None:
    """A figure that counts the configurations of a family; none if it is another one."""
    match figure:
        case ("configurations",):
            return _configurations(space, family)
        case ("batch_from",):
            return defined(named("configured.batch_from"), family.batch_from, Known.EXACTLY, _range(family))
        case ("batch_to",):
            return defined(named("configured.batch_to"), family.batch_to, Known.EXACTLY, _range(family))
        case ("concurrency", at) if family.concurrency is not None and at in map(str, range(len(family.concurrency))):
            tried = named("configured.tried", names=", ".join(map(str, family.concurrency)))
            return defined(named("explain.concurrency"), family.concurrency[int(at)], Known.EXACTLY, tried)
        case _:
            return None


def _configurations(space: Space, family: Family) -> Explanation:
    """The product of what belongs to the family; its number alone where options do not make one."""
    name, sizes = named("configured.configurations_of_family"), family.batch_to - family.batch_from + 1
    schedules = family.schedules or tuple(each.text for each in space.schedules)
    concurrencies = family.concurrency or space.concurrencies
    memories = family.memory_gb or tuple(map(memory_text, space.memories))
    options = list(options_of(space, family))
    axes = (
        *(
            counted("configured.plans_of_family", list(map(option_name, each)), vendor=each[0].subscription.vendor)
            for each in options
        ),
        counted("configured.schedules_of_family", list(schedules)),
        counted("configured.concurrencies_of_family", [str(each or "batch") for each in concurrencies]),
        *([counted("configured.memories_of_family", memories)] if len(space.memories) > 1 else []),
        defined(named("configured.batch_sizes_of_family"), sizes, Known.EXACTLY, _range(family)),
    )
    if prod((int(each.number or 0) for each in axes), start=1) != family.configurations:
        return defined(name, family.configurations, Known.EXACTLY, named("configured.some_of_product"), *axes)
    return made(Operation.PRODUCT, name, *axes)


def _range(family: Family) -> Name:
    return named("recommend.range", first=family.batch_from, last=family.batch_to)
