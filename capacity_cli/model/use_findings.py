"""What a plan has to say about use that a vendor plan refuses, and about schedules that are not what they seem."""

from collections.abc import Iterator
from itertools import pairwise

from capacity_cli.model.findings import Finding, FindingCode, Value
from capacity_cli.model.prices.capabilities import Allowed
from capacity_cli.model.prices.trigger import EVERY_PLAN
from capacity_cli.model.schedule.arrivals import DAY_MINUTES
from capacity_cli.model.schedule.timetable import shortest_gap, timetable
from capacity_cli.model.setting import Setting

_SCHEDULE = ("scheduler", "schedule")


def use_findings(setting: Setting) -> Iterator[Finding]:
    """A schedule, its file or a function's time that is refused, uneven gaps, and commercial use that is forbidden."""
    if setting.runs:
        yield from _refused(setting)
        yield from _uneven(setting)
    yield from _too_long(setting)
    yield from _forbidden(setting)
    for what in setting.beyond_json:
        yield Finding(FindingCode.BEYOND_JSON, _SCHEDULE, {"what": what})


def _refused(setting: Setting) -> Iterator[Finding]:
    """A schedule that is more frequent than the plan takes, with the vendor's own words where they are known."""
    subscription = setting.subscriptions.get(setting.trigger_vendor)
    plan = EVERY_PLAN if subscription is None else subscription.plan_name
    shortest = setting.trigger.shortest.get(plan, setting.trigger.shortest.get(EVERY_PLAN))
    gap = shortest_gap(setting.schedule, setting.days)
    if shortest is not None and gap < shortest:
        values: dict[str, Value] = {
            "vendor": setting.trigger_vendor, "plan": plan, "schedule": setting.schedule.text,
            "gap": gap, "shortest": shortest,
        }  # fmt: skip
        if plan in setting.trigger.refusal:
            values["words"] = setting.trigger.refusal[plan]
        yield Finding(FindingCode.SCHEDULE_REFUSED, _SCHEDULE, values)


def _too_long(setting: Setting) -> Iterator[Finding]:
    """A function that is meant to run longer than the plan of its host lets it."""
    own, host = setting.scenario.scheduler.function_max_seconds, setting.subscriptions.get(setting.host)
    allowed = None if host is None else host.plan.capabilities.function_max_seconds
    if own is None or host is None or allowed is None or allowed.value is None or own <= allowed.value:
        return
    values: dict[str, Value] = {
        "vendor": setting.host, "plan": host.plan_name, "stated": own, "allowed": allowed.value
    }  # fmt: skip
    yield Finding(FindingCode.LONGER_THAN_ALLOWED, ("scheduler", "function_max_seconds"), values)


def _uneven(setting: Setting) -> Iterator[Finding]:
    """Steps that do not divide the hour or the day: the gaps across its end are shorter."""
    if setting.schedule.every_seconds is not None:
        return
    minutes = timetable(setting.schedule, setting.days).minutes
    minute, hour, *_ = setting.schedule.text.split()
    around = (*minutes, minutes[0] + DAY_MINUTES)
    found = sorted({later - sooner for sooner, later in pairwise(around)}, reverse=True)
    meant_even = minute.startswith("*/") if hour == "*" else hour.startswith("*/") and minute.isdecimal()
    if meant_even and len(found) > 1:
        values: dict[str, Value] = {"schedule": setting.schedule.text, "gaps": ", ".join(map(str, found))}
        yield Finding(FindingCode.UNEVEN_GAPS, _SCHEDULE, {**values, "runs": len(minutes)})


def _forbidden(setting: Setting) -> Iterator[Finding]:
    """Plans that forbid commercial use, where the service is commercial or does not say."""
    commercial = setting.scenario.commercial
    for vendor, subscription in setting.subscriptions.items():
        allowed = subscription.plan.capabilities.commercial_use
        if allowed is None or allowed.value is not Allowed.NO or commercial is False:
            continue
        values = {"vendor": vendor, "plan": subscription.plan_name}
        code = FindingCode.USE_FORBIDDEN if commercial else FindingCode.COMMERCIAL_UNKNOWN
        yield Finding(code, ("services", vendor, "plan"), values)
