"""Poor surroundings: no home, locale or terminal, few columns, odd names, greedy documents; and our own mistakes."""

import csv
import json
import os
import pty
import resource
import shutil
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from driven import CHECKOUT, MODULE, SCENARIO, environment, ran
from rich.cells import cell_len

NAMES = [
    b"with blanks.yaml",
    "한글 이름.yaml".encode(),
    b"two\nlines.yaml",
    b"not\xff\xfeutf8.yaml",
    b"-dash.yaml",
    b"\x1b[31m.yaml",
]
READERS: dict[str, Callable[[str], object]] = {
    "json": json.loads,
    "csv": lambda text: list(csv.reader(StringIO(text), strict=True)),
    "junit": ET.fromstring,
    "sarif": json.loads,
    "gitlab": json.loads,
    "markdown": str,
    "table": str,
    "github": str,
}


@pytest.mark.parametrize("locale", [None, "", "C", "POSIX", "C.UTF-8", "ko_KR.UTF-8", "no_SUCH.thing", "\udcff"])
def test_any_locale(locale: str | None) -> None:
    more = {} if locale is None else {"LANG": locale, "LC_ALL": locale}
    for arguments in (["--help"], ["check", SCENARIO, "none.yaml"]):
        done = ran(*arguments, more=more)
        assert done.returncode == (2 if "none.yaml" in arguments else 0)
        assert (done.stdout + done.stderr).decode("utf-8")


def test_no_home_and_a_home_that_is_not_there(tmp_path: Path) -> None:
    plain = ran("plan", SCENARIO)
    assert plain.returncode == 0
    for more in ({"HOME": ""}, {"HOME": "/none"}, {"HOME": str(tmp_path), "XDG_CONFIG_HOME": "/none"}):
        done = ran("plan", SCENARIO, more=more)
        assert (done.returncode, done.stdout, done.stderr) == (0, plain.stdout, b"")
    assert list(tmp_path.iterdir()) == []


def test_no_environment_variable_but_ours_changes_an_answer() -> None:
    strange = ran("plan", SCENARIO, more={"TZ": "Asia/Kathmandu", "PYTHONHASHSEED": "5", "PAGER": "false"})
    assert (strange.returncode, strange.stdout) == (0, ran("plan", SCENARIO).stdout)


@pytest.mark.parametrize(
    "arguments", [["plan"], ["check"], ["plan", "--help"], ["prices", "show", "guide/vercel"]], ids=" ".join
)
@pytest.mark.parametrize("lang", ["en", "ko"])
def test_twenty_columns(arguments: list[str], lang: str) -> None:
    files = [str(SCENARIO)] if arguments in (["plan"], ["check"]) else []
    done = ran(*arguments, *files, "--lang", lang, more={"COLUMNS": "20"})
    assert (done.returncode, done.stderr) == (0, b"")
    lines = done.stdout.decode().splitlines()
    if arguments != ["plan", "--help"]:
        assert not any(cell_len(line) > 20 for line in lines if "scenarios/" not in line)
    if arguments == ["plan"]:
        figures = ("288", "3.6", "5,184", "586.9")  # which no narrow column cuts
        assert all(any(line.endswith(f" {figure}") for line in lines) for figure in figures)


def test_a_terminal_of_twenty_columns() -> None:
    import fcntl  # noqa: PLC0415  as the others of a terminal
    import struct  # noqa: PLC0415
    import termios  # noqa: PLC0415

    child, terminal = pty.fork()
    if child == 0:
        try:
            fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 20, 0, 0))
            os.chdir(CHECKOUT)
            command = [sys.executable, *MODULE, "plan", "scenarios/realistic.yaml", "--no-color"]
            os.execve(sys.executable, command, environment({"TERM": "xterm"}))  # noqa: S606
        finally:
            os._exit(99)
    shown = b""
    try:
        while piece := os.read(terminal, 4096):
            shown += piece
    except OSError:  # so a terminal ends
        pass
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    lines = shown.decode().split("\r\n")
    assert len(lines) > 50
    assert [line for line in lines if cell_len(line) > 20 and "scenarios/" not in line] == []


@pytest.mark.parametrize("name", NAMES, ids=repr)
def test_any_name_of_a_file(name: bytes, tmp_path: Path) -> None:
    shutil.copy(SCENARIO, tmp_path / os.fsdecode(name))
    outputs = [option for report in READERS for option in ("--output", f"{report}=out.{report}")]
    done = ran("check", *outputs, "--", name, folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    for report, read in READERS.items():
        text = (tmp_path / f"out.{report}").read_text("utf-8")
        assert read(text)
        assert "\x1b" not in text


def test_files_of_any_name_are_written_and_missing_ones_named(tmp_path: Path) -> None:
    for name in NAMES:
        done = ran("plan", SCENARIO, "--output", b"json=" + name, folder=tmp_path)
        assert (done.returncode, done.stderr) == (0, b"")
        missing = ran("plan", "--", b"none/" + name, folder=tmp_path)
        assert missing.returncode == 2
        first, second = missing.stderr.decode("utf-8").splitlines()
        assert ": DOC010 " in first
        assert second.startswith("  = ")
    assert sorted(os.fsencode(each.name) for each in tmp_path.iterdir()) == sorted(NAMES)


BROKEN = (
    "import capacity_cli.api.planning as planning\n"
    "def planned(*_): raise RuntimeError('the inside \\x1b[31m')\n"
    "planning.planned = planned\n"
    "from capacity_cli.cli.main import run; run()"
)


def test_a_mistake_of_ours_is_one_line_with_a_hint_and_its_own_status() -> None:
    done = ran("plan", SCENARIO, program=("-c", BROKEN))
    [line] = done.stderr.decode().splitlines()
    assert (done.returncode, done.stdout) == (70, b"")
    assert line.startswith("BUG001 a mistake of the program itself (RuntimeError)")
    assert "CAPACITY_DEBUG=1" in line
    assert "inside" not in line


def test_a_mistake_of_ours_shows_its_trace_when_asked() -> None:
    done = ran("plan", SCENARIO, program=("-c", BROKEN), more={"CAPACITY_DEBUG": "1"})
    assert b"Traceback" in done.stderr
    assert b"RuntimeError" in done.stderr
    for other in ("0", "", "true"):
        assert b"Traceback" not in ran("plan", SCENARIO, program=("-c", BROKEN), more={"CAPACITY_DEBUG": other}).stderr


PROCESSOR = 20
"""Seconds of a processor after which a run is killed: ten times what it may take, on a machine ten times as slow."""
MEMORY = 300 * 1024 * 1024


def _bounded() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR, PROCESSOR))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


HEAD = SCENARIO.read_text("utf-8")
WITHOUT_CHECKS = HEAD.partition("checks:")[0]
GREEDY = {
    "a map as deep as can be": "a: " * 300_000,
    "lists as deep as can be": "[" * 1_000_000,
    "aliases that multiply": "a: &a [x,x,x,x,x,x,x,x,x]\n"
    + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(20)),
    "many keys": "".join(f"key{at}: 1\n" for at in range(60_000)),
    "many variants": HEAD + "variants:\n" + "".join(f"  v{at}: {{}}\n" for at in range(30_000)),
    "as many variants as can be": HEAD + "variants:\n" + "".join(f"  v{at}: {{name: n}}\n" for at in range(30)),
    "many checks": f"{WITHOUT_CHECKS}checks:\n" + "".join(f"  c{n}: {{max: 1}}\n" for n in range(100)),
    "too many checks": f"{WITHOUT_CHECKS}checks:\n" + "".join(f"  c{n}: {{max: 1}}\n" for n in range(9_999)),
    "directives": "%TAG ! x\n" * 100_000,
    "comments": "#\n" * 500_000,
    "one long text": "name: " + "x" * 1_000_000,
    "blanks": "name: " + " " * 1_000_000 + "x",
    "quotes": 'name: "' + "\\" * 999_999,
    "digits": "workload: {messages_per_day: " + "9" * 4_000 + "}",
    "a large exponent": "workload: {messages_per_day: 1e400}",
    "zeros": "workload: {messages_per_day: 0." + "0" * 4_000 + "1}",
    "bytes": "\0" * 1_000_000,
    "mebibytes": "#" * 3_000_000,
    "a day of minutes": HEAD.replace("*/5 * * * *", "* * * * *").replace(": 2000", ": 999999999999999"),
}  # fmt: skip


@pytest.mark.parametrize("text", GREEDY.values(), ids=GREEDY)
def test_no_document_takes_much_time_or_memory(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    done = ran("plan", "a.yaml", "--format", "json", folder=tmp_path, before=_bounded)
    assert done.returncode in {0, 2}, done.stderr[:1000]
    assert len(done.stderr) < 100_000
