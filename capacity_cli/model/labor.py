"""The work that a service saves, and what else `roi` weighs beside the plan.

What nobody measured may be a range, `3 to 5`: its middle counts, and the ends say how far the saving may be off.
"""

from decimal import Decimal

from capacity_cli.model.fields import Model, PartPercent
from capacity_cli.model.ranges import AmountOrRange, Estimate


class Manual(Model):
    """Sending by hand."""

    hours_per_day: AmountOrRange
    """Hours of work on each day of the period."""


class Automated(Model):
    """Sending by the service."""

    hours_per_month: AmountOrRange
    """Hours of work in the period."""
    build_cost: AmountOrRange = Estimate.exactly(Decimal(0))
    """What building the service cost, once, in the answer's currency."""


class Labor(Model):
    """The work that the service saves."""

    hourly_wage: AmountOrRange
    """The cost of an hour, in the answer's currency."""
    manual: Manual
    """The work without the service."""
    automated: Automated
    """The work with it."""


class Return(Model):
    """What else `roi` weighs."""

    invalid_share_before: PartPercent | None = None
    """The share of invalid recipients before targeting got better; `workload.invalid_share` is the one after."""
