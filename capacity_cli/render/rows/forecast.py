"""A forecast as rows of texts: its months, what breaks in them, and what they cost together."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from capacity_cli.model.forecast.breaks import Break, BreakKind
from capacity_cli.model.forecast.forecast import ForecastAnswer, ForecastMonth
from capacity_cli.model.forecast.months import MonthLabel
from capacity_cli.model.forecast.totals import SpanTotal
from capacity_cli.render.rows.figures import percentage, times
from capacity_cli.render.text.texts import Texts

_LENGTHS = {"quarters": 3, "years": 12}
_OF_PRICES = frozenset({BreakKind.TIER, BreakKind.PRICE})
_OF_MONEY = frozenset({"budget", "monthly_budget", "daily_budget"})


def note(each: ForecastAnswer, texts: Texts) -> str | None:
    """That the file states no growth, if it does not."""
    stated = each.answer.setting.scenario.workload.growth is not None
    return None if stated else texts("forecast.no_growth")


def month_headings(each: ForecastAnswer, texts: Texts) -> tuple[str, ...]:
    """The headings of the months; all but the first are of figures."""
    headings = [
        texts("forecast.month"), texts("forecast.per_day"), texts("table.headroom"), texts("forecast.bill"),
        texts("forecast.cumulative"),
    ]  # fmt: skip
    return (*headings, *([texts("forecast.budget")] if _has_budget(each) else []))


def month_rows(each: ForecastAnswer, texts: Texts) -> Iterator[tuple[str, ...]]:
    """Month, messages a day, headroom, bill, all bills so far and, if there is one, the budget used."""
    for month in each.forecast.months:
        row = [
            str(month.month), texts.number(month.messages_per_day), times(texts, month.headroom),
            _total(each, month.total, texts, complete=month.complete),
            _total(each, month.cumulative, texts, complete=_complete_until(each, month)),
        ]  # fmt: skip
        if _has_budget(each):
            used = percentage(texts, month.budget_used)
            row.append(used if month.budget_used is None else texts("forecast.percent", percent=used))
        yield tuple(row)


def _has_budget(each: ForecastAnswer) -> bool:
    return each.answer.setting.scenario.budget is not None


def _complete_until(each: ForecastAnswer, last: ForecastMonth) -> bool:
    months = each.forecast.months
    return all(month.complete for month in months[: months.index(last) + 1])


def _total(each: ForecastAnswer, amount: Decimal | None, texts: Texts, *, complete: bool) -> str:
    """An amount in the answer's currency, as a lower bound where not all of it is known."""
    if amount is None:
        return texts("table.unknown")
    shown = texts.money(amount, each.answer.setting.scenario.currency)
    return shown if complete else texts("table.at_least", amount=shown)


def break_rows(each: ForecastAnswer, texts: Texts) -> Iterator[tuple[str, str]]:
    """When, and what breaks then."""
    for found in each.forecast.breaks:
        yield when(found.month, found.day, texts), _what(each, found, texts)


def when(month: MonthLabel, day: int | Fraction | None, texts: Texts) -> str:
    """The month, and the day if there is one."""
    name = texts("forecast.numbered", month=month) if isinstance(month, int) else month
    return name if day is None else texts("forecast.on_day", month=name, day=int(day))


def _what(each: ForecastAnswer, found: Break, texts: Texts) -> str:
    if found.kind is BreakKind.PLAN:
        before, after = (texts.plain(plan or "") for plan in (found.plan_before, found.plan_after))
    else:
        before, after = (_figure(each, found, figure, texts) for figure in (found.before, found.after))
    what = texts(
        f"forecast.break.{found.kind}",
        limit=found.limit,
        before=before,
        after=after,
        bound=_figure(each, found, found.bound, texts),
        consequence="" if found.on_exceed is None else texts(f"on_exceed.{found.on_exceed}"),
    )
    if found.total_before is None or found.total_after is None or found.total_before == found.total_after:
        return what
    key = "forecast.bill_falls" if found.total_after < found.total_before else "forecast.bill_rises"
    totals = (texts.money(total, _currency(each)) for total in (found.total_before, found.total_after))
    return texts(key, what=what, **dict(zip(("before", "after"), totals, strict=True)))


def _figure(each: ForecastAnswer, found: Break, figure: int | Decimal | Fraction | None, texts: Texts) -> str:
    """A figure of a break: a price in its vendor's currency, a bill in the answer's, anything else as a number."""
    if figure is None:
        return texts("table.unknown" if found.kind in _OF_PRICES else "forecast.endless")
    if found.kind in _OF_PRICES:
        vendor = each.answer.setting.subscriptions[found.limit.partition(".")[0]]
        return texts.price(Fraction(figure), vendor.prices.currency)
    if found.limit in _OF_MONEY and found.kind in (BreakKind.BUDGET, BreakKind.THRESHOLD):
        return texts.money(Fraction(figure), _currency(each))
    return texts.number(figure, 2, () if found.bound is None else (found.bound,))


def _currency(each: ForecastAnswer) -> str:
    return each.answer.setting.scenario.currency


def total_headings(texts: Texts) -> tuple[str, str, str]:
    """The headings of the totals; the second and the third are of figures."""
    return texts("forecast.span"), texts("forecast.messages"), texts("forecast.bill")


def total_rows(each: ForecastAnswer, texts: Texts) -> Iterator[tuple[str, str, str]]:
    """Months, messages and bills: the quarters, then the years."""
    for spans, length in ((each.forecast.quarters, _LENGTHS["quarters"]), (each.forecast.years, _LENGTHS["years"])):
        for span in spans:
            name = _span_name(span, length, texts)
            yield name, texts.number(span.messages), _total(each, span.total, texts, complete=span.complete)


def _span_name(span: SpanTotal, length: int, texts: Texts) -> str:
    return span.name if span.whole else texts("forecast.part", name=span.name, months=span.months, length=length)
