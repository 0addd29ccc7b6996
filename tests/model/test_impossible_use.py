"""What a service wants and its plan or period cannot give: named, never passed over."""

import pytest
from made import CLOUD, plan_of, scenario_of, setting_of

from capacity_cli.documents.refused import Refused
from capacity_cli.model.choosing import settled
from capacity_cli.model.findings import Finding
from capacity_cli.model.setting import Unresolved

HOUSE = """
format: price-list/v1
vendor: house
currency: KRW
meters: {environments: {title: Environments, unit: environment, kind: stock}, calls: {title: Calls, unit: call}}
environments: {meter: environments}
optimizations: {caching: {title: Caching, meters: [calls], saving: {low: 10%, high: 20%}}}
plans:
  free: {price: 0, capabilities: {environment_names: [dev]}}
  starter: {price: 1, capabilities: {environment_names: {value: [dev, prod]}}}
  growth: {price: 2}
"""
CLOUD_WITHOUT_CALLS = CLOUD.replace("calls", "hits")


def findings(code: str, *changes: str) -> list[Finding]:
    found = plan_of(*changes, more=(HOUSE, CLOUD_WITHOUT_CALLS)).findings
    return [each for each in found if each.code == code]


@pytest.mark.parametrize(
    ("plan", "environments", "refused"),
    [
        ("free", "[dev]", ""),
        ("free", "[prod, prod]", "prod"),
        ("starter", "[prod]", ""),
        ("starter", "[qa, dev, load]", "qa, load"),
        ("growth", "[qa, dev, load]", ""),
    ],
)
def test_an_environment_of_a_name_that_the_plan_does_not_take_is_an_error(
    plan: str, environments: str, refused: str
) -> None:
    service = f"services.house={{plan: {plan}, environments: {environments}}}"
    found = findings("LIM035", service)
    assert [each.values["refused"] for each in found] == ([refused] if refused else [])
    assert all(each.level == "error" and each.path == ("services", "house", "environments") for each in found)


@pytest.mark.parametrize(
    ("environments", "chosen"), [("[dev]", "free"), ("[dev, prod]", "starter"), ("[qa]", "growth"), ("[]", "free")]
)
def test_the_plan_that_is_chosen_takes_the_names_of_the_environments(environments: str, chosen: str) -> None:
    service = f"services.house={{plan: auto, environments: {environments}}}"
    setting = settled(setting_of(service, more=(HOUSE, CLOUD_WITHOUT_CALLS)))
    assert setting.subscriptions["house"].plan_name == chosen


def test_an_optimization_that_is_named_twice_is_refused_where_it_stands_again() -> None:
    service = "services.house={plan: free, optimizations: [caching, caching]}"
    with pytest.raises(Unresolved) as unresolved:
        setting_of(service, more=(HOUSE, CLOUD_WITHOUT_CALLS))
    [problem] = unresolved.value.problems
    assert (problem.code, problem.values) == ("DOC065", {"name": "caching"})
    assert problem.path == ("services", "house", "optimizations", 1)


@pytest.mark.parametrize(
    ("holidays", "outside"),
    [
        ("[2026-12-25]", None),
        ("[2025-12-25, 2026-12-24, 2027-01-01]", "2025-12-25, 2027-01-01"),
    ],
)
def test_a_holiday_of_another_month_is_remarked_on(holidays: str, outside: str | None) -> None:
    found = findings("ASM020", "period={month: 2026-12}", f"workload.holidays={holidays}")
    assert [each.values["holidays"] for each in found] == ([outside] if outside else [])


def test_an_account_that_may_send_nothing_is_no_account() -> None:
    with pytest.raises(Refused) as refused:
        scenario_of("services.sender.quota.messages=0")
    [problem] = refused.value.problems
    assert (problem.code, problem.path) == ("DOC032", ("services", "sender", "quota", "messages"))
