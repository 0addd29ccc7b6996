"""What a vendor advises: clusters, indexes, stages, checklists, both remedies at 80 %, and a downgrade's date."""

import pytest
from made import LISTS, price_list, scenario_of

from capacity_cli.documents.bundled import bundled
from capacity_cli.model.choosing import settled
from capacity_cli.model.findings import Finding, FindingCode
from capacity_cli.model.plan import plan
from capacity_cli.model.prices.advice import Wording
from capacity_cli.model.setting import resolve
from capacity_cli.render.sentences import finding_message, finding_remedy
from capacity_cli.render.text.texts import Language, Texts

EN, KO = Texts(Language.EN), Texts(Language.KO)


def remarks(service: str, code: FindingCode, *changes: str) -> list[Finding]:
    text = (bundled("pricing") / "guide" / "bkend.yaml").read_text(encoding="utf-8")
    scenario = scenario_of(f"services.bkend={service}", *changes)
    found = plan(settled(resolve(scenario, {**LISTS, "bkend": price_list(text)})))
    return [finding for finding in found.findings if finding.code is code]


@pytest.mark.parametrize(
    ("environments", "expected"), [("dev", "free"), ("dev, staging, prod", "starter"), ("a, b, c, d", "growth")]
)
def test_environments_choose_the_plan(environments: str, expected: str) -> None:
    found = remarks(f"{{plan: auto, environments: [{environments}]}}", FindingCode.STAGE)
    assert [each.values["plan"] for each in found] == [expected]


def test_each_known_environment_has_its_cluster() -> None:
    found = remarks("{plan: growth, environments: [dev, prod, own]}", FindingCode.CLUSTER)
    assert [each.values["environment"] for each in found] == ["dev", "prod"]
    assert "shared Flex" in finding_message(EN, found[0])
    assert "전용 Flex" in finding_message(KO, found[1])


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        (9_999, "the default indexes do"),
        (25_000, "index the main filter fields"),
        (100_000, "add compound indexes and analyse the queries"),
    ],
)
def test_indexes_follow_the_documents(documents: int, expected: str) -> None:
    (found,) = remarks(f"{{plan: free, documents: {documents}}}", FindingCode.INDEXES)
    assert isinstance(found.values["advice"], Wording)
    assert found.values["advice"].en == expected


def test_the_stage_advises_and_the_next_one_has_a_checklist() -> None:
    (stage,) = remarks("{plan: starter}", FindingCode.STAGE)
    assert "test in staging; look at the dashboard" in finding_message(EN, stage)
    (before,) = remarks("{plan: starter}", FindingCode.NEXT_STAGE)
    assert "There is a monitoring routine" in finding_message(EN, before)
    assert remarks("{plan: enterprise}", FindingCode.NEXT_STAGE) == []


@pytest.mark.parametrize(("calls", "code"), [(8_640, FindingCode.NEAR_LIMIT), (10_000, FindingCode.LIMIT_BROKEN)])
def test_a_near_limit_names_both_remedies(calls: int, code: FindingCode) -> None:
    (found,) = remarks(f"{{plan: free, usage: {{api_calls: {calls}}}}}", code)
    assert finding_remedy(EN, found) == (
        "optimise the calls (Client caching; Pagination; Batching; Field selection), or upgrade to starter"
    )
    assert "클라이언트 캐싱" in finding_remedy(KO, found)


def test_a_downgrade_takes_effect_when_the_paid_period_ends() -> None:
    service = "{plan: growth, usage: {api_calls: 20_000}}"
    (found,) = remarks(service, FindingCode.COULD_DOWNGRADE, "period={month: 2026-12}")
    assert (found.values["smaller"], found.values["date"]) == ("starter", "2027-01-01")
    (without_dates,) = remarks(service, FindingCode.COULD_DOWNGRADE)
    assert "on the first day after the period" in finding_message(EN, without_dates)
    assert remarks("{plan: starter, usage: {api_calls: 20_000}}", FindingCode.COULD_DOWNGRADE) == []
