"""The words of a plan, explained: what binds, how high the load is, and whether the bill is complete.

A word is no metric, so that no check can compare it; it rests on figures, which are explained with it.
"""

from collections.abc import Mapping

from capacity_cli.model.explanation.bill import BillExplained
from capacity_cli.model.explanation.capacity import CapacityExplained
from capacity_cli.model.explanation.node import Explanation, Form, Operation, named
from capacity_cli.model.throughput import Constraint

WORDS = ("capacity.bottleneck", "capacity.load", "cost.complete")
"""The paths of the words that can be explained."""


def words(capacity: CapacityExplained, bill: BillExplained) -> Mapping[str, Explanation]:
    """The explanation of each word by its path."""
    return {
        "capacity.bottleneck": _bottleneck(capacity),
        "capacity.load": _load(capacity),
        "cost.complete": _complete(bill),
    }


def _bottleneck(capacity: CapacityExplained) -> Explanation:
    """The constraint that allows least: of a run, unless a quota lets less through than all runs can send."""
    bottleneck = capacity.capacity.bottleneck
    least = capacity.messages_per_day if bottleneck is Constraint.DAILY_QUOTA else capacity.run.jobs
    return _word("table.bottleneck", bottleneck.value, "explain.bottleneck_defined", least)


def _load(capacity: CapacityExplained) -> Explanation:
    return _word("explain.load", capacity.capacity.load.value, "explain.load_defined", capacity.headroom)


def _complete(bill: BillExplained) -> Explanation:
    shown = "true" if bill.bill.complete else "false"
    return _word("explain.complete", shown, "explain.complete_defined", bill.total)


def _word(key: str, word: str, note: str, rests_on: Explanation) -> Explanation:
    return Explanation(named(key), word, Operation.DEFINED, (rests_on,), form=Form.TEXT, note=named(note))
