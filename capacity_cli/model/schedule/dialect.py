"""What one trigger understands of the cron syntax, so that an expression it would refuse is refused here too.

Cron is not one language: the same five fields are read, or refused, differently by each trigger.
"""

from dataclasses import dataclass
from enum import StrEnum

FIELD_COUNT = 5
"""Minute, hour, day of month, month, day of week: the fields that are understood here."""


class BothDays(StrEnum):
    """What an expression means that sets the day of month and the day of week at once."""

    REFUSE = "refuse"
    """It is refused: where one of the two is set, the other must be `*`."""
    EITHER = "either"
    """A day fires if either field names it, as Vixie cron reads two fields that both do not start with `*`."""
    BOTH = "both"
    """A day fires if both fields name it."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a trigger reads a cron expression.

    Raises ValueError for a number of fields other than 5, the only one with a reading here.
    """

    fields: int = FIELD_COUNT
    """How many fields an expression has."""
    names: bool = False
    """Whether months and weekdays may be named (JAN, MON)."""
    both_days: BothDays = BothDays.REFUSE
    """What a day of month and a day of week mean together."""
    zone: str = "UTC"
    """The time zone in which the fields are read, unless the trigger's user chooses another one."""
    weekday_7: bool = True
    """Whether 7 may be written for Sunday beside 0."""
    nicknames: bool = False
    """Whether @hourly, @daily, @midnight, @weekly, @monthly, @yearly and @annually are taken."""
    seconds: bool = False
    """Whether an interval of 1 to 59 seconds, such as `30 seconds`, may stand for the fields."""
    last_day: bool = False
    """Whether `$` may stand for the last day of a month."""
    last: bool = False
    """Whether `L` may stand for the last day of a month and, behind a weekday, for the last one such (`5L`)."""
    nearest_weekday: bool = False
    """Whether `15W` may stand for the day from Monday to Friday nearest to the 15th of the same month."""
    nth_weekday: bool = False
    """Whether `5#3` may stand for the third Friday of a month."""
    question_mark: bool = False
    """Whether `?` may stand for `*` as day of month and day of week."""
    start_with_step: bool = False
    """Whether `5/15` counts from 5 to the end of its field."""
    years: bool = False
    """Whether a sixth field may name years, 1970 to 2099."""

    def __post_init__(self) -> None:
        if self.fields != FIELD_COUNT:
            raise ValueError(self.fields)

    @property
    def field_counts(self) -> tuple[int, ...]:
        """How many fields an expression may have."""
        return (self.fields, self.fields + 1) if self.years else (self.fields,)
