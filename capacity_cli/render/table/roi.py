"""The return of automation: by hand against automated, a column each, and what is saved."""

from collections.abc import Sequence
from decimal import Decimal

from rich.console import Console
from rich.text import Text

from capacity_cli.model.roi import RoiAnswer
from capacity_cli.render.table.figures import count, title
from capacity_cli.render.table.layout import Heading, below, columns, heading, pairs
from capacity_cli.render.text.texts import Texts


def print_rois(out: Console, answers: Sequence[RoiAnswer], texts: Texts) -> None:
    """Print the returns of some scenarios, one after another."""
    for number, each in enumerate(answers):
        if number:
            out.print()
        print_roi(out, each, texts)


def print_roi(out: Console, each: RoiAnswer, texts: Texts) -> None:
    """Print the return of one scenario."""
    roi = each.roi

    def money(amount: Decimal | None) -> str:
        return texts("table.unknown") if amount is None else texts.money(amount, roi.currency)

    def bounded(amount: Decimal) -> str:
        return money(amount) if roi.complete else texts("table.at_least", amount=money(amount))

    out.print(Text(title(texts, each.answer), style="bold"))
    out.print()
    out.print(heading(texts("table.roi")))
    headings = (Heading(""), Heading(texts("table.manual"), "right"), Heading(texts("table.automated"), "right"))
    rows: list[tuple[str, str, str]] = [
        (texts("table.labor"), money(roi.manual.labor), money(roi.automated.labor)),
        (texts("table.messages"), bounded(roi.manual.messages), ""),
        (texts("table.whole_bill"), "", bounded(roi.automated.bill)),
    ]
    totals = (texts("table.total"), bounded(roi.manual.total), bounded(roi.automated.total))
    below(out, columns(out, headings, rows, totals))
    out.print()
    out.print(heading(texts("table.saving")))
    below(out, pairs(_saving_rows(each, texts)))


def _saving_rows(each: RoiAnswer, texts: Texts) -> list[tuple[str, str, str]]:
    roi = each.roi

    def money(amount: Decimal | None) -> str:
        return texts("table.unknown") if amount is None else texts.money(amount, roi.currency)

    percent = "" if roi.saving.percent is None else f"{texts.number(roi.saving.percent, 1)} %"
    rows = [
        (texts("table.saving_monthly"), money(roi.saving.monthly), percent),
        (texts("table.saving_yearly"), money(roi.saving.yearly), ""),
    ]
    if roi.automated.build_cost:
        rows.append((texts("table.build_cost"), money(roi.automated.build_cost), ""))
        rows.append((texts("table.payback"), count(texts, roi.payback_months), ""))
    rows.append((texts("table.break_even"), count(texts, roi.break_even_messages), ""))
    return rows
