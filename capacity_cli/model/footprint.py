"""What a unit of work uses of a meter, as a scenario or a trigger states it, by driver.

A quantity is written in the meter's unit or in one that converts into it, so only the meter tells what it comes to.
"""

from collections.abc import Iterator
from decimal import Decimal

from capacity_cli.model.fields import Model, Usage
from capacity_cli.model.numbers import Exact
from capacity_cli.model.units import Measured, in_unit

NOTHING = Measured(Decimal(0))


class Footprint(Model):
    """What a unit of work uses of a meter; the parts add up."""

    per_run: Usage = NOTHING
    """For each run that starts."""
    per_run_hour: Usage = NOTHING
    """For each hour that runs last."""
    per_run_gb_hour: Usage = NOTHING
    """For each hour that runs last × the GB of memory that a run has; unknown if one of them is."""
    per_job: Usage = NOTHING
    """For each job, each attempt at it counted."""
    per_message: Usage = NOTHING
    """For each message."""
    per_workflow: Usage = NOTHING
    """For each workflow."""
    per_month: Usage = NOTHING
    """Whatever is done."""

    def written(self) -> Iterator[tuple[str, Measured | None]]:
        """The quantities that are stated, by their keys."""
        for key in type(self).model_fields:
            value = getattr(self, key)
            if key in self.model_fields_set and (value is None or isinstance(value, Measured)):
                yield key, value

    def amount(self, key: str, unit: str) -> Exact | None:
        """A quantity in a unit that it converts into; none if it is unknown."""
        stated: Measured | None = getattr(self, key)
        return None if stated is None else in_unit(stated, unit)
