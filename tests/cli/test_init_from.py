"""`capacity init --from DIR`: a scenario that refers to what is there, and says what is not."""

import contextlib
import io
import os
from pathlib import Path
from typing import NamedTuple

import pytest

from capacity_cli.cli.main import main

SECRET = "s3cr3t"  # noqa: S105  it stands for one
CRONS = """{"crons": [
  {"path": "/api/cleanup", "schedule": "0 3 * * *"},
  {"path": "/api/scheduler/cron", "schedule": "*/5 * * * *"}
]}
"""
ENV = f"DATABASE_URL={SECRET}\nSCHEDULER_BATCH_SIZE=40\n"
CRON_LINE = "  schedule: {vercel_json: {file: vercel.json, path: /api/scheduler/cron}}  # "
BATCH_LINE = "  batch_size: {env: {file: .env.production, name: SCHEDULER_BATCH_SIZE}}  # "


class Run(NamedTuple):
    """What a command did."""

    status: int
    out: str
    err: str


def run(*arguments: str) -> Run:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(arguments)
    assert SECRET not in out.getvalue() + err.getvalue()
    return Run(status, out.getvalue(), err.getvalue())


@pytest.fixture(autouse=True)
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "service"
    (folder / ".git").mkdir(parents=True)
    (folder / "vercel.json").write_text(CRONS, encoding="utf-8")
    (folder / ".env.production").write_text(ENV, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.startswith(("CAPACITY_", "LC_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("LANG", "C.UTF-8")
    return folder


def lines_of(path: Path) -> list[str]:
    """The lines of a scenario that say where its schedule and its batch size come from."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.rpartition(" # ")[0].rstrip() for line in lines if line.startswith(("  schedule:", "  batch_size:"))]


def test_the_scenario_refers_to_what_was_found_and_plans_as_it_stands(service: Path) -> None:
    done = run("init", "--from", "service")
    assert (done.status, done.out) == (0, "")
    assert done.err.splitlines() == [
        "vercel.json: /api/scheduler/cron (`*/5 * * * *`) gives the schedule",
        "vercel.json: /api/cleanup (`0 3 * * *`) is another cron entry, which runs no more often",
        ".env.production: SCHEDULER_BATCH_SIZE gives the batch size",
        "service/capacity.yaml is written; `capacity plan service/capacity.yaml` plans it",
    ]
    text = (service / "capacity.yaml").read_text(encoding="utf-8")
    assert CRON_LINE in text
    assert "  # also there: /api/cleanup in vercel.json, `0 3 * * *`\n" in text
    assert BATCH_LINE in text
    assert "cron_jobs" not in text  # the entries of the file count
    planned = run("plan", "service/capacity.yaml")
    assert planned.status == 0
    assert "*/5 * * * * (UTC)" in planned.out
    assert run("export", "vercel-json", "service/capacity.yaml", "--check").status == 0
    assert run("export", "env", "service/capacity.yaml", "--check").status == 0


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_without_anything_to_refer_to_it_is_the_usual_scenario(lang: str, service: Path) -> None:
    (service / "vercel.json").unlink()
    (service / ".env.production").write_text(f"BATCH={SECRET}\nBATCH_SIZE=many\n", encoding="utf-8")
    done = run("init", "--from", "service", "--lang", lang)
    assert done.status == 0
    assert done.err.count("service: ") == 2
    run("init", "usual.yaml", "--lang", lang, "--quiet")
    usual = Path("usual.yaml").read_text(encoding="utf-8").splitlines()
    written = (service / "capacity.yaml").read_text(encoding="utf-8").splitlines()
    assert len(written) == len(usual)
    differing = [line.strip() for line, other in zip(written, usual, strict=True) if line != other]
    assert [line for line in differing if not line.startswith("#")] == [
        next(line.strip() for line in written if "seconds_per_job" in line)
    ]
    assert "    usage: {cron_jobs: 1}" in written


def test_no_figure_of_an_example_is_part_of_the_plan(service: Path) -> None:
    run("init", "--from", "service")
    planned = run("plan", "service/capacity.yaml", "--format", "csv")
    assert planned.status == 0
    assert "supabase" not in planned.out
    checked = run("check", "service/capacity.yaml")
    assert checked.status == 0
    assert not {"CAP003", "CAP004", "LIM001", "LIM007", "BUD010"} & set(checked.out.split())
    text = (service / "capacity.yaml").read_text(encoding="utf-8")
    assert "  seconds_per_job: unknown " in text
    assert "  # supabase:\n  #   plan: free\n" in text
    assert '  #   bursts: [{at: "09:00", share: 30%}]\n\nscheduler:' in text


def test_the_files_are_named_from_the_folder_of_the_scenario(service: Path) -> None:
    (service / "ops").mkdir()
    assert run("init", "--from", "service", "service/ops/plan.yaml").status == 0
    assert lines_of(service / "ops" / "plan.yaml") == [
        "  schedule: {vercel_json: {file: ../vercel.json, path: /api/scheduler/cron}}",
        "  batch_size: {env: {file: ../.env.production, name: SCHEDULER_BATCH_SIZE}}",
    ]
    assert run("plan", "service/ops/plan.yaml").status == 0


def test_a_folder_right_below_is_looked_at_but_no_hidden_one_and_none_of_packages(service: Path) -> None:
    for name in ("node_modules", ".vercel", "zoo"):
        (service / name).mkdir()
        (service / name / "vercel.json").write_text(CRONS, encoding="utf-8")
    (service / "vercel.json").write_text('{"crons": []}', encoding="utf-8")
    assert run("init", "--from", "service").status == 0
    found = lines_of(service / "capacity.yaml")[0]
    assert found == "  schedule: {vercel_json: {file: zoo/vercel.json, path: /api/scheduler/cron}}"


def test_names_that_yaml_would_read_otherwise_are_quoted(service: Path) -> None:
    (service / "vercel.json").write_text(
        '{"crons": [{"path": "/a b, #c\\"}", "schedule": "0 0 * * *"}]}', encoding="utf-8"
    )
    (service / "한글 앱").mkdir()
    (service / ".env.production").rename(service / "한글 앱" / ".env")
    assert run("init", "--from", "service").status == 0
    assert lines_of(service / "capacity.yaml") == [
        r'  schedule: {vercel_json: {file: vercel.json, path: "/a b, #c\"}"}}',
        '  batch_size: {env: {file: "한글 앱/.env", name: SCHEDULER_BATCH_SIZE}}',
    ]
    assert run("plan", "service/capacity.yaml").status == 0


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["/api/a", "/api/b"], "/api/a"),
        (["/api/a", "/api/Cron"], "/api/Cron"),
        (["/api/cron", "/api/scheduler"], "/api/scheduler"),
        (["/api/cron", "/api/cron", "/api/a"], "/api/a"),
    ],
)
def test_of_several_entries_the_likeliest_is_taken(paths: list[str], expected: str, service: Path) -> None:
    entries = ", ".join(f'{{"path": "{path}", "schedule": "0 0 * * *"}}' for path in paths)
    (service / "vercel.json").write_text(f'{{"crons": [{entries}]}}', encoding="utf-8")
    assert f"vercel.json: {expected} (`0 0 * * *`) gives the schedule" in run("init", "--from", "service").err


@pytest.mark.parametrize(
    ("schedules", "expected"),
    [
        (["0 0 * * *", "*/10 * * * *"], 1),
        (["0 0 1 * *", "0 0 * * 1", "0 0 2 * *"], 1),
        (["* * * * *", "*/5 * * * *", "no schedule"], 0),
        (["no schedule", "0 0 30 2 *"], 0),
    ],
)
def test_the_most_frequent_entry_is_taken_and_every_other_is_named(
    schedules: list[str], expected: int, service: Path
) -> None:
    entries = ", ".join(f'{{"path": "/api/{at}", "schedule": "{each}"}}' for at, each in enumerate(schedules))
    (service / "vercel.json").write_text(f'{{"crons": [{entries}]}}', encoding="utf-8")
    said = run("init", "--from", "service").err
    assert f"vercel.json: /api/{expected} (`{schedules[expected]}`) gives the schedule" in said
    others = [at for at in range(len(schedules)) if at != expected]
    text = (service / "capacity.yaml").read_text(encoding="utf-8")
    for at in others:
        assert f"vercel.json: /api/{at} (`{schedules[at]}`) is another cron entry" in said
        assert f"  # also there: /api/{at} in vercel.json, `{schedules[at]}`\n" in text


def test_the_entries_of_all_files_are_weighed_and_broken_files_beside_them_named(service: Path) -> None:
    (service / "vercel.json").unlink()
    texts = {
        "a": '{"crons": [{"path": "/api/a", "schedule": "0 0 * * *"}]}',
        "b": '{"crons": [{"path": "/api/b", "schedule": "*/5 * * * *"}]}',
        "c": "{broken",
        "d": '{"rewrites": []}',
    }
    for name, text in texts.items():
        (service / "apps" / name).mkdir(parents=True)
        (service / "apps" / name / "vercel.json").write_text(text, encoding="utf-8")
    done = run("init", "--from", "service")
    assert done.status == 0
    assert "apps/b/vercel.json: /api/b (`*/5 * * * *`) gives the schedule" in done.err
    assert "apps/a/vercel.json: /api/a (`0 0 * * *`) is another cron entry" in done.err
    assert "service/apps/c/vercel.json:1:2: DOC009" in done.err
    assert "apps/d" not in done.err
    assert "path: /api/b}" in lines_of(service / "capacity.yaml")[0]


@pytest.mark.parametrize("text", ["{}", '{"rewrites": []}', '{"crons": []}'])
def test_a_file_without_cron_entries_hides_none_below_it(text: str, service: Path) -> None:
    (service / "vercel.json").write_text(text, encoding="utf-8")
    (service / "apps" / "web").mkdir(parents=True)
    (service / "apps" / "web" / "vercel.json").write_text(CRONS, encoding="utf-8")
    done = run("init", "--from", "service")
    assert (done.status, "DOC" in done.err) == (0, False)
    assert "file: apps/web/vercel.json, path: /api/scheduler/cron}" in lines_of(service / "capacity.yaml")[0]


def test_other_variables_are_named(service: Path) -> None:
    (service / ".env.production").write_text("UPLOAD_BATCH_SIZE=1\nCRON_BATCH_SIZE=2", encoding="utf-8")
    assert ".env.production: variables like it are left out: UPLOAD_BATCH_SIZE" in run("init", "--from", "service").err
    assert "  # also there: UPLOAD_BATCH_SIZE\n" in (service / "capacity.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("functions", "said"),
    [
        (
            '{"api/**/*.ts": {"maxDuration": 60}, "api/scheduler/cron.ts": {"maxDuration": 120}}',
            "api/**/*.ts: 60, api/scheduler/cron.ts: 120",
        ),
        ('{"api/**": {"maxDuration": "max"}}', "api/**: max"),
    ],
)
def test_durations_that_are_not_clear_are_left_to_the_owner(functions: str, said: str, service: Path) -> None:
    (service / "vercel.json").write_text(f'{{"functions": {functions}, {CRONS[1:]}', encoding="utf-8")
    assert f"no one number of seconds to this route ({said})" in run("init", "--from", "service").err
    text = (service / "capacity.yaml").read_text(encoding="utf-8")
    assert f"  function_max_seconds: plan       # check it; `functions` says {said}\n" in text


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({".env": "BATCH_SIZE=1", ".env.production": "BATCH_SIZE=2"}, ".env.production: BATCH_SIZE"),
        ({".env": "BATCH_SIZE=1", ".env.example": "BATCH_SIZE=2"}, ".env.example: BATCH_SIZE"),
        ({".env": "BATCH_SIZE=1", ".env.example": "BATCH_SIZE="}, ".env: BATCH_SIZE"),
        ({".env": "batch_size=1", ".env.local": "BATCH_SIZE=2"}, ".env: batch_size"),
        ({".env.example": "BATCH_SIZE=1", ".env.local": "BATCH_SIZE=0"}, ".env.example: BATCH_SIZE"),
        ({".env": "UPLOAD_BATCH_SIZE=1\nCRON_BATCH_SIZE=2"}, ".env: CRON_BATCH_SIZE"),
    ],
)
def test_of_several_variables_the_likeliest_is_taken(files: dict[str, str], expected: str, service: Path) -> None:
    (service / ".env.production").unlink()
    for name, text in files.items():
        (service / name).write_text(text, encoding="utf-8")
    assert f"{expected} gives the batch size" in run("init", "--from", "service").err


def test_an_env_file_that_cannot_be_used_is_passed_over_with_its_problem(service: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").write_text(ENV, encoding="utf-8")
    (service / ".env.production").unlink()
    (service / ".env.production").symlink_to(tmp_path / "outside")
    os.mkfifo(service / ".env")
    (service / ".env.local").write_text("BATCH_SIZE=`50`\nA_BATCH_SIZE=1\nA_BATCH_SIZE=2\n", encoding="utf-8")
    done = run("init", "--from", "service")
    assert done.status == 0
    assert "service/.env.production: DOC013" in done.err
    assert "service/.env: DOC011" in done.err
    assert "service/.env.local:1:1: DOC018 the variable `BATCH_SIZE` stands in backticks" in done.err
    assert "service/.env.local:3:1: DOC029" in done.err
    assert lines_of(service / "capacity.yaml")[1] == "  batch_size: 50"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"crons": [}', "service/vercel.json:1:12: DOC009"),
        ('{"crons": [{"path": "/a"}]}', "service/vercel.json:1:12: DOC021"),
        (
            '{"crons": [{"path": "/a", "schedule": "0 0 * * *"},\n{"path": "/a", "schedule": "0 1 * * *"}]}',
            "service/vercel.json:2:28: DOC019 the cron path `/a` has a second entry here; the first is in line 1",
        ),
    ],
)
def test_nothing_is_written_where_the_schedule_is_broken_or_not_clear(text: str, expected: str, service: Path) -> None:
    (service / "vercel.json").write_text(text, encoding="utf-8")
    done = run("init", "--from", "service")
    assert (done.status, done.out) == (2, "")
    assert expected in done.err
    assert not (service / "capacity.yaml").exists()


def test_three_levels_are_looked_at_and_no_link_is_followed(service: Path, tmp_path: Path) -> None:
    (service / "vercel.json").unlink()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "vercel.json").write_text(CRONS, encoding="utf-8")
    (service / "link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    for name in ("a/b/c/d", "apps/dist", "apps/.vercel", "apps/node_modules"):
        (service / name).mkdir(parents=True)
        (service / name / "vercel.json").write_text(CRONS, encoding="utf-8")
    assert "no vercel.json with a cron entry" in run("init", "--from", "service").err
    (service / "capacity.yaml").unlink()
    (service / "a" / "b" / "c" / "vercel.json").write_text(CRONS, encoding="utf-8")
    (service / "z" / "web").mkdir(parents=True)
    (service / "z" / "web" / "vercel.json").write_text(CRONS, encoding="utf-8")
    assert (
        "z/web/vercel.json: /api/scheduler/cron (`*/5 * * * *`) gives the schedule"
        in run("init", "--from", "service").err
    )


@pytest.mark.parametrize(
    ("functions", "expected"),
    [
        ('{"api/**": {"maxDuration": 60}}', "60"),
        ('{"api/scheduler/*.ts": {"maxDuration": 60}, "api/*.ts": {"maxDuration": 10}}', "60"),
        ('{"app/api/**/route.{js,ts}": {"maxDuration": 90}, "app/page.tsx": {"maxDuration": 10}}', "90"),
        ('{"src/app/api/scheduler/cron/route.ts": {"maxDuration": 45}, "x.js": {"maxDuration": 10}}', "45"),
        ('{"other.js": {"maxDuration": 30}}', "30"),
        ('{"a.js": {"maxDuration": 30}, "b.js": {"maxDuration": 60}}', "plan"),
        ('{"api/**": {"maxDuration": 60}, "api/scheduler/**": {"maxDuration": 30}}', "plan"),
        ('{"api/**": {"maxDuration": "max"}}', "plan"),
        ('{"api/**": {"maxDuration": "60"}}', "plan"),
        ('{"api/**": {"maxDuration": -5, "memory": null}}', "plan"),
        ('{"api/**": 5}', "plan"),
        ("[5]", "plan"),
        ("null", "plan"),
        (f'{{"{"*a" * 100}": {{"maxDuration": 60}}}}', "60"),
    ],
)
def test_the_seconds_of_the_function_come_from_the_same_file(functions: str, expected: str, service: Path) -> None:
    (service / "vercel.json").write_text(f'{{"functions": {functions}, {CRONS[1:]}', encoding="utf-8")
    done = run("init", "--from", "service")
    assert done.status == 0
    assert ("seconds to a run" in done.err) is (expected != "plan")
    assert f"  function_max_seconds: {expected:<9}  # " in (service / "capacity.yaml").read_text(encoding="utf-8")
    assert run("plan", "service/capacity.yaml").status == 0


def test_no_figure_is_made_up_and_what_must_be_checked_says_so(service: Path) -> None:
    run("init", "--from", "service")
    text = (service / "capacity.yaml").read_text(encoding="utf-8")
    assert "    quota: {messages: unknown}     # look it up" in text
    assert "commercial: true                   # check it" in text
    to_hobby = run("plan", "service/capacity.yaml", "--set", "services.vercel.plan=hobby")
    assert "CAP009" in to_hobby.out
    assert "LIM005" in to_hobby.out


def test_an_existing_file_is_never_overwritten(service: Path) -> None:
    (service / "capacity.yaml").write_text("mine", encoding="utf-8")
    done = run("init", "--from", "service", "--quiet")
    assert (done.status, done.out) == (2, "")
    assert "DOC015" in done.err
    assert (service / "capacity.yaml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("folder", ["gone", "service/vercel.json", "a\0b"])
def test_a_folder_that_is_not_there_is_refused(folder: str) -> None:
    done = run("init", "--from", folder)
    assert (done.status, done.out) == (2, "")
    assert "DOC010" in done.err


def test_a_price_list_comes_from_no_folder() -> None:
    done = run("init", "--from", "service", "--price-list", "acme")
    assert done.status == 2
    assert "DOC024" in done.err
    assert not Path("prices").exists()
