"""Markdown: what comes from a document is text and never markup, read by a Markdown parser of another maker."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from capacity_cli.cli.main import main
from capacity_cli.render.markdown.check import MARK
from capacity_cli.render.markdown.room import Room
from capacity_cli.render.markdown.text import code, details, prose, table

CHECKOUT = Path(__file__).parents[2]
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
PLAIN = {"text", "softbreak"}

HOSTILE = [
    *("**bold** _it_ ~~gone~~", "[a](https://x.example)", "![a](x.png)", "<img src=x onerror=1>", "-->", "<!-- x"),
    *("a | b", "</details>", "@someone", "#12", "GH-12", "https://x.example/a", "www.x.example", "$x^2$", ":smile:"),
    *("`code`", "``x", "\\", "a\\|b", "| --- |\n| x |", "# heading", "- list", "1. list", "> quote", "&lt;b&gt;"),
    *("    code", "=====", "a`b|c", "0123456789abcdef0123456789abcdef01234567", "team/name@0123456"),
]
LINKED = re.compile(r"(?<!\w)@\w|#\d|GH-\d|://|www\.|[0-9a-f]{7}|:\w+:|\$")


def text_of(markdown: str) -> tuple[str, set[str]]:
    """What a reader sees in the only paragraph, without code, and the kinds of inline parts besides code."""
    (inline,) = (token for token in READER.parse(markdown) if token.type == "inline")
    parts = inline.children or []
    shown = "".join(part.content for part in parts if part.type == "text")
    return shown, {part.type for part in parts if part.type != "code_inline"}


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_only_text(text: str) -> None:
    shown, kinds = text_of(f"a {prose(text)}")
    assert kinds <= PLAIN
    assert not LINKED.search(shown.replace("$", "")) or "`" in text


@given(st.text(min_size=1))
def test_any_text_stays_what_it_was(text: str) -> None:
    line = " ".join(text.split())
    parts = [token for token in READER.parse(f"a {prose(text)} z") if token.type == "inline"]
    assert len(parts) == 1
    children = parts[0].children or []
    assert {child.type for child in children} <= PLAIN | {"code_inline"}
    shown = "".join(child.content for child in children).replace("\u2060", "")
    wanted = f"a {line} z".replace("\u2060", "")
    assert _squeezed(shown) == _squeezed(wanted.replace("`", "")) or _squeezed(shown) == _squeezed(wanted)


def _squeezed(text: str) -> str:
    return re.sub(r"[\s`\x00\ufffd]+", "", text)


@given(st.lists(st.text(), min_size=1, max_size=3), st.lists(st.text(), min_size=1, max_size=3))
def test_a_table_has_the_cells_that_it_was_given(one: list[str], other: list[str]) -> None:
    width = max(len(one), len(other))
    rows = [row + [""] * (width - len(row)) for row in (one, other)]
    tokens = READER.parse(table(["h"] * width, rows))
    assert [token.type for token in tokens].count("td_open") == 2 * width


@given(st.text(min_size=1))
def test_a_code_is_one_code(text: str) -> None:
    if text.split():
        children = READER.parse(f"a {code(text)} z")[1].children or []
        assert [child.type for child in children] == ["text", "code_inline", "text"]


@pytest.mark.parametrize("text", HOSTILE)
def test_the_line_of_a_folded_section_cannot_close_it(text: str) -> None:
    made = details(text, "body")
    assert made.count("<") == made.count(">") == 4


def test_what_does_not_fit_into_the_room_is_left_out_whole() -> None:
    room = Room(2000)
    assert room.section(["# a", "x" * 600, "y" * 2000]) == (["# a", "x" * 600], False)
    assert room.section(["# b", "x" * 1500]) == ([], False)  # no heading alone
    assert room.section(["# c", "", "z" * 500]) == (["# c", "z" * 500], True)
    left = room.left
    assert room.lines(["r" * 99] * 100, 2) == left // 200
    assert room.lines(["r" * 99] * 100) == left // 100 - left // 200
    assert room.section(["never tried"]) == ([], False)


def test_a_hostile_scenario_leaves_a_comment_of_text(capsys: pytest.CaptureFixture[str]) -> None:
    scenario = str(CHECKOUT / "scenarios" / "realistic.yaml")
    name = "x --> <b>@you</b> [l](https://x.example) | `a` ![i](u)"
    assert main(["check", scenario, "--format", "markdown", "--set", f"name={name!r}", "--lang", "en"]) == 0
    made = capsys.readouterr().out
    assert made.startswith(MARK)
    assert made.count("-->") == 1
    kinds = {child.type for token in READER.parse(made) for child in token.children or []}
    assert kinds <= {"text", "code_inline", "softbreak", "strong_open", "strong_close", "html_inline"}
    inline = {c.content for t in READER.parse(made) for c in t.children or [] if c.type == "html_inline"}
    assert inline <= {"<br>"}
