"""What differs between two loaded scenarios: values, prices, figures and findings, with the cause of each figure.

Where inputs and prices both differ a third plan is made, so that no cause is guessed.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from capacity_cli.api.loading import Loaded
from capacity_cli.api.planning import answered
from capacity_cli.api.prices.diff import edition_changes
from capacity_cli.api.relevant_prices import rests_on
from capacity_cli.api.repricing import repriced
from capacity_cli.documents.changed_values import changed_values
from capacity_cli.documents.references import SCHEDULE
from capacity_cli.model.answer import Answer, PlacedFinding, PricesUsed
from capacity_cli.model.catalogue.difference import PriceChange
from capacity_cli.model.difference import (
    Between,
    Cause,
    Difference,
    InputChange,
    PricesChange,
    figure_changes,
    only_in,
)

_PRICES = "prices"
_CRONS = ".".join((*map(str, SCHEDULE), "vercel_json", "crons"))


class Differing:
    """Compares the scenarios of two files; what two editions say differently is worked out once.

    `shown` says how a file of the base is shown.
    """

    def __init__(self, base_file: str, head_file: str, shown: Callable[[str], str]) -> None:
        self._base_file, self._head_file, self._shown = base_file, head_file, shown
        self._known: dict[tuple[PricesUsed, PricesUsed], tuple[PriceChange, ...]] = {}

    def difference(self, base: Loaded | None, head: Loaded | None) -> Difference:
        """What differs in one scenario, which one of the two may lack."""
        before, after = (None if each is None else answered(each) for each in (base, head))
        inputs: tuple[InputChange, ...] = ()
        prices, cause, between = None, Cause.INPUTS, None
        if base is not None and head is not None and before is not None and after is not None:
            inputs = tuple(_inputs(base, head))
            prices = self._prices((base, before), (head, after))
            if prices is not None:
                by_inputs = any(each.path != _PRICES for each in inputs)
                between = _between(base, head) if by_inputs else None
                cause = Cause.BOTH if by_inputs else Cause.PRICES
        old, new = (() if each is None else each.findings for each in (before, after))
        return Difference(
            base_file=self._shown(self._base_file),
            head_file=self._head_file,
            base=before,
            head=after,
            changes=figure_changes(before, after, cause, between),
            inputs=inputs,
            prices=prices,
            findings_new=tuple(only_in(new, old)),
            findings_gone=tuple(map(self._of_base, only_in(old, new))),
        )

    def _of_base(self, placed: PlacedFinding) -> PlacedFinding:
        return replace(placed, place=placed.place._replace(file=self._shown(placed.place.file)))

    def _prices(self, *sides: tuple[Loaded, Answer]) -> PricesChange | None:
        """What the price lists say differently; none if they are the same on the same date."""
        (base, before), (head, after) = sides
        old, new = before.prices, after.prices
        if (old.digest, old.as_of) == (new.digest, new.as_of):
            return None
        key = old, new
        if key not in self._known:
            vendors = {*base.edition.lists, *head.edition.lists}
            self._known[key] = edition_changes(base.edition, base.as_of, head.edition, head.as_of, vendors)
        changes = (each for each in self._known[key] if any(rests_on(each, *side) for side in sides))
        return PricesChange(old, new, tuple(changes))


def _between(base: Loaded, head: Loaded) -> Between | None:
    """The new inputs at the old prices, else the old inputs at the new ones; none if neither can be planned."""
    for inputs, prices, head_has in ((head, base, Cause.INPUTS), (base, head, Cause.PRICES)):
        found = repriced(inputs, prices)
        if found is not None:
            return Between(answered(found), head_has)
    return None


def _inputs(base: Loaded, head: Loaded) -> Iterator[InputChange]:
    """The values that differ, and how many schedules the deployment registers."""
    for each in changed_values(base.node, head.node):
        path = ".".join(map(str, each.path))
        yield InputChange(path, each.base, each.head, head.place(each.path))
    old, new = (None if each is None else str(each) for each in _crons(base, head))
    if old != new:
        yield InputChange(_CRONS, old, new, head.place(SCHEDULE))


def _crons(*sides: Loaded) -> tuple[int | None, ...]:
    return tuple(each.setting.cron_entries for each in sides)
