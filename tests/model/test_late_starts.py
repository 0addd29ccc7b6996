"""What is said of a trigger whose runs may start after their time."""

from fractions import Fraction

from made import plan_of

from capacity_cli.model.findings import Finding, FindingCode
from capacity_cli.model.prices.advice import Wording
from capacity_cli.render.sentences import finding_message
from capacity_cli.render.text.texts import Language, Texts

CLOCK = """
format: price-list/v1
vendor: cloud
currency: USD
plans: {free: {price: 0}, pro: {price: 20}}
triggers: {clock: {window: {free: 60 minutes}, notes: [a run may be missed]}}
"""
LATE = CLOCK.replace("window: {free: 60 minutes}", "often_late: true")


def late(clock: str, *changes: str) -> list[Finding]:
    return [each for each in plan_of(*changes, more=(clock,)).findings if each.code is FindingCode.STARTS_LATE]


def test_the_window_of_the_plan_adds_to_the_longest_wait() -> None:
    (finding,) = late(CLOCK)
    assert (finding.values["window"], finding.values["wait"]) == (60, Fraction(65))
    assert finding.values["notes"] == (Wording(en="a run may be missed"),)
    assert finding.path == ("scheduler", "trigger")


def test_a_plan_that_starts_on_time_is_not_remarked_on() -> None:
    assert late(CLOCK, "services.cloud.plan=pro") == []


def test_a_delay_without_a_bound_is_unknown() -> None:
    (finding,) = late(LATE)
    assert finding.values["window"] == finding.values["wait"] == "table.unknown"


def test_over_capacity_the_wait_is_unknown() -> None:
    (finding,) = late(CLOCK, "workload.messages_per_day=20000")
    assert (finding.values["window"], finding.values["wait"]) == (60, "table.unknown")


def test_what_is_known_of_a_trigger_is_said_in_the_language_of_the_reader() -> None:
    both = CLOCK.replace("[a run may be missed]", "[{en: a run may be missed, ko: 실행이 빠질 수 있습니다}]")
    (finding,) = late(both)
    assert finding_message(Texts(Language.EN), finding).endswith("Known of it: a run may be missed")
    assert finding_message(Texts(Language.KO), finding).endswith("알려진 점: 실행이 빠질 수 있습니다")
