"""What a policy finds wrong with a scenario: bounds that are looser than its own, and plans that it does not allow."""

from collections.abc import Iterator
from fractions import Fraction

from capacity_cli.model.bounds import size_of
from capacity_cli.model.findings import Finding, FindingCode, Value
from capacity_cli.model.metrics import SHORT_NAMES
from capacity_cli.model.policy import Policy
from capacity_cli.model.problems import Word
from capacity_cli.model.scenario import Check, Scenario
from capacity_cli.model.setting import Setting


def policy_findings(policy: Policy, setting: Setting) -> Iterator[Finding]:
    """Every remark of the policy about a scenario."""
    yield from _loosened(policy, setting.scenario)
    for vendor, subscription in setting.subscriptions.items():
        allowed = policy.plans.get(vendor)
        if allowed is not None and subscription.plan_name not in allowed:
            values: dict[str, Value] = {
                "vendor": vendor,
                "plan": subscription.plan_name,
                "allowed": ", ".join(allowed) or Word("plans.none"),
            }
            yield Finding(FindingCode.PLAN_NOT_ALLOWED, ("services", vendor, "plan"), values)


def _loosened(policy: Policy, scenario: Scenario) -> Iterator[Finding]:
    """The bounds of the scenario that let through what the policy does not."""
    asked = {_path(name): check for name, check in policy.checks.items()}
    for name, own in scenario.checks.items():
        check = asked.get(_path(name))
        if check is None:
            continue
        for key, looser in (("min", -1), ("max", 1)):
            bound, limit = _size(own, key, scenario), _size(check, key, scenario)
            if bound is not None and limit is not None and (bound - limit) * looser > 0:
                values: dict[str, Value] = {"metric": name, "bound": bound, "limit": limit}
                yield Finding(FindingCode.LOOSENS_POLICY, ("checks", name, key), values)


def _path(name: str) -> str:
    return SHORT_NAMES.get(name, name)


def _size(check: Check, key: str, scenario: Scenario) -> Fraction | None:
    return size_of(check.min if key == "min" else check.max, scenario.budget)
