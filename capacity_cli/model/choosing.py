"""Choosing the plan of a service that says `plan: auto`: the smallest one that holds with its margin.

A plan is judged by what is used on that very plan, since its function time decides how long runs last; where several
services leave their plans open, no service goes back to a plan that was once found too small.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import localcontext
from fractions import Fraction

from capacity_cli.model.findings import FindingCode
from capacity_cli.model.leaves import Unlimited
from capacity_cli.model.limits import LimitUse, day_count, limit_rows, urgency
from capacity_cli.model.numbers import EXACT
from capacity_cli.model.prices.limit import OnExceed
from capacity_cli.model.setting import Setting
from capacity_cli.model.throughput import throughput
from capacity_cli.model.usage import Usage, drivers, messages_in_period, usage_by_meter, usages
from capacity_cli.model.use_findings import use_findings

_REFUSALS = frozenset({
    FindingCode.SCHEDULE_REFUSED, FindingCode.ENTRY_TOO_FREQUENT, FindingCode.USE_FORBIDDEN,
    FindingCode.ENVIRONMENT_REFUSED, FindingCode.LONGER_THAN_ALLOWED, FindingCode.MORE_MEMORY_THAN_ALLOWED,
    FindingCode.LESS_MEMORY_THAN_ALLOWED,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a plan would hold."""

    plan: str
    """The plan."""
    too_small: tuple[LimitUse, ...]
    """The ceilings of which too much is used, or of which that is not known, the worst first."""
    refuses_use: bool
    """Whether it takes the schedule, the environments or the commercial use not at all."""
    lacks_choice: bool
    """Whether it does not have what the scenario chooses."""

    @property
    def holds(self) -> bool:
        """Whether it has what is chosen, refuses nothing, and every used meter stays within its margin for certain."""
        return not (self.too_small or self.refuses_use or self.lacks_choice)


def settled(setting: Setting, messages: int | None = None) -> Setting:
    """The setting with every open plan chosen; of a list on which no plan holds it is the largest.

    It is chosen for so many messages in the period; by default for those of the scenario.
    """
    with localcontext(EXACT):
        while True:
            before = setting
            for vendor in open_vendors(setting):
                setting = on_plan(setting, vendor, _upwards(setting, vendor, messages).plan)
            if setting == before:
                return setting


def chosen_anew(setting: Setting) -> Setting:
    """The setting with every open plan chosen from the smallest on, whatever it was on before: for changed inputs."""
    chosen = tuple(open_vendors(setting))
    for vendor in chosen:
        setting = on_plan(setting, vendor, next(iter(setting.subscriptions[vendor].prices.plans)))
    return settled(setting) if chosen else setting


def smallest(setting: Setting, vendor: str) -> Verdict:
    """The smallest plan of a vendor's list that holds, else the largest."""
    first = next(iter(setting.subscriptions[vendor].prices.plans))
    return _upwards(on_plan(setting, vendor, first), vendor)


def verdict(setting: Setting, vendor: str, plan: str, messages: int | None = None) -> Verdict:
    """Whether a plan of a vendor's list would hold, with everything else as it is."""
    trial = on_plan(setting, vendor, plan)
    volume = messages_in_period(trial) if messages is None else messages
    too_small = rows_too_small(trial, vendor, usages(trial, drivers(trial, throughput(trial), volume)))
    refusals = [each for each in use_findings(trial) if each.code in _REFUSALS and each.values["vendor"] == vendor]
    lacks_choice = plan in trial.subscriptions[vendor].lacking
    return Verdict(plan, tuple(sorted(too_small, key=urgency)), bool(refusals), lacks_choice)


def rows_too_small(setting: Setting, vendor: str, used: tuple[Usage, ...]) -> list[LimitUse]:
    """The ceilings of a vendor's plan within whose margin this use does not stay, for certain."""
    subscription = setting.subscriptions[vendor]
    rows = limit_rows(subscription, usage_by_meter(vendor, used), day_count(setting))
    share = 1 - Fraction(subscription.service.margin)
    return [row for row in rows if row.on_exceed is not OnExceed.BILL and not _within(row, share)]


def on_plan(setting: Setting, vendor: str, plan: str) -> Setting:
    """The setting with a vendor's service on another plan of its list."""
    subscription = setting.subscriptions[vendor]
    if subscription.plan_name == plan:
        return setting
    return replace(setting, subscriptions={**setting.subscriptions, vendor: subscription.on_plan(plan)})


def open_vendors(setting: Setting) -> Iterator[str]:
    """The vendors whose plan is to be chosen, in the scenario's order."""
    return (vendor for vendor, each in setting.subscriptions.items() if each.is_auto)


def _upwards(setting: Setting, vendor: str, messages: int | None = None) -> Verdict:
    """The first plan from the present one on that holds, else the last."""
    subscription = setting.subscriptions[vendor]
    plans = list(subscription.prices.plans)
    for plan in plans[plans.index(subscription.plan_name) : -1]:
        found = verdict(setting, vendor, plan, messages)
        if found.holds:
            return found
    return verdict(setting, vendor, plans[-1], messages)


def _within(row: LimitUse, share: Fraction) -> bool:
    """Whether at most this share of a ceiling is used, for certain."""
    if isinstance(row.headroom, Unlimited):
        return True
    if row.used is None or row.limit is None or isinstance(row.limit, Unlimited):
        return False
    return Fraction(row.used) <= share * Fraction(row.limit)
