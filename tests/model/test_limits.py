"""Limits: the first to run out on top, and what each share of a limit is worth a remark."""

from decimal import Decimal
from fractions import Fraction

import pytest
from made import plan_of

from capacity_cli.model.findings import Finding, FindingCode
from capacity_cli.model.leaves import UNLIMITED
from capacity_cli.model.limits import LimitSource, LimitUse
from capacity_cli.model.plan import CapacityPlan
from capacity_cli.model.problems import DayOfMonth
from capacity_cli.model.scenario import Level
from capacity_cli.render.sentences import finding_message
from capacity_cli.render.text.texts import Language, Texts

ERRORS = ["reject", "block", "pause", "read_only"]
WARNINGS = ["bill", "throttle"]


def metered(limits: str) -> str:
    return f"format: price-list/v1\nvendor: store\ncurrency: KRW\nplans: {{basic: {{price: 0, limits: [{limits}]}}}}\n"


def plan_using(limits: str, usage: str) -> CapacityPlan:
    return plan_of(f"services.store={{plan: basic, usage: {{{usage}}}}}", more=(metered(limits),))


def about_limits(plan: CapacityPlan) -> list[Finding]:
    return [
        finding
        for finding in plan.findings
        if finding.code.startswith("LIM") and finding.code is not FindingCode.LIMIT_USED_UP
    ]


def row_of(plan: CapacityPlan, vendor: str, meter: str) -> LimitUse:
    (row,) = [row for row in plan.limits if (row.vendor, row.meter) == (vendor, meter)]
    return row


@pytest.mark.parametrize("on_exceed", [*ERRORS, *WARNINGS])
def test_below_80_percent_there_is_nothing_to_say(on_exceed: str) -> None:
    plan = plan_using(f"{{meter: calls, limit: 10_000, on_exceed: {on_exceed}}}", "calls: 7_999")  # 79.99 %
    assert about_limits(plan) == []


@pytest.mark.parametrize("on_exceed", [*ERRORS, *WARNINGS])
@pytest.mark.parametrize("used", ["8_000", "9_999"])  # 80 % and 99.99 %
def test_from_80_percent_the_limit_is_near(on_exceed: str, used: str) -> None:
    plan = plan_using(f"{{meter: calls, limit: 10_000, on_exceed: {on_exceed}}}", f"calls: {used}")
    assert [(each.code, each.level) for each in about_limits(plan)] == [(FindingCode.NEAR_LIMIT, Level.WARNING)]


@pytest.mark.parametrize("on_exceed", ERRORS)
@pytest.mark.parametrize("used", ["10_000", "10_001"])  # 100 % and 100.01 %
def test_from_100_percent_a_limit_that_stops_something_is_broken(on_exceed: str, used: str) -> None:
    plan = plan_using(f"{{meter: calls, limit: 10_000, on_exceed: {on_exceed}}}", f"calls: {used}")
    assert [(each.code, each.level) for each in about_limits(plan)] == [(FindingCode.LIMIT_BROKEN, Level.ERROR)]


@pytest.mark.parametrize("on_exceed", WARNINGS)
@pytest.mark.parametrize("used", ["10_000", "10_001"])
def test_from_100_percent_a_limit_that_bills_or_delays_is_passed(on_exceed: str, used: str) -> None:
    plan = plan_using(f"{{meter: calls, limit: 10_000, on_exceed: {on_exceed}}}", f"calls: {used}")
    assert [(each.code, each.level) for each in about_limits(plan)] == [(FindingCode.LIMIT_PASSED, Level.WARNING)]


@pytest.mark.parametrize("kind", ["stock", "peak"])
@pytest.mark.parametrize("on_exceed", [*(each for each in ERRORS if each != "read_only"), *WARNINGS])
def test_what_is_there_may_fill_its_limit_and_breaks_it_above(kind: str, on_exceed: str) -> None:
    prices = metered(f"{{meter: places, limit: 4, on_exceed: {on_exceed}}}").replace(
        "plans:", f"meters: {{places: {{title: Places, unit: place, kind: {kind}}}}}\nplans:"
    )
    full, above = (
        about_limits(plan_of(f"services.store={{plan: basic, usage: {{places: {used}}}}}", more=(prices,)))
        for used in ("4", "4.1")
    )
    assert [(each.code, each.level) for each in full] == [(FindingCode.NEAR_LIMIT, Level.WARNING)]
    assert [each.code for each in above] == [
        FindingCode.LIMIT_BROKEN if on_exceed in ERRORS else FindingCode.LIMIT_PASSED
    ]


@pytest.mark.parametrize("kind", ["flow", "stock", "peak"])
def test_what_turns_read_only_does_so_when_it_is_full(kind: str) -> None:
    prices = metered("{meter: data, limit: 4, on_exceed: read_only}").replace(
        "plans:", f"meters: {{data: {{title: Data, unit: GB, kind: {kind}}}}}\nplans:"
    )
    full = about_limits(plan_of("services.store={plan: basic, usage: {data: 4}}", more=(prices,)))
    assert [each.code for each in full][:1] == [FindingCode.LIMIT_BROKEN]


@pytest.mark.parametrize(("used", "said"), [("4_999", False), ("5_000", True)])
def test_a_limit_can_say_itself_when_to_warn(used: str, *, said: bool) -> None:
    limit = "{meter: calls, limit: 10_000, warn_at: [100%, 50%], on_exceed: reject}"
    assert bool(about_limits(plan_using(limit, f"calls: {used}"))) is said


@pytest.mark.parametrize(("used", "said"), [("9_999", False), ("10_000", True)])
def test_a_limit_without_warnings_still_breaks(used: str, *, said: bool) -> None:
    limit = "{meter: calls, limit: 10_000, warn_at: [], on_exceed: reject}"
    assert bool(about_limits(plan_using(limit, f"calls: {used}"))) is said


def test_a_remark_says_how_much_is_used_of_what() -> None:
    (finding,) = about_limits(plan_using("{meter: calls, limit: 10_000, on_exceed: pause}", "calls: 8_640"))
    assert finding.path == ("services", "store", "usage", "calls")
    assert finding.values == {
        "vendor": "store",
        "plan": "basic",
        "meter": "calls",
        "used": Decimal(8640),
        "limit": Decimal(10_000),
        "percent": Fraction(432, 5),
        "consequence": "on_exceed.pause",
        "fixed": "calls",  # there is no larger plan to move to
    }


def test_the_first_limit_to_run_out_stands_on_top_and_unknown_ones_last() -> None:
    plan = plan_of(
        "services.cloud.usage={seats: 3, storage_gb: 900, calls: 5_000}",
        "services.store={plan: basic, usage: {users: 9, files: 1}}",
        more=(metered("{meter: files, limit: 4, on_exceed: block}, {meter: users, limit: 10, on_exceed: block}"),),
    )
    assert [row.meter for row in plan.limits] == ["users", "calls", "files", "storage_gb", "seats"]


def test_headroom_is_limit_over_usage() -> None:
    row = row_of(plan_of("footprint.calls={per_run: 1}"), "cloud", "calls")
    assert (row.used, row.limit, row.headroom, row.percent) == (8640, 10_000, Fraction(10_000, 8640), Fraction("86.4"))


def test_an_unlimited_meter_never_runs_out() -> None:
    plan = plan_of("services.cloud.usage={storage_gb: 1e15}")
    row = row_of(plan, "cloud", "storage_gb")
    assert (row.limit, row.headroom, row.status) == (UNLIMITED, UNLIMITED, "known")
    assert row.percent == 0
    assert about_limits(plan) == []


def test_an_unlimited_meter_never_runs_out_even_if_nobody_knows_its_usage() -> None:
    assert row_of(plan_of("services.cloud.usage={storage_gb: unknown}"), "cloud", "storage_gb").headroom is UNLIMITED


@pytest.mark.parametrize(("meter", "used"), [("seats", "3"), ("calls", "unknown")])
def test_what_is_unknown_on_either_side_is_noted_and_has_no_headroom(meter: str, used: str) -> None:
    plan = plan_of(f"services.cloud.usage={{{meter}: {used}}}")
    row = row_of(plan, "cloud", meter)
    assert (row.headroom, row.percent, row.status) == (None, None, "unknown")
    assert [(each.code, each.level) for each in about_limits(plan)] == [(FindingCode.LIMIT_UNKNOWN, Level.NOTE)]


def test_a_meter_that_is_not_used_has_all_its_headroom() -> None:
    row = row_of(plan_of("services.cloud.usage={calls: 0}"), "cloud", "calls")
    assert row.headroom is UNLIMITED
    assert row.percent == 0


def test_a_limit_of_zero_is_broken_by_any_use() -> None:
    plan = plan_using("{meter: calls, limit: 0, on_exceed: reject}", "calls: 1")
    assert row_of(plan, "store", "calls").headroom == 0
    assert [each.code for each in about_limits(plan)] == [FindingCode.LIMIT_BROKEN]


def test_a_limit_whose_usage_nobody_states_is_left_out_and_noted() -> None:
    plan = plan_of()
    assert plan.limits == ()
    (note,) = [
        each
        for each in plan.findings
        if each.code is FindingCode.USAGE_NOT_STATED and each.path == ("services", "cloud")
    ]
    assert note.values["meters"] == "calls, seats, storage_gb"


@pytest.mark.parametrize(("used", "codes"), [("99_999", []), ("100_000", [FindingCode.LIMIT_PASSED])])
def test_an_allowance_is_a_limit_whose_excess_is_billed(used: str, codes: list[FindingCode]) -> None:
    plan = plan_of("services.cloud={plan: pro, usage: {calls: " + used + "}}")
    row = row_of(plan, "cloud", "calls")
    assert (row.limit, row.on_exceed) == (100_000, "bill")
    assert [each.code for each in about_limits(plan)] == codes


def test_a_contract_without_allowance_leaves_no_allowance_to_run_out() -> None:
    plan = plan_of("services.cloud={plan: pro, usage: {calls: 100_000}, contract: {calls: '0.0005'}}")
    assert plan.limits == ()


def test_a_meter_may_have_several_limits() -> None:
    limits = "{meter: calls, limit: 100, on_exceed: throttle}, {meter: calls, limit: 50, on_exceed: reject}"
    plan = plan_using(limits, "calls: 60")
    assert [(row.limit, row.on_exceed) for row in plan.limits] == [(50, "reject"), (100, "throttle")]
    assert [each.code for each in about_limits(plan)] == [FindingCode.LIMIT_BROKEN]


SOURCED = """
format: price-list/v1
vendor: store
currency: KRW
sources:
  page: {title: Limits of the store, url: "https://example.com/limits", read: 2026-11-01, confidence: A}
meters: {calls: {title: Calls, unit: call}, files: {title: Files, unit: file}}
plans:
  basic:
    price: 0
    limits:
      - {meter: calls, limit: 1_000, on_exceed: block, resets: 30 days, source: page}
      - {meter: calls, limit: 900, per: day, on_exceed: reject, resets: "09:00 Asia/Seoul"}
    charges: [{meter: files, included: 10, unit_price: 1, source: page}]
"""
PAGE = LimitSource("page", "Limits of the store", "https://example.com/limits")


def sourced(*changes: str) -> CapacityPlan:
    return plan_of("services.store={plan: basic, usage: {calls: 2_480, files: 3}}", *changes, more=(SOURCED,))


def test_a_limit_says_when_it_resets_and_where_it_comes_from() -> None:
    rows = {(row.meter, row.per): (row.resets, row.source) for row in sourced().limits}
    assert rows == {
        ("calls", "month"): ("30 days", PAGE),
        ("calls", "day"): ("09:00 Asia/Seoul", None),
        ("files", "month"): (None, PAGE),
    }


def test_a_negotiated_limit_has_no_source_in_the_list() -> None:
    contract = "services.store.contract={limits: [{meter: calls, limit: 5_000, on_exceed: reject, source: page}]}"
    assert row_of(sourced(contract), "store", "calls").source is None


def said_of_the_end(plan: CapacityPlan, language: Language = Language.EN) -> str:
    (finding,) = [finding for finding in plan.findings if finding.code is FindingCode.LIMIT_USED_UP]
    return finding_message(Texts(language), finding).partition("used up: " if language is Language.EN else "을(를) ")[2]


@pytest.mark.parametrize(
    ("on_exceed", "changes", "said"),
    [  # 1,000 of 2,480 in 31 days last 12.5 of them, in 30 days 12.1
        ("reject", ("period={month: 2026-12}",), "from the 13th every further call is refused until the 1st"),
        ("reject", (), "from day 13 every further call is refused until day 1 of the next period"),
        (
            "block, resets: 30 days",
            ("period={month: 2026-12}",),
            "from the 13th every request is refused until 30 days have passed",
        ),
        ("pause", ("period={month: 2026-12}",), "from the 13th the service stands still until somebody resumes it"),
    ],
)
def test_what_is_used_up_is_said_with_dates(on_exceed: str, changes: tuple[str, ...], said: str) -> None:
    prices = metered(f"{{meter: calls, limit: 1_000, on_exceed: {on_exceed}}}")
    plan = plan_of("services.store={plan: basic, usage: {calls: 2_480}}", *changes, more=(prices,))
    assert said_of_the_end(plan) == said


def test_in_korean_too() -> None:
    said = said_of_the_end(sourced("period={month: 2026-12}"), Language.KO)
    assert said == "13일에 다 씁니다. 그때부터 30일이 지날 때까지 모든 요청이 거부됩니다"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (22, "22nd"),
        (23, "23rd"),
        (30, "30th"),
    ],
)
def test_a_day_of_a_month_is_an_ordinal_number(day: int, said: str) -> None:
    assert Texts(Language.EN).shown(DayOfMonth(day)) == f"the {said}"
