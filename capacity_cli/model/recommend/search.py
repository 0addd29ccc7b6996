"""The search: configurations in the order of their cost, the first one that holds is the cheapest.

A cell enters with a bound that none of its bills is below, and is opened when its turn comes. Equal costs are ordered
by the values that change, then by those that a vendor is paid for, then as documented; so no two are ever equal.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction
from heapq import heapify, heappop, heappush
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from capacity_cli.model.recommend.costing import Costing, Price, price_of
from capacity_cli.model.recommend.demands import demanding
from capacity_cli.model.recommend.judging import Judging, Refusal
from capacity_cli.model.recommend.space import Cell, Space
from capacity_cli.model.throughput import throughput


class Certainty(IntEnum):
    """How a cost compares with that of the scenario as it stands; what is known comes first."""

    KNOWN = 0
    """Every line is known."""
    COMPARABLE = 1
    """The same lines are unknown, so that the difference is known."""
    OPEN = 2
    """Other lines are unknown, so that it may cost less or more."""


@dataclass(frozen=True, slots=True)
class Found:
    """A configuration and its cost."""

    cell: Cell
    """The configuration but for its batch size."""
    batch_size: int
    """Its batch size."""
    price: Price
    """What it costs."""


@dataclass(slots=True)
class Outcome:
    """What the search found."""

    found: Found | None
    """The cheapest configuration that holds; none if none does for certain."""
    own: Price
    """What the scenario as it stands costs."""
    refused: list[Refusal] = field(default_factory=list)
    """What breaks in those before it, and in others that were looked at."""
    undecided: list[Found] = field(default_factory=list)
    """Those that hold and may cost less: an unknown price decides."""
    opened: int = 0
    """The cells that were opened."""


class _Key(NamedTuple):
    """The place of a configuration in the order."""

    certainty: int
    known: Decimal
    changes: int
    paid: int
    rank: tuple[object, ...]
    batch_size: int


class _Block(NamedTuple):
    """Batch sizes of a cell of one price; none where the cell is not opened yet."""

    key: _Key
    cell: Cell
    sizes: range | None
    price: Price


@dataclass(slots=True)
class Search:
    """A search through one space."""

    space: Space
    """The space."""
    costing: Costing
    """What its configurations cost."""
    judging: Judging
    """What they break."""
    outcome: Outcome
    """What it has found."""
    least: Price
    """What the scenario as it stands costs at least, as the bounds of cells are compared with it."""

    def run(self) -> Outcome:
        """Find the cheapest configuration that holds, and what might be cheaper still."""
        heap = [self._closed(cell) for cell in self.space.cells]
        heapify(heap)
        while heap:
            block = heappop(heap)
            if block.key.certainty is Certainty.OPEN:
                heappush(heap, block)
                break
            if self._is_too_dear(block):
                continue
            if block.sizes is None:
                for each in self._opened(block):
                    heappush(heap, each)
                continue
            size = self.judging.first(block.cell, block.sizes, self.outcome.refused)
            if size is not None:
                self.outcome.found = Found(block.cell, size, block.price)
                break
        self._undecided(heap)
        return self.outcome

    def _undecided(self, heap: list[_Block]) -> None:
        """Of what is left: the first of each set of subscriptions that holds and may cost less."""
        seen = set[object]()
        while heap:
            block = heappop(heap)
            subscribed = tuple(option.rank for option in block.cell.options)
            if subscribed in seen or self._is_settled(block):
                continue
            if self._is_too_dear(block):
                continue
            if block.sizes is None:
                for each in self._opened(block):
                    heappush(heap, each)
                continue
            size = self.judging.first(block.cell, block.sizes, self.outcome.refused, priced=False)
            if size is not None:
                seen.add(subscribed)
                self.outcome.undecided.append(Found(block.cell, size, block.price))

    def _is_too_dear(self, block: _Block) -> bool:
        """Whether the cost refuses a block: of a cell that is not opened, what none of its configurations is below."""
        is_bound = block.sizes is None and self.costing.timed
        dear = self.judging.too_dear(block.price.known, exactly=not is_bound and not block.price.unknown)
        if dear is not None:
            sizes = self.space.batch_sizes if block.sizes is None else block.sizes
            self.outcome.refused.append(Refusal(block.cell, sizes, dear))
        return dear is not None

    def _is_settled(self, block: _Block) -> bool:
        """Whether no configuration of a block has an unknown price at which it might come before what was found."""
        found, price = self.outcome.found, block.price
        if block.sizes is None and self.costing.timed:  # only a bound, which leaves out what may be unknown
            return found is not None and not found.price.unknown and price.known >= found.price.known
        return not price.unknown or (found is not None and _is_dearer(price, found.price))

    def _certainty(self, price: Price, own: Price) -> Certainty:
        """How a price compares; where a check says how much it may be, an unknown one compares with nothing."""
        if not price.unknown:
            return Certainty.KNOWN
        is_alike = price.unknown == own.unknown and not self.judging.bounds_cost
        return Certainty.COMPARABLE if is_alike else Certainty.OPEN

    def _closed(self, cell: Cell) -> _Block:
        """A cell that is not opened, at a cost that none of its configurations is below."""
        setting, able = self.judging.able(cell, self.space.batch_sizes[-1])
        price = self.costing.bound(cell, setting, able)
        key = _Key(self._certainty(price, self.least), price.known, cell.changes, cell.paid, cell.rank, 0)
        return _Block(key, cell, None, price)

    def _opened(self, block: _Block) -> Iterator[_Block]:
        """The blocks of a cell that the cheap proofs leave: the own batch size apart, since it is no change."""
        self.outcome.opened += 1
        cell, own = block.cell, self.space.setting.scenario.scheduler.batch_size
        sizes = self.judging.narrowed(cell, self.outcome.refused)
        for same, price in self._of_one_price(cell, sizes):
            parts = [same]
            if own in same:
                at = same.index(own)
                parts = [same[:at], same[at : at + 1], same[at + 1 :]]
            for part in filter(None, parts):
                changes = cell.changes + (part != range(own, own + 1))
                key = _Key(
                    self._certainty(price, self.outcome.own), price.known, changes, cell.paid, cell.rank, part[0]
                )
                yield _Block(key, cell, part, price)

    def _of_one_price(self, cell: Cell, sizes: range) -> Iterator[tuple[range, Price]]:
        """The batch sizes in the longest stretches that cost the same, and what each costs."""
        if not sizes:
            return
        alike = [sizes] if not self.costing.timed else self._of_one_length(cell, sizes)
        priced = ((same, self.costing.price(cell, *self.judging.able(cell, same[0]))) for same in alike)
        for price, stretches in groupby(priced, key=itemgetter(1)):
            parts = [same for same, _ in stretches]
            yield range(parts[0].start, parts[-1].stop), price

    def _of_one_length(self, cell: Cell, sizes: range) -> Iterator[range]:
        """The stretches: larger batches last longer where as many runs start; elsewhere each is looked at."""
        ordered = cell.concurrency is not None and self.judging.steady(cell)
        if len(sizes) == 1 or (ordered and self._varying(cell, sizes[0]) == self._varying(cell, sizes[-1])):
            yield sizes
            return
        middle = len(sizes) // 2
        yield from self._of_one_length(cell, sizes[:middle])
        yield from self._of_one_length(cell, sizes[middle:])

    def _varying(self, cell: Cell, batch_size: int) -> tuple[Fraction | None, ...]:
        return self.costing.varying(*self.judging.able(cell, batch_size))


def _is_dearer(price: Price, found: Price) -> bool:
    """Whether a price does not come before what was found, whatever an unknown one is."""
    same = price.unknown == found.unknown
    return same or (not found.unknown and price.known >= found.known)


def search(space: Space) -> Outcome:
    """The cheapest configuration of a space that holds, with what breaks in every cheaper one."""
    costing = Costing(space.setting)
    judging = Judging(space, demanding(space.setting.scenario), costing.timed)
    work = costing.work(space.setting, throughput(space.setting))
    own, least = price_of(space.setting, work), costing.least(space.setting, work)
    return Search(space, costing, judging, Outcome(None, own), least).run()
