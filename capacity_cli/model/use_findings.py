"""What a plan has to say about use that a vendor plan refuses, and about schedules that are not what they seem."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TypeAlias

from capacity_cli.model.findings import Finding, FindingCode, Value
from capacity_cli.model.prices.capabilities import Allowed
from capacity_cli.model.prices.trigger import EVERY_PLAN
from capacity_cli.model.problems import Phrase, Problem, ProblemCode
from capacity_cli.model.resources import memory_bounds
from capacity_cli.model.schedule.arrivals import DAY_MINUTES
from capacity_cli.model.schedule.cron import CronRefused, Schedule, parse
from capacity_cli.model.schedule.period import firing_days
from capacity_cli.model.schedule.timetable import shortest_gap, timetable
from capacity_cli.model.setting import CronEntry, Setting
from capacity_cli.model.subscription import Subscription

_SCHEDULE = ("scheduler", "schedule")
_Values: TypeAlias = dict[str, Value]


def use_findings(setting: Setting) -> Iterator[Finding]:
    """Schedules, functions, environments and commercial use that a plan refuses, and a schedule with uneven gaps."""
    yield from schedule_refusals(setting)
    for entry in setting.other_crons:
        yield from _of_entry(setting, entry)
    if setting.runs:
        yield from _uneven(setting)
    yield from _too_long(setting)
    yield from _other_memory(setting)
    yield from _forbidden(setting)
    for subscription in setting.subscriptions.values():
        yield from _environments(subscription)
    for beyond in setting.beyond_json:
        yield Finding(FindingCode.BEYOND_JSON, _SCHEDULE, {"what": beyond.what}, beyond.place)


def schedule_refusals(setting: Setting) -> Iterator[Finding]:
    """The finding of a schedule that is more frequent than the plan takes."""
    values = _too_frequent(setting, setting.schedule)
    if values is not None:
        yield Finding(FindingCode.SCHEDULE_REFUSED, _SCHEDULE, values)


def _too_frequent(setting: Setting, schedule: Schedule) -> _Values | None:
    """How a schedule is more frequent than the plan takes, with the vendor's own words; none if it is not."""
    subscription = setting.subscriptions.get(setting.trigger_vendor)
    plan = EVERY_PLAN if subscription is None else subscription.plan_name
    shortest = setting.trigger.shortest.get(plan, setting.trigger.shortest.get(EVERY_PLAN))
    fires = schedule.every_seconds is not None or firing_days(schedule, setting.days)
    if shortest is None or not fires:
        return None
    gap = shortest_gap(schedule, setting.days)
    if gap >= shortest:
        return None
    words = {"words": setting.trigger.refusal[plan]} if plan in setting.trigger.refusal else {}
    vendor = setting.trigger_vendor
    taker: Value = vendor if subscription is None else Phrase("taker.plan", {"vendor": vendor, "plan": plan})
    named: _Values = {"vendor": vendor, "taker": taker, "schedule": schedule.text}
    return {**named, "gap": gap, "shortest": shortest, **words}


def _of_entry(setting: Setting, entry: CronEntry) -> Iterator[Finding]:
    """What the trigger or the plan refuses of another schedule of the same file, which is deployed with it."""
    values: _Values = {"vendor": setting.trigger_vendor, "path": entry.path}
    try:
        frequent = _too_frequent(setting, parse(entry.schedule, setting.trigger.dialect.dialect))
    except CronRefused as refused:
        written = {**values, "schedule": entry.schedule}
        for code, named in refused.problems:
            if code is ProblemCode.CRON_NEVER:  # which is deployed all the same
                yield Finding(FindingCode.ENTRY_NEVER_FIRES, _SCHEDULE, written, entry.place)
            else:
                yield Finding(FindingCode.ENTRY_REFUSED, _SCHEDULE, written, entry.place, Problem(code, named))
        return
    if frequent is not None:
        yield Finding(FindingCode.ENTRY_TOO_FREQUENT, _SCHEDULE, {**values, **frequent}, entry.place)


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


def _other_memory(setting: Setting) -> Iterator[Finding]:
    """A function that is meant to have more memory than the plan of its host gives it, or less."""
    own, host = setting.scenario.scheduler.memory_gb, setting.subscriptions.get(setting.host)
    least, most = memory_bounds(setting)
    if own is None or host is None:
        return
    values: _Values = {"vendor": setting.host, "plan": host.plan_name, "stated": own}
    where = ("scheduler", "memory_gb")
    if most is not None and own > most:
        yield Finding(FindingCode.MORE_MEMORY_THAN_ALLOWED, where, {**values, "allowed": most})
    if least is not None and own < least:
        yield Finding(FindingCode.LESS_MEMORY_THAN_ALLOWED, where, {**values, "least": least})


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


def _environments(subscription: Subscription) -> Iterator[Finding]:
    """Environments whose names the plan does not take."""
    allowed = subscription.plan.capabilities.environment_names
    named = dict.fromkeys(subscription.service.environments)
    refused = [] if allowed is None else [name for name in named if name not in allowed.value]
    if allowed is not None and refused:
        values: _Values = {
            "vendor": subscription.vendor, "plan": subscription.plan_name,
            "allowed": ", ".join(allowed.value) or "–", "refused": ", ".join(refused),
        }  # fmt: skip
        yield Finding(FindingCode.ENVIRONMENT_REFUSED, ("services", subscription.vendor, "environments"), values)


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
