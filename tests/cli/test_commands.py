"""The commands as a user runs them: files, options, environment, statuses, and what goes to which stream."""

import contextlib
import io
import json
import os
import pty
import shutil
import signal
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from capacity_cli.api.schema import SCHEMAS
from capacity_cli.cli.app import COMMANDS
from capacity_cli.cli.main import main

CHECKOUT = Path(__file__).parents[2]
NOBODY = 65534

GOOD = """\
format: scenario/v1
name: a service
prices: guide
exchange_rates: {USD: 1300}
workload: {messages_per_day: 2000}
scheduler: {trigger: vercel_cron, schedule: "*/5 * * * *", batch_size: 50}
services: {coolsms: {plan: payg}}
labor: {hourly_wage: 1, manual: {hours_per_day: 1}, automated: {hours_per_month: 1}}
"""


class Run(NamedTuple):
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def entries(self) -> list[dict[str, Any]]:
        """The entries of a JSON answer."""
        entries: list[dict[str, Any]] = json.loads(self.out)["scenarios"]
        return entries


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, and an environment without wishes."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith(("CAPACITY_", "LC_"))] + ["NO_COLOR"]:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


class Command:
    """Runs command lines in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str) -> Run:
        """Run one command line."""
        return Run(main(arguments), *self._capsys.readouterr())


@pytest.fixture
def capacity(capsys: pytest.CaptureFixture[str]) -> Command:
    """The command, run in this process."""
    return Command(capsys)


def command_line(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "capacity_cli", *arguments]


def environment(**more: str) -> dict[str, str]:
    """The environment of a process that runs this checkout."""
    return {**os.environ, "PYTHONPATH": str(CHECKOUT), "PYTHONIOENCODING": "utf-8", **more}


def process(*arguments: str, stdin: str = "", **more: str) -> Run:
    """The command as a process of its own."""
    ended = subprocess.run(
        command_line(*arguments),
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        env=environment(**more),
        check=False,
    )
    return Run(ended.returncode, ended.stdout, ended.stderr)


def jobs(run: Run) -> list[int]:
    """The jobs a run of each entry."""
    return [entry["capacity"]["jobs_per_run"] for entry in run.entries]


# --- files


def test_without_a_file_the_one_of_the_folder_is_planned(capacity: Command) -> None:
    Path("capacity.yaml").write_text(GOOD)
    for command in ("plan", "roi"):
        found = capacity(command, "--format", "json")
        assert (found.status, found.err) == (0, "")
        assert [entry["file"] for entry in found.entries] == ["capacity.yaml"]


@pytest.mark.parametrize("command", ["plan", "roi"])
def test_without_any_file_an_example_is_shown_and_said(command: str, capacity: Command) -> None:
    found = capacity(command, "--lang", "en")
    assert found.status == 0
    assert found.err == "no file named and no capacity.yaml here: this is the example daily-2000 that ships\n"
    assert found.out.startswith("일일 2,000건")
    assert "내장 예시 daily-2000" in capacity(command, "--lang", "ko").err


def test_validate_needs_a_file(capacity: Command) -> None:
    Path("capacity.yaml").write_text(GOOD)
    found = capacity("validate")
    assert (found.status, found.out) == (2, "")
    assert "FILE" in found.err


def test_a_check_takes_the_usual_file_and_never_an_example(capacity: Command) -> None:
    missing = capacity("check", "--lang", "en")
    assert (missing.status, missing.out) == (2, "")
    assert "capacity.yaml" in missing.err
    Path("capacity.yaml").write_text(GOOD)
    assert capacity("check").status == 0


def test_a_dash_is_standard_input() -> None:
    found = process("plan", "-", "--format", "json", stdin=GOOD)
    assert (found.status, found.err) == (0, "")
    assert [entry["file"] for entry in found.entries] == ["-"]
    assert process("validate", "-", stdin=GOOD).status == 0
    refused = process("plan", "-", stdin="a: b: c")
    assert (refused.status, refused.out) == (2, "")
    assert refused.err.startswith("-:1:5: DOC001 ")


def test_two_dashes_end_the_options(capacity: Command) -> None:
    Path("--lang").write_text(GOOD)
    assert capacity("plan", "--format", "json", "--", "--lang").entries[0]["file"] == "--lang"


def test_several_files_come_in_the_order_given(capacity: Command) -> None:
    for name in "cab":
        Path(f"{name}.yaml").write_text(GOOD)
    found = capacity("plan", "b.yaml", "c.yaml", "a.yaml", "--format", "json")
    assert [entry["file"] for entry in found.entries] == ["b.yaml", "c.yaml", "a.yaml"]


def test_one_is_shown_in_full_six_side_by_side_and_seven_as_rows(capacity: Command) -> None:
    names = [f"{letter}.yaml" for letter in "abcdefg"]
    for name in names:
        Path(name).write_text(GOOD)
    one, six, seven = (capacity("plan", "--lang", "en", *names[:count]).out for count in (1, 6, 7))
    assert "Bill" in one
    assert six.splitlines()[0].split() == list("abcdef")
    assert [line[0] for line in seven.splitlines()[3:]] == list("abcdefg")
    assert "7.2×" in seven.splitlines()[3]


# --- options


@pytest.mark.parametrize("before", [True, False])
def test_a_language_can_stand_before_and_after_the_command(*, before: bool, capacity: Command) -> None:
    Path("a.yaml").write_text(GOOD)
    arguments = ["plan", "a.yaml"]
    option = ["--lang", "ko"]
    assert "월 비용" in capacity(*(option + arguments if before else arguments + option)).out
    assert "월 비용" in capacity(*(["--lang=ko", *arguments] if before else [*arguments, "--lang=ko"])).out


@pytest.mark.parametrize("before", [True, False])
def test_talk_can_be_silenced_before_and_after_the_command(*, before: bool, capacity: Command) -> None:
    found = capacity(*(["--quiet", "plan"] if before else ["plan", "--quiet"]))
    assert (found.status, found.err) == (0, "")
    assert found.out


def test_errors_are_shown_even_if_talk_is_not(capacity: Command) -> None:
    found = capacity("plan", "--quiet", "no.yaml")
    assert found.status == 2
    assert "DOC010" in found.err


@pytest.mark.parametrize(
    ("variable", "value", "flag", "seen", "overruled"),
    [
        ("CAPACITY_LANG", "ko", ("--lang", "en"), "월 비용", "Monthly cost"),
        ("CAPACITY_FORMAT", "json", ("--format", "table"), '"schema"', "Monthly cost"),
        ("CAPACITY_PRICES", "lists", ("--prices", "guide"), "240,000", "900,000"),
        ("CAPACITY_SET", "name=named", ("--set", "name=other"), "named\n", "other\n"),
    ],
)
def test_an_option_has_a_variable_and_overrules_it(  # noqa: PLR0913, PLR0917  a table of five columns
    variable: str,
    value: str,
    flag: tuple[str, str],
    seen: str,
    overruled: str,
    capacity: Command,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path("a.yaml").write_text(GOOD)
    write_lists("lists", "4")
    monkeypatch.setenv(variable, value)
    assert seen in capacity("plan", "a.yaml").out
    found = capacity("plan", "a.yaml", *flag).out
    assert overruled in found
    assert seen not in found


@pytest.mark.parametrize(("variable", "talks"), [("CAPACITY_QUIET", False), ("CAPACITY_NO_COLOR", True)])
def test_a_flag_has_a_variable(
    variable: str, *, talks: bool, capacity: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, "1")
    found = capacity("plan")
    assert found.status == 0
    assert bool(found.err) is talks


def test_the_locale_decides_the_language_of_tables_and_never_that_of_json(
    capacity: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("a.yaml").write_text(GOOD)
    english = capacity("plan", "a.yaml", "--format", "json").out
    monkeypatch.setenv("LANG", "ko_KR.UTF-8")
    assert "월 비용" in capacity("plan", "a.yaml").out
    assert capacity("plan", "a.yaml", "--format", "json").out == english
    korean = capacity("plan", "a.yaml", "--format", "json", "--lang", "ko")
    assert korean.out != english
    assert list(korean.entries[0]) == list(json.loads(english)["scenarios"][0])
    monkeypatch.setenv("LC_ALL", "C")
    assert "Monthly cost" in capacity("plan", "a.yaml").out


def test_every_run_gives_the_same_bytes_whatever_the_time_zone(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD)
    for output_format in ("table", "json"):
        runs = {process("plan", "a.yaml", "--format", output_format, TZ=zone) for zone in ("UTC", "Asia/Seoul")}
        assert len(runs) == 1


# --- changes


def test_changes_are_made_in_order_and_to_every_file(capacity: Command) -> None:
    for name in ("a.yaml", "b.yaml"):
        Path(name).write_text(GOOD)
    changes = ("--set", "scheduler.batch_size=10", "--set", "scheduler.batch_size=20")
    assert jobs(capacity("plan", "a.yaml", "b.yaml", "--format", "json", *changes)) == [20, 20]


def test_a_change_merges_maps_and_reaches_into_lists(capacity: Command) -> None:
    bursts = "arrivals: {bursts: [{at: '09:00', share: 10%}, {at: '10:00', share: 20%}]}"
    Path("a.yaml").write_text(GOOD.replace("{messages_per_day: 2000}", f"{{messages_per_day: 2000, {bursts}}}"))
    found = capacity("plan", "a.yaml", "--format", "json", "--set", "scheduler={batch_size: 7}")
    assert jobs(found) == [7]
    before = capacity("plan", "a.yaml", "--format", "json").entries[0]["capacity"]["peak"]["backlog_jobs"]
    after = capacity("plan", "a.yaml", "--format", "json", "--set", "workload.arrivals.bursts.1.share=40%")
    assert (before, after.entries[0]["capacity"]["peak"]["backlog_jobs"]) == (354.8611, 753.4722)


def test_a_change_can_add_what_is_not_there(capacity: Command) -> None:
    Path("a.yaml").write_text(GOOD)
    found = capacity("plan", "a.yaml", "--format", "json", "--set", "services.vercel.plan=hobby")
    assert [line["vendor"] for line in found.entries[0]["cost"]["lines"] if line["kind"] == "plan"] == [
        "coolsms",
        "vercel",
    ]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("scheduler.batch_size=0", "DOC032"),
        ("scheduler.batch_sice=5", "DOC020"),
        ("scheduler.schedule=*/0 * * * *", "DOC051"),
        ("services.coolsms.plan=pay", "DOC040"),
        ("scheduler.batch_size=", "DOC025"),
        ("workload.channels={alimtalk: 90%}", "DOC037"),
        ("prices=giude", "DOC040"),
        ("prices=../../x", "DOC013"),
        ("extends=x.yaml", "DOC020"),
        ("name=[", "DOC001"),
        ("name=a: b", "DOC001"),
        ("name=!x y", "DOC008"),
        ("name={a: 1, a: 2}", "DOC007"),
        ("name", "DOC036"),
        ("=x", "DOC036"),
        ("a..b=x", "DOC036"),
        ("name=x\nprices: y", "DOC036"),
        ("variants={a: {name: x}}", "DOC020"),
    ],
)
def test_a_problem_of_a_change_names_the_option_and_no_line(change: str, code: str, capacity: Command) -> None:
    Path("a.yaml").write_text(GOOD)
    found = capacity("plan", "a.yaml", "--set", change, "--lang", "en")
    assert (found.status, found.out) == (2, "")
    heads = [line for line in found.err.splitlines() if not line.startswith("  ")]
    assert [head.rpartition(": DOC")[0].partition(": DOC")[0] for head in heads] == [
        f"--set {change}".replace("\n", r"\n")
    ]
    assert f": {code} " in heads[0]


def test_all_changes_that_cannot_be_read_are_reported(capacity: Command) -> None:
    found = capacity("plan", "--set", "a", "--set", "name=x", "--set", "b=[")
    assert (found.status, found.out) == (2, "")
    assert [line.partition(": ")[0] for line in found.err.splitlines() if "DOC" in line] == ["--set a", "--set b=["]


def test_the_order_is_base_file_variant_change(capacity: Command) -> None:
    Path("base.yaml").write_text(GOOD.replace("a service", "base").replace("50", "10"))
    Path("a.yaml").write_text(
        "extends: base.yaml\n"
        "scheduler: {batch_size: 20}\n"
        "variants:\n  second: {scheduler: {batch_size: 30}}\n  first: {name: third}\n"
    )
    found = capacity("plan", "a.yaml", "--format", "json")
    assert [(entry["variant"], entry["name"]) for entry in found.entries] == [
        (None, "base"),
        ("second", "base"),
        ("first", "third"),
    ]
    assert jobs(found) == [20, 30, 20]
    assert jobs(capacity("plan", "a.yaml", "--format", "json", "--set", "scheduler.batch_size=40")) == [40, 40, 40]
    assert jobs(capacity("plan", "base.yaml", "--format", "json")) == [10]


def test_a_base_can_extend_another_in_another_folder(capacity: Command) -> None:
    Path(".git").mkdir()
    Path("teams").mkdir()
    Path("root.yaml").write_text(GOOD)
    Path("teams/base.yaml").write_text("extends: ../root.yaml\nscheduler: {batch_size: 5}\n")
    Path("teams/a.yaml").write_text("extends: base.yaml\nname: x\n")
    assert jobs(capacity("plan", "teams/a.yaml", "--format", "json")) == [5]


def test_a_list_replaces_the_list_of_the_base(capacity: Command) -> None:
    bursts = "arrivals: {bursts: [{at: '09:00', share: 40%}, {at: '10:00', share: 40%}]}"
    Path("base.yaml").write_text(GOOD.replace("{messages_per_day: 2000}", f"{{messages_per_day: 2000, {bursts}}}"))
    Path("a.yaml").write_text("extends: base.yaml\nworkload: {arrivals: {bursts: [{at: '09:00', share: 10%}]}}\n")
    found = capacity("plan", "a.yaml", "--format", "json").entries[0]
    assert found["capacity"]["peak"]["backlog_jobs"] == 156.25


# --- price lists


def write_lists(folder: str, price: str) -> None:
    """Two price lists of one's own."""
    Path(folder).mkdir(parents=True)
    head = "format: price-list/v1\ncurrency: KRW\n"
    Path(folder, "coolsms.yaml").write_text(
        f"{head}vendor: coolsms\nplans: {{payg: {{price: 0, charges: [{{meter: alimtalk, unit_price: {price}}}]}}}}\n"
    )
    Path(folder, "vercel.yaml").write_text(
        f"{head}vendor: vercel\nplans: {{hobby: {{price: 0}}}}\ntriggers: {{vercel_cron: {{}}}}\n"
    )


def cost(run: Run) -> list[str]:
    return [entry["cost"]["total"] for entry in run.entries]


def test_a_folder_of_prices_is_found_beside_the_file_and_an_option_from_here(capacity: Command) -> None:
    write_lists("sub/lists", "3")
    write_lists("lists", "4")
    Path("sub/a.yaml").write_text(GOOD.replace("guide", "./lists"))
    assert cost(capacity("plan", "sub/a.yaml", "--format", "json")) == ["180000"]
    assert cost(capacity("plan", "sub/a.yaml", "--format", "json", "--prices", "lists")) == ["240000"]
    assert cost(capacity("plan", "sub/a.yaml", "--format", "json", "--prices", "guide")) == ["900000"]
    assert (
        capacity("plan", "sub/a.yaml", "--format", "json", "--prices", "lists").entries[0]["prices"]["edition"]
        == "lists"
    )


def test_problems_of_price_lists_are_placed_in_them(capacity: Command) -> None:
    write_lists("lists", "4")
    Path("lists/vercel.yaml").write_text("format: price-list/v1\nvendor: vercel\ncurrency: WON\nplans: {}\n")
    Path("a.yaml").write_text(GOOD.replace("guide", "./lists"))
    found = capacity("plan", "a.yaml")
    assert (found.status, found.out) == (2, "")
    assert found.err.startswith("./lists/vercel.yaml:3:11: DOC040 ")


@pytest.mark.parametrize("option", [(), ("--prices", "here/lists")])
def test_a_price_list_that_is_a_link_out_of_the_root_is_not_read(option: tuple[str, ...], capacity: Command) -> None:
    write_lists("here/lists", "4")
    Path("secret").write_text("password\n")
    Path("here/lists/x.yaml").symlink_to("../../secret")
    Path("here/a.yaml").write_text(GOOD.replace("guide", "./lists"))
    found = capacity("plan", "here/a.yaml", *option)
    assert (found.status, found.out) == (2, "")
    assert found.err.startswith("here/lists/x.yaml: DOC013 ")
    assert "password" not in found.err


def test_a_price_list_may_be_a_link_below_the_root(capacity: Command) -> None:
    write_lists("here/lists", "4")
    Path(".git").mkdir()
    Path("here/lists/coolsms.yaml").rename("shared.yaml")
    Path("here/lists/coolsms.yaml").symlink_to("../../shared.yaml")
    Path("here/a.yaml").write_text(GOOD.replace("guide", "./lists"))
    assert cost(capacity("plan", "here/a.yaml", "--format", "json")) == ["240000"]


# --- statuses

FAILING = GOOD + "checks: {headroom: {min: 100}}\n"
UNDECIDED = GOOD + "checks: {hedroom: {min: 1}}\n"
HOLDING = GOOD + "checks: {headroom: {min: 2}}\n"
OVER = GOOD.replace("2000}", "20000}")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (GOOD, 0),
        (HOLDING, 0),
        (FAILING, 1),
        (UNDECIDED, 3),
        (OVER, 1),  # an error finding, without any check
        (FAILING.replace("{min: 100}", "{min: 100, level: warning}"), 0),
        (FAILING.replace("{min: 100}", "{min: 100, level: note}"), 0),
        (UNDECIDED.replace("{min: 1}", "{min: 1, level: warning}"), 3),
        (f"{GOOD}budget: {{monthly: 900000}}\nchecks: {{monthly_cost: {{max: budget}}}}\n", 0),
        (f"{GOOD}budget: {{monthly: 900000, contingency: 1%}}\nchecks: {{monthly_cost: {{max: budget}}}}\n", 1),
        (f"{GOOD}checks: {{cost.total: {{min: 900000, max: 900000}}}}\n", 0),
        (f"{GOOD}checks: {{monthly_cost: {{max: 899999.99}}}}\n", 1),
        (OVER + "checks: {wait_minutes: {max: 1000000}, headroom: {min: 0.1}}\n", 1),
    ],
)
def test_a_check_has_the_status_of_its_worst_result(text: str, status: int, capacity: Command) -> None:
    Path("a.yaml").write_text(text)
    table, found = (capacity("check", "a.yaml", "--format", each) for each in ("table", "json"))
    assert (table.status, table.err, found.status, found.err) == (status, "", status, "")
    document = json.loads(found.out)
    assert (document["exit_status"], document["scenarios"][0]["exit_status"]) == (status, status)
    assert capacity("plan", "a.yaml").status == 0


@pytest.mark.parametrize(
    ("names", "status"),
    [
        (("holding", "undecided"), 3),
        (("undecided", "failing", "holding"), 1),
        (("failing", "undecided"), 1),
        (("failing", "undecided", "broken"), 2),
        (("holding", "missing"), 2),
    ],
)
def test_over_several_files_2_counts_before_1_before_3_before_0(
    names: tuple[str, ...], status: int, capacity: Command
) -> None:
    for name, text in (("holding", HOLDING), ("failing", FAILING), ("undecided", UNDECIDED), ("broken", "a: 1\n")):
        Path(name).write_text(text)
    found = capacity("check", *names, "--format", "json")
    assert found.status == status
    assert json.loads(found.out)["exit_status"] == status
    assert len(found.entries) == len(set(names) - {"broken", "missing"})
    assert capacity("check", *names).status == status


def test_a_check_judges_every_variant(capacity: Command) -> None:
    Path("a.yaml").write_text(HOLDING + "variants: {slow: {scheduler: {batch_size: 5}}}\n")
    found = capacity("check", "a.yaml", "--format", "json")
    assert found.status == 1
    assert [entry["exit_status"] for entry in found.entries] == [0, 1]


# --- validate, schema, init


def test_validate_takes_scenarios_and_price_lists(capacity: Command) -> None:
    write_lists("lists", "4")
    Path("a.yaml").write_text(GOOD)
    Path("base.yaml").write_text("extends: a.yaml\n")
    Path("bad.yaml").write_text("format: price-list/v1\nvendor: x\ncurrency: KRW\n")
    names = ["a.yaml", "lists/coolsms.yaml", "base.yaml"]
    found = capacity("validate", *names, "--lang", "en")
    assert (found.status, found.err) == (0, "")
    assert found.out == "".join(f"{name}: valid\n" for name in names)
    assert capacity("validate", "a.yaml", "--lang", "ko").out == "a.yaml: 올바름\n"
    mixed = capacity("validate", "bad.yaml", "a.yaml", "--lang", "en")
    assert (mixed.status, mixed.out) == (2, "a.yaml: valid\n")
    assert mixed.err.startswith("bad.yaml:1:1: DOC021 ")


def test_validate_as_json_lists_every_file(capacity: Command) -> None:
    write_lists("lists", "4")
    Path("bad.yaml").write_text("format: price-list/v1\nvendor: x\ncurrency: KRW\n")
    found = capacity("validate", "lists/vercel.yaml", "bad.yaml", "no.yaml", "--format", "json")
    assert (found.status, found.err) == (2, "")
    document = json.loads(found.out)
    assert document["schema"] == "capacity/validate/v1"
    assert [(each["file"], each["kind"], len(each["problems"])) for each in document["files"]] == [
        ("lists/vercel.yaml", "price-list", 0),
        ("bad.yaml", "price-list", 1),
        ("no.yaml", None, 1),
    ]
    [problem] = document["files"][1]["problems"]
    assert {key: problem[key] for key in ("code", "message", "line", "column", "remedy")} == {
        "code": "DOC021",
        "message": "the key `plans` is missing",
        "line": 1,
        "column": 1,
        "remedy": "add `plans:`",
    }


def test_a_file_without_a_format_is_read_as_what_it_looks_like(capacity: Command) -> None:
    Path("a.yaml").write_text("vendor: x\nplanz: {}\n")
    found = capacity("validate", "a.yaml", "--format", "json")
    [entry] = json.loads(found.out)["files"]
    assert entry["kind"] == "price-list"
    assert "DOC020" in {problem["code"] for problem in entry["problems"]}


@pytest.mark.parametrize("name", list(SCHEMAS))
def test_a_schema_is_printed_as_json(name: str, capacity: Command) -> None:
    found = capacity("schema", name)
    assert (found.status, found.err) == (0, "")
    assert json.loads(found.out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_init_writes_a_file_that_is_valid_and_plans(lang: str, capacity: Command) -> None:
    found = capacity("init", "--lang", lang)
    assert (found.status, found.out) == (0, "")
    assert "capacity plan capacity.yaml" in found.err
    assert "#" in Path("capacity.yaml").read_text(encoding="utf-8")
    assert capacity("validate", "capacity.yaml").status == 0
    for command in ("plan", "check", "roi"):
        planned = capacity(command, "capacity.yaml", "--lang", lang)
        assert (planned.status, planned.err) == (0, "")


def test_init_is_quiet_if_asked(capacity: Command) -> None:
    assert capacity("init", "x.yaml", "--quiet") == (0, "", "")
    assert Path("x.yaml").exists()


@pytest.mark.parametrize("kind", ["file", "folder", "link"])
def test_init_never_overwrites(kind: str, capacity: Command) -> None:
    path = Path("capacity.yaml")
    if kind == "file":
        path.write_text("mine")
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to("nowhere")
    found = capacity("init", "--lang", "en")
    assert (found.status, found.out) == (2, "")
    assert found.err.startswith("capacity.yaml: DOC015 the file exists already: capacity.yaml\n")
    assert kind != "file" or path.read_text() == "mine"
    assert not Path("nowhere").exists()


def test_init_names_a_folder_that_is_not_there(capacity: Command) -> None:
    found = capacity("init", "no/capacity.yaml", "--lang", "en")
    assert (found.status, found.out) == (2, "")
    assert found.err.startswith("no/capacity.yaml: DOC016 the file cannot be written: there is no such folder\n")


# --- as a user whom permissions stop


@pytest.fixture
def guarded(capacity: Command) -> Iterator[Path]:
    """A folder with a file that may not be read and a folder that may not be written."""
    for lang in ("en", "ko"):  # what a command loads must be loaded before privileges are given up
        for _ in ("written", "refused"):
            capacity("init", f"{lang}.yaml", "--lang", lang)
        capacity("plan", f"{lang}.yaml", "--prices", "giude", "--lang", lang)
    with tempfile.TemporaryDirectory() as name:
        here = Path(name)
        here.chmod(0o755)
        (here / "secret.yaml").write_text(GOOD)
        (here / "secret.yaml").chmod(0)
        (here / "extending.yaml").write_text("extends: secret.yaml\n")
        (here / "locked").mkdir(mode=0o555)
        (here / "closed").mkdir(mode=0o700)
        write_lists(str(here / "closed" / "lists"), "4")
        (here / "closed").chmod(0)
        (here / "priced.yaml").write_text(GOOD.replace("guide", "./closed/lists"))
        yield here
        (here / "closed").chmod(0o700)


def without_privileges(folder: Path, *arguments: str) -> Run:
    """The command run in that folder by a user whom permissions stop, since nothing stops root."""
    readable, writable = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            os.chdir(folder)
            out, err = io.StringIO(), io.StringIO()
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                status = main(arguments)
            os.write(writable, json.dumps([status, out.getvalue(), err.getvalue()]).encode())
        finally:
            os._exit(0)
    os.close(writable)
    with os.fdopen(readable, encoding="utf-8") as answers:
        status, written, said = json.loads(answers.read())
    os.waitpid(child, 0)
    return Run(status, written, said)


@pytest.mark.parametrize(("file", "place"), [("secret.yaml", "secret.yaml"), ("extending.yaml", "extending.yaml:1:10")])
def test_a_file_that_may_not_be_read_is_refused(file: str, place: str, guarded: Path) -> None:
    english = without_privileges(guarded, "plan", file, "--lang", "en")
    assert (english.status, english.out) == (2, "")
    assert english.err.startswith(f"{place}: DOC012 the file cannot be read: it may not be accessed\n")
    korean = without_privileges(guarded, "plan", file, "--lang", "ko")
    assert (korean.status, korean.out) == (2, "")
    assert korean.err.startswith(f"{place}: DOC012 파일을 읽을 수 없습니다: 접근 권한이 없습니다\n")


def test_prices_that_may_not_be_reached_are_refused(guarded: Path) -> None:
    found = without_privileges(guarded, "plan", "priced.yaml", "--lang", "en")
    assert (found.status, found.out) == (2, "")
    assert found.err.startswith("priced.yaml:3:9: DOC012 the file cannot be read: it may not be accessed\n")


def test_a_folder_that_may_not_be_written_is_refused(guarded: Path) -> None:
    found = without_privileges(guarded, "init", "locked/x.yaml", "--lang", "en")
    assert (found.status, found.out) == (2, "")
    assert found.err.startswith("locked/x.yaml: DOC016 the file cannot be written: it may not be accessed\n")
    assert list((guarded / "locked").iterdir()) == []


@pytest.mark.parametrize("mode", [0o444, 0o666])
def test_an_export_into_a_folder_that_may_not_be_written_is_refused_and_leaves_the_file(
    mode: int, guarded: Path
) -> None:
    crons = '{"crons": [{"path": "/api/cron", "schedule": "*/5 * * * *"}]}'
    scenario = GOOD.replace('"*/5 * * * *"', "{vercel_json: {file: vercel.json, path: /api/cron}}")
    assert "vercel_json" in scenario
    locked = guarded / "locked"
    locked.chmod(0o755)
    for name, text in (("capacity.yaml", scenario), ("vercel.json", crons)):
        (locked / name).write_text(text, encoding="utf-8")
    (locked / "vercel.json").chmod(mode)
    locked.chmod(0o555)
    arguments = ("export", "vercel-json", "capacity.yaml", "--set", "scheduler.schedule=*/2 * * * *", "--lang", "en")
    found = without_privileges(locked, *arguments)
    assert (found.status, found.out) == (2, "")
    assert "DOC016 the file cannot be written: it may not be accessed\n" in found.err
    assert (locked / "vercel.json").read_text(encoding="utf-8") == crons
    assert sorted(each.name for each in locked.iterdir()) == ["capacity.yaml", "vercel.json"]
    locked.chmod(0o755)


# --- help, version, completion


def test_the_version_is_that_of_the_project(capacity: Command) -> None:
    version = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert capacity("--version") == (0, f"capacity {version}\n", "")


def test_the_module_stands_for_the_command() -> None:
    assert process("--version").out.startswith("capacity ")


def test_without_a_command_there_is_help(capacity: Command) -> None:
    found = capacity("--lang", "en")
    assert (found.status, found.err) == (0, "")
    assert found.out == capacity("--help", "--lang", "en").out
    assert [line.split()[0] for line in found.out.partition("Commands:")[2].splitlines() if line[:3].strip()] == [
        *COMMANDS,
        "prices",
        "export",
    ]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_has_a_script_and_knows_the_commands(shell: str) -> None:
    script = process(_CAPACITY_COMPLETE=f"source_{shell}")
    assert (script.status, script.err) == (0, "")
    assert "_CAPACITY_COMPLETE" in script.out
    words = {"COMP_WORDS": "capacity pl", "COMP_CWORD": "1", "_TYPER_COMPLETE_ARGS": "capacity pl"}
    completed = process(_CAPACITY_COMPLETE=f"complete_{shell}", _TYPER_COMPLETE_FISH_ACTION="get-args", **words)
    assert (completed.status, completed.err) == (0, "")
    assert "plan" in completed.out


@pytest.mark.skipif(shutil.which("bash") is None, reason="asks which shell it runs in")
def test_completion_of_the_shell_in_use_is_printed() -> None:
    line = '"$0" -m capacity_cli --show-completion; exit $?'
    ended = subprocess.run(
        [str(shutil.which("bash")), "-c", line, sys.executable],
        capture_output=True,
        encoding="utf-8",
        env=environment(),
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "_CAPACITY_COMPLETE=complete_bash" in ended.stdout


# --- streams

ANSWERS = [
    (("plan", "a.yaml"), 0),
    (("plan", "a.yaml", "--format", "json"), 0),
    (("roi", "a.yaml"), 0),
    (("check", "failing.yaml"), 1),
    (("validate", "a.yaml"), 0),
    (("schema", "plan"), 0),
    (("--help",), 0),
    (("plan", "--help"), 0),
    (("--version",), 0),
]


@pytest.mark.parametrize(("arguments", "status"), ANSWERS)
def test_a_closed_pipe_is_no_error(arguments: tuple[str, ...], status: int) -> None:
    Path("a.yaml").write_text(GOOD)
    Path("failing.yaml").write_text(FAILING)
    reader, writer = os.pipe()
    os.close(reader)
    ended = subprocess.run(
        command_line(*arguments), stdout=writer, stderr=subprocess.PIPE, env=environment(), check=False
    )
    os.close(writer)
    assert (ended.returncode, ended.stderr) == (status, b"")


@pytest.mark.parametrize("closed", [">&-", "2>&-"])
def test_a_closed_stream_is_no_error(closed: str) -> None:
    Path("a.yaml").write_text(GOOD)
    good, bad = (
        subprocess.run(
            ["/bin/sh", "-c", f'exec "$@" {closed}', "sh", *command_line("plan", name)],
            capture_output=True, env=environment(), check=False,
        )
        for name in ("a.yaml", "no.yaml")
    )  # fmt: skip
    assert (good.returncode, bad.returncode, good.stderr, bad.stdout) == (0, 2, b"", b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("output_format", ["table", "json"])
def test_a_full_disk_is_told(output_format: str) -> None:
    Path("a.yaml").write_text(GOOD)
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            command_line("plan", "a.yaml", "--format", output_format, "--lang", "en"),
            stdout=full, stderr=subprocess.PIPE, encoding="utf-8", env=environment(), check=False,
        )  # fmt: skip
    assert ended.returncode == 2
    assert ended.stderr.startswith("stdout: DOC016 the file cannot be written: there is no space left\n")


def test_control_c_ends_with_130_and_without_a_traceback() -> None:
    waiting = subprocess.Popen(
        command_line("plan", "no.yaml", "-", "--lang", "en"),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", env=environment(),
    )  # fmt: skip
    with waiting:
        assert waiting.stderr is not None
        assert waiting.stderr.readline().startswith("no.yaml: DOC010 ")  # by now it is running
        waiting.send_signal(signal.SIGINT)
        out, err = waiting.communicate()
    assert (waiting.returncode, out) == (130, "")
    assert "Traceback" not in err


def on_a_terminal(arguments: tuple[str, ...], more: Mapping[str, str]) -> str:
    """What the command writes to a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command_line(*arguments), stdout=theirs, stderr=subprocess.DEVNULL, env=environment(TERM="xterm", **more)
    ) as running:
        os.close(theirs)
        written = b""
        with contextlib.suppress(OSError):  # how a terminal ends
            while data := os.read(ours, 4096):
                written += data
    os.close(ours)
    assert running.returncode == 0
    return written.decode()


def test_colour_is_for_terminals_and_can_be_refused() -> None:
    Path("a.yaml").write_text(GOOD)
    assert "\x1b[" in on_a_terminal(("plan", "a.yaml"), {})
    plain = process("plan", "a.yaml").out
    assert "\x1b" not in plain
    for arguments, more in (
        (("plan", "a.yaml", "--no-color"), {}),
        (("--no-color", "plan", "a.yaml"), {}),
        (("plan", "a.yaml"), {"NO_COLOR": "1"}),
        (("plan", "a.yaml"), {"CAPACITY_NO_COLOR": "1"}),
    ):
        assert on_a_terminal(arguments, more).replace("\r\n", "\n") == plain
    assert "\x1b[" in on_a_terminal(("plan", "a.yaml"), {"NO_COLOR": ""})


def test_a_mistake_of_the_program_is_one_line(tmp_path: Path) -> None:
    Path("a.yaml").write_text(GOOD)
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "cronsim.py").write_text("raise RuntimeError('a library that does not work')\n")
    path = os.pathsep.join([str(broken), str(CHECKOUT)])
    found = process("plan", "a.yaml", "--lang", "en", PYTHONPATH=path)
    assert (found.status, found.out) == (70, "")
    assert found.err.startswith("BUG001 a mistake of the program itself (RuntimeError); nothing was changed.")
    assert found.err.count("\n") == 1
    assert process("plan", "a.yaml", "--lang", "ko", PYTHONPATH=path).err.startswith(
        "BUG001 프로그램 자체의 오류입니다"
    )
    assert "Traceback" in process("plan", "a.yaml", PYTHONPATH=path, CAPACITY_DEBUG="1").err
