"""The words of an answer, explained: what binds, what the headroom is called, and whether the bill is complete.

A word has no bound that a check could hold it to, so that it is no metric; it follows from figures all the same.
"""

from capacity_cli.model.explanation.arithmetic import given_text, priced_at, renamed, word
from capacity_cli.model.explanation.bill import BillExplained
from capacity_cli.model.explanation.capacity import CapacityExplained
from capacity_cli.model.explanation.node import Explanation, named
from capacity_cli.model.limits import LimitUse
from capacity_cli.model.prices.limit import OnExceed
from capacity_cli.model.problems import Word
from capacity_cli.model.throughput import Constraint

BOTTLENECK, LOAD, COMPLETE = "capacity.bottleneck", "capacity.load", "cost.complete"
WORDS = (BOTTLENECK, LOAD, COMPLETE)
"""The paths of the words that are explained, but for those that stand in lists."""


def bottleneck(explained: CapacityExplained) -> Explanation:
    """The constraint that binds, with what each of them allows."""
    found = explained.capacity.bottleneck
    by_quota = found is Constraint.DAILY_QUOTA
    allowed = (renamed(each, named(f"constraint.{name}")) for name, each in explained.run.allowed.items())
    parts = (explained.messages_per_day,) if by_quota else tuple(allowed)
    note = named("verdict.quota_binds" if by_quota else "verdict.least_binds")
    return word(named("table.bottleneck"), Word(f"constraint.{found}"), note, *parts)


def load(explained: CapacityExplained) -> Explanation:
    """The headroom in a word, with the headroom."""
    headroom = explained.metric(("headroom",))
    assert headroom is not None  # noqa: S101  every plan has one
    return word(named("table.load"), Word(f"load.{explained.capacity.load}"), named("verdict.load_defined"), headroom)


def complete(explained: BillExplained) -> Explanation:
    """Whether every line of the bill is known, with the lines."""
    known = "true" if explained.bill.complete else "false"
    name, note = named("verdict.complete"), named("verdict.complete_defined")
    return word(name, Word(f"verdict.{known}"), note, *explained.lines)


def constraint(explained: CapacityExplained, number: int) -> Explanation | None:
    """A constraint of a run by its position, with what it allows."""
    if number >= len(explained.capacity.constraints):
        return None
    found = explained.capacity.constraints[number].constraint
    allowed = renamed(explained.run.allowed[found], named(f"constraint.{found}"))
    return word(named("verdict.constraint"), Word(f"constraint.{found}"), named("verdict.in_order"), allowed)


def beyond(row: LimitUse, *, written: bool) -> Explanation:
    """What happens above a ceiling: as its list says, or billed where it is what a charge includes."""
    name, found = named("verdict.on_exceed"), Word(f"on_exceed.{row.on_exceed}")
    if written:
        return given_text(name, found, priced_at(row.vendor, (*row.price_path, "on_exceed")))
    if row.of_run:
        return word(name, found, named("verdict.of_run"))
    return word(name, found, named("verdict.of_charge" if row.on_exceed is OnExceed.BILL else "verdict.of_switch"))
