"""A bill as rows of texts: its lines, then the sums below them.

Where a contract stands beside the list, a last column has the amounts at list prices.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import assert_never

from capacity_cli.model.answer import Answer
from capacity_cli.model.bill import Line
from capacity_cli.model.invoice import LineKind
from capacity_cli.model.meter_problems import priced_channels
from capacity_cli.render.rows.figures import money_or_unknown, quantity, total
from capacity_cli.render.text.texts import ALL_DECIMALS, Texts

_DECIMALS = 4
_COLUMNS = 4  # without the list price


def bill_headings(answer: Answer, texts: Texts) -> tuple[str, ...]:
    """The headings; all but the first are of figures."""
    keys = ("table.line", "table.quantity", "table.unit_price", "table.amount", "table.list_price")
    return tuple(map(texts, keys[: _columns(answer)]))


def bill_rows(answer: Answer, texts: Texts) -> Iterator[tuple[str, ...]]:
    """The lines before tax."""
    for line in answer.plan.cost.lines:
        if line.kind is not LineKind.TAX:
            yield _bill_row(line, answer, texts)[: _columns(answer)]


def bill_sums(answer: Answer, texts: Texts) -> Iterator[tuple[str, ...]]:
    """The total, what a contract saves, tax, and the total with it."""
    for label, amount, listed in _sums(answer, texts):
        yield (label, "", "", amount, listed)[: _columns(answer)]


def _columns(answer: Answer) -> int:
    return _COLUMNS if answer.plan.cost.at_list_prices is None else _COLUMNS + 1


def _sums(answer: Answer, texts: Texts) -> Iterator[tuple[str, str, str]]:
    """The total, what a contract saves, and the tax with the total that includes it, each with its list price."""
    cost, currency = answer.plan.cost, answer.setting.scenario.currency
    none, listed = texts("table.none"), cost.at_list_prices
    at_list = none if listed is None else money_or_unknown(texts, listed.total, currency)
    yield texts("table.total"), total(texts, cost, currency), at_list
    if listed is not None and listed.saved is not None:
        label = "table.saved" if listed.saved >= 0 else "table.dearer"
        yield texts(label), texts.money(abs(listed.saved), currency), none
    if cost.tax != 0:
        known = cost.known_tax
        for key, amount, least in (
            ("table.tax", cost.tax, known), ("table.with_tax", cost.total_with_tax, cost.known + known),
        ):  # fmt: skip
            unknown = texts("table.at_least", amount=texts.money(least, currency)) if known else texts("table.unknown")
            yield texts(key), unknown if amount is None else money_or_unknown(texts, amount, currency, cost), none
    yield from _of_messages(answer, texts)


def _of_messages(answer: Answer, texts: Texts) -> Iterator[tuple[str, str, str]]:
    """What messages cost by themselves, where sends fail or several channels carry them."""
    workload, currency, none = answer.setting.scenario.workload, answer.setting.scenario.currency, texts("table.none")
    of_messages = answer.plan.cost.messages
    if not workload.failure_rate and len(priced_channels(answer.setting.scenario)) == 1:
        return
    if of_messages.blended_unit_cost is not None:
        yield texts("table.blended_unit_cost"), texts.price(of_messages.blended_unit_cost, currency), none
    if workload.failure_rate:
        yield texts("table.failing"), money_or_unknown(texts, of_messages.failing, currency), none


def _bill_row(line: Line, answer: Answer, texts: Texts) -> tuple[str, ...]:
    """Name, quantity, unit price, amount, and the amount at list price."""
    currency = answer.setting.scenario.currency
    amount, listed = money_or_unknown(texts, line.amount_converted, currency), texts("table.none")
    if line.list_amount_converted is not None:
        listed = texts.money(line.list_amount_converted, currency)
    if line.vendor is None:
        return texts.plain(line.meter or ""), quantity(texts, line.quantity), texts("table.unknown"), amount, listed
    subscription = answer.setting.subscriptions[line.vendor]
    name = f"{subscription.prices.name} {subscription.plan.title or line.plan}"
    match line.kind:
        case LineKind.PLAN:
            own = texts("table.unknown")
            if line.amount is not None and line.currency is not None:
                own = texts.money(line.amount, line.currency)
            return texts.plain(name), "", own, amount, listed
        case LineKind.USAGE:
            meter = f"{name}: {subscription.prices.meter_title(line.meter or '')}"
            return texts.plain(meter), quantity(texts, line.quantity), _unit_price(line, texts), amount, listed
        case LineKind.CREDIT:
            return f"{texts.plain(name)}: {texts('table.line.credit')}", "", "", amount, listed
        case LineKind.TAX:  # stands below the total
            return f"{texts.plain(name)}: {texts('table.tax')}", "", "", amount, listed
        case _:
            assert_never(line.kind)


def _unit_price(line: Line, texts: Texts) -> str:
    """The price of a unit where there is one; several are in the JSON's `parts`."""
    if line.currency is None or line.amount is None:
        return texts("table.unknown")
    if len(line.parts) != 1 or line.parts[0].flat_fee:
        return ""
    price = line.parts[0].unit_price
    return texts.price(price, line.currency, ALL_DECIMALS if isinstance(price, Decimal) else _DECIMALS)
