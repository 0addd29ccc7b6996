"""What better targeting saves: the same people are reached with fewer messages, and those in vain cost their runs.

Both bills reach equally many: with a larger share of invalid recipients more messages have to be sent for that.
"""

from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from fractions import Fraction

from capacity_cli.model.bill import Cost, cost
from capacity_cli.model.choosing import chosen_anew
from capacity_cli.model.leaves import Count, Money, Ratio
from capacity_cli.model.numbers import EXACT, round_half_up
from capacity_cli.model.setting import Setting
from capacity_cli.model.throughput import throughput
from capacity_cli.model.usage import billed_usages, drivers, messages_in_period


@dataclass(frozen=True, slots=True)
class Targeting:
    """What a smaller share of invalid recipients saves; it is part of the automated bill already."""

    invalid_share_before: Ratio
    """The share of invalid recipients before."""
    invalid_share_after: Ratio
    """The share now: `workload.invalid_share`."""
    messages_before: Count
    """Messages in the period that it took before to reach as many."""
    messages_after: Count
    """Messages in the period now."""
    bill_before: Money
    """The bill before tax with them; a lower bound where it is not complete."""
    bill_after: Money
    """The bill before tax now; a lower bound where it is not complete."""
    monthly: Money | None
    """What that saves in the period, negative if targeting got worse; null where a bill is not complete."""


def targeting(setting: Setting, bill: Cost) -> Targeting | None:
    """What better targeting saves beside the bill of the plan; none where nothing is said of the time before."""
    before = setting.scenario.roi.invalid_share_before
    if before is None:
        return None
    after, now = setting.scenario.workload.invalid_share, messages_in_period(setting)
    needed = max(1, int(round_half_up(now * Fraction(1 - after) / Fraction(1 - before))))
    with localcontext(EXACT):
        earlier = _bill(_with_invalid(setting, before, needed), needed)
    saved = earlier.known - bill.known if earlier.complete and bill.complete else None
    return Targeting(Fraction(before), Fraction(after), needed, now, earlier.known, bill.known, saved)


def _with_invalid(setting: Setting, share: Decimal, messages: int) -> Setting:
    """The setting with that share of invalid recipients and about so many messages in the period."""
    per_day = max(1, int(round_half_up(Fraction(messages, len(setting.active_days)))))
    workload = setting.scenario.workload.model_copy(update={"invalid_share": share, "messages_per_day": per_day})
    return chosen_anew(replace(setting, scenario=setting.scenario.model_copy(update={"workload": workload})))


def _bill(setting: Setting, messages: int) -> Cost:
    """The bill of a period with exactly so many messages."""
    work = drivers(setting, throughput(setting), messages)
    return cost(setting, billed_usages(setting, work), messages)
