"""`capacity prices diff`: what two editions say differently, with both sources, and what that does to a bill."""

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from jsonschema import Draft202012Validator
from rich.cells import cell_len

from capacity_cli.api.schema import json_schema
from capacity_cli.cli.main import main

BASE = """\
format: price-list/v1
vendor: acme
currency: USD
sources:
  old: {title: Old page, read: 2026-01-01, confidence: B}
meters:
  calls: {title: Calls, unit: call}
  gone: {title: Gone, unit: call}
plans:
  free: {title: Free, price: {amount: 0, source: old}}
  pro:
    title: Pro
    price: {amount: 20, source: old}
    charges:
      - {meter: calls, unit_price: "0.10", source: old}
      - {meter: gone, unit_price: 1, source: old}
    limits:
      - {meter: calls, limit: 100, per: day, on_exceed: reject, source: old}
    capabilities:
      memory_gb: {value: 1, source: old}
"""
HEAD = """\
format: price-list/v1
vendor: acme
currency: USD
sources:
  new: {title: New page, read: 2026-06-01, confidence: A}
meters:
  calls: {title: Calls, unit: call, increment: 10}
  more: {title: More, unit: call}
plans:
  pro:
    title: Pro
    price: {amount: unknown, per: seat, source: new}
    charges:
      - {meter: calls, included: 5, unit_price: {by: region, east: "0.10", west: "0.20"}, source: new}
      - {meter: more, percent: "2.5%", source: new}
    limits:
      - {meter: calls, limit: unlimited, per: day, on_exceed: reject, source: new}
    capabilities:
      memory_gb: {value: 1, source: new}
      vcpus: 2
  team: {title: Team, price: 99}
"""
SCENARIO = """\
format: scenario/v1
prices: guide
currency: USD
workload: {messages_per_day: 100}
scheduler: {trigger: tick, schedule: "0 0 * * *", batch_size: 100}
services:
  acme: {plan: pro, usage: {calls: 50}}
  clock: {plan: free}
"""
CLOCK = """\
format: price-list/v1
vendor: clock
currency: USD
plans: {free: {price: 0}}
triggers: {tick: {}}
"""


class Run(NamedTuple):
    """What a command left behind."""

    status: int
    out: str
    err: str


class Command:
    """Runs `capacity prices diff` in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str) -> Run:
        """Run it with some arguments; in English unless they name a language."""
        lang = () if "--lang" in arguments else ("--lang", "en")
        return Run(main(["prices", "diff", *arguments, *lang]), *self._capsys.readouterr())

    def json(self, *arguments: str) -> Any:
        """The JSON that it prints."""
        found = self(*arguments, "--format", "json")
        assert found.err == ""
        return json.loads(found.out)

    def changes(self, *arguments: str) -> dict[str, tuple[str, str | None, str | None]]:
        """What changed, by vendor and path."""
        return {
            f"{each['vendor']}:{each['path']}": (each["change"], each["base"], each["head"])
            for each in self.json(*arguments)["changes"]
        }


@pytest.fixture(name="diff")
def _diff(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Command:
    for name in ("CAPACITY_PRICES", "CAPACITY_AS_OF", "CAPACITY_LANG", "CAPACITY_FORMAT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    for name, text in (("base", BASE), ("head", HEAD)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "acme.yaml").write_text(text, encoding="utf-8")
        (tmp_path / name / "clock.yaml").write_text(CLOCK, encoding="utf-8")
    (tmp_path / "scenario.yaml").write_text(SCENARIO, encoding="utf-8")
    return Command(capsys)


# --- figures


def test_every_kind_of_change_is_named_by_its_path(diff: Command) -> None:
    assert diff.changes("base", "head") == {
        "acme:plans.free": ("removed", "Free", None),
        "acme:plans.team": ("added", None, "Team"),
        "acme:meters.calls.increment": ("added", None, "10"),
        "acme:plans.pro.price.amount": ("changed", "20", "unknown"),
        "acme:plans.pro.price.per": ("changed", "month", "seat"),
        "acme:plans.pro.charges.calls.included.amount[region=east]": ("changed", "0", "5"),
        "acme:plans.pro.charges.calls.included.amount[region=west]": ("changed", "0", "5"),
        "acme:plans.pro.charges.calls.unit_price[region=west]": ("changed", "0.1", "0.2"),
        "acme:plans.pro.charges.gone": ("removed", "unit_price: 1", None),
        "acme:plans.pro.charges.more": ("added", None, "percent: 2.5%"),
        "acme:plans.pro.limits.calls.limit": ("changed", "100", "unlimited"),
        "acme:plans.pro.capabilities.vcpus": ("added", None, "2"),
    }


def test_advice_and_rules_are_compared_by_their_paths(diff: Command) -> None:
    rules = """\
notes: [{text: one}]
optimizations: {caching: {title: Caching, meters: [calls], saving: {low: 10%, high: 20%}}}
environments: {meter: calls, named: {dev: {cluster: {en: shared, ko: 공유}}}}
documents: [{at_least: 10_000, advice: index}]
downgrade: at_once
triggers: {tick: {refusal: {pro: too often}, notes: [late]}}
"""
    later = rules.replace("20%", "25%").replace("공유", "공용").replace("10_000", "20_000").replace("one", "two")
    Path("head/acme.yaml").write_text(BASE + later.replace("at_once", "end_of_period"), encoding="utf-8")
    Path("base/acme.yaml").write_text(BASE + rules.replace("late", "late, or never"), encoding="utf-8")
    assert diff.changes("base", "head", "--as-of", "2026-01-01") == {
        "acme:downgrade": ("changed", "at_once", "end_of_period"),
        "acme:optimizations.caching.saving.high": ("changed", "20%", "25%"),
        "acme:environments.named.dev.cluster.ko": ("changed", "공유", "공용"),
        "acme:documents.10000": ("removed", "advice.en: index", None),
        "acme:documents.20000": ("added", None, "advice.en: index"),
        "acme:notes.[1]": ("changed", "one", "two"),
        "acme:triggers.tick.notes": ("changed", "[late, or never]", "[late]"),
    }


def test_the_other_way_round_the_same_figures_change(diff: Command) -> None:
    there, back = diff.changes("base", "head"), diff.changes("head", "base")
    assert there.keys() == back.keys()
    assert all(there[path][1:] == back[path][:0:-1] for path in there)


def test_both_sources_stand_beside_the_values(diff: Command) -> None:
    by_path = {each["path"]: each for each in diff.json("base", "head")["changes"]}
    changed = by_path["plans.pro.price.amount"]
    assert changed["base_source"] == {
        "name": "old", "title": "Old page", "url": None, "read": "2026-01-01", "confidence": "B", "withdrawn": None,
    }  # fmt: skip
    assert changed["head_source"]["title"] == "New page"
    default = by_path["plans.pro.price.per"]
    assert (default["base_source"], default["head_source"]["name"]) == (None, "new")
    page = diff("base", "head").out
    assert "    -  20 [1]" in page
    assert "    +  unknown [2]" in page
    assert "[1]  Old page  2026-01-01  B" in page
    assert "[2]  New page  2026-06-01  A" in page


def test_nothing_differs_between_an_edition_and_itself(diff: Command) -> None:
    assert diff.changes("2026-11", "2026-11") == {}
    assert "No figure differs." in diff("guide", "guide").out
    assert "다른 값이 없습니다." in diff("guide", "guide", "--lang", "ko").out


def test_the_editions_that_ship(diff: Command) -> None:
    found = diff.changes("guide", "2026-11")
    guide = "{up_to: 99999, unit_price: 15}, {up_to: 499999, unit_price: 13}, {up_to: 999999, unit_price: 10}"
    newest = "{up_to: 9999, unit_price: 13}, {up_to: 99999, unit_price: 10}"
    tiers = found["coolsms:plans.payg.charges.alimtalk.tiers"]
    assert tiers == ("changed", f"[{guide}, {{unit_price: 8}}]", f"[{newest}, {{unit_price: 8}}]")
    assert found["coolsms:plans.payg.charges.alimtalk.tier_months"] == ("changed", "1", "3")
    assert found["coolsms:plans.payg.charges.sms"] == ("added", None, "unit_price: 18")
    assert found["vercel:plans.pro.limits.cron_jobs.limit"] == ("changed", "40", "100")
    assert found["vercel:plans.pro.price.per"] == ("changed", "month", "seat")
    assert found["supabase:plans.team"] == ("added", None, "Team")
    assert found["qstash:"] == ("added", None, "Upstash QStash")
    assert "coolsms:currency" not in found


def test_one_edition_on_two_dates(diff: Command) -> None:
    assert diff.changes("2026-11", "2026-11", "vercel", "--base-as-of", "2026-01-19", "--as-of", "2026-01-20") == {
        "vercel:plans.hobby.limits.cron_jobs.limit": ("changed", "2", "100"),
        "vercel:plans.hobby.limits.cron_jobs.per": ("changed", "team", "project"),
        "vercel:plans.pro.limits.cron_jobs.limit": ("changed", "40", "100"),
        "vercel:plans.pro.limits.cron_jobs.per": ("changed", "team", "project"),
        "vercel:plans.enterprise.limits.cron_jobs.per": ("changed", "team", "project"),
    }
    later = diff.changes("2026-11", "2026-11", "vercel", "--base-as-of", "2026-05-28")
    assert later == {
        "vercel:plans.pro.charges.invocations.package": ("removed", "{size: 1000000, price: 0.6}", None),
        "vercel:plans.pro.charges.invocations.unit_price": ("added", None, "0.0000006"),
    }


def test_the_dates_are_those_of_the_editions_unless_asked_for(diff: Command) -> None:
    answer = diff.json("base", "head", "--base-as-of", "2026-02-01")
    assert (answer["base"]["as_of"], answer["head"]["as_of"]) == ("2026-02-01", "2026-06-01")
    assert (answer["base"]["edition"], answer["head"]["edition"]) == ("base", "head")
    assert answer["base"]["digest"] != answer["head"]["digest"]


def test_one_vendor_or_all_of_them(diff: Command) -> None:
    assert {each["vendor"] for each in diff.json("guide", "2026-11", "vercel")["changes"]} == {"vercel"}
    assert diff.changes("guide", "2026-11", "qstash") == {"qstash:": ("added", None, "Upstash QStash")}
    assert diff.changes("base", "head", "clock") == {}


# --- bills


def test_the_bill_of_a_scenario_under_both_editions(diff: Command) -> None:
    scenario = str(Path(__file__).parents[2] / "scenarios" / "daily-2000.yaml")
    answer = diff.json("guide", "2026-11", "coolsms", "--scenario", scenario)
    [bill] = answer["scenarios"]
    amounts = {(each["kind"], each["vendor"], each["meter"]): (each["base"], each["head"]) for each in bill["lines"]}
    assert amounts["usage", "coolsms", "alimtalk"] == ("900000", "600000")
    assert amounts["tax", "coolsms", None] == (None, "60000")
    assert (bill["base"]["total"], bill["head"]["total"], bill["head"]["total_with_tax"]) == (
        "900000", "600000", "660000",
    )  # fmt: skip
    page = diff("guide", "2026-11", "coolsms", "--scenario", scenario).out
    assert "coolsms payg: alimtalk  ₩900,000  ₩600,000   -₩300,000" in page


def test_an_unknown_amount_makes_no_difference_and_a_lower_bound(diff: Command) -> None:
    Path("scenario.yaml").write_text(SCENARIO.replace("plan: pro,", "plan: pro, region: east,"), encoding="utf-8")
    Path("base/acme.yaml").write_text(BASE.replace("amount: 20", "amount: 25"), encoding="utf-8")
    [bill] = diff.json("base", "head", "--scenario", "scenario.yaml")["scenarios"]
    plan = bill["lines"][0]
    assert (plan["kind"], plan["base"], plan["head"], plan["head_status"]) == ("plan", "25.00", None, "unknown")
    assert (bill["head"]["complete"], bill["base"]["complete"]) == (False, False)  # nobody prices the messages
    page = diff("base", "head", "--scenario", "scenario.yaml").out
    assert "unknown" in page
    assert "≥$" in page


def test_a_scenario_that_one_edition_cannot_bill_is_a_problem_beside_the_changes(diff: Command) -> None:
    Path("scenario.yaml").write_text(SCENARIO.replace("plan: pro", "plan: free"), encoding="utf-8")
    for output in ("table", "json"):
        found = diff("base", "head", "--scenario", "scenario.yaml", "--format", output)
        assert found.status == 2
        assert "plans.pro.price.amount" in found.out
        assert "DOC040" in found.err
        assert "unknown plan `free`" in found.err
    assert json.loads(diff("base", "head", "--scenario", "scenario.yaml", "--format", "json").out)["scenarios"] == []


def test_a_meter_or_a_choice_that_an_edition_lacks_is_a_problem(diff: Command) -> None:
    Path("scenario.yaml").write_text(SCENARIO.replace("calls: 50", "gone: 1"), encoding="utf-8")
    found = diff("base", "head", "--scenario", "scenario.yaml")
    assert (found.status, "`gone`" in found.err) == (2, True)
    Path("scenario.yaml").write_text(SCENARIO, encoding="utf-8")
    found = diff("base", "head", "--scenario", "scenario.yaml")
    assert (found.status, "DOC049" in found.err) == (2, True)


def test_variants_have_bills_of_their_own(diff: Command) -> None:
    more = "variants: {double: {services: {acme: {usage: {calls: 100}}}}}\n"
    Path("scenario.yaml").write_text(SCENARIO.replace("plan: pro,", "plan: pro, region: west,") + more, "utf-8")
    bills = diff.json("base", "head", "--scenario", "scenario.yaml")["scenarios"]
    assert [each["variant"] for each in bills] == [None, "double"]
    assert "Bill of scenario · double" in diff("base", "head", "--scenario", "scenario.yaml").out


# --- form


@pytest.mark.parametrize(
    "arguments",
    [
        ("guide", "2026-11"),
        ("2026-11", "guide"),
        ("base", "head"),
        ("guide", "2026-11", "--scenario", str(Path(__file__).parents[2] / "scenarios" / "realistic-variants.yaml")),
    ],
)
def test_the_json_is_as_its_schema_says(arguments: tuple[str, ...], diff: Command) -> None:
    judge = Draft202012Validator(json_schema("prices-diff"))
    found = diff(*arguments, "--format", "json")
    assert [error.message for error in judge.iter_errors(json.loads(found.out))] == []


@pytest.mark.parametrize("columns", [20, 80, 120])
@pytest.mark.parametrize("lang", ["en", "ko"])
def test_no_line_is_wider_than_the_terminal(
    lang: str, columns: int, diff: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    scenario = str(Path(__file__).parents[2] / "scenarios" / "daily-10000.yaml")
    lines = diff("guide", "2026-11", "--scenario", scenario, "--lang", lang).out.splitlines()
    if columns >= 80:
        assert max(map(cell_len, lines)) <= columns


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("gide", "2026-11"), "DOC040", "gide: DOC040 unknown edition `gide`\n  = did you mean `guide`?"),
        (("guide", "./nowhere"), "DOC010", "./nowhere"),
        (("guide", "2026-11", "verce"), "DOC040", "unknown vendor `verce`\n  = did you mean `vercel`?"),
        (("guide", "2026-11", "--as-of", "soon"), "DOC036", "--as-of soon"),
        (("guide", "2026-11", "--base-as-of", "soon"), "DOC036", "--base-as-of soon"),
        (("guide",), "DOC026", "HEAD"),
    ],
)
def test_a_bad_question_is_refused(arguments: tuple[str, ...], code: str, said: str, diff: Command) -> None:
    found = diff(*arguments)
    assert (found.status, found.out) == (2, "")
    assert code in found.err
    assert said in found.err


def test_both_bad_editions_are_named_in_one_go(diff: Command) -> None:
    assert diff("one", "two").err.count("DOC040") == 2


def test_a_scenario_that_does_not_exist_is_a_problem(diff: Command) -> None:
    found = diff("base", "head", "--scenario", "nowhere.yaml")
    assert (found.status, found.err.count("DOC010")) == (2, 1)
