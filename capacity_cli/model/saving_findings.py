"""What a plan has to say about optimizations: what those in use save, and what each further one would do now.

The savings are claims, so both ends of their interval are named; plans follow from the lowest.
"""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from capacity_cli.model.choosing import smallest
from capacity_cli.model.findings import Finding, FindingCode, Value
from capacity_cli.model.prices.advice import Optimization
from capacity_cli.model.savings import chosen_optimizations, further_optimizations, left_of
from capacity_cli.model.setting import Setting
from capacity_cli.model.subscription import Subscription
from capacity_cli.model.usage import Usage


def saving_findings(setting: Setting, used: tuple[Usage, ...]) -> Iterator[Finding]:
    """A remark for each meter of which something is saved, and for each optimization that would save of it."""
    for usage in used:
        if usage.vendor is None:
            continue
        subscription = setting.subscriptions[usage.vendor]
        if usage.unoptimized is not None:
            yield _saved(subscription, usage, Fraction(usage.unoptimized))
        if usage.quantity:
            for name, way in further_optimizations(subscription, usage.meter).items():
                yield _would_save(setting, subscription, usage, name, way)


def _where(subscription: Subscription) -> tuple[str, ...]:
    return ("services", subscription.vendor, "optimizations")


def _saved(subscription: Subscription, usage: Usage, before: Fraction) -> Finding:
    values: dict[str, Value] = {
        "vendor": subscription.vendor, "meter": usage.meter, "before": before, "used": usage.quantity or 0,
        "best": before * left_of(subscription, usage.meter).at_highest,
        "ways": tuple(each.title for each in chosen_optimizations(subscription, usage.meter).values()),
    }  # fmt: skip
    return Finding(FindingCode.OPTIMIZED, _where(subscription), values)


def _would_save(setting: Setting, subscription: Subscription, usage: Usage, name: str, way: Optimization) -> Finding:
    used, vendor = Fraction(usage.quantity or 0), subscription.vendor
    best = Fraction(usage.unoptimized or used) * left_of(subscription, usage.meter).at_highest
    values: dict[str, Value] = {
        "vendor": vendor, "meter": usage.meter, "way": way.title, "name": name, "used": used,
        "low": way.saving.low * 100, "high": way.saving.high * 100,
        "most": used * (1 - Fraction(way.saving.low)), "least": best * (1 - Fraction(way.saving.high)),
        "plan": smallest(_with(setting, subscription, name), vendor).plan,
    }  # fmt: skip
    return Finding(FindingCode.COULD_OPTIMIZE, _where(subscription), values)


def _with(setting: Setting, subscription: Subscription, name: str) -> Setting:
    """The setting with one more optimization of a service."""
    chosen = (*subscription.service.optimizations, name)
    service = subscription.service.model_copy(update={"optimizations": chosen})
    changed = replace(subscription, service=service)
    return replace(setting, subscriptions={**setting.subscriptions, subscription.vendor: changed})
