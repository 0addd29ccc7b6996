"""A quote: each line with its parts, and the total."""

from decimal import Decimal

from rich.console import Console
from rich.table import Table
from rich.text import Text

from capacity_cli.model.bill import Line
from capacity_cli.model.invoice import LineKind
from capacity_cli.model.limits import LimitUse
from capacity_cli.model.quote import Quote
from capacity_cli.model.rating import LinePart
from capacity_cli.render.rows.figures import ceiling, count, quantity
from capacity_cli.render.table.layout import Heading, below, columns, heading
from capacity_cli.render.text.texts import ALL_DECIMALS, Texts


def print_quote(out: Console, quote: Quote, texts: Texts) -> None:
    """Print what a plan costs."""
    out.print(heading(texts.plain(f"{quote.vendor} {quote.plan}")))
    headings = (
        Heading(texts("table.line")),
        Heading(texts("table.quantity"), "right"),
        Heading(texts("table.charged"), "left"),
        Heading(texts("table.amount"), "right"),
    )
    before_tax = [line for line in quote.lines if line.kind is not LineKind.TAX]
    rows = (_row(line, texts) for line in before_tax)
    taxes = [("table.tax", quote.tax), ("table.with_tax", quote.total_with_tax)] if quote.tax != 0 else []
    figures = [("table.total", quote.total), *taxes]
    sums = [(texts(key), "", "", _amount(quote, amount, texts)) for key, amount in figures]
    below(out, columns(out, headings, rows, *sums))
    if quote.limits:
        out.print()
        out.print(heading(texts("table.limits")))
        below(out, _limits(out, quote, texts))


def _amount(quote: Quote, amount: Decimal | None, texts: Texts) -> str:
    """An amount with all its digits, as a lower bound where the quote is not complete."""
    if amount is None:
        return texts("table.unknown")
    shown = texts.price(amount, quote.currency, ALL_DECIMALS)
    return shown if quote.complete else texts("table.at_least", amount=shown)


def _limits(out: Console, quote: Quote, texts: Texts) -> Table:
    headings = (
        Heading(texts("table.meter")),
        Heading(texts("table.used"), "right"),
        Heading(texts("table.limit"), "right"),
        Heading(texts("table.percent"), "right"),
        Heading(texts("table.then")),
    )
    return columns(out, headings, (_limit_row(row, texts) for row in quote.limits))


def _limit_row(row: LimitUse, texts: Texts) -> tuple[str, ...]:
    percent, then = count(texts, row.percent, 1), texts(f"on_exceed.{row.on_exceed}")
    return texts.plain(row.meter), quantity(texts, row.used), ceiling(texts, row), percent, then


def _row(line: Line, texts: Texts) -> tuple[str | Text, ...]:
    amount = texts("table.unknown")
    if line.amount is not None and line.currency is not None:
        amount = texts.price(line.amount, line.currency, ALL_DECIMALS)
    name = texts(f"table.line.{line.kind}") if line.meter is None else texts.plain(line.meter)
    used = "" if line.meter is None else quantity(texts, line.quantity)
    return name, used, " + ".join(_part(part, texts) for part in line.parts), amount


def _part(part: LinePart, texts: Texts) -> str:
    charged = f"{texts.number(part.quantity)} × {texts.number(part.unit_price, 10)}"
    return f"{charged} + {texts.number(part.flat_fee)}" if part.flat_fee else charged
