"""Text that is safe to print: nothing in it acts on a terminal, and what an encoding lacks has a fallback."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from capacity_cli.render.harmless import encodable, harmless, json_escaped

CHECKOUT = Path(__file__).parents[2]
ACTS = re.compile("[\0-\x1f\x7f-\x9f\u200e\u200f\u061c\u2028-\u202e\u2066-\u2069\ud800-\udfff]")

any_text = st.text(st.characters() | st.sampled_from("\x1b\x9b\0\n\r\t\u202e\u2066\u200f\ud800\udfff\ufeff한₩×"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain 한글 [red] {x}", "plain 한글 [red] {x}"),
        ("\x1b[31m", r"\x1b[31m"),
        ("\x1b]0;title\a", r"\x1b]0;title\x07"),
        ("\x9b31m", r"\x9b31m"),
        ("a\nb\r\tc\0", r"a\nb\r\tc\x00"),
        ("\u202ecod.exe\u2066", r"\u202ecod.exe\u2066"),
        ("\u200f\u200e\u061c", r"\u200f\u200e\u061c"),
        ("a\u200bb\ufeff\xad", r"a\u200bb\ufeff\xad"),
        ("\u2028\u2029\x85", r"\u2028\u2029\x85"),
        ("\udcff", r"\udcff"),
        ("\U000e0041", r"\U000e0041"),
        ("é ß 日本 😀", "é ß 日本 😀"),
        ("::error::x :::", r":\x3aerror:\x3ax :\x3a:"),
        ("a ##[error]x ##vso[x] ###[y", r"a #\x23[error]x #\x23vso[x] ##\x23[y"),
        ("# ## [x] #[x] a:b", "# ## [x] #[x] a:b"),
    ],
)
def test_what_could_act_is_shown_as_its_escape(text: str, shown: str) -> None:
    assert harmless(text) == shown


@given(any_text)
def test_nothing_harmful_is_left_and_nothing_more_is_changed(text: str) -> None:
    shown = harmless(text)
    assert not ACTS.search(shown)
    assert harmless(shown) == shown
    shown.encode("utf-8")


@given(any_text)
def test_json_says_the_same_with_escapes(text: str) -> None:
    written = json.dumps({"name": text, "list": [text]}, ensure_ascii=False, indent=2)
    escaped = json_escaped(written)
    assert json.loads(escaped) == json.loads(written)
    assert not ACTS.search(escaped.replace("\n", ""))
    escaped.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "encoding", "shown"),
    [
        ("₩900,000 ≥ 7.2× – …", "ascii", "KRW 900,000 >= 7.2x - ..."),
        ("900,000원 · a → b", "ascii", "900,000 KRW - a -> b"),
        ("한글", "ascii", r"\ud55c\uae00"),
        ("₩15 ≥ × –", "cp949", "KRW 15 ≥ × -"),
        ("한글 900원 → ─", "cp949", "한글 900원 → ─"),
        ("é ✓ 😀", "cp949", r"\xe9 ok \U0001f600"),
        ("é ₩", "latin-1", "é KRW "),
        ("anything ₩ 한글", "utf_8", "anything ₩ 한글"),
    ],
)
def test_what_an_encoding_lacks_has_a_fallback(text: str, encoding: str, shown: str) -> None:
    assert encodable(text, encoding) == shown


@given(any_text, st.sampled_from(("ascii", "cp949", "latin-1", "cp1252", "utf-8")))
def test_whatever_is_shown_can_be_encoded(text: str, encoding: str) -> None:
    encodable(harmless(text), encoding).encode(encoding)


def printed(*arguments: str, encoding: str, **more: str) -> str:
    """What the command writes where nothing but that encoding can be shown."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "CAPACITY_"))}
    set_up = {"PYTHONPATH": str(CHECKOUT), "COLUMNS": "80", "NO_COLOR": "1", "LANG": "C", **more}
    ended = subprocess.run(
        [sys.executable, "-m", "capacity_cli", *arguments],
        cwd=CHECKOUT, env=clean | set_up, capture_output=True, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stderr) == (0, b"")
    return ended.stdout.decode(encoding)


def bill_edges(page: str) -> set[int]:
    """Where the amounts of the bill end."""
    table = re.split(r"\n(?:Bill|청구|\\ucc2d\\uad6c)\n", page)[1].split("\n\n")[0].splitlines()
    return {cell_len(line) for line in table if re.search(r"\d(?:원| KRW)?$", line)}


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("encoding", ["ascii", "cp949", "utf-8"])
@pytest.mark.parametrize("name", ["daily-2000", "realistic"])
def test_a_plan_is_printed_and_aligned_in_any_encoding(name: str, encoding: str, lang: str) -> None:
    page = printed("plan", f"scenarios/{name}.yaml", "--lang", lang, encoding=encoding, PYTHONIOENCODING=encoding)
    assert len(bill_edges(page)) == 1
    assert not ACTS.search(page.replace("\n", ""))
    assert "\\u" not in page.partition("\n\n")[2]  # an escape stands only for letters, in the scenario's name


@pytest.mark.parametrize("command", ["roi", "check", "validate", "plan --format=json", "--help", "schema scenario"])
@pytest.mark.parametrize("lang", ["en", "ko"])
def test_every_command_can_print_ascii(command: str, lang: str) -> None:
    file = () if command.startswith(("--help", "schema")) else ("scenarios/realistic.yaml",)
    encoding = "utf-8" if "json" in command or "schema" in command else "ascii"  # JSON is UTF-8 whatever the locale
    assert printed(*command.split(), *file, "--lang", lang, encoding=encoding, PYTHONIOENCODING="ascii")


@pytest.mark.parametrize("locale", ["C", "POSIX", "ko_KR.eucKR", "no_SUCH.thing"])
def test_a_poor_locale_does_not_crash(locale: str) -> None:
    for more in ({}, {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}):
        assert printed("plan", "scenarios/daily-2000.yaml", encoding="utf-8", LC_ALL=locale, **more)


def test_a_korean_locale_that_cannot_show_korean_gets_english() -> None:
    page = printed("roi", "scenarios/realistic.yaml", encoding="ascii", LC_ALL="ko_KR", PYTHONIOENCODING="ascii")
    assert "Saving" in page
