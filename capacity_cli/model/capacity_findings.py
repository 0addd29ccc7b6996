"""What a plan has to say about what the service can carry: what stops it, what waits, and what is lost or sent twice.

Each constraint that keeps a run from its whole batch has a finding of its own, since each has another remedy.
"""

from collections.abc import Iterator
from fractions import Fraction

from capacity_cli.model.capacity import Capacity, Load, thresholds_of
from capacity_cli.model.demand import active_share
from capacity_cli.model.findings import Finding, FindingCode, Value
from capacity_cli.model.overlap import overlap_of
from capacity_cli.model.prices.trigger import EVERY_PLAN
from capacity_cli.model.problems import Path, Word
from capacity_cli.model.resources import daily_quotas
from capacity_cli.model.setting import Setting
from capacity_cli.model.throughput import Constraint, Throughput

_BATCH: Path = ("scheduler", "batch_size")
_NOT_WHOLE = {
    Constraint.FUNCTION_TIME: FindingCode.NOT_IN_TIME,
    Constraint.MEMORY: FindingCode.NOT_IN_MEMORY,
    Constraint.RATE_LIMIT: FindingCode.RATE_LIMITED,
    Constraint.CONNECTIONS: FindingCode.FEW_CONNECTIONS,
    Constraint.FILE_DESCRIPTORS: FindingCode.FEW_DESCRIPTORS,
}


def capacity_findings(setting: Setting, able: Throughput, carried: Capacity) -> Iterator[Finding]:
    """Every remark about capacity; without runs or usable time, just that."""
    if setting.runs == 0:
        yield Finding(FindingCode.NO_RUNS, ("scheduler", "schedule"), {"schedule": setting.schedule.text})
    elif any(term.constraint is Constraint.FUNCTION_TIME and not term.jobs_per_run for term in able.terms):
        yield _no_time(setting, able)
    else:
        yield from _not_whole_batches(able)
        yield from _overlapping(setting, able, carried)
        yield from _sent_twice(carried)
        yield from _not_carried(setting, carried)
        yield from _late(setting, carried)
    yield from _waiting(setting, carried)


def _no_time(setting: Setting, able: Throughput) -> Finding:
    """A run that is over before its first job is: the overhead leaves no time, or too little for one job."""
    scheduler = setting.scenario.scheduler
    values: dict[str, Value] = {
        "limit": able.function_max_seconds or 0, "overhead": scheduler.overhead_seconds,
        "job": Word("table.unknown") if scheduler.seconds_per_job is None else scheduler.seconds_per_job,
    }  # fmt: skip
    by_overhead = able.usable_seconds is not None and able.usable_seconds <= 0
    key = "overhead_seconds" if by_overhead else "seconds_per_job"
    return Finding(FindingCode.NO_USABLE_TIME, ("scheduler", key), values)


def _not_whole_batches(able: Throughput) -> Iterator[Finding]:
    """Each constraint under which a run does less than its batch, the tightest first; and too few connections."""
    batch = next(term.jobs_per_run for term in able.terms if term.constraint is Constraint.BATCH_SIZE)
    for term in able.terms:
        crowd = able.crowd if term.constraint is Constraint.CONNECTIONS else None
        if term.jobs_per_run < batch or (crowd is not None and crowd.too_many):
            values: dict[str, Value] = {
                "jobs": min(term.jobs_per_run, batch), "batch": batch, "fits": able.largest_batch_size or 0,
                "seconds": able.usable_seconds or 0, "sending": able.sending_seconds or 0,
            }  # fmt: skip
            if crowd is not None:
                values |= {"connected": crowd.connected, "runs": crowd.runs, "each": crowd.jobs_each}
            yield Finding(_NOT_WHOLE[term.constraint], _BATCH, values)


def _overlapping(setting: Setting, able: Throughput, carried: Capacity) -> Iterator[Finding]:
    """Runs that are longer than the gap between them."""
    if able.run_seconds is None or carried.longest_overlap == 1:
        return
    rule = overlap_of(setting)
    values: dict[str, Value] = {
        "seconds": able.run_seconds, "runs": carried.longest_overlap, "rule": Word(f"overlap.{rule}"),
        "started": carried.started_runs_per_day, "due": carried.runs_per_day,
    }  # fmt: skip
    yield Finding(FindingCode.RUNS_OVERLAP, ("scheduler", "schedule"), values)


def _sent_twice(carried: Capacity) -> Iterator[Finding]:
    """What runs send again that overlap, or that the trigger delivers twice."""
    if carried.sent_twice_per_day:
        values: dict[str, Value] = {"messages": carried.sent_twice_per_day}
        yield Finding(FindingCode.SENT_TWICE, ("scheduler", "claims_jobs_atomically"), values)


def _not_carried(setting: Setting, carried: Capacity) -> Iterator[Finding]:
    """More than the runs take, which waits, and more than the account may send, which is lost."""
    if carried.lost_per_day:
        quota, active = daily_quotas(setting)[0], active_share(setting)
        shares = setting.scenario.workload.channels
        share = sum((Fraction(shares.get(channel, 0)) for channel in quota.channels), Fraction(0))
        values: dict[str, Value] = {
            "vendor": quota.vendor, "meter": quota.meter, "quota": quota.messages_per_day * share,
            "demand": Fraction(carried.demand_per_day) / active * share,
            "lost": Fraction(carried.lost_per_day) / active * share,
        }  # fmt: skip
        yield Finding(FindingCode.QUOTA_LOSES, ("workload", "messages_per_day"), values)
    growth = carried.peak.backlog_growth_per_day
    if carried.load is Load.OVER_CAPACITY and growth:
        values = {
            "capacity": carried.messages_per_day, "demand": carried.demand_per_day, "headroom": carried.headroom,
            "growth": growth,
        }  # fmt: skip
        yield Finding(FindingCode.OVER_CAPACITY, ("workload", "messages_per_day"), values)


def _late(setting: Setting, carried: Capacity) -> Iterator[Finding]:
    """A trigger whose runs may start after their time, by its window on the plan or by no known bound."""
    subscription = setting.subscriptions.get(setting.trigger_vendor)
    windows = setting.trigger.window
    window = windows.get(EVERY_PLAN if subscription is None else subscription.plan_name, windows.get(EVERY_PLAN))
    if window is None and not setting.trigger.often_late:
        return
    late = None if window is None else Fraction(window) / 60
    wait = carried.peak.wait_minutes
    values: dict[str, Value] = {
        "trigger": setting.scenario.scheduler.trigger,
        "window": Word("table.unknown") if late is None else late,
        "wait": Word("table.unknown") if late is None or wait is None else late + Fraction(wait),
        "notes": setting.trigger.notes or "–",
    }
    yield Finding(FindingCode.STARTS_LATE, ("scheduler", "trigger"), values)


def _waiting(setting: Setting, carried: Capacity) -> Iterator[Finding]:
    peak, alerts = carried.peak, thresholds_of(setting.scenario)
    where = ("workload", "arrivals")
    if carried.held_minutes:
        held: dict[str, Value] = {"hours": setting.scenario.workload.quiet_hours or "", "held": carried.held_minutes}
        yield Finding(FindingCode.HELD_BACK, ("workload", "quiet_hours"), held)
    if peak.wait_minutes is not None and peak.wait_minutes >= alerts.wait_minutes:
        values: dict[str, Value] = {"wait": peak.wait_minutes, "threshold": alerts.wait_minutes}
        yield Finding(FindingCode.LONG_WAIT, where, values)
    if peak.backlog_jobs is not None and peak.backlog_jobs >= alerts.waiting_jobs:
        values = {
            "backlog": peak.backlog_jobs,
            "threshold": alerts.waiting_jobs,
            "minutes": peak.minutes_over_waiting_jobs or 0,
        }
        yield Finding(FindingCode.MANY_WAITING, where, values)
