"""`capacity prices show`: every figure of a list with its source, on any date and under every choice."""

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from jsonschema import Draft202012Validator
from rich.cells import cell_len

from capacity_cli.api.prices.show import ShowRequest, shown
from capacity_cli.api.schema import json_schema
from capacity_cli.cli.main import main
from capacity_cli.documents.bundled import bundled
from capacity_cli.model.catalogue.shown import entries
from capacity_cli.model.prices.capabilities import Allowed
from capacity_cli.render.table.prices.page import page_of
from capacity_cli.render.text.texts import Language, Texts

SHIPPED = sorted(f"{path.parent.name}/{path.stem}" for path in bundled("pricing").glob("*/*.yaml"))
each_list = pytest.mark.parametrize("name", SHIPPED)

LIST = """\
format: price-list/v1
vendor: acme
title: Acme
currency: USD
rounding: {to: "0.05", mode: up, per: once}
tax: {rate: "12.5%", applies: yes, source: page}
sources:
  page: {title: A page, url: "https://acme.example/prices", read: 2026-05-01, confidence: B, withdrawn: 2026-06-01}
  talk: {title: A talk, read: 2026-06-01, confidence: "?"}
meters:
  calls: {title: Calls, unit: call}
  hours: {title: Compute, unit: hour, increment: "0.5", per: run}
  space: {title: Space, unit: GB, kind: stock}
  users: {title: Users, unit: user, kind: peak}
  all: {title: Everything, unit: call, sum_of: [calls, users]}
switches:
  cap: {title: Cap, default: off, source: talk}
plans:
  small:
    title: Small
    price: {amount: 24, per: year, source: page}
    charges:
      - {meter: calls, package: {size: 100, price: 1, minimum: 2, round: down}, base_fee: 3, maximum: 50, source: page}
      - meter: hours
        included: {amount: 5, per: project}
        mode: graduated
        tiers: [{up_to: 10, unit_price: "0.2", flat_fee: 1}, {unit_price: unknown}]
        flat_fee_at_zero: true
        switch: {cap: pause}
        source: talk
      - {meter: space, percent: "2.5%", minimum: 1, source: page}
    credits: [{amount: 5, source: talk}, {title: Gift, amount: 1, meters: [calls], source: page}]
    limits:
      - {meter: calls, limit: 10, per: 90 minutes, on_exceed: throttle, source: page}
      - {meter: calls, limit: account, per: user, resets: "09:00 UTC", on_exceed: reject, source: page}
      - {meter: space, limit: unknown, warn_at: [50%, 100%], on_exceed: read_only, source: talk}
      - {meter: users, limit: unlimited, on_exceed: reject, source: talk}
    capabilities:
      memory_gb: {value: {by: zone, default: a, a: 1, b: 1, c: 2}, source: page}
      concurrency: {value: {by: zone, a: {by: age, new: 5, old: 6}, b: 7, c: 7}, source: page}
      idle_days_before_pause: {value: unlimited, source: page}
      commercial_use: {value: unknown, source: page}
      features: {value: [one, two], source: page}
      projects:
        - {value: 1, effective_to: 2026-02-01, source: page}
        - {value: 2, effective_from: 2026-02-01, effective_to: 2026-03-01, source: page}
        - {value: 3, effective_from: 2026-03-01, source: talk}
triggers:
  tick: {dialect: {names: true, both_days: both}, shortest: 90 s, overlap: queue, max_run_seconds: 30,
    footprint: {calls: {per_run: 1, per_month: unknown}}, notes: [late], source: talk}
"""


class Run(NamedTuple):
    """What a command left behind."""

    status: int
    out: str
    err: str


class Command:
    """Runs `capacity prices show` in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str) -> Run:
        """Run it with some arguments; in English unless they name a language."""
        lang = () if "--lang" in arguments else ("--lang", "en")
        return Run(main(["prices", "show", *arguments, *lang]), *self._capsys.readouterr())

    def json(self, *arguments: str) -> Any:
        """The JSON that it prints."""
        found = self(*arguments, "--format", "json")
        assert (found.status, found.err) == (0, "")
        return json.loads(found.out)


@pytest.fixture(name="show")
def _show(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    for name in ("CAPACITY_PRICES", "CAPACITY_AS_OF", "CAPACITY_LANG", "CAPACITY_FORMAT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    return Command(capsys)


@pytest.fixture(name="acme")
def _acme(tmp_path: Path) -> str:
    file = tmp_path / "acme.yaml"
    file.write_text(LIST, encoding="utf-8")
    return str(file)


def words(text: str) -> str:
    return " ".join(text.split())


def plan_of(answer: Any, name: str) -> Any:
    return next(plan for plan in answer["plans"] if plan["name"] == name)


def holding(entries_: Any, **wanted: str) -> list[Any]:
    """The entries that hold and have these values."""
    return [
        each for each in entries_
        if each["validity"]["holds"] and all(each[key] == value for key, value in wanted.items())
    ]  # fmt: skip


# --- what the facts sheet asks


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("guide/coolsms", [(86_667, 99_999, 100_000), (384_616, 499_999, 500_000), (800_001, 999_999, 1_000_000)]),
        ("2026-11/coolsms", [(7_693, 9_999, 10_000), (80_001, 99_999, 100_000)]),
        ("coolsms", [(7_693, 9_999, 10_000), (80_001, 99_999, 100_000)]),
    ],
)
def test_where_more_costs_less(name: str, expected: list[tuple[int, int, int]], show: Command) -> None:
    [alimtalk] = holding(plan_of(show.json(name), "payg")["charges"], meter="alimtalk")
    found = [tuple(int(each[key]) for key in ("first", "last", "cheaper")) for each in alimtalk["inversions"]]
    assert found == expected
    page = show(name).out
    assert all(f"{first:,}–{last:,}" in page and f"{cheaper:,}" in page for first, last, cheaper in expected)


@pytest.mark.parametrize(
    "expected",
    [
        "Tax 10 % on top [3]",
        "Price ₩0 a month [3]",
        "up to 9,999: ₩13 up to 99,999: ₩10 above that: ₩8 tier by the mean of the last 3 months [1]",
        "the whole quantity at the price of the tier that it reaches",
        "SMS ₩18 per message [2]",
        "LMS ₩45 per message [3]",
        "MMS ₩110 per message [3]",
        "Requests to send 100 in 5 seconds above that the excess waits [4]",
        "Messages what the account has in 1 day above that the excess is refused a new account has 50 resets at 09:00",
        "09:00 Asia/Seoul [3]",
        "[1] facts sheet 2026-09-01 C",
        "[4] facts sheet 2026-11-01 B",
    ],
)
def test_every_question_about_coolsms_is_answered_with_its_source(expected: str, show: Command) -> None:
    assert expected in words(show("coolsms").out)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("vercel/hobby", "Price $0.00 a month [1]"),
        ("vercel/hobby", "Commercial use no [3]"),
        (
            "vercel/hobby",
            "Function invocations 1,000,000 a month above that the whole service stops resets after 30 days [4]",
        ),
        ("vercel/hobby", "Active CPU, hour 4 a month above that the whole service stops resets after 30 days [4]"),
        ("vercel/hobby", "Provisioned memory, GB-hour 360 a month"),
        ("vercel/hobby", "Function at most, seconds fluid (default): 300 [2] legacy: 60 [2]"),
        ("vercel/hobby", "Hobby: 1 day"),
        ("vercel/hobby", "A run starts within Hobby: 1 hour"),
        ("vercel/pro", "Price $20.00 a month for each seat [1]"),
        ("vercel/pro", "Usage credit $20.00 a month off all usage [1]"),
        ("vercel/pro", "Function invocations $0.0000006 per invocation from 2026-05-29 [4]"),
        ("vercel/pro", "iad1: $0.128 per hour [5] icn1: $0.169 per hour [5] gru1: $0.221 per hour [5]"),
        ("vercel/pro", "iad1: $0.0106 per GB-hour [6] icn1: $0.014 per GB-hour [6] gru1: $0.0183 per GB-hour [6]"),
        ("vercel/pro", "Function by default, seconds fluid (default): 300 [2] legacy: 15 [2]"),
        ("vercel/pro", "Pro: Function invocations until 2026-05-28 $0.60 per started 1,000,000 [4]"),
        ("vercel/pro", "Open files and connections 1,024 [6]"),
        ("vercel/enterprise", "Price unknown [1]"),
        ("vercel/enterprise", "Functions at a time 100,000 [4]"),
        ("supabase/free", "Database, GB 0.5 per project above that writes fail [1]"),
        ("supabase/free", "Egress, GB 5 a month above that the whole service stops [1]"),
        ("supabase/free", "Idle days before a pause 7 [1]"),
        ("supabase/free", "API requests unlimited [1]"),
        ("supabase/pro", "Price $25.00 a month [1]"),
        ("supabase/pro", "$10.00 a month off the price of Micro compute, Small compute,"),
        (
            "supabase/pro",
            "Egress, GB 250 included then $0.09 per GB while Spend cap is on: the whole service stops [1]",
        ),
        ("supabase/pro", "Cached egress, GB 250 included then $0.03 per GB"),
        ("supabase/pro", "Database, GB 8 included for each project then $0.125 per GB"),
        ("supabase/pro", "Monthly active users 100,000 included then $0.00325 per user"),
        ("supabase/pro", "File storage, GB 100 included then $0.021 per GB"),
        ("supabase/pro", "2,000,000 included then $2.00 per started 1,000,000"),
        ("supabase/pro", "5,000,000 included then $2.50 per started 1,000,000"),
        ("supabase/pro", "500 included then $10.00 per started 1,000"),
        ("supabase/pro", "Micro compute, hour $0.01344 per hour [1]"),
        ("supabase/pro", "2XL compute, hour $0.562 per hour [1]"),
        ("supabase/pro", "Database connections nano, micro (default): 60 [1] small: 90 [1] medium: 120 [1]"),
        ("supabase/pro", "a started hour counts whole, each project apart"),
        ("supabase/pro", "Spend cap (spend_cap): on, by default [1]"),
        ("supabase/team", "Price $599.00 a month [1]"),
        ("supabase", "Shortest interval 1 second"),
        ("bkend", "A smaller plan takes effect when the paid period ends"),
        ("bkend", "Environments counted by the meter Environments"),
        ("bkend/free", "Stage MVP [1] Advice verify the core design indexes early settle the data model [1]"),
        ("bkend/starter", "Before moving to it The data model is settled The indexes are known"),
        ("bkend", "Client caching (caching) 30 % to 50 % of API calls [1]"),
        ("bkend", "prod dedicated Flex: own resources, high availability [1]"),
        ("bkend", "from 100,000 add compound indexes and analyse the queries [1]"),
        ("github_actions", "Delay runs often start late, or not at all"),
        ("github_actions", "any that the user chooses; UTC by default [2]"),
        ("vercel", "Schedules count as Cron jobs"),
    ],
)
def test_the_questions_about_the_other_vendors_are_answered(name: str, expected: str, show: Command) -> None:
    assert expected in words(show(name).out)


@pytest.mark.parametrize(
    ("as_of", "limit", "per"),
    [("2026-01-19", "40", "team"), ("2026-01-20", "100", "project"), ("2026-11-01", "100", "project")],
)
def test_what_holds_depends_on_the_date(as_of: str, limit: str, per: str, show: Command) -> None:
    answer = show.json("vercel/pro", "--as-of", as_of)
    [found] = holding(answer["plans"][0]["limits"], meter="cron_jobs")
    assert (answer["as_of"], found["limit"], found["per"]) == (as_of, limit, per)
    text = words(show("vercel/pro", "--as-of", as_of).out)
    before, _, after = text.partition("What changes when")
    assert f"Cron jobs {limit} per {per}" in before
    assert "Pro: Cron jobs until 2026-01-19 40 per team" in after
    assert "Pro: Cron jobs from 2026-01-20 100 per project" in after


# --- every figure has its source


@each_list
def test_every_figure_that_is_shown_has_its_source(name: str) -> None:
    found = shown(ShowRequest(name))
    page = page_of(found, Texts(Language.EN))
    declared = {source.name for source in found.sources}
    of_rules = [entry for entry in entries(found) if entry not in found.tax]
    assert of_rules
    assert {entry.source for entry in of_rules} <= declared
    assert all(page.mark(entry.source) for entry in of_rules)
    assert all(tax.source in declared or tax.applies is Allowed.UNKNOWN for tax in found.tax)


@each_list
@pytest.mark.parametrize("lang", ["en", "ko"])
def test_every_mark_is_listed_and_every_figure_of_a_plan_has_one(name: str, lang: str, show: Command) -> None:
    page = show(name, "--lang", lang).out
    before, _, listed = page.rpartition({"en": "\nSources\n", "ko": "\n출처\n"}[lang])
    marks = set(re.findall(r"\[\d+\]", before))
    assert marks == set(re.findall(r"^  (\[\d+\])", listed, re.MULTILINE))
    found = shown(ShowRequest(name))
    figures = sum(entry.validity.holds for entry in entries(found))
    assert len(re.findall(r"\[\d+\]", before)) >= figures - len(found.tax)


@each_list
def test_the_json_is_as_its_schema_says(name: str, show: Command) -> None:
    judge = Draft202012Validator(json_schema("prices-show"))
    assert [error.message for error in judge.iter_errors(show.json(name))] == []


def test_the_json_of_a_list_with_everything_is_as_its_schema_says(acme: str, show: Command) -> None:
    judge = Draft202012Validator(json_schema("prices-show"))
    assert [error.message for error in judge.iter_errors(show.json(acme))] == []


# --- dates and choices


def test_all_regions_are_shown_unless_one_is_asked_for(show: Command) -> None:
    cpu = holding(plan_of(show.json("vercel"), "pro")["charges"], meter="active_cpu_hours")
    assert [(each["validity"]["when"], each["unit_price"]) for each in cpu] == [
        ({"region": ["iad1"]}, "0.128"), ({"region": ["icn1"]}, "0.169"), ({"region": ["gru1"]}, "0.221"),
    ]  # fmt: skip
    [seoul] = holding(plan_of(show.json("vercel", "--region", "icn1"), "pro")["charges"], meter="active_cpu_hours")
    assert (seoul["validity"]["when"], seoul["unit_price"]) == ({}, "0.169")
    page = words(show("vercel/pro", "--region", "icn1").out)
    assert "region: icn1, as asked for" in page
    assert "Active CPU, hour $0.169 per hour" in page


def test_a_choice_other_than_the_region_is_made_with_switch(show: Command) -> None:
    answer = show.json("vercel/pro", "--switch", "runtime=legacy")
    [found] = holding(answer["plans"][0]["capabilities"], name="function_max_seconds")
    assert (found["value"], found["validity"]["when"]) == ("300", {})
    assert answer["choices"][0] == {"name": "runtime", "options": ["fluid", "legacy"], "asked": "legacy"}


@pytest.mark.parametrize(
    ("position", "expected"),
    [
        ("off", "Egress, GB 250 included then $0.09 per GB [1]"),
        ("on", "Egress, GB 250 included above that the whole service stops (Spend cap is on) [1]"),
    ],
)
def test_a_switch_decides_what_is_billed(position: str, expected: str, show: Command) -> None:
    page = words(show("supabase/pro", "--switch", f"spend_cap={position}").out)
    assert expected in page
    assert f"Spend cap (spend_cap): {position}, as asked for" in page


def test_options_with_the_same_value_are_one_and_the_default_is_named(acme: str, show: Command) -> None:
    [same, other] = holding(plan_of(show.json(acme), "small")["capabilities"], name="memory_gb")
    assert (same["validity"]["when"], same["value"], same["validity"]["default"]) == ({"zone": ["a", "b"]}, "1", True)
    assert (other["validity"]["when"], other["value"], other["validity"]["default"]) == ({"zone": ["c"]}, "2", False)


def test_a_choice_within_a_choice_is_shown_for_both(acme: str, show: Command) -> None:
    found = holding(plan_of(show.json(acme), "small")["capabilities"], name="concurrency")
    by_choice = {tuple(option for [option] in each["validity"]["when"].values()): each["value"] for each in found}
    assert by_choice == {
        ("a", "new"): "5", ("a", "old"): "6",
        ("b", "new"): "7", ("b", "old"): "7",
        ("c", "new"): "7", ("c", "old"): "7",
    }  # fmt: skip
    assert "a · new: 5 [1]" in words(show(acme).out)


@pytest.mark.parametrize(
    ("as_of", "value"), [("2026-01-31", "1"), ("2026-02-01", "2"), ("2026-02-28", "2"), ("2026-03-01", "3")]
)
def test_a_span_ends_the_day_before_the_next_begins(as_of: str, value: str, acme: str, show: Command) -> None:
    found = plan_of(show.json(acme, "--as-of", as_of), "small")["capabilities"]
    spans = [
        (each["value"], each["validity"]["effective_from"], each["validity"]["effective_to"])
        for each in found
        if each["name"] == "projects"
    ]
    assert spans == [("1", None, "2026-02-01"), ("2", "2026-02-01", "2026-03-01"), ("3", "2026-03-01", None)]
    assert [each["value"] for each in holding(found, name="projects")] == [value]
    page = words(show(acme, "--as-of", as_of).out)
    assert "Projects until 2026-01-31 1 [1]" in page
    assert "Projects 2026-02-01 to 2026-02-28 2 [1]" in page
    assert "Projects from 2026-03-01 3 [2]" in page


def test_the_default_date_is_the_newest_reading_of_the_edition_and_of_a_file_its_own(acme: str, show: Command) -> None:
    assert show.json("2026-11/vercel")["as_of"] == "2026-11-22"
    assert show.json(acme)["as_of"] == "2026-06-01"


def test_a_list_without_a_date_shows_what_changes_and_holds_none_of_it(tmp_path: Path, show: Command) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(
        "format: price-list/v1\nvendor: x\ncurrency: USD\nplans:\n  p:\n    price: 1\n    limits:\n"
        "      - {meter: a, limit: 1, on_exceed: bill, effective_to: 2026-01-01}\n"
        "      - {meter: a, limit: 2, on_exceed: bill, effective_from: 2026-01-01}\n",
        encoding="utf-8",
    )
    answer = show.json(str(file))
    limits = answer["plans"][0]["limits"]
    assert (answer["as_of"], [each["limit"] for each in limits]) == (None, ["1", "2"])
    assert holding(limits) == []
    assert holding(answer["plans"][0]["price"])[0]["amount"] == "1"


# --- words


@pytest.mark.parametrize(
    "expected",
    [
        "Acme (acme)",
        "Rounding up to $0.05, only the sum",
        "Tax 12.5 % on top [1]",
        "Price $24.00 a year [1]",
        "Calls $1.00 per full 100 at least 2 packages $3.00 in any case at most $50.00 [1]",
        "Compute, hour 5 included for each project then each unit at the price of its own tier up to 10: $0.20,",
        "$0.20, and $1.00 once above that: unknown the fee",
        "$1.00 once above that: unknown the fee of the first tier at 0 units, too while Cap is on: the service stops",
        "the service stops until resumed [2]",
        "Space, GB 2.5 % of the amount at least $1.00 [1]",
        "Credit $5.00 a month off all usage [2]",
        "Gift $1.00 a month off the price of Calls [1]",
        "Calls 10 in 90 minutes above that the excess waits [1] what the account has per user above that the excess",
        "the excess is refused resets at 09:00 UTC [1]",
        "Space, GB unknown above that writes fail a warning at 50%, 100% [2]",
        "Users unlimited [2]",
        "Idle days before a pause never paused [1]",
        "Commercial use unknown [1]",
        "Features one, two [1]",
        "hours Compute hour a started 0.5 hour counts whole, each run apart",
        "users Users user the most at one time",
        "all Everything call the sum of calls, users",
        "tick (tick) [2]",
        "5 fields, names such as MON, day of month and weekday must both match, 7 is Sunday, as 0 is, UTC",
        "Shortest interval 90 seconds",
        "A run that overlaps the next one waits",
        "Ends a call after 30 seconds",
        "1 Calls for each run unknown Calls a month",
        "Notes late",
        "[1] A page 2026-05-01 B https://acme.example/prices the vendor took it back on 2026-06-01",
        "[2] A talk 2026-06-01 ?",
    ],
)
def test_everything_that_a_list_can_say_is_said_in_words(expected: str, acme: str, show: Command) -> None:
    assert expected in words(show(acme).out)


@pytest.mark.parametrize(
    "expected",
    [
        "세금 12.5 % 별도 [1]",
        "가격 연 $24.00 [1]",
        "다 채운 100마다 $1.00 최소 2묶음 기본 $3.00 최대 $50.00 [1]",
        "프로젝트마다 5 포함 초과분 각 단위에 해당 단계의 단가 적용 10까지: $0.20, 한 번 $1.00 그 초과: 알 수 없음",
        "사용자마다 계정마다 정해진 만큼",
        "90분 동안 10",
        "2026-02-01부터 2026-02-28까지",
        "공급자가 2026-06-01에 철회함",
    ],
)
def test_the_same_in_korean(expected: str, acme: str, show: Command) -> None:
    assert expected in words(show(acme, "--lang", "ko").out)


def test_an_unknown_figure_is_null_and_never_zero(acme: str, show: Command) -> None:
    small = plan_of(show.json(acme), "small")
    [hours] = holding(small["charges"], meter="hours")
    [space] = holding(small["limits"], meter="space")
    assert (hours["status"], hours["tiers"][1]["unit_price"]) == ("unknown", None)
    assert (space["status"], space["limit"]) == ("unknown", None)
    [enterprise] = plan_of(show.json("vercel"), "enterprise")["price"]
    assert (enterprise["amount"], enterprise["status"]) == (None, "unknown")


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ('{rate: "10%", applies: yes}', "Tax 10 % on top"),
        ('{rate: "10%", applies: no}', "Tax none on top"),
        ('{rate: "10%", applies: unknown}', "Tax 10 %, but unknown whether it comes on top"),
        ("{rate: unknown, applies: unknown}", "Tax unknown whether any comes on top"),
        ("{rate: unknown, applies: yes}", "Tax one of an unknown rate on top"),
        ("{rate: {by: region, kr: 10%}, applies: yes}", "Tax kr: 10 % on top"),
        ("", "Tax the list names none"),
    ],
)
def test_what_is_known_of_tax_is_said(rule: str, expected: str, tmp_path: Path, show: Command) -> None:
    file = tmp_path / "x.yaml"
    tax = f"tax: {rule}\n" if rule else ""
    file.write_text(f"format: price-list/v1\nvendor: x\ncurrency: USD\n{tax}plans: {{p: {{price: 1}}}}\n", "utf-8")
    assert expected in words(show(str(file)).out)


# --- names


def test_a_vendor_is_found_in_the_newest_edition_or_in_the_one_that_is_asked_for(
    show: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert show.json("coolsms")["file"] == "pricing/2026-11/coolsms.yaml"
    assert show.json("coolsms", "--prices", "guide")["file"] == "pricing/guide/coolsms.yaml"
    monkeypatch.setenv("CAPACITY_PRICES", "guide")
    assert show.json("coolsms")["edition"] == "guide"
    assert show.json("2026-11/coolsms")["edition"] == "2026-11"


def test_a_folder_of_lists_is_an_edition(acme: str, show: Command) -> None:
    folder = str(Path(acme).parent)
    answer = show.json("acme/small", "--prices", folder)
    assert (answer["file"], [plan["name"] for plan in answer["plans"]]) == (f"{folder}/acme.yaml", ["small"])


def test_one_plan_or_all_of_them(acme: str, show: Command) -> None:
    assert [plan["name"] for plan in show.json("vercel/pro")["plans"]] == ["pro"]
    assert [plan["name"] for plan in show.json("2026-11/vercel/hobby")["plans"]] == ["hobby"]
    assert [plan["name"] for plan in show.json("vercel")["plans"]] == ["hobby", "pro", "enterprise"]
    assert [plan["name"] for plan in show.json(f"{acme}/small")["plans"]] == ["small"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("coolsns",), "DOC040", "vendor `coolsns`\n  = did you mean `coolsms`?"),
        (("guide/qstash",), "DOC040", "vendor `qstash`"),
        (("2026-10/vercel",), "DOC040", "edition `2026-10`\n  = did you mean `2026-11`?"),
        (("vercel", "--prices", "gide"), "DOC040", "--prices: DOC040 unknown edition `gide`"),
        (("vercel/por",), "DOC040", "plan `por`\n  = did you mean `pro`?"),
        (("guide/vercel/pr",), "DOC040", "guide/vercel/pr: DOC040 unknown plan `pr`"),
        (("vercel", "--region", "mars"), "DOC040", "--region mars: DOC040 unknown region `mars`"),
        (("vercel", "--switch", "runtime=new"), "DOC040", "--switch runtime=new"),
        (("vercel", "--switch", "runtim=fluid"), "DOC020", "--switch runtim=fluid"),
        (("supabase", "--switch", "spend_cap=maybe"), "DOC035", "on, off"),
        (("supabase", "--switch", "spend_cap"), "DOC036", "name=value"),
        (("vercel", "--as-of", "yesterday"), "DOC036", "--as-of yesterday"),
        (("vercel", "--as-of", "2026-02-30"), "DOC036", "2026-02-30"),
        (("missing.yaml",), "DOC010", "missing.yaml"),
        (("vercel", "--prices", "./missing"), "DOC010", "./missing"),
        ((), "DOC026", "PRICE_LIST"),
    ],
)
def test_a_bad_question_is_refused_with_its_remedy(
    arguments: tuple[str, ...], code: str, said: str, show: Command
) -> None:
    found = show(*arguments)
    assert (found.status, found.out) == (2, "")
    assert code in found.err
    assert said in found.err


def test_a_bad_list_is_refused_with_all_its_problems(tmp_path: Path, show: Command) -> None:
    file = tmp_path / "bad.yaml"
    file.write_text("format: price-list/v1\nvendor: x\ncurrency: USD\nplans: {p: {price: free}}\nplan: 1\n")
    found = show(str(file))
    assert (found.status, found.out) == (2, "")
    assert "DOC030" in found.err
    assert "DOC020" in found.err


def test_options_that_multiply_beyond_all_bounds_are_refused(tmp_path: Path, show: Command) -> None:
    file = tmp_path / "many.yaml"
    tangled = ", ".join(f"o{at}: 1" for at in range(11))
    limits = "".join(
        f"      - {{meter: m{at}, limit: {{by: c{at}, {tangled}}}, on_exceed: bill}}\n" for at in range(4)
    )  # fmt: skip
    file.write_text(
        f"format: price-list/v1\nvendor: x\ncurrency: USD\nplans:\n  p:\n    price: 1\n    limits:\n{limits}",
        encoding="utf-8",
    )
    found = show(str(file))
    assert (found.status, found.out) == (2, "")
    assert "DOC004" in found.err
    chosen = [part for at in range(2) for part in ("--switch", f"c{at}=o0")]
    assert show(str(file), *chosen).status == 0


# --- the page


@pytest.mark.parametrize("columns", [20, 33, 80, 100, 120, 200])
@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("name", ["coolsms", "vercel", "supabase", "bkend", "guide/vercel"])
def test_no_line_is_wider_than_the_terminal(
    name: str, lang: str, columns: int, show: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = show(name, "--lang", lang).out.splitlines()
    assert all(line == line.rstrip() for line in lines)
    if columns >= 80:
        assert max(map(cell_len, lines)) <= columns


@pytest.mark.parametrize(("columns", "beside"), [(80, False), (120, True)])
def test_plans_stand_side_by_side_where_there_is_room(
    columns: int, beside: bool, show: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    heads = [line.split() for line in show("vercel").out.splitlines() if line.strip().startswith(("Hobby", "Pro"))]
    assert (["Hobby", "Pro", "Enterprise"] in heads) is beside
    assert (["Pro"] in heads) is not beside


def test_nothing_in_a_list_acts_on_the_terminal(tmp_path: Path, show: Command) -> None:
    file = tmp_path / "evil.yaml"
    evil = r"\e[31mred\u202e"
    file.write_text(
        f'format: price-list/v1\nvendor: "v{evil}"\ntitle: "t{evil}"\nedition: "e{evil}"\ncurrency: USD\n'
        f'sources: {{"s": {{title: "s{evil}", url: "u{evil}", read: 2026-01-01, confidence: A}}}}\n'
        f'meters: {{"m{evil}": {{title: "m{evil}", unit: "u{evil}"}}}}\n'
        f'switches: {{"w{evil}": {{title: "w{evil}", default: on}}}}\n'
        f'plans:\n  "p{evil}":\n    title: "p{evil}"\n    price: 1\n'
        f'    charges: [{{meter: "m{evil}", included: 1, switch: {{"w{evil}": bill}}, source: s,\n'
        f'      unit_price: {{by: "c{evil}", "o{evil}": 1, b: 2}}}}]\n'
        f'    credits: [{{title: "k{evil}", amount: 1, meters: ["m{evil}"]}}]\n'
        f'    limits: [{{meter: "m{evil}", limit: 1, on_exceed: bill}}]\n'
        f'    capabilities: {{features: ["f{evil}"]}}\n'
        f'triggers: {{"t{evil}": {{title: "t{evil}", shortest: {{"p{evil}": 1 day}}, notes: ["n{evil}"]}}}}\n',
        encoding="utf-8",
    )
    for output in ("table", "json"):
        found = show(str(file), "--format", output)
        assert found.status == 0
        assert not re.search("[\x1b\u202e]", found.out)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("vercel", "Delivery may leave a run out or deliver it twice"),
        ("github_actions", "Delivery may leave a run out"),
        ("qstash", None),
    ],
)
def test_what_becomes_of_a_run_that_is_due_is_shown(name: str, line: str | None, show: Command) -> None:
    found = [words(each) for each in show(f"2026-11/{name}").out.splitlines() if words(each).startswith("Delivery")]
    assert found == ([] if line is None else [line])
