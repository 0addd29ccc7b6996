"""A chart of the day: arrivals, capacity and backlog of each hour as bars, one line each.

Arrivals and capacity have one scale, so that they can be compared; the backlog has its own. A page too narrow
for 24 hours has no chart.
"""

from collections.abc import Sequence
from fractions import Fraction

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from capacity_cli.model.answer import Answer
from capacity_cli.render.table.bars import bar, bars
from capacity_cli.render.table.layout import heading
from capacity_cli.render.text.texts import Texts

_WIDTH = 2
_NAMED_EVERY = 3

_Row = tuple[str, Sequence[int | Fraction | None], int | Fraction]


def print_day(out: Console, answer: Answer, texts: Texts) -> None:
    """Print the chart below a heading of its own, if the page has room for it."""
    lines = _lines(answer, texts)
    if max(map(cell_len, lines)) > out.width:
        return
    out.print()
    out.print(heading(texts("table.day", zone=answer.setting.scenario.timezone)))
    for line in lines:
        out.print(Text(line))


def _lines(answer: Answer, texts: Texts) -> list[str]:
    rows = _rows(answer, texts)
    characters = bars(texts)
    label_width = max(cell_len(label) for label, _, _ in rows)
    names = "".join(str(hour).ljust(_WIDTH * _NAMED_EVERY) for hour in range(0, len(rows[0][1]), _NAMED_EVERY))
    lines = [f"  {' ' * label_width}  {names.rstrip()}"]
    for label, values, scale in rows:
        known = [value for value in values if value is not None]
        most = texts("table.day_most", most=texts.number(max(known), 1)) if known else texts("table.none")
        line = "".join(bar(value, scale, characters) * _WIDTH for value in values)
        lines.append(f"  {label}{' ' * (label_width - cell_len(label))}  {line}  {most}")
    return lines


def _rows(answer: Answer, texts: Texts) -> list[_Row]:
    """Label, figures and the figure of a whole bar."""
    day = answer.plan.capacity.day
    arrivals, capacity = [hour.arrivals for hour in day], [hour.capacity for hour in day]
    backlog = [hour.backlog for hour in day]
    both = max(*arrivals, *capacity)
    return [
        (texts("table.day_arrivals"), arrivals, both),
        (texts("table.day_capacity"), capacity, both),
        (texts("table.day_backlog"), backlog, max(value or 0 for value in backlog)),
    ]
