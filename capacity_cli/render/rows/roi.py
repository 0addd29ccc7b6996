"""The return of automation as rows of texts: by hand against automated, and what is saved."""

from decimal import Decimal

from capacity_cli.model.roi import Roi, RoiAnswer
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
        (texts("table.saving_yearly"), _money(roi.saving.yearly, roi, texts), ""),
    ]
    if roi.automated.build_cost:
        rows.append((texts("table.build_cost"), _money(roi.automated.build_cost, roi, texts), ""))
        rows.append((texts("table.payback"), count(texts, roi.payback_months), ""))
    rows.append((texts("table.break_even"), count(texts, roi.break_even_messages), ""))
    return rows


def _money(amount: Decimal | None, roi: Roi, texts: Texts) -> str:
    return texts("table.unknown") if amount is None else texts.money(amount, roi.currency)
