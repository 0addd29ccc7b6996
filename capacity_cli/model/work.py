"""How much there is to follow in a plan, before it is made: what a reader of strange files bounds.

Where all days are the same, one of them is followed; else each run of the period is, and where messages become due on
some days only, each minute.
"""

from capacity_cli.model.overlap import overlap_of
from capacity_cli.model.prices.trigger import Overlap
from capacity_cli.model.schedule.arrivals import DAY_MINUTES
from capacity_cli.model.schedule.period import firing_days, run_minutes
from capacity_cli.model.setting import Setting

_STARTS_OF_A_RUN = 8
"""How many starts under `skip` are looked at in the time that a run is followed."""
_MINUTES_OF_A_RUN = 16
"""How many minutes are added up in that time."""


def followed_runs(setting: Setting) -> int:
    """The runs that are followed one by one, with what else is looked at for as long."""
    days, firing, active = len(setting.days), len(firing_days(setting.schedule, setting.days)), len(setting.active_days)
    runs = firing * len(run_minutes(setting.schedule))
    starts = runs // _STARTS_OF_A_RUN if overlap_of(setting) is Overlap.SKIP else 0
    minutes = days * DAY_MINUTES // _MINUTES_OF_A_RUN if active < days else 0
    return starts + minutes + (0 if firing == active == days else runs)
