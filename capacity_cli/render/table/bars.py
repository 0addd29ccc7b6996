"""Bars of characters: a figure as a block of an eighth to a whole line, in plain characters where blocks cannot be."""

from collections.abc import Sequence
from fractions import Fraction
from math import ceil

from capacity_cli.render.harmless import encodable
from capacity_cli.render.text.texts import Texts

_BLOCKS = " ▁▂▃▄▅▆▇█"
_PLAIN = " .:-=+*#@"
_STEPS = len(_BLOCKS) - 1

Figure = int | Fraction | None


def bars(texts: Texts) -> str:
    """The characters for nothing up to a whole bar, as the output can hold them."""
    return _BLOCKS if encodable(_BLOCKS, texts.encoding) == _BLOCKS else _PLAIN


def bar(value: Figure, scale: int | Fraction, characters: str) -> str:
    """The bar of a figure, of which the scale is a whole one; only 0, and what is not known, has none."""
    return characters[ceil(Fraction(value) / scale * _STEPS)] if value and scale else characters[0]


def pooled(values: Sequence[Figure], most: int) -> list[Figure]:
    """The figures, neighbours put together where there are more than so many: the largest stands for all of them."""
    each = -(-len(values) // most)
    groups = (values[at : at + each] for at in range(0, len(values), each))
    return [max((value for value in group if value is not None), default=None) for group in groups]
