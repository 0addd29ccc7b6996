"""`capacity recommend` at work: what it prints, its statuses, and what `--apply` writes."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from capacity_cli.api.applying import apply
from capacity_cli.api.loading import Loader
from capacity_cli.api.recommending import recommended
from capacity_cli.api.schema import json_schema
from capacity_cli.cli.main import main
from capacity_cli.documents.refused import Refused
from capacity_cli.model.problems import ProblemCode

SCENARIO = """\
# a comment that stays
format: scenario/v1
prices: guide
exchange_rates: {USD: 1_300}   # pinned
workload: {messages_per_day: 20_000}
scheduler:
  trigger: vercel_cron
  schedule: '*/5 * * * *'      # a schedule
  batch_size: 1_0              # ten
services:
  coolsms: {plan: payg}
  vercel: {plan: pro, region: "icn1"}
  supabase:
    plan: "free"
"""


@pytest.fixture
def scenario(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "capacity.yaml"
    path.write_text(SCENARIO)
    return path


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, Any]:
    status = main(["recommend", *arguments, "--format", "json"])
    return status, json.loads(capsys.readouterr().out)["scenarios"][0]


def git(*arguments: str) -> None:
    subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", *arguments], check=True, capture_output=True)  # noqa: S607


def test_what_is_applied_is_recommended_no_more_and_holds_every_check(
    scenario: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, found = answer(capsys, "--apply")
    assert (status, found["verdict"]) == (0, "change")
    assert scenario.read_text() == SCENARIO.replace("1_0 ", "139 ").replace("{plan: pro,", "{plan: hobby,")
    status, again = answer(capsys)
    assert (status, again["verdict"], again["steps"]) == (0, "keep", [])
    assert again["current"] == found["recommended"]
    assert main(["check"]) == 0


def test_steps_name_their_places_and_free_ones_come_first(scenario: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, found = answer(capsys)
    steps = [(each["path"], each["from"], each["to"], each["line"], each["cost_effect"]) for each in found["steps"]]
    assert steps == [
        ("scheduler.batch_size", "10", "139", 9, "0"),
        ("services.vercel.plan", "pro", "hobby", 12, "-26000"),
    ]
    assert scenario.read_text() == SCENARIO


def test_a_file_with_uncommitted_changes_is_written_only_by_force(
    scenario: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git("init", "-q")
    assert main(["recommend", "--apply"]) == 2
    assert "DOC082" in capsys.readouterr().err
    assert scenario.read_text() == SCENARIO
    git("add", ".")
    git("commit", "-qm", "a")
    scenario.write_text(SCENARIO + "\n")
    assert main(["recommend", "--apply"]) == 2
    git("commit", "-qam", "b")
    assert main(["recommend", "--apply"]) == 0
    assert main(["recommend", "--apply", "--set", "workload.messages_per_day=90000"]) == 2
    assert main(["recommend", "--apply", "--force", "--set", "workload.messages_per_day=90000"]) == 0


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize(
    "text",
    [SCENARIO + "# more\n", "# first\n" + SCENARIO, SCENARIO.replace("1_0 ", "20 "), SCENARIO[:60], "", "\ufeff: [\n"],
    ids=["longer", "moved", "other value", "shorter", "empty", "broken"],
)
def test_a_file_that_changed_meanwhile_is_never_spoiled(scenario: Path, text: str, force: bool) -> None:
    (each,) = recommended(Loader(), "capacity.yaml")
    assert each.answer.steps
    scenario.write_text(text)
    if force and text.startswith(SCENARIO):
        apply(each, force=True)
        text = text.replace("1_0 ", "139 ").replace("{plan: pro,", "{plan: hobby,")
    else:
        with pytest.raises(Refused) as refused:
            apply(each, force=force)
        assert force or [one.code for one in refused.value.problems] == [ProblemCode.CHANGED_MEANWHILE]
    assert scenario.read_text() == text


def test_a_missing_file_is_refused_once(scenario: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scenario.unlink()
    assert main(["recommend", "--apply", "capacity.yaml"]) == 2
    assert "DOC040" not in capsys.readouterr().err


def test_values_of_other_files_are_written_there(
    tmp_path: Path, scenario: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    crons = '{"crons": [{"path": "/api/run", "schedule": "*/30 * * * *"}], "other": [1,  2]}\n'
    (tmp_path / "vercel.json").write_text(crons)
    (tmp_path / ".env").write_text("SECRET=x\nBATCH_SIZE=10 # ten\n")
    text = SCENARIO.replace("'*/5 * * * *' ", "{vercel_json: {file: vercel.json, path: /api/run}}")
    scenario.write_text(text.replace("1_0 ", "{env: {file: .env, name: BATCH_SIZE}}"))
    status, found = answer(capsys, "--apply", "--set", "recommend.batch_size.max=100")
    entries = {each["path"]: (each["file"], each["entry"]) for each in found["steps"]}
    assert entries["scheduler.schedule"] == ("vercel.json", "/api/run")
    assert entries["scheduler.batch_size"] == (".env", "BATCH_SIZE")
    best = found["recommended"]
    assert status == 0
    assert (tmp_path / "vercel.json").read_text() == crons.replace("*/30 * * * *", best["schedule"])
    assert (tmp_path / ".env").read_text() == f"SECRET=x\nBATCH_SIZE={best['batch_size']} # ten\n"
    assert answer(capsys, "--set", "recommend.batch_size.max=100")[1]["verdict"] == "keep"


def test_a_key_that_is_missing_is_added(scenario: Path, capsys: pytest.CaptureFixture[str]) -> None:
    more = "  seconds_per_job: 1\n  function_max_seconds: 10\n"
    more += "recommend: {concurrency: {max: 64}, keep: [scheduler.schedule]}\n"
    text = SCENARIO.replace("services:", f"{more}services:")
    scenario.write_text(text)
    status, found = answer(capsys, "--apply")
    added = text.replace("  trigger:", f"  concurrency: {found['recommended']['concurrency']}\n  trigger:")
    best = found["recommended"]["batch_size"]
    assert status == 0
    assert scenario.read_text() == added.replace("1_0 ", f"{best} ").replace("{plan: pro,", "{plan: hobby,")


def test_a_value_that_others_share_is_left_alone_and_its_own_line_named(
    scenario: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = SCENARIO.replace("messages_per_day: 20_000", "messages_per_day: 20_000, workflows: &few 10")
    scenario.write_text(text.replace("batch_size: 1_0 ", "batch_size: *few"))
    before = scenario.read_text()
    assert main(["recommend", "--apply"]) == 2
    said = capsys.readouterr().err
    assert "capacity.yaml:9:3: DOC083" in said
    assert "batch_size: *few" in said
    assert scenario.read_text() == before


def test_where_nothing_holds_the_conflict_and_the_nearest_are_named(
    scenario: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    checks = "checks={headroom: {min: 2}, monthly_cost: {max: 1}}"
    status, found = answer(capsys, "--set", checks)
    assert (status, found["verdict"], found["recommended"]) == (1, "nothing_holds", None)
    assert [each["constraint"] for each in found["conflict"]] == ["monthly_cost"]
    assert [each["constraint"] for each in found["nearest_broken"]] == ["monthly_cost"]
    assert scenario.exists()


def test_a_ladder_is_not_written(scenario: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["recommend", "--ladder", "--apply"]) == 2
    assert "DOC026" in capsys.readouterr().err
    assert scenario.read_text() == SCENARIO


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("recommend={keep: [scheduler.batch_size], batch_size: {max: 5}}", "DOC080"),
        ("recommend={keep: [services.vercel.plan], plans: {vercel: [hobby]}}", "DOC080"),
        ("recommend={keep: [scheduler.schedule], schedules: ['0 * * * *']}", "DOC080"),
        ("recommend={keep: [scheduler.batchsize]}", "DOC040"),
        ("recommend={plans: {vercel: [huge]}}", "DOC040"),
        ("recommend={plans: {nobody: [free]}}", "DOC040"),
        ("recommend={schedules: ['* * *']}", "DOC050"),
        ("recommend={batch_size: {min: 9, max: 3}}", "DOC038"),
        ("recommend={batch_size: {most: 3}}", "DOC020"),
        ("recommend={concurrency: {max: 0}}", "DOC032"),
        ("recommend={schedules: []}", "DOC025"),
        ("recommend={memory_gb: []}", "DOC025"),
        ("recommend={memory_gb: [1, 2, 1.0]}", "DOC065"),
        ("recommend={memory_gb: [plan, plan]}", "DOC065"),
        ("recommend={memory_gb: [1, 0]}", "DOC032"),
        ("recommend={memory_gb: [-1]}", "DOC032"),
        ("recommend={memory_gb: [much]}", "DOC030"),
        ("recommend={memory_gb: 1}", "DOC022"),
        ("recommend={keep: [scheduler.memory_gb], memory_gb: [1]}", "DOC080"),
        ("scheduler={memory_gb: 0}", "DOC032"),
        ("scheduler={memory_gb: unknown}", "DOC030"),
        ("recommend={batch_size: {min: 5000}}", "DOC043"),
    ],
)
def test_bounds_that_make_no_sense_are_refused_by_every_command(
    scenario: Path, capsys: pytest.CaptureFixture[str], change: str, code: str
) -> None:
    for command in ("recommend", "plan"):
        assert main([command, str(scenario), "--set", change]) == 2
        assert code in capsys.readouterr().err


def test_a_large_service_keeps_its_headroom_at_the_least_cost(capsys: pytest.CaptureFixture[str]) -> None:
    changes = ["prices=2026-11", "commercial=true", "scheduler.seconds_per_job=0.5"]
    arguments = [each for change in changes for each in ("--set", change)]
    status, found = answer(capsys, "scenarios/daily-50000.yaml", *arguments)
    assert status == 0
    assert found["recommended"] == {
        "batch_size": 100,
        "schedule": "* * * * *",
        "concurrency": 1,
        "memory_gb": None,
        "plans": {"coolsms": "payg", "vercel": "pro", "supabase": "free"},
        "regions": {},
        "messages_per_day": 144000,
        "headroom": "2.88",
        "total": "12020000",
        "complete": True,
    }
    assert [each["plans"]["vercel"] for each in found["undecided"]] == ["enterprise"]


@pytest.mark.parametrize("report", ["table", "csv", "markdown", "json"])
@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_form_tells_the_recommendation(
    scenario: Path, capsys: pytest.CaptureFixture[str], report: str, language: str
) -> None:
    assert main(["recommend", str(scenario), "--format", report, "--lang", language]) == 0
    assert "139" in capsys.readouterr().out


@pytest.mark.usefixtures("scenario")
def test_the_ladder_climbs_from_what_breaks_to_the_cheapest_way_on(capsys: pytest.CaptureFixture[str]) -> None:
    more = ["--set", "scheduler.seconds_per_job=0.5", "--set", "prices=2026-11", "--set", "commercial=true"]
    arguments = ["--set", "workload.messages_per_day=300", "--set", "scheduler.batch_size=50", *more]
    status, found = answer(capsys, "--ladder", "--up-to", "90000", *arguments)
    assert status == 0
    validate = Draft202012Validator(json_schema("ladder"))
    assert not list(validate.iter_errors({"schema": "capacity/ladder/v1", "scenarios": [found]}))
    ends = [(each["messages_per_day"], each["lasts_to"], each["after"]["batch_size"]) for each in found["rungs"]]
    assert ends == [(300, 7200, 50), (7201, 86400, 600), (86401, 90000, 1000)]
    assert [each["constraint"] for each in found["rungs"][1]["broken"]] == ["headroom"]
    for low, high, size in ends:
        options = ["--set", f"scheduler.batch_size={size}", *more, "--set", "checks.headroom.min=2"]
        for volume, holds in ((low, 0), (high, 0), (high + 1, 1)):
            if volume <= 90000:
                assert main(["check", "--set", f"workload.messages_per_day={volume}", *options, "--quiet"]) == holds
    capsys.readouterr()


@pytest.mark.parametrize(
    ("report", "language"), [("table", "en"), ("csv", "en"), ("markdown", "ko"), ("json", "ko"), ("table", "ko")]
)
def test_every_form_tells_the_ladder_with_the_stages_that_it_reaches(
    capsys: pytest.CaptureFixture[str], report: str, language: str
) -> None:
    change = "footprint={api_calls: {per_run: 1, per_job: 4}}"
    command = ["recommend", "--ladder", "scenarios/bkend-mvp.yaml", "--set", change, "--up-to", "900"]
    assert main([*command, "--format", report, "--lang", language]) == 0
    shown = capsys.readouterr().out
    assert "starter" in shown or report == "csv"
    assert "≥" in shown or report in ("csv", "json")


def test_what_the_scenario_ignores_breaks_nothing_until_it_ends(
    scenario: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = ("--set", "commercial=true", "--set", "prices=2026-11", "--set", "services.vercel.plan=hobby")
    status, found = answer(capsys, *more)
    assert (status, found["recommended"]["plans"]["vercel"]) == (0, "pro")
    assert [each["constraint"] for each in found["broken"]].count("CAP009") == 1
    for until, plan in (("2027-01-01", "hobby"), ("2026-01-01", "pro")):
        codes = ("CAP009", "CAP007")  # the use, and the schedule that the plan refuses
        entries = ", ".join(f"{{code: {code}, reason: asked, until: {until}}}" for code in codes)
        status, found = answer(capsys, *more, "--set", f"ignore=[{entries}]")
        assert (status, found["recommended"]["plans"]["vercel"]) == (0, plan)
        status, found = answer(capsys, *more, "--set", f"ignore=[{entries}]", "--ladder", "--up-to", "20000")
        assert found["rungs"][0]["after"]["plans"]["vercel"] == plan
    assert scenario.exists()


def test_the_proof_of_a_large_service_holds_against_plans_of_its_whole_space() -> None:
    program = (
        Path(__file__).parents[2] / "benchmarks" / "recommend_brute_force.py"
    )  # which plans all of them without 500
    done = subprocess.run([sys.executable, program, "500"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "nothing contradicts the answer")
    assert "648 configurations planned" in done.stdout


@pytest.mark.parametrize(
    "arguments", [("--ladder", "--up-to", "0"), ("--ladder", "--up-to", "10000001"), ("--up-to", "5")]
)
def test_how_far_a_ladder_goes_is_refused_with_what_may_be_written(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["recommend", "scenarios/daily-2000.yaml", *arguments]) == 2
    said = capsys.readouterr().err
    assert "10,000,000" in said or "`--up-to` needs `--ladder`" in said


def test_the_proof_names_the_jobs_at_the_same_time_where_they_vary(capsys: pytest.CaptureFixture[str]) -> None:
    changes = ("--set", "recommend={concurrency: {max: 20}}", "--set", "checks.wait_minutes.max=10")
    assert main(["recommend", "scenarios/realistic.yaml", *changes, "--format", "markdown", "--lang", "en"]) == 0
    rows = [line for line in capsys.readouterr().out.splitlines() if line.startswith("| wait")]
    assert any("14 to 1,000, at a time 1 to 11" in row for row in rows)
    assert any("14 to 203, at a time 12" in row for row in rows)
    assert not any(" to 1,000 |" in row for row in rows)


@pytest.mark.parametrize("name", ["SLA", "CAP", "limits.vercel.none", "foo"])
def test_a_check_on_no_metric_is_refused_for_all_batch_sizes_at_once(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    change = f"checks={{{name}: {{max: 1}}}}"
    status, found = answer(capsys, "scenarios/daily-2000.yaml", "--set", change, "--set", "recommend.batch_size.min=51")
    families = found["certificate"]["families"]
    assert (status, found["verdict"]) == (3, "undecided")
    assert [(each["constraint"], each["batch_from"], each["batch_to"]) for each in families] == [(name, 51, 1000)] * 12
    assert main(["recommend", "scenarios/daily-2000.yaml", "--set", change, "--lang", "ko"]) == 3
    assert name in capsys.readouterr().out


def test_what_is_sent_twice_at_any_batch_size_is_refused_without_a_plan_of_each(
    capsys: pytest.CaptureFixture[str],
) -> None:
    changes = ("scheduler.doubled_runs=1%", "scheduler.claims_jobs_atomically=false", "checks={headroom: {min: 0.01}}")
    options = [option for change in changes for option in ("--set", change)]
    status, found = answer(capsys, "scenarios/daily-2000.yaml", *options)
    families = [each for each in found["certificate"]["families"] if each["constraint"] == "CAP017"]
    assert status == 1
    assert {each["batch_to"] for each in families} == {1000}
    assert all(each["found"] is None for each in families)


UNKNOWN = """\
format: scenario/v1
prices: 2026-11
exchange_rates: {USD: 1_300}
commercial: true
workload: {messages_per_day: 2_000}
scheduler: {trigger: vercel_cron, schedule: "*/5 * * * *", batch_size: 50}
services: {coolsms: {plan: payg}, vercel: {plan: pro}}
"""


def test_a_check_on_a_part_of_the_bill_leaves_an_unknown_price_open(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "unknown.yaml"
    file.write_text(UNKNOWN.replace("vercel: {plan: pro}", "vercel: {plan: enterprise}"))
    change = "checks={unit_cost: {max: 10.1}}"
    status, found = answer(capsys, str(file), "--set", change)
    assert (status, found["verdict"]) == (3, "undecided")
    assert [each["plans"]["vercel"] for each in found["undecided"]] == ["enterprise"]


@pytest.mark.parametrize(
    ("most", "status", "verdict"), [(599_999, 1, "nothing_holds"), (610_000, 3, "undecided"), (626_000, 0, "keep")]
)
def test_an_unknown_price_may_hold_what_is_asked_of_the_cost(
    most: int, status: int, verdict: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "unknown.yaml"
    file.write_text(UNKNOWN)
    found_status, found = answer(capsys, str(file), "--set", f"checks={{monthly_cost: {{max: {most}}}}}")
    assert (found_status, found["verdict"]) == (status, verdict)
    plans = [(each["plans"]["vercel"], each["total"], each["complete"]) for each in found["undecided"]]
    assert plans == ([("enterprise", "600000", False)] if most > 600_000 else [])


def test_a_cost_that_is_only_a_bound_is_shown_as_one(capsys: pytest.CaptureFixture[str]) -> None:
    changes = (
        "prices=2026-11", "commercial=true", "services.vercel.plan=pro", "services.vercel.region=icn1",
        "scheduler.seconds_per_job=1", "footprint.memory_gb_hours.per_run_gb_hour=1",
        "checks={monthly_cost: {max: 5_000}, headroom: {min: 1}}",
    )  # fmt: skip
    options = [option for change in changes for option in ("--set", change)]
    status, found = answer(capsys, "scenarios/daily-2000.yaml", *options)
    families = [each for each in found["certificate"]["families"] if each["constraint"] == "monthly_cost"]
    assert status == 1
    assert families
    assert all(each["at_least"] for each in families)
    assert main(["recommend", "scenarios/daily-2000.yaml", *options, "--lang", "en"]) == 1
    assert "≥600,000" in capsys.readouterr().out


def test_what_costs_too_much_is_one_family_of_the_proof(capsys: pytest.CaptureFixture[str]) -> None:
    changes = (
        "checks={monthly_cost: {max: 5_000}}",
        "footprint.api_calls.per_run_hour=2",
        "scheduler.seconds_per_job=1",
    )
    options = [option for change in changes for option in ("--set", change)]
    status, found = answer(capsys, "scenarios/bkend-growth.yaml", *options)
    (family,) = found["certificate"]["families"]
    assert (status, family["constraint"], family["maximum"]) == (1, "monthly_cost", "5000")
    assert family["configurations"] == found["certificate"]["configurations"]
    assert float(family["found"]) > 5000


def test_the_nearest_configuration_misses_its_bound_by_least(capsys: pytest.CaptureFixture[str]) -> None:
    change = "checks={monthly_cost: {max: 100_000}, headroom: {min: 2}}"
    status, found = answer(capsys, "scenarios/realistic.yaml", "--set", change)
    assert status == 1
    costs = [each["found"] for each in found["certificate"]["families"] if each["constraint"] == "monthly_cost"]
    assert [each["found"] for each in found["nearest_broken"]] == [min(costs, key=float)]


BY_MEMORY = """\
format: scenario/v1
prices: 2026-11
exchange_rates: {USD: 1_300}
commercial: true
workload: {messages_per_day: 250_000}
scheduler:
  trigger: vercel_cron
  schedule: "* * * * *"
  batch_size: 300
  seconds_per_job: 3
footprint:
  memory_gb_hours: {per_run_gb_hour: 1}      # what a run has
services:
  coolsms: {plan: payg}
  vercel: {plan: pro, region: iad1}
checks: {headroom: {min: "1.5"}}
recommend:
  keep: [scheduler.schedule, scheduler.batch_size]
  memory_gb: [4, 1, plan, 2]
"""


@pytest.fixture
def by_memory(scenario: Path) -> Path:
    scenario.write_text(BY_MEMORY)
    return scenario


def test_a_smaller_memory_is_the_cheapest_that_holds_and_is_written(
    by_memory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """30 × 250,000 jobs of 3 seconds are 6,250 hours, and 3 GB less of each cost 0.0106 dollars a GB-hour less."""
    status, found = answer(capsys, "--apply")
    (step,) = found["steps"]
    assert (status, found["verdict"], found["recommended"]["memory_gb"]) == (0, "change", "1")
    assert (step["path"], step["from"], step["to"], step["line"]) == ("scheduler.memory_gb", "plan", "1", 6)
    assert float(step["cost_effect"]) == -3 * 6250 * 0.0106 * 1300
    added = BY_MEMORY.replace("  trigger: v", "  memory_gb: 1\n  trigger: v")
    assert by_memory.read_text() == added
    assert answer(capsys)[1]["verdict"] == "keep"


@pytest.mark.parametrize(
    ("language", "shown"),
    [("en", "vercel enterprise * * * * * 300, memory 1 GB"), ("ko", "vercel enterprise * * * * * 300, 메모리 1 GB")],
)
def test_what_is_undecided_names_the_memory_that_it_changes(
    by_memory: Path, capsys: pytest.CaptureFixture[str], language: str, shown: str
) -> None:
    change = "recommend.memory_gb=[1, 2]"
    assert main(["recommend", str(by_memory), "--lang", language, "--set", change]) == 0
    assert shown in " ".join(capsys.readouterr().out.split())


def test_a_larger_memory_is_recommended_where_more_jobs_at_the_same_time_are_needed(
    by_memory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """At 900 MB a job, 1 GB holds one job at a time and 2 GB hold two; a run has time for 20 of each."""
    run = "{seconds_per_job: 3, function_max_seconds: 60, concurrency: 8, per_job: {memory_mb: 900}, memory_gb: 1}"
    changes = ("--set", f"scheduler={run}", "--set", "workload.messages_per_day=35_000")
    status, found = answer(capsys, *changes)
    assert (status, found["recommended"]["memory_gb"], found["recommended"]["messages_per_day"]) == (0, "2", 57600)
    assert [(each["path"], each["from"], each["to"]) for each in found["steps"]] == [("scheduler.memory_gb", "1", "2")]
    refused = [each for each in found["certificate"]["families"] if each["constraint"] == "headroom"]
    assert [(each["found"], each["memory_gb"]) for each in refused] == [("0.8229", ["1"])]
    for form, shown in (("table", "memory 1"), ("markdown", "memory 1"), ("csv", "memory_gb,1")):
        assert main(["recommend", *changes, "--format", form, "--lang", "en"]) == 0
        assert shown in " ".join(capsys.readouterr().out.split())
    assert by_memory.exists()


def test_a_plan_with_a_fixed_memory_refuses_any_other(by_memory: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small = ("commercial=false", "scheduler.schedule=0 9 * * *", "workload.messages_per_day=9")
    changes = [each for change in small for each in ("--set", change)]
    codes = {1: "CAP023", 2: None, 4: "CAP022"}
    for memory, code in codes.items():
        _, found = answer(capsys, *changes, "--set", f"recommend={{memory_gb: [{memory}], keep: [scheduler.schedule]}}")
        families = [each for each in found["certificate"]["families"] if each["constraint"] in codes.values()]
        plan = "pro" if code else "hobby"
        assert [(each["constraint"], each["plan"]) for each in families] == ([(code, "hobby")] if code else [])
        assert (found["recommended"]["plans"]["vercel"], found["recommended"]["memory_gb"]) == (plan, str(memory))
    kept = ("--set", "scheduler.memory_gb=1", "--set", "recommend={keep: [scheduler.memory_gb], memory_gb: [1, 2]}")
    _, found = answer(capsys, *changes, *kept)
    assert found["recommended"]["memory_gb"] == "1"
    assert by_memory.exists()


def test_the_ladder_climbs_by_memory_too(by_memory: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = "{seconds_per_job: 3, function_max_seconds: 60, concurrency: 8, per_job: {memory_mb: 900}, memory_gb: 1}"
    changes = ("--set", f"scheduler={run}", "--set", "workload.messages_per_day=9_000")
    status, found = answer(capsys, "--ladder", "--up-to", "60_000", *changes)
    ends = [(each["messages_per_day"], each["after"]["memory_gb"]) for each in found["rungs"]]
    assert (status, ends) == (0, [(9_000, "1"), (19_201, "2"), (38_401, "4")])
    assert by_memory.exists()
