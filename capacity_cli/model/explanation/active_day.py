"""What a day on which messages become due uses, explained: a limit of a day is held against such a day.

What messages cause falls on the active days alone, with every attempt to send them; the rest is spread evenly.
"""

from decimal import Decimal

from capacity_cli.model.explanation.arithmetic import defined, given_share, in_scenario, made
from capacity_cli.model.explanation.node import Explanation, Operation, named
from capacity_cli.model.explanation.quantities import Quantities
from capacity_cli.model.limits import day_count
from capacity_cli.model.metrics import Known
from capacity_cli.model.setting import priced_channels
from capacity_cli.model.usage import Usage


def used_on_active_day(quantities: Quantities, usage: Usage, used: Explanation) -> Explanation:
    """What an active day uses of a meter, of which `used` explains what the period does."""
    work, name = quantities.work, named("explain.used_on_active_day")
    if not usage.by_messages:
        return made(Operation.QUOTIENT, name, used, work.days)
    if usage.by_messages == usage.quantity and usage.sends <= usage.by_messages:
        return made(Operation.QUOTIENT, name, used, work.active_days)
    a_day = day_count(work.setting).of_active_day(usage)
    sends = _sends(quantities, usage)
    if sends.number == a_day:
        return sends
    known = Known.NOTHING if a_day is None else Known.EXACTLY
    note = named("explain.active_day_defined")
    return defined(name, a_day, known, note, used, work.days, work.active_days, work.attempts)


def _sends(quantities: Quantities, usage: Usage) -> Explanation:
    """The sends of an active day over the channels that a meter counts, each attempt counted."""
    work, subscription = quantities.work, quantities.work.setting.subscriptions[usage.vendor or ""]
    counted = {usage.meter, *subscription.prices.sums.get(usage.meter, ())}
    stated = work.setting.scenario.workload.channels
    shares = [
        given_share(named("explain.share_of_channel", channel=each), share, in_scenario("workload", "channels", each))
        for each in priced_channels(work.setting.scenario)
        if each in counted and (share := stated.get(each, Decimal(0)))
    ]
    together = shares[0] if len(shares) == 1 else made(Operation.SUM, named("explain.shares"), *shares)
    return made(Operation.PRODUCT, named("explain.sends_of_active_day"), work.sends, together)
