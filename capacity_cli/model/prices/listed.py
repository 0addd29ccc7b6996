"""A price list as it holds on one date and under one set of choices, and what it then has no value for."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from capacity_cli.model.prices.price_list import PriceList
from capacity_cli.model.problems import Problem


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that a list leaves open: it has no value for the date, or its choice was not made."""

    plan: str | None
    """The plan that it belongs to; none if it belongs to all."""
    meter: str | None
    """The meter whose charge, limit or credit is missing; none for the plan itself."""
    choice: str | None
    """What must be chosen; none where the date has no value."""
    problem: Problem
    """What to say if it is needed."""
    of_capability: bool = False
    """Whether it is something that the plan allows, and that a choice says nothing of."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One vendor's prices."""

    prices: PriceList
    """The list, plain: without dates and choices."""
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What its values depend on, such as `region`, with what there is to choose."""
    defaults: Mapping[str, str] = field(default_factory=dict)
    """What is taken of these if nothing is chosen, as far as the list says."""
    gaps: tuple[Gap, ...] = ()
    """What it has no value for."""

    def missing(self, plans: frozenset[str], used: Iterable[str], chosen: Container[str] = ()) -> Iterator[Gap]:
        """The gaps that matter to some plans of which these meters are used; of a choice not made just the first.

        What is `chosen`, but wrongly, is no gap: that it does not exist is said elsewhere.
        """
        meters, said = frozenset(used), set[str]()
        for gap in self.gaps:
            if (gap.plan is not None and gap.plan not in plans) or (gap.meter is not None and gap.meter not in meters):
                continue
            if gap.choice is None:
                yield gap
            elif gap.choice not in said and gap.choice not in chosen:
                said.add(gap.choice)
                yield gap
