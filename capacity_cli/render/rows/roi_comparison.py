"""Two returns side by side as rows of texts: each figure of both, and the difference with its sign."""

from decimal import Decimal
from fractions import Fraction

from capacity_cli.model.leaves import Leaf
from capacity_cli.model.metrics import Known, Metric
from capacity_cli.model.roi_comparison import Compared, RoiComparison
from capacity_cli.render.rows.figures import short_title
from capacity_cli.render.text.texts import Texts


def comparison_headings(each: RoiComparison, texts: Texts) -> tuple[str, ...]:
    """The headings; all but the first are of figures."""
    return (
        "", short_title(texts, each.base.answer), short_title(texts, each.other.answer), texts("roi.difference")
    )  # fmt: skip


def comparison_rows(each: RoiComparison, texts: Texts) -> list[tuple[str, ...]]:
    """Label, the figure of the first, of the other, and how far they are apart."""
    return [_row(figure, each, texts) for figure in each.figures]


def _row(figure: Compared, each: RoiComparison, texts: Texts) -> tuple[str, ...]:
    sides = ((figure.base, each.base.roi.currency), (figure.other, each.other.roi.currency))
    return (
        texts(f"roi.metric.{figure.metric}"),
        *(_figure(found, currency, texts) for found, currency in sides),
        _difference(figure, each.base.roi.currency, texts),
    )


def _figure(found: Metric, currency: str, texts: Texts) -> str:
    if found.figure is None:
        return texts("table.none")
    shown = _number(found.figure, found.kind, currency, texts)
    return texts("table.at_least", amount=shown) if found.known is Known.AT_LEAST else shown


def _difference(figure: Compared, currency: str, texts: Texts) -> str:
    if figure.difference is None:
        return texts("table.none")
    sign = "+" if figure.difference > 0 else ""
    return f"{sign}{_number(figure.difference, figure.kind, currency, texts)}"


def _number(value: int | Decimal | Fraction, kind: Leaf, currency: str, texts: Texts) -> str:
    if kind is Leaf.MONEY:
        return texts.money(Decimal(value) if isinstance(value, int) else value, currency)
    return texts.number(value, 1 if kind is Leaf.PERCENT else 4)
