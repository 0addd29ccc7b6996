"""The bill: lines that add up, vendors in any order, contracts, currencies, and what is unknown."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import plan_of

from capacity_cli.model.bill import Cost, Line
from capacity_cli.model.findings import FindingCode
from capacity_cli.model.invoice import LineKind
from capacity_cli.model.leaves import Status
from capacity_cli.model.plan import CapacityPlan

ON_PRO = "services.cloud.plan=pro"


def bill_of(*changes: str, more: tuple[str, ...] = (), bare: bool = False) -> Cost:
    return plan_of(*changes, more=more, bare=bare).cost


def line_of(bill: Cost, vendor: str | None, meter: str | None) -> Line:
    (line,) = [line for line in bill.lines if (line.vendor, line.meter) == (vendor, meter)]
    return line


def codes(plan: CapacityPlan) -> set[FindingCode]:
    return {finding.code for finding in plan.findings}


def list_with(charge: str, *, rounding: str = "", currency: str = "USD") -> str:
    return f"""
format: price-list/v1
vendor: store
currency: {currency}
{rounding}
plans:
  basic:
    price: 0
    charges: [{charge}]
"""


def store_line(charge: str, used: str, *, rounding: str = "", currency: str = "USD") -> Line:
    bill = bill_of(
        f"services.store={{plan: basic, usage: {{units: {used}}}}}",
        more=(list_with(charge, rounding=rounding, currency=currency),),
    )
    return line_of(bill, "store", "units")


def test_a_bill_has_a_line_for_each_plan_and_each_charged_meter() -> None:
    bill = bill_of(ON_PRO, "services.cloud.usage={calls: 250_000}")
    found = [
        (line.kind, line.vendor, line.plan, line.meter, str(line.amount), str(line.amount_converted))
        for line in bill.lines
    ]
    assert found == [
        (LineKind.PLAN, "sender", "payg", None, "0", "0"),
        (LineKind.USAGE, "sender", "payg", "alimtalk", "900000", "900000"),
        (LineKind.PLAN, "cloud", "pro", None, "20.00", "26000"),
        (LineKind.USAGE, "cloud", "pro", "calls", "150.00", "195000"),  # 100,000 of 250,000 are included
    ]
    assert (str(bill.total), bill.complete) == ("1121000", True)


def test_a_meter_that_the_scenario_does_not_mention_has_no_line() -> None:
    assert [line.meter for line in bill_of(ON_PRO).lines] == [None, "alimtalk", None]


@pytest.mark.parametrize(
    ("used", "amount"), [("0", "0.00"), ("99_999", "0.00"), ("100_000", "0.00"), ("100_010", "0.01")]
)
def test_included_units_are_taken_off_first(used: str, amount: str) -> None:
    bill = bill_of(ON_PRO, f"services.cloud.usage={{calls: {used}}}")
    assert str(line_of(bill, "cloud", "calls").amount) == amount


def test_tiers_count_what_is_not_included() -> None:
    charge = "{meter: units, included: 50, mode: volume, tiers: [{up_to: 100, unit_price: 2}, {unit_price: 1}]}"
    assert store_line(charge, "150").amount == 200  # the 100 units above 50 are still in the first tier
    assert store_line(charge, "151").amount == 101


@given(st.integers(0, 300), st.integers(0, 300))
def test_included_units_are_free_and_the_others_pay_their_tier(used: int, included: int) -> None:
    tiers = "mode: graduated, tiers: [{up_to: 100, unit_price: 3}, {unit_price: 2}]"
    charge = f"{{meter: units, included: {included}, {tiers}}}"
    by_unit = sum(3 if unit <= 100 else 2 for unit in range(1, max(0, used - included) + 1))
    assert store_line(charge, str(used)).amount == by_unit


def test_a_line_is_rounded_to_the_minor_unit_of_the_list_unless_the_list_says_otherwise() -> None:
    charge = "{meter: units, unit_price: '0.005'}"
    assert str(store_line(charge, "1").amount) == "0.01"
    assert str(store_line(charge, "1", rounding="rounding: {to: '0.001'}").amount) == "0.005"
    assert str(store_line(charge, "1", rounding="rounding: {to: '0.01', mode: down}").amount) == "0.00"
    assert str(store_line(charge, "1", rounding="rounding: {to: 1, mode: up}").amount) == "1"


def test_a_line_is_rounded_before_it_is_converted() -> None:
    line = store_line("{meter: units, unit_price: '0.004'}", "1")
    assert (str(line.amount), str(line.amount_converted)) == ("0.00", "0")  # 0.004 USD would be 5.2 KRW
    line = store_line("{meter: units, unit_price: '0.006'}", "1")
    assert (str(line.amount), str(line.amount_converted)) == ("0.01", "13")


def test_the_total_adds_up_the_lines_as_they_are_printed() -> None:
    # Three lines of 0.5 KRW each: every one prints as 1, so that the total is 3 and not 2.
    lists = tuple(
        f"format: price-list/v1\nvendor: v{n}\ncurrency: USD\nplans: {{p: {{price: '0.01'}}}}\n" for n in range(3)
    )
    services = "services={v0: {plan: p}, v1: {plan: p}, v2: {plan: p}}"
    bill = bill_of(services, "exchange_rates.USD=50", "services.sender.contract={alimtalk: 0}", more=lists)
    assert bill.total == 3


@given(st.lists(st.decimals(0, 100, places=4), min_size=1, max_size=5), st.decimals("0.01", 2000, places=2))
def test_the_total_is_the_sum_of_the_lines(prices: list[Decimal], rate: Decimal) -> None:
    plans = "\n".join(f"      - {{meter: m{n}, unit_price: '{each}'}}" for n, each in enumerate(prices))
    meters = ", ".join(f"m{n}: {7 * n + 1}" for n in range(len(prices)))
    listed = (
        f"format: price-list/v1\nvendor: store\ncurrency: USD\nplans:\n  basic:\n    price: 1\n    charges:\n{plans}\n"
    )
    bill = bill_of(f"services.store={{plan: basic, usage: {{{meters}}}}}", f"exchange_rates.USD={rate}", more=(listed,))
    printed = [int(line.amount_converted) for line in bill.lines if line.amount_converted is not None]
    assert len(printed) == len(bill.lines) == 4 + len(prices)
    assert bill.total == sum(printed)


THIRD = "format: price-list/v1\nvendor: third\ncurrency: EUR\nplans: {p: {price: '9.99'}}\n"


@given(st.permutations(["sender={plan: bulk}", "cloud={plan: pro, usage: {calls: 123_456}}", "third={plan: p}"]))
def test_the_order_of_the_services_does_not_matter_to_the_total(services: list[str]) -> None:
    bill = bill_of("exchange_rates.EUR='1512.34'", *(f"services.{each}" for each in services), more=(THIRD,), bare=True)
    assert [line.vendor for line in bill.lines if line.meter is None] == [each.partition("=")[0] for each in services]
    # 50,000 + 10,000 x 15 + 50,000 x 8; 20 USD; 23.456 rounded to 23.46 USD; 9.99 EUR
    assert bill.total == 600_000 + 26_000 + 30_498 + 15_108


def test_a_contract_replaces_the_charge_of_the_list() -> None:
    bill = bill_of("services.sender.contract={alimtalk: 10}")
    line = line_of(bill, "sender", "alimtalk")
    assert (str(line.amount), [str(part.unit_price) for part in line.parts]) == ("600000", ["10"])


def test_a_contract_replaces_tiers_and_allowance_whole() -> None:
    bill = bill_of(ON_PRO, "services.cloud={usage: {calls: 100_000}, contract: {calls: '0.0005'}}")
    assert str(line_of(bill, "cloud", "calls").amount) == "50.00"


def test_a_contract_makes_an_unknown_price_known() -> None:
    assert not bill_of("services.sender.plan=secret").complete
    bill = bill_of("services.sender={plan: secret, contract: {alimtalk: 9}}")
    assert (bill.complete, str(bill.total)) == (True, "540000")


def test_a_contract_of_nothing_is_a_price_of_zero_and_known() -> None:
    bill = bill_of("services.sender.contract={alimtalk: 0}")
    assert (bill.complete, str(bill.total)) == (True, "0")


def test_an_unknown_unit_price_makes_the_total_a_lower_bound() -> None:
    plan = plan_of("services.sender.plan=secret", ON_PRO)
    line = line_of(plan.cost, "sender", "alimtalk")
    assert (line.status, line.quantity, line.amount, line.amount_converted) == (Status.UNKNOWN, 60_000, None, None)
    assert (plan.cost.complete, str(plan.cost.total)) == (False, "26000")
    assert FindingCode.UNKNOWN_PRICE in codes(plan)


def test_an_unknown_plan_price_makes_the_total_a_lower_bound() -> None:
    plan = plan_of("services.cloud.plan=custom")
    assert line_of(plan.cost, "cloud", None).amount is None
    assert (plan.cost.complete, str(plan.cost.total)) == (False, "900000")
    assert FindingCode.UNKNOWN_PRICE in codes(plan)


def test_an_unknown_quantity_makes_the_total_a_lower_bound() -> None:
    plan = plan_of(ON_PRO, "services.cloud.usage={calls: unknown}")
    line = line_of(plan.cost, "cloud", "calls")
    assert (line.status, line.quantity, line.amount) == (Status.UNKNOWN, None, None)
    assert (plan.cost.complete, str(plan.cost.total)) == (False, "926000")
    assert FindingCode.UNKNOWN_QUANTITY in codes(plan)


def test_nothing_known_at_all_is_no_bill_of_zero() -> None:
    bill = bill_of("services.sender.plan=secret", "services.cloud.plan=custom")
    assert (bill.complete, bill.total, bill.total_with_tax, bill.per_message) == (False, None, None, None)


def test_a_channel_that_no_service_prices_makes_the_bill_incomplete() -> None:
    plan = plan_of("workload.channels={alimtalk: 60%, lms: 40%}")
    line = line_of(plan.cost, None, "lms")
    assert (line.status, line.quantity, line.plan, line.currency) == (Status.UNKNOWN, 24_000, None, None)
    assert (plan.cost.complete, str(plan.cost.total)) == (False, "540000")
    assert FindingCode.NO_SERVICE_FOR_CHANNEL in codes(plan)


def test_without_a_service_the_messages_cost_something_unknown() -> None:
    plan = plan_of(bare=True)
    assert [(line.vendor, line.meter) for line in plan.cost.lines if line.status is Status.UNKNOWN] == [
        (None, "alimtalk")
    ]
    assert (plan.cost.complete, plan.cost.total) == (False, None)


def test_a_channel_without_messages_needs_no_price() -> None:
    assert bill_of("workload.channels={alimtalk: 100%, mms: 0%}").complete


def test_usage_of_a_meter_that_the_plan_neither_charges_nor_limits_is_pointed_out() -> None:
    plan = plan_of("services.sender.usage={sms: 5}", "services.sender.plan=bulk")
    assert FindingCode.UNPRICED_USAGE in codes(plan)


def test_the_price_of_a_message_is_the_total_divided_by_the_messages() -> None:
    assert bill_of(ON_PRO).per_message == Fraction(926_000, 60_000)


def test_without_tax_both_totals_are_the_same() -> None:
    bill = bill_of()
    assert (str(bill.tax), bill.total_with_tax) == ("0", bill.total)


def test_the_answer_can_be_in_another_currency() -> None:
    bill = bill_of(ON_PRO, "currency=USD", "exchange_rates={KRW: '0.00077'}")
    assert [str(line.amount_converted) for line in bill.lines] == ["0.00", "693.00", "20.00"]
    assert str(bill.total) == "713.00"


def test_a_rate_of_the_answers_own_currency_is_not_applied() -> None:
    assert bill_of("exchange_rates.KRW=2").total == 900_000


def test_the_parts_of_a_line_price_its_quantity() -> None:
    parts = line_of(bill_of("services.sender.plan=bulk"), "sender", "alimtalk").parts
    assert [(str(part.quantity), str(part.unit_price), str(part.flat_fee)) for part in parts] == [
        ("10000", "15", "0"),
        ("50000", "8", "0"),
    ]


def test_a_quantity_that_does_not_end_is_rounded_only_in_the_line() -> None:
    # A call for every seventh of 3,000,000 messages at 0.0035 USD: 1,500 USD, though the calls are 428,571.428571…
    bill = bill_of(
        "workload={messages_per_day: 100_000, messages_per_job: 7}",
        "footprint={units: {per_job: 1}}",
        "services.store={plan: basic}",
        more=(list_with("{meter: units, unit_price: '0.0035'}", rounding="rounding: {to: '0.01', mode: down}"),),
    )
    assert str(line_of(bill, "store", "units").amount) == "1500.00"


def test_the_largest_numbers_are_billed_to_the_last_digit() -> None:
    line = store_line("{meter: units, unit_price: 999_999_999_999_999}", "999_999_999_999_999")
    assert line.amount == 999_999_999_999_999**2
    assert line.amount_converted == 999_999_999_999_999**2 * 1300
