"""What a unit of work uses of a meter, as a scenario or a trigger states it, by driver."""

from decimal import Decimal

from capacity_cli.model.fields import KnownAmount, Model


class Footprint(Model):
    """What a unit of work uses of a meter; the parts add up."""

    per_run: KnownAmount = Decimal(0)
    """For each run."""
    per_run_hour: KnownAmount = Decimal(0)
    """For each hour that runs last."""
    per_job: KnownAmount = Decimal(0)
    """For each job."""
    per_message: KnownAmount = Decimal(0)
    """For each message."""
    per_workflow: KnownAmount = Decimal(0)
    """For each workflow."""
    per_month: KnownAmount = Decimal(0)
    """Whatever is done."""
