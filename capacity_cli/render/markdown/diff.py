"""What differs between plans, as Markdown: the verdict first, then what you changed, what prices changed, findings."""

from collections.abc import Iterator, Sequence

from capacity_cli.model.difference import Cause, Difference, FigureChange, Presence
from capacity_cli.render.markdown.findings import finding_list
from capacity_cli.render.markdown.text import document, heading, prose, table
from capacity_cli.render.rows.diff import (
    editions,
    figure_headings,
    figure_rows,
    files,
    input_headings,
    input_rows,
    note,
    overview,
    price_headings,
    price_rows,
)
from capacity_cli.render.rows.figures import title
from capacity_cli.render.text.texts import Texts


def diff_markdown(differences: Sequence[Difference], texts: Texts) -> str:
    """The document of `capacity diff --format markdown`."""
    return document(*(block for each in differences for block in _blocks(each, texts)))


def _blocks(each: Difference, texts: Texts) -> Iterator[str]:
    yield heading(title(texts, each.shown), 1)
    yield from difference_blocks(each, texts)


def difference_blocks(each: Difference, texts: Texts, *, level: int = 2) -> Iterator[str]:
    """What differs in one scenario, without its title; its headings have the level."""
    yield prose(files(each, texts))
    yield table(("", ""), overview(each, texts))
    said = note(each, texts)
    yield "" if said is None else prose(said)
    if each.presence is Presence.BOTH:
        yield from _inputs(each, texts, level)
        yield from _prices(each, texts, level)
        both = each.caused_by(Cause.BOTH)
        yield from (heading(texts("diff.both"), level), _figures(both, each, texts)) if both else ()
    for key, findings in (("diff.new", each.findings_new), ("diff.gone", each.findings_gone)):
        if findings:
            yield heading(texts(key), level)
            yield finding_list(findings, texts)


def _inputs(each: Difference, texts: Texts, level: int) -> Iterator[str]:
    changes = each.caused_by(Cause.INPUTS)
    if each.inputs or changes:
        yield heading(texts("diff.inputs"), level)
    if each.inputs:
        yield table(input_headings(texts), input_rows(each.inputs, texts))
    if changes:
        yield _figures(changes, each, texts)


def _prices(each: Difference, texts: Texts, level: int) -> Iterator[str]:
    if each.prices is None:
        return
    changes = each.caused_by(Cause.PRICES)
    yield heading(texts("diff.prices"), level)
    yield prose(editions(each.prices, texts))
    if each.prices.changes:
        yield table(price_headings(texts), price_rows(each.prices, texts))
    if changes:
        yield _figures(changes, each, texts)


def _figures(changes: Sequence[FigureChange], each: Difference, texts: Texts) -> str:
    return table(figure_headings(texts), figure_rows(changes, each, texts), figures=slice(1, None))
