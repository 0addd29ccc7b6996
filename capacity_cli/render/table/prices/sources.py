"""The sources that the marks behind figures stand for, a row each."""

from capacity_cli.model.catalogue.shown import SourceEntry
from capacity_cli.render.text.texts import Texts

SOURCE_HEADINGS = ("", "prices.source", "prices.read", "prices.confidence")
"""The keys of the headings of a list of sources; the column of marks has none."""


def source_row(texts: Texts, source: SourceEntry, number: int) -> tuple[str, ...]:
    """A source under its mark: title, address and, if the vendor took it back, when it did."""
    lines = [texts.plain(source.title)]
    if source.url is not None:
        lines.append(texts.plain(source.url))
    if source.withdrawn is not None:
        lines.append(texts("prices.withdrawn", day=source.withdrawn))
    return f"[{number}]", "\n".join(lines), source.read, source.confidence.value
