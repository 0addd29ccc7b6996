"""Checks: exact bounds, lower bounds, what has no end, and the exit status that follows."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import scenario_of, setting_of

from capacity_cli.documents.refused import Refused
from capacity_cli.model.bounds import bound_problems, size_of
from capacity_cli.model.budget import usable_budget
from capacity_cli.model.checks import CheckResult, CheckStatus, exit_status, judge, status_of
from capacity_cli.model.leaves import Leaf
from capacity_cli.model.metrics import Known, Metric, metric, metric_names
from capacity_cli.model.plan import plan
from capacity_cli.model.problems import Place, ProblemCode
from capacity_cli.model.scenario import Check, Level
from capacity_cli.model.weighing import weighed

PASSED, FAILED, UNDECIDED = CheckStatus.PASSED, CheckStatus.FAILED, CheckStatus.UNDECIDED

OVER = "workload.messages_per_day=15_000"
UNPRICED = ("services.cloud.plan=custom",)  # known: 900,000 for the messages


def judged(*changes: str) -> tuple[CheckResult, ...]:
    setting = setting_of(*changes)
    return judge(setting.scenario, plan(setting))


def status(check: str, *changes: str) -> CheckStatus:
    (result,) = judged(f"checks={{{check}}}", *changes)
    return result.status


def exit_of(checks: str, *changes: str) -> int:
    setting = setting_of(f"checks={{{checks}}}", *changes)
    found = plan(setting)
    placed = weighed(found.findings, setting.scenario, None, lambda _: Place("capacity.yaml", 1, 1))
    return exit_status(judge(setting.scenario, found), placed)


@pytest.mark.parametrize(
    ("bound", "expected"),
    [
        ("min: '7.2'", PASSED),  # both bounds are inclusive
        ("min: '7.20000000000000000001'", FAILED),
        ("max: '7.2'", PASSED),
        ("max: '7.19999999999999999999'", FAILED),
        ("min: 2, max: 8", PASSED),
        ("min: '7.2', max: '7.2'", PASSED),
        ("min: 8, max: 9", FAILED),
        ("min: 1, max: 2", FAILED),
    ],
)
def test_a_check_holds_within_its_bounds(bound: str, expected: CheckStatus) -> None:
    assert status(f"headroom: {{{bound}}}") is expected


def test_a_check_compares_the_exact_value_and_not_the_printed_one() -> None:
    change = "workload.messages_per_day=2160"  # a headroom of 6.66…, printed as 6.6667
    assert status("headroom: {min: '6.6667'}", change) is FAILED
    assert status("headroom: {max: '6.6666'}", change) is FAILED
    assert status("headroom: {min: '6.6666', max: '6.6667'}", change) is PASSED


def test_the_budget_is_what_the_contingency_leaves() -> None:
    budget = scenario_of("budget={monthly: 1_200_000, contingency: 20%}").budget
    assert budget is not None
    assert usable_budget(budget) == 960_000


@pytest.mark.parametrize(
    ("budget", "expected"),
    [
        ("{monthly: 900_000}", PASSED),
        ("{monthly: 899_999}", FAILED),
        ("{monthly: 1_125_000, contingency: 20%}", PASSED),  # 900,000 may be spent
        ("{monthly: 1_124_999, contingency: 20%}", FAILED),
    ],
)
def test_the_budget_is_a_bound(budget: str, expected: CheckStatus) -> None:
    assert status("monthly_cost: {max: budget}", f"budget={budget}") is expected


def test_the_budget_as_a_bound_needs_a_budget() -> None:
    without = scenario_of("checks={monthly_cost: {max: budget}, headroom: {min: 1}}")
    (problem,) = bound_problems(without.checks, without.budget)
    assert (problem.code, problem.path) == (ProblemCode.NEEDS_KEY, ("checks", "monthly_cost", "max"))
    of_one = scenario_of("checks={monthly_cost: {max: budget}}", "budget={monthly: 1}")
    assert not list(bound_problems(of_one.checks, of_one.budget))


def test_a_percentage_is_of_a_limit_and_of_nothing_else() -> None:
    scenario = scenario_of("checks={limits.cloud.requests: {max: 80%}, headroom: {min: 80%}}")
    (problem,) = bound_problems(scenario.checks, None)
    assert (problem.code, problem.path) == (ProblemCode.NOT_A_NUMBER, ("checks", "headroom", "min"))
    assert size_of(scenario.checks["limits.cloud.requests"].max, None) == 80


@pytest.mark.parametrize("name", ["limits.cloud.requests.months_until_full", "limits.0.used", "limits", "limits_used"])
def test_a_percentage_is_of_no_other_figure_of_a_limit(name: str) -> None:
    (problem,) = bound_problems({name: Check.model_validate({"max": "80%"})}, None)
    assert (problem.code, problem.path) == (ProblemCode.NOT_A_NUMBER, ("checks", name, "max"))
    assert not list(bound_problems({"limits.0": Check.model_validate({"max": "80%"})}, None))


def test_the_budget_bounds_every_amount_and_nothing_else() -> None:
    setting = setting_of("budget={monthly: 1_000}")
    scenario, found = setting.scenario, plan(setting)
    lines = [f"cost.lines.0.{name}" for name in ("quantity", "amount", "amount_converted")]
    for name in (*metric_names(found), *lines):
        figure = metric(found, name)
        assert figure is not None
        refused = list(bound_problems({name: Check.model_validate({"max": "budget"})}, scenario.budget))
        known = figure.known in (Known.EXACTLY, Known.AT_LEAST)
        assert not known or bool(refused) is (figure.kind is not Leaf.MONEY), name
        assert {problem.code for problem in refused} <= {ProblemCode.BAD_FORM}


@pytest.mark.parametrize(
    ("check", "code"),
    [
        ("{}", ProblemCode.NEEDS_KEY),
        ("{level: error}", ProblemCode.NEEDS_KEY),
        ("{min: 2, max: 1}", ProblemCode.REVERSED),
        ("{min: 1, level: fatal}", ProblemCode.NOT_A_CHOICE),
        ("{min: x}", ProblemCode.NOT_A_NUMBER),
        ("{least: 1}", ProblemCode.UNKNOWN_KEY),
    ],
)
def test_a_check_needs_a_bound_that_can_hold(check: str, code: ProblemCode) -> None:
    with pytest.raises(Refused) as caught:
        scenario_of(f"checks={{headroom: {check}}}")
    assert code in [problem.code for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("bound", "expected"),
    [
        ("max: 899_999", FAILED),  # the known part is more already
        ("max: 900_000", UNDECIDED),
        ("max: 1e15", UNDECIDED),
        ("min: 900_000", PASSED),  # the known part is enough already
        ("min: 900_001", UNDECIDED),
        ("min: 1, max: 2", FAILED),
        ("min: 1, max: 1e15", UNDECIDED),
    ],
)
def test_an_incomplete_bill_is_judged_by_its_known_part(bound: str, expected: CheckStatus) -> None:
    assert status(f"monthly_cost: {{{bound}}}", *UNPRICED) is expected


@pytest.mark.parametrize("name", ["monthly_cost", "monthly_cost_with_tax", "unit_cost", "cost.total"])
def test_every_figure_of_an_incomplete_bill_is_a_lower_bound(name: str) -> None:
    assert status(f"{name}: {{max: 1e15}}", *UNPRICED) is UNDECIDED


def test_an_incomplete_bill_does_not_make_the_capacity_unknown() -> None:
    assert status("headroom: {max: 10}", *UNPRICED) is PASSED


def test_a_bill_of_which_nothing_is_known_is_undecided() -> None:
    changes = ("services.sender.plan=secret", "services.cloud.plan=custom")
    assert status("monthly_cost: {max: 1e15}", *changes) is UNDECIDED
    assert status("monthly_cost: {min: 0}", *changes) is UNDECIDED


@pytest.mark.parametrize("name", ["wait_minutes", "backlog_jobs"])
def test_over_capacity_the_waiting_has_no_end_and_fails_any_maximum(name: str) -> None:
    assert status(f"{name}: {{max: 1e15}}", OVER) is FAILED
    assert status(f"{name}: {{min: 1e15}}", OVER) is PASSED


def test_what_is_not_known_is_undecided() -> None:
    assert status("capacity.run_seconds: {max: 1e15}") is UNDECIDED
    assert status("capacity.run_seconds: {min: 0}") is UNDECIDED
    assert status("capacity.peak.backlog_growth_per_day: {max: 0}") is UNDECIDED


@pytest.mark.parametrize(
    ("used", "expected"),
    [("9_999", PASSED), ("10_000", PASSED), ("10_001", FAILED), ("unknown", UNDECIDED), ("0", PASSED)],
)
def test_a_limit_is_checked_in_percent(used: str, expected: CheckStatus) -> None:
    assert status("limits.cloud.calls: {max: 100}", f"services.cloud.usage={{calls: {used}}}") is expected


def test_an_unlimited_meter_passes_any_maximum() -> None:
    assert status("limits.cloud.storage_gb: {max: 0}", "services.cloud.usage={storage_gb: 1e9}") is PASSED


def test_a_limit_of_zero_that_is_used_fails_any_maximum() -> None:
    plans = "plans: {p: {price: 0, limits: [{meter: m, limit: 0, on_exceed: throttle}]}}"
    none = f"format: price-list/v1\nvendor: none\ncurrency: KRW\n{plans}\n"
    setting = setting_of("checks={limits.none.m: {max: 100}}", "services.none={plan: p, usage: {m: 1}}", more=(none,))
    (result,) = judge(setting.scenario, plan(setting))
    assert result.status is FAILED


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("headrom", "headroom"),
        ("cost.totals", "cost.total"),
        ("monthly_costs", "monthly_cost"),
        ("limits.cloud.call", "limits.cloud.calls"),
        ("qqq", ""),
    ],
)
def test_a_metric_that_does_not_exist_is_undecided_and_suggested(name: str, suggestion: str) -> None:
    (result,) = judged(f"checks={{{name}: {{min: 1}}}}", "services.cloud.usage={calls: 1}")
    assert (result.status, result.found, result.suggestion) == (UNDECIDED, None, suggestion)


def test_checks_are_judged_in_their_order_with_their_place() -> None:
    results = judged("checks={unit_cost: {max: 1}, headroom: {min: 1, level: note}}")
    assert [(result.metric, result.level, result.path) for result in results] == [
        ("unit_cost", Level.ERROR, ("checks", "unit_cost")),
        ("headroom", Level.NOTE, ("checks", "headroom")),
    ]


@pytest.mark.parametrize(
    ("checks", "expected"),
    [
        ("", 0),
        ("headroom: {min: 1}", 0),
        ("headroom: {min: 9}", 1),
        ("headroom: {min: 9, level: warning}", 0),
        ("headroom: {min: 9, level: note}", 0),
        ("capacity.run_seconds: {max: 1}", 3),
        ("capacity.run_seconds: {max: 1, level: warning}", 0),
        ("nothing: {max: 1}", 3),
        ("nothing: {max: 1, level: warning}", 3),  # a name that does not exist is a mistake at any level
        ("headroom: {min: 9}, nothing: {max: 1}", 1),  # what fails outweighs what is undecided
        ("headroom: {min: 9, level: warning}, nothing: {max: 1}", 3),
    ],
)
def test_the_exit_status_follows_the_checks(checks: str, expected: int) -> None:
    assert exit_of(checks) == expected


@pytest.mark.parametrize(
    ("bound", "expected"), [("max: 899_999", 1), ("max: 900_000", 3), ("min: 900_000", 0), ("min: 900_001", 3)]
)
def test_the_exit_status_of_an_incomplete_bill(bound: str, expected: int) -> None:
    assert exit_of(f"monthly_cost: {{{bound}}}", *UNPRICED) == expected


def test_a_finding_of_level_error_fails_without_any_check() -> None:
    assert exit_of("", OVER) == 1
    assert exit_of("", "services.cloud.usage={calls: 10_000}") == 1
    assert exit_of("", "services.cloud.usage={calls: 9_999}") == 0


def test_a_finding_of_level_error_outweighs_an_undecided_check() -> None:
    assert exit_of("nothing: {max: 1}", OVER) == 1


VALUES = st.fractions(-100, 100)


@given(VALUES, st.none() | VALUES, st.none() | VALUES)
def test_a_known_metric_is_never_undecided(value: Fraction, minimum: Fraction | None, maximum: Fraction | None) -> None:
    holds = (minimum is None or minimum <= value) and (maximum is None or value <= maximum)
    assert status_of(Metric(Known.EXACTLY, value), minimum, maximum) is (PASSED if holds else FAILED)


@given(VALUES, st.fractions(0, 100), st.none() | VALUES, st.none() | VALUES)
def test_a_verdict_on_a_lower_bound_holds_for_every_value_above_it(
    known: Fraction, more: Fraction, minimum: Fraction | None, maximum: Fraction | None
) -> None:
    verdict = status_of(Metric(Known.AT_LEAST, known), minimum, maximum)
    truth = status_of(Metric(Known.EXACTLY, known + more), minimum, maximum)
    assert verdict in (truth, UNDECIDED)


def test_a_name_exists_whatever_is_unknown() -> None:
    for changes in ((), UNPRICED, ("services.sender.plan=secret", "services.cloud.plan=custom")):
        assert status("cost.per_message: {max: 15}", *changes) in (PASSED, UNDECIDED)
        assert exit_of("cost.per_message: {max: 15}", *changes) in (0, 3)
