"""A quote: each line with its parts, and the total."""

from rich.console import Console
from rich.text import Text

from capacity_cli.model.bill import Line
from capacity_cli.model.quote import Quote
from capacity_cli.model.rating import LinePart
from capacity_cli.render.table.figures import quantity
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
    rows = (_row(line, texts) for line in quote.lines)
    total = texts("table.unknown") if quote.total is None else texts.price(quote.total, quote.currency, ALL_DECIMALS)
    if not quote.complete and quote.total is not None:
        total = texts("table.at_least", amount=total)
    below(out, columns(out, headings, rows, (texts("table.total"), "", "", total)))


def _row(line: Line, texts: Texts) -> tuple[str | Text, ...]:
    amount = texts("table.unknown")
    if line.amount is not None and line.currency is not None:
        amount = texts.price(line.amount, line.currency, ALL_DECIMALS)
    name = texts("table.plan_line") if line.meter is None else texts.plain(line.meter)
    used = "" if line.meter is None else quantity(texts, line.quantity)
    return name, used, " + ".join(_part(part, texts) for part in line.parts), amount


def _part(part: LinePart, texts: Texts) -> str:
    charged = f"{texts.number(part.quantity)} × {texts.number(part.unit_price, 10)}"
    return f"{charged} + {texts.number(part.flat_fee)}" if part.flat_fee else charged
