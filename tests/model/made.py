"""Settings made by hand: a small scenario with price lists of its own, changed in the way of `--set`."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from capacity_cli.documents.changes import changed, read_change
from capacity_cli.documents.price_lists import read_price_list
from capacity_cli.documents.selection import Selection
from capacity_cli.documents.validation import validated
from capacity_cli.documents.yaml_reader import read_yaml
from capacity_cli.model.plan import CapacityPlan, plan
from capacity_cli.model.prices.listed import Listed
from capacity_cli.model.scenario import Scenario
from capacity_cli.model.setting import Setting, resolve

SCENARIO = """
format: scenario/v1
prices: by-hand
currency: KRW
exchange_rates: {USD: 1300}
workload: {messages_per_day: 2000, messages_per_job: 1, channels: {alimtalk: 100%}, arrivals: uniform}
scheduler: {trigger: clock, schedule: "*/5 * * * *", batch_size: 50}
services: {sender: {plan: payg}, cloud: {plan: free}}
"""

SENDER = """
format: price-list/v1
vendor: sender
currency: KRW
plans:
  payg:
    price: 0
    charges:
      - {meter: alimtalk, unit_price: 15}
      - {meter: sms, unit_price: 20}
  bulk:
    price: 50_000
    charges: [{meter: alimtalk, mode: graduated, tiers: [{up_to: 10_000, unit_price: 15}, {unit_price: 8}]}]
  secret:
    price: 0
    charges: [{meter: alimtalk, unit_price: unknown}]
"""

CLOUD = """
format: price-list/v1
vendor: cloud
currency: USD
plans:
  free:
    price: 0
    limits:
      - {meter: calls, limit: 10_000, on_exceed: block}
      - {meter: storage_gb, limit: unlimited, on_exceed: read_only}
      - {meter: seats, limit: unknown, on_exceed: reject}
    capabilities: {function_max_seconds: 10}
  pro:
    price: 20
    charges:
      - {meter: calls, included: 100_000, unit_price: "0.001"}
      - {meter: storage_gb, unit_price: "0.125"}
    capabilities: {function_max_seconds: 900}
  custom: {price: unknown}
triggers:
  clock: {dialect: {names: true, both_days: either}}
"""


@cache
def price_list(text: str, as_of: str | None = None, **picks: str) -> Listed:
    """The price list that a text holds, on a date and under some choices."""
    return read_price_list("prices.yaml", text.encode()).taken(Selection(as_of, picks)).listed


LISTS: Mapping[str, Listed] = MappingProxyType({"sender": price_list(SENDER), "cloud": price_list(CLOUD)})
"""A vendor that bills in won and one that bills in dollars and fires the schedule."""


def scenario_of(*changes: str, bare: bool = False) -> Scenario:
    """The scenario above, or without its services, with the changes, such as `scheduler.batch_size=100`."""
    text = SCENARIO.partition("services:")[0] if bare else SCENARIO
    node = read_yaml(text.encode(), "capacity.yaml")
    return validated(Scenario, changed(node, tuple(map(read_change, changes))))


def setting_of(*changes: str, more: tuple[str, ...] = (), bare: bool = False) -> Setting:
    """The scenario with the changes, resolved against the lists above and further ones, which replace them."""
    lists = {listed.prices.vendor: listed for listed in map(price_list, more)}
    return resolve(scenario_of(*changes, bare=bare), {**LISTS, **lists})


def plan_of(*changes: str, more: tuple[str, ...] = (), bare: bool = False) -> CapacityPlan:
    """The plan of that setting."""
    return plan(setting_of(*changes, more=more, bare=bare))
