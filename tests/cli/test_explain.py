"""`capacity explain`: trees with places, codes, what is refused, and JSON as its schema says."""

import json
import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from rich.cells import cell_len

from capacity_cli.api.schema import json_schema
from capacity_cli.cli.main import main
from capacity_cli.model.findings import FindingCode
from capacity_cli.model.problems import ProblemCode

ROOT = Path(__file__).parents[2]
SCENARIOS = sorted(path.stem for path in (ROOT / "scenarios").glob("*.yaml"))
CODES = [code for kind in (FindingCode, ProblemCode) for code in kind]
METRICS = ("monthly_cost", "monthly_cost_with_tax", "unit_cost", "headroom", "wait_minutes", "cost.lines.1.amount")
Code = FindingCode | ProblemCode
Raw = pytest.CaptureFixture[bytes]
Shown = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")


def run(capsys: Shown, *arguments: str, lang: str = "en") -> tuple[int, str, str]:
    status = main(["explain", *arguments, "--lang", lang])
    shown = capsys.readouterr()
    return status, shown.out, shown.err


def answer(capfdbinary: Raw, *arguments: str) -> Any:
    status = main(["explain", *arguments, "--format", "json"])
    out = capfdbinary.readouterr().out
    assert status == 0
    return json.loads(out)


def test_the_bill_is_a_tree_down_to_file_and_line(capsys: Shown) -> None:
    status, out, err = run(capsys, "monthly_cost", "scenarios/realistic.yaml")
    assert (status, err) == (0, "")
    assert "Monthly cost: ₩0 + ₩900,000 + ₩0 + ₩0 = ₩900,000\n" in out
    assert "├ CoolSMS Pay as you go, Alimtalk: 60,000 × ₩15 = ₩900,000\n" in out
    assert "Messages of the period: 2,000 × 30 = 60,000\n" in out
    assert "Messages a day: 2,000  scenarios/realistic.yaml:12\n" in out
    assert "    pricing/guide/coolsms.yaml:21 · guide · read 2026-11-01 · C\n" in out
    assert "coolsms guide   대규모 운영을 위한 확장성 가이드\n" in out


def test_a_figure_that_came_before_is_referred_to(capsys: Shown) -> None:
    _, out, _ = run(
        capsys, "limits.supabase.requests", "scenarios/realistic.yaml", "--set", "footprint.requests.per_message=1"
    )
    assert out.count("Messages of the period: 2,000 × 30 = 60,000\n") == 1
    assert "Messages of the period: 60,000  as above\n" in out


def test_a_default_and_an_option_are_named_as_such(capsys: Shown) -> None:
    _, out, _ = run(capsys, "unit_cost", "scenarios/daily-2000.yaml", "--set", "workload.messages_per_day=10")
    assert "Messages a day: 10  --set workload.messages_per_day=10\n" in out
    _, out, _ = run(capsys, "capacity.attempts_per_message", "scenarios/daily-2000.yaml")
    assert "default, not in scenarios/daily-2000.yaml:" in out


def test_what_is_unknown_says_so_and_its_sum_is_a_lower_bound(capsys: Shown) -> None:
    status, out, _ = run(capsys, "monthly_cost", "scenarios/bkend-mvp.yaml")
    assert status == 0
    assert re.search(r"^Monthly cost: .*unknown.* = ≥₩", out, re.MULTILINE)
    assert "bkend Free: unknown" in out
    _, out, _ = run(capsys, "wait_minutes", "scenarios/daily-2000.yaml", "--set", "workload.messages_per_day=99999")
    assert "Longest wait, minutes: without end\n" in out


def test_the_file_as_it_stands_comes_before_its_variants(capsys: Shown) -> None:
    _, out, _ = run(capsys, "capacity.jobs_per_run", "scenarios/realistic-variants.yaml")
    titles = [line for line in out.splitlines() if line.startswith("알림톡")]
    assert [title.partition(" · ")[2] for title in titles] == ["", "ten-at-a-time", "every-4-minutes"]


def test_a_variant_without_the_metric_says_so(capsys: Shown, tmp_path: Path) -> None:
    file = tmp_path / "scenario.yaml"
    text = (ROOT / "scenarios" / "realistic.yaml").read_text(encoding="utf-8")
    file.write_text(f"{text}\nvariants: {{cron: {{services: {{supabase: {{plan: pro}}}}}}}}\n", encoding="utf-8")
    status, out, _ = run(capsys, "limits.supabase.requests", str(file))
    assert status == 0
    assert out.endswith("limits.supabase.requests: no such metric\n")


def test_without_a_file_it_takes_the_example(capsys: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    status, out, err = run(capsys, "headroom")
    assert (status, "Headroom: 14,400 ÷ 2,000 = 7.2" in out, "daily-2000" in err) == (0, True, True)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("lang", ["en", "ko"])
def test_a_code_is_explained_in_whatever_case(code: Code, lang: str, capsys: Shown) -> None:
    status, out, err = run(capsys, code.lower(), lang=lang)
    assert (status, err) == (0, "")
    assert out.startswith(f"{code} ")
    assert max(map(cell_len, out.splitlines())) <= 80
    assert out == run(capsys, code, lang=lang)[1]


def test_a_finding_has_more_to_say_than_a_problem(capsys: Shown) -> None:
    assert run(capsys, "PRI001")[1].startswith("PRI001 Unknown price (warning)\n  Message         … …: the price")
    assert "Why it matters" in run(capsys, "PRI001")[1]
    assert run(capsys, "DOC040")[1].startswith("DOC040 (a file or a command line is refused, exit status 2)\n")
    assert "Why it matters" not in run(capsys, "DOC040")[1]


@pytest.mark.parametrize(
    ("name", "changes", "words", "says"),
    [
        ("capacity.bottleneck", (), ("function time", "함수 시간"), "the least binds"),
        (
            "capacity.bottleneck",
            ("services.coolsms.contract={limits: [{meter: alimtalk, limit: 1000, per: day, on_exceed: reject}]}",),
            ("daily quota", "하루 할당량"), "min(5,184, 1,000) = 1,000",
        ),
        ("capacity.load", (), ("low load", "부하 낮음"), "Headroom: 5,184 ÷ 2,000 = 2.592"),
        ("capacity.load", ("workload.messages_per_day=9000",), ("over capacity", "용량 초과"), "below 1"),
        ("cost.complete", (), ("yes", "예"), "CoolSMS Pay as you go, Alimtalk: 60,000"),
        ("cost.complete", ("services.coolsms.contract={alimtalk: unknown}",), ("no", "아니요"), "unknown"),
    ],
)  # fmt: skip
def test_a_word_is_explained_by_what_it_follows_from(
    name: str, changes: tuple[str, ...], words: tuple[str, str], says: str, capsys: Shown
) -> None:
    arguments = (name, "scenarios/realistic.yaml", *(part for each in changes for part in ("--set", each)))
    status, out, err = run(capsys, *arguments)
    assert (status, err) == (0, "")
    assert out.splitlines()[3].endswith(f": {words[0]}")
    assert says in out
    assert run(capsys, *arguments, lang="ko")[1].splitlines()[3].endswith(f": {words[1]}")


@pytest.mark.parametrize("name", ["capacity.bottleneck", "capacity.load", "cost.complete"])
def test_a_word_is_written_in_json_as_the_plan_has_it(name: str, capsys: Shown) -> None:
    part, key = name.split(".")
    file = ("scenarios/realistic.yaml", "--format", "json")
    [entry] = json.loads(run(capsys, name, *file)[1])["scenarios"]
    assert main(["plan", *file]) == 0
    [plan] = json.loads(capsys.readouterr().out)["scenarios"]
    stated = plan[part][key]
    assert entry["explanation"][0]["text"] == (stated if isinstance(stated, str) else str(stated).lower())


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["monthly_costs", "scenarios/realistic.yaml"], "did you mean `monthly_cost`?"),
        (["LIM0001", "scenarios/realistic.yaml"], "did you mean `LIM001`?"),
        (["cost.lines.99.amount_converted", "scenarios/realistic.yaml"], "did you mean `cost.lines."),
        (["cost.lines.0.parts.9.unit_price", "scenarios/realistic.yaml"], "DOC040"),
        (["capacity.bottlenek", "scenarios/realistic.yaml"], "did you mean `capacity.bottleneck`?"),
        (["capacity.peak", "scenarios/realistic.yaml"], "DOC040"),
        (["monthly_cost", "nowhere.yaml"], "DOC010"),
        (["monthly_cost", "scenarios/realistic.yaml", "--set", "currency"], "DOC036"),
        (["PRI001", "scenarios/realistic.yaml"], "too many arguments: scenarios/realistic.yaml"),
        ([], "NAME is missing"),
    ],
)
def test_what_cannot_be_explained_is_refused(arguments: list[str], says: str, capsys: Shown) -> None:
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (2, "")
    assert says in err


@pytest.mark.parametrize("columns", ["40", "80", "120"])
@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("prices", ["guide", "2026-11"])
def test_no_line_of_a_tree_is_wider_than_the_page(
    columns: str, lang: str, prices: str, capsys: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for metric in METRICS:
        _, out, _ = run(capsys, metric, "scenarios/realistic.yaml", "--prices", prices, lang=lang)
        assert [line for line in out.splitlines() if cell_len(line) > int(columns)] == []


def test_text_of_a_document_cannot_act_on_the_terminal(capsys: Shown, tmp_path: Path) -> None:
    file = tmp_path / "scenario.yaml"
    base = (ROOT / "scenarios" / "daily-2000.yaml").read_text(encoding="utf-8")
    projects = 'projects: {"\\e[2Jx": {requests: 3}}'
    file.write_text(base.replace("{plan: free}", f"{{plan: free, {projects}}}"), encoding="utf-8")
    status, out, _ = run(capsys, "limits.supabase.requests", str(file))
    assert (status, "\x1b" in out, "\\x1b[2Jx" in out) == (0, False, True)


VALIDATORS = {name: Draft202012Validator(json_schema(name)) for name in ("explain", "explain-code")}


@pytest.mark.parametrize("prices", ["guide", "2026-11"])
@pytest.mark.parametrize("metric", METRICS)
@pytest.mark.parametrize("name", ["daily-10000", "daily-50000-contract", "daily-2000-pro"])
def test_an_explanation_is_as_its_schema_says(name: str, metric: str, prices: str, capfdbinary: Raw) -> None:
    document = answer(capfdbinary, metric, f"scenarios/{name}.yaml", "--prices", prices)
    assert [error.message for error in VALIDATORS["explain"].iter_errors(document)] == []
    assert {entry["metric"] for entry in document["scenarios"]} == {metric}


@pytest.mark.parametrize("code", CODES)
def test_a_code_is_as_its_schema_says(code: Code, capfdbinary: Raw) -> None:
    document = answer(capfdbinary, code)
    assert [error.message for error in VALIDATORS["explain-code"].iter_errors(document)] == []
    assert (document["code"], document["title"] is None) == (code, isinstance(code, ProblemCode))


@pytest.mark.parametrize("metric", METRICS)
@pytest.mark.parametrize("name", SCENARIOS)
def test_every_leaf_leads_to_the_figure_in_its_file(name: str, metric: str, capfdbinary: Raw) -> None:
    for entry in answer(capfdbinary, metric, f"scenarios/{name}.yaml")["scenarios"]:
        steps = entry["explanation"]
        assert [step["step"] for step in steps] == list(range(len(steps)))
        for step in steps:
            assert all(part > step["step"] for part in step["parts"]) or not step["parts"] or shared(steps, step)
            assert bool(step["parts"]) != (step["origin"] is not None)
            if step["origin"] is not None and step["origin"]["stated"] in ("scenario", "prices"):
                assert_stands_there(step)


def shared(steps: list[Any], step: Any) -> bool:
    """Whether some part of a step came before it, as a part of another one."""
    return any(set(step["parts"]) & set(other["parts"]) for other in steps if other is not step)


def assert_stands_there(step: Any) -> None:
    """The figure is the one at its place, unless a month or a currency stands there; a plan's price has a source."""
    origin = step["origin"]
    lines = (ROOT / origin["file"]).read_text(encoding="utf-8").splitlines()
    number = re.match(r"\"?([0-9][0-9_]*(?:\.[0-9]+)?)(%?)", lines[origin["line"] - 1][origin["column"] - 1 :])
    key = origin["path"].rpartition(".")[2]
    if origin["written"] and number and step["value"] is not None and key not in ("month", "currency"):
        assert Fraction(number[1].replace("_", "")) / (100 if number[2] else 1) == Fraction(step["value"])
    if origin["stated"] == "prices" and origin["path"].startswith("plans"):
        assert origin["source"]["read"] == "2026-11-01"
