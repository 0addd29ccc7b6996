"""What the triggers of the newest edition read, and what they refuse."""

import pytest

from capacity_cli.documents.bundled import bundled
from capacity_cli.documents.editions import read_edition
from capacity_cli.documents.selection import Selection
from capacity_cli.model.prices.trigger import Trigger, Zones
from capacity_cli.model.schedule.counting import runs_in_month
from capacity_cli.model.schedule.cron import CronRefused, parse

LISTS = read_edition(bundled("pricing") / "2026-11", "2026-11").lists.values()
TRIGGERS: dict[str, Trigger] = {
    name: trigger
    for file in LISTS
    for name, trigger in file.taken(Selection(file.newest)).listed.prices.triggers.items()
}
EVERY = tuple(TRIGGERS)


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize(
    ("text", "runs"),
    [("*/7 * * * *", 216), ("*/45 * * * *", 48), ("*/5 9-17 * * *", 108), ("*/59 * * * *", 48), ("0 9 * * 1-5", None)],
)
def test_every_trigger_counts_the_five_fields_alike(name: str, text: str, runs: int | None) -> None:
    found = runs_in_month(parse(text, TRIGGERS[name].dialect.dialect), 2026, 11, "UTC")
    assert found == (21 if runs is None else runs * 30)


@pytest.mark.parametrize(
    ("text", "takers"),
    [
        ("0 0 * JAN MON", {"supabase_cron", "github_actions"}),
        ("0 0 1 * 1", {"supabase_cron", "github_actions", "easycron"}),
        ("@daily", {"supabase_cron"}),
        ("30 seconds", {"supabase_cron"}),
        ("0 0 $ * *", {"supabase_cron"}),
        ("0 0 * * 7", set(EVERY) - {"vercel_cron", "github_actions"}),
        ("* * * * * *", {"easycron"}),
        ("* * * * * 2020", {"easycron"}),
        ("15 10 * * * 2020-2022", {"easycron"}),
        ("15 10 * * ?", {"easycron"}),
        ("0/5 14,18 * * *", {"easycron"}),
        ("15 10 L * *", {"easycron"}),
        ("15 10 15W * *", {"easycron"}),
        ("15 10 * * 5L", {"easycron"}),
        ("15 10 * * 5#3", {"easycron"}),
        ("0 12 1/5 * *", {"easycron"}),
    ],
)
def test_what_only_some_take(text: str, takers: set[str]) -> None:
    assert {name for name in EVERY if taken(text, TRIGGERS[name])} == takers


def taken(text: str, trigger: Trigger) -> bool:
    try:
        parse(text, trigger.dialect.dialect)
    except CronRefused:
        return False
    return True


def test_zones_may_be_chosen_where_a_source_says_so() -> None:
    free = {name for name in EVERY if TRIGGERS[name].zones is Zones.ANY}
    assert free == {"github_actions", "cron_job_org", "qstash", "easycron"}
    assert {trigger.dialect.zone for trigger in TRIGGERS.values()} == {"UTC"}


def test_what_is_known_to_miss_runs_or_to_double_them() -> None:
    assert {name for name in EVERY if TRIGGERS[name].may_miss} == {"vercel_cron", "github_actions"}
    assert {name for name in EVERY if TRIGGERS[name].may_double} == {"vercel_cron"}


def test_only_one_is_known_to_be_late_without_bound() -> None:
    assert [name for name in EVERY if TRIGGERS[name].often_late] == ["github_actions"]
