"""What fires schedules, as a price list writes it: which cron expressions a trigger takes."""

from enum import StrEnum
from functools import cached_property
from typing import Annotated

from capacity_cli.model.fields import Flag, Model, choice
from capacity_cli.model.schedule.dialect import BothDays, Dialect


class Zone(StrEnum):
    """The time zone of a trigger's schedule."""

    UTC = "UTC"
    """Coordinated universal time."""


class DialectEntry(Model):
    """Which cron expressions a trigger takes."""

    names: Flag = False
    """Whether months and weekdays may be written as names (JAN, MON)."""
    both_days: Annotated[BothDays, choice("kind.both_days", BothDays)] = BothDays.REFUSE
    """What holds if day of month and day of week are both restricted."""
    weekday_7: Flag = True
    """Whether 7 is Sunday, as 0 is."""
    zone: Annotated[Zone, choice("kind.trigger_zone", Zone)] = Zone.UTC
    """The time zone in which the schedule is read."""

    @cached_property
    def dialect(self) -> Dialect:
        """The dialect as the schedule's reader takes it."""
        return Dialect(names=self.names, both_days=self.both_days, weekday_7=self.weekday_7, zone=self.zone)


class Trigger(Model):
    """What fires a schedule."""

    title: str | None = None
    """Its name as the vendor writes it."""
    dialect: DialectEntry = DialectEntry()
    """Which cron expressions it takes."""
    source: str | None = None
    """The source of these rules."""
