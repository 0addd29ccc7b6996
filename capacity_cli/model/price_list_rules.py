"""What a price list must hold beyond its form: its names must exist."""

from collections.abc import Iterator

from capacity_cli.model.names import suggestion
from capacity_cli.model.price_list import PriceList
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


def _unknown(kind: str, name: str, allowed: dict[str, object] | object, path: Path) -> Problem:
    names = sorted(allowed) if isinstance(allowed, dict) else []
    values = {"kind": Word(kind), "name": name, "allowed": ", ".join(names), "suggestion": suggestion(name, names)}
    return Problem(ProblemCode.UNKNOWN_NAME, values, path)


def _named_sources(listed: PriceList) -> Iterator[tuple[Path, str | None]]:
    for name, plan in listed.plans.items():
        where = ("plans", name)
        yield (*where, "price", "source"), plan.price.source
        for kind, entries in (("charges", plan.charges), ("limits", plan.limits)):
            for number, entry in enumerate(entries):
                yield (*where, kind, number, "source"), entry.source
        seconds = plan.capabilities.function_max_seconds
        if seconds is not None:
            yield (*where, "capabilities", "function_max_seconds", "source"), seconds.source
    for name, trigger in listed.triggers.items():
        yield ("triggers", name, "source"), trigger.source


def _named_meters(listed: PriceList) -> Iterator[tuple[Path, str]]:
    for name, plan in listed.plans.items():
        for kind, entries in (("charges", plan.charges), ("limits", plan.limits)):
            for number, entry in enumerate(entries):
                yield ("plans", name, kind, number, "meter"), entry.meter
