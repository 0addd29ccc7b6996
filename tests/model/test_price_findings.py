"""What a plan remarks on prices: unknown, old, doubtful, withdrawn, dearer than they need be, or of unknown tax."""

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import setting_of

from capacity_cli.model.findings import Finding, FindingCode, Value
from capacity_cli.model.plan import CapacityPlan, plan
from capacity_cli.model.scenario import Level

STORE = """
format: price-list/v1
vendor: store
currency: KRW
sources:
  sure: {title: Page, read: 2026-11-01, confidence: A}
  older: {title: Page, read: 2026-03-01, confidence: B}
  others: {title: Blog, read: 2026-06-01, confidence: C}
  contrary: {title: Two blogs, read: 2026-06-01, confidence: '?'}
  gone: {title: Page, read: 2026-02-06, confidence: B, withdrawn: 2026-02-07}
  gift: {title: Blog, read: 2026-01-01, confidence: C}
meters:
  calls: {title: Calls, unit: call}
  files: {title: Files, unit: file}
  texts: {title: Texts, unit: text}
  units: {title: Units, unit: unit}
plans:
  basic:
    price: {amount: 1000, source: sure}
    charges:
      - {meter: calls, unit_price: 1, source: older}
      - {meter: files, unit_price: 1, source: others}
      - {meter: texts, mode: volume, tiers: [{up_to: 9_999, unit_price: 13}, {unit_price: 10}], tier_months: 3}
      - {meter: units, unit_price: 1}
    credits:
      - {amount: 5, meters: [units], source: gift}
    limits:
      - {meter: files, limit: 10, on_exceed: reject, source: contrary}
      - {meter: calls, limit: 1e6, on_exceed: reject, source: gone}
  doubtful:
    price: {amount: 1000, source: others}
  secret:
    price: {amount: unknown, source: sure}
    charges: [{meter: calls, unit_price: unknown, source: sure}]
"""
WITHOUT_TAX = "services.sender.tax=none"


def plan_of(*changes: str, tax: str = "", oldest: str | None = None, service: str = "basic") -> CapacityPlan:
    store = STORE.replace("currency: KRW", f"currency: KRW\n{tax}")
    return plan(setting_of(f"services.store.plan={service}", *changes, more=(store,)), oldest)


def remarks(of: CapacityPlan, code: FindingCode) -> list[Finding]:
    return [finding for finding in of.findings if finding.code is code]


def one(of: CapacityPlan, code: FindingCode) -> Finding:
    [finding] = remarks(of, code)
    return finding


def use(**meters: object) -> str:
    return f"services.store.usage={{{', '.join(f'{meter}: {quantity}' for meter, quantity in meters.items())}}}"


def numbers(values: Mapping[str, Value], *names: str) -> tuple[str, ...]:
    return tuple(str(values[name]) for name in names)


def test_a_volume_that_costs_more_than_a_larger_one_is_remarked_on() -> None:
    found = one(plan_of(use(texts=8100)), FindingCode.CHEAPER_WITH_MORE)
    assert (found.level, found.path) == (Level.WARNING, ("services", "store", "usage", "texts"))
    expected = ("8100", "105300", "10000", "100000", "5300")
    assert numbers(found.values, "quantity", "amount", "cheaper", "least", "saved") == expected


@pytest.mark.parametrize(("texts", "said"), [(7692, False), (7693, True), (9999, True), (10_000, False), (0, False)])
def test_it_begins_where_the_smaller_volume_costs_more(texts: int, said: bool) -> None:
    """7,692 at 13 won are 99,996, and 7,693 are 100,009: more than 10,000 at 10."""
    assert bool(remarks(plan_of(use(texts=texts)), FindingCode.CHEAPER_WITH_MORE)) is said


@given(st.integers(0, 12_000))
def test_it_is_said_if_and_only_if_some_larger_volume_costs_less(texts: int) -> None:
    def price(quantity: int) -> int:
        return quantity * (13 if quantity <= 9_999 else 10)

    found = remarks(plan_of(use(texts=texts)), FindingCode.CHEAPER_WITH_MORE)
    least = min(price(quantity) for quantity in (texts, 10_000, 12_001) if quantity >= texts)
    assert [finding.values["saved"] for finding in found] == ([price(texts) - least] if least < price(texts) else [])


def test_the_price_of_a_contract_may_be_inverted_too() -> None:
    tiers = "{mode: volume, tiers: [{up_to: 99, unit_price: 5}, {unit_price: 1}]}"
    found = one(plan_of(use(calls=50), f"services.store.contract.calls={tiers}"), FindingCode.CHEAPER_WITH_MORE)
    assert numbers(found.values, "meter", "cheaper", "saved") == ("calls", "100", "150")


@pytest.mark.parametrize(("meter", "said"), [("texts", True), ("calls", False)])
def test_a_tier_of_the_mean_of_some_months_is_an_assumption(meter: str, said: bool) -> None:
    found = remarks(plan_of(use(**{meter: 5})), FindingCode.TIER_OF_OWN_MONTH)
    assert [(each.level, each.values["months"]) for each in found] == ([(Level.NOTE, 3)] if said else [])


def old(of: CapacityPlan) -> dict[Value, Value]:
    return {finding.values["source"]: finding.values["read"] for finding in remarks(of, FindingCode.OLD_PRICE)}


@pytest.mark.parametrize(
    ("oldest", "expected"),
    [
        (None, set()),
        ("2026-02-06", set()),
        ("2026-03-01", {"gone"}),
        ("2026-03-02", {"gone", "older"}),
        ("2026-11-01", {"gone", "older"}),
        ("2026-11-02", {"gone", "older", "sure"}),
    ],
)
def test_prices_read_before_a_day_are_too_old(oldest: str | None, expected: set[str]) -> None:
    found = plan_of(use(calls=1), oldest=oldest)
    assert set(old(found)) == expected
    assert all(each.level is Level.WARNING for each in remarks(found, FindingCode.OLD_PRICE))


def test_old_prices_leave_a_plan_undecided() -> None:
    assert plan_of(use(calls=1), oldest="2026-01-01").is_decided
    assert not plan_of(use(calls=1), oldest="2026-12-01").is_decided


def test_only_the_sources_of_what_is_used_count() -> None:
    assert set(old(plan_of(oldest="2027-01-01"))) == {"sure"}
    assert set(old(plan_of(use(calls=1), oldest="2027-01-01"))) == {"sure", "older", "gone"}
    assert set(old(plan_of(use(texts=1), oldest="2027-01-01"))) == {"sure"}


def test_what_was_negotiated_has_no_source() -> None:
    contract = "services.store.contract={price: 1, calls: 2}"
    assert set(old(plan_of(use(calls=1), contract, oldest="2027-01-01"))) == {"gone"}  # of the limit


def test_the_source_of_a_credit_counts_where_it_pays() -> None:
    assert "gift" in old(plan_of(use(units=10), oldest="2026-06-01"))


def doubted(of: CapacityPlan) -> str:
    """Everything that the remarks on doubtful sources name."""
    return " ".join(str(value) for each in remarks(of, FindingCode.LOW_CONFIDENCE) for value in each.values.values())


@pytest.mark.parametrize(
    ("changes", "service", "expected"),
    [
        ((), "basic", set()),
        ((use(calls=1),), "basic", set()),
        ((use(files=1),), "basic", {"others", "contrary"}),
        ((use(files=1), "services.store.contract.files=1"), "basic", {"contrary"}),
        ((), "doubtful", {"others"}),
        (("services.store.contract.price=1",), "doubtful", set()),
    ],
)
def test_sources_of_low_confidence_are_named(changes: tuple[str, ...], service: str, expected: set[str]) -> None:
    found = plan_of(*changes, service=service)
    assert {
        name for name in ("sure", "older", "others", "contrary", "gone", "gift") if name in doubted(found)
    } == expected
    assert {each.level for each in remarks(found, FindingCode.LOW_CONFIDENCE)} <= {Level.NOTE}


def test_a_source_that_was_withdrawn_is_named_with_the_day() -> None:
    found = one(plan_of(use(calls=1)), FindingCode.WITHDRAWN)
    assert (found.level, found.path) == (Level.WARNING, ("services", "store"))
    assert numbers(found.values, "vendor", "source", "withdrawn") == ("store", "gone", "2026-02-07")
    assert remarks(plan_of(use(files=1)), FindingCode.WITHDRAWN) == []


UNKNOWN_TAX = "tax: {rate: unknown, applies: unknown}"


@pytest.mark.parametrize(
    ("tax", "changes", "said"),
    [
        ("", (), False),
        (UNKNOWN_TAX, (), True),
        ("tax: {rate: 10%, applies: unknown}", (), True),
        ("tax: {rate: unknown, applies: yes}", (), True),
        ("tax: {rate: unknown, applies: no}", (), False),
        (UNKNOWN_TAX, ("services.store.tax=10%",), False),
        (UNKNOWN_TAX, ("services.store.tax=none",), False),
        (UNKNOWN_TAX, ("services.store.contract.price=0",), False),  # there is nothing to tax
    ],
)
def test_a_tax_that_nobody_knows_of_is_remarked_on(tax: str, changes: tuple[str, ...], said: bool) -> None:
    found = plan_of(*changes, tax=tax)
    assert bool(remarks(found, FindingCode.UNKNOWN_TAX)) is said
    assert (found.cost.tax is None) is said
    assert (found.cost.total_with_tax is None) is said
    assert found.cost.complete


def test_a_contract_dearer_than_the_list_is_remarked_on() -> None:
    found = plan_of(use(calls=1000), "services.store.contract={calls: 3, price: 500}")
    prices = found.cost.at_list_prices
    assert prices is not None
    assert (str(prices.total), str(prices.saved)) == ("902000", "-1500")
    assert found.cost.total == 903_500
    remark = one(found, FindingCode.DEARER_CONTRACT)
    where = ("services", "store", "contract")
    assert (remark.path, remark.values["meter"], remark.values["dearer"]) == (where, "calls", 2000)


@pytest.mark.parametrize(
    ("used", "contract", "said"),
    [
        ({"calls": 1000}, "{calls: 3}", [("calls", 2000)]),  # and 200 of tax, which is no line of its own
        ({"units": 9}, "{units: '0.3'}", []),  # 2.70 of units, so that less of the credit of 5 is taken off
        ({"units": 9}, "{credits: [{amount: 2, meters: [units]}]}", [("table.line.credit", 3)]),
    ],
)
def test_what_only_follows_from_another_line_is_not_called_dearer(
    used: dict[str, int], contract: str, said: list[tuple[str, int]]
) -> None:
    taxed = STORE.replace("currency: KRW", 'currency: KRW\ntax: {rate: "10%", applies: yes}')
    service = f"services.store={{plan: basic, usage: {used}, contract: {contract}}}"
    found = remarks(plan(setting_of(service, more=(taxed,))), FindingCode.DEARER_CONTRACT)
    assert [(each.values["meter"], each.values["dearer"]) for each in found] == said


@pytest.mark.parametrize(
    ("contract", "saved"), [("{calls: 1}", 0), ("{calls: '0.5'}", 500), ("{price: 0}", 1000), ("{credits: []}", 0)]
)
def test_a_contract_that_is_not_dearer_is_not(contract: str, saved: int) -> None:
    found = plan_of(use(calls=1000), f"services.store.contract={contract}")
    prices = found.cost.at_list_prices
    assert prices is not None
    assert prices.saved == saved
    assert remarks(found, FindingCode.DEARER_CONTRACT) == []


def test_what_a_contract_saves_of_an_unknown_price_is_unknown() -> None:
    found = plan_of(use(calls=1), "services.store.contract={calls: 3, price: 500}", service="secret")
    prices = found.cost.at_list_prices
    assert prices is not None
    assert (found.cost.complete, prices.total, prices.saved) == (True, None, None)
    assert remarks(found, FindingCode.DEARER_CONTRACT) == []


def test_what_another_vendor_hides_does_not_hide_what_a_contract_saves() -> None:
    found = plan_of(use(calls=1000), "services.store.contract.calls=3", "services.cloud.plan=custom")
    prices = found.cost.at_list_prices
    assert prices is not None
    assert (str(prices.total), str(prices.saved)) == ("None", "-2000")


def test_without_a_contract_there_is_nothing_to_compare() -> None:
    assert plan_of(use(calls=1)).cost.at_list_prices is None


def test_each_unknown_price_and_quantity_is_named() -> None:
    found = plan_of(use(calls=1), service="secret")
    assert [each.values["meter"] for each in remarks(found, FindingCode.UNKNOWN_PRICE)] == ["", "calls"]
    found = plan_of(use(calls="unknown"))
    assert [each.values["meter"] for each in remarks(found, FindingCode.UNKNOWN_QUANTITY)] == ["calls"]
    assert not found.is_decided


@pytest.mark.parametrize(("quota", "known"), [("{}", False), ("{calls: unknown}", False), ("{calls: 100}", True)])
def test_a_limit_of_the_account_is_unknown_until_the_scenario_says_it(quota: str, known: bool) -> None:
    store = STORE.replace("limit: 1e6", "limit: account")
    found = plan(setting_of("services.store.plan=basic", use(calls=80), f"services.store.quota={quota}", more=(store,)))
    assert bool(remarks(found, FindingCode.LIMIT_UNKNOWN)) is not known
    assert found.is_decided is known
    [row] = [row for row in found.limits if row.meter == "calls"]
    assert row.headroom == (Fraction(5, 4) if known else None)
    assert bool(remarks(found, FindingCode.NEAR_LIMIT)) is known
