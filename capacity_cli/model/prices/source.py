"""Where the figures of a price list come from, and which quantities it counts."""

from enum import StrEnum
from typing import Annotated

from capacity_cli.model.fields import Date, Model, Positive, choice


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
    withdrawn: Date | None = None
    """The day on which the vendor took it back, if it did."""


class SourcedNote(Model):
    """Something that is known and that no figure of a list says."""

    text: str
    """What is known."""
    source: str | None = None
    """Where from."""


class MeterKind(StrEnum):
    """What a meter counts."""

    FLOW = "flow"
    """What happens in the period, such as calls."""
    STOCK = "stock"
    """What is there, such as stored data."""
    PEAK = "peak"
    """The most at one time, such as connections."""


class Apart(StrEnum):
    """What is counted apart before it is added up."""

    PROJECT = "project"
    """Each project."""
    RUN = "run"
    """Each run."""


class Meter(Model):
    """A quantity that the vendor limits or bills."""

    title: str
    """Its name as people say it."""
    unit: str
    """What one of it is called: message, GB, call; time, data and their product convert: `hour`, `GB`, `GB-hour`."""
    kind: Annotated[MeterKind, choice("kind.meter_kind", MeterKind)] = MeterKind.FLOW
    """What it counts."""
    increment: Positive | None = None
    """The units that count whole once they are started, such as 1 for started hours."""
    per: Annotated[Apart, choice("kind.apart", Apart)] | None = None
    """What is counted, and rounded up to the increment, apart."""
    sum_of: tuple[str, ...] = ()
    """The meters of this list that it adds up; one that adds up others itself stands above it."""
