"""Texts of strangers, in every command and format: outputs parse, and nothing in them acts on whoever reads them."""

import csv
import json
import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import xmlschema
from driven import CHECKOUT
from jsonschema.validators import validator_for
from markdown_it import MarkdownIt

from capacity_cli.cli.main import main

PUBLISHED = CHECKOUT / "tests" / "reports" / "published"
HOSTILE = {
    "escape sequences": "\x1b[31m\x1b]0;t\x07\x9b2J",
    "carriage return": "good\rbad\x08\x08",
    "direction": "\u202ecod.exe\u2066\u200f\u061c",
    "zero width": "a\u200bb\u2060c\ufeffd\xad",
    "workflow command": "::error::x",
    "workflow command after a line": "a\n::error file=a,line=1::x\n##[error]y\n##vso[task.setvariable]z",
    "workflow command, long": "x" * 60 + " ::stop-commands::y " + "z" * 60 + "::set-env name=a::b",
    "annotation": "x%0A::error::y%0D,line=3:title=",
    "end of the mark": "a --> <!-- capacity-check --> <!--",
    "table": "a | b || c\\| \\",
    "code": "a `b` ``c`` ``` d",
    "mention": "@team @org/team #1 GH-2 org/repo#3 0123456789abcdef0123456789abcdef01234567",
    "link": "[x](https://x.example) <https://x.example> https://x.example www.x.example",
    "image": "![x](https://x.example/x.png) <img src=https://x.example/x.png onerror=a()>",
    "html": "</details></summary><script>a()</script> &lt;b&gt; <!DOCTYPE x>",
    "xml": "]]> <![CDATA[ & &x; \ufffe\uffff \"'>",
    "formula": "=cmd|' /C calc'!A0",
    "formula after a blank": " \t+1+cmd()",
    "formula by at": "@SUM(A1)",
    "formula by minus": "-2+3",
    "nothing of a text": "\0\x01\x7f\x85\u2028\u2029",
    "long": "한글 " * 30,
}
EACH = pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
_ACTS = re.compile(
    "[\0-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_COMMAND = re.compile(r"^\s*::|##\w*\[", re.MULTILINE)
_READER = MarkdownIt("commonmark", {"linkify": False}).enable(["table", "strikethrough"])
_OURS = re.compile(r"<!-- capacity-check -->|</?details>|<summary>[^<>\n]*</summary>")
_MENTION = re.compile(r"(?<!\w)[@#](?=[\w])|GH-\d|://|www\.|[0-9a-f]{40}")
_FORMULA = re.compile(r"[\s'\"]*[=+\-@|%]")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def written(text: str) -> str:
    """A text as YAML can spell it."""
    return json.dumps(text)


PRICE_LIST = """\
format: price-list/v1
vendor: v
title: HOSTILE
edition: HOSTILE
currency: KRW
sources: {s: {title: HOSTILE, url: "https://x.example/", read: 2020-01-01, confidence: C}}
meters: {m: {title: HOSTILE, unit: HOSTILE}, alimtalk: {title: HOSTILE, unit: message}}
plans:
  p:
    title: HOSTILE
    price: {amount: 0, source: s}
    limits: [{meter: m, limit: 1, on_exceed: block, source: s}]
    charges: [{meter: alimtalk, unit_price: 15, source: s}]
triggers: {clock: {dialect: {fields: 5}}}
"""
SERVICE = """\
format: scenario/v1
prices: ./prices
workload: {messages_per_day: 2000}
scheduler: {trigger: clock, schedule: SCHEDULE, batch_size: BATCH}
services: {v: {plan: p, usage: {m: 5}}}
labor: {hourly_wage: 1, manual: {hours_per_day: 4}, automated: {hours_per_month: 2}}
"""
SOUND = SERVICE.replace("SCHEDULE", '"*/5 * * * *"').replace("BATCH", "50")
FILES = {
    "prices/v.yaml": PRICE_LIST,
    "a.yaml": f"{SOUND}name: HOSTILE\nvariants: {{HOSTILE: {{name: HOSTILE}}}}\n"
    "checks: {headroom: {min: 1000}, monthly_cost: {max: 1, level: warning}, HOSTILE: {max: 1}}\n",
    "b.yaml": SERVICE.replace("SCHEDULE", "HOSTILE").replace("BATCH", "HOSTILE")
    + "HOSTILE: 1\ntimezone: HOSTILE\ncurrency: HOSTILE\nvariants: {HOSTILE: 1}\nextends: HOSTILE\n",
    "c.yaml": SERVICE.replace("SCHEDULE", "{vercel_json: {file: vercel.json, path: HOSTILE}}").replace(
        "BATCH", "{env: {file: .env, name: HOSTILE}}"
    ),
}
"""A price list, and a scenario that is sound, one that is wrong, and one that names entries, all with hostile texts."""


def service(folder: Path, text: str) -> None:
    """Write a service whose every text is hostile."""
    (folder / "prices").mkdir()
    for name, content in FILES.items():
        (folder / name).write_text(content.replace("HOSTILE", written(text)), "utf-8")
    crons = [{"path": "/a", "schedule": "*/5 * * * *"}, {"path": f"/{text}", "schedule": text}]
    (folder / "vercel.json").write_text(json.dumps({"crons": crons}), "utf-8")
    (folder / ".env").write_text(f"A=50\nB={text}\n{text}=1\n", "utf-8")
    (folder / "d.yaml").write_text(text, "utf-8")


def harmless(text: str) -> None:
    found = _ACTS.search(text)
    assert not found, text[max(0, found.start() - 40) : found.end() + 40]
    command = _COMMAND.search(text)
    assert not command, text[max(0, command.start() - 40) : command.end() + 40]


def still_json(text: str) -> None:
    harmless(text)
    json.loads(text)


def valid(schema_name: str) -> Callable[[str], None]:
    def check(text: str) -> None:
        harmless(text)
        schema = json.loads((PUBLISHED / schema_name).read_text("utf-8"))
        document: Any = json.loads(text)
        for each in document if isinstance(document, list) else [document]:
            validator_for(schema)(schema).validate(each)

    return check


def still_csv(text: str) -> None:
    harmless(text.replace("\r\n", "\n"))
    heading, *rows = csv.reader(StringIO(text), strict=True)
    assert {len(row) for row in rows} == {len(heading)}
    for cell in (cell for row in rows for cell in row):
        assert _NUMBER.fullmatch(cell) or cell.startswith("'") or not _FORMULA.match(cell), cell


def still_xml(text: str) -> None:
    harmless(text)
    ET.fromstring(text)  # noqa: S314  our own output
    xmlschema.XMLSchema(str(PUBLISHED / "junit-10.xsd")).validate(text)


def still_markdown(text: str) -> None:
    harmless(text.replace("\u2060", ""))
    tokens = _READER.parse(text)
    parts = [part for token in tokens for part in token.children or []]
    markup = {"code_inline", "softbreak", "hardbreak", "strong_open", "strong_close"}
    assert [part for part in parts if part.type not in {"text", *markup} and part.content != "<br>"] == []
    for token in tokens:
        if token.type == "html_block":
            assert not _OURS.sub("", token.content).strip(), token.content
    for part in parts:
        if part.type == "text":
            assert not _MENTION.search(part.content), part.content


def still_annotations(text: str) -> None:
    for line in text.splitlines():
        form = re.fullmatch(r"::(?:error|warning|notice)((?: |,)[a-z]+=[^,:\s]([^,:]*))*::(.+)", line)
        assert form, line
        assert not _ACTS.search(line)


TEXTS: dict[str, Callable[[str], None]] = {"table": harmless, "json": still_json}
REPORTS: dict[str, Callable[[str], None]] = {**TEXTS, "csv": still_csv, "markdown": still_markdown}
GATE: dict[str, Callable[[str], None]] = {
    **REPORTS,
    "github": still_annotations,
    "junit": still_xml,
    "sarif": valid("sarif-2.1.0.json"),
    "gitlab": valid("gitlab-code-quality.json"),
}
COMMANDS: list[tuple[list[str], dict[str, Callable[[str], None]]]] = [
    (["plan", "a.yaml"], REPORTS),
    (["plan", "a.yaml", "a.yaml", "a.yaml", "a.yaml"], TEXTS),
    (["roi", "a.yaml"], REPORTS),
    (["check", "a.yaml", "b.yaml", "c.yaml", "d.yaml"], GATE),
    (["validate", "a.yaml", "b.yaml", "c.yaml", "d.yaml", "prices/v.yaml"], TEXTS),
    (["explain", "monthly_cost", "a.yaml"], TEXTS),
    (["prices", "show", "prices/v.yaml"], TEXTS),
    (["prices", "diff", "prices", "guide"], TEXTS),
    (["prices", "quote", "prices/v.yaml", "--plan", "p", "--usage", "m=5"], TEXTS),
    (["export", "vercel-json", "c.yaml"], {"": harmless}),
    (["export", "env", "c.yaml"], {"": harmless}),
    (["init", "new.yaml", "--from", "."], {"": harmless}),
]


@EACH
def test_no_text_of_a_document_acts(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(tmp_path)
    service(tmp_path, text)
    for command, reports in COMMANDS:
        for report, check in reports.items():
            for lang in ("en", "ko") if report in {"table", "markdown"} else ("en",):
                (tmp_path / "new.yaml").unlink(missing_ok=True)
                options = ["--format", report] if report else []
                assert main([*command, *options, "--lang", lang]) in {0, 1, 2, 3}, (command, report)
                shown = capsysbinary.readouterr()
                harmless(shown.err.decode("utf-8"))
                if shown.out:
                    check(shown.out.decode("utf-8"))


@EACH
def test_no_text_of_the_command_line_acts(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(tmp_path)
    given = text.replace("\0", "")
    for arguments in (
        *([given], ["plan", f"none/{given}"], ["plan", f"--{given}"], ["explain", given], ["schema", given]),
        *(["plan", option, given] for option in ("--set", "--as-of", "--output", "--format", "--prices")),
        *(["plan", "--set", f"name={written(text)}"], ["plan", "--set", f"{given}=1"]),
        *(["prices", "show", given], ["init", "--price-list", given]),
    ):
        assert main([*arguments]) in {0, 2, 3}, arguments
        shown = capsysbinary.readouterr()
        harmless(shown.err.decode("utf-8"))
        harmless(shown.out.decode("utf-8"))


NUMBERS = [
    "1e400",
    "-1e400",
    "1e-400",
    "9" * 4_000,
    "0." + "0" * 4_000 + "1",
    "1e999999999",
    "1" + "_0" * 2_000,
    "0x" + "f" * 4_000,
]


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: number[:12])
@pytest.mark.parametrize("quote", ["", '"'])
def test_no_number_explodes(
    number: str, quote: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(tmp_path)
    service(tmp_path, "x")
    sound = (tmp_path / "a.yaml").read_text("utf-8")
    prices = (tmp_path / "prices" / "v.yaml").read_text("utf-8")
    given = f"{quote}{number}{quote}"
    for file, text in (
        *(("a.yaml", sound.replace(old, new.replace("N", given))) for old, new in (
            ("messages_per_day: 2000", "messages_per_day: N"), ("batch_size: 50", "batch_size: N"), ("m: 5", "m: N"),
            ("hourly_wage: 1", "hourly_wage: N"), ("{min: 1000}", "{min: N}"),
        )),
        *(("prices/v.yaml", prices.replace(old, new.replace("N", given))) for old, new in (
            ("unit_price: 15", "unit_price: N"), ("limit: 1", "limit: N"), ("amount: 0", "amount: N"),
        )),
    ):  # fmt: skip
        (tmp_path / "a.yaml").write_text(sound, "utf-8")
        (tmp_path / "prices" / "v.yaml").write_text(prices, "utf-8")
        (tmp_path / file).write_text(text, "utf-8")
        for command in (["plan", "--format", "json"], ["check"], ["plan", "--format", "csv"]):
            assert main([command[0], "a.yaml", *command[1:]]) in {0, 1, 2, 3}
            shown = capsysbinary.readouterr()
            assert len(shown.out) + len(shown.err) < 100_000
            assert max(map(len, shown.err.splitlines()), default=0) < 1_500
