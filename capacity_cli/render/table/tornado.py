"""What moves the saving most, as a table and as a chart: bars to the left of the saving and to its right.

All bars have one scale, and whatever moves the saving at all has a bar. A page too narrow for bars has the table alone.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from math import ceil

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from capacity_cli.model.return_details import RoiAnswer
from capacity_cli.model.tornado import Swing
from capacity_cli.render.harmless import encodable
from capacity_cli.render.rows.tornado import moving, reading, tornado_headings, tornado_rows, without_effect
from capacity_cli.render.table.layout import Heading, below, columns, heading
from capacity_cli.render.text.texts import Texts

_BLOCKS = ("█", "▐", "▌", "│")
_PLAIN = ("#", "#", "#", "|")
_NARROWEST = 8  # cells of the longest bar on one side
_WIDEST = 30
_INDENT = 2
_GAP = 2


def print_tornado(out: Console, each: RoiAnswer, texts: Texts) -> None:
    """Print table and chart below a heading; nothing where there is no saving to move."""
    saving = each.roi.saving.monthly
    if saving is None or not each.details.tornado:
        return
    out.print()
    out.print(heading(texts("roi.tornado")))
    if moving(each):
        name, taken, *figures, _ = tornado_headings(texts)
        headings = (Heading(name), Heading(taken), *(Heading(text, "right") for text in figures))
        rows = [row[:-1] for row in tornado_rows(each, texts)]  # how far apart stands beside the bars
        below(out, Text(reading(texts), style="dim"))
        out.print()
        below(out, columns(out, headings, rows))
        _print_chart(out, each, saving, texts)
    if sentence := without_effect(each, texts):
        out.print()
        below(out, Text(sentence))


def _print_chart(out: Console, each: RoiAnswer, saving: Decimal, texts: Texts) -> None:
    """Print a line for each input: its name, its bars, and how far its two ends are apart."""
    known = [(row[0], row[-1], _sides(swing, saving)) for row, swing in _drawable(each, texts)]
    label = max((cell_len(name) for name, _, _ in known), default=0)
    figure = max((cell_len(apart) for _, apart, _ in known), default=0)
    room = min(_WIDEST, (out.width - _INDENT - label - figure - 2 * _GAP - 1) // 2)
    scale = max((side for _, _, sides in known for side in sides), default=Fraction(0))
    if room < _NARROWEST or not scale:
        return
    whole, left_half, right_half, middle = _signs(texts)
    out.print()
    below(out, Text(texts("roi.side"), style="dim"))
    for name, apart, (less, more) in known:
        left, right = _bar(less / scale, room, whole, left_half)[::-1], _bar(more / scale, room, whole, right_half)
        line = Text(f"{' ' * _INDENT}{name}{' ' * (label - cell_len(name) + _GAP + room - len(left))}")
        line.append(left, style="red").append(middle, style="dim").append(right, style="green")
        out.print(line.append(f"{' ' * (room - len(right) + _GAP + figure - cell_len(apart))}{apart}"))


def _drawable(each: RoiAnswer, texts: Texts) -> Iterator[tuple[tuple[str, ...], Swing]]:
    """The rows of the inputs of which it is known how far they move the saving."""
    for row, swing in zip(tornado_rows(each, texts), moving(each), strict=True):
        if swing.swing is not None:
            yield row, swing


def _signs(texts: Texts) -> tuple[str, str, str, str]:
    """What bars are made of, in characters that the output holds."""
    return _BLOCKS if all(encodable(sign, texts.encoding) == sign for sign in _BLOCKS) else _PLAIN


def _sides(swing: Swing, saving: Decimal) -> tuple[Fraction, Fraction]:
    """How much less is saved at one of the ends, and how much more."""
    ends = [Fraction(end) - Fraction(saving) for end in (swing.saving_at_low, swing.saving_at_high) if end is not None]
    return max(-min(ends), Fraction(0)), max(*ends, Fraction(0))


def _bar(share: Fraction, room: int, whole: str, half: str) -> str:
    """A bar away from the middle, in half cells; only 0 has none."""
    cells, rest = divmod(ceil(share * room * 2), 2)
    return whole * cells + half * rest
