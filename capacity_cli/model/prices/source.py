"""Where the figures of a price list come from, and which quantities it counts."""

from enum import StrEnum
from typing import Annotated

from capacity_cli.model.fields import Date, Model, choice


class Confidence(StrEnum):
    """How far a source can be trusted."""

    A = "A"
    """The vendor's own page, recent."""
    B = "B"
    """The vendor's page or repository, older or undated."""
    C = "C"
    """Others who quote the vendor."""
    UNSURE = "?"
    """Sources contradict each other."""


class Source(Model):
    """Where figures come from."""

    title: str
    """The page's or document's title."""
    url: str | None = None
    """Its address, if it has one."""
    read: Date
    """The day on which it was read."""
    confidence: Annotated[Confidence, choice("kind.confidence", Confidence)]
    """How far it can be trusted."""


class Meter(Model):
    """A quantity that the vendor limits or bills."""

    title: str
    """Its name as people say it."""
    unit: str
    """What one of it is called: message, GB, call."""
