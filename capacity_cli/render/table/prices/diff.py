"""What two editions say differently: each figure with its old and its new value, then the bills under both."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import groupby
from typing import assert_never

from rich.console import Console
from rich.text import Text

from capacity_cli.model.catalogue.billing import BillChange, BillTotal, EditionDifference, LineChange
from capacity_cli.model.catalogue.difference import PriceChange
from capacity_cli.model.catalogue.shown import SourceEntry
from capacity_cli.model.invoice import LineKind
from capacity_cli.model.leaves import Status
from capacity_cli.render.table.layout import Heading, below, columns, facts, heading
from capacity_cli.render.table.prices.sources import SOURCE_HEADINGS, source_row
from capacity_cli.render.text.texts import Texts


def print_difference(out: Console, found: EditionDifference, texts: Texts) -> None:
    """Print what changes from one edition to another."""
    marks = {source: number for number, source in enumerate(dict.fromkeys(_sources(found)), start=1)}
    out.print(heading(_compared(found, texts)))
    if not found.changes:
        out.print(texts("prices.same"))
    for vendor, changes in groupby(found.changes, key=lambda each: each.vendor):
        out.print()
        out.print(heading(texts.plain(vendor)))
        for change in changes:
            _print_change(out, change, marks, texts)
    for bill in found.scenarios:
        out.print()
        _print_bill(out, found, bill, texts)
    if marks:
        out.print()
        _print_sources(out, marks, texts)


def _compared(found: EditionDifference, texts: Texts) -> str:
    none = texts("table.none")
    return texts(
        "prices.compared",
        base=found.base.edition,
        base_date=found.base.as_of or none,
        head=found.head.edition,
        head_date=found.head.as_of or none,
    )


def _print_change(out: Console, change: PriceChange, marks: Mapping[SourceEntry, int], texts: Texts) -> None:
    """Print where a figure stands, and below it what it was and what it is."""
    out.print(Text(f"  {texts.plain(change.path)}" if change.path else f"  {texts('prices.list')}"))
    values = [
        (f"  {sign}", _value(texts, value, None if source is None else marks[source], style))
        for sign, value, source, style in (
            ("-", change.base, change.base_source, "red"),
            ("+", change.head, change.head_source, "green"),
        )
        if value is not None
    ]
    below(out, facts(out, values))


def _value(texts: Texts, value: str, mark: int | None, style: str) -> Text:
    return Text(_whole(texts, value), style=style).append("" if mark is None else f" [{mark}]", style="dim")


def _whole(texts: Texts, value: str) -> str:
    """A value in full, however long it is: a price table is one text here."""
    parts = value.split(", ")
    return ", ".join(map(texts.plain, parts))


def _sources(found: EditionDifference) -> Iterator[SourceEntry]:
    for change in found.changes:
        yield from (each for each in (change.base_source, change.head_source) if each is not None)


def _print_sources(out: Console, marks: Mapping[SourceEntry, int], texts: Texts) -> None:
    out.print(heading(texts("prices.sources")))
    headings = [Heading(texts(key) if key else "") for key in SOURCE_HEADINGS]
    rows = [source_row(texts, source, number) for source, number in marks.items()]
    below(out, columns(out, headings, rows))


def _print_bill(out: Console, found: EditionDifference, bill: BillChange, texts: Texts) -> None:
    """Print the lines and totals of a bill under both editions, and by how much they differ."""
    name = texts.plain(bill.name) if bill.variant is None else texts.plain(f"{bill.name} · {bill.variant}")
    out.print(heading(texts("prices.bill", scenario=name)))
    headings = (
        Heading(texts("table.line")),
        Heading(texts.plain(found.base.edition), "right"),
        Heading(texts.plain(found.head.edition), "right"),
        Heading(texts("prices.difference"), "right"),
    )
    before_tax = (line for line in bill.lines if line.kind is not LineKind.TAX)
    rows = [_bill_row(bill, line, texts) for line in before_tax]
    below(out, columns(out, headings, rows, _total_row(bill, texts)))
    if any(side.total_with_tax != side.total for side in (bill.base, bill.head)):
        with_tax = "  →  ".join(_total(bill, side, side.total_with_tax, texts) for side in (bill.base, bill.head))
        below(out, facts(out, [(texts("table.with_tax"), Text(with_tax))]))


def _bill_row(bill: BillChange, line: LineChange, texts: Texts) -> tuple[str, ...]:
    return (
        _line_name(line, texts),
        _amount(bill, line.base, line.base_status, texts),
        _amount(bill, line.head, line.head_status, texts),
        _difference(bill, line.base, line.head, texts),
    )


def _line_name(line: LineChange, texts: Texts) -> str:
    service = texts.plain(" ".join(filter(None, (line.vendor, line.plan))))
    match line.kind:
        case LineKind.PLAN:
            return service
        case LineKind.USAGE:
            meter = texts.plain(line.meter or "")
            return f"{service}: {meter}" if service else meter
        case LineKind.CREDIT:
            return f"{service}: {texts('table.line.credit')}"
        case LineKind.TAX:  # stands below the total
            return f"{service}: {texts('table.tax')}"
        case _:
            assert_never(line.kind)


def _amount(bill: BillChange, amount: Decimal | None, status: Status | None, texts: Texts) -> str:
    if status is None:
        return texts("table.none")
    return texts("table.unknown") if amount is None else texts.money(amount, bill.currency)


def _difference(bill: BillChange, base: Decimal | None, head: Decimal | None, texts: Texts) -> str:
    """Head less base; an empty text if one of them is unknown or not there."""
    if base is None or head is None:
        return ""
    more = texts.money(head - base, bill.currency)
    return f"+{more}" if head > base else more


def _total_row(bill: BillChange, texts: Texts) -> tuple[str, ...]:
    both = bill.base.complete and bill.head.complete
    difference = _difference(bill, bill.base.total, bill.head.total, texts) if both else ""
    totals = (_total(bill, side, side.total, texts) for side in (bill.base, bill.head))
    return texts("table.total"), *totals, difference


def _total(bill: BillChange, side: BillTotal, total: Decimal | None, texts: Texts) -> str:
    """A total, as a lower bound where the bill is not complete."""
    amount = _amount(bill, total, Status.KNOWN, texts)
    return amount if side.complete or total is None else texts("table.at_least", amount=amount)
