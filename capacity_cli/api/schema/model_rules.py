"""What the models' validators take and refuse beyond the types of the fields, so that a schema can say it, too.

A validator is code, which no schema shows: a test holds each of these against its model.
"""

from collections.abc import Mapping

from capacity_cli.model.fields import Model
from capacity_cli.model.growth import Step
from capacity_cli.model.prices.charge import Charge
from capacity_cli.model.scenario import (
    NO_FALLBACK,
    ArrivalsEntry,
    Channel,
    Check,
    ContractPrice,
    FallbackEntry,
    PeriodEntry,
)
from capacity_cli.model.scheduler import MissedRuns

_PRICES = ("unit_price", "tiers", "package", "percent")

WORDS: Mapping[type[Model], tuple[str, ...]] = {
    ArrivalsEntry: ("uniform",),
    FallbackEntry: (NO_FALLBACK, *(channel.value for channel in Channel)),
}
"""Words that may stand in the place of a whole map."""

EXACTLY_ONE: Mapping[type[Model], tuple[str, ...]] = {
    PeriodEntry: ("days", "month"),
    Step: ("to", "by"),
    Charge: _PRICES,
    ContractPrice: _PRICES,
}
"""Keys of which exactly one must be given."""

AT_LEAST_ONE: Mapping[type[Model], tuple[str, ...]] = {Check: ("min", "max")}
"""Keys of which one or more must be given."""

TOGETHER: Mapping[type[Model], tuple[str, ...]] = {
    Charge: ("tiers", "mode"),
    ContractPrice: ("tiers", "mode"),
    MissedRuns: ("in_a_row", "from"),
}
"""Keys that are given together or not at all."""
