"""The return of automation as rows of texts: by hand against automated, and what is saved."""

from decimal import Decimal

from capacity_cli.model.return_details import RoiAnswer
from capacity_cli.model.roi import Roi
from capacity_cli.render.rows.figures import count
from capacity_cli.render.text.texts import Texts


def both_ways(each: RoiAnswer, texts: Texts) -> tuple[tuple[str, str, str], ...]:
    """Label, by hand and automated; the totals come last. Lower bounds are marked where the bill is not complete."""
    roi = each.roi

    def bounded(amount: Decimal) -> str:
        money = _money(amount, roi, texts)
        return money if roi.complete else texts("table.at_least", amount=money)

    return (
        (texts("table.labor"), _money(roi.manual.labor, roi, texts), _money(roi.automated.labor, roi, texts)),
        (texts("table.messages"), bounded(roi.manual.messages), ""),
        (texts("table.whole_bill"), "", bounded(roi.automated.bill)),
        (texts("table.total"), bounded(roi.manual.total), bounded(roi.automated.total)),
    )


def saving_rows(each: RoiAnswer, texts: Texts) -> list[tuple[str, str, str]]:
    """Label, figure and remark."""
    roi = each.roi
    percent = "" if roi.saving.percent is None else f"{texts.number(roi.saving.percent, 1)} %"
    rows = [
        (texts("table.saving_monthly"), _money(roi.saving.monthly, roi, texts), percent),
        (texts("table.saving_yearly"), _money(roi.saving.yearly, roi, texts), _year(each, texts)),
    ]
    if roi.automated.build_cost:
        net = _money(each.details.year.first_year_net, roi, texts)
        rows.append((texts("table.build_cost"), _money(roi.automated.build_cost, roi, texts), ""))
        rows.append((texts("roi.first_year_net"), net, ""))
        rows.append((texts("table.payback"), count(texts, roi.payback_months), ""))
    why = texts("roi.from_the_first") if roi.break_even_messages == 1 else ""
    rows.append((texts("table.break_even"), count(texts, roi.break_even_messages), why))
    return rows


def _year(each: RoiAnswer, texts: Texts) -> str:
    """What a year costs both ways."""
    year, roi = each.details.year, each.roi
    if not roi.complete:
        return ""
    return texts("roi.year", manual=_money(year.manual, roi, texts), automated=_money(year.automated, roi, texts))


def case_headings(texts: Texts) -> tuple[str, ...]:
    """The headings of the cases; all but the first are of figures."""
    return ("", *map(texts, ("roi.low", "roi.middle", "roi.high")))


def case_rows(each: RoiAnswer, texts: Texts) -> list[tuple[str, ...]]:
    """Label, then the figure in the least, the middle and the best case; nothing where labour has no ranges."""
    found, roi = each.details.saving_range, each.roi
    if found is None:
        return []
    cases = (found.low, found.middle, found.high)
    rows = [
        (texts("table.saving_monthly"), *(_money(case.monthly, roi, texts) for case in cases)),
        (texts("table.saving_yearly"), *(_money(case.yearly, roi, texts) for case in cases)),
    ]
    if any(case.first_year_net != case.yearly for case in cases):
        rows.append((texts("roi.first_year_net"), *(_money(case.first_year_net, roi, texts) for case in cases)))
        rows.append((texts("table.payback"), *(count(texts, case.payback_months) for case in cases)))
    return rows


def targeting_headings(texts: Texts) -> tuple[str, ...]:
    """The headings of better targeting; all but the first are of figures."""
    return ("", *map(texts, ("roi.before", "roi.after", "roi.saves")))


def targeting_rows(each: RoiAnswer, texts: Texts) -> list[tuple[str, ...]]:
    """Label, before, now, and what that saves; nothing where the file says nothing of the time before."""
    found, roi = each.details.targeting, each.roi
    if found is None:
        return []
    shares = (share * 100 for share in (found.invalid_share_before, found.invalid_share_after))
    messages = found.messages_before, found.messages_after, found.messages_before - found.messages_after
    return [
        (texts("roi.invalid_share"), *(f"{texts.number(share, 2)} %" for share in shares), ""),
        (texts("roi.messages_needed"), *(count(texts, each) for each in messages)),
        (
            texts("roi.bill_a_month"),
            *(_money(bill, roi, texts) for bill in (found.bill_before, found.bill_after)),
            _money(found.monthly, roi, texts),
        ),
    ]


def _money(amount: Decimal | None, roi: Roi, texts: Texts) -> str:
    return texts("table.unknown") if amount is None else texts.money(amount, roi.currency)
