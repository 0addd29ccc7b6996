"""What moves the saving most, as rows of texts; inputs without an effect are named together and have no rows."""

from decimal import Decimal

from capacity_cli.model.numbers import Exact
from capacity_cli.model.return_details import RoiAnswer
from capacity_cli.model.tornado import DEVIATION, SHARES, Swing
from capacity_cli.render.text.texts import Texts


def moving(each: RoiAnswer) -> list[Swing]:
    """The inputs that move the saving, or of which that is not known, the strongest first."""
    return [swing for swing in each.details.tornado if swing.swing != 0]


def without_effect(each: RoiAnswer, texts: Texts) -> str:
    """A sentence that names the inputs without an effect; an empty text where all have one."""
    names = [swing.input for swing in each.details.tornado if swing.swing == 0]
    return texts("roi.no_effect", inputs=", ".join(names)) if names else ""


def reading(texts: Texts) -> str:
    """A sentence that says how far the inputs are taken."""
    return texts("roi.how_far", percent=int(DEVIATION * 100))


def tornado_headings(texts: Texts) -> tuple[str, ...]:
    """The headings; the last three are of figures."""
    return tuple(map(texts, ("roi.input", "roi.taken_to", "roi.saving_low", "roi.saving_high", "roi.swing")))


def tornado_rows(each: RoiAnswer, texts: Texts) -> list[tuple[str, ...]]:
    """Input, its two ends, the saving at each, and how far these are apart."""
    return [_row(swing, each, texts) for swing in moving(each)]


def _row(swing: Swing, each: RoiAnswer, texts: Texts) -> tuple[str, ...]:
    ends = {"low": _value(swing, swing.low, texts), "high": _value(swing, swing.high, texts)}
    taken = texts("roi.range", **ends)
    amounts = (swing.saving_at_low, swing.saving_at_high, swing.swing)
    return texts.plain(swing.input), taken, *(_money(amount, each, texts) for amount in amounts)


def _value(swing: Swing, value: int | Exact, texts: Texts) -> str:
    share = swing.input.rpartition(".")[2] in SHARES
    if share:
        return f"{texts.number(value * 100)} %"
    return f"{texts.number(value, _DECIMALS)} {texts.plain(swing.unit)}".rstrip()


_DECIMALS = 8  # what a unit of work uses is a small number


def _money(amount: Decimal | None, each: RoiAnswer, texts: Texts) -> str:
    return texts("table.unknown") if amount is None else texts.money(amount, each.roi.currency)
