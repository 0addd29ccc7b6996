"""The rows of a price list: each part that holds figures of its own, under a name that is the same at any date.

A row is a part as the list writes it; what it depends on is found by reading the list more than once.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from capacity_cli.model.catalogue.written import number_text
from capacity_cli.model.money import minor_unit
from capacity_cli.model.prices.advice import DocumentAdvice, EnvironmentAdvice, Optimization, Stage
from capacity_cli.model.prices.capabilities import SourcedAllowed, SourcedCeiling, SourcedFeatures, SourcedPositive
from capacity_cli.model.prices.charge import Charge
from capacity_cli.model.prices.limit import Limit
from capacity_cli.model.prices.plan import Credit, PlanFee, VendorPlan
from capacity_cli.model.prices.price_list import PriceList, RoundingRule, Switch, TaxRule
from capacity_cli.model.prices.source import Meter, SourcedNote
from capacity_cli.model.prices.trigger import Trigger
from capacity_cli.model.problems import Path

Sourced: TypeAlias = SourcedPositive | SourcedCeiling | SourcedAllowed | SourcedFeatures
"""A capability."""
Advice: TypeAlias = Optimization | Stage | EnvironmentAdvice | DocumentAdvice
"""What a vendor advises."""
Row: TypeAlias = (
    RoundingRule | TaxRule | Meter | Switch | Advice | SourcedNote
    | PlanFee | Charge | Credit | Limit | Sourced | Trigger
)  # fmt: skip
"""A part of a price list that holds figures."""


class Part(StrEnum):
    """Where in a price list a row stands."""

    ROUNDING = "rounding"
    """How amounts are rounded."""
    TAX = "tax"
    """The tax on top."""
    METERS = "meters"
    """What is counted."""
    SWITCHES = "switches"
    """What a subscriber turns on and off."""
    OPTIMIZATIONS = "optimizations"
    """Ways to use less."""
    ENVIRONMENTS = "environments.named"
    """The environments that the vendor knows."""
    DOCUMENTS = "documents"
    """What to do about indexes."""
    NOTES = "notes"
    """What no figure says."""
    PRICE = "price"
    """A plan's own price."""
    CHARGES = "charges"
    """What a plan charges for usage."""
    CREDITS = "credits"
    """What a plan takes off."""
    LIMITS = "limits"
    """The ceilings of a plan."""
    CAPABILITIES = "capabilities"
    """What a plan allows."""
    STAGE = "stage"
    """What a plan is meant for."""
    TRIGGERS = "triggers"
    """What fires schedules."""


class RowName(NamedTuple):
    """What tells a row from any other of its list."""

    plan: str | None
    """The plan that it belongs to; none if it belongs to the list."""
    part: Part
    """The part of the plan or the list."""
    name: str = ""
    """The meter, capability, trigger, credit, switch or advice; an empty text where it has no name."""
    nth: int = 0
    """Which of several of that name, from 0."""


def rows_of(listed: PriceList) -> Iterator[tuple[RowName, Row]]:
    """The rows of a list, in its order."""
    yield RowName(None, Part.ROUNDING), listed.rounding or RoundingRule.model_construct(to=minor_unit(listed.currency))
    if listed.tax is not None:
        yield RowName(None, Part.TAX), listed.tax
    for name, meter in listed.meters.items():
        yield RowName(None, Part.METERS, name), meter
    for name, switch in listed.switches.items():
        yield RowName(None, Part.SWITCHES, name), switch
    yield from _advice(listed)
    yield from _counted(None, Part.NOTES, (("", note) for note in listed.notes))
    for name, plan in listed.plans.items():
        yield from _of_plan(name, plan)
    for name, trigger in listed.triggers.items():
        yield RowName(None, Part.TRIGGERS, name), trigger


def row_path(listed: PriceList, name: RowName) -> Path:
    """Where a row stands in the document of its list; raises `ValueError` if the list does not have it."""
    plan: Path = () if name.plan is None else ("plans", name.plan)
    steps: Path = (*plan, *name.part.value.split("."))
    if name.part in _LISTS:
        return (*steps, [each for each, _ in rows_of(listed) if each[:2] == name[:2]].index(name))
    return (*steps, name.name) if name.name else steps


_LISTS = frozenset({Part.DOCUMENTS, Part.NOTES, Part.CHARGES, Part.CREDITS, Part.LIMITS})


def _advice(listed: PriceList) -> Iterator[tuple[RowName, Row]]:
    for name, way in listed.optimizations.items():
        yield RowName(None, Part.OPTIMIZATIONS, name), way
    for name, environment in listed.environments.named.items() if listed.environments else ():
        yield RowName(None, Part.ENVIRONMENTS, name), environment
    yield from _counted(None, Part.DOCUMENTS, ((number_text(each.at_least), each) for each in listed.documents))


def _of_plan(plan: str, terms: VendorPlan) -> Iterator[tuple[RowName, Row]]:
    yield RowName(plan, Part.PRICE), terms.price
    for charge in terms.charges:
        yield RowName(plan, Part.CHARGES, charge.meter), charge
    yield from _counted(plan, Part.CREDITS, ((credit.title or "", credit) for credit in terms.credits))
    yield from _counted(plan, Part.LIMITS, ((limit.meter, limit) for limit in terms.limits))
    for name in type(terms.capabilities).model_fields:
        capability = getattr(terms.capabilities, name)
        if capability is not None:
            yield RowName(plan, Part.CAPABILITIES, name), capability
    if terms.stage is not None:
        yield RowName(plan, Part.STAGE), terms.stage


def _counted(plan: str | None, part: Part, rows: Iterable[tuple[str, Row]]) -> Iterator[tuple[RowName, Row]]:
    """Rows of which several may have the same name."""
    seen: Counter[str] = Counter()
    for name, row in rows:
        yield RowName(plan, part, name, seen[name]), row
        seen[name] += 1
