"""Bad input: status 2, nothing on standard output, every problem at its place with its line, a mark and a remedy."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from capacity_cli.cli.main import main

GOOD = """\
format: scenario/v1
name: a service
prices: guide
currency: KRW
exchange_rates: {USD: 1300}
workload:
  messages_per_day: 2000
  channels: {alimtalk: 100%}
scheduler:
  trigger: vercel_cron
  schedule: "*/5 * * * *"
  batch_size: 50
  seconds_per_job: 0.5
services:
  coolsms: {plan: payg}
  vercel: {plan: hobby}
checks:
  headroom: {min: 2}
"""

FILE = "capacity.yaml"
HANGUL = re.compile("[가-힣]")


class Bad(NamedTuple):
    """A document and what is said about it in English."""

    data: bytes
    code: str
    place: str
    """Line and column; empty for the file as a whole."""
    message: str
    """A part of the message."""
    remedy: str
    """A part of the remedy."""


def edited(old: str, new: str) -> bytes:
    """The good scenario with one text replaced."""
    assert GOOD.count(old) == 1
    return GOOD.replace(old, new).encode()


def missing(runs: str) -> bytes:
    """The good scenario with missed runs."""
    return edited("  batch_size", f"  missed_runs: {runs}\n  batch_size")


def named(encoding: str, name: str) -> bytes:
    """The good scenario of another name, in another encoding."""
    return GOOD.replace("a service", name).encode(encoding)


BOMB = GOOD + "b0: &b0 [x]\n" + "".join(f"b{n}: &b{n} [{', '.join([f'*b{n - 1}'] * 10)}]\n" for n in range(1, 6))

FILES = {
    "an empty file": Bad(b"", "DOC005", "", "the file is empty", "`capacity init`"),
    "only comments": Bad(b"# nothing\n", "DOC005", "", "the file is empty", "`capacity init`"),
    "a list": Bad(b"- a\n", "DOC022", "1:1", "a map (key: value) is needed here, not a list", "write a map"),
    "a scalar": Bad(b"hello\n", "DOC022", "1:1", "not a text", "write a map"),
    "a tab": Bad(edited("  batch_size", "\tbatch_size"), "DOC001", "12:1", "a tab where blanks are", "no tabs"),
    "an open bracket": Bad(edited("{plan: payg}", "{plan: payg"), "DOC001", "16:9", "not valid YAML", "the brackets"),
    "binary": Bad(bytes(range(256)), "DOC003", "1:1", "control character U+0000", "remove it"),
    "NUL": Bad(edited("a service", "a\0service"), "DOC003", "2:8", "control character U+0000", "remove it"),
    "a raw escape": Bad(edited("a service", "a\x1b[31m"), "DOC003", "2:8", "character U+001B", "as an escape"),
    "a raw C1 control": Bad(edited("a service", "a\x9b31m"), "DOC003", "2:8", "character U+009B", "as an escape"),
    "UTF-16 with its mark": Bad(named("utf-16", "a"), "DOC002", "", "looks like UTF-16", "save it as UTF-8"),
    "UTF-16 without a mark": Bad(named("utf-16-le", "a"), "DOC002", "", "looks like UTF-16", "save it as UTF-8"),
    "CP949": Bad(named("cp949", "알림"), "DOC002", "2:7", "looks like CP949 (EUC-KR)", "save it as UTF-8"),
    "Latin-1": Bad(named("latin-1", "Zürich"), "DOC002", "2:8", "looks like Latin-1 (ISO 8859-1)", "save it as UTF-8"),
    "two documents": Bad(f"{GOOD}---\na: 1\n".encode(), "DOC006", "19:1", "a second document", "keep one document"),
    "a key twice": Bad(f"{GOOD}currency: USD\n".encode(), "DOC007", "19:1", "the first is in line 4", "keep one"),
    "a key twice, deeper": Bad(
        edited("{plan: payg}", "{plan: payg, plan: free}"), "DOC007", "15:25", "the first is in line 15", "keep one"
    ),
    "an alias bomb": Bad(BOMB.encode(), "DOC004", "24:15", "the values of a file, aliases expanded", "smaller"),
    "an alias loop": Bad(f"{GOOD}x: &x [*x]\n".encode(), "DOC008", "19:8", "an alias inside of what it", "write the"),
    "deep nesting": Bad(f"{GOOD}x: {'[' * 60}\n".encode(), "DOC004", "19:53", "the depth of nesting", "smaller"),
    "a tag that constructs": Bad(
        edited("a service", "!!python/object/apply:os.system [ls]"), "DOC008", "2:7", "a tag (`!`)", "write the value"
    ),
    "a merge key": Bad(edited("{plan: payg}", "{<<: {plan: payg}}"), "DOC008", "15:13", "a merge key (`<<`)", "write"),
}

NAMES = {
    "a key": Bad(edited("batch_size", "batch_sizes"), "DOC020", "12:3", "unknown key `batch_sizes`", "`batch_size`"),
    "a key at the top": Bad(f"{GOOD}budjet: 1\n".encode(), "DOC020", "19:1", "unknown key `budjet`", "`budget`"),
    "a key like no other": Bad(
        edited("{plan: payg}", "{plan: payg, qqq: 1}"), "DOC020", "15:25", "key `qqq`", "allowed here: plan, "
    ),
    "an edition": Bad(edited("guide", "giude"), "DOC040", "3:9", "unknown edition `giude`", "did you mean `guide`?"),
    "a vendor": Bad(edited("coolsms", "coolsm"), "DOC040", "15:3", "unknown vendor `coolsm`", "`coolsms`?"),
    "a host": Bad(edited("  trigger", "  host: vercell\n  trigger"), "DOC040", "10:9", "vendor `vercell`", "`vercel`?"),
    "a plan": Bad(edited("payg", "payge"), "DOC040", "15:19", "unknown plan `payge`", "did you mean `payg`?"),
    "a trigger": Bad(edited("vercel_cron", "vercel_corn"), "DOC040", "10:12", "trigger `vercel_corn`", "`vercel_cron`"),
    "a channel": Bad(edited("alimtalk", "alimtok"), "DOC035", "8:14", "`alimtok` is not a channel", "`alimtalk`?"),
    "a currency": Bad(edited(": KRW", ": KRWW"), "DOC040", "4:11", "unknown currency `KRWW`", "did you mean `KRW`?"),
    "a currency of a rate": Bad(edited("USD", "USDD"), "DOC040", "5:18", "currency `USDD`", "did you mean `USD`?"),
    "a meter": Bad(
        edited("{plan: payg}", "{plan: payg, usage: {alimtok: 1}}"), "DOC040", "15:33", "meter `alimtok`", "`alimtalk`?"
    ),
    "a level": Bad(edited("{min: 2}", "{min: 2, level: eror}"), "DOC035", "18:29", "not a level", "`error`?"),
}

SHAPES = {
    "no format": Bad(edited("format: scenario/v1\n", ""), "DOC021", "1:1", "`format` is missing", "add `format:`"),
    "no prices": Bad(edited("prices: guide\n", ""), "DOC021", "1:1", "`prices` is missing", "add `prices:`"),
    "no volume": Bad(
        edited("  messages_per_day: 2000\n", ""), "DOC021", "6:1", "`messages_per_day` is missing", "add `messages_per"
    ),
    "no schedule": Bad(
        edited('  schedule: "*/5 * * * *"\n', ""), "DOC021", "9:1", "`schedule` is missing", "add `schedule:`"
    ),
    "an unknown version": Bad(edited("scenario/v1", "scenario/v9"), "DOC023", "1:9", "`scenario/v9`", "scenario/v1"),
    "a text for a map": Bad(edited("{plan: payg}", "payg"), "DOC022", "15:12", "not a text", "write a map"),
    "USD without a rate": Bad(
        edited("exchange_rates: {USD: 1300}\n", ""), "DOC042", "15:18", "vercel bills in USD", "`exchange_rates: {USD: "
    ),
    "a rate of 0": Bad(edited("1300", "0"), "DOC032", "5:23", "it must be above 0", "write a number above 0"),
    "99 %": Bad(edited("100%", "99%"), "DOC037", "8:13", "add up to 99", "adjust the shares"),
    "120 %": Bad(edited("100%", "60%, sms: 60%"), "DOC037", "8:13", "add up to 120", "adjust the shares"),
    "a share without its sign": Bad(edited("100%", "100"), "DOC036", "8:24", "not a percentage", "write it like 20%"),
    "a check without bounds": Bad(edited("{min: 2}", "{}"), "DOC043", "18:13", "`headroom` needs min", "add min"),
    "a check upside down": Bad(
        edited("{min: 2}", "{min: 2, max: 1}"), "DOC038", "18:27", "above the upper", "exchange"
    ),
    "all runs missed": Bad(missing("100%"), "DOC033", "12:16", "must be below 100%", "value below 100%"),
    "more than all runs missed": Bad(missing("{share: 120%}"), "DOC033", "12:24", "must be below 100%", "below 100%"),
    "fewer than no runs missed": Bad(missing("-1%"), "DOC032", "12:16", "at least 0", "at least 0"),
    "a share of runs without its sign": Bad(missing("2"), "DOC036", "12:16", "not a percentage", "write it like 20%"),
    "a drill of no run": Bad(
        missing("{in_a_row: 0, from: '09:00'}"), "DOC032", "12:27", "must be at least 1", "a number at least 1"
    ),
    "a drill at 25:00": Bad(
        missing("{in_a_row: 3, from: '25:00'}"), "DOC036", "12:36", "`25:00` is not a time of day", "like 09:00"
    ),
    "a drill without its time": Bad(missing("{in_a_row: 3}"), "DOC043", "12:16", "`in_a_row` needs from", "add from"),
    "a drill without its length": Bad(missing("{share: 2%, from: '09:00'}"), "DOC043", "12:16", "`from` needs", "add"),
    "both ways to miss runs": Bad(missing("{2%: {in_a_row: 3}}"), "DOC020", "12:17", "unknown key `2%`", "share, in_a"),
    "a key of missed runs": Bad(missing("{share: 2%, form: '09:00'}"), "DOC020", "12:28", "key `form`", "`from`?"),
    "a list of missed runs": Bad(missing("[2%]"), "DOC022", "12:16", "not a list", "write a map"),
    "more than each run twice": Bad(
        edited("  batch_size", "  doubled_runs: 101%\n  batch_size"), "DOC033", "12:17", "at most 100%", "at most 100%"
    ),
    "a budget that is not there": Bad(
        edited("headroom: {min: 2}", "monthly_cost: {max: budget}"), "DOC043", "18:23", "budget.monthly", "add"
    ),
    "a budget of no money": Bad(edited("{min: 2}", "{max: budget}"), "DOC036", "18:19", "no amount of money", "like 2"),
    "prices out of the root": Bad(edited("guide", "../../prices"), "DOC013", "3:9", "leads out of", "below the root"),
    "prices out of the root by a link": Bad(edited("guide", "./far"), "DOC013", "3:9", "leads out of", "below the"),
    "prices in a circle": Bad(edited("guide", "./circle"), "DOC010", "3:9", "there is no such file", "check the path"),
    "prices that are not there": Bad(edited("guide", "./no"), "DOC010", "3:9", "no such file: ./no", "check the path"),
    "a base out of the root": Bad(b"extends: ../x.yaml\n", "DOC013", "1:10", "leads out of", "below the root"),
    "a base out of the root by a link": Bad(b"extends: far/x.yaml\n", "DOC013", "1:10", "leads out of", "below the"),
    "a base that is a link in a circle": Bad(b"extends: circle\n", "DOC012", "1:10", "links lead in a circle", "check"),
    "a base that extends itself": Bad(b"extends: capacity.yaml\n", "DOC014", "1:10", "in a circle", "remove one"),
    "a base that is not there": Bad(b"extends: no.yaml\n", "DOC010", "1:10", "no such file: no.yaml", "check the path"),
    "a base that is a folder": Bad(b"extends: .\n", "DOC011", "1:10", "not a file but a folder", "name a file"),
    "a base that is no text": Bad(b"extends: [x]\n", "DOC022", "1:10", "not a list", "write a text"),
    "variants that are a list": Bad(f"{GOOD}variants: [x]\n".encode(), "DOC022", "19:11", "not a list", "write a map"),
}

NO_NUMBER = "write digits"
WHOLE = {  # under messages_per_day, a whole number from 1
    "-1": ("DOC032", "it must be at least 1", "a number at least 1"),
    "0": ("DOC032", "it must be at least 1", "a number at least 1"),
    "0.5": ("DOC032", "it must be at least 1", "a number at least 1"),
    "1.5": ("DOC031", "`1.5` is not a whole number", "without a fraction"),
    "1000000000000001": ("DOC033", "it must be at most 10^15", "value at most 10^15"),
    "1e99": ("DOC033", "it must be at most 10^15", "value at most 10^15"),
    ".nan": ("DOC030", "`.nan` is not a number", NO_NUMBER),
    "NaN": ("DOC030", "`NaN` is not a number", NO_NUMBER),
    ".inf": ("DOC030", "`.inf` is not a number", NO_NUMBER),
    "-Infinity": ("DOC030", "`-Infinity` is not a number", NO_NUMBER),
    "many": ("DOC030", "`many` is not a number", NO_NUMBER),
    '""': ("DOC030", "`` is not a number", NO_NUMBER),
    "2026-10-01": ("DOC030", "`2026-10-01` is not a number", NO_NUMBER),
    "19:30": ("DOC030", "`19:30` is not a number", NO_NUMBER),
    "no": ("DOC030", "`no` is not a number", NO_NUMBER),
    "true": ("DOC030", "`true` is not a number", NO_NUMBER),
    "0o17": ("DOC030", "`0o17` is not a number", NO_NUMBER),
    "0x1F": ("DOC030", "`0x1F` is not a number", NO_NUMBER),
    "１２": ("DOC030", "`１２` is not a number", NO_NUMBER),
    "1 000": ("DOC030", "`1 000` is not a number", NO_NUMBER),
    '"1,00"': ("DOC030", "`1,00` is not a number", NO_NUMBER),
    "{a: 1}": ("DOC022", "a number is needed here, not a map", "write a number"),
    "[1]": ("DOC022", "a number is needed here, not a list", "write a number"),
}
DECIMAL = {  # under seconds_per_job, a number above 0
    "-0.5": ("DOC032", "it must be above 0", "a number above 0"),
    "0": ("DOC032", "it must be above 0", "a number above 0"),
    "1e16": ("DOC033", "it must be at most 10^15", "value at most 10^15"),
    "0.000000000000000000001": ("DOC034", "more than 20 decimals", "round it"),
    ".nan": ("DOC030", "is not a number", NO_NUMBER),
    "half": ("DOC030", "`half` is not a number", NO_NUMBER),
    "0,5": ("DOC030", "`0,5` is not a number", NO_NUMBER),
    "19:30": ("DOC030", "is not a number", NO_NUMBER),
    "{a: 1}": ("DOC022", "not a map", "write a number"),
}
NOTHING = ("", "~", "null", "Null")

CRON = {  # the expression, and the field that is named in English and in Korean
    "*/5 * * * * *": ("DOC050", "", "", "5 fields here, not 6", "minute, hour, day of month, month and day of week"),
    "*/5": ("DOC050", "", "", "5 fields here, not 1", "minute, hour"),
    "": ("DOC050", "", "", "5 fields here, not 0", "minute, hour"),
    "*/0 * * * *": ("DOC051", "minute", "분", "a step of 0", "1-59"),
    "*/90 * * * *": ("DOC051", "minute", "분", "the step is longer than the range", "1-59"),
    "5/15 * * * *": ("DOC051", "minute", "분", "a start with a step", "`5-59/15`"),
    "61 * * * *": ("DOC051", "minute", "분", "out of range", "0-59"),
    "0 24 * * *": ("DOC051", "hour", "시", "out of range", "0-23"),
    "0 9-8 * * *": ("DOC051", "hour", "시", "the range runs backwards", "0-23"),
    "0 9 0 * *": ("DOC051", "day of month", "일", "out of range", "1-31"),
    "0 9 L * *": ("DOC051", "day of month", "일", "not part of the trigger's cron", "1-31"),
    "0 9 * JAN *": ("DOC051", "month", "월", "numbers, not names", "1-12"),
    "0 9 * 13 *": ("DOC051", "month", "월", "out of range", "1-12"),
    "0 9 * * MON": ("DOC051", "day of week", "요일", "numbers, not names", "0-6"),
    "0,,5 * * * *": ("DOC051", "minute", "분", "a part is empty", "0-59"),
    "five * * * *": ("DOC051", "minute", "분", "not a number", "0-59"),
    "@daily": ("DOC051", "minute", "분", "not part of the trigger's cron", "`0 0 * * *`"),
    "0 9 1 * 1": ("DOC052", "day of month", "요일", "this trigger refuses", "leave one of the two"),
    "0 9 31 2 *": ("DOC053", "", "", "never fires", "a day that the month has"),
}

BAD: dict[str, Bad] = {
    **{name: bad for table in (FILES, NAMES, SHAPES) for name, bad in table.items()},
    **{
        f"messages_per_day: {text}": Bad(edited(" 2000", f" {text}"), code, "7:21", *words)
        for text, (code, *words) in WHOLE.items()
    },
    **{
        f"seconds_per_job: {text}": Bad(edited(" 0.5", f" {text}"), code, "13:20", *words)
        for text, (code, *words) in DECIMAL.items()
    },
    **{
        f"messages_per_day: {text} (nothing)": Bad(
            edited(" 2000", f" {text}"), "DOC025", "7:3", "`messages_per_day` has no value", "or remove the key"
        )
        for text in NOTHING
    },
    **{
        f"schedule: {text}": Bad(edited("*/5 * * * *", text), code, "11:13", f"{field} `" if field else said, remedy)
        for text, (code, field, _, said, remedy) in CRON.items()
    },
}


class Run(NamedTuple):
    """What a command left behind."""

    status: int
    out: str
    err: str


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with a link that leads out of it and one in a circle."""
    here = tmp_path / "here"
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "x.yaml").write_text(GOOD)
    here.mkdir()
    (here / "far").symlink_to("../outside")
    (here / "circle").symlink_to("circle")
    monkeypatch.chdir(here)
    monkeypatch.setenv("COLUMNS", "80")
    return here


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> Run:
    status = main(arguments)
    return Run(status, *capsys.readouterr())


def blocks(err: str) -> Iterator[list[str]]:
    """The lines of each problem."""
    block: list[str] = []
    for line in err.splitlines():
        if block and not line.startswith("  "):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def shown_line(data: bytes, place: str) -> str:
    """The line of a place as it is shown: in its own encoding, tabs as blanks, what is no text replaced."""
    encoding = next(name for name in ("utf-8", "cp949", "latin-1") if _reads(data, name))
    line = re.split("\r\n|[\r\n\x85]", data.decode(encoding))[int(place.partition(":")[0]) - 1]
    return re.sub("[\0-\x08\x0b-\x1f\x7f-\x9f]", "\ufffd", line).replace("\t", " " * 8)


def _reads(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


@pytest.mark.parametrize("output_format", ["table", "json"])
@pytest.mark.parametrize("name", BAD)
def test_a_problem_has_code_place_line_mark_and_remedy(
    name: str, output_format: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = BAD[name]
    (folder / FILE).write_bytes(bad.data)
    found = run(capsys, "plan", "--lang", "en", "--format", output_format)
    assert (found.status, found.out) == (2, "")
    block = next(lines for lines in blocks(found.err) if f" {bad.code} " in lines[0])
    where = f"{FILE}:{bad.place}" if bad.place else FILE
    assert block[0].startswith(f"{where}: {bad.code} ")
    assert bad.message in block[0]
    assert block[-1].startswith("  = ")
    assert bad.remedy in block[-1]
    if bad.place:
        line, mark = block[1], block[2]
        assert line == f"  | {shown_line(bad.data, bad.place)}"[: len(line)].rstrip()
        assert mark.index("^") == 4 + _columns_before(line[4:], int(bad.place.partition(":")[2]))
    else:
        assert len(block) == 2


def _columns_before(line: str, column: int) -> int:
    """How many columns stand before a character; a tab at the beginning was shown as eight blanks."""
    return column - 1 + sum(character >= "가" for character in line[: column - 1])


@pytest.mark.parametrize("name", BAD)
def test_korean_says_the_same_at_the_same_place(name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / FILE).write_bytes(BAD[name].data)
    english = list(blocks(run(capsys, "plan", "--lang", "en").err))
    found = run(capsys, "plan", "--lang", "ko")
    assert (found.status, found.out) == (2, "")
    korean = list(blocks(found.err))
    assert len(korean) == len(english)
    for ours, theirs in zip(korean, english, strict=True):
        assert ours[0].split(" ", 2)[:2] == theirs[0].split(" ", 2)[:2]
        assert ours[1:-1] == theirs[1:-1]
        assert HANGUL.search(ours[0].split(" ", 2)[2])
        assert HANGUL.search(ours[-1])


@pytest.mark.parametrize("text", [text for text, row in CRON.items() if row[1]])
def test_a_bad_cron_field_is_named_in_both_languages(
    text: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, english, korean, _, _ = CRON[text]
    (folder / FILE).write_bytes(edited("*/5 * * * *", text))
    assert english in run(capsys, "plan", "--lang", "en").err.splitlines()[0]
    assert korean in run(capsys, "plan", "--lang", "ko").err.splitlines()[0]


@pytest.mark.parametrize("name", BAD)
def test_validate_reports_as_json_what_plan_says(name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = BAD[name]
    (folder / FILE).write_bytes(bad.data)
    found = run(capsys, "validate", FILE, "--format", "json")
    assert (found.status, found.err) == (2, "")
    [entry] = json.loads(found.out)["files"]
    line, _, column = bad.place.partition(":")
    place = (int(line), int(column)) if bad.place else (None, None)
    matching = [each for each in entry["problems"] if each["code"] == bad.code]
    assert (matching[0]["line"], matching[0]["column"]) == place
    assert bad.message in matching[0]["message"]
    assert bad.remedy in matching[0]["remedy"]


def test_the_good_scenario_has_no_problem(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / FILE).write_text(GOOD)
    found = run(capsys, "plan", "--lang", "en")
    assert (found.status, found.err) == (0, "")
    assert found.out.startswith("a service\n")


@pytest.mark.parametrize("text", ["2000", '"2,000"', "2_000", "2e3", "+2000", "02000", "2000.0"])
def test_a_number_can_be_written_in_several_ways(text: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / FILE).write_bytes(edited(" 2000", f" {text}"))
    found = run(capsys, "plan", "--format", "json")
    assert found.status == 0
    assert json.loads(found.out)["scenarios"][0]["capacity"]["demand_per_day"] == 2000


def test_the_name_of_a_metric_is_undecided_and_no_bad_input(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / FILE).write_bytes(edited("headroom", "hedroom"))
    assert run(capsys, "plan").status == 0
    assert run(capsys, "validate", FILE).status == 0
    found = run(capsys, "check", FILE, "--format", "json")
    assert found.status == 3
    [check] = json.loads(found.out)["scenarios"][0]["checks"]
    assert (check["status"], check["suggestion"]) == ("undecided", "headroom")
    assert "headroom" in run(capsys, "check", FILE, "--lang", "en").out


@pytest.mark.parametrize("output_format", ["table", "json"])
@pytest.mark.parametrize(
    ("written", "table", "in_json"),
    [
        ("'[red]x[/red]'", "[red]x[/red]", "[red]x[/red]"),
        (r'"\e[31mx\e[0m"', r"\x1b[31mx\x1b[0m", r"\u001b[31mx\u001b[0m"),
        (r'"\e]0;x\a"', r"\x1b]0;x\x07", r"\u001b]0;x\u0007"),
        (r'"a\nb\0"', r"a\nb\x00", r"a\nb\u0000"),
        (r'"\u202eabc"', r"\u202eabc", r"\u202eabc"),
        ("\u202eabc\u2066", r"\u202eabc\u2066", r"\u202eabc\u2066"),
        ("a\u200bb", r"a\u200bb", r"a\u200bb"),
    ],
)
def test_a_name_that_could_act_is_printed_harmlessly(  # noqa: PLR0913, PLR0917  a table of three columns
    written: str, table: str, in_json: str, output_format: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / FILE).write_bytes(edited("a service", written))
    found = run(capsys, "plan", "--lang", "en", "--format", output_format)
    assert (found.status, found.err) == (0, "")
    if output_format == "json":
        assert f'"name": "{in_json}"' in found.out
    else:
        assert found.out.splitlines()[0] == table
    assert not re.search("[\0-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]", found.out)


def test_what_could_act_is_harmless_in_a_problem_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / FILE).write_bytes(edited("payg", '"\\e[31m\u202e[red]"'))
    found = run(capsys, "plan", "--lang", "en")
    assert found.status == 2
    assert r"unknown plan `\x1b[31m\u202e[red]`" in found.err
    assert "\x1b" not in found.err
    assert "\u202e" not in found.err


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("output_format", ["table", "json"])
def test_of_several_files_the_good_ones_print(
    output_format: str, lang: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "good.yaml").write_text(GOOD)
    (folder / "bad.yaml").write_bytes(edited("payg", "payge"))
    alone = run(capsys, "plan", "good.yaml", "--format", output_format, "--lang", lang)
    among = run(capsys, "plan", "bad.yaml", "good.yaml", "no.yaml", "--format", output_format, "--lang", lang)
    assert (alone.status, among.status) == (0, 2)
    assert among.out == alone.out
    assert [block[0].split(" ")[:2] for block in blocks(among.err)] == [
        ["bad.yaml:15:19:", "DOC040"],
        ["no.yaml:", "DOC010"],
    ]


@pytest.mark.parametrize(
    ("arguments", "place", "code", "message", "remedy"),
    [
        (("plan", "no.yaml"), "no.yaml", "DOC010", "there is no such file: no.yaml", "check the path"),
        (("plan", "."), ".", "DOC011", "not a file but a folder: .", "name a file"),
        (("plan", "/dev/null"), "/dev/null", "DOC011", "a device", "name a file"),
        (("validate",), "capacity validate", "DOC026", "FILE is missing", "`capacity validate --help`"),
        (("check",), "capacity.yaml", "DOC010", "no such file: capacity.yaml", "check the path"),
        (("plan", "--formt", "json"), "capacity plan", "DOC026", "no option --formt", "did you mean `--format`?"),
        (("plan", "--zzz"), "capacity plan", "DOC026", "there is no option --zzz", "`capacity plan --help`"),
        (
            ("plan", "--format"),
            "capacity plan",
            "DOC026",
            "the option --format needs a value",
            "`capacity plan --help`",
        ),
        (
            ("plan", "--format", "xml"),
            "capacity plan",
            "DOC026",
            "must be one of: table, json",
            "`capacity plan --help`",
        ),
        (("plann",), "capacity", "DOC026", "there is no command plann", "did you mean `plan`?"),
        (("schema", "paln"), "capacity schema", "DOC040", "unknown schema `paln`", "did you mean `plan`?"),
        (("schema", "a", "b"), "capacity schema", "DOC026", "too many arguments: b", "`capacity schema --help`"),
        (("plan", "--lang", "fr"), "capacity plan", "DOC026", "--lang must be one of: en, ko", "--help`"),
        (("plan", "--prices", "giude", "x.yaml"), "--prices", "DOC040", "unknown edition `giude`", "`guide`?"),
        (("plan", "--set", "a", "x.yaml"), "--set a", "DOC036", "`a` is not a change of the form", "batch_size=100"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_bad_command_line_is_refused_with_a_remedy(  # noqa: PLR0913, PLR0917  a table of five columns
    arguments: tuple[str, ...],
    place: str,
    code: str,
    message: str,
    remedy: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CAPACITY_LANG", "en")
    Path("x.yaml").write_text(GOOD)
    found = run(capsys, *arguments)
    assert (found.status, found.out) == (2, "")
    [lines] = blocks(found.err)
    assert lines[0].startswith(f"{place}: {code} ")
    assert message in lines[0]
    assert remedy in lines[-1]
    if "fr" not in arguments:
        monkeypatch.setenv("CAPACITY_LANG", "ko")
        korean = run(capsys, *arguments)
        assert (korean.status, korean.out) == (2, "")
        assert all(map(HANGUL.search, korean.err.splitlines()))


def test_roi_needs_labor(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / FILE).write_text(GOOD)
    found = run(capsys, "roi", "--lang", "en")
    assert (found.status, found.out) == (2, "")
    assert found.err.startswith(f"{FILE}:1:1: DOC021 the key `labor` is missing\n")


EIGHT = """\
format: scenario/v1
prices: ./lists
currency: KRWW
workload:
  messages_per_day: -1
  channels: {alimtalk: 50%}
  volume: 7
scheduler:
  trigger: vercel_cron
  schedule: [often]
  batch_size:
  seconds_per_job: 19:30
services:
  coolsms: payg
"""
ONE_LIST = """\
format: price-list/v1
vendor: coolsms
currency: KRW
plans:
  payg:
    price: free
    chages: []
"""


def places(err: str) -> list[tuple[str, str]]:
    """Place and code of each problem."""
    heads = [block[0].split(" ") for block in blocks(err)]
    return [(place.removesuffix(":"), code) for place, code, *_ in heads]


def test_eight_mistakes_are_eight_problems_and_those_of_the_prices_come_with_them(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / FILE).write_text(EIGHT)
    (folder / "lists").mkdir()
    (folder / "lists" / "coolsms.yaml").write_text(ONE_LIST)
    found = run(capsys, "plan")
    assert (found.status, found.out) == (2, "")
    assert places(found.err) == [
        (f"{FILE}:3:11", "DOC040"),
        (f"{FILE}:5:21", "DOC032"),
        (f"{FILE}:6:13", "DOC037"),
        (f"{FILE}:7:3", "DOC020"),
        (f"{FILE}:10:13", "DOC022"),
        (f"{FILE}:11:3", "DOC025"),
        (f"{FILE}:12:20", "DOC030"),
        (f"{FILE}:14:12", "DOC022"),
        ("./lists/coolsms.yaml:6:12", "DOC030"),
        ("./lists/coolsms.yaml:7:5", "DOC020"),
    ]


def test_names_that_do_not_exist_are_reported_together(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (
        GOOD.replace("coolsms", "coolsm")
        .replace("hobby", "hoby")
        .replace("*/5", "*/0")
        .replace("headroom: {min: 2", "monthly_cost: {max: budget")
    )
    (folder / FILE).write_text(text)
    assert places(run(capsys, "plan").err) == [
        (f"{FILE}:11:13", "DOC051"),
        (f"{FILE}:15:3", "DOC040"),
        (f"{FILE}:16:18", "DOC040"),
        (f"{FILE}:18:23", "DOC043"),
    ]


def test_a_bad_value_does_not_hide_a_name_that_does_not_exist(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / FILE).write_text(GOOD.replace("batch_size: 50", "batch_size: -1").replace("payg", "payge"))
    assert places(run(capsys, "plan").err) == [(f"{FILE}:12:15", "DOC032"), (f"{FILE}:15:19", "DOC040")]


def test_problems_of_a_variant_come_with_those_of_the_file_and_each_once(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = edited("payg", "payge").decode() + "variants:\n  big: {scheduler: {batch_size: 0}}\n  far: {x: 1}\n"
    (folder / FILE).write_text(text)
    assert sorted(places(run(capsys, "plan").err)) == [
        (f"{FILE}:15:19", "DOC040"),
        (f"{FILE}:20:33", "DOC032"),
        (f"{FILE}:21:9", "DOC020"),
    ]


def test_a_problem_of_a_base_is_placed_in_the_base(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "base.yaml").write_bytes(edited("payg", "payge"))
    (folder / FILE).write_text("extends: base.yaml\nscheduler: {batch_size: 1}\n")
    assert places(run(capsys, "plan").err) == [("base.yaml:15:19", "DOC040")]


def test_bases_in_a_circle_are_refused_where_the_circle_closes(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / FILE).write_text("format: scenario/v1\nextends: b.yaml\n")
    (folder / "b.yaml").write_text("extends: capacity.yaml\n")
    assert places(run(capsys, "plan").err) == [("b.yaml:1:10", "DOC014")]


def test_an_unknown_time_zone_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    burst = "workload:\n  arrivals: {bursts: [{at: '09:00', share: 50%}]}"
    text = edited("workload:", burst).decode().replace("currency: KRW", "timezone: Asia/Seol")
    (folder / FILE).write_text(text)
    found = run(capsys, "plan", "--lang", "en")
    assert (found.status, found.out) == (2, "")
    assert places(found.err) == [(f"{FILE}:4:11", "DOC040")]


def test_an_edition_of_an_endless_name_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / FILE).write_bytes(edited("guide", "x" * 300))
    found = run(capsys, "plan")
    assert (found.status, found.out) == (2, "")
    assert places(found.err)[0] == (f"{FILE}:3:9", "DOC040")


def test_a_file_above_the_limit_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / FILE).write_text(GOOD + "#" * 1024 * 1024)
    found = run(capsys, "plan", "--lang", "en")
    assert (found.status, found.out) == (2, "")
    assert found.err.startswith(f"{FILE}: DOC004 too much: the bytes of a file must be at most 1048576\n")


def test_a_far_column_is_shown_with_the_end_of_its_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / FILE).write_bytes(edited("{plan: payg}", f"{{{' ' * 300}plan: payge}}"))
    found = run(capsys, "plan", "--lang", "en")
    head, line, mark, _ = found.err.splitlines()
    assert head.startswith(f"{FILE}:15:319: DOC040 ")
    assert line[mark.index("^") :] == "payge}"
    assert max(len(line), len(mark)) <= 80


LIST = """\
format: price-list/v1
vendor: acme
currency: KRW
sources:
  page: {title: Prices, read: 2026-11-01, confidence: A}
meters:
  sms: {title: SMS, unit: message}
plans:
  basic:
    price: {amount: 0, source: page}
    charges:
      - {meter: sms, unit_price: 8, source: page}
triggers:
  timer: {dialect: {both_days: either}}
"""


@pytest.mark.parametrize(
    ("old", "new", "code", "place", "message", "remedy"),
    [
        ("vendor: acme\n", "", "DOC021", "1:1", "`vendor` is missing", "add `vendor:`"),
        ("price-list/v1", "price-list/v2", "DOC023", "1:9", "`price-list/v2`", "known: price-list/v1"),
        (": KRW", ": KRWW", "DOC040", "3:11", "unknown currency `KRWW`", "did you mean `KRW`?"),
        ("2026-11-01", "yesterday", "DOC036", "5:31", "`yesterday` is not a date", "like 2026-11-01"),
        ("confidence: A", "confidence: D", "DOC035", "5:55", "`D` is not a confidence", "allowed: A, B, C"),
        ("source: page}\n    charges", "source: pag}\n    charges", "DOC040", "10:32", "source `pag`", "`page`?"),
        ("{meter: sms", "{meter: sma", "DOC040", "12:17", "unknown meter `sma`", "did you mean `sms`?"),
        ("amount: 0", "amount: free", "DOC030", "10:21", "`free` is not a number", "write digits"),
        ("unit_price: 8", "unit_prise: 8", "DOC020", "12:22", "unknown key `unit_prise`", "did you mean `unit_price`?"),
        ("unit_price: 8, ", "", "DOC024", "12:9", "exactly one of unit_price, tiers, package", "keep one"),
        ("unit_price: 8", "unit_price: -8", "DOC032", "12:34", "it must be at least 0", "a number at least 0"),
        ("unit_price: 8", "tiers: [{up_to: 9}], mode: volume", "DOC060", "12:29", "must be open", "leave out `up_to`"),
        ("unit_price: 8", "tiers: [{up_to: 9}, {up_to: 8}, {}], mode: volume", "DOC061", "12:29", "order", "grow"),
        ("unit_price: 8", "tiers: [{unit_price: 1}]", "DOC043", "12:9", "`tiers` needs mode", "add mode"),
        ("either", "eithr", "DOC035", "14:32", "`eithr` is not a rule", "did you mean `either`?"),
    ],
)
def test_a_bad_price_list_is_refused_at_its_place(  # noqa: PLR0913, PLR0917  a table of six columns
    old: str,
    new: str,
    code: str,
    place: str,
    message: str,
    remedy: str,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert LIST.count(old) == 1
    (folder / "acme.yaml").write_text(LIST.replace(old, new))
    found = run(capsys, "validate", "acme.yaml", "--lang", "en")
    assert (found.status, found.out) == (2, "")
    block = next(lines for lines in blocks(found.err) if f" {code} " in lines[0])
    assert block[0].startswith(f"acme.yaml:{place}: {code} ")
    assert message in block[0]
    assert remedy in block[-1]
    korean = run(capsys, "validate", "acme.yaml", "--lang", "ko")
    assert places(korean.err) == places(found.err)
    assert all(HANGUL.search(lines[0]) and HANGUL.search(lines[-1]) for lines in blocks(korean.err))


def test_the_price_list_of_these_tests_is_good(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "acme.yaml").write_text(LIST)
    assert run(capsys, "validate", "acme.yaml", "--lang", "en") == (0, "acme.yaml: valid\n", "")
