"""A policy: what an organisation asks of every scenario, which a scenario may tighten and not loosen.

Its checks are judged beside those of the scenario, whatever these say: a policy never makes a failing check pass.
"""

from collections.abc import Iterator
from enum import StrEnum
from itertools import islice
from typing import Annotated

from pydantic import ValidationInfo, field_validator

from capacity_cli.model.bounds import bound_problems
from capacity_cli.model.fields import Currency, Days, Model, PolicyFormat, Title, choice
from capacity_cli.model.findings import IGNORABLE, LEVELS, WEIGHABLE, FindingCode
from capacity_cli.model.gate_fields import Age, FindingName
from capacity_cli.model.names import unknown_name
from capacity_cli.model.problems import Problem, ProblemCode, refusal
from capacity_cli.model.scenario import Check, Level

_MOST_NAMED = 50  # each is compared with every code


class Ignores(StrEnum):
    """Whether scenarios may ignore findings."""

    ALLOWED = "allowed"
    """They may, but for what `never_ignore` names."""
    FORBIDDEN = "forbidden"
    """They may not: what they ignore weighs what it weighs."""


class PeriodLength(Model):
    """How long the period of a scenario may be; a month, if nothing else is said."""

    min_days: Days = 28
    """The fewest days that it may have."""
    max_days: Days = 31
    """The most days that it may have."""

    @field_validator("max_days", mode="after")
    @classmethod
    def _from_min(cls, found: int, before: ValidationInfo) -> int:
        least = before.data.get("min_days", found)
        if least > found:
            raise refusal(ProblemCode.REVERSED, minimum=str(least), maximum=str(found))
        return found

    def holds(self, days: int) -> bool:
        """Whether a period may have so many days."""
        return self.min_days <= days <= self.max_days


class Policy(Model):
    """What an organisation asks of every scenario."""

    format: PolicyFormat
    """The version of this format."""
    name: Title | None = None
    """What the policy is called."""
    checks: dict[str, Check] = {}
    """What must hold of every scenario, by metric; `budget` is the scenario's own."""
    currency: Currency = "KRW"
    """The currency of the bounds on money; a scenario in another one passes none of them."""
    period: PeriodLength = PeriodLength()
    """How long the period of a scenario may be, on which most figures depend; one of another length passes no check."""
    findings: dict[FindingName, Annotated[Level, choice("kind.level", Level)]] = {}
    """What findings weigh, by code, in the place of their usual level; a scenario may not ignore what is made an error
    or heavier. `CAP003` and `CAP004` come from the scenario's own `alerts`: bound `wait_minutes` and `backlog_jobs`."""
    max_price_age: Age | None = None
    """The age that prices may have by `--as-of`, which must then be given; a scenario may not ignore older ones."""
    plans: dict[str, tuple[str, ...]] = {}
    """The plans that may be used, by vendor; of a vendor that is not named, any."""
    prices: tuple[str, ...] | None = None
    """The price lists that may be used: editions that ship by their names, folders by the digest that
    `plan --format json` shows; any, if the key is left out."""
    ignores: Annotated[Ignores, choice("kind.ignores", Ignores)] = Ignores.ALLOWED
    """Whether scenarios may ignore findings."""
    never_ignore: tuple[FindingName, ...] = ()
    """The codes of findings that no scenario may ignore."""

    def forbids(self, code: str) -> bool:
        """Whether no scenario may ignore a finding: it would loosen what is asked of it."""
        asked = code in self.never_ignore or (code == FindingCode.OLD_PRICE and self.max_price_age is not None)
        return self.ignores is Ignores.FORBIDDEN or asked or self._insists_on(code)

    def _insists_on(self, code: str) -> bool:
        """Whether the policy makes a finding an error, or heavier than it is by itself."""
        level = self.findings.get(code)
        return level is not None and (level is Level.ERROR or level.urgency < LEVELS[FindingCode(code)].urgency)


def policy_problems(policy: Policy) -> Iterator[Problem]:
    """Names and bounds that mean nothing; whether there is a budget is known of a scenario only."""
    for code in islice((code for code in policy.findings if code not in WEIGHABLE), _MOST_NAMED):
        yield unknown_name("kind.weighed", code, WEIGHABLE, path=("findings", code))
    unknown = ((number, code) for number, code in enumerate(policy.never_ignore) if code not in IGNORABLE)
    for number, code in islice(unknown, _MOST_NAMED):
        yield unknown_name("kind.finding", code, IGNORABLE, path=("never_ignore", number))
    yield from (each for each in bound_problems(policy.checks, None) if each.code is not ProblemCode.NEEDS_KEY)
