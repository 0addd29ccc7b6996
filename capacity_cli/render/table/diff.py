"""What differs between plans: what you changed and what it does, then the same for prices, then findings."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from capacity_cli.model.difference import Cause, Difference, FigureChange, Presence, PricesChange
from capacity_cli.render.rows.diff import (
    editions,
    figure_headings,
    figure_rows,
    files,
    input_rows,
    note,
    overview,
    price_rows,
)
from capacity_cli.render.rows.figures import title
from capacity_cli.render.table.layout import Heading, below, columns, facts, heading
from capacity_cli.render.table.plan import print_findings
from capacity_cli.render.text.texts import Texts


def print_differences(out: Console, differences: Sequence[Difference], texts: Texts) -> None:
    """Print what differs in some scenarios, one after another."""
    for number, each in enumerate(differences):
        if number:
            out.print()
        print_difference(out, each, texts)


def print_difference(out: Console, each: Difference, texts: Texts) -> None:
    """Print what differs in one scenario."""
    out.print(Text(title(texts, each.shown), style="bold"))
    out.print(Text(files(each, texts), style="dim"))
    out.print()
    below(out, facts(out, ((name, Text(value, style="bold")) for name, value in overview(each, texts))))
    said = note(each, texts)
    if said is not None:
        out.print()
        below(out, Text(said))
    if each.presence is Presence.BOTH:
        _print_inputs(out, each, texts)
        if each.prices is not None:
            _print_prices(out, each, each.prices, texts)
        _print_section(out, "diff.both", each.caused_by(Cause.BOTH), each, texts)
    for key, findings in (("diff.new", each.findings_new), ("diff.gone", each.findings_gone)):
        if findings:
            out.print()
            out.print(heading(texts(key)))
            print_findings(out, findings, texts)


def _print_inputs(out: Console, each: Difference, texts: Texts) -> None:
    changes = each.caused_by(Cause.INPUTS)
    if each.inputs or changes:
        out.print()
        out.print(heading(texts("diff.inputs")))
    for path, before, after, place in input_rows(each.inputs, texts):
        _print_value(out, path, place, before, after)
    if each.inputs and changes:
        out.print()
    _print_figures(out, changes, each, texts)


def _print_prices(out: Console, each: Difference, prices: PricesChange, texts: Texts) -> None:
    changes = each.caused_by(Cause.PRICES)
    out.print()
    out.print(heading(texts("diff.prices")))
    below(out, Text(editions(prices, texts), style="dim"))
    for path, before, after, place in price_rows(prices, texts):
        _print_value(out, path, place, before, after)
    if prices.changes and changes:
        out.print()
    _print_figures(out, changes, each, texts)


def _print_value(out: Console, path: str, place: str, before: str, after: str) -> None:
    """Print where a value stands, and below it what it was and what it is."""
    out.print(Text(f"  {path}").append(f"  {place}".rstrip(), style="dim"), soft_wrap=True)
    below(out, facts(out, [("  -", Text(before, style="red")), ("  +", Text(after, style="green"))]))


def _print_section(out: Console, key: str, changes: Sequence[FigureChange], each: Difference, texts: Texts) -> None:
    if changes:
        out.print()
        out.print(heading(texts(key)))
        _print_figures(out, changes, each, texts)


def _print_figures(out: Console, changes: Sequence[FigureChange], each: Difference, texts: Texts) -> None:
    if changes:
        name, *figures = figure_headings(texts)
        headings = (Heading(name), *(Heading(text, "right") for text in figures))
        below(out, columns(out, headings, figure_rows(changes, each, texts)))
