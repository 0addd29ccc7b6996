"""One vendor's part of the bill, explained: each line as it comes about and is rounded, in the vendor's currency.

Of a vendor that rounds only once, a line is what it adds to the rounded sum.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import assert_never

from capacity_cli.model.bill import Line
from capacity_cli.model.explanation.arithmetic import (
    fixed,
    given,
    given_share,
    in_prices,
    in_scenario,
    made,
    made_of_known,
    priced_at,
    renamed,
    rounded_to,
)
from capacity_cli.model.explanation.charges import ChargeExplained
from capacity_cli.model.explanation.credits import credits_explained
from capacity_cli.model.explanation.node import Explanation, Name, Operation, Origin, Stated, named
from capacity_cli.model.explanation.parts import PartExplained
from capacity_cli.model.explanation.quantities import Quantities
from capacity_cli.model.invoice import LineKind, tax_rate
from capacity_cli.model.money import RoundingMode
from capacity_cli.model.prices.plan import PricePeriod
from capacity_cli.model.problems import Path
from capacity_cli.model.subscription import Subscription
from capacity_cli.model.tariff import Tariff, tariffs

_MONTHS_OF_YEAR = 12
_FINEST = Decimal("0.000000000001")
"""What an amount that does not end is rounded to where the vendor does not round."""


def line_name(subscription: Subscription, kind: LineKind, meter: str | None) -> Name:
    """What a line of the bill is called."""
    prices, plan = subscription.prices, subscription.plan.title or subscription.plan_name
    match kind:
        case LineKind.PLAN:
            return named("billed.plan_line", vendor=prices.name, plan=plan)
        case LineKind.USAGE:
            title = prices.meter_title(meter or "")
            return named("billed.usage_line", vendor=prices.name, plan=plan, meter=title)
        case LineKind.CREDIT:
            return named("billed.credit_line", vendor=prices.name, plan=plan)
        case LineKind.TAX:
            return named("billed.tax_line", vendor=prices.name, plan=plan)
        case _:
            assert_never(kind)


def rounded_by_vendor(subscription: Subscription, amount: Explanation) -> Explanation:
    """The amount by the vendor's rule."""
    prices, mode = subscription.prices, RoundingMode.HALF_UP
    if prices.line_rounding is None and isinstance(amount.figure, Decimal):
        return amount
    if prices.line_rounding is None:
        step = fixed(named("billed.finest"), _FINEST)
    else:
        path: Path = ("currency",) if prices.rounding is None else ("rounding", "to")
        origin, mode = in_prices(subscription.vendor, *path), prices.line_rounding.mode
        step = given(named("billed.rounding_step"), prices.line_rounding.to, origin, prices.currency)
    return rounded_to(named("billed.amount_rounded"), amount, step, mode)


@dataclass(frozen=True)
class InvoiceExplained:
    """The explanations of the lines of one vendor."""

    subscription: Subscription
    """The vendor and the plan."""
    lines: tuple[Line, ...]
    """The lines, in the order of the bill."""
    first: int | None
    """The position of the first of them in the answer's bill; none where the answer does not list them."""
    quantities: Quantities
    """What is used."""

    @cached_property
    def amounts(self) -> tuple[Explanation, ...]:
        """What each line comes to, in the vendor's currency."""
        rounds_once = self.subscription.prices.rounds_once
        amounts = tuple(self._by_their_sum()) if rounds_once else self._by_themselves
        return (*amounts, *(self._tax(line, amounts) for line in self.lines if line.kind is LineKind.TAX))

    def parts(self, at: int) -> tuple[PartExplained, ...]:
        """The parts of the line at a position among these."""
        line = self.lines[at]
        match line.kind:
            case LineKind.PLAN:
                return (self._fee_part(),)
            case LineKind.USAGE:
                return self._charge(line).parts()
            case LineKind.CREDIT:
                number = [each for each in self.lines if each.kind is LineKind.CREDIT].index(line)
                return (PartExplained.once(self._credits[number]),)
            case LineKind.TAX:
                before = self._before_tax(self.amounts)
                known = [each for each in before.parts if each.number is not None]
                return (PartExplained(self._make(Operation.SUM, "billed.before_tax", *known), self._tax_rate(line)),)
            case _:
                assert_never(line.kind)

    @cached_property
    def _by_themselves(self) -> tuple[Explanation, ...]:
        """The lines before tax, each rounded by itself."""
        return (*self._billed, *(self._rounded(each) for each in self._credits))

    @cached_property
    def _billed(self) -> tuple[Explanation, ...]:
        """What the plan and its usage come to so far: rounded, unless the vendor rounds only once."""
        exact = (
            self._fee() if line.kind is LineKind.PLAN else self._usage(line)
            for line in self.lines
            if line.kind in (LineKind.PLAN, LineKind.USAGE)
        )
        return tuple(map(self._so_far, exact))

    @cached_property
    def _credits(self) -> tuple[Explanation, ...]:
        """The exact amounts that are taken off, below 0."""
        paths = [line.price_path for line in self.lines if line.kind is LineKind.CREDIT]
        billed = zip(self.lines, self._billed, strict=False)  # they come first
        prices = {line.meter: amount for line, amount in billed if line.meter is not None and amount.number is not None}
        taken = credits_explained(self.subscription, prices, self._so_far) if paths else {}
        return tuple(self._make(Operation.NEGATIVE, "billed.credit", taken[path]) for path in paths)

    def _fee(self) -> Explanation:
        """What the plan costs a month, whatever is used."""
        part = self._fee_part()
        if self.subscription.price.per is not PricePeriod.SEAT or part.unit_price is None:
            return part.unit_price or part.quantity
        return self._make(Operation.PRODUCT, "billed.price_of_seats", part.quantity, part.unit_price)

    def _fee_part(self) -> PartExplained:
        """The price of a month, of each seat where it is paid by seat."""
        service, vendor = self.subscription.service, self.subscription.vendor
        negotiated = service.contract.price
        path: Path = ("plans", self.subscription.plan_name, "price")
        if negotiated is not None:
            path = ("services", vendor, "contract", "price")
        price = self.subscription.price
        origin = priced_at(vendor, (*path, "amount"))
        amount = given(named("billed.plan_price"), price.amount, origin, self._currency)
        match price.per:
            case PricePeriod.MONTH:
                return PartExplained.once(amount)
            case PricePeriod.YEAR:
                months = fixed(named("explain.months_of_year"), _MONTHS_OF_YEAR)
                return PartExplained.once(self._make(Operation.QUOTIENT, "billed.price_of_month", amount, months))
            case PricePeriod.SEAT:
                seats = given(named("billed.seats"), service.seats, in_scenario("services", vendor, "seats"))
                return PartExplained(seats, amount)
            case _:
                assert_never(price.per)

    def _usage(self, line: Line) -> Explanation:
        """What the usage of a meter costs."""
        return self._charge(line).amount()

    def _charge(self, line: Line) -> ChargeExplained:
        vendor, meter = self.subscription.vendor, line.meter or ""
        used, projects = self.quantities.of(vendor, meter), self.quantities.by_project(vendor, meter)
        ahead = self.quantities.work.setting.ahead
        before = () if ahead is None else ahead.billed_before(vendor, meter)
        return ChargeExplained(self.subscription, self._tariffs[meter], used, projects, before)

    @cached_property
    def _tariffs(self) -> Mapping[str, Tariff]:
        return {tariff.meter: tariff for tariff in tariffs(self.subscription)}

    def _tax(self, line: Line, amounts: Sequence[Explanation]) -> Explanation:
        """The tax on the lines that are known."""
        before, rate = self._before_tax(amounts), self._tax_rate(line)
        return self._rounded(self._make(Operation.PRODUCT, "billed.tax", before, rate))

    def _before_tax(self, amounts: Sequence[Explanation]) -> Explanation:
        """The sum of the known lines that are no tax; the amounts of any others come behind those."""
        before = [line for line in self.lines if line.kind is not LineKind.TAX]
        names = (line_name(self.subscription, each.kind, each.meter) for each in before)
        lines = [renamed(amount, name) for amount, name in zip(amounts, names, strict=False)]
        return made_of_known(Operation.SUM, named("billed.before_tax"), lines, self._currency)

    def _tax_rate(self, line: Line) -> Explanation:
        origin = priced_at(self.subscription.vendor, line.price_path)
        return given_share(named("billed.tax_rate"), tax_rate(self.subscription), origin)

    def _so_far(self, amount: Explanation) -> Explanation:
        """The amount as it is before the lines are added up."""
        return amount if self.subscription.prices.rounds_once else self._rounded(amount)

    def _rounded(self, amount: Explanation) -> Explanation:
        return rounded_by_vendor(self.subscription, amount)

    def _by_their_sum(self) -> Iterator[Explanation]:
        """What each line before tax adds to the rounded sum of these lines."""
        before: Explanation | None = None
        for at, each in enumerate([*self._billed, *self._credits]):
            if each.number is None:
                yield each
                continue
            upto = each if before is None else self._make(Operation.SUM, "billed.upto_line", before, each)
            rounded = self._rounded(upto)
            if before is None:
                yield rounded
            else:
                yield self._make(Operation.DIFFERENCE, "billed.added_to_sum", rounded, self._rounded(before))
            origin = Origin(Stated.ANSWER, () if self.first is None else ("cost", "lines", self.first + at))
            before = given(named("billed.lines_before"), upto.number, origin, self._currency)

    def _make(self, operation: Operation, key: str, *parts: Explanation) -> Explanation:
        return made(operation, named(key), *parts, currency=self._currency)

    @property
    def _currency(self) -> str:
        return self.subscription.prices.currency
