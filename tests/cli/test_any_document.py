"""Whatever a document says, the command answers it or refuses it: no traceback, and no half of an answer."""

import contextlib
import io
import re
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from capacity_cli.cli.main import main

CHECKOUT = Path(__file__).parents[2]
SCENARIOS = [path.read_text(encoding="utf-8") for path in sorted((CHECKOUT / "scenarios").glob("*.yaml"))]
PRICE_LISTS = {
    path.name: path.read_text(encoding="utf-8") for path in sorted((CHECKOUT / "pricing/guide").glob("*.yaml"))
}

TOKEN = re.compile(r"\s+|[\w.*/%-]+|.", re.DOTALL)
NASTY = (
    *("0", "-1", "1", "7", "0.5", "1e15", "1e16", "1e-20", "1e-21", "999999999999999", "-0", "1_0"),
    *(".nan", ".inf", "NaN", "null", "~", "''", '""', "true", "no", "unknown", "unlimited", "plan", "batch", "auto"),
    *("budget", "uniform", "all", "19:30", "09:00", "24:00", "2026-02", "2026-13", "2026-10-01", "0o17", "0x1F", "१२"),
    *("100%", "33.3333%", "101%", "0%", "{}", "[]", "{a: 1}", "[1, 2]", "[[]]", "{a: {b: {c: 1}}}"),
    *("!!str x", "&x y", "*x", "<<: x", "? x", "| x", "> x", '"*/7 * * * *"', '"0 0 31 2 *"', '"0 0 29 2 *"'),
    *('"59 23 31 12 *"', '"* * * * *"', '"0 9 * * 1"', '"@daily"', '"*/0"', "KRW", "USD", "JPY", "KWD", "XXX", "sms"),
    *("lms", "coolsms", "vercel", "hobby", "pro", "guide", "Asia/Seoul", "Foo/Bar", "name", "prices", "extends"),
    *("variants", "checks", "headroom", "cost.total", "limits.bkend.api_calls", "per_run_hour", '"\\e[31m"', '"\\0"'),
    *("\u202e", "한글", "😀", "\t", "\n", "\n  ", ":", "-", ",", "#", "'", '"', "%", "@", "`"),
    *("x" * 300, "9" * 90, "[" * 60, "a: " * 30),
)  # fmt: skip


@st.composite
def changed(draw: st.DrawFn, texts: list[str]) -> str:
    """One of the texts with some of its tokens dropped, doubled, exchanged or replaced."""
    tokens = TOKEN.findall(draw(st.sampled_from(texts)))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(tokens) - 1))
        match draw(st.sampled_from(("replace", "replace", "replace", "insert", "drop", "double", "exchange", "move"))):
            case "replace":
                tokens[at] = draw(st.sampled_from(NASTY))
            case "insert":
                tokens.insert(at, draw(st.sampled_from(NASTY)))
            case "drop":
                tokens[at] = " "
            case "double":
                tokens.insert(at, tokens[at])
            case "exchange":
                other = draw(st.integers(0, len(tokens) - 1))
                tokens[at], tokens[other] = tokens[other], tokens[at]
            case _:
                tokens.insert(draw(st.integers(0, len(tokens) - 1)), tokens.pop(at))
    return "".join(tokens)


def answered(*arguments: str) -> tuple[int, str, str]:
    """The status and what was written to both streams."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(arguments)
    return status, out.getvalue(), err.getvalue()


def holds(arguments: tuple[str, ...], statuses: set[int]) -> None:
    status, out, err = answered(*arguments)
    assert status in statuses, err
    assert bool(out) is (status != 2)
    assert bool(err) is (status == 2)


@settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(text=changed(SCENARIOS), lang=st.sampled_from(("en", "ko")), output_format=st.sampled_from(("table", "json")))
def test_any_scenario_is_answered_or_refused(text: str, lang: str, output_format: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for shipped in (CHECKOUT / "scenarios").glob("*.yaml"):
            Path(folder, shipped.name).write_bytes(shipped.read_bytes())
        path = Path(folder, "scenario.yaml")
        path.write_text(text, encoding="utf-8")
        shown = ("--lang", lang, "--format", output_format)
        holds(("plan", str(path), *shown), {0, 2})
        holds(("roi", str(path), *shown), {0, 2})
        holds(("check", str(path), *shown), {0, 1, 2, 3})


@settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), name=st.sampled_from(list(PRICE_LISTS)), output_format=st.sampled_from(("table", "json")))
def test_any_price_list_is_used_or_refused(data: st.DataObject, name: str, output_format: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for each, text in PRICE_LISTS.items():
            written = data.draw(changed([text])) if each == name else text
            Path(folder, each).write_text(written, encoding="utf-8")
        for scenario in ("realistic", "bkend-growth"):
            path = str(CHECKOUT / "scenarios" / f"{scenario}.yaml")
            for command in ("plan", "roi"):
                holds((command, path, "--prices", folder, "--format", output_format), {0, 2})
        holds(("validate", str(Path(folder, name)), "--quiet"), {0, 2})
