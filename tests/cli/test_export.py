"""`capacity export`: the planned value goes into the file of the repository, and nothing else of that file changes."""

import contextlib
import io
import os
from pathlib import Path
from typing import NamedTuple

import pytest

from capacity_cli.cli.main import main

SECRET = "s3cr3t"  # noqa: S105  it stands for one
CRONS = '\ufeff{\r\n\t"crons": [ // 배치\r\n\t\t{"path": "/api/cron", "schedule" : "*/5 * * * *"},\r\n\t]\r\n}'
ENV = f"DATABASE_URL={SECRET}\r\nexport BATCH_SIZE='50' # {SECRET}\r\n"
SCENARIO = """format: scenario/v1
prices: guide
workload: {messages_per_day: 2000}
scheduler:
  trigger: vercel_cron
  schedule: {vercel_json: {file: vercel.json, path: /api/cron}}
  batch_size: {env: {file: .env, name: BATCH_SIZE}}
variants:
  often: {scheduler: {schedule: "*/2 * * * *", batch_size: 100}}
"""
PLAIN = SCENARIO.replace("{vercel_json: {file: vercel.json, path: /api/cron}}", '"* * * * *"').replace(
    "{env: {file: .env, name: BATCH_SIZE}}", "100"
)


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
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in (("vercel.json", CRONS), (".env", ENV), ("capacity.yaml", SCENARIO), ("plain.yaml", PLAIN)):
        (tmp_path / name).write_bytes(text.encode())
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.startswith(("CAPACITY_", "LC_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("LANG", "C.UTF-8")
    return tmp_path


def text_of(name: str) -> str:
    return Path(name).read_bytes().decode()


COMMANDS = {
    "vercel-json": ("vercel.json", "/api/cron", "scheduler.schedule=*/2 * * * *", "*/5 * * * *", "*/2 * * * *"),
    "env": (".env", "BATCH_SIZE", "scheduler.batch_size=100", "50", "100"),
}
"""The file of each command, what holds the value there, a change of it, its value and the changed one."""
EACH = pytest.mark.parametrize("command", COMMANDS)


@EACH
@pytest.mark.parametrize("option", [(), ("--check",)])
def test_a_file_that_agrees_is_left_alone(command: str, option: tuple[str, ...]) -> None:
    file, entry, _, value, _ = COMMANDS[command]
    before = Path(file).read_bytes(), Path(file).stat().st_ino
    done = run("export", command, *option)
    assert done == (0, f"{file}: {entry} agrees with the plan: `{value}`\n", "")
    assert (Path(file).read_bytes(), Path(file).stat().st_ino) == before


@EACH
def test_a_difference_is_status_1_under_check_and_nothing_is_written(command: str) -> None:
    file, entry, change, _, new = COMMANDS[command]
    before = text_of(file)
    done = run("export", command, "capacity.yaml", "--check", "--set", change)
    assert done == (1, f"{file}: {entry} differs from the plan: `{new}`\n", "")
    assert text_of(file) == before


@EACH
@pytest.mark.parametrize("how", ["set", "variant"])
def test_the_planned_value_is_written_and_then_agrees(command: str, how: str) -> None:
    file, entry, change, value, new = COMMANDS[command]
    asked = ("--set", change) if how == "set" else ("--variant", "often")
    before = text_of(file)
    Path(file).chmod(0o640)
    assert run("export", command, *asked) == (0, f"{file}: {entry} is now `{new}`\n", "")
    assert text_of(file) == before.replace(value, new)
    assert Path(file).stat().st_mode & 0o777 == 0o640
    assert run("export", command, "--check", *asked).status == 0
    assert run("export", command, "--check").status == 0  # the reference reads what was written
    assert sorted(each.name for each in Path().iterdir()) == [".env", "capacity.yaml", "plain.yaml", "vercel.json"]


@EACH
def test_a_link_stays_one(command: str) -> None:
    file, _, change, value, new = COMMANDS[command]
    Path("config").mkdir()
    Path(file).rename("config/real")
    Path(file).symlink_to("config/real")
    assert run("export", command, "--set", change).status == 0
    assert Path(file).is_symlink()
    assert new in text_of("config/real")
    assert value not in text_of("config/real")


@EACH
def test_options_name_the_target_where_the_scenario_does_not(command: str) -> None:
    file, entry, _, _, _ = COMMANDS[command]
    option = "--path" if command == "vercel-json" else "--name"
    assert run("export", command, "plain.yaml", "--check", "--file", file, option, entry).status == 1
    assert run("export", command, "plain.yaml", "--file", file, option, entry).status == 0
    assert run("export", command, "plain.yaml", "--check", "--file", file, option, entry).status == 0


@EACH
@pytest.mark.parametrize("options", [(), ("--file", "vercel.json")])
def test_without_a_target_the_command_says_what_it_needs(command: str, options: tuple[str, ...]) -> None:
    done = run("export", command, "plain.yaml", *options)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("plain.yaml:")
    assert "DOC043" in done.err
    assert "`--file`" in done.err


@pytest.mark.parametrize(
    ("arguments", "place", "says"),
    [
        (("vercel-json", "--variant", "oftne"), "--variant oftne", "did you mean `often`"),
        (("vercel-json", "--path", "/api/corn"), "--path /api/corn", "did you mean `/api/cron`"),
        (("vercel-json", "--file", "gone.json"), "--file gone.json", "no such file"),
        (("vercel-json", "--file", "."), "--file .", "not a file but a folder"),
        (("vercel-json", "--file", ".env"), ".env:1:1", "not valid JSON"),
        (("env", "--name", "DATABASE_URL"), ".env:1:1", "`DATABASE_URL` does not hold a whole number"),
        (("env", "--name", "BATCH"), "--name BATCH", "`BATCH` is not in the file"),
        (("env", "--file", "gone.env"), "--file gone.env", "no such file"),
        (("env", "gone.yaml"), "gone.yaml", "no such file"),
        (("env", "--set", "scheduler.batch_size=0"), "--set scheduler.batch_size=0", "too small"),
    ],
)
def test_what_is_wrong_is_reported_and_nothing_is_written(arguments: tuple[str, ...], place: str, says: str) -> None:
    before = text_of("vercel.json"), text_of(".env")
    done = run("export", *arguments)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"{place}: ")
    assert says in done.err
    assert (text_of("vercel.json"), text_of(".env")) == before


@pytest.mark.parametrize("name", [".env", ".env.production", "config/app.env"])
@pytest.mark.parametrize("key", ["extends: {}\n", "scheduler: {{schedule: {{vercel_json: {{file: {}, path: /a}}}}}}\n"])
def test_no_line_of_an_env_file_is_shown_whatever_it_is_taken_for(name: str, key: str) -> None:
    Path("config").mkdir()
    Path(name).write_text(f"{SECRET}: [\n", encoding="utf-8")
    Path("taken.yaml").write_text(f"format: scenario/v1\nprices: guide\n{key.format(name)}", encoding="utf-8")
    assert f"{name}:" in run("plan", "taken.yaml").err


def test_an_empty_variable_can_be_filled() -> None:
    Path(".env").write_text("BATCH_SIZE=\n", encoding="utf-8")
    assert run("plan").status == 2
    assert run("export", "env", "plain.yaml", "--file", ".env", "--name", "BATCH_SIZE").status == 0
    assert text_of(".env") == "BATCH_SIZE=100\n"


def test_the_plan_of_a_file_that_is_not_json_is_an_error_under_check_too() -> None:
    done = run("check", "capacity.yaml", "--quiet")
    assert done.status == 1
    assert done.out.count("CAP006") == 3  # a mark, a comment and a comma, in the scenario; the variant reads no file


@pytest.mark.parametrize("option", [(), ("--check",), ("--quiet",)])
def test_a_schedule_that_the_plan_refuses_is_exported_and_said_so(option: tuple[str, ...]) -> None:
    hobby = ("--prices", "2026-11", "--set", "services.vercel.plan=hobby", "--set", "exchange_rates.USD=1300")
    done = run("export", "vercel-json", *hobby, "--set", "scheduler.schedule=*/2 * * * *", *option)
    assert done.status == (1 if option == ("--check",) else 0)
    first, second = done.err.splitlines()
    assert first.startswith("vercel.json: CAP007 vercel hobby takes no schedule more frequent than one run in 86,400 s")
    assert second.startswith("  = ")
    assert ("*/2 * * * *" in text_of("vercel.json")) is (option != ("--check",))
    assert run("export", "env", *hobby).err == ""
    assert run("export", "vercel-json", *hobby, "--set", "scheduler.schedule=0 0 * * *").err == ""
