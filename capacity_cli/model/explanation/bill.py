"""The bill, explained: its lines in the answer's currency, their total, the tax, and the same bill at list prices."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from capacity_cli.model.bill import Cost, Line, cost
from capacity_cli.model.explanation.arithmetic import (
    fixed,
    given,
    in_prices,
    in_scenario,
    made,
    made_of_known,
    renamed,
)
from capacity_cli.model.explanation.invoice import InvoiceExplained, line_name
from capacity_cli.model.explanation.minor_unit import to_minor_unit
from capacity_cli.model.explanation.node import Explanation, Operation, named
from capacity_cli.model.explanation.quantities import Quantities
from capacity_cli.model.invoice import LineKind, tax_rate
from capacity_cli.model.metrics import Known
from capacity_cli.model.setting import Setting
from capacity_cli.model.subscription import Subscription
from capacity_cli.model.usage import Usage


@dataclass(frozen=True)
class BillExplained:
    """The explanations of a bill."""

    setting: Setting
    """The scenario, with the subscriptions that are billed."""
    bill: Cost
    """The bill."""
    used: tuple[Usage, ...]
    """What is used."""
    quantities: Quantities
    """The explanations of what is used."""
    unlisted: bool = False
    """Whether it is a bill beside the answer's, at list prices or without failures, whose lines the answer lacks."""

    def metric(self, path: tuple[str, ...]) -> Explanation | None:  # noqa: PLR0911  one case a figure
        """The explanation of a figure by its path within the cost; none if it has none."""
        match path:
            case ("total",):
                return self.total
            case ("tax",):
                return self.tax
            case ("total_with_tax",):
                return self._with_tax()
            case ("per_message",):
                return self._make(Operation.QUOTIENT, "billed.unit_cost", self.total, self.quantities.work.messages)
            case ("at_list_prices", "total"):
                return self._make(Operation.SUM, "billed.at_list_prices", *self._at_list.before_tax())
            case ("at_list_prices", "saved"):
                return self._saved()
            case ("lines", number, "parts", part, figure):
                return self._of_part(int(number), int(part), figure)
            case ("lines", number, figure):
                return self._of_line(int(number), figure)
            case _:
                return None

    @cached_property
    def total(self) -> Explanation:
        """The sum of the lines before tax; unknown where nothing above 0 is known of it."""
        name = named("table.monthly_cost")
        total = made_of_known(Operation.SUM, name, self.before_tax(), self._currency)
        nothing = total.known is Known.AT_LEAST and total.number == 0
        return replace(total, figure=None, known=Known.NOTHING) if nothing else total

    def _with_tax(self) -> Explanation:
        """The total and the tax; a lower bound where some of the tax is unknown."""
        name = named("table.with_tax")
        if self.total.number is None or self.tax.number is not None:
            return made(Operation.SUM, name, self.total, self.tax, currency=self._currency)
        return made_of_known(Operation.SUM, name, (self.total, *self.tax.parts), self._currency)

    @cached_property
    def tax(self) -> Explanation:
        """The tax of all vendors; unknown where it is unknown whether one applies."""
        parts = [self._tax_of(vendor, each) for vendor, each in self.setting.subscriptions.items()]
        return self._make(Operation.SUM, "table.tax", *parts)

    def before_tax(self, vendors: Sequence[str] | None = None) -> list[Explanation]:
        """The lines that are no tax, of some vendors or of all."""
        return [
            self.lines[at]
            for at, line in enumerate(self.bill.lines)
            if line.kind is not LineKind.TAX and (vendors is None or line.vendor in vendors)
        ]

    def amounts_before_tax(self, vendor: str) -> list[Explanation]:
        """A vendor's lines that are no tax, in the vendor's currency."""
        return [
            renamed(self._amounts[at], self.lines[at].name)
            for at, line in enumerate(self.bill.lines)
            if line.vendor == vendor and line.kind is not LineKind.TAX
        ]

    @cached_property
    def lines(self) -> tuple[Explanation, ...]:
        """Each line in the answer's currency."""
        return tuple(self._converted(line, self._amounts[at]) for at, line in enumerate(self.bill.lines))

    @cached_property
    def _amounts(self) -> Mapping[int, Explanation]:
        """Each line in the currency of its vendor, by its position in the bill."""
        amounts: dict[int, Explanation] = {}
        for vendor, invoice in self._invoices.items():
            amounts.update(zip(self._at(vendor), invoice.amounts, strict=True))
        for number, line in enumerate(self.bill.lines):
            if line.vendor is None:
                amounts[number] = self._without_price(line)
        return amounts

    @cached_property
    def _invoices(self) -> Mapping[str, InvoiceExplained]:
        """Each vendor's part of the bill."""
        invoices: dict[str, InvoiceExplained] = {}
        for vendor, subscription in self.setting.subscriptions.items():
            at = self._at(vendor)
            lines, first = tuple(self.bill.lines[number] for number in at), None if self.unlisted else at[0]
            invoices[vendor] = InvoiceExplained(subscription, lines, first, self.quantities)
        return invoices

    def _at(self, vendor: str) -> list[int]:
        """The positions of a vendor's lines in the bill."""
        return [number for number, line in enumerate(self.bill.lines) if line.vendor == vendor]

    def _without_price(self, line: Line) -> Explanation:
        """The line of a channel that no service prices."""
        used = self.quantities.of(None, line.meter or "")
        price = given(named("billed.no_service"), None, in_scenario(*line.path), self._currency)
        return self._make(Operation.PRODUCT, "billed.charge", used, price)

    def _converted(self, line: Line, amount: Explanation) -> Explanation:
        """A line in the answer's currency, by its name."""
        if line.vendor is None or line.currency is None:
            return renamed(amount, named("billed.unpriced_line", channel=line.meter or ""))
        name = line_name(self.setting.subscriptions[line.vendor], line.kind, line.meter)
        if line.currency == self._currency:
            return to_minor_unit(name, amount, self._currency)
        converted = self._make(Operation.PRODUCT, "billed.converted", amount, self._rate(line.currency))
        return to_minor_unit(name, converted, self._currency)

    def _rate(self, currency: str) -> Explanation:
        figure = self.setting.scenario.exchange_rates[currency]
        return given(named("billed.rate", currency=currency), figure, in_scenario("exchange_rates", currency))

    def _tax_of(self, vendor: str, subscription: Subscription) -> Explanation:
        """The tax that a vendor adds."""
        of_vendor = [(at, line) for at, line in enumerate(self.bill.lines) if line.vendor == vendor]
        for at, line in of_vendor:
            if line.kind is LineKind.TAX:
                return self.lines[at]
        origin = in_prices(vendor, "tax", "applies")
        if subscription.service.tax is not None:
            origin = in_scenario("services", vendor, "tax")
        name, nothing = subscription.prices.name, all(line.amount == 0 for _, line in of_vendor)
        if tax_rate(subscription) is None and not nothing:
            return given(named("billed.unknown_tax", vendor=name), None, origin, self._currency)
        note = named("billed.nothing_taxed") if nothing else None
        return given(named("billed.no_tax", vendor=name), 0, origin, self._currency, note)

    @cached_property
    def _at_list(self) -> "BillExplained":
        """The bill without what was negotiated."""
        listed = {vendor: each.at_list_prices for vendor, each in self.setting.subscriptions.items()}
        setting = replace(self.setting, subscriptions=listed)
        messages = int(self.quantities.work.messages.number or 0)
        bill = cost(setting, self.used, messages)
        return BillExplained(setting, bill, self.used, self.quantities, unlisted=True)

    def _saved(self) -> Explanation:
        """What the vendors with a contract would bill at list prices, less what they bill."""
        vendors = [vendor for vendor, each in self.setting.subscriptions.items() if each.has_contract]
        at_list = self._make(Operation.SUM, "billed.contracts_at_list", *self._at_list.before_tax(vendors))
        own = self._make(Operation.SUM, "billed.contracts_own", *self.before_tax(vendors))
        return self._make(Operation.DIFFERENCE, "table.saved", at_list, own)

    def _of_line(self, number: int, figure: str) -> Explanation | None:
        """A figure of one line."""
        line = self.bill.lines[number]
        match figure:
            case "amount_converted":
                return self.lines[number]
            case "amount":
                return renamed(self._amounts[number], self.lines[number].name)
            case "list_amount_converted":
                return next(self._beside(line), None)
            case "quantity" if line.kind is LineKind.USAGE:
                return self.quantities.of(line.vendor, line.meter or "")
            case "quantity":
                return fixed(named("billed.one"), 1)
            case _:
                return None

    def _of_part(self, number: int, part: int, figure: str) -> Explanation | None:
        """A figure of one part of a line."""
        vendor = self.bill.lines[number].vendor
        if vendor is None:
            return None
        explained = self._invoices[vendor].parts(self._at(vendor).index(number))[part]
        return explained.figures.get(figure)

    def _beside(self, line: Line) -> Iterator[Explanation]:
        """The same line at list prices."""
        what = line.kind, line.vendor, line.meter
        for at, each in enumerate(self._at_list.bill.lines):
            if (each.kind, each.vendor, each.meter) == what:
                yield self._at_list.lines[at]

    def _make(self, operation: Operation, key: str, *parts: Explanation) -> Explanation:
        return made(operation, named(key), *parts, currency=self._currency)

    @property
    def _currency(self) -> str:
        return self.setting.scenario.currency
