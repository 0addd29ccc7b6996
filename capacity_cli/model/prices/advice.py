"""What a vendor advises, as its price list writes it: savings, stages, environments, documents and downgrades.

The texts are the list's own, in one language or in both; the savings are claims, as intervals.
"""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Self

from pydantic import model_validator

from capacity_cli.model.fields import Amount, Model, Percent, Title, scalar_as
from capacity_cli.model.problems import ProblemCode, refusal


class Wording(Model):
    """A text of the list, in English and in Korean; a text alone stands for both."""

    en: Title
    """The English text, or the only one."""
    ko: Title | None = None
    """The Korean text; the other one if it is not given."""


Words = Annotated[Wording, scalar_as("en")]


class Saving(Model):
    """The interval of a claimed saving."""

    low: Percent
    """The least that is claimed, with which plans are chosen."""
    high: Percent
    """The most that is claimed."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.low > self.high:
            raise refusal(ProblemCode.REVERSED, minimum=str(self.low), maximum=str(self.high))
        return self


class Optimization(Model):
    """A way to use less of some meters; several multiply what they leave."""

    title: Words
    """What it is called."""
    meters: tuple[str, ...]
    """The meters of which it saves."""
    saving: Saving
    """The share of their usage that it saves."""
    source: str | None = None
    """The source of this claim."""


class Stage(Model):
    """The stage of a service for which a plan is meant."""

    title: Words
    """What the stage is called."""
    advice: tuple[Words, ...] = ()
    """What to do while on the plan."""
    checklist: tuple[Words, ...] = ()
    """What to have done before moving to the plan."""
    source: str | None = None
    """The source of this advice."""


class EnvironmentAdvice(Model):
    """An environment that the vendor knows by name."""

    cluster: Words
    """The database cluster that it should have."""
    source: str | None = None
    """The source of this advice."""


class Environments(Model):
    """The environments that a subscription can have."""

    meter: str
    """The meter that counts them."""
    named: dict[str, EnvironmentAdvice] = {}
    """Those that the vendor knows, by name."""


class DocumentAdvice(Model):
    """What to do from a number of stored documents on."""

    at_least: Amount
    """The documents from which on it holds."""
    advice: Words
    """What to do about indexes."""
    source: str | None = None
    """The source of this advice."""


class Downgrade(StrEnum):
    """When a smaller plan takes effect."""

    AT_ONCE = "at_once"
    """As soon as it is chosen."""
    END_OF_PERIOD = "end_of_period"
    """When the paid period ends."""


def advice_for(documents: Decimal, listed: tuple[DocumentAdvice, ...]) -> DocumentAdvice | None:
    """The advice with the largest number that is reached; none below the smallest."""
    reached = [each for each in listed if each.at_least <= documents]
    return max(reached, key=lambda each: each.at_least, default=None)
