"""What holds of every plan: totals add up, more never costs less, equal files give equal answers, JSON stays plain."""

import json
import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import SCHEDULES, scenario_documents

from capacity_cli.api.loading import Loader
from capacity_cli.api.planning import answered
from capacity_cli.model.answer import Answer
from capacity_cli.model.currencies import MINOR_DIGITS
from capacity_cli.model.leaves import Status
from capacity_cli.render.json_answer import plan_json
from capacity_cli.render.text.texts import Language, Texts

PRICES = {
    "sender.yaml": """
format: price-list/v1
vendor: sender
currency: KRW
plans:
  flat: {price: 0, charges: [{meter: alimtalk, unit_price: 15}, {meter: sms, unit_price: 20}]}
  graduated:
    price: 1000
    charges:
      - meter: alimtalk
        included: 50
        mode: graduated
        tiers: [{up_to: 100, unit_price: "12.3"}, {unit_price: "0.01"}]
      - {meter: sms, package: {size: 7, price: "3.33"}}
  volume:
    price: 0
    charges:
      - {meter: alimtalk, mode: volume, tiers: [{up_to: 99_999, unit_price: 15}, {unit_price: 13}]}
      - {meter: sms, unit_price: unknown}
""",
    "cloud.yaml": """
format: price-list/v1
vendor: cloud
currency: USD
plans:
  free:
    price: 0
    limits: [{meter: calls, limit: 10_000, on_exceed: block}, {meter: files, limit: unlimited, on_exceed: pause}]
    capabilities: {function_max_seconds: 10}
  pro:
    price: "20.005"
    charges:
      - {meter: calls, included: 1000, unit_price: "0.00001"}
      - {meter: files, unit_price: "0.00000000000000000001"}
    capabilities: {function_max_seconds: 900}
  custom:
    price: unknown
    limits: [{meter: calls, limit: unknown, on_exceed: reject}, {meter: files, limit: 5, on_exceed: throttle}]
triggers: {clock: {}}
""",
}
TEXTS = Texts(Language.EN)
WITH_EXPONENT = re.compile(r"[+-]?[0-9.]+[eE][+-]?[0-9]+")


@pytest.fixture(scope="module")
def loader(tmp_path_factory: pytest.TempPathFactory) -> Loader:
    folder = tmp_path_factory.mktemp("prices")
    for name, text in PRICES.items():
        (folder / name).write_text(text, "utf-8")
    return Loader(prices=str(Path(folder)))


def answer_to(loader: Loader, document: dict[str, Any]) -> Answer:
    """The answer to a scenario file with that content; JSON is YAML."""
    (loaded,) = loader.load_text("law.yaml", json.dumps(document).encode())
    return answered(loaded)


def changed(document: dict[str, Any], part: str, **values: object) -> dict[str, Any]:
    return {**document, part: {**document[part], **values}}


@given(document=scenario_documents())
def test_the_total_is_the_sum_of_the_printed_lines(loader: Loader, document: dict[str, Any]) -> None:
    (entry,) = json.loads(plan_json([answer_to(loader, document)], TEXTS))["scenarios"]
    cost = entry["cost"]
    amounts = [Fraction(line["amount_converted"]) for line in cost["lines"] if line["status"] == "known"]
    if cost["total"] is None:
        assert (sum(amounts), cost["complete"]) == (0, False)
    else:
        assert Fraction(cost["total"]) == sum(amounts)


@given(document=scenario_documents())
def test_a_bill_is_complete_where_every_line_is_known(loader: Loader, document: dict[str, Any]) -> None:
    cost = answer_to(loader, document).plan.cost
    assert cost.complete == all(line.amount is not None and line.status is Status.KNOWN for line in cost.lines)


@given(document=scenario_documents())
def test_every_message_of_the_period_is_on_the_bill_once(loader: Loader, document: dict[str, Any]) -> None:
    answer = answer_to(loader, document)
    sent = [line.quantity for line in answer.plan.cost.lines if line.meter in ("alimtalk", "sms")]
    days = len(answer.setting.days)
    assert sum(quantity or 0 for quantity in sent) == document["workload"]["messages_per_day"] * days


@given(
    document=scenario_documents(senders=("flat", "graduated"), channels=({"alimtalk": "100%"}, {"sms": "100%"})),
    more=st.integers(0, 10**6),
)
def test_more_messages_never_cost_less_under_graduated_prices(
    loader: Loader, document: dict[str, Any], more: int
) -> None:
    messages = document["workload"]["messages_per_day"]
    fewer = answer_to(loader, document).plan.cost
    dearer = answer_to(loader, changed(document, "workload", messages_per_day=messages + more)).plan.cost
    assert fewer.complete == dearer.complete
    assert fewer.known <= dearer.known


@given(document=scenario_documents(), more=st.integers(0, 1000))
def test_a_larger_batch_never_lowers_the_headroom(loader: Loader, document: dict[str, Any], more: int) -> None:
    batch = document["scheduler"]["batch_size"]
    small = answer_to(loader, document).plan.capacity
    large = answer_to(loader, changed(document, "scheduler", batch_size=batch + more)).plan.capacity
    assert small.headroom <= large.headroom


@given(document=scenario_documents(), at=st.integers(0, len(SCHEDULES) - 2))
def test_a_schedule_that_fires_more_often_never_lowers_the_headroom(
    loader: Loader, document: dict[str, Any], at: int
) -> None:
    rare, often = (
        answer_to(loader, changed(document, "scheduler", schedule=schedule)).plan.capacity
        for schedule in SCHEDULES[at : at + 2]
    )
    assert rare.headroom <= often.headroom


@given(document=scenario_documents())
def test_the_same_document_gives_the_same_bytes(loader: Loader, document: dict[str, Any]) -> None:
    again = json.loads(json.dumps(document))
    assert plan_json([answer_to(loader, document)], TEXTS) == plan_json([answer_to(loader, again)], TEXTS)


@given(document=scenario_documents())
def test_the_order_of_the_keys_does_not_matter(loader: Loader, document: dict[str, Any]) -> None:
    turned = {key: document[key] for key in reversed(document)}
    one, other = answer_to(loader, document).plan, answer_to(loader, turned).plan
    assert (one.capacity, one.limits, one.cost) == (other.capacity, other.limits, other.cost)


@given(document=scenario_documents())
def test_the_limits_stand_in_the_order_in_which_they_run_out(loader: Loader, document: dict[str, Any]) -> None:
    rows = answer_to(loader, document).plan.limits
    known = [row.percent for row in rows if row.status == "known"]
    assert known == sorted(known, key=lambda percent: -(percent or 0))
    assert [row.status for row in rows] == sorted(row.status for row in rows)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for child in value.values():
            yield from strings(child)
    elif isinstance(value, list):
        for child in value:
            yield from strings(child)
    elif isinstance(value, str):
        yield value


@settings(max_examples=200)
@given(document=scenario_documents())
def test_no_number_of_the_json_has_an_exponent(loader: Loader, document: dict[str, Any]) -> None:
    text = plan_json([answer_to(loader, document)], TEXTS)
    (entry,) = json.loads(text)["scenarios"]
    assert [each for each in strings(entry) if WITH_EXPONENT.fullmatch(each)] == []
    assert not re.search(r": -?[0-9.]+[eE]", text)  # counts, which are numbers and no strings


@given(document=scenario_documents())
def test_money_has_the_digits_of_its_currency(loader: Loader, document: dict[str, Any]) -> None:
    (entry,) = json.loads(plan_json([answer_to(loader, document)], TEXTS))["scenarios"]
    cost, digits = entry["cost"], MINOR_DIGITS[entry["currency"]]
    amounts = [cost["total"], cost["tax"], *(line["amount_converted"] for line in cost["lines"])]
    assert {len(each.partition(".")[2]) for each in amounts if each is not None} == {digits}
    for line in cost["lines"]:
        if line["amount"] is not None:
            assert len(line["amount"].partition(".")[2]) == MINOR_DIGITS[line["currency"]]
