"""A forecast: a chart of what is to come, the months, what breaks in which of them, and what they cost together.

Volume and capacity have one scale in the chart, so that one sees where the lines cross; the bill has its own.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from capacity_cli.model.forecast.forecast import ForecastAnswer, ForecastMonth
from capacity_cli.render.rows.figures import title
from capacity_cli.render.rows.forecast import (
    break_rows,
    month_headings,
    month_rows,
    note,
    total_headings,
    total_rows,
    when,
)
from capacity_cli.render.rows.plan import basis
from capacity_cli.render.table.bars import Figure, bar, bars, pooled
from capacity_cli.render.table.layout import Heading, below, columns, facts, heading
from capacity_cli.render.text.texts import Texts

_WIDEST_MONTH = 4
_SPARKS = 8
_WHOLE = 100


def print_forecasts(out: Console, answers: Sequence[ForecastAnswer], texts: Texts) -> None:
    """Print the forecasts of some scenarios, one after another."""
    for number, each in enumerate(answers):
        if number:
            out.print()
        _print_forecast(out, each, texts)


def _print_forecast(out: Console, each: ForecastAnswer, texts: Texts) -> None:
    out.print(Text(title(texts, each.answer), style="bold"))
    out.print(Text(basis(each.answer, texts), style="dim"))
    said = note(each, texts)
    if said is not None:
        out.print(Text(said))
    if len(each.forecast.months) > 1:
        _print_chart(out, each, texts)
    _print_section(out, "forecast.months", texts)
    below(out, columns(out, _right(month_headings(each, texts)), [*_sparks(each, texts), *_months(each, texts)]))
    _print_section(out, "forecast.breaks", texts)
    found = [(label, Text(what)) for label, what in break_rows(each, texts)]
    below(out, facts(out, found or [("", Text(texts("forecast.no_breaks")))]))
    _print_section(out, "forecast.totals", texts)
    below(out, columns(out, _right(total_headings(texts)), total_rows(each, texts)))


def _print_section(out: Console, key: str, texts: Texts) -> None:
    out.print()
    out.print(heading(texts(key)))


def _right(headings: Sequence[str]) -> list[Heading]:
    first, *figures = headings
    return [Heading(first), *(Heading(each, "right") for each in figures)]


def _months(each: ForecastAnswer, texts: Texts) -> Iterator[list[str | Text]]:
    """The rows of the months; a headroom that does not suffice and a budget that is overdrawn stand out."""
    for month, (label, volume, headroom, *bills) in zip(each.forecast.months, month_rows(each, texts), strict=True):
        is_overdrawn = month.budget_used is not None and month.budget_used > _WHOLE
        *others, last = bills
        yield [label, volume, _marked(headroom, broken=month.headroom < 1), *others, _marked(last, broken=is_overdrawn)]


def _marked(figure: str, *, broken: bool) -> Text:
    return Text(figure, style="bold red" if broken else "")


def _sparks(each: ForecastAnswer, texts: Texts) -> list[list[str | Text]]:
    """A row with the course of each column, if there is one."""
    months = each.forecast.months
    if len(months) == 1:
        return []
    courses: list[list[Figure]] = [
        [month.messages_per_day for month in months],
        [month.headroom for month in months],
        [_cost(month) for month in months],
        [Fraction(month.cumulative) for month in months],
    ]
    if each.answer.setting.scenario.budget is not None:
        courses.append([month.budget_used for month in months])
    return [["", *(_course(course, _SPARKS, 1, _most(course), texts) for course in courses)]]


def _print_chart(out: Console, each: ForecastAnswer, texts: Texts) -> None:
    """Print the chart below a heading of its own, if the page has room for it."""
    months = each.forecast.months
    volume: list[Figure] = [month.messages_per_day for month in months]
    capacity: list[Figure] = [month.capacity_per_day for month in months]
    cost = [_cost(month) for month in months]
    currency, both = each.answer.setting.scenario.currency, _most([*volume, *capacity])
    rows = (
        (texts("forecast.volume"), volume, both, texts.number(_most(volume), 0)),
        (texts("forecast.capacity"), capacity, both, texts.number(_most(capacity), 0)),
        (texts("forecast.cost"), cost, _most(cost), texts.money(Fraction(_most(cost)), currency)),
    )
    labels = max(cell_len(label) for label, *_ in rows)
    notes = [texts("forecast.up_to", most=most) for *_, most in rows]
    room = out.width - labels - max(map(cell_len, notes)) - 6
    if room < 1:
        return
    width = max(1, min(_WIDEST_MONTH, room // len(months)))
    out.print()
    first, last = (when(month.month, None, texts) for month in (months[0], months[-1]))
    out.print(heading(texts("forecast.chart", first=first, last=last)))
    for (label, values, scale, _), most in zip(rows, notes, strict=True):
        line = _course(values, room, width, scale, texts)
        out.print(Text(f"  {label}{' ' * (labels - cell_len(label))}  {line}  {most}"))


def _course(values: Sequence[Figure], room: int, width: int, scale: int | Fraction, texts: Texts) -> str:
    """Figures as bars side by side, as many as there is room for."""
    characters = bars(texts)
    return "".join(bar(value, scale, characters) * width for value in pooled(values, room))


def _most(values: Sequence[Figure]) -> int | Fraction:
    return max((value for value in values if value is not None), default=0)


def _cost(month: ForecastMonth) -> Figure:
    return None if month.total is None else Fraction(month.total)
