"""What a price list must hold beyond its form: its names must exist."""

from collections.abc import Iterator
from itertools import islice

from capacity_cli.model.names import unknown_name
from capacity_cli.model.prices.price_list import PriceList
from capacity_cli.model.problems import Path, Problem, ProblemCode

_MOST_PROBLEMS = 100


def price_list_problems(listed: PriceList) -> Iterator[Problem]:
    """Names that a list uses and does not declare, and meters that a plan charges twice; at most 100 of them."""
    yield from islice(_problems(listed), _MOST_PROBLEMS)


def _problems(listed: PriceList) -> Iterator[Problem]:
    for path, source in _named_sources(listed):
        if source is not None and source not in listed.sources:
            yield unknown_name("kind.source", source, listed.sources, path)
    yield from _doubled_charges(listed)
    if listed.meters:
        for path, meter in _named_meters(listed):
            if meter not in listed.meters:
                yield unknown_name("kind.meter", meter, listed.meters, path)


def _doubled_charges(listed: PriceList) -> Iterator[Problem]:
    """Meters with a second charge in a plan: every unit is billed once."""
    for name, plan in listed.plans.items():
        seen: set[str] = set()
        for number, charge in enumerate(plan.charges):
            if charge.meter in seen:
                path = ("plans", name, "charges", number, "meter")
                yield Problem(ProblemCode.DOUBLED_CHARGE, {"meter": charge.meter}, path)
            seen.add(charge.meter)


def _named_sources(listed: PriceList) -> Iterator[tuple[Path, str | None]]:
    for name, plan in listed.plans.items():
        where = ("plans", name)
        yield (*where, "price", "source"), plan.price.source
        yield from (((*where, "charges", at, "source"), each.source) for at, each in enumerate(plan.charges))
        yield from (((*where, "limits", at, "source"), each.source) for at, each in enumerate(plan.limits))
        seconds = plan.capabilities.function_max_seconds
        if seconds is not None:
            yield (*where, "capabilities", "function_max_seconds", "source"), seconds.source
    for name, trigger in listed.triggers.items():
        yield ("triggers", name, "source"), trigger.source


def _named_meters(listed: PriceList) -> Iterator[tuple[Path, str]]:
    for name, plan in listed.plans.items():
        where = ("plans", name)
        yield from (((*where, "charges", at, "meter"), each.meter) for at, each in enumerate(plan.charges))
        yield from (((*where, "limits", at, "meter"), each.meter) for at, each in enumerate(plan.limits))
