"""What a document names: nothing outside of its root is read, nothing is waited for, and no secret is shown."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from driven import ran

HIDDEN = "hidden-b1946ac9"
BASE = """\
format: scenario/v1
prices: PRICES
exchange_rates: {USD: 1300}
workload: {messages_per_day: 2000}
scheduler: {trigger: vercel_cron, schedule: SCHEDULE, batch_size: BATCH}
services: {vercel: {plan: hobby}}
"""
SOUND = {"PRICES": "guide", "SCHEDULE": '"*/5 * * * *"', "BATCH": "50"}
NAMED_BY: dict[str, Callable[[str], dict[str, str]]] = {
    "extends": lambda name: {"format": f"extends: {name}\nformat"},
    "prices": lambda name: {"PRICES": name},
    "vercel_json": lambda name: {"SCHEDULE": f"{{vercel_json: {{file: {name}, path: /a}}}}"},
    "env": lambda name: {"BATCH": f"{{env: {{file: {name}, name: A}}}}"},
}
"""The keys that name files, and what makes a scenario name one there."""


@pytest.fixture(name="root")
def _root(tmp_path: Path) -> Path:
    """A repository beside which a secret lies."""
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "v.yaml").write_text(f"A: {HIDDEN}\nB=\n", "utf-8")
    root = tmp_path / "root"
    (root / ".git").mkdir(parents=True)
    (root / "out").symlink_to(tmp_path / "secret")
    (root / "out.yaml").symlink_to(tmp_path / "secret" / "v.yaml")
    (root / "out-again").symlink_to("out")
    os.mkfifo(root / "pipe")
    (root / "zero").symlink_to("/dev/zero")
    (root / "circle").symlink_to("circle")
    return root


def text(values: dict[str, str]) -> str:
    """A scenario with some values in it."""
    written = BASE
    for name, value in values.items():
        written = written.replace(name, value, 1)
    return written


def refused(root: Path, values: dict[str, str]) -> str:
    """What is said about a scenario, in the time that a test has."""
    (root / "a.yaml").write_text(text({**SOUND, **values}), "utf-8")
    done = ran("check", "a.yaml", "--format", "github", folder=root)
    assert done.returncode == 2, done
    shown = (done.stdout + done.stderr).decode("utf-8")
    assert HIDDEN not in shown
    assert "root:x:" not in shown
    return shown


@pytest.mark.parametrize("key", NAMED_BY)
@pytest.mark.parametrize(
    "name",
    [
        "../secret/v.yaml",
        "../secret",
        "out/v.yaml",
        "./out.yaml",
        "out-again/v.yaml",
        "./zero",
        "/etc/passwd",
        "/dev/zero",
    ],
)
def test_nothing_outside_of_the_root_is_read(key: str, name: str, root: Path) -> None:
    assert "DOC013" in refused(root, NAMED_BY[key](name))


@pytest.mark.parametrize("key", NAMED_BY)
@pytest.mark.parametrize("name", ["./pipe", "./circle", "./.git"])
def test_nothing_is_waited_for(key: str, name: str, root: Path) -> None:
    assert "DOC" in refused(root, NAMED_BY[key](name))


@pytest.mark.parametrize(
    ("target", "code"), [("../../secret/v.yaml", "DOC013"), ("/dev/zero", "DOC013"), ("../pipe", "DOC0")]
)
def test_a_price_list_is_no_way_out_either(target: str, code: str, root: Path) -> None:
    (root / "prices").mkdir()
    (root / "prices" / "v.yaml").symlink_to(target)
    assert code in refused(root, {"PRICES": "./prices"})


@pytest.mark.parametrize(
    "arguments",
    [
        ("plan", "out.yaml"),
        ("check", "out.yaml"),
        ("validate", "out/v.yaml"),
        ("check", "good.yaml", "--policy", "out.yaml"),
        ("check", "good.yaml", "--baseline", "out.yaml"),
        ("prices", "quote", "out.yaml", "--plan", "a", "--usage", "b=1"),
        ("check", "zero"),
    ],
)
def test_what_a_command_names_is_no_way_out_by_a_link(arguments: tuple[str, ...], root: Path) -> None:
    (root / "good.yaml").write_text(text(SOUND), "utf-8")
    done = ran(*arguments, folder=root)
    assert done.returncode == 2
    assert b"DOC013" in done.stderr
    assert HIDDEN.encode() not in done.stdout + done.stderr


def test_a_pipe_among_price_lists_is_not_waited_for(root: Path) -> None:
    (root / "prices").mkdir()
    os.mkfifo(root / "prices" / "v.yaml")
    assert "DOC01" in refused(root, {"PRICES": "./prices"})


def test_a_variable_and_a_broken_line_of_an_env_file_are_never_shown(root: Path) -> None:
    for content in (f"A={HIDDEN}\n", f"A='{HIDDEN}\n", f"B={HIDDEN}\n", f"A=50\x00{HIDDEN}\n", f"{HIDDEN}\nA=\n"):
        (root / ".env").write_text(content, "utf-8")
        refused(root, NAMED_BY["env"]("./.env"))
        refused(root, {"format": "extends: ./.env\nformat"})
        refused(root, NAMED_BY["vercel_json"]("./.env"))


def test_nothing_is_run_and_no_network_is_reached(root: Path) -> None:
    """What the interpreter reports of itself (PEP 578): no socket, no process, no file opened for writing."""
    watch = (
        "import sys\n"
        "def heard(event, details):\n"
        "    bad = event.startswith(('socket.', 'subprocess.', 'os.system', 'os.exec', 'os.posix_spawn', 'os.fork'))\n"
        "    wrote = event == 'open' and isinstance(details[1], str) and set(details[1]) & set('wax+')\n"
        "    if bad or wrote and not str(details[0]).endswith('.pyc') and '__pycache__' not in str(details[0]):\n"
        "        print('HEARD', event, details, file=sys.stderr)\n"
        "sys.addaudithook(heard)\n"
        "from capacity_cli.cli.main import run\n"
        "run()\n"
    )
    text = BASE
    for name, value in SOUND.items():
        text = text.replace(name, value)
    (root / "a.yaml").write_text(text, "utf-8")
    for command in (
        ["plan", "a.yaml"],
        ["check", "a.yaml", "--format", "sarif"],
        ["validate", "a.yaml"],
        ["prices", "list"],
    ):
        done = ran(*command, folder=root, program=("-B", "-c", watch))
        assert done.returncode == 0
        assert b"HEARD" not in done.stderr


@pytest.mark.parametrize(
    ("file", "target", "code"),
    [
        ("capacity.md", "../secret/v.yaml", "DOC016"),
        ("capacity.md", ".git/HEAD", "DOC016"),
        ("capacity.md", "nowhere", "DOC016"),
        ("made/capacity.md", "../secret", "DOC013"),
        ("made/capacity.md", ".git", "DOC016"),
    ],
)
@pytest.mark.parametrize("option", ["--output", "--write-baseline"])
def test_a_link_leads_no_output_elsewhere(option: str, file: str, target: str, code: str, root: Path) -> None:
    (root / "good.yaml").write_text(text(SOUND), "utf-8")
    (root / ".git" / "HEAD").write_text("ref: refs/heads/main\n", "utf-8")
    link = root / Path(file).parts[0]
    link.symlink_to(target)
    before = {path: path.read_bytes() for path in root.parent.rglob("*") if path.is_file() and path.name != "zero"}
    done = ran("check", "good.yaml", option, file if option == "--write-baseline" else f"markdown={file}", folder=root)
    assert done.returncode == 2
    assert code.encode() in done.stderr
    assert link.is_symlink()
    assert {path: path.read_bytes() for path in before} == before
    assert not (root / "nowhere").exists()
