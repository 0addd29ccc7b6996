"""What fires schedules, as a price list writes it: which cron expressions a trigger takes."""

from dataclasses import fields as dataclass_fields
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainValidator, WithJsonSchema

from capacity_cli.model.fields import Flag, Model, Positive, ZoneName, choice
from capacity_cli.model.footprint import Footprint
from capacity_cli.model.prices.advice import Words
from capacity_cli.model.prices.windows import Duration
from capacity_cli.model.problems import ProblemCode, Word, refusal
from capacity_cli.model.schedule.dialect import BothDays, Dialect


class Zones(StrEnum):
    """The time zones in which a trigger reads schedules."""

    ITS_OWN = "its_own"
    """Only the one of its dialect."""
    ANY = "any"
    """The one that its user chooses; by default the one of its dialect."""


class Overlap(StrEnum):
    """What happens when a run is still going on while the next one is due."""

    ALLOW = "allow"
    """Both run."""
    SKIP = "skip"
    """The next one does not start."""
    QUEUE = "queue"
    """The next one starts when the first has ended."""


def _five(value: object) -> int:
    if value != "5":
        raise refusal(ProblemCode.NOT_A_CHOICE, found=str(value), allowed="5", suggestion="", kind=Word("kind.number"))
    return 5


EVERY_PLAN = "every plan"
"""The name under which a duration stands that holds on all plans."""


def _for_all_plans(value: Any) -> Any:
    return {EVERY_PLAN: value} if isinstance(value, str) else value


DurationByPlan = Annotated[dict[str, Duration], BeforeValidator(_for_all_plans)]


class DialectEntry(Model):
    """Which cron expressions a trigger takes."""

    fields: Annotated[int, PlainValidator(_five), WithJsonSchema({"const": 5})] = 5
    """How many fields an expression has."""
    names: Flag = False
    """Whether months and weekdays may be written as names (JAN, MON)."""
    both_days: Annotated[BothDays, choice("kind.both_days", BothDays)] = BothDays.REFUSE
    """What holds if day of month and day of week are both restricted."""
    weekday_7: Flag = True
    """Whether 7 is Sunday, as 0 is."""
    nicknames: Flag = False
    """Whether nicknames such as @daily are taken."""
    seconds: Flag = False
    """Whether an interval of 1 to 59 seconds, such as `30 seconds`, may stand for the fields."""
    last_day: Flag = False
    """Whether `$` may stand for the last day of a month."""
    last: Flag = False
    """Whether `L` may stand for the last day of a month and, behind a weekday, for the last one such (`5L`)."""
    nearest_weekday: Flag = False
    """Whether `15W` may stand for the day from Monday to Friday nearest to the 15th of the same month."""
    nth_weekday: Flag = False
    """Whether `5#3` may stand for the third Friday of a month."""
    question_mark: Flag = False
    """Whether `?` may stand for `*` as day of month and day of week."""
    start_with_step: Flag = False
    """Whether `5/15` counts from 5 to the end of its field."""
    years: Flag = False
    """Whether a sixth field may name years, 1970 to 2099."""
    zone: ZoneName = "UTC"
    """The time zone in which the schedule is read."""
    source: str | None = None
    """The source of the dialect and its zones; by default that of the trigger."""

    @cached_property
    def dialect(self) -> Dialect:
        """The dialect as the schedule's reader takes it."""
        return Dialect(**{each.name: getattr(self, each.name) for each in dataclass_fields(Dialect)})


class Trigger(Model):
    """What fires a schedule."""

    title: str | None = None
    """Its name as the vendor writes it."""
    dialect: DialectEntry = DialectEntry()
    """Which cron expressions it takes."""
    zones: Annotated[Zones, choice("kind.zones", Zones)] = Zones.ITS_OWN
    """Whether a scenario may choose the time zone of its schedule: `any` or `its_own`."""
    shortest: DurationByPlan = {}
    """The shortest interval that it takes, by plan, or one for all."""
    refusal: dict[str, str] = {}
    """What the vendor says to a schedule that is more frequent, in its own words, by plan."""
    window: DurationByPlan = {}
    """How long after its time a run may start, by plan, or one for all."""
    often_late: Flag = False
    """Whether runs are known to start late, or not at all, by no bound that is known."""
    may_miss: Flag = False
    """Whether it may leave a run out."""
    may_double: Flag = False
    """Whether it may deliver a run twice."""
    overlap: Annotated[Overlap, choice("kind.overlap", Overlap)] | None = None
    """What it does when a run is still going on."""
    max_run_seconds: Positive | None = None
    """The seconds after which it ends the call of a run."""
    footprint: dict[str, Footprint] = {}
    """What its firing uses of the vendor's own meters, unless the scenario states it."""
    jobs_meter: str | None = None
    """The vendor's meter that counts the schedules which a deployment registers."""
    notes: tuple[Words, ...] = ()
    """What else is known of it."""
    source: str | None = None
    """The source of these rules."""
