"""The figures on the reconciliation pages are what the program computes today, in both languages.

Behind each figure a comment says where it comes from: `<!-- plan daily-2000; period={days: 1}; cost.total -->` is the
metric `cost.total` of `capacity plan scenarios/daily-2000.yaml` with that change. `<!-- fall: A => B -->` is by how
many percent B lies below A.
"""

import io
import json
import re
from contextlib import redirect_stdout
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pages import ROOT

from capacity_cli.cli.main import main

NAME = "explanation/guide-reconciliation.md"
PAGES = (ROOT / "docs" / NAME, ROOT / "docs" / "ko" / NAME)

THE_GUIDE = 1
"""The column with the guide's own words, whose figures are quoted and not computed."""

_COMMENT = re.compile(r"<!-- (?P<text>.*?) -->")
_FIGURE = re.compile(r"`[^`]*`|(?<![\w.])-?[0-9][0-9,]*(?:\.[0-9]+)?", re.ASCII)


def rows(text: str) -> list[list[str]]:
    """The rows of all tables without their heads, cell by cell."""
    tables = re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE)
    lines = [line for table in tables for line in table.splitlines()[2:]]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def figures(text: str) -> list[tuple[str, str]]:
    """Each figure of the computed cells with what the comment behind it says; an empty text if there is none.

    Code that is more than a number may be an input, and then has no comment.
    """
    found: list[tuple[str, str]] = []
    for row in rows(text):
        for cell in row[THE_GUIDE + 1 :]:
            parts = _COMMENT.split(cell)
            for words, comment in zip(parts[::2], [*parts[1::2], ""], strict=True):
                shown = _FIGURE.findall(words)
                last = [(shown.pop().strip("`"), comment)] if comment and shown else []
                found.extend((figure.strip("`"), "") for figure in shown if _FIGURE.fullmatch(figure.strip("`")))
                found.extend(last or ([("", comment)] if comment else []))
    return found


def value(comment: str) -> str:
    """The value that a comment stands for, as the JSON has it."""
    kind, _, specification = comment.partition(": ")
    if kind == "fall":
        before, after = (Decimal(value(part)) for part in specification.split(" => "))
        return str(100 * (before - after) / before)
    command, *changes, metric = comment.split("; ")
    name, scenario = command.split()
    found = entry(name, scenario, tuple(changes))
    for step in metric.split("."):
        found = found[int(step)] if isinstance(found, list) else named(found, step)
    return str(found)


def named(found: Any, step: str) -> Any:
    """A part by its name; a limit by its vendor and meter, a line of the bill by its vendor and meter, or `plan`."""
    inner = found[step]
    if not isinstance(inner, list) or not inner or "vendor" not in inner[0]:
        return inner
    whole: dict[str, dict[str, Any]] = {}
    for each in inner:
        whole.setdefault(each["vendor"], {})[each["meter"] or "plan"] = each
    return whole


@cache
def entry(command: str, scenario: str, changes: tuple[str, ...]) -> Any:
    """What the program says about a shipped scenario with some changes."""
    options = [part for change in changes for part in ("--set", change)]
    page = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with redirect_stdout(page):
        main([command, str(ROOT / "scenarios" / f"{scenario}.yaml"), "--format", "json", *options])
    page.seek(0)
    return json.loads(page.read())["scenarios"][0]


def matches(shown: str, computed: str) -> bool:
    """Whether a page shows a value, rounded half up to the decimals that it shows."""
    number = shown.replace(",", "")
    if not _FIGURE.fullmatch(number) or not _FIGURE.fullmatch(computed):
        return shown == computed
    unit = Decimal(1).scaleb(-len(number.partition(".")[2]))
    return Decimal(number) == Decimal(computed).quantize(unit, ROUND_HALF_UP)


@pytest.mark.parametrize("page", PAGES, ids=["en", "ko"])
def test_each_figure_says_where_it_comes_from(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert figures(text)
    assert [number for number, comment in figures(text) if not comment] == []


@pytest.mark.parametrize("page", PAGES, ids=["en", "ko"])
def test_each_figure_is_what_the_program_computes(page: Path) -> None:
    wrong = [
        (shown, value(comment), comment)
        for shown, comment in figures(page.read_text(encoding="utf-8"))
        if not matches(shown, value(comment))
    ]
    assert wrong == []


def test_both_languages_show_the_same_figures() -> None:
    english, korean = (figures(page.read_text(encoding="utf-8")) for page in PAGES)
    assert english == korean


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("7.2×", [("7.2", "")]),
        ("7.2× <!-- a -->, 5", [("7.2", "a"), ("5", "")]),
        ("3 of 4 <!-- a -->", [("3", ""), ("4", "a")]),
        ("with `batch_size: 100` 여유 2.88배 <!-- a -->", [("2.88", "a")]),
        ("`low` <!-- a -->", [("low", "a")]),
        ("`7.2`", [("7.2", "")]),
        ("none <!-- a -->", [("", "a")]),
    ],
)
def test_a_figure_belongs_to_the_comment_behind_it(cell: str, found: list[tuple[str, str]]) -> None:
    assert figures(f"| Topic | guide | capacity |\n|---|---|---|\n| a | 1 | {cell} |\n") == found


def test_a_figure_is_compared_at_the_decimals_that_it_shows() -> None:
    assert matches("65.6", "65.5555")
    assert not matches("66.6", "65.5555")
    assert matches("1,300,000", "1300000")
    assert not matches("low", "very_low")
