"""What `capacity diff` answers, as CSV: a row for each figure, value, price and finding that differs."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from capacity_cli.model.difference import Difference
from capacity_cli.render.csv_answer import written
from capacity_cli.render.json_diff import value_of
from capacity_cli.render.sentences import finding_message, place_text
from capacity_cli.render.text.texts import Texts

_COLUMNS = ("name", "file", "variant", "part", "what", "base", "head", "cause", "place")


def diff_csv(differences: Iterable[Difference], texts: Texts) -> str:
    """The document of `capacity diff --format csv`."""
    rows: list[Sequence[Any]] = [_COLUMNS]
    for each in differences:
        scenario = each.shown.name, each.head_file, each.shown.variant
        rows.extend((*scenario, *row) for row in _rows(each, texts))
    return written(rows)


def _rows(each: Difference, texts: Texts) -> Iterator[tuple[Any, ...]]:
    """Part, what it is, base, head, cause and place."""
    yield "presence", each.presence.value, None, None, None, None
    for change in each.changes:
        yield "changes", change.metric, value_of(change.base), value_of(change.head), change.cause.value, None
    for value in each.inputs:
        yield "inputs", value.path, value.base, value.head, None, place_text(texts, value.place)
    for price in each.prices.changes if each.prices is not None else ():
        where = None if price.place is None else place_text(texts, price.place)
        yield "prices_changed", f"{price.vendor}.{price.path}", price.base, price.head, None, where
    for placed in each.findings_new:
        place = place_text(texts, placed.place)
        yield "findings_new", placed.finding.code.value, None, finding_message(texts, placed.finding), None, place
    for placed in each.findings_gone:
        place = place_text(texts, placed.place)
        yield "findings_gone", placed.finding.code.value, finding_message(texts, placed.finding), None, None, place
