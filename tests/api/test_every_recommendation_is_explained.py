"""Every number of a configuration that `recommend` finds is explained by its path, and comes to that number."""

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from answer_leaves import leaves
from jsonschema import Draft202012Validator

from capacity_cli.api.explaining import explained
from capacity_cli.api.laddering import climbed
from capacity_cli.api.loading import Loader
from capacity_cli.api.recommending import recommended
from capacity_cli.api.schema import json_schema
from capacity_cli.cli.main import main
from capacity_cli.documents.changes import read_change
from capacity_cli.documents.refused import Refused
from capacity_cli.model.explanation.node import Stated, each_once
from capacity_cli.model.recommend.usual import LADDER_END
from capacity_cli.render.json_explain import explain_json
from capacity_cli.render.json_recommend import ladder_json, recommend_json
from capacity_cli.render.origins import origin_text
from capacity_cli.render.text.texts import Language, Texts

SCENARIOS = Path(__file__).parents[2] / "scenarios"
CHANGED, PRO = str(SCENARIOS / "daily-10000.yaml"), str(SCENARIOS / "daily-2000-pro.yaml")
REALISTIC = str(SCENARIOS / "realistic.yaml")


def assert_explained(loader: Loader, file: str, path: str, value: Any) -> None:
    """Whatever there is at a path of the JSON is what its explanation comes to."""
    if value is None or isinstance(value, bool):
        return
    (found,) = explained(loader, file, path)
    assert found.explanation is not None, path
    if isinstance(value, int) or path.endswith(("total", "headroom", "messages_per_day", "memory_gb")):
        assert found.explanation.number is not None, path
        assert abs(found.explanation.number - Fraction(str(value))) <= Fraction(1, 20_000), path
    else:
        assert found.explanation.figure == value, path


CASES = {
    "a change": (CHANGED,),
    "cheaper plans": (PRO,),
    "nothing to change": (REALISTIC,),
    "nothing holds": (REALISTIC, "workload.messages_per_day=90_000"),
    "plans left open": (CHANGED, "services.supabase.plan=auto", "services.vercel.plan=auto"),
    "a region": (
        CHANGED,
        "prices=2026-11",
        "services.vercel.region=icn1",
        "footprint={active_cpu_hours: {per_run: 1}}",
        "recommend={regions: {vercel: [icn1, iad1]}, keep: [services.vercel.plan]}",
    ),
    "a memory": (
        CHANGED,
        "prices=2026-11",
        "services.vercel.region=iad1",
        "scheduler={seconds_per_job: 1, memory_gb: 4}",
        "footprint={memory_gb_hours: {per_run_gb_hour: 1}}",
        "recommend={memory_gb: [0.5, 1, 2]}",
    ),
    "several jobs at once": (CHANGED, "recommend={concurrency: {min: 2, max: 4}}"),
}


@pytest.mark.parametrize("case", CASES)
def test_every_figure_of_a_recommendation_is_explained(case: str) -> None:
    file, *changes = CASES[case]
    loader = Loader(changes=tuple(map(read_change, changes)))
    found = [each.answer for each in recommended(loader, file)]
    (entry,) = json.loads(recommend_json(found, Texts(Language.EN)))["scenarios"]
    for subject in ("current", "recommended", "nearest", "undecided"):
        for path, value in leaves(entry[subject], subject):
            assert_explained(loader, file, path, value)
    for figure in ("configurations", "refused"):
        assert_explained(loader, file, f"certificate.{figure}", entry["certificate"][figure])


def test_a_price_of_another_region_stands_where_that_region_has_it() -> None:
    file, *changes = CASES["a region"]
    (found,) = explained(Loader(changes=tuple(map(read_change, changes))), file, "recommended.total")
    assert found.explanation is not None
    assert found.configuration is not None
    assert found.configuration.regions == {"vercel": "iad1"}
    prices = {each.figure for each in each_once(found.explanation) if each.currency == "USD"}
    assert Decimal("0.128") in prices
    assert all(each.place.line is not None or each.place.file.startswith("--set") for each in found.standings.values())


def test_every_figure_of_a_ladder_is_explained() -> None:
    (entry,) = json.loads(ladder_json(climbed(Loader(), CHANGED, LADDER_END), Texts(Language.EN)))["scenarios"]
    assert len(entry["rungs"]) > 1
    for at, rung in enumerate(entry["rungs"][:2]):
        for key in ("before", "after"):
            for path, value in leaves(rung[key], f"rungs.{at}.{key}"):
                assert_explained(Loader(), CHANGED, path, value)
        for key in ("messages_per_day", "lasts_to"):
            assert_explained(Loader(), CHANGED, f"rungs.{at}.{key}", rung[key])


def test_a_configuration_has_every_metric_of_a_plan() -> None:
    for name, metric in (("headroom", "capacity.headroom"), ("total", "monthly_cost"), ("total", "cost.total")):
        (short,), (full,) = (explained(Loader(), CHANGED, f"recommended.{each}") for each in (name, metric))
        assert short.explanation is not None
        assert full.explanation is not None
        assert short.explanation.number == full.explanation.number
    (found,) = explained(Loader(), CHANGED, "recommended.capacity.jobs_per_run")
    assert found.explanation is not None
    assert found.configuration is not None
    assert found.configuration.plans == {"vercel": "hobby", "supabase": "free"}


def test_what_a_configuration_changes_says_what_stands_in_the_scenario() -> None:
    (found,) = explained(Loader(), PRO, "recommended.plans.vercel")
    assert found.explanation is not None
    assert found.explanation.note is not None
    assert found.explanation.note.values == {"now": "pro"}
    (found,) = explained(Loader(), CHANGED, "rungs.1.before.headroom")
    assert found.explanation is not None
    noted = [each for each in each_once(found.explanation) if each.note is not None]
    assert [each.note.values for each in noted if each.note is not None and "now" in each.note.values] == [
        {"now": 10_000}
    ]


MEMORIES = (
    "prices=2026-11",
    "services.vercel.region=icn1",
    "scheduler.seconds_per_job=1",
    "scheduler.per_job.memory_mb=256",
    "footprint={memory_gb_hours: {per_run_gb_hour: 1}}",
    "recommend={memory_gb: [1, 2], keep: [scheduler.schedule]}",
)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.EN, ("set here, not in {file}:17", "instead of plan")),
        (Language.KO, ("여기서 정한 값, {file}:17에 없음", "plan 대신")),
    ],
)
def test_what_a_configuration_sets_is_neither_the_scenarios_nor_a_default(
    language: Language, said: tuple[str, str]
) -> None:
    loader, texts = Loader(changes=tuple(map(read_change, MEMORIES))), Texts(language)
    (found,) = explained(loader, CHANGED, "recommended.memory_gb")
    assert found.explanation is not None
    assert found.explanation.origin is not None
    assert found.explanation.note is not None
    origin = origin_text(texts, found.explanation.origin, found.standings)
    assert origin == said[0].format(file=CHANGED)
    assert texts(found.explanation.note.key, **found.explanation.note.values) == said[1]
    document = json.loads(explain_json([found], texts))
    Draft202012Validator(json_schema("explain")).validate(document)
    (step,) = document["scenarios"][0]["explanation"]
    assert (step["origin"]["stated"], step["origin"]["path"]) == ("configuration", "scheduler.memory_gb")
    (own,) = explained(loader, CHANGED, "current.memory_gb")
    assert own.explanation is not None
    assert own.explanation.origin is not None
    assert own.explanation.origin.stated is Stated.SCENARIO


def test_the_json_names_the_configuration_and_keeps_its_schema() -> None:
    document = json.loads(explain_json(explained(Loader(), CHANGED, "recommended.total"), Texts(Language.EN)))
    Draft202012Validator(json_schema("explain")).validate(document)
    assert document["scenarios"][0]["configuration"]["batch_size"] == 100
    of_plan = json.loads(explain_json(explained(Loader(), CHANGED, "monthly_cost"), Texts(Language.EN)))
    assert "configuration" not in of_plan["scenarios"][0]


@pytest.mark.parametrize(("figure", "word"), [("concurrency", "batch"), ("memory_gb", "plan")])
def test_what_is_null_is_explained_by_the_word_that_a_scenario_writes(figure: str, word: str) -> None:
    (found,) = explained(Loader(changes=(read_change("scheduler.concurrency=batch"),)), CHANGED, f"current.{figure}")
    assert found.explanation is not None
    assert found.explanation.figure == word


def test_where_nothing_is_recommended_the_reason_is_said() -> None:
    loader = Loader(changes=(read_change("workload.messages_per_day=90_000"),))
    with pytest.raises(Refused) as refused:
        explained(loader, REALISTIC, "recommended.total")
    assert refused.value.problems[0].values["reason"] in ("explain.nothing_holds", "explain.undecided")
    with pytest.raises(Refused) as refused:
        explained(Loader(), CHANGED, "recommended.totl")
    assert refused.value.problems[0].values["suggestion"] == "recommended.total"


@pytest.mark.parametrize(
    ("language", "metric", "said"),
    [
        ("en", "recommended.total", "For this configuration: Batch size 100"),
        ("ko", "recommended.total", "이 구성의 값입니다: 배치 크기 100"),
        ("en", "rungs.1.after.total", "Messages a day"),
        ("ko", "certificate.configurations", "고를 수 있는 구성: 1 × 3 × 2 × 12 × 1 × 1,000 = 72,000"),
        ("en", "certificate.refused", "27"),
    ],
)
def test_it_is_told_in_both_languages(
    language: str, metric: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--lang", language, "explain", metric, CHANGED]) == 0
    assert said in capsys.readouterr().out
