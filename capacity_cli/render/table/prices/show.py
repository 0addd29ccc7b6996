"""A price list in full: what it is, plans, meters, dearer quantities, advice, triggers, what changes when, sources."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from rich.console import Console
from rich.text import Text

from capacity_cli.model.catalogue.entries import AdviceEntry, Entry, TaxEntry
from capacity_cli.model.catalogue.shown import MeterEntry, RoundingEntry, ShownList
from capacity_cli.model.prices.capabilities import Allowed
from capacity_cli.model.prices.price_list import RoundingScope
from capacity_cli.model.prices.source import MeterKind
from capacity_cli.render.table.layout import Heading, below, columns, facts, heading
from capacity_cli.render.table.prices.advice import environments, indexes, optimizations
from capacity_cli.render.table.prices.figures import plan_figures
from capacity_cli.render.table.prices.page import Page, cell, page_of
from capacity_cli.render.table.prices.plans import print_plans
from capacity_cli.render.table.prices.sources import SOURCE_HEADINGS, source_row
from capacity_cli.render.table.prices.triggers import print_triggers, trigger_lines
from capacity_cli.render.text.texts import ALL_DECIMALS, Texts

_SECTIONS: Mapping[str, tuple[str, ...]] = {
    "prices.meters": ("prices.name", "table.meter", "prices.unit", "prices.counted"),
    "prices.inversions": ("table.line", "prices.dearer", "prices.cheaper", "prices.its_amount"),
    "prices.changes": ("prices.what", "prices.when", "prices.value"),
    "prices.sources": SOURCE_HEADINGS,
}
"""The tables below the plans, and the headings of their columns."""
_NUMBERS = frozenset({"prices.dearer", "prices.cheaper", "prices.its_amount"})


def print_price_list(out: Console, shown: ShownList, texts: Texts) -> None:
    """Print a price list."""
    page = page_of(shown, texts)
    out.print(heading(texts("prices.heading", title=shown.title, name=shown.vendor)))
    none = texts("table.none")
    basis = texts("prices.basis", file=shown.file, edition=shown.edition or none, as_of=shown.as_of or none)
    out.print(Text(basis, style="dim"))
    out.print()
    below(out, facts(out, ((label, Text(text)) for label, text in _facts(page))))
    out.print()
    print_plans(out, page, shown.plans)
    _section(out, page, "prices.meters", [_meter(page, each) for each in shown.meters])
    _section(out, page, "prices.inversions", list(_inversions(page)))
    for title, advice in _advice(page):
        holding = [(name, cell(page, [(entry, lines)])) for name, entry, lines in advice if entry.validity.holds]
        _facts_below(out, title, holding)
    triggers = [each for each in shown.triggers if each.validity.holds]
    if triggers:
        out.print()
        out.print(heading(texts("prices.triggers")))
        print_triggers(out, page, triggers)
    _section(out, page, "prices.changes", list(_changes(page)))
    if shown.notes:
        out.print()
        out.print(heading(texts("prices.notes")))
        for note in shown.notes:
            below(out, Text(f"{texts.plain(note.text)}{page.mark(note.source)}"))
    sources = ((each, page.marks.get(each.name)) for each in shown.sources)
    _section(out, page, "prices.sources", [source_row(texts, each, number) for each, number in sources if number])


def _advice(page: Page) -> Iterator[tuple[str, Iterator[tuple[str, AdviceEntry, list[str]]]]]:
    """The parts of what the vendor advises, each with its title."""
    yield page.texts("prices.optimizations"), optimizations(page)
    yield page.texts("prices.environments"), environments(page)
    yield page.texts("prices.documents"), indexes(page)


def _facts_below(out: Console, title: str, rows: Sequence[tuple[str, str]]) -> None:
    """Print facts under a title, if there are any."""
    if rows:
        out.print()
        out.print(heading(title))
        below(out, facts(out, ((name, Text(text)) for name, text in rows)))


def _section(out: Console, page: Page, key: str, rows: Sequence[Sequence[str]]) -> None:
    """Print one of the tables below the plans, if it has any rows."""
    if rows:
        out.print()
        out.print(heading(page.texts(key)))
        headings = [Heading(page.texts(each) if each else "", _side(each)) for each in _SECTIONS[key]]
        below(out, columns(out, headings, rows))


def _side(key: str) -> Literal["left", "right"]:
    return "right" if key in _NUMBERS else "left"


def _facts(page: Page) -> Iterator[tuple[str, str]]:
    """What holds for the list as a whole."""
    texts, shown = page.texts, page.shown
    yield texts("prices.currency"), shown.currency
    yield texts("prices.rounding"), _rounding(page, shown.rounding)
    taxes = [(tax, [_tax(page, tax)]) for tax in shown.tax if tax.validity.holds]
    yield texts("prices.tax"), cell(page, taxes) if taxes else texts("prices.tax.none")
    if shown.downgrade is not None:
        yield texts("prices.downgrade"), texts(f"prices.downgrade.{shown.downgrade}")
    if shown.environments_meter is not None:
        yield texts("prices.environments"), texts("prices.counted_by", meter=page.meter(shown.environments_meter))
    if shown.choices:
        yield texts("prices.depends"), "\n".join(_choices(page))
    if shown.switches:
        yield texts("prices.switches"), "\n".join(_switches(page))


def _rounding(page: Page, rounding: RoundingEntry) -> str:
    if rounding.mode is None:
        return page.texts("prices.rounding.exact")
    key = "prices.rounding.line" if rounding.per is RoundingScope.LINE else "prices.rounding.once"
    return page.texts(key, mode=page.texts(f"prices.mode.{rounding.mode}"), to=page.price(rounding.to))


def _tax(page: Page, tax: TaxEntry) -> str:
    if tax.rate is None:
        return page.texts("prices.tax.of_unknown_rate" if tax.applies is Allowed.YES else f"prices.tax.{tax.applies}")
    rate = f"{page.texts.number(tax.rate * 100, ALL_DECIMALS)} %"
    return page.texts(
        "prices.tax.perhaps" if tax.applies is Allowed.UNKNOWN else f"prices.tax.{tax.applies}", rate=rate
    )


def _choices(page: Page) -> Iterator[str]:
    for choice in page.shown.choices:
        options = choice.options if choice.asked is None else (choice.asked,)
        asked = "" if choice.asked is None else f", {page.texts('prices.asked')}"
        yield f"{page.texts.plain(choice.name)}: {', '.join(map(page.texts.plain, options))}{asked}"


def _switches(page: Page) -> Iterator[str]:
    for switch in page.shown.switches:
        title = page.texts("prices.heading", title=switch.title or switch.name, name=switch.name)
        position = page.texts(f"prices.position.{switch.asked or switch.default}")
        said = page.texts("prices.by_default" if switch.asked is None else "prices.asked")
        yield f"{title}: {position}, {said}{page.mark(switch.source)}"


def _meter(page: Page, meter: MeterEntry) -> tuple[str, ...]:
    counted = [] if meter.kind is MeterKind.FLOW else [page.texts(f"prices.kind.{meter.kind}")]
    if meter.increment is not None:
        counted.append(page.texts("prices.increment", increment=_units(page, meter)))
    if meter.per is not None:
        counted.append(page.texts("prices.counted_apart", apart=page.texts(f"prices.apart.{meter.per}")))
    if meter.sum_of:
        counted.append(page.texts("prices.sum_of", meters=", ".join(meter.sum_of)))
    return page.texts.plain(meter.name), page.meter(meter.name), page.unit(meter.name), ", ".join(counted)


def _units(page: Page, meter: MeterEntry) -> str:
    if meter.increment == 1:
        return page.unit(meter.name)
    return f"{page.number(meter.increment)} {page.unit(meter.name)}"


def _inversions(page: Page) -> Iterator[tuple[str, ...]]:
    """The quantities that cost more than a larger one, charge by charge."""
    for plan in page.shown.plans:
        for charge in plan.charges:
            name = f"{page.plan(plan)}: {page.under(charge.validity, page.meter(charge.meter))}"
            for each in charge.inversions if charge.validity.holds else ():
                dearer = page.texts("prices.stretch", first=page.number(each.first), last=page.number(each.last))
                yield name, dearer, page.number(each.cheaper), page.price(each.amount) + page.mark(charge.source)


def _changes(page: Page) -> Iterator[tuple[str, ...]]:
    """Every value of each figure that is not the same on every date, in the order of the dates."""
    for plan in page.shown.plans:
        for figure in plan_figures(page, plan):
            if when := page.span(figure.entry.validity):
                what = f"{page.plan(plan)}: {figure.label}"
                yield what, when, _dated(page, figure.entry, figure.lines)
    others: list[tuple[str, Entry, list[str]]] = [
        *((page.texts("prices.tax"), tax, [_tax(page, tax)]) for tax in page.shown.tax),
        *(each for _, advice in _advice(page) for each in advice),
        *((page.texts.plain(each.title or each.name), each, trigger_lines(page, each)) for each in page.shown.triggers),
    ]
    for what, entry, lines in others:
        if when := page.span(entry.validity):
            yield what, when, _dated(page, entry, lines)


def _dated(page: Page, entry: Entry, lines: Sequence[str]) -> str:
    """A value without its dates, which stand beside it."""
    first, *others = lines
    return "\n".join([page.under(entry.validity, first), *others]) + page.mark(entry.source)
