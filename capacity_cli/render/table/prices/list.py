"""Editions in brief: a row for each vendor, with the age of its figures and how far they can be trusted."""

from rich.console import Console
from rich.text import Text

from capacity_cli.model.catalogue.overview import EditionEntry, Editions, VendorEntry
from capacity_cli.render.rows.figures import count
from capacity_cli.render.table.layout import Heading, below, columns, heading
from capacity_cli.render.text.texts import Texts


def print_editions(out: Console, found: Editions, texts: Texts) -> None:
    """Print some editions."""
    for edition in found.editions:
        _print_edition(out, edition, texts)
        out.print()
    out.print(Text(texts("prices.legend"), style="dim"))


def _print_edition(out: Console, edition: EditionEntry, texts: Texts) -> None:
    out.print(heading(texts("prices.edition", name=edition.name)))
    basis = texts("prices.folder", folder=edition.folder, as_of=edition.as_of or texts("table.none"))
    out.print(Text(basis, style="dim"))
    headings = (
        Heading(texts("table.vendor")),
        Heading(texts("prices.paid_in")),
        Heading(texts("prices.plans"), "right"),
        Heading(texts("prices.triggers"), "right"),
        Heading(texts("prices.read_span")),
        Heading(texts("prices.age"), "right"),
        Heading(texts("prices.trust")),
        Heading(texts("prices.taken_back"), "right"),
        Heading(texts("prices.unknown"), "right"),
    )
    below(out, columns(out, headings, (_row(vendor, texts) for vendor in edition.vendors)))


def _row(vendor: VendorEntry, texts: Texts) -> tuple[str, ...]:
    confidence = vendor.lowest_confidence
    return (
        texts.plain(vendor.vendor),
        vendor.currency,
        texts.number(vendor.plans),
        texts.number(len(vendor.triggers)),
        _read(vendor, texts),
        count(texts, vendor.age_days),
        texts("table.none") if confidence is None else confidence.value,
        texts.number(vendor.withdrawn),
        texts.number(vendor.unknown_prices),
    )


def _read(vendor: VendorEntry, texts: Texts) -> str:
    """The oldest and the newest day on which a source was read."""
    if vendor.oldest is None or vendor.newest is None:
        return texts("table.none")
    if vendor.oldest == vendor.newest:
        return vendor.oldest
    return f"{vendor.oldest}\n{vendor.newest}"
