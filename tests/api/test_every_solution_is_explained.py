"""Every number of what `solve` answers is explained by its path and its question, and comes to that number."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from test_every_figure_is_explained import everything  # noqa: F401  a fixture

from capacity_cli.api.explaining import Terms, explained
from capacity_cli.api.loading import Loaded, Loader
from capacity_cli.api.planning import answered
from capacity_cli.api.schema import json_schema
from capacity_cli.api.solving import solved
from capacity_cli.api.tracing import standings_of
from capacity_cli.cli.main import main
from capacity_cli.documents.changes import read_change
from capacity_cli.documents.refused import Refused
from capacity_cli.model.explanation.at_volume import AtVolume
from capacity_cli.model.explanation.node import Explanation, Operation, Origin, Stated, each_once, named
from capacity_cli.model.explanation.solution import SolutionExplained
from capacity_cli.model.metrics import Known
from capacity_cli.model.solving.bounds import before_tax, bill_at
from capacity_cli.model.solving.carried import carried
from capacity_cli.model.solving.rival import Rival
from capacity_cli.model.solving.solve import Goal, Question
from capacity_cli.render.json_answer import solve_json
from capacity_cli.render.json_explain import explain_json
from capacity_cli.render.text.texts import Language, Texts

FOLDER = Path(__file__).parents[2] / "scenarios"
SCENARIOS = sorted(FOLDER.glob("*.yaml"))
DAILY = str(FOLDER / "daily-2000.yaml")
LABOR = "labor={hourly_wage: 14_000 to 16_000, manual: {hours_per_day: 3 to 5}, automated: {hours_per_month: 2}}"
BUDGET = "budget={monthly: 1_234_567, contingency: 15%}"
QUESTIONS = {
    "a budget": Question(Goal.BUDGET, Decimal(1_400_000)),
    "a small budget": Question(Goal.BUDGET, Decimal(20_000)),
    "a headroom": Question(Goal.HEADROOM, Decimal("1.7")),
    "a price": Question(Goal.UNIT_PRICE),
    "a cap": Question(Goal.DAILY_CAP),
    "automation": Question(Goal.BREAK_EVEN),
    "another plan": Question(Goal.BREAK_EVEN, rival=Rival("vercel", "pro")),
}
NEVER_MISSING: dict[str, set[str]] = {
    "a budget": {"asked"},
    "a small budget": {"asked"},
    "a headroom": {"asked", "intervals.N.from", "intervals.N.to"},
    "a price": {"usable_budget"},
    "a cap": {"usable_budget"},
    "automation": {"saved_labor"},
    "another plan": set(),
}
"""What there is whatever the scenario."""
NUMBER = re.compile(r"-?\d+(\.\d+)?")
LABELS = ("name", "per", "meter")


def leaves(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    """Everything in an answer, by its path."""
    if isinstance(value, dict | list):
        for step, child in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(child, (*path, str(step)))
    else:
        yield ".".join(path), value


def numbers(entry: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The numbers of an answer, but what its heading and its findings say."""
    of_answer = {key: value for key, value in entry.items() if key not in {"prices", "findings", "exchange_rates"}}
    for path, value in leaves(of_answer):
        number = type(value) in (int, float) or (isinstance(value, str) and NUMBER.fullmatch(value) is not None)
        if number and path.rpartition(".")[2] not in LABELS:
            yield path, value


def assert_solution_is_explained(file: str, question: Question, *changes: str) -> set[str]:
    """Explain every number of what a file answers; the paths that there were, without positions."""
    loader, seen = Loader(changes=tuple(map(read_change, changes))), set()
    found = solved(loader, file, question)
    entries = json.loads(solve_json(found, Texts(Language.EN)))["scenarios"]
    for loaded, each, entry in zip(loader.load(file), found, entries, strict=True):
        explanations = SolutionExplained(each.answer.setting, each.answer.plan, question, each.solution)
        for path, value in numbers(entry):
            root = explanations.metric(path)
            assert root is not None, path
            assert root.number is not None, path
            digits = max(4, len(str(value).partition(".")[2]))
            assert abs(root.number - Fraction(str(value))) <= Fraction(1, 2 * 10**digits), path
            assert_has_places(root, loaded, path)
            if path.endswith(("from", "to")) and "crossed" not in path:
                assert_is_an_end(root, question)
            assert path in set(explanations.names()), path
            seen.add(re.sub(r"\.\d+\b", ".N", path))
    return seen


def assert_is_an_end(end: Explanation, question: Question) -> None:
    """The volume keeps the bound, as far as that is known, and the one beside it is as the note says."""
    note = end.note
    assert note is not None
    held = [holds(end.parts, at, question) for at in range(2 if "beside" in note.values else 1)]
    assert held[0]
    if "beside" in note.values:
        assert held[1] is (note.values["beside"] != "solved.beside.no")


def holds(parts: tuple[Explanation, ...], at: int, question: Question) -> bool:
    """Whether the figures of a volume keep the bound; what is unknown of them is nothing below 0."""
    if question.rival is not None:
        own, other = (Fraction(each.number or 0) for each in parts[2 * at : 2 * at + 2])
        return other <= own
    figure, bound = Fraction(parts[at].number or 0), Fraction(parts[-1].number or 0)
    return figure >= bound if question.goal is Goal.HEADROOM else figure <= bound


def assert_has_places(root: Explanation, loaded: Loaded, path: str) -> None:
    """Whatever has no parts is part of a definition or of the question, or stands in a line of a file."""
    standings = dict(standings_of(loaded, root))
    for step in each_once(root):
        if step.origin is None:
            assert step.parts or step.operation is not Operation.GIVEN, path
        elif step.origin.stated in (Stated.SCENARIO, Stated.PRICES):
            place = standings[step.origin].place
            assert place.line is not None or place.file.startswith("--set "), path
        else:
            assert step.origin.stated in (Stated.FIXED, Stated.ANSWER, Stated.QUESTION), path


@pytest.mark.parametrize("case", QUESTIONS)
@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda path: path.stem)
def test_every_number_of_an_answer_of_a_shipped_scenario_is_explained(scenario: Path, case: str) -> None:
    seen = assert_solution_is_explained(str(scenario), QUESTIONS[case], LABOR, BUDGET)
    assert seen >= NEVER_MISSING[case]


WITH_EVERYTHING = {
    "a budget": Question(Goal.BUDGET, Decimal(900_000)),
    "a headroom": Question(Goal.HEADROOM, Decimal("1.7")),
    "a price": Question(Goal.UNIT_PRICE),
    "a cap": Question(Goal.DAILY_CAP),
    "automation": Question(Goal.BREAK_EVEN),
    "another plan": Question(Goal.BREAK_EVEN, rival=Rival("cloud", "large")),
}
CHANGES: dict[str, tuple[str, ...]] = {
    "a plan": (),
    "a plan to be chosen": ("services.cloud.plan=auto",),
    "seats": ("services.cloud.plan=large", "services.cloud.seats=3"),
    "a price that is unknown": ("services.cloud.contract={price: unknown}",),
    "an hourly meter": ("footprint={calls: {per_run: 1, per_job: 4}, rows: {per_run_hour: 2}}",),
}


@pytest.mark.parametrize("case", WITH_EVERYTHING)
@pytest.mark.parametrize("change", CHANGES)
def test_every_number_of_an_answer_of_a_scenario_with_everything_is_explained(
    change: str,
    case: str,
    everything: str,  # noqa: F811  the fixture
) -> None:
    seen = assert_solution_is_explained(everything, WITH_EVERYTHING[case], LABOR, BUDGET, *CHANGES[change])
    if change == "a price that is unknown":
        assert ("undecided.N.from" in seen) is (case not in {"a headroom", "a price"})
        return
    assert seen >= NEVER_MISSING[case] | ({"value"} if case == "a price" else {"intervals.N.from"})


def answer_to(metric: str, question: Question, *changes: str, file: str = DAILY) -> Explanation:
    """The explanation of a figure of what a scenario answers."""
    (found,) = explained(Loader(changes=tuple(map(read_change, changes))), file, metric, Terms(question=question))
    assert found.explanation is not None
    return found.explanation


def test_an_end_is_explained_by_the_bill_there_and_by_that_of_one_message_more() -> None:
    end = answer_to("intervals.0.to", Question(Goal.BUDGET, Decimal(1_000_000)))
    there, beyond, asked = end.parts
    assert [each.number for each in (end, there, beyond, asked)] == [66_666, 999_990, 1_000_005, 1_000_000]
    assert asked.origin == Origin(Stated.QUESTION, ("budget",))
    assert "한 건이 많으면 조건을 지키지 못합니다" in said(end, Language.KO)
    start = answer_to("intervals.1.from", Question(Goal.BUDGET, Decimal(1_400_000)))
    assert [each.number for each in start.parts] == [1_300_000, 1_499_985, 1_400_000]
    assert said(start, Language.EN) == "with one message less, it does not hold"


def said(found: Explanation, language: Language) -> str:
    assert found.note is not None
    return Texts(language)(found.note.key, **found.note.values)


def test_an_open_end_has_no_figure_and_says_why() -> None:
    end = answer_to("intervals.0.to", Question(Goal.BREAK_EVEN), LABOR)
    assert (end.figure, end.known) == (None, Known.ENDLESS)
    assert said(end, Language.EN) == "no volume that a scenario can state is too large"
    rest, saved = end.parts
    assert rest.number is not None
    assert saved.number is not None
    assert rest.number <= saved.number


def test_the_bill_of_a_volume_is_the_one_that_was_solved_with(everything: str) -> None:  # noqa: F811  the fixture
    (loaded,) = Loader().load(everything)
    setting = answered(loaded).setting
    for messages in (0, 1, 9_999, 10_001, 43_210, 123_457):
        there = AtVolume.of(setting, messages)
        billed = there.billed(named("table.monthly_cost"), before_tax)
        assert billed.number == Fraction(bill_at(there.volumes, messages).known)
        assert there.carried.number == carried(there.volumes)


@pytest.mark.parametrize(
    "changes", [(), ("services.cloud.plan=large", "services.cloud.seats=3")], ids=["small", "large"]
)
def test_the_highest_price_is_held_against_the_next_one(
    changes: tuple[str, ...],
    everything: str,  # noqa: F811  the fixture
) -> None:
    price = answer_to("value", Question(Goal.UNIT_PRICE), BUDGET, *changes, file=everything)
    at_it, at_next, left = (each.number for each in price.parts)
    assert at_it is not None
    assert at_next is not None
    assert left is not None
    assert at_it <= left < at_next


def test_a_ceiling_is_crossed_where_one_message_less_is_not_beyond_it(everything: str) -> None:  # noqa: F811  the fixture
    question, checked = Question(Goal.BUDGET, Decimal(900_000)), 0
    (each,) = solved(Loader(), everything, question)
    for at, crossed in enumerate(each.solution.intervals[0].limits_crossed):
        start = answer_to(f"intervals.0.limits_crossed.{at}.from", question, file=everything)
        assert answer_to(f"intervals.0.limits_crossed.{at}.on_exceed", question, file=everything).figure == (
            f"on_exceed.{crossed.on_exceed}"
        )
        if crossed.vendor is not None and len(start.parts) > 2:
            used, before, limit = (each.number for each in start.parts)
            assert used is not None
            assert before is not None
            assert limit is not None
            assert before <= limit < used
            checked += 1
    assert checked


def test_the_question_tells_undecided_volumes_from_undecided_configurations() -> None:
    mvp, budget = str(FOLDER / "bkend-mvp.yaml"), Question(Goal.BUDGET, Decimal(1_000_000))
    assert answer_to("undecided.0.to", budget, file=mvp).number == 66_666
    with pytest.raises(Refused) as refused:
        explained(Loader(), mvp, "undecided.0.to")
    assert refused.value.problems[0].values["reason"] == "solved.needs_question"
    (found,) = explained(Loader(), mvp, "headroom", Terms(question=budget))  # a figure of the plan has no question
    assert found.explanation is not None


def test_what_an_answer_lacks_is_refused() -> None:
    budget = Question(Goal.BUDGET, Decimal(1_000_000))
    with pytest.raises(Refused) as refused:
        explained(Loader(), DAILY, "value", Terms(question=budget))
    assert refused.value.problems[0].values["reason"] == "solved.no_such_figure"
    with pytest.raises(Refused) as refused:
        explained(Loader(), DAILY, "intervals.0.too", Terms(question=budget))
    assert refused.value.problems[0].values["suggestion"] == "intervals.0.to"
    with pytest.raises(Refused) as refused:
        explained(Loader(), DAILY, "value", Terms(question=Question(Goal.DAILY_CAP)))
    assert refused.value.problems[0].values["key"] == "budget"


def test_the_json_keeps_its_schema() -> None:
    found = explained(Loader(), DAILY, "intervals.0.to", Terms(question=Question(Goal.BUDGET, Decimal(1_000_000))))
    document = json.loads(explain_json(found, Texts(Language.EN)))
    Draft202012Validator(json_schema("explain")).validate(document)
    asked = [each["origin"] for each in document["scenarios"][0]["explanation"] if each["name"].startswith("Budget")]
    assert [(each["stated"], each["path"]) for each in asked] == [("question", "budget")]


@pytest.mark.parametrize(
    ("language", "arguments", "status", "words"),
    [
        ("en", ("intervals.0.to", "--budget", "1000000"), 0, "Bill at a volume of 66,667 a month"),
        ("ko", ("intervals.0.to", "--headroom", "2"), 0, "물어본 여유: 2  --headroom"),
        ("en", ("intervals.0.to", "--headroom", "2"), 0, "432,000 ÷ 216,001 = 1.99999…"),
        ("en", ("intervals.0.to",), 2, "it needs its question"),
        ("ko", ("undecided.0.from",), 2, "질문이 있어야 하는 값입니다"),
        ("en", ("intervals.0.to", "--budget", "1", "--daily-cap"), 2, "capacity explain"),
        ("en", ("intervals.0.to", "--budget", "much"), 2, "--budget much"),
        ("en", ("headroom", "--headroom", "2"), 0, "Headroom: 14,400 ÷ 2,000 = 7.2"),
    ],
)
def test_the_options_of_solve_ask_the_question(
    language: str, arguments: tuple[str, ...], status: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    name, *options = arguments
    assert main(["--lang", language, "explain", name, DAILY, *options]) == status
    shown = capsys.readouterr()
    assert words in (shown.out if status == 0 else shown.err)


def test_a_note_stands_beside_its_figure_only_where_all_of_it_fits(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    metric = "intervals.0.limits_crossed.0.from"
    assert main(["--lang", "ko", "explain", metric, DAILY, "--budget", "9000000"]) == 0
    assert "432,001\n│ 이 구간에서 한도를 넘는 첫 양입니다\n" in capsys.readouterr().out
