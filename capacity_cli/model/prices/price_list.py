"""One vendor's price list: plans, charges, limits, and the triggers that it fires.

Everything about a vendor is data of this form; `unknown` is None here and is never 0.
"""

from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Self

from pydantic import model_validator

from capacity_cli.model.fields import Currency, KnownPercent, Model, NoneOrPositive, PriceListFormat, choice, scalar_as
from capacity_cli.model.money import Rounding, RoundingMode, minor_unit
from capacity_cli.model.prices.advice import DocumentAdvice, Downgrade, Environments, Optimization
from capacity_cli.model.prices.capabilities import Allowed
from capacity_cli.model.prices.plan import VendorPlan
from capacity_cli.model.prices.source import Meter, Source, SourcedNote
from capacity_cli.model.prices.tariff import Switched, switched
from capacity_cli.model.prices.trigger import Trigger
from capacity_cli.model.problems import ProblemCode, refusal


class RoundingScope(StrEnum):
    """What is rounded."""

    LINE = "line"
    """Each line."""
    ONCE = "once"
    """The sum of the lines; the lines are then written so that they add up to it."""


class RoundingRule(Model):
    """How the vendor rounds a line of its bill; `none` alone: not at all."""

    to: NoneOrPositive
    """The smallest amount, such as 0.01, in the list's currency; `none`: amounts stay exact."""
    mode: Annotated[RoundingMode, choice("kind.rounding_mode", RoundingMode)] = RoundingMode.HALF_UP
    """What happens to the rest."""
    per: Annotated[RoundingScope, choice("kind.rounding_scope", RoundingScope)] = RoundingScope.LINE
    """What is rounded."""

    @model_validator(mode="after")
    def _possible(self) -> Self:
        if self.to is None and len(self.model_fields_set) > 1:
            raise refusal(ProblemCode.ROUNDING, to="none")
        if self.to is not None and 1 not in (Fraction(self.to).numerator, Fraction(self.to).denominator):
            raise refusal(ProblemCode.ROUNDING, to=str(self.to))
        return self


class TaxRule(Model):
    """The tax that the vendor adds to its prices."""

    rate: KnownPercent
    """Its rate."""
    applies: Annotated[Allowed, choice("kind.applies", Allowed)]
    """Whether it is added; a scenario may decide, and while it is unknown, so is the total with tax."""
    source: str | None = None
    """The source of this rule."""


class SwitchState(StrEnum):
    """The position of a switch."""

    ON = "on"
    OFF = "off"


class Switch(Model):
    """Something that a subscriber turns on or off and that decides what is billed."""

    title: str | None = None
    """Its name as the vendor writes it."""
    default: Annotated[SwitchState, choice("kind.switch_state", SwitchState)]
    """Its position if a scenario does not say."""
    source: str | None = None
    """The source of this rule."""


class PriceList(Model):
    """One vendor's price list."""

    format: PriceListFormat
    """The version of this format."""
    vendor: str
    """The vendor's name as scenarios write it; also the name of the file."""
    title: str | None = None
    """The vendor's name as people write it."""
    edition: str | None = None
    """The edition that the list belongs to."""
    currency: Currency
    """The currency of all its prices."""
    rounding: Annotated[RoundingRule, scalar_as("to")] | None = None
    """How a line of the bill is rounded; half up to the currency's minor unit if it is not given."""
    tax: TaxRule | None = None
    """The tax that comes on top; none if it is not given."""
    notes: tuple[SourcedNote, ...] = ()
    """What else is known of the vendor's prices and limits."""
    sources: dict[str, Source] = {}
    """Where its figures come from, by the names that `source` uses."""
    meters: dict[str, Meter] = {}
    """The quantities that it limits or bills."""
    switches: dict[str, Switch] = {}
    """What a subscriber can turn on and off."""
    plans: dict[str, VendorPlan]
    """What one can subscribe to, smallest first."""
    triggers: dict[str, Trigger] = {}
    """What it fires schedules with."""
    optimizations: dict[str, Optimization] = {}
    """Ways to use less of its meters."""
    environments: Environments | None = None
    """The environments that a subscription can have; none if the vendor has no such thing."""
    documents: tuple[DocumentAdvice, ...] = ()
    """What to do about indexes, by the number of stored documents."""
    downgrade: Annotated[Downgrade, choice("kind.downgrade", Downgrade)] | None = None
    """When a smaller plan takes effect; unknown if it is not given."""

    @cached_property
    def line_rounding(self) -> Rounding | None:
        """How each line of its bill is rounded; none if it stays exact."""
        if self.rounding is None:
            return Rounding(minor_unit(self.currency))
        if self.rounding.to is None:
            return None
        return Rounding(self.rounding.to, self.rounding.mode)

    @cached_property
    def tariffs(self) -> dict[str, tuple[Switched, ...]]:
        """How each plan charges its meters, in its order, by plan."""
        return {
            name: tuple(switched(charge, ("plans", name, "charges", at)) for at, charge in enumerate(plan.charges))
            for name, plan in self.plans.items()
        }

    @property
    def rounds_once(self) -> bool:
        """Whether only the sum of the lines is rounded."""
        return self.rounding is not None and self.rounding.per is RoundingScope.ONCE

    @property
    def name(self) -> str:
        """The vendor's name as people write it."""
        return self.title or self.vendor

    @cached_property
    def all_meters(self) -> frozenset[str]:
        """Every meter that the list declares, charges or limits."""
        return frozenset(self.meters).union(*(plan.meters for plan in self.plans.values()))

    @cached_property
    def sums(self) -> dict[str, tuple[str, ...]]:
        """The meters that add up others, with these."""
        return {name: meter.sum_of for name, meter in self.meters.items() if meter.sum_of}

    def sums_with(self, meter: str) -> frozenset[str]:
        """The meters that add up a meter, directly or through another sum."""
        found = {meter}
        for name, parts in self.sums.items():
            if not found.isdisjoint(parts):
                found.add(name)
        return frozenset(found - {meter})

    def unit_of(self, meter: str) -> str:
        """What one of a meter is called; an empty text if the list does not say."""
        return self.meters[meter].unit if meter in self.meters else ""

    def meter_title(self, meter: str) -> str:
        """A meter's name as people say it."""
        return self.meters[meter].title if meter in self.meters else meter
