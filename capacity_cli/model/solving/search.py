"""Parts a range of whole numbers into stretches of one verdict each, exactly, without looking at every number.

A judge says what holds of a whole range, or that it cannot say; a range of which it cannot say is halved. So a judge
may be as careful as it likes: it only ever costs time, and it must decide about a single number.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import isqrt
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stretch(Generic[T]):
    """Neighbouring numbers of which the same is true."""

    first: int
    """The smallest."""
    last: int
    """The largest."""
    verdict: T
    """What is true of each of them."""


Judge = Callable[[int, int], T | None]
"""What is true of every number from the first to the last; none if that is not certain."""

_NEAR = 4
"""Ranges whose ends differ by more than this factor are parted by their orders of magnitude."""


def stretches(judge: Judge[T], first: int, last: int) -> Iterator[Stretch[T]]:
    """The stretches from `first`, 0 or more, to `last`, in order, each as long as it can be; found when asked for."""
    yield from joined(_judged(judge, first, last))


def joined(found_in_order: Iterable[Stretch[T]]) -> Iterator[Stretch[T]]:
    """Stretches that touch, with neighbours of one verdict made one."""
    open_stretch: Stretch[T] | None = None
    for found in found_in_order:
        if open_stretch is not None and open_stretch.verdict == found.verdict:
            open_stretch = Stretch(open_stretch.first, found.last, found.verdict)
            continue
        if open_stretch is not None:
            yield open_stretch
        open_stretch = found
    if open_stretch is not None:
        yield open_stretch


def _judged(judge: Judge[T], first: int, last: int) -> Iterator[Stretch[T]]:
    waiting = [(first, last)]
    while waiting:
        low, high = waiting.pop()
        verdict = judge(low, high)
        if verdict is not None:
            yield Stretch(low, high, verdict)
            continue
        assert low < high  # noqa: S101  a judge decides about a single number
        middle = _middle(low, high)
        waiting += [(middle + 1, high), (low, middle)]


def _middle(low: int, high: int) -> int:
    """Where a range is parted; before `high`."""
    if high + 1 > _NEAR * (low + 1):
        return isqrt((low + 1) * (high + 1)) - 1
    return (low + high) // 2
