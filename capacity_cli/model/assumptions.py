"""What a plan takes for granted: unknown inputs that it leaves out, and defaults that matter to its figures."""

from collections.abc import Iterator
from fractions import Fraction

from capacity_cli.model.demand import due, offsets_minutes
from capacity_cli.model.findings import Finding, FindingCode, Value
from capacity_cli.model.prices.plan import PricePeriod
from capacity_cli.model.problems import Path
from capacity_cli.model.resources import memory_bounds
from capacity_cli.model.scenario import Parallel
from capacity_cli.model.setting import Setting
from capacity_cli.model.throughput import Throughput
from capacity_cli.model.usage import Usage


def assumptions(setting: Setting, able: Throughput, used: tuple[Usage, ...]) -> Iterator[Finding]:
    """A note for each unknown input and each default that the figures rest on."""
    scheduler = setting.scenario.scheduler
    if scheduler.seconds_per_job is None:
        unknown = {"batch": scheduler.batch_size}
        yield Finding(FindingCode.UNKNOWN_JOB_TIME, ("scheduler", "seconds_per_job"), unknown)
    elif able.function_max_seconds is None:
        host = setting.subscriptions.get(setting.host)
        values = {"vendor": setting.host, **({"plan": host.plan_name} if host else {"missing": setting.host})}
        yield Finding(FindingCode.UNKNOWN_FUNCTION_TIME, ("scheduler", "function_max_seconds"), values)
    yield from _of_function(setting, able)
    yield from _of_jobs(setting)
    if setting.schedule.months_restricted and setting.scenario.period.month is None:
        named = {"schedule": setting.schedule.text}
        yield Finding(FindingCode.MONTHS_WITHOUT_CALENDAR, ("scheduler", "schedule"), named)
    yield from _summer_time(setting)
    yield from _holidays_outside(setting)
    for path, value in (*_defaults(setting), *_service_defaults(setting, used)):
        yield Finding(FindingCode.DEFAULT_ASSUMED, path, {"key": ".".join(map(str, path)), "value": value})
    yield from _not_stated(setting, used)


def _of_function(setting: Setting, able: Throughput) -> Iterator[Finding]:
    """A note where a full run needs more time than a function has unless somebody asks for it."""
    host = setting.subscriptions.get(setting.host)
    default = None if host is None else host.plan.capabilities.function_default_seconds
    if setting.scenario.scheduler.function_max_seconds is not None or host is None or default is None:
        return
    if default.value is not None and able.run_seconds is not None and able.run_seconds > default.value:
        values: dict[str, Value] = {
            "vendor": setting.host, "plan": host.plan_name, "default": default.value, "seconds": able.run_seconds,
            "most": able.function_max_seconds or 0,
        }  # fmt: skip
        yield Finding(FindingCode.LONGER_THAN_DEFAULT, ("scheduler", "function_max_seconds"), values)


def _of_jobs(setting: Setting) -> Iterator[Finding]:
    """Notes on jobs that run at the same time: what they need, and which of them is timed."""
    scheduler = setting.scenario.scheduler
    if scheduler.concurrency == 1 or scheduler.seconds_per_job is None:
        return
    if scheduler.parallel is Parallel.WAVES:
        yield Finding(FindingCode.SLOWEST_OF_A_WAVE, ("scheduler", "seconds_per_job"))
    needs = scheduler.per_job
    unknown = [name for name in type(needs).model_fields if getattr(needs, name) is None]
    if unknown:
        values = {"needs": ", ".join(unknown)}
        yield Finding(FindingCode.JOB_NEEDS_UNKNOWN, ("scheduler", "per_job"), values)


def _summer_time(setting: Setting) -> Iterator[Finding]:
    """A note where the clock of arrivals or of the schedule changes in the period, which the peak leaves out."""
    scenario, zone = setting.scenario, setting.zone
    if not due(setting).uniform:
        offsets = offsets_minutes(scenario.timezone, scenario.period, zone)
        if len(offsets) > 1:
            yield _changed_clock(("timezone",), scenario.timezone, offsets[0], zone)
            return
    if scenario.period.month is not None:
        offsets = offsets_minutes(zone, scenario.period)
        if len(offsets) > 1:
            yield _changed_clock(("scheduler", "zone"), zone, offsets[0], "UTC")


def _holidays_outside(setting: Setting) -> Iterator[Finding]:
    """A note on holidays of other months, which change nothing here."""
    month = setting.scenario.period.month
    outside = [day for day in setting.scenario.workload.holidays if not day.startswith(f"{month}-")]
    if month is not None and outside:
        named: dict[str, Value] = {"month": month, "holidays": ", ".join(outside)}
        yield Finding(FindingCode.HOLIDAYS_OUTSIDE, ("workload", "holidays"), named)


def _changed_clock(path: Path, zone: str, ahead: int, clock: str) -> Finding:
    values: dict[str, Value] = {"zone": zone, "hours": Fraction(ahead, 60), "clock": clock}
    return Finding(FindingCode.SUMMER_TIME, path, values)


def _defaults(setting: Setting) -> Iterator[tuple[Path, str]]:
    """The keys that the file leaves out although their value matters here, with the default."""
    scenario = setting.scenario
    workload, scheduler = scenario.workload, scenario.scheduler
    timed = scheduler.seconds_per_job is not None
    candidates = (
        (scenario, (), "currency", scenario.currency, True),
        (scenario, (), "period", "days: 30", True),
        (scenario, (), "timezone", scenario.timezone, not due(setting).uniform),
        (workload, ("workload",), "channels", "alimtalk: 100%", True),
        (workload, ("workload",), "arrivals", "uniform", True),
        (workload, ("workload",), "messages_per_job", "1", True),
        (scheduler, ("scheduler",), "concurrency", "1", timed),
        (scheduler, ("scheduler",), "overhead_seconds", "0", timed),
        (scheduler, ("scheduler",), "memory_gb", "plan", timed and _counts_memory(setting)),
    )
    for owner, path, key, value, matters in candidates:
        if matters and key not in owner.model_fields_set:
            yield (*path, key), value


def _counts_memory(setting: Setting) -> bool:
    """Whether something is used by the memory of a run, which its plan does not fix."""
    scenario, (least, most) = setting.scenario, memory_bounds(setting)
    used = (*scenario.footprint.values(), *scenario.stocks.values(), *setting.trigger.footprint.values())
    return (least is None or least != most) and any("per_run_gb_hour" in each.model_fields_set for each in used)


def _service_defaults(setting: Setting, used: tuple[Usage, ...]) -> Iterator[tuple[Path, str]]:
    """Seats and switches that a service leaves out although its bill depends on them."""
    stated = {(usage.vendor, usage.meter) for usage in used}
    for vendor, subscription in setting.subscriptions.items():
        service = subscription.service
        if subscription.plan.price.per is PricePeriod.SEAT and "seats" not in service.model_fields_set:
            yield ("services", vendor, "seats"), "1"
        if _chooses(setting, vendor):
            for name, default in subscription.defaults.items():
                if name not in service.chosen:
                    yield ("services", vendor, name), default
        switches = (each.switch for each in subscription.plan.charges if (vendor, each.meter) in stated)
        for switch in dict.fromkeys(name for names in switches for name in names or ()):
            if switch not in service.chosen:
                yield ("services", vendor, switch), subscription.prices.switches[switch].default.value


def _chooses(setting: Setting, vendor: str) -> bool:
    """Whether a figure rests on what is chosen of a vendor: its function time, or its connections."""
    scheduler = setting.scenario.scheduler
    timed = scheduler.seconds_per_job is not None
    by_plan = timed and vendor == setting.host and scheduler.function_max_seconds is None
    able = setting.subscriptions[vendor].plan.capabilities
    return by_plan or (timed and scheduler.per_job.connections is not None and able.connections is not None)


def _not_stated(setting: Setting, used: tuple[Usage, ...]) -> Iterator[Finding]:
    """A note for each service some of whose charged or limited meters the scenario does not mention."""
    stated = {(usage.vendor, usage.meter) for usage in used}
    for vendor, subscription in setting.subscriptions.items():
        meters = sorted(meter for meter in subscription.plan.meters if (vendor, meter) not in stated)
        if meters:
            values = {"vendor": vendor, "plan": subscription.plan_name, "meters": ", ".join(meters)}
            yield Finding(FindingCode.USAGE_NOT_STATED, ("services", vendor), values)
