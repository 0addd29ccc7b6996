"""What a plan has to say of what a vendor advises: clusters, indexes, the stage of the plan, and a downgrade's date.

All of it stands in the price list; a list that says nothing of it gets no remark.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from capacity_cli.model.choosing import smallest
from capacity_cli.model.findings import Finding, FindingCode, Value
from capacity_cli.model.prices.advice import Downgrade, advice_for
from capacity_cli.model.problems import Word
from capacity_cli.model.setting import Setting
from capacity_cli.model.subscription import Subscription


def advice_findings(setting: Setting) -> Iterator[Finding]:
    """The remarks on each service whose price list holds advice."""
    for subscription in setting.subscriptions.values():
        yield from _clusters(subscription)
        yield from _indexes(subscription)
        yield from _stages(subscription)
        yield from _downgrade(setting, subscription)


def _clusters(subscription: Subscription) -> Iterator[Finding]:
    """The cluster of each environment that the vendor knows by name."""
    listed, vendor = subscription.prices.environments, subscription.vendor
    for name in dict.fromkeys(subscription.service.environments):
        if listed is not None and name in listed.named:
            values: dict[str, Value] = {"vendor": vendor, "environment": name, "cluster": listed.named[name].cluster}
            yield Finding(FindingCode.CLUSTER, ("services", vendor, "environments"), values)


def _indexes(subscription: Subscription) -> Iterator[Finding]:
    """What to do about indexes, by the number of documents."""
    documents, vendor = subscription.service.documents, subscription.vendor
    found = None if documents is None else advice_for(documents, subscription.prices.documents)
    if documents is not None and found is not None:
        values: dict[str, Value] = {
            "vendor": vendor, "documents": documents, "at_least": found.at_least, "advice": found.advice,
        }  # fmt: skip
        yield Finding(FindingCode.INDEXES, ("services", vendor, "documents"), values)


def _stages(subscription: Subscription) -> Iterator[Finding]:
    """What to do on this plan, and what before the next one."""
    values: dict[str, Value] = {"vendor": subscription.vendor, "plan": subscription.plan_name}
    path, stage = ("services", subscription.vendor, "plan"), subscription.plan.stage
    if stage is not None and stage.advice:
        yield Finding(FindingCode.STAGE, path, {**values, "stage": stage.title, "advice": stage.advice})
    larger = subscription.next_larger
    following = None if larger is None else subscription.prices.plans[larger].stage
    if larger is not None and following is not None and following.checklist:
        yield Finding(FindingCode.NEXT_STAGE, path, {**values, "larger": larger, "checklist": following.checklist})


def _downgrade(setting: Setting, subscription: Subscription) -> Iterator[Finding]:
    """A smaller plan that would hold, too, and from when on it could be used."""
    takes_effect, vendor = subscription.prices.downgrade, subscription.vendor
    if takes_effect is None or subscription.is_auto:
        return
    plans, found = list(subscription.prices.plans), smallest(setting, vendor)
    if found.holds and plans.index(found.plan) < plans.index(subscription.plan_name):
        values: dict[str, Value] = {
            "vendor": vendor, "smaller": found.plan, "margin": subscription.service.margin * 100,
            "date": _effective(setting, takes_effect),
        }  # fmt: skip
        yield Finding(FindingCode.COULD_DOWNGRADE, ("services", vendor, "plan"), values)


def _effective(setting: Setting, downgrade: Downgrade) -> str:
    """When a downgrade that is chosen within the period takes effect: a date, where the period has any."""
    month = setting.scenario.period.month
    match downgrade:
        case Downgrade.AT_ONCE:
            return Word("downgrade.at_once")
        case Downgrade.END_OF_PERIOD if month is None:
            return Word("downgrade.next_period")
        case Downgrade.END_OF_PERIOD:
            return (date.fromisoformat(f"{month}-01") + timedelta(days=len(setting.days))).isoformat()
