"""What a plan has to say about the plans that `auto` chose: which, and what a smaller one lacks.

Each is judged anew, so that a setting that was changed after its plans were chosen says whether they still hold.
"""

from collections.abc import Iterator
from dataclasses import replace

from capacity_cli.model.choosing import Verdict, verdict
from capacity_cli.model.findings import Finding, FindingCode, Value
from capacity_cli.model.leaves import Unlimited
from capacity_cli.model.limits import LimitUse
from capacity_cli.model.prices.price_list import SwitchState
from capacity_cli.model.problems import Word
from capacity_cli.model.setting import Setting
from capacity_cli.model.subscription import Subscription

_UNKNOWN = Word("table.unknown")


def choice_findings(setting: Setting) -> Iterator[Finding]:
    """A remark on each plan that was chosen rather than stated."""
    for vendor, subscription in setting.subscriptions.items():
        if subscription.is_auto:
            yield _of_choice(setting, subscription, ("services", vendor, "plan"))
            yield from _of_switches(setting, subscription)


def _of_choice(setting: Setting, subscription: Subscription, path: tuple[str, ...]) -> Finding:
    vendor, plan = subscription.vendor, subscription.plan_name
    values: dict[str, Value] = {"vendor": vendor, "plan": plan, "margin": subscription.service.margin * 100}
    chosen, smaller = verdict(setting, vendor, plan), _next_smaller(setting, subscription)
    if chosen.too_small:
        return Finding(FindingCode.NO_PLAN_HOLDS, path, {**values, **_of_row(chosen.too_small[0])})
    if smaller is not None and smaller.too_small:
        of_smaller = {"smaller": smaller.plan, **_of_row(smaller.too_small[0])}
        return Finding(FindingCode.PLAN_CHOSEN, path, {**values, **of_smaller})
    return Finding(FindingCode.SMALLEST_PLAN_CHOSEN, path, {**values, "why": Word(_why(chosen, smaller))})


def _why(chosen: Verdict, smaller: Verdict | None) -> str:
    """Why it is that one though no ceiling says so, as a key of the catalog."""
    if chosen.refuses_use or chosen.lacks_choice:
        return "auto.largest"
    if smaller is None:
        return "auto.smallest"
    return "auto.lacking" if smaller.lacks_choice else "auto.refused"


def _next_smaller(setting: Setting, subscription: Subscription) -> Verdict | None:
    """The verdict on the plan below the chosen one; none if there is none."""
    plans = list(subscription.prices.plans)
    at = plans.index(subscription.plan_name)
    return verdict(setting, subscription.vendor, plans[at - 1]) if at else None


def _of_switches(setting: Setting, subscription: Subscription) -> Iterator[Finding]:
    """Each switch without which a smaller plan would hold, since it would bill what it now stops."""
    vendor, prices = subscription.vendor, subscription.prices
    smaller = list(prices.plans)[: list(prices.plans).index(subscription.plan_name)]
    for switch in filter(subscription.is_on, prices.switches):
        off = subscription.with_switch(switch, SwitchState.OFF)
        trial = replace(setting, subscriptions={**setting.subscriptions, vendor: off})
        holding = next((plan for plan in smaller if verdict(trial, vendor, plan).holds), None)
        stopped = () if holding is None else verdict(setting, vendor, holding).too_small
        if holding is not None and stopped:
            values: dict[str, Value] = {
                "vendor": vendor, "plan": subscription.plan_name, "smaller": holding, "switch": switch,
                "margin": subscription.service.margin * 100, **_of_row(stopped[0]),
            }  # fmt: skip
            yield Finding(FindingCode.SWITCH_WOULD_HOLD, ("services", vendor, switch), values)


def _of_row(row: LimitUse) -> dict[str, Value]:
    """A ceiling as a sentence names it."""
    limit = _UNKNOWN if row.limit is None or isinstance(row.limit, Unlimited) else row.limit
    return {"meter": row.meter, "used": _UNKNOWN if row.used is None else row.used, "limit": limit}
