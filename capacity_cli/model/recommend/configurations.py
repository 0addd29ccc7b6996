"""Configurations made settings again: what an answer says of one, put into the scenario that it is of.

An answer names plans, regions and a schedule; nothing of the search is needed to plan them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from capacity_cli.model.recommend.answer import Configured
from capacity_cli.model.recommend.space import Lists, subscribed_to
from capacity_cli.model.schedule.cron import parse
from capacity_cli.model.setting import Setting
from capacity_cli.model.subscription import Subscription


def setting_under(setting: Setting, lists: Lists, found: Configured) -> Setting:
    """A scenario under a configuration that was found for it."""
    changed = {
        "batch_size": found.batch_size, "schedule": found.schedule, "concurrency": found.concurrency,
        "memory_gb": found.memory_gb,
    }  # fmt: skip
    scheduler = setting.scenario.scheduler.model_copy(update=changed)
    is_own = found.schedule == setting.schedule.text
    return replace(
        setting,
        scenario=setting.scenario.model_copy(update={"scheduler": scheduler}),
        subscriptions=dict(_subscriptions(setting, lists, found)),
        schedule=setting.schedule if is_own else parse(found.schedule, setting.trigger.dialect.dialect),
    )


def _subscriptions(setting: Setting, lists: Lists, found: Configured) -> Iterator[tuple[str, Subscription]]:
    moved = moved_regions(setting, found)
    for vendor, own in setting.subscriptions.items():
        region = moved.get(vendor)
        yield vendor, subscribed_to(own, lists[vendor, region], found.plans[vendor], region)


def moved_regions(setting: Setting, found: Configured) -> Mapping[str, str]:
    """The regions of a configuration that are not the scenario's, by vendor."""
    own = {vendor: each.service.chosen.get("region") for vendor, each in setting.subscriptions.items()}
    return {vendor: region for vendor, region in found.regions.items() if region != own[vendor]}
