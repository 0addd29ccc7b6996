"""What a quantity of a meter costs under its charge: units beyond the included ones × price, fees, and their bounds.

The parts and their order are those of `rating`, and the path of each price leads to where it is written.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import assert_never

from capacity_cli.model.ahead import mean_with
from capacity_cli.model.charges import Graduated, Package, Percentage, Tier, UnitPrice, Volume
from capacity_cli.model.explanation.arithmetic import (
    given,
    given_share,
    in_prices,
    in_scenario,
    made,
    priced_at,
)
from capacity_cli.model.explanation.node import Explanation, Name, Operation, Origin, named
from capacity_cli.model.explanation.parts import PartExplained
from capacity_cli.model.numbers import Exact
from capacity_cli.model.prices.charge import Pricing
from capacity_cli.model.subscription import Subscription
from capacity_cli.model.tariff import Tariff


@dataclass(frozen=True)
class ChargeExplained:
    """The explanation of what a usage of one meter costs."""

    subscription: Subscription
    """Whose meter it is."""
    tariff: Tariff
    """How it is charged."""
    used: Explanation
    """What is used."""
    by_project: tuple[Explanation, ...] = ()
    """What each project uses, where the scenario tells them apart."""
    before: tuple[Exact | None, ...] = ()
    """What the months before a month of a forecast were billed for, the newest first."""

    def amount(self) -> Explanation:
        """The exact amount, in the vendor's currency."""
        amount = self._unbounded
        if self.tariff.minimum:
            amount = self._make(Operation.MAXIMUM, "billed.at_least_charge", amount, self._least)
        if self.tariff.maximum is not None:
            amount = self._make(Operation.MINIMUM, "billed.at_most_charge", amount, self._most)
        return amount

    def parts(self) -> tuple[PartExplained, ...]:
        """The parts that add up to the amount, where it is known."""
        fees = [PartExplained.once(each) for each in (*self._base_fees, *self._made_up())]
        return (*self._of_units, *fees)

    @cached_property
    def _unbounded(self) -> Explanation:
        """The price of the units and the base fee."""
        amounts = [amount for each in self._of_units for amount in each.amounts(self._currency)]
        return self._sum([*amounts, *self._base_fees])

    @cached_property
    def _of_units(self) -> list[PartExplained]:
        return self._priced(self._billed_units())

    @cached_property
    def _base_fees(self) -> list[Explanation]:
        fee = self.tariff.base_fee
        return [] if fee == 0 else [self._money("billed.base_fee", fee, "base_fee")]

    @cached_property
    def _least(self) -> Explanation:
        return self._money("billed.least_charge", self.tariff.minimum, "minimum")

    @cached_property
    def _most(self) -> Explanation:
        return self._money("billed.most_charge", self.tariff.maximum, "maximum")

    def _made_up(self) -> Iterator[Explanation]:
        """What the bounds of the amount add to it, or take off."""
        amount, maximum = self._unbounded, self.tariff.maximum
        if (amount.number or 0) < self.tariff.minimum:
            yield self._make(Operation.DIFFERENCE, "billed.made_up", self._least, amount)
        elif maximum is not None and (amount.number or 0) > maximum:
            yield self._make(Operation.DIFFERENCE, "billed.made_up", self._most, amount)

    def _billed_units(self) -> Explanation:
        """The units beyond what is included; none where a switch stops what is beyond."""
        if self.tariff.capped:
            return self._stopped()
        if self.tariff.units_off == 0:
            return self.used
        name = named("billed.billed_units")
        if not (self.tariff.by_project and self.by_project):
            return made(Operation.BEYOND, name, self.used, self._included())
        beyond = [made(Operation.BEYOND, each.name, each, self._included()) for each in self.by_project]
        return made(Operation.SUM, name, *beyond)

    def _included(self) -> Explanation:
        return given(named("billed.included"), self.tariff.included, self._at("included"))

    def _stopped(self) -> Explanation:
        """That nothing is billed while the switch of the charge is on."""
        charge = next(each for each in self.subscription.plan.charges if each.meter == self.tariff.meter)
        switch = next(iter(charge.switch or {}))
        if switch in self.subscription.service.chosen:
            origin = in_scenario("services", self.subscription.vendor, switch)
        else:
            origin = in_prices(self.subscription.vendor, "switches", switch, "default")
        title = self.subscription.prices.switches[switch].title or switch
        return given(named("billed.billed_units"), 0, origin, note=named("billed.stopped", switch=title))

    @property
    def _months_deciding(self) -> int:
        """How many months decide on the tier together; 1 where nothing is known of those before."""
        apart = self.tariff.by_project and self.by_project
        return self.tariff.tier_months if self.before and not self.tariff.capped and not apart else 1

    @cached_property
    def _mean(self) -> Exact | None:
        """What is used in the mean of these months; none if it is unknown in one of them."""
        own = self.used.number
        return None if own is None else mean_with(own, self.before, self._months_deciding)

    def _priced(self, units: Explanation) -> list[PartExplained]:  # noqa: PLR0911  one case a model
        """What the units cost: a part for each price that they take."""
        if units.number is None:
            return [PartExplained(units)]
        if self._mean is None:
            return [PartExplained(units, self._money("billed.unit_price", None, "tiers"))]
        match self.tariff.model:
            case None:
                return [self._unknown_price(units)]
            case UnitPrice(unit_price=amount):
                return [PartExplained(units, self._money("billed.unit_price", amount, "unit_price"))]
            case Percentage(share=share):
                return [PartExplained(units, given_share(named("billed.percent"), share, self._at("percent")))]
            case Package() as package:
                price = self._money("billed.package_price", package.package_price, "package", "price")
                return [PartExplained(self._packages(package, units), price)]
            case Volume() as volume:
                at = next(at for at, tier in enumerate(volume.tiers) if _reaches(tier, self._deciding(units)))
                return [self._in_tier(units, at, volume.tiers, fee=_takes_fee(volume, units))]
            case Graduated() as graduated:
                return self._graduated(graduated, units)
            case _:
                assert_never(self.tariff.model)

    def _deciding(self, units: Explanation) -> Fraction:
        """The units that reach the tier of a volume price."""
        if self._mean is None or self._months_deciding == 1:
            return units.number or Fraction(0)
        return max(Fraction(self._mean) - Fraction(self.tariff.units_off or 0), Fraction(0))

    def _graduated(self, model: Graduated, units: Explanation) -> list[PartExplained]:
        parts: list[PartExplained] = []
        for at, tier in enumerate(model.tiers):
            below = Decimal(0) if at == 0 else model.tiers[at - 1].up_to or Decimal(0)
            if at and (units.number or 0) <= below:
                break
            within = self._within(units, model.tiers, at)
            parts.append(self._in_tier(within, at, model.tiers, fee=_takes_fee(model, units)))
            if _reaches(tier, units.number or Fraction(0)):
                break
        return parts

    def _within(self, units: Explanation, tiers: tuple[Tier, ...], at: int) -> Explanation:
        """The units that fall into a tier."""
        upto = units
        if not _reaches(tiers[at], units.number or Fraction(0)):
            upto = given(named("billed.tier_bound"), tiers[at].up_to, self._at("tiers", at, "up_to"))
        if at == 0:
            return upto
        below = given(named("billed.tier_bound"), tiers[at - 1].up_to, self._at("tiers", at - 1, "up_to"))
        return made(Operation.DIFFERENCE, named("billed.units_in_tier"), upto, below)

    def _in_tier(self, units: Explanation, at: int, tiers: tuple[Tier, ...], *, fee: bool) -> PartExplained:
        """What units cost at the price of a tier, and its fee."""
        tier = tiers[at]
        origin = self._at("tiers", at, "unit_price")
        price = given(_tier_name(tiers, at), tier.unit_price, origin, self._currency, self._tier_note)
        if not fee or tier.flat_fee == 0:
            return PartExplained(units, price)
        return PartExplained(units, price, self._money("billed.flat_fee", tier.flat_fee, "tiers", at, "flat_fee"))

    @property
    def _tier_note(self) -> Name | None:
        """What decides on the tier, where it is not the month alone."""
        months = self.tariff.tier_months
        if months == 1:
            return None
        if self._months_deciding == 1 or self._mean is None:
            return named("billed.tier_of_own_month", months=months)
        return named("billed.tier_of_mean", months=months, mean=self._mean)

    def _packages(self, package: Package, units: Explanation) -> Explanation:
        """The packages that are charged."""
        size = given(named("billed.package_size"), package.size, self._at("package", "size"))
        times = Operation.STARTED_TIMES if package.started else Operation.WHOLE_TIMES
        taken = made(times, named("billed.packages"), units, size)
        if package.free_packages:
            free = made(Operation.WHOLE_TIMES, named("billed.free_packages"), self._included(), size)
            taken = made(Operation.BEYOND, named("billed.packages_billed"), taken, free)
        if not package.minimum:
            return taken
        least = given(named("billed.least_packages"), package.minimum, self._at("package", "minimum"))
        return made(Operation.MAXIMUM, named("billed.packages_billed"), taken, least)

    def _unknown_price(self, units: Explanation) -> PartExplained:
        """The part where the price is unknown, or what is included in packages."""
        package = _pricing(self.subscription, self.tariff).package
        if package is None:
            return PartExplained(units, self._money("billed.unit_price", None, "unit_price"))
        price = self._money("billed.package_price", package.price, "package", "price")
        return PartExplained(units if package.price is None else self._included(), price)

    def _sum(self, amounts: list[Explanation]) -> Explanation:
        return amounts[0] if len(amounts) == 1 else self._make(Operation.SUM, "billed.charges", *amounts)

    def _make(self, operation: Operation, key: str, *parts: Explanation) -> Explanation:
        return made(operation, named(key), *parts, currency=self._currency)

    def _money(self, key: str, amount: Decimal | None, *path: str | int) -> Explanation:
        return given(named(key), amount, self._at(*path), self._currency)

    def _at(self, *path: str | int) -> Origin:
        return priced_at(self.subscription.vendor, (*self.tariff.path, *path))

    @property
    def _currency(self) -> str:
        return self.subscription.prices.currency


def _pricing(subscription: Subscription, tariff: Tariff) -> Pricing:
    """The charge as it is written."""
    if tariff.negotiated:
        return subscription.service.contract.meters[tariff.meter]
    return next(each for each in subscription.plan.charges if each.meter == tariff.meter)


def _reaches(tier: Tier, units: Fraction) -> bool:
    """Whether all units lie within a tier and those below it."""
    return tier.up_to is None or units <= tier.up_to


def _takes_fee(model: Volume | Graduated, units: Explanation) -> bool:
    return bool(units.number) or model.flat_fee_at_zero


def _tier_name(tiers: tuple[Tier, ...], at: int) -> Name:
    """The name of a tier's price, by its bounds."""
    up_to = tiers[at].up_to
    if up_to is not None:
        return named("billed.tier_up_to", up_to=up_to)
    above = tiers[at - 1].up_to if at else None
    return named("billed.unit_price") if above is None else named("billed.tier_above", above=above)
