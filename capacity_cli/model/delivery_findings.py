"""What a plan has to say about runs that a trigger leaves out or delivers twice.

A trigger whose list says that it may do so, under a scenario that says nothing, is remarked on; `0%` is something.
"""

from collections.abc import Iterator
from fractions import Fraction

from capacity_cli.model.capacity import Capacity
from capacity_cli.model.findings import Finding, FindingCode, Value
from capacity_cli.model.problems import Path, Word
from capacity_cli.model.schedule.timetable import gaps, timetable
from capacity_cli.model.setting import Setting

_MISSED: Path = ("scheduler", "missed_runs")


def delivery_findings(setting: Setting, carried: Capacity) -> Iterator[Finding]:
    """Runs that are missed in a row, what the share of missed runs takes for granted, and what is not stated."""
    if setting.runs:
        yield from _missed_in_a_row(setting, carried)
        yield from _missed_evenly(setting)
    yield from _not_stated(setting)


def _missed_in_a_row(setting: Setting, carried: Capacity) -> Iterator[Finding]:
    """A drill of as many runs as are alarming, or more."""
    missed, threshold = setting.scenario.scheduler.missed_runs, setting.scenario.alerts.failed_runs_in_a_row
    if missed.in_a_row is None or missed.from_ is None or missed.in_a_row < threshold:
        return
    wait = carried.peak.wait_minutes
    values: dict[str, Value] = {
        "runs": missed.in_a_row, "at": missed.from_, "threshold": threshold,
        "wait": Word("table.unknown") if wait is None else wait,
    }  # fmt: skip
    yield Finding(FindingCode.MISSED_IN_A_ROW, (*_MISSED, "in_a_row"), values)


def _missed_evenly(setting: Setting) -> Iterator[Finding]:
    """What the mean leaves out: a run is missed whole."""
    share = setting.scenario.scheduler.missed_runs.share
    if share:
        longest = gaps(timetable(setting.schedule, setting.days)).lengths[0][0]
        values: dict[str, Value] = {"share": Fraction(share) * 100, "gap": longest}
        yield Finding(FindingCode.MISSED_EVENLY, (*_MISSED, "share"), values)


def _not_stated(setting: Setting) -> Iterator[Finding]:
    """What the trigger may do and the scenario does not mention."""
    stated = setting.scenario.scheduler.model_fields_set
    misses = setting.trigger.may_miss and "missed_runs" not in stated
    doubles = setting.trigger.may_double and "doubled_runs" not in stated
    match misses, doubles:
        case True, True:
            what, keys = Word("delivery.may_do_both"), "scheduler.missed_runs, scheduler.doubled_runs"
        case True, False:
            what, keys = Word("delivery.may_miss"), "scheduler.missed_runs"
        case False, True:
            what, keys = Word("delivery.may_double"), "scheduler.doubled_runs"
        case _:
            return
    values: dict[str, Value] = {"trigger": setting.scenario.scheduler.trigger, "what": what, "keys": keys}
    yield Finding(FindingCode.DELIVERY_NOT_STATED, ("scheduler", "trigger"), values)
