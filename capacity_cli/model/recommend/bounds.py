"""What is wrong with how far `recommend` may go: names that do not exist, and bounds that exclude what is to stay.

A file with such a mistake is refused by every command, as one with any other is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from capacity_cli.model.freedom import MOST_JOBS, memory_text
from capacity_cli.model.names import unknown_name
from capacity_cli.model.prices.listed import Listed
from capacity_cli.model.problems import Path, Problem, ProblemCode
from capacity_cli.model.schedule.cron import CronRefused, Schedule, parse
from capacity_cli.model.setting import Setting

_SCHEDULER = ("scheduler.batch_size", "scheduler.schedule", "scheduler.concurrency", "scheduler.memory_gb")


def bounds_problems(setting: Setting, prices: Mapping[str, Listed]) -> Iterator[Problem]:
    """Every problem of `recommend`, each at its path."""
    yield from _unknown_paths(setting)
    yield from _unknown_names(setting, prices)
    yield from _bad_schedules(setting)
    yield from _bad_memories(setting)
    yield from _no_batch_size(setting)
    yield from _excluded(setting)


def _unknown_paths(setting: Setting) -> Iterator[Problem]:
    services = (f"services.{vendor}.{key}" for vendor in setting.subscriptions for key in ("plan", "region"))
    allowed = (*_SCHEDULER, *services)
    for at, path in enumerate(setting.scenario.recommend.keep):
        if path not in allowed:
            yield unknown_name("kind.kept", path, allowed, ("recommend", "keep", at))


def _unknown_names(setting: Setting, prices: Mapping[str, Listed]) -> Iterator[Problem]:
    freedom = setting.scenario.recommend
    regions = {vendor: listed.choices.get("region", ()) for vendor, listed in prices.items()}
    plans = {vendor: tuple(listed.prices.plans) for vendor, listed in prices.items()}
    for key, kind, named, known in (
        ("plans", "kind.plan", freedom.plans, plans),
        ("regions", "kind.region", freedom.regions, regions),
    ):
        for vendor, names in named.items():
            path: Path = ("recommend", key, vendor)
            if vendor not in setting.subscriptions:
                yield unknown_name("kind.service", vendor, setting.subscriptions, path)
                continue
            if not names:
                yield Problem(ProblemCode.NO_VALUE, {"key": vendor}, path)
            for at, name in enumerate(names):
                if name not in known[vendor]:
                    yield unknown_name(kind, name, known[vendor], (*path, at))


def _no_batch_size(setting: Setting) -> Iterator[Problem]:
    """A least batch size above everything that is tried unless the file says how far."""
    sizes = setting.scenario.recommend.batch_size
    if sizes.max is None and sizes.min > max(MOST_JOBS, setting.scenario.scheduler.batch_size):
        values = {"key": "min", "needs": f"max: {sizes.min}"}
        yield Problem(ProblemCode.NEEDS_KEY, values, ("recommend", "batch_size", "min"))


def _bad_schedules(setting: Setting) -> Iterator[Problem]:
    if setting.scenario.recommend.schedules == ():
        yield Problem(ProblemCode.NO_VALUE, {"key": "schedules"}, ("recommend", "schedules"))
    for at, text in enumerate(setting.scenario.recommend.schedules or ()):
        try:
            parse(text, setting.trigger.dialect.dialect)
        except CronRefused as refused:
            for code, values in refused.problems:
                yield Problem(code, values, ("recommend", "schedules", at))


def _bad_memories(setting: Setting) -> Iterator[Problem]:
    listed = setting.scenario.recommend.memory_gb
    if listed == ():
        yield Problem(ProblemCode.NO_VALUE, {"key": "memory_gb"}, ("recommend", "memory_gb"))
    for at, memory in enumerate(listed or ()):
        if memory in (listed or ())[:at]:
            yield Problem(ProblemCode.LISTED_TWICE, {"name": memory_text(memory)}, ("recommend", "memory_gb", at))


def _excluded(setting: Setting) -> Iterator[Problem]:
    """Values that are to stay although the bounds leave them out."""
    freedom, scheduler = setting.scenario.recommend, setting.scenario.scheduler
    sizes, at_once = freedom.batch_size, freedom.concurrency
    for at, path in enumerate(freedom.keep):
        own: str | None = None
        allowed = ""
        match path.split("."):
            case ["scheduler", "batch_size"]:
                inside = sizes.min <= scheduler.batch_size <= (sizes.max or scheduler.batch_size)
                own, allowed = None if inside else str(scheduler.batch_size), f"{sizes.min}–{sizes.max or ''}"
            case ["scheduler", "concurrency"] if at_once is not None:
                inside = at_once.min <= (scheduler.concurrency or 0) <= at_once.max
                own, allowed = None if inside else str(scheduler.concurrency or "batch"), f"{at_once.min}–{at_once.max}"
            case ["scheduler", "memory_gb"] if freedom.memory_gb is not None:
                own = None if scheduler.memory_gb in freedom.memory_gb else memory_text(scheduler.memory_gb)
                allowed = ", ".join(map(memory_text, freedom.memory_gb))
            case ["scheduler", "schedule"] if freedom.schedules is not None:
                own = None if _among(setting, freedom.schedules) else setting.schedule.text
                allowed = ", ".join(freedom.schedules)
            case ["services", vendor, "plan"] if vendor in freedom.plans and vendor in setting.subscriptions:
                name, listed = setting.subscriptions[vendor].plan_name, freedom.plans[vendor]
                own, allowed = None if name in listed else name, ", ".join(listed)
            case ["services", vendor, "region"] if vendor in freedom.regions and vendor in setting.subscriptions:
                region, listed = setting.subscriptions[vendor].service.chosen.get("region"), freedom.regions[vendor]
                own, allowed = None if region is None or region in listed else str(region), ", ".join(listed)
            case _:
                continue
        if own is not None:
            values = {"key": path, "found": own, "allowed": allowed}
            yield Problem(ProblemCode.KEPT_EXCLUDED, values, ("recommend", "keep", at))


def _among(setting: Setting, texts: tuple[str, ...]) -> bool:
    """Whether the scenario's schedule is one of them, however it is written."""
    found = (_parsed(setting, text) for text in texts)
    return any(each is not None and _same(each, setting.schedule) for each in found)


def _parsed(setting: Setting, text: str) -> Schedule | None:
    try:
        return parse(text, setting.trigger.dialect.dialect)
    except CronRefused:
        return None


def _same(one: Schedule, other: Schedule) -> bool:
    """Whether two schedules fire at the same times, however they are written."""
    return replace(one, text="") == replace(other, text="")
