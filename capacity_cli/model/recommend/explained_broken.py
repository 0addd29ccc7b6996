"""A broken constraint, explained: its value as a figure of the plan that breaks it, and the bound where it is written.

A check is about a metric, whose explanation it is; what a finding tells is traced to the figure that the finding names.
"""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from capacity_cli.model.explanation.arithmetic import defined, fixed, given, in_prices, in_scenario
from capacity_cli.model.explanation.budget import usable_budget_of
from capacity_cli.model.explanation.node import Explanation, named
from capacity_cli.model.fields import BUDGET
from capacity_cli.model.findings import FindingCode
from capacity_cli.model.metrics import Known
from capacity_cli.model.prices.trigger import EVERY_PLAN
from capacity_cli.model.problems import Path
from capacity_cli.model.recommend.answer import BrokenEntry
from capacity_cli.model.recommend.certificate import Family
from capacity_cli.model.recommend.explained import ConfiguredExplained

BROKEN_FIGURES = ("found", "minimum", "maximum")
"""The figures of a broken constraint."""
_OF_PLAN = {
    FindingCode.OVER_CAPACITY: ("capacity", "headroom"),
    FindingCode.SENT_TWICE: ("capacity", "sent_twice_per_day"),
    FindingCode.QUOTA_LOSES: ("capacity", "lost_per_day"),
}
"""The findings whose values are figures of the plan, or follow from one."""
_OF_LIMITS = frozenset({FindingCode.LIMIT_BROKEN, FindingCode.NO_PLAN_HOLDS})
_OF_GAPS = frozenset({FindingCode.SCHEDULE_REFUSED, FindingCode.ENTRY_TOO_FREQUENT})


def broken_figure(
    of: ConfiguredExplained, entry: BrokenEntry | Family, figure: str, *, breaks: bool = True
) -> Explanation | None:
    """A figure of a constraint that a configuration breaks; none if the constraint has none.

    The value of one that it does not break is that of another configuration, which a note says.
    """
    number: Fraction | None = getattr(entry, figure) if figure in BROKEN_FIGURES else None
    if number is None:
        return None
    codes = {each.value: each for each in FindingCode}
    code = codes.get(entry.constraint)
    if figure != "found":
        return _of_check(of, entry, figure, number) if code is None else _bound(of, entry, code, number)
    if not breaks and entry.at_least:
        return defined(named("configured.found"), number, Known.AT_LEAST, named("configured.no_less"))
    if not breaks:
        return defined(named("configured.found"), number, Known.EXACTLY, named("configured.of_another"))
    return of.metric(tuple(entry.constraint.split("."))) if code is None else _found(of, entry, code, number)


def _of_check(of: ConfiguredExplained, entry: BrokenEntry | Family, figure: str, number: Fraction) -> Explanation:
    """A bound of a check: where the scenario writes it, or what holds without any check."""
    name, scenario = named(_NAMES[figure]), of.own.scenario
    if entry.constraint not in scenario.checks:
        return replace(fixed(name, number), note=named("configured.without_checks"))
    key = "min" if figure == "minimum" else "max"
    if getattr(scenario.checks[entry.constraint], key) == BUDGET and scenario.budget is not None:
        return usable_budget_of(scenario.budget, scenario.currency)
    return given(name, number, in_scenario("checks", entry.constraint, key))


_NAMES = {"minimum": "configured.minimum", "maximum": "configured.maximum"}


def _found(of: ConfiguredExplained, entry: BrokenEntry | Family, code: FindingCode, number: Fraction) -> Explanation:
    """The value of a finding."""
    if code in _OF_GAPS:
        return _gap(of, code, number)
    if code is FindingCode.LONGER_THAN_ALLOWED:
        origin = in_scenario("scheduler", "function_max_seconds")
        return given(named("explain.function_max_seconds"), number, origin)
    figures = list(_of_plan(of, entry, code, "used"))
    same = (each for each in figures if each.number == number)
    note = named("configured.of_finding", code=code.value)
    follows = defined(named("configured.found"), number, Known.EXACTLY, note, *figures[:1])
    return next(same, follows)


def _gap(of: ConfiguredExplained, code: FindingCode, number: Fraction) -> Explanation:
    """The shortest time between two runs; the scenario does not hold the schedule of another entry."""
    name, schedule = named("explain.shortest_gap"), of.metric(("schedule",))
    if code is FindingCode.ENTRY_TOO_FREQUENT or schedule is None:
        return defined(name, number, Known.EXACTLY, named("configured.of_finding", code=code.value))
    return defined(name, number, Known.EXACTLY, named("configured.gap"), schedule)


def _bound(of: ConfiguredExplained, entry: BrokenEntry | Family, code: FindingCode, number: Fraction) -> Explanation:
    """What a finding holds its value against."""
    vendor = entry.vendor or ""
    if code in _OF_GAPS:
        return given(named("configured.shortest_gap"), number, in_prices(vendor, *_path_of_gap(of, vendor)))
    if code is FindingCode.LONGER_THAN_ALLOWED:
        path = ("plans", entry.plan or "", "capabilities", "function_max_seconds", "value")
        return given(named("explain.host_seconds"), number, in_prices(vendor, *path))
    same = (each for each in _of_plan(of, entry, code, "limit") if each.number == number)
    note = named("configured.of_finding", code=code.value)
    return next(same, defined(named("configured.maximum"), number, Known.EXACTLY, note))


def _path_of_gap(of: ConfiguredExplained, vendor: str) -> Path:
    """Where a price list writes the shortest time between two runs: by plan, or once for all."""
    path, plan = ("triggers", of.own.scenario.scheduler.trigger, "shortest"), of.found.plans.get(vendor, EVERY_PLAN)
    return path if EVERY_PLAN in of.own.trigger.shortest else (*path, plan)


def _of_plan(
    of: ConfiguredExplained, entry: BrokenEntry | Family, code: FindingCode, figure: str
) -> Iterator[Explanation]:
    """The figures of the plan that a finding may tell."""
    paths: Iterator[tuple[str, ...]] = iter(())
    if code in _OF_LIMITS:
        paths = (("limits", str(at), figure) for at in of.limits_of(entry.vendor, entry.meter))
    elif code in _OF_PLAN:
        paths = iter((_OF_PLAN[code],))
    found = map(of.metric, paths)
    return (each for each in found if each is not None)
