"""What a policy finds wrong with a scenario: other terms and looser bounds than its own, and what it does not allow.

Terms are the currency and the length of the period: in others a figure means something else, however small it is.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from capacity_cli.model.bounds import size_of
from capacity_cli.model.findings import Finding, FindingCode, Value
from capacity_cli.model.metrics import SHORT_NAMES
from capacity_cli.model.policy import Policy
from capacity_cli.model.problems import Word
from capacity_cli.model.scenario import Check, Scenario
from capacity_cli.model.setting import Setting

_IN_CURRENCY = frozenset({"cost", "exchange_rates"})
_IN_NONE = "quantity"  # of a line of the bill


def policy_findings(policy: Policy, setting: Setting, edition: Sequence[str]) -> Iterator[Finding]:
    """Every remark of the policy about a scenario; the edition by each name that nobody else can take."""
    yield from _other_terms(policy, setting)
    yield from _loosened(policy, setting.scenario)
    yield from _not_allowed(policy, setting, edition)


def is_of_other_terms(policy: Policy, name: str, setting: Setting) -> bool:
    """Whether a scenario's figure cannot be held against the policy's bounds on it."""
    check = policy.checks[name]
    bounds = (bound for bound in (check.min, check.max) if isinstance(bound, Decimal))  # a budget is the scenario's
    off_currency = _is_foreign(policy, name, setting.scenario) and any(True for _ in bounds)
    return off_currency or not policy.period.holds(len(setting.days))


def _is_foreign(policy: Policy, name: str, scenario: Scenario) -> bool:
    """Whether a metric is money of another currency than the policy's."""
    path = _path(name).split(".")
    return scenario.currency != policy.currency and path[0] in _IN_CURRENCY and path[-1] != _IN_NONE


def _other_terms(policy: Policy, setting: Setting) -> Iterator[Finding]:
    scenario, days = setting.scenario, len(setting.days)
    if any(_is_foreign(policy, name, scenario) for name in policy.checks):
        currencies: dict[str, Value] = {"currency": scenario.currency, "asked": policy.currency}
        yield Finding(FindingCode.OTHER_CURRENCY, ("currency",), currencies)
    if not policy.period.holds(days):
        least, most = policy.period.min_days, policy.period.max_days
        yield Finding(FindingCode.OTHER_PERIOD, ("period",), {"days": days, "least": least, "most": most})


def _loosened(policy: Policy, scenario: Scenario) -> Iterator[Finding]:
    """The bounds of the scenario that let through what the policy does not."""
    asked = {_path(name): check for name, check in policy.checks.items()}
    for name, own in scenario.checks.items():
        check = asked.get(_path(name))
        if check is None or _is_foreign(policy, name, scenario):
            continue
        for key, looser in (("min", -1), ("max", 1)):
            bound, limit = _size(own, key, scenario), _size(check, key, scenario)
            if bound is not None and limit is not None and (bound - limit) * looser > 0:
                values: dict[str, Value] = {"metric": name, "bound": bound, "limit": limit}
                yield Finding(FindingCode.LOOSENS_POLICY, ("checks", name, key), values)


def _not_allowed(policy: Policy, setting: Setting, edition: Sequence[str]) -> Iterator[Finding]:
    """The plans and prices of the scenario that the policy does not allow."""
    for vendor, subscription in setting.subscriptions.items():
        allowed = policy.plans.get(vendor)
        if allowed is not None and subscription.plan_name not in allowed:
            values: dict[str, Value] = {
                "vendor": vendor,
                "plan": subscription.plan_name,
                "allowed": ", ".join(allowed) or Word("plans.none"),
            }
            yield Finding(FindingCode.PLAN_NOT_ALLOWED, ("services", vendor, "plan"), values)
    if policy.prices is not None and not set(policy.prices).intersection(edition):
        named: dict[str, Value] = {"found": edition[0], "allowed": ", ".join(policy.prices) or Word("plans.no_prices")}
        yield Finding(FindingCode.PRICES_NOT_ALLOWED, ("prices",), named)


def _path(name: str) -> str:
    return SHORT_NAMES.get(name, name)


def _size(check: Check, key: str, scenario: Scenario) -> Fraction | None:
    return size_of(check.min if key == "min" else check.max, scenario.budget)
