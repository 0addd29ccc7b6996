"""Bad price lists and bad questions about prices: status 2, nothing on standard output, code, place and remedy.

The lists change one good list, and a place is given by the text that the mark points at.
"""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from capacity_cli.cli.main import main

LIST = """\
format: price-list/v1
vendor: acme
currency: USD
rounding: {to: "0.01"}
sources:
  page: {title: Prices, read: 2026-11-01, confidence: A}
meters:
  calls: {title: Calls, unit: call}
  hours: {title: Compute, unit: hour, increment: 1}
  storage: {title: Storage, unit: GB, kind: stock}
  alimtalk: {title: Alimtalk, unit: message}
switches:
  cap: {default: on}
plans:
  basic:
    price: [{value: 4, effective_to: 2026-01-01}, {value: 5, effective_from: 2026-01-01}]
    charges:
      - {meter: calls, mode: volume, tiers: [{up_to: 100, unit_price: 3}, {up_to: 200}, {unit_price: 1}]}
      - {meter: hours, unit_price: {by: region, east: "0.5", west: "0.4"}}
      - {meter: storage, included: 10, unit_price: "0.1", switch: {cap: block}}
      - {meter: alimtalk, unit_price: 2, effective_from: 2025-01-01}
    credits:
      - {amount: 7, meters: [hours]}
    limits:
      - {meter: calls, limit: account, on_exceed: reject}
  tiny: {price: {amount: 1, source: page}}
triggers:
  clock: {dialect: {both_days: either}}
"""
SCENARIO = """\
format: scenario/v1
prices: ./lists
currency: USD
workload: {messages_per_day: 10}
scheduler: {trigger: clock, schedule: "*/5 * * * *", batch_size: 50}
services:
  acme: {plan: basic, region: east}
"""
FILE = "acme.yaml"
HANGUL = re.compile("[가-힣]")
YEAR_OF_5 = "{value: 5, effective_from: 2026-01-01}"


class Run(NamedTuple):
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def blocks(self) -> list[list[str]]:
        """The lines of each problem."""
        return list(_blocks(self.err))

    @property
    def heads(self) -> list[tuple[str, str]]:
        """Place and code of each problem."""
        return [_place_and_code(block[0]) for block in self.blocks]


def _blocks(err: str) -> Iterator[list[str]]:
    block: list[str] = []
    for line in err.splitlines():
        if block and not line.startswith("  "):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _place_and_code(head: str) -> tuple[str, str]:
    found = re.match(r"(.*?): ([A-Z]{3}[0-9]{3}) ", head)
    assert found is not None, head
    return found[1], found[2]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the good list and the good scenario, and an environment without wishes."""
    for name in [name for name in os.environ if name.startswith("CAPACITY_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    write(SCENARIO, LIST)
    return tmp_path


def write(scenario: str, price_list: str) -> None:
    Path("lists").mkdir(exist_ok=True)
    Path("lists", FILE).write_text(price_list, encoding="utf-8")
    Path(FILE).write_text(price_list, encoding="utf-8")
    Path("capacity.yaml").write_text(scenario, encoding="utf-8")


class Command:
    """Runs command lines in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str, lang: str = "en") -> Run:
        """Run one command line."""
        return Run(main([*arguments, "--lang", lang]), *self._capsys.readouterr())


@pytest.fixture
def capacity(capsys: pytest.CaptureFixture[str]) -> Command:
    """The command, run in this process."""
    return Command(capsys)


def edited(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, old
    return text.replace(old, new)


def place_of(file: str, text: str, mark: str) -> str:
    """Where a text stands: file, line and column."""
    assert text.count(mark) == 1, mark
    before = text[: text.index(mark)]
    return f"{file}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def is_said(run: Run, place: str, code: str, message: str, remedy: str) -> None:
    """That the command refused, and named one problem like this."""
    assert (run.status, run.out) == (2, "")
    assert (place, code) in run.heads, run.err
    [block] = [block for block in run.blocks if _place_and_code(block[0]) == (place, code)]
    assert message in block[0]
    assert remedy in block[-1]


def is_said_in_korean(english: Run, korean: Run) -> None:
    """That the same is said in Korean at the same places."""
    assert (korean.status, korean.out, korean.heads) == (2, "", english.heads)
    assert all(HANGUL.search(block[0]) and HANGUL.search(block[-1]) for block in korean.blocks), korean.err


def test_what_is_edited_here_is_good(capacity: Command) -> None:
    assert capacity("validate", FILE, "capacity.yaml") == (0, f"{FILE}: valid\ncapacity.yaml: valid\n", "")
    assert capacity("plan", "--quiet").status == 0


LISTS = {
    # what is edited, into what, the code, what the mark points at, the message, the remedy
    "tiers out of order": ("{up_to: 200}", "{up_to: 20}", "DOC061", "[{up_to: 100", "not in order", "grow from tier"),
    "equal tiers": ("{up_to: 200}", "{up_to: 100}", "DOC061", "[{up_to: 100, u", "not in order", "grow from tier"),
    "an open tier in between": ("{up_to: 200}", "{}", "DOC061", "[{up_to: 100", "not in order", "only the last one"),
    "tiers closed at the end": (
        "{unit_price: 1}]", "{up_to: 900}]", "DOC060", "[{up_to: 100", "last tier must be open", "leave out `up_to`",
    ),
    "two charge models": (
        "included: 10, ", "percent: 5%, ", "DOC024", "{meter: storage", "found: unit_price, percent", "keep one",
    ),
    "no charge model": (', unit_price: "0.1"', "", "DOC024", "{meter: storage", "exactly one of unit_price", "keep"),
    "a least memory above the most": (
        "tiny: {price: {amount: 1, source: page}}", "tiny: {price: 1, capabilities: {memory_gb: 1, memory_min_gb: 2}}",
        "DOC038", "{memory_gb", "the lower bound 2 is above the upper bound 1", "exchange the two",
    ),
    "a negative price": ('"0.1"', "-0.1", "DOC032", "-0.1", "`-0.1` is too small", "a number at least 0"),
    "a negative price in a tier": ("price: 3", "price: -3", "DOC032", "-3", "`-3` is too small", "at least 0"),
    "a negative credit": ("amount: 7", "amount: -7", "DOC032", "-7", "it must be above 0", "a number above 0"),
    "an undeclared source": ("source: page", "source: pgae", "DOC040", "pgae", "unknown source `pgae`", "`page`?"),
    "an undeclared meter": ("meter: storage", "meter: store", "DOC040", "store,", "unknown meter `store`", "`storage`"),
    "an undeclared meter of a limit": (
        "meter: calls, limit", "meter: cals, limit", "DOC040", "cals", "unknown meter `cals`", "`calls`?",
    ),
    "an undeclared meter of a credit": (
        "meters: [hours]", "meters: [hour]", "DOC040", "hour]", "unknown meter `hour`", "did you mean `hours`?",
    ),
    "an undeclared switch": ("{cap: block}", "{cpa: block}", "DOC040", "cpa", "unknown switch `cpa`", "`cap`?"),
    "a consequence that there is not": (
        "{cap: block}", "{cap: blok}", "DOC035", "blok", "`blok` is not a consequence", "did you mean `block`?",
    ),
    "a default that is no position": ("default: on", "default: true", "DOC035", "true", "not a position", "on, off"),
    "rounding to a third": ('"0.01"', "0.03", "DOC062", "{to: 0.03", "rounded to 0.03", "0.01, 0.05, 1 or 10"),
    "no rounding, with a mode": (
        '"0.01"', "none, mode: up", "DOC062", "{to: none", "rounded to none", "`none` takes no other key",
    ),
    "values that overlap": (
        YEAR_OF_5, "{value: 5, effective_from: 2025-12-31}",
        "DOC048", "{value: 5", "from 2025-12-31 up to 2026-01-01", "the first day that no longer counts",
    ),
    "a value beside a dated one": (YEAR_OF_5, "{value: 5}", "DOC048", "{value: 5}", "at the same time", "let one end"),
    "entries that overlap": (
        "    credits:", "      - {meter: alimtalk, unit_price: 3, effective_to: 2025-02-01}\n    credits:",
        "DOC048", "{meter: alimtalk, unit_price: 3", "from 2025-01-01 up to 2025-02-01", "let one end where",
    ),
    "dates that run backwards": (
        YEAR_OF_5, "{value: 5, effective_from: 2026-02-01, effective_to: 2026-01-31}",
        "DOC038", "2026-01-31", "2026-02-01 is above the upper bound 2026-01-31", "exchange the two",
    ),
    "a date that there is not": (
        "effective_to: 2026-01-01", "effective_to: 2026-02-30", "DOC036", "2026-02-30", "is not a date", "2026-11-01",
    ),
    "a date that is a list": (
        "effective_to: 2026-01-01", "effective_to: [2026]", "DOC022", "[2026]", "a date is needed", "write a date",
    ),
    "a mistake of another date": (
        "{value: 4, ", "{value: 4, effective_from: 2025-01-01, ", "DOC032", "-9", "`-9` is too small", "at least 0",
    ),
    "a mistake of another region": ('west: "0.4"', "west: cheap", "DOC030", "cheap", "not a number", "write digits"),
    "an allowance that is no number": (
        "included: 10, ", "included: some, ", "DOC030", "some", "`some` is not a number", "write digits",
    ),
    "an unknown key of a dated value": (
        "{value: 5, ", "{value: 5, form: 1, ", "DOC020", "form: 1", "unknown key `form`", "amount, per, source",
    ),
}  # fmt: skip


def bad_list(name: str) -> str:
    old, new, *_ = LISTS[name]
    text = edited(LIST, old, new)
    if name == "a mistake of another date":
        text = edited(text, "price: [{", "price: [{value: -9, effective_from: 2024-01-01, effective_to: 2025-01-01}, {")
    return text


@pytest.mark.parametrize("name", LISTS)
def test_a_bad_price_list_is_refused_at_its_place(name: str, capacity: Command) -> None:
    _, _, code, mark, message, remedy = LISTS[name]
    text = bad_list(name)
    write(SCENARIO, text)
    found = capacity("validate", FILE)
    is_said(found, place_of(FILE, text, mark), code, message, remedy)
    is_said_in_korean(found, capacity("validate", FILE, lang="ko"))


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("name", LISTS)
def test_the_json_of_validate_lists_the_same(name: str, lang: str, capacity: Command) -> None:
    _, _, code, mark, message, remedy = LISTS[name]
    text = bad_list(name)
    write(SCENARIO, text)
    found = capacity("validate", FILE, "--format", "json", lang=lang)
    [file] = json.loads(found.out)["files"]
    assert (found.status, found.err, file["file"], file["kind"]) == (2, "", FILE, "price-list")
    where = place_of(FILE, text, mark)
    places = [f"{each['file'] or file['file']}:{each['line']}:{each['column']}" for each in file["problems"]]
    [problem] = [
        each for place, each in zip(places, file["problems"], strict=True) if (place, each["code"]) == (where, code)
    ]
    if lang == "en":
        assert message in problem["message"]
        assert remedy in problem["remedy"]
    else:
        assert HANGUL.search(problem["message"])
        assert HANGUL.search(problem["remedy"])


ELSEWHERE = {
    "a mistake of another date": ("--as-of", "2024-06-01"),
    "a mistake of another region": ("--set", "services.acme.region=west"),
}
"""What the scenario does not ask for by itself, and the option that does."""


@pytest.mark.parametrize("output_format", ["table", "json"])
@pytest.mark.parametrize("name", sorted(LISTS.keys() - ELSEWHERE.keys()))
def test_a_plan_on_a_bad_price_list_is_refused_at_the_place_in_the_list(
    name: str, output_format: str, capacity: Command
) -> None:
    _, _, code, mark, message, remedy = LISTS[name]
    text = bad_list(name)
    write(SCENARIO, text)
    found = capacity("plan", "--format", output_format)
    is_said(found, place_of(f"./lists/{FILE}", text, mark), code, message, remedy)


@pytest.mark.parametrize("name", ELSEWHERE)
def test_what_is_wrong_on_another_date_or_in_another_region_stops_no_plan_of_this_one(
    name: str, capacity: Command
) -> None:
    _, _, code, mark, *_ = LISTS[name]
    text = bad_list(name)
    write(SCENARIO, text)
    assert capacity("plan", "--quiet").status == 0
    assert (place_of(f"./lists/{FILE}", text, mark), code) in capacity("plan", *ELSEWHERE[name]).heads


SCENARIOS = {
    "an unknown region": ("east", "eats", "DOC040", "eats", "unknown region `eats`", "did you mean `east`?"),
    "an unknown switch": ("region", "cpa: on, region", "DOC020", "cpa", "unknown key `cpa`", "did you mean `cap`?"),
    "an unknown position": ("region", "cap: of, region", "DOC035", "of,", "`of` is not a position", "mean `off`?"),
    "an unknown plan": ("plan: basic", "plan: basci", "DOC040", "basci", "unknown plan `basci`", "`basic`?"),
    "a key that is none": ("region", "zzz: 1, region", "DOC020", "zzz", "unknown key `zzz`", "region, cap"),
    "a vendor that the edition lacks": ("  acme", "  acmi", "DOC040", "acmi", "vendor `acmi`", "mean `acme`?"),
    "a unit that does not convert": (
        "region", "usage: {hours: 5 GB}, region", "DOC039", "5 GB", "`GB` does not convert into `hour`", "hour, ms, s",
    ),
    "a unit of no kind": ("region", "usage: {calls: 5 apples}, region", "DOC039", "5 apples", "`apples`", ": call"),
    "negative usage": ("region", "usage: {hours: -5 h}, region", "DOC032", "-5 h", "`-5 h` is too small", "least 0"),
    "usage that is no number": ("region", "usage: {hours: many}, region", "DOC030", "many", "not a number", "digits"),
    "usage of an unknown meter": ("region", "usage: {hour: 5}, region", "DOC040", "hour", "meter `hour`", "`hours`?"),
    "a quota of an unknown meter": ("region", "quota: {cals: 5}, region", "DOC040", "cals", "`cals`", "`calls`?"),
    "a contract for an unknown meter": (
        "region", "contract: {cals: 5}, region", "DOC040", "cals", "unknown meter `cals`", "did you mean `calls`?",
    ),
    "usage of a meter by project and in all": (
        "region", "usage: {hours: 1}, projects: {app: {hours: 1}}, region",
        "DOC024", "1}, p", "usage.hours, projects.app.hours", "keep one",
    ),
    "a unit of a project that does not convert": (
        "region", "projects: {app: {hours: 1 MB}}, region", "DOC039", "1 MB", "`MB` does not convert", ": hour, ms, s",
    ),
    "a contract with two models": (
        "region", "contract: {calls: {unit_price: 1, percent: 1%}}, region",
        "DOC024", "{unit_price", "exactly one of", "keep one",
    ),
    "a tax without its sign": ("region", "tax: 10, region", "DOC036", "10, r", "not a percentage", "like 20%"),
}  # fmt: skip


@pytest.mark.parametrize("output_format", ["table", "json"])
@pytest.mark.parametrize("name", SCENARIOS)
def test_a_bad_choice_of_a_scenario_is_refused_at_its_place(name: str, output_format: str, capacity: Command) -> None:
    old, new, code, mark, message, remedy = SCENARIOS[name]
    text = edited(SCENARIO, old, new)
    write(text, LIST)
    found = capacity("plan", "--format", output_format)
    is_said(found, place_of("capacity.yaml", text, mark), code, message, remedy)
    assert len(found.blocks) == 1
    is_said_in_korean(found, capacity("plan", "--format", output_format, lang="ko"))


@pytest.mark.parametrize("name", SCENARIOS)
def test_validate_refuses_a_bad_choice_too(name: str, capacity: Command) -> None:
    old, new, code, mark, *_ = SCENARIOS[name]
    text = edited(SCENARIO, old, new)
    write(text, LIST)
    found = capacity("validate", "capacity.yaml", "--format", "json")
    [file] = json.loads(found.out)["files"]
    assert (found.status, file["kind"]) == (2, "scenario")
    found_at = [(f"capacity.yaml:{each['line']}:{each['column']}", each["code"]) for each in file["problems"]]
    assert (place_of("capacity.yaml", text, mark), code) in found_at


def without_region() -> str:
    return edited(SCENARIO, ", region: east", ", usage: {hours: 1}")


def test_a_region_that_prices_depend_on_must_be_said(capacity: Command) -> None:
    write(without_region(), LIST)
    found = capacity("plan")
    [(place, _)] = found.heads
    is_said(found, place, "DOC049", "depends on `region`", "east, west")
    is_said_in_korean(found, capacity("plan", lang="ko"))


def test_a_region_that_is_not_said_is_missed_in_the_scenario(capacity: Command) -> None:
    write(without_region(), LIST)
    [(place, _)] = capacity("plan").heads
    assert place.startswith("capacity.yaml:7:")


def test_an_unknown_region_of_what_is_used_is_one_problem(capacity: Command) -> None:
    text = edited(SCENARIO, "region: east", "region: eats, usage: {hours: 1}")
    write(text, LIST)
    assert capacity("plan").heads == [(place_of("capacity.yaml", text, "eats"), "DOC040")]


def test_an_unknown_region_of_a_question_is_one_problem(capacity: Command) -> None:
    found = capacity("prices", "quote", FILE, "--plan", "basic", "--usage", "hours=1", "--region", "eats")
    assert found.heads == [("--region eats", "DOC040")]


def test_a_choice_that_only_another_plan_has_is_no_mistake_of_the_price_list(capacity: Command) -> None:
    services = "supabase: {plan: free, compute: micro}"  # it is one of Pro
    write(edited(edited(SCENARIO, "./lists", "2026-11"), "acme: {plan: basic, region: east}", services), LIST)
    found = capacity("plan", "--set", "scheduler.trigger=vercel_cron", "--set", "exchange_rates.KRW=1")
    assert all(place.startswith("capacity.yaml:7:") for place, _ in found.heads)


@pytest.mark.parametrize("service", ["{plan: tiny}", "{plan: basic}", "{plan: basic, usage: {calls: 1}}"])
def test_a_region_that_no_needed_price_depends_on_need_not_be_said(service: str, capacity: Command) -> None:
    write(edited(SCENARIO, "{plan: basic, region: east}", service), LIST)
    assert capacity("plan", "--quiet").status == 0


def test_a_value_that_the_date_lacks_is_refused_in_the_list(capacity: Command) -> None:
    early = ("--as-of", "2024-12-31")
    found = capacity("plan", *early)
    place = place_of(f"./lists/{FILE}", LIST, "{meter: alimtalk")
    is_said(found, place, "DOC047", "no value is given for 2024-12-31", "ask for another one with `--as-of`")
    is_said_in_korean(found, capacity("plan", *early, lang="ko"))
    assert capacity("plan", "--as-of", "2025-01-01", "--quiet").status == 0


def test_a_value_that_the_date_lacks_is_no_problem_where_it_is_not_needed(capacity: Command) -> None:
    early = ("--as-of", "2024-12-31")
    assert capacity("plan", *early, "--set", "services.acme.plan=tiny", "--quiet").status == 0
    assert capacity("plan", *early, "--set", "services.acme.contract.alimtalk=1", "--quiet").status == 0
    quote = ("prices", "quote", FILE, "--plan", "basic", *early)
    assert capacity(*quote, "--usage", "calls=5").status == 0
    is_said(
        capacity(*quote, "--usage", "alimtalk=5"), place_of(FILE, LIST, "{meter: alimtalk"),
        "DOC047", "for 2024-12-31", "add an entry that holds on that day",
    )  # fmt: skip


QUESTIONS = {
    # the options after `--plan basic`, the place, the code, the message, the remedy
    "a meter that the plan lacks": ("--usage cals=1", "--usage cals=1", "DOC040", "unknown meter `cals`", "`calls`?"),
    "negative usage": ("--usage storage=-1", "--usage storage=-1", "DOC032", "`-1` is too small", "at least 0"),
    "no number": ("--usage calls=many", "--usage calls=many", "DOC030", "`many` is not a number", "write digits"),
    "no quantity": ("--usage calls", "--usage calls", "DOC036", "not a usage of the form", "alimtalk=60000"),
    "a wrong unit": (
        "--usage storage=5h",
        "--usage storage=5h",
        "DOC039",
        "`h` does not convert",
        ": GB, B, kB, KB",
    ),
    "an unknown region": ("--region eats", "--region eats", "DOC040", "unknown region `eats`", "mean `east`?"),
    "a region that is not said": ("--usage hours=1", "--region", "DOC049", "depends on `region`", "east, west"),
    "an unknown switch": ("--switch cpa=on", "--switch cpa=on", "DOC020", "unknown key `cpa`", "mean `cap`?"),
    "an unknown position": ("--switch cap=of", "--switch cap=of", "DOC035", "`of` is not a position", "`off`?"),
    "a switch without a position": ("--switch cap", "--switch cap", "DOC036", "`cap` is not", "spend_cap=off"),
    "a date that is none": ("--as-of soon", "--as-of soon", "DOC036", "`soon` is not a date", "2026-11-01"),
    "a date that there is not": ("--as-of 2026-02-29", "--as-of 2026-02-29", "DOC036", "not a date", "2026-11-01"),
}


@pytest.mark.parametrize("output_format", ["table", "json"])
@pytest.mark.parametrize("name", QUESTIONS)
def test_a_bad_question_is_refused_at_its_option(name: str, output_format: str, capacity: Command) -> None:
    options, *said = QUESTIONS[name]
    question = ("prices", "quote", FILE, "--plan", "basic", *options.split(" "), "--format", output_format)
    found = capacity(*question)
    is_said(found, *said)
    assert len(found.blocks) == 1
    is_said_in_korean(found, capacity(*question, lang="ko"))


def test_an_unknown_plan_is_refused_at_its_option(capacity: Command) -> None:
    found = capacity("prices", "quote", FILE, "--plan", "basci")
    is_said(found, "--plan basci", "DOC040", "unknown plan `basci`", "did you mean `basic`?")


@pytest.mark.parametrize(
    ("options", "place", "code", "message", "remedy"),
    [
        ("--as-of soon", "--as-of soon", "DOC036", "`soon` is not a date", "like 2026-11-01"),
        ("--as-of 2026-13-01", "--as-of 2026-13-01", "DOC036", "is not a date", "like 2026-11-01"),
        ("--as-of 20261101", "--as-of 20261101", "DOC036", "is not a date", "like 2026-11-01"),
        ("--max-price-age 30d", "--max-price-age 30d", "DOC043", "needs `--as-of DATE`", "add `--as-of DATE`"),
        ("--max-price-age 30 --as-of 2026-12-01", "--max-price-age 30", "DOC036", "not an age in days", "like 180d"),
        ("--max-price-age -5d --as-of 2026-12-01", "--max-price-age -5d", "DOC036", "not an age", "like 180d"),
        ("--max-price-age 1.5d --as-of 2026-12-01", "--max-price-age 1.5d", "DOC036", "not an age", "like 180d"),
        ("--max-price-age d --as-of 2026-12-01", "--max-price-age d", "DOC036", "not an age in days", "like 180d"),
    ],
)
@pytest.mark.parametrize("command", ["plan", "check"])
def test_a_bad_date_or_age_is_refused_at_its_option(  # noqa: PLR0913, PLR0917  a table of five columns
    options: str, place: str, code: str, message: str, remedy: str, command: str, capacity: Command
) -> None:
    arguments = (command, "capacity.yaml", *options.split(" "))
    found = capacity(*arguments)
    is_said(found, place, code, message, remedy)
    is_said_in_korean(found, capacity(*arguments, lang="ko"))


def test_an_edition_without_the_vendor_says_which_it_has(capacity: Command) -> None:
    text = edited(SCENARIO, "./lists", "2026-11")
    write(edited(text, "clock", "vercel_cron"), LIST)
    place = place_of("capacity.yaml", edited(text, "clock", "vercel_cron"), "acme")
    is_said(capacity("plan"), place, "DOC040", "unknown vendor `acme`", "bkend, coolsms, ")
    found = capacity("prices", "quote", "2026-11/acme", "--plan", "basic")
    is_said(found, "2026-11/acme", "DOC040", "unknown vendor `acme`", "bkend, coolsms, ")


def test_all_that_is_wrong_with_a_list_and_its_dates_comes_in_one_go(capacity: Command) -> None:
    text = edited(LIST, "{up_to: 200}", "{up_to: 20}")
    text = edited(text, YEAR_OF_5, "{value: 5, effective_from: 2025-12-31}")
    text = edited(edited(text, 'west: "0.4"', "west: -1"), "source: page", "source: pgae")  # not in the same list
    write(SCENARIO, text)
    assert sorted(capacity("validate", FILE).heads) == sorted([
        (place_of(FILE, text, "{value: 5"), "DOC048"),
        (place_of(FILE, text, "[{up_to: 100"), "DOC061"),
        (place_of(FILE, text, "-1}"), "DOC032"),
        (place_of(FILE, text, "pgae"), "DOC040"),
    ])  # fmt: skip


def test_all_that_is_wrong_with_a_question_comes_in_one_go(capacity: Command) -> None:
    options = ["--usage", "cals=1", "--usage", "storage=x", "--region", "eats", "--switch", "cap=of"]
    found = capacity("prices", "quote", FILE, "--plan", "basic", *options)
    assert {place for place, _ in found.heads} == {
        "--usage cals=1", "--usage storage=x", "--region eats", "--switch cap=of",
    }  # fmt: skip


SHORT = """\
format: price-list/v1
vendor: acme
currency: USD
"""


def quote(capacity: Command, price_list: str, *options: str) -> Run:
    Path("short.yaml").write_text(SHORT + price_list, encoding="utf-8")
    return capacity("prices", "quote", "short.yaml", "--plan", "basic", *options)


WRONG_CHOICES = {
    "a list without its keys": "by: region\n",
    "a plan of the name `by`": "plans: {by: {price: 1}}\n",
    "a plan by region": "plans: {basic: {by: region, east: {price: 1}, west: {price: 2}}}\n",
    "a plan with dates": "plans: {basic: [{value: {price: 1}, effective_from: 2026-01-01}]}\n",
    "a plan that is a list": "plans: {basic: [{price: 1}]}\n",
}


@pytest.mark.parametrize("price_list", WRONG_CHOICES.values(), ids=WRONG_CHOICES)
def test_a_choice_or_a_date_where_there_can_be_none_is_no_mistake_of_the_program(
    price_list: str, capacity: Command
) -> None:
    assert {quote(capacity, price_list).status, capacity("validate", "short.yaml").status} <= {0, 2}


def test_a_choice_inside_of_a_plan_that_is_a_list_is_no_mistake_of_the_program(capacity: Command) -> None:
    found = quote(capacity, "plans: {basic: [{price: {by: region, east: 1}}]}\n")
    assert (found.status, found.out) == (2, "")


def test_the_name_of_a_choice_that_is_a_list_is_not_shown_as_python_writes_it(capacity: Command) -> None:
    found = quote(capacity, "plans: {basic: {price: {by: [region], east: 1}}}\n")
    assert found.status == 2
    assert "Node" not in found.err


def test_a_price_with_nothing_to_choose_from_is_not_free(capacity: Command) -> None:
    charge = "plans: {basic: {price: 1, charges: [{meter: m, unit_price: {by: region}}]}}\n"
    assert quote(capacity, charge, "--usage", "m=5", "--region", "east").status == 2


TWO_REGIONS = (
    "plans: {basic: {price: 1, charges: [{meter: a, unit_price: {by: region, east: 1}}, "
    "{meter: b, unit_price: {by: region, east: 1, west: 1}}]}}\n"
)


def test_a_region_that_one_of_the_prices_lacks_is_not_said_to_be_missing(capacity: Command) -> None:
    found = quote(capacity, TWO_REGIONS, "--usage", "a=1", "--region", "west")
    assert found.status == 2
    assert "none of its values is chosen" not in found.err


def test_a_fee_in_any_case_is_not_left_out_with_the_price_of_its_meter(capacity: Command) -> None:
    charge = "plans: {basic: {price: 1, charges: [{meter: m, base_fee: 5, unit_price: {by: region, east: 1}}]}}\n"
    found = quote(capacity, charge, "--format", "json")
    assert found.status == 2 or json.loads(found.out)["total"] == "6.00"


def test_of_a_sum_by_region_the_region_is_asked_for(capacity: Command) -> None:
    meters = "meters: {a: {title: A, unit: u}, all: {title: All, unit: u, sum_of: [a]}}\n"
    charge = "plans: {basic: {price: 1, charges: [{meter: all, unit_price: {by: region, east: 1}}]}}\n"
    found = quote(capacity, meters + charge, "--usage", "a=1")
    assert found.heads == [("--region", "DOC049")]


ALIKE = (
    "switches: {cap: {default: on}, cap_two: {default: on}}\n"
    "meters: {calls: {title: C, unit: call}, calls_in: {title: C, unit: call}}\n"
    "plans: {basic: {price: 1, charges: [{meter: calls, unit_price: 1}, {meter: calls_in, unit_price: 1}]}}\n"
)


@pytest.mark.parametrize(
    ("right", "wrong"), [("--usage calls_in=1", "--usage calls=1 h"), ("--switch cap_two=off", "--switch cap=of")]
)
def test_a_problem_is_placed_at_its_own_option(right: str, wrong: str, capacity: Command) -> None:
    options = [part for option in (right, wrong) for part in option.split(" ", 1)]
    assert [place for place, _ in quote(capacity, ALIKE, *options).heads] == [wrong]


def test_the_quantities_of_one_meter_add_up_whatever_their_units(capacity: Command) -> None:
    hours = (
        "meters: {hours: {title: H, unit: hour}}\n"
        "plans: {basic: {price: 0, charges: [{meter: hours, unit_price: 1}]}}\n"
    )
    found = quote(capacity, hours, "--usage", "hours=1", "--usage", "hours=3600 s", "--format", "json")
    assert json.loads(found.out or "{}").get("total") == "2.00"


def test_a_region_that_is_a_list_is_not_said_to_be_an_unknown_key(capacity: Command) -> None:
    write(edited(SCENARIO, "region: east", "region: [east]"), LIST)
    found = capacity("plan")
    assert found.status == 2
    assert "unknown key `region`" not in found.err


def test_dates_of_no_day_are_not_said_to_run_backwards(capacity: Command) -> None:
    text = edited(LIST, YEAR_OF_5, "{value: 5, effective_from: 2026-01-01, effective_to: 2026-01-01}")
    write(SCENARIO, text)
    found = capacity("validate", FILE)
    assert found.status == 2
    assert "above" not in found.err


def test_where_there_is_no_name_the_remedy_says_so(capacity: Command) -> None:
    charge = "plans: {basic: {price: 1, charges: [{meter: m, unit_price: 1, switch: {cap: block}}]}}\n"
    [block] = quote(capacity, charge).blocks
    assert not block[-1].rstrip().endswith(":")


def test_a_bad_price_list_does_not_hide_what_is_wrong_with_the_question(capacity: Command) -> None:
    found = quote(capacity, "plans: {basic: {price: -1}}\n", "--usage", "calls=many")
    assert [code for _, code in found.heads] == ["DOC030", "DOC032"]
