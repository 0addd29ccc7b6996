"""Which figures of a price list a plan rests on: of its own plan, of what is used, under what was chosen."""

from capacity_cli.api.loading import Loaded, picks_of
from capacity_cli.model.answer import Answer
from capacity_cli.model.catalogue.difference import PriceChange
from capacity_cli.model.catalogue.varying import options_in, without_options


def rests_on(change: PriceChange, loaded: Loaded, answer: Answer) -> bool:
    """Whether a plan may change with a figure; of a plan that is chosen by what is used, with those of every plan."""
    setting, vendor = answer.setting, change.vendor
    subscription = setting.subscriptions.get(vendor)
    match without_options(change.path).split("."):
        case ["triggers", trigger, *_]:
            return trigger == setting.scenario.scheduler.trigger and vendor == setting.trigger_vendor
        case ["plans", plan, *rest]:
            if subscription is None or not (subscription.is_auto or subscription.plan_name == plan):
                return False
            used = rest[:1] not in (["charges"], ["limits"]) or _meter(rest) in _meters(answer, vendor)
            return used and _is_chosen(change, loaded)
        case _:
            return subscription is not None or vendor in {setting.trigger_vendor, setting.host}


def _meter(steps: list[str]) -> str:
    """The meter of a charge or a limit; the second one of a meter is `meter[2]`."""
    return steps[1].partition("[")[0] if len(steps) > 1 else ""


def _meters(answer: Answer, vendor: str) -> set[str | None]:
    plan = answer.plan
    billed = {line.meter for line in plan.cost.lines if line.vendor == vendor}
    return billed | {row.meter for row in plan.limits if row.vendor == vendor}


def _is_chosen(change: PriceChange, loaded: Loaded) -> bool:
    """Whether what a figure depends on is what the scenario has chosen; where it has not, it rests on none of them."""
    subscription = loaded.setting.subscriptions[change.vendor]
    picks = {**subscription.defaults, **picks_of(subscription.service)}
    return all(picks.get(name) == option for name, option in options_in(change.path))
