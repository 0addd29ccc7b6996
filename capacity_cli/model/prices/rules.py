"""What a price list must hold beyond its form: its names must exist."""

from collections.abc import Iterable, Iterator

from capacity_cli.model.names import suggestion
from capacity_cli.model.prices.price_list import PriceList
from capacity_cli.model.problems import Path, Problem, ProblemCode, Word


def price_list_problems(listed: PriceList) -> Iterator[Problem]:
    """Sources that are named and not declared, and meters used in a list that declares meters but not these."""
    for path, source in _named_sources(listed):
        if source is not None and source not in listed.sources:
            yield _unknown("kind.source", source, listed.sources, path)
    if listed.meters:
        for path, meter in _named_meters(listed):
            if meter not in listed.meters:
                yield _unknown("kind.meter", meter, listed.meters, path)


def _unknown(kind: str, name: str, allowed: Iterable[str], path: Path) -> Problem:
    names = sorted(allowed)
    values = {"kind": Word(kind), "name": name, "allowed": ", ".join(names), "suggestion": suggestion(name, names)}
    return Problem(ProblemCode.UNKNOWN_NAME, values, path)


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
