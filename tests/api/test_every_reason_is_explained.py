"""Why `recommend` answers what it does: each number of what breaks, of the steps and of the proof is explained."""

import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from answer_leaves import leaves

from capacity_cli.api.explaining import Terms, explained
from capacity_cli.api.explaining_ladder import Climbed
from capacity_cli.api.explaining_recommend import Recommended
from capacity_cli.api.laddering import climbed
from capacity_cli.api.loading import Loader
from capacity_cli.api.recommending import recommended
from capacity_cli.cli.main import main
from capacity_cli.documents.changes import read_change
from capacity_cli.documents.refused import Refused
from capacity_cli.model.explanation.answer import ExplainAnswer
from capacity_cli.model.explanation.node import Operation, Stated, each_once
from capacity_cli.model.recommend import where
from capacity_cli.render.json_recommend import ladder_json, recommend_json
from capacity_cli.render.text.texts import Language, Texts

SCENARIOS = Path(__file__).parents[2] / "scenarios"
DAILY, CHANGED = str(SCENARIOS / "daily-2000.yaml"), str(SCENARIOS / "daily-10000.yaml")
PRO, REALISTIC = str(SCENARIOS / "daily-2000-pro.yaml"), str(SCENARIOS / "realistic.yaml")
MOST_FAMILIES = 6
CASES = {
    "a change": (CHANGED, "workload.messages_per_day=90_000"),
    "cheaper plans": (PRO,),
    "nothing to change": (REALISTIC,),
    "nothing holds": (REALISTIC, "workload.messages_per_day=90_000"),
    "a schedule that is refused": (DAILY, "prices=2026-11"),
    "runs that are too long": (PRO, "scheduler.function_max_seconds=2_000"),
    "a quota": (
        DAILY,
        "services.coolsms.contract={limits: [{meter: alimtalk, limit: 1000, per: day, on_exceed: reject}]}",
    ),
    "messages that are sent twice": (
        DAILY,
        "scheduler.doubled_runs=1%",
        "scheduler.claims_jobs_atomically=false",
        "recommend={keep: [scheduler.schedule], batch_size: {min: 40, max: 60}}",
    ),
    "several jobs at once": (CHANGED, "recommend={concurrency: {min: 1, max: 3}, keep: [scheduler.schedule]}"),
    "memories of a run": (
        CHANGED,
        "prices=2026-11",
        "scheduler.seconds_per_job=1",
        "scheduler.concurrency=batch",
        "scheduler.per_job.memory_mb=256",
        "footprint.memory_gb_hours.per_run_gb_hour=1",
        "services.vercel.region=icn1",
        "recommend={memory_gb: [1, 2, 4], keep: [scheduler.schedule]}",
    ),
    "a region": (
        CHANGED,
        "prices=2026-11",
        "services.vercel.region=icn1",
        "footprint={active_cpu_hours: {per_run: 1}}",
        "recommend={regions: {vercel: [icn1, iad1]}, keep: [services.vercel.plan]}",
    ),
}

REACHES = {
    "a change": "broken.1.found",
    "cheaper plans": "steps.0.cost_effect",
    "nothing to change": "certificate.configurations",
    "nothing holds": "nearest_broken.",
    "a schedule that is refused": "broken.0.minimum",
    "runs that are too long": "broken.0.maximum",
    "a quota": "conflict.",
    "messages that are sent twice": "broken.0.found",
    "several jobs at once": "certificate.families.",
    "memories of a run": "certificate.families.",
    "a region": "steps.",
}
"""What each case has that others may lack."""


def figures(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """The numbers of it, but for the lines and columns of places."""
    for name, leaf in leaves(value, path):
        if name.rpartition(".")[2] in NUMBERS or name.rpartition(".")[0].endswith("concurrency"):
            yield from () if leaf is None else ((name, leaf),)


NUMBERS = ("found", "minimum", "maximum", "cost_effect", "configurations", "batch_from", "batch_to", "from", "to")


def assert_comes_to(found: ExplainAnswer, value: Any, path: str) -> None:
    assert found.explanation is not None, path
    number = found.explanation.number
    if number is None:  # a text, such as a schedule
        assert found.explanation.figure == value, path
    else:
        assert abs(number - Fraction(str(value))) <= Fraction(1, 20_000), path
    for step in each_once(found.explanation):
        assert step.parts or step.origin is not None or step.operation is not Operation.GIVEN, path
        if step.origin is not None and step.origin.stated in (Stated.SCENARIO, Stated.PRICES):
            place = found.standings[step.origin].place
            assert place.line is not None or place.file.startswith("--"), path


@pytest.mark.parametrize("case", CASES)
def test_every_number_of_what_breaks_and_of_the_steps_and_of_the_proof_is_explained(case: str) -> None:
    file, *changes = CASES[case]
    loader = Loader(changes=tuple(map(read_change, changes)))
    answers = [each.answer for each in recommended(loader, file)]
    (entry,) = json.loads(recommend_json(answers, Texts(Language.EN)))["scenarios"]
    (loaded,) = loader.load(file)
    each, seen = Recommended(loaded), set[str]()
    names = set(each.names())
    entry["certificate"]["families"] = entry["certificate"]["families"][:MOST_FAMILIES]
    for subject in ("broken", "nearest_broken", "conflict", "steps", "certificate"):
        for path, value in figures(entry[subject], subject):
            assert_comes_to(each.explained(path), value, path)
            assert path in names or "concurrency" in path, path
            seen.add(path)
    assert "certificate.configurations" in seen
    assert any(path.startswith(REACHES[case]) for path in seen)


@pytest.mark.parametrize(("up_to", "ends"), [(None, False), (400_000, True), (9_000, False)])
def test_every_number_of_what_breaks_on_a_ladder_is_explained(up_to: int | None, ends: bool) -> None:
    loader = Loader(changes=(read_change("recommend={keep: [scheduler.schedule], batch_size: {min: 50, max: 300}}"),))
    loader = loader if ends else Loader()
    (answer,) = climbed(loader, CHANGED, up_to or 100_000)
    (entry,) = json.loads(ladder_json([answer], Texts(Language.EN)))["scenarios"]
    (loaded,) = loader.load(CHANGED)
    each = Climbed(loaded, up_to)
    rungs = {f"rungs.{at}.{key}": rung[key] for at, rung in enumerate(entry["rungs"]) for key in ("broken", "changes")}
    for subject, value in {**rungs, "conflict": entry["conflict"]}.items():
        for path, number in figures(value, subject):
            assert_comes_to(each.explained(path), number, path)
            assert path in set(each.names())
    for path in ("up_to", "ends_at"):
        if entry[path] is not None:
            assert_comes_to(each.explained(path), entry[path], path)
    assert (entry["ends_at"] is not None) is bool(entry["conflict"]) is ends


LIMITED = "recommend={keep: [scheduler.schedule], batch_size: {min: 50, max: 300}}"


@pytest.mark.parametrize("period", ["period={days: 30}", "period={month: 2026-12}"])
@pytest.mark.parametrize("growth", ["20%", "{monthly: 10%, steps: [{from: 5, by: 100%}]}"])
def test_the_month_of_a_rung_is_the_first_whose_volume_reaches_it(period: str, growth: str) -> None:
    loader = Loader(changes=tuple(map(read_change, (LIMITED, period, f"workload.growth={growth}"))))
    (answer,) = climbed(loader, CHANGED, 400_000)
    (loaded,) = loader.load(CHANGED)
    each, rungs = Climbed(loaded, 400_000), answer.ladder.rungs
    months = {f"rungs.{at}.month": (rung.month, rung.messages_per_day) for at, rung in enumerate(rungs)}
    months["ends_in"] = answer.ladder.ends_in, answer.ladder.ends_at or 0
    for path, (month, volume) in months.items():
        found = each.explained(path)
        assert found.explanation is not None, path
        assert path in set(each.names())
        assert str(found.explanation.figure) == month
        reached, *before = [part.number or 0 for part in found.explanation.parts]
        assert reached >= volume
        assert all(one < volume for one in before)
        assert bool(before) is (month not in ("0", "2026-12"))
    assert explained(loader, CHANGED, "ends_in", Terms(up_to=400_000))[0].explanation is not None


def test_a_volume_that_no_month_has_has_no_month() -> None:
    with pytest.raises(Refused):
        explained(Loader(), CHANGED, "rungs.1.month")


def test_the_value_of_a_family_is_a_figure_of_a_configuration_of_it() -> None:
    (found,) = explained(Loader(), CHANGED, "certificate.families.0.found")
    assert found.explanation is not None
    assert found.configuration is not None
    assert (found.explanation.number, found.configuration.batch_size) == (Fraction("1.944"), 27)
    assert found.configuration.plans == {"vercel": "hobby", "supabase": "free"}


def test_a_value_whose_configuration_is_not_found_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(where, "_MOST_LOOKED_AT", 0)
    (found,) = explained(Loader(), CHANGED, "certificate.families.0.found")
    assert found.explanation is not None
    assert found.explanation.note is not None
    assert (found.explanation.number, found.configuration) == (Fraction("1.944"), None)
    assert found.explanation.note.key == "configured.of_another"


def test_the_effect_of_a_step_is_the_bill_with_it_less_the_bill_before() -> None:
    (found,) = explained(Loader(), CHANGED, "steps.1.cost_effect")
    assert found.explanation is not None
    assert found.configuration is None  # it is of two
    assert [each.number for each in found.explanation.parts] == [3_900_000, 3_920_000]


def test_a_conflict_is_that_of_the_ladder_where_its_length_is_given() -> None:
    loader = Loader(changes=(read_change("recommend={keep: [scheduler.schedule], batch_size: {min: 50, max: 300}}"),))
    (found,) = explained(loader, CHANGED, "conflict.0.found", Terms(up_to=400_000))
    assert found.configuration is not None
    assert found.configuration.messages_per_day == 108_001
    with pytest.raises(Refused) as refused:
        explained(loader, CHANGED, "conflict.0.found")
    assert refused.value.problems[0].values["reason"] == "explain.no_conflict"
    with pytest.raises(Refused) as refused:
        explained(loader, CHANGED, "steps.0.cost_efect")
    assert refused.value.problems[0].values["suggestion"] == "steps.0.cost_effect"


@pytest.mark.parametrize(
    ("language", "arguments", "said"),
    [
        ("en", ("steps.0.cost_effect",), "What the step adds to the cost: ₩3,920,000 − ₩3,945,000 = -₩25,000"),
        ("ko", ("steps.0.from",), "지금 값: pro"),
        ("ko", ("certificate.families.0.configurations",), "묶음의 구성: 1 × 1 × 1 × 1 × 1 × 27 = 27"),
        ("en", ("up_to", "--up-to", "200000"), "climbs: 200,000  --up-to"),
        ("ko", ("rungs.1.broken.0.minimum",), "점검이 없는 시나리오에 적용하는 기준입니다"),
    ],
)
def test_it_is_told_in_both_languages(
    language: str, arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    name, *options = arguments
    assert main(["--lang", language, "explain", name, CHANGED, *options]) == 0
    assert said in capsys.readouterr().out
