"""What a scenario takes from the files of its repository: with the places there, and never from out of the root."""

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from capacity_cli.api.loading import Loaded, Loader
from capacity_cli.api.planning import answered
from capacity_cli.documents.changes import read_change
from capacity_cli.documents.price_lists import read_price_list
from capacity_cli.documents.refused import Refused
from capacity_cli.model.problems import Problem
from capacity_cli.render.sentences import finding_message
from capacity_cli.render.text.texts import Language, Texts

SHIPPED = Path(__file__).parents[2] / "pricing" / "guide" / "vercel.yaml"
SECRET = "s3cr3t"  # noqa: S105  it stands for one
CRONS = """{"crons": [
  {"path": "/api/scheduler/cron", "schedule": "*/5 * * * *"},
  {"path": "/api/cleanup", "schedule": "0 3 * * *"}
]}
"""
ENV = f"DATABASE_URL={SECRET}\nSCHEDULER_BATCH_SIZE=40\n"
SCENARIO = """format: scenario/v1
prices: "2026-11"
exchange_rates: {USD: 1300}
workload: {messages_per_day: 2000}
scheduler:
  trigger: vercel_cron
  schedule: {vercel_json: {file: ../vercel.json, path: /api/scheduler/cron}}
  batch_size: {env: {file: ../.env.production, name: SCHEDULER_BATCH_SIZE}}
services:
  vercel: {plan: pro}
"""


class Repository(NamedTuple):
    """A service's repository with a scenario in its folder `ops`."""

    root: Path

    def write(self, name: str, text: str | bytes) -> None:
        """Write a file of it."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def loaded(self, *changes: str, scenario: str = SCENARIO) -> tuple[Loaded, ...]:
        """The scenario and its variants, under changes of the command line."""
        self.write("ops/capacity.yaml", scenario)
        return Loader(tuple(map(read_change, changes))).load("ops/capacity.yaml")

    def problems(self, *changes: str, scenario: str = SCENARIO) -> list[Problem]:
        """What is wrong; nothing of it may show a secret."""
        with pytest.raises(Refused) as refused:
            self.loaded(*changes, scenario=scenario)
        assert not any(
            SECRET in text for each in refused.value.problems for text in (*each.values.values(), each.source or "")
        )
        return list(refused.value.problems)

    def shown(self, *changes: str, scenario: str = SCENARIO) -> list[str]:
        """The code and the place of each problem."""
        problems = self.problems(*changes, scenario=scenario)
        return [
            f"{each.code} {':'.join(str(part) for part in each.place or () if part is not None)}" for each in problems
        ]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = Repository(tmp_path / "service")
    (made.root / ".git").mkdir(parents=True)
    made.write("vercel.json", CRONS)
    made.write(".env.production", ENV)
    monkeypatch.chdir(made.root)
    return made


def used_cron_jobs(loaded: Loaded) -> list[tuple[object, str]]:
    """What the plan counts as cron jobs, and the file in which that stands."""
    rows = answered(loaded).plan.limits
    return [(row.used, loaded.place(row.path).file) for row in rows if row.meter == "cron_jobs"]


def test_the_values_come_from_the_files_with_their_places_there(repository: Repository) -> None:
    [loaded] = repository.loaded()
    scheduler = loaded.scenario.scheduler
    assert (scheduler.schedule, scheduler.batch_size) == ("*/5 * * * *", 40)
    assert loaded.place(("scheduler", "schedule")) == ("vercel.json", 2, 47)
    assert loaded.place(("scheduler", "batch_size")) == (".env.production", 2, 1)
    assert loaded.place(("scheduler", "trigger")) == ("ops/capacity.yaml", 6, 12)


def test_the_entries_of_the_file_are_the_cron_jobs_unless_the_scenario_states_them(repository: Repository) -> None:
    assert used_cron_jobs(repository.loaded()[0]) == [(2, "vercel.json")]
    stated = SCENARIO.replace("{plan: pro}", "{plan: pro, usage: {cron_jobs: 7}}")
    assert used_cron_jobs(repository.loaded(scenario=stated)[0]) == [(7, "ops/capacity.yaml")]
    assert used_cron_jobs(repository.loaded("scheduler.schedule=0 * * * *")[0]) == [
        (2, "--set scheduler.schedule=0 * * * *")
    ]
    plain = SCENARIO.replace("{vercel_json: {file: ../vercel.json, path: /api/scheduler/cron}}", '"0 * * * *"')
    assert used_cron_jobs(repository.loaded(scenario=plain)[0]) == []


def test_what_is_not_json_is_an_error_of_the_plan_for_each_kind_of_it(repository: Repository) -> None:
    repository.write("vercel.json", f"\ufeff// 주석\n{CRONS.replace(']}', '],}')}")
    [loaded] = repository.loaded()
    found = [each for each in answered(loaded).findings if each.finding.code == "CAP006"]
    assert [each.finding.values["what"] for each in found] == [
        "json.byte_order_mark", "json.comment", "json.trailing_comma",
    ]  # fmt: skip
    assert {each.finding.level for each in found} == {"error"}
    assert [each.place for each in found] == [
        ("vercel.json", 1, 1), ("vercel.json", 1, 1), ("vercel.json", 5, 2),
    ]  # fmt: skip
    assert repository.loaded("scheduler.schedule=0 * * * *")[0].setting.beyond_json == ()


def refusals(loaded: Loaded) -> list[tuple[str, str, object, tuple[object, ...]]]:
    """The findings on schedules that are refused: code, level, path of the entry and place."""
    return [
        (each.finding.code, each.level, each.finding.values.get("path"), each.place)
        for each in answered(loaded).findings
        if each.finding.code in {"CAP007", "CAP030", "CAP031"}
    ]


def test_every_entry_of_the_file_is_held_against_the_plan_at_its_own_line(repository: Repository) -> None:
    own_daily = CRONS.replace("*/5 * * * *", "0 9 * * *").replace("0 3 * * *", "*/5 * * * *")
    repository.write("vercel.json", own_daily)
    on_hobby = repository.loaded("services.vercel.plan=hobby")[0]
    assert refusals(on_hobby) == [("CAP030", "error", "/api/cleanup", ("vercel.json", 3, 40))]
    assert refusals(repository.loaded()[0]) == []
    [open_plan] = repository.loaded("services.vercel.plan=auto")
    assert open_plan.setting.subscriptions["vercel"].plan_name == "pro"
    # the file is deployed with its other entries even where another schedule is tried
    tried = repository.loaded("services.vercel.plan=hobby", "scheduler.schedule=0 0 * * *")[0]
    assert refusals(tried) == [("CAP030", "error", "/api/cleanup", ("vercel.json", 3, 40))]


def test_every_entry_of_the_file_is_held_against_the_dialect(repository: Repository) -> None:
    repository.write("vercel.json", CRONS.replace("0 3 * * *", "*/5 MON * * 9"))
    [loaded] = repository.loaded()
    place = ("vercel.json", 3, 40)
    assert refusals(loaded) == [("CAP031", "error", "/api/cleanup", place)] * 2
    found = [each.finding for each in answered(loaded).findings if each.finding.code == "CAP031"]
    assert [each.problem.code for each in found if each.problem] == ["DOC051", "DOC051"]
    message = finding_message(Texts(Language.EN), found[0])
    assert message.endswith("cron field hour `MON`: this trigger takes numbers, not names")
    assert "*/5 MON * * 9" in message


@pytest.mark.parametrize("schedule", ["0 0 30 2 *", "0 0 31 1 *", "0 0 * * *"])
def test_another_entry_that_never_fires_or_not_in_this_period_stops_no_deployment(
    repository: Repository, schedule: str
) -> None:
    repository.write("vercel.json", CRONS.replace("0 3 * * *", schedule).replace("*/5 * * * *", "0 1 * * *"))
    assert refusals(repository.loaded("services.vercel.plan=hobby")[0]) == []


def test_another_entry_that_never_fires_is_warned_of_at_its_line(repository: Repository) -> None:
    repository.write("vercel.json", CRONS.replace("0 3 * * *", "0 0 30 2 *"))
    found = [each for each in answered(repository.loaded()[0]).findings if each.finding.code == "CAP032"]
    assert [(each.finding.level, each.place) for each in found] == [("warning", ("vercel.json", 3, 40))]
    message = finding_message(Texts(Language.EN), found[0].finding)
    assert (
        message == "the cron entry `/api/cleanup` in the file of the schedule never fires: no day matches `0 0 30 2 *`"
    )


def test_a_bad_cron_expression_is_reported_in_the_file_with_its_line(repository: Repository) -> None:
    repository.write("vercel.json", CRONS.replace("*/5 * * * *", "*/5 * * * MON"))
    [problem] = repository.problems()
    assert problem.code == "DOC051"
    assert problem.place == ("vercel.json", 2, 47)
    assert problem.source == '  {"path": "/api/scheduler/cron", "schedule": "*/5 * * * MON"},'


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("vercel_json", "vercel", ["DOC021 ops/capacity.yaml:7:3", "DOC020 ops/capacity.yaml:7:14"]),
        ("path: /api/scheduler/cron", "paths: /", ["DOC021 ops/capacity.yaml:7:14", "DOC020 ops/capacity.yaml:7:50"]),
        ("path: /api/scheduler/cron", "path: [a]", ["DOC022 ops/capacity.yaml:7:56"]),
        ("path: /api/scheduler/cron", "path: ", ["DOC025 ops/capacity.yaml:7:50"]),
        ("path: /api/scheduler/cron", "path: /api/cron", ["DOC040 ops/capacity.yaml:7:56"]),
        ("../vercel.json", "../verzel.json", ["DOC010 ops/capacity.yaml:7:34"]),
        ("../vercel.json", ".", ["DOC011 ops/capacity.yaml:7:34"]),
        ("../vercel.json", '""', ["DOC011 ops/capacity.yaml:7:34"]),
        ("../vercel.json", '"\\0"', ["DOC010 ops/capacity.yaml:7:34"]),
        ("../vercel.json", "../../vercel.json", ["DOC013 ops/capacity.yaml:7:34"]),
        ("../vercel.json", "/etc/passwd", ["DOC013 ops/capacity.yaml:7:34"]),
        ("../vercel.json", "~/vercel.json", ["DOC010 ops/capacity.yaml:7:34"]),
        ("env:", "environment:", ["DOC021 ops/capacity.yaml:8:3", "DOC020 ops/capacity.yaml:8:16"]),
        ("name: SCHEDULER_BATCH_SIZE", "name: BATCH_SIZE", ["DOC018 ops/capacity.yaml:8:54"]),
        ("../.env.production", "/dev/zero", ["DOC013 ops/capacity.yaml:8:28"]),
        ("../.env.production", "../.env", ["DOC010 ops/capacity.yaml:8:28"]),
    ],
)
def test_a_reference_that_leads_nowhere_is_reported_where_it_is_written(
    old: str, new: str, expected: list[str], repository: Repository
) -> None:
    assert repository.shown(scenario=SCENARIO.replace(old, new)) == expected


def test_links_and_pipes_are_no_way_out(repository: Repository, tmp_path: Path) -> None:
    (tmp_path / "outside").write_text(CRONS, encoding="utf-8")
    os.mkfifo(repository.root / "pipe")
    (repository.root / "link").symlink_to(tmp_path / "outside")
    (repository.root / "circle").symlink_to(repository.root / "circle")
    (repository.root / "inner").symlink_to(repository.root / "vercel.json")
    for name, code in (("pipe", "DOC011"), ("link", "DOC013"), ("circle", "DOC012")):
        assert repository.shown(scenario=SCENARIO.replace("vercel.json,", f"{name},")) == [
            f"{code} ops/capacity.yaml:7:34"
        ]
    [loaded] = repository.loaded(scenario=SCENARIO.replace("vercel.json,", "inner,"))
    assert loaded.place(("scheduler", "schedule")).file == "inner"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", ["DOC009 vercel.json:1:1"]),
        (b'{"crons": [}', ["DOC009 vercel.json:1:12"]),
        (b'{"crons": 5}', ["DOC022 vercel.json:1:11"]),
        (b"\xff\xfe{\x00}\x00", ["DOC002 vercel.json"]),
        (b" " * (1024 * 1024 + 1), ["DOC004 vercel.json"]),
        (b" " * (128 * 1024 + 1), ["DOC004 ops/capacity.yaml:7:34", "DOC004 ops/capacity.yaml:8:28"]),
        (b"[" * 1024 * 100, ["DOC004 vercel.json:1:51"]),
        (CRONS.replace("/api/cleanup", "/api/scheduler/cron").encode(), ["DOC019 vercel.json:3:47"]),
    ],
)
def test_a_broken_file_is_reported_in_the_file(data: bytes, expected: list[str], repository: Repository) -> None:
    repository.write("vercel.json", data)
    assert repository.shown() == expected


@pytest.mark.parametrize("value", ["", SECRET, "0", "1e3", f'"{SECRET}'])
def test_a_bad_variable_is_reported_by_its_line_and_its_name_alone(value: str, repository: Repository) -> None:
    repository.write(".env.production", f"A={SECRET}\nSCHEDULER_BATCH_SIZE={value}\n")
    [problem] = repository.problems()
    assert (problem.code, problem.place) == ("DOC018", (".env.production", 2, 1))
    assert problem.values["name"] == "SCHEDULER_BATCH_SIZE"
    assert not problem.source


def test_the_problems_of_the_files_come_with_all_others(repository: Repository) -> None:
    repository.write("vercel.json", '{"crons": [{"path": "/a"}]}')
    repository.write(".env.production", "SCHEDULER_BATCH_SIZE=many\n")
    scenario = SCENARIO.replace("2000", "0").replace("vercel_cron", "vercel_corn").replace("plan: pro", "plan: pr")
    assert repository.shown(scenario=scenario) == [
        "DOC021 vercel.json:1:12", "DOC018 .env.production:1:1",
        "DOC032 ops/capacity.yaml:4:30", "DOC040 ops/capacity.yaml:6:12", "DOC040 ops/capacity.yaml:10:18",
    ]  # fmt: skip


def test_a_file_that_extends_a_missing_one_is_not_blamed_for_its_references(repository: Repository) -> None:
    assert repository.shown(scenario=f"extends: gone.yaml\n{SCENARIO}") == ["DOC010 ops/capacity.yaml:1:10"]


def test_a_reference_is_relative_to_the_file_that_names_it(repository: Repository) -> None:
    repository.write("base/scenario.yaml", SCENARIO.replace("../", "../config/"))
    repository.write("config/vercel.json", CRONS.replace("*/5", "*/7"))
    repository.write("config/.env.production", ENV)
    [loaded] = repository.loaded(scenario="extends: ../base/scenario.yaml\n")
    assert loaded.scenario.scheduler.schedule == "*/7 * * * *"
    assert loaded.place(("scheduler", "schedule")).file == "config/vercel.json"
    own = "extends: ../base/scenario.yaml\nscheduler: {schedule: {vercel_json: {file: ../vercel.json}}}\n"
    assert repository.loaded(scenario=own)[0].scenario.scheduler.schedule == "*/5 * * * *"
    [named] = repository.loaded("scheduler.schedule.vercel_json.file=vercel.json", scenario=own)
    assert named.place(("scheduler", "schedule")).file == "vercel.json"


def test_a_variant_can_name_another_entry_or_replace_the_reference(repository: Repository) -> None:
    variants = """variants:
  cleanup: {scheduler: {schedule: {vercel_json: {path: /api/cleanup}}}}
  hourly: {scheduler: {schedule: "0 * * * *", batch_size: 100}}
"""
    found = repository.loaded(scenario=SCENARIO + variants)
    assert [each.scenario.scheduler.schedule for each in found] == ["*/5 * * * *", "0 3 * * *", "0 * * * *"]
    entries = [each.references.schedule for each in found]
    assert [each.entry.value for each in entries if each] == [
        "/api/scheduler/cron", "/api/cleanup", "/api/scheduler/cron",
    ]  # fmt: skip
    assert all(each.references.batch_size for each in found)


def test_a_replaced_reference_is_not_followed(repository: Repository) -> None:
    repository.write("vercel.json", "broken")
    (repository.root / ".env.production").unlink()
    [loaded] = repository.loaded("scheduler.schedule=0 * * * *", "scheduler.batch_size=1")
    assert loaded.setting.cron_entries is None
    assert loaded.references.schedule is not None


def test_each_file_is_read_once(repository: Repository) -> None:
    repository.loaded()
    loader = Loader()
    [first] = loader.load("ops/capacity.yaml")
    repository.write("vercel.json", "broken")
    [again] = loader.load("ops/capacity.yaml")
    assert again.scenario == first.scenario


def test_standard_input_names_files_from_where_the_command_runs(repository: Repository) -> None:
    text = SCENARIO.replace("../", "")
    [loaded] = Loader(standard_input=io.BytesIO(text.encode())).load("-")
    assert loaded.place(("scheduler", "schedule")) == ("vercel.json", 2, 47)
    assert (repository.root / "vercel.json").exists()


def test_a_trigger_counts_schedules_on_a_meter_that_its_list_declares() -> None:
    text = SHIPPED.read_text(encoding="utf-8").replace("jobs_meter: cron_jobs", "jobs_meter: cron_job")
    with pytest.raises(Refused) as refused:
        read_price_list("vercel.yaml", text.encode()).validate()
    [problem] = refused.value.problems
    assert problem.code == "DOC040"
    assert problem.values["suggestion"] == "cron_jobs"
    assert problem.path == ("triggers", "vercel_cron", "jobs_meter")


@pytest.mark.parametrize(("batch_size", "parsers"), [("40", "[]"), ('"40"', "[]"), (None, "['dotenv', 'tree_sitter']")])
def test_a_parser_is_loaded_only_where_its_file_is_named(
    batch_size: str | None, parsers: str, repository: Repository
) -> None:
    plain = SCENARIO.replace("{vercel_json: {file: ../vercel.json, path: /api/scheduler/cron}}", '"0 * * * *"')
    plain = plain.replace("{env: {file: ../.env.production, name: SCHEDULER_BATCH_SIZE}}", batch_size or "")
    repository.write("ops/capacity.yaml", SCENARIO if batch_size is None else plain)
    code = (
        "import sys; from capacity_cli.cli.main import main; status = main(['plan', 'ops/capacity.yaml', '--quiet']);"
        "print(sorted({'dotenv', 'tree_sitter'} & set(sys.modules)), file=sys.stderr); sys.exit(status)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stderr.strip() == parsers
