"""All problems in one go: what the sound parts of a broken file get wrong is reported with what is broken."""

from pathlib import Path

import pytest

from capacity_cli.api.loading import Loader
from capacity_cli.documents.price_lists import read_price_list
from capacity_cli.documents.refused import Refused
from capacity_cli.documents.selection import Selection

SCENARIO = """\
format: scenario/v1
prices: guide
currency: KRWW
workload:
  messages_per_day: -5
  chanels: {sms: 100%}
scheduler:
  trigger: vercel_crn
  schedule: "*/5 * * * *"
  batch_size: 1.5
services:
  vercell: {plan: hobby}
  vercel: {plan: hobbi}
  supabase: {}
  coolsms: {plan: payg, usage: {alimtok: 3}}
checks:
  monthly_cost: {max: budget}
"""

PRICE_LIST = """\
format: price-list/v1
vendor: cloud
currency: USDD
meters: {calls: {title: Calls, unit: call}}
plans:
  pro:
    price: 1
    charges:
      - {meter: cals, unit_price: 1, source: nowhere}
"""


def found(file: Path, text: str) -> list[tuple[int | None, str]]:
    """The line and the code of each problem of a scenario."""
    file.write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        Loader().load(str(file))
    return [(each.place.line if each.place else None, each.code.value) for each in refused.value.problems]


def test_names_that_do_not_exist_come_with_mistakes_of_form_from_the_top_down(tmp_path: Path) -> None:
    assert found(tmp_path / "broken.yaml", SCENARIO) == [
        (3, "DOC040"), (5, "DOC032"), (6, "DOC020"), (8, "DOC040"), (10, "DOC031"),
        (12, "DOC040"), (13, "DOC040"), (14, "DOC021"), (15, "DOC040"), (17, "DOC043"),
    ]  # fmt: skip


def test_a_cron_field_is_judged_beside_a_mistake_of_form(tmp_path: Path) -> None:
    text = SCENARIO.replace("vercel_crn", "vercel_cron").replace("*/5 *", "*/90 *")
    assert (9, "DOC051") in found(tmp_path / "broken.yaml", text)


def test_nothing_is_reported_of_what_was_put_in_for_the_moment(tmp_path: Path) -> None:
    text = "format: scenario/v1\nprices: guide\nworkload: {messages_per_day: -1}\n"
    assert found(tmp_path / "broken.yaml", text) == [(1, "DOC021"), (3, "DOC032")]


SOUND = """\
format: scenario/v1
prices: guide
exchange_rates: {USD: 1300}
workload: {messages_per_day: 1}
scheduler: {trigger: vercel_cron, schedule: "0 0 * * *", batch_size: 1}
footprint: {api_calls: {per_run: 1}}
services: {vercel: {plan: pro}, bkend: {plan: free}}
budget: {monthly: 5}
checks: {monthly_cost: {max: budget}}
"""


@pytest.mark.parametrize(
    ("good", "bad", "line"),
    [
        ("USD: 1300", "USD: 0", 3),
        ("exchange_rates: {USD: 1300}", "exchange_rates: 1300", 3),
        ("exchange_rates", "currency: KRWW\nexchange_rates", 3),
        ("bkend: {plan: free}", "bkend: {}", 7),
        ("monthly: 5", "monthly: -5", 8),
    ],
)
def test_what_only_seems_wrong_because_something_else_is_broken_is_not_reported(
    good: str, bad: str, line: int, tmp_path: Path
) -> None:
    assert [at for at, _ in found(tmp_path / "broken.yaml", SOUND.replace(good, bad))] == [line]


def test_a_file_whose_base_is_missing_is_judged_for_what_it_says_itself(tmp_path: Path) -> None:
    text = "format: scenario/v1\nextends: nowhere.yaml\nworkload: {messages_per_day: -1}\nschedular: {}\n"
    assert found(tmp_path / "broken.yaml", text) == [(2, "DOC010"), (3, "DOC032"), (4, "DOC020")]


def test_a_file_whose_variant_is_no_map_is_judged_as_well(tmp_path: Path) -> None:
    text = f"{SCENARIO}variants: {{more: 3}}\n"
    assert {(5, "DOC032"), (18, "DOC022")} <= set(found(tmp_path / "broken.yaml", text))


def test_the_sources_and_meters_of_a_broken_price_list_are_looked_up() -> None:
    with pytest.raises(Refused) as refused:
        read_price_list("cloud.yaml", PRICE_LIST.encode()).taken(Selection())
    assert [(each.place.line if each.place else None, each.path[-1]) for each in refused.value.problems] == [
        (3, "currency"), (9, "meter"), (9, "source"),
    ]  # fmt: skip


def test_a_source_that_is_declared_but_broken_is_not_called_unknown() -> None:
    sources = "sources: {nowhere: {title: A page, read: 2026-02-30, confidence: A}}\n"
    text = sources + PRICE_LIST.replace("USDD", "USD").replace("cals", "calls")
    with pytest.raises(Refused) as refused:
        read_price_list("cloud.yaml", text.encode()).taken(Selection())
    assert [each.path for each in refused.value.problems] == [("sources", "nowhere", "read")]
