"""A ceiling of a meter within a plan, as a price list writes it, and what happens above it."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from capacity_cli.model.fields import AccountCeiling, Amount, Model, Percent, choice
from capacity_cli.model.prices.windows import MONTH, LimitSpan, ResetRule


class OnExceed(StrEnum):
    """What happens above a limit."""

    BILL = "bill"
    """The excess is charged."""
    THROTTLE = "throttle"
    """The excess waits."""
    REJECT = "reject"
    """Each call or message above the limit is refused, the rest goes on."""
    BLOCK = "block"
    """The whole service stops until the limit resets or the plan changes."""
    READ_ONLY = "read_only"
    """Writes fail."""
    PAUSE = "pause"
    """The service stops until somebody resumes it."""


class Limit(Model):
    """A ceiling of a meter within a plan."""

    meter: str
    """The meter that is limited."""
    limit: AccountCeiling
    """The most that may be used; `account`: what the scenario says under `quota`."""
    per: LimitSpan = MONTH
    """The time, or the part of the subscription, in which so much may be used."""
    on_exceed: Annotated[OnExceed, choice("kind.on_exceed", OnExceed)]
    """What happens above it."""
    warn_at: tuple[Percent, ...] = (Decimal("0.8"),)
    """The shares of the limit at which the user is warned."""
    new_account: Amount | None = None
    """Where it depends on the account: what a new one has."""
    resets: ResetRule | None = None
    """When what was used is forgotten: a time of day, or so many days after it was used up; else when the span ends."""
    source: str | None = None
    """The source of these figures."""
