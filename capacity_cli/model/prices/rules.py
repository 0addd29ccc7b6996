"""What a price list must hold beyond its form: its names must exist, and no meter of a plan is charged twice."""

from collections.abc import Iterator
from itertools import islice

from capacity_cli.model.fields import Model
from capacity_cli.model.names import unknown_name
from capacity_cli.model.prices.plan import VendorPlan
from capacity_cli.model.prices.price_list import PriceList
from capacity_cli.model.prices.trigger import EVERY_PLAN
from capacity_cli.model.problems import Path, Problem, ProblemCode
from capacity_cli.model.units import unit_faults

_MOST_PROBLEMS = 100


def price_list_problems(listed: PriceList) -> Iterator[Problem]:
    """Names that a list uses and does not declare, and meters that a plan charges twice; at most 100 of them."""
    yield from islice(_problems(listed), _MOST_PROBLEMS)


def _problems(listed: PriceList) -> Iterator[Problem]:
    for path, source in _named_sources(listed, ()):
        if source not in listed.sources:
            yield unknown_name("kind.source", source, listed.sources, path)
    yield from _doubled_charges(listed)
    yield from _circular_sums(listed)
    meters = listed.meters or listed.all_meters
    for path, meter in _named_meters(listed):
        if meter not in meters:
            yield unknown_name("kind.meter", meter, meters, path)
    yield from _wrong_units(listed)
    for path, switch in _named_switches(listed):
        if switch not in listed.switches:
            yield unknown_name("kind.switch", switch, listed.switches, path)
    for path, plan in _named_plans(listed):
        if plan not in listed.plans:
            yield unknown_name("kind.plan", plan, listed.plans, path)


def _circular_sums(listed: PriceList) -> Iterator[Problem]:
    """Sums among the parts of a sum that do not stand above it: so no meter ever adds up itself."""
    above: list[str] = []
    for name, meter in listed.meters.items():
        for at, part in enumerate(meter.sum_of):
            if part in listed.sums and part not in above:
                allowed = [each for each in listed.meters if each not in listed.sums or each in above]
                yield unknown_name("kind.meter", part, allowed, ("meters", name, "sum_of", at))
        above.append(name)


def _doubled_charges(listed: PriceList) -> Iterator[Problem]:
    """Meters with a second charge in a plan: every unit is billed once."""
    for name, plan in listed.plans.items():
        seen: set[str] = set()
        for number, charge in enumerate(plan.charges):
            if charge.meter in seen:
                path = ("plans", name, "charges", number, "meter")
                yield Problem(ProblemCode.DOUBLED_CHARGE, {"meter": charge.meter}, path)
            seen.add(charge.meter)


def _wrong_units(listed: PriceList) -> Iterator[Problem]:
    """Quantities of triggers in a unit that does not convert into that of their meter."""
    for name, trigger in listed.triggers.items():
        for meter, footprint in trigger.footprint.items():
            for driver, written in footprint.written():
                path = ("triggers", name, "footprint", meter, driver)
                yield from unit_faults(written, listed.unit_of(meter), meter, path)


def _named_sources(part: object, path: Path) -> Iterator[tuple[Path, str]]:
    """Every `source` in a part of the list, at any depth."""
    match part:
        case Model():
            for name in type(part).model_fields:
                value = getattr(part, name)
                if name == "source" and isinstance(value, str):
                    yield (*path, name), value
                else:
                    yield from _named_sources(value, (*path, name))
        case dict():
            for key, value in part.items():
                yield from _named_sources(value, (*path, key))
        case tuple():
            for number, value in enumerate(part):
                yield from _named_sources(value, (*path, number))
        case _:
            pass


def _named_meters(listed: PriceList) -> Iterator[tuple[Path, str]]:
    for name, meter in listed.meters.items():
        yield from ((("meters", name, "sum_of", at), part) for at, part in enumerate(meter.sum_of))
    for name, plan in listed.plans.items():
        yield from _meters_of_plan(("plans", name), plan)
    for name, trigger in listed.triggers.items():
        yield from ((("triggers", name, "footprint", meter), meter) for meter in trigger.footprint)
        if trigger.jobs_meter is not None:
            yield ("triggers", name, "jobs_meter"), trigger.jobs_meter
    for name, way in listed.optimizations.items():
        yield from ((("optimizations", name, "meters", at), meter) for at, meter in enumerate(way.meters))
    if listed.environments is not None:
        yield ("environments", "meter"), listed.environments.meter


def _meters_of_plan(where: Path, plan: VendorPlan) -> Iterator[tuple[Path, str]]:
    yield from (((*where, "charges", at, "meter"), each.meter) for at, each in enumerate(plan.charges))
    for number, credit in enumerate(plan.credits):
        yield from (((*where, "credits", number, "meters", at), each) for at, each in enumerate(credit.meters or ()))
    yield from (((*where, "limits", at, "meter"), each.meter) for at, each in enumerate(plan.limits))


def _named_switches(listed: PriceList) -> Iterator[tuple[Path, str]]:
    for name, plan in listed.plans.items():
        for at, charge in enumerate(plan.charges):
            where = ("plans", name, "charges", at, "switch")
            yield from (((*where, switch), switch) for switch in charge.switch or ())


def _named_plans(listed: PriceList) -> Iterator[tuple[Path, str]]:
    for name, trigger in listed.triggers.items():
        for key in ("shortest", "refusal", "window"):
            plans = getattr(trigger, key)
            yield from ((("triggers", name, key, plan), plan) for plan in plans if plan != EVERY_PLAN)
