"""The terms of a policy: a check of it that holds in another currency or for another period is undecided.

One that fails has failed. A scenario states its own exchange rates, so money is never converted for a policy.
"""

from dataclasses import replace

from capacity_cli.model.checks import CheckResult, CheckStatus, Origin
from capacity_cli.model.policy import Policy
from capacity_cli.model.policy_findings import is_of_other_terms
from capacity_cli.model.setting import Setting


def without_other_terms(results: tuple[CheckResult, ...], policy: Policy, setting: Setting) -> tuple[CheckResult, ...]:
    """The checks, each of which is undecided that the policy asks for and that passes on other terms than its own."""
    return tuple(_judged_again(each, policy, setting) for each in results)


def _judged_again(result: CheckResult, policy: Policy, setting: Setting) -> CheckResult:
    asked = result.origin is Origin.POLICY and result.status is CheckStatus.PASSED
    if asked and is_of_other_terms(policy, result.metric, setting):
        return replace(result, status=CheckStatus.UNDECIDED, other_terms=True)
    return result
