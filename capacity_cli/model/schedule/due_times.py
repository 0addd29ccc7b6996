"""When the jobs due over many days reach a count, without rounding.

Jobs and minutes are counted in parts so small that every moment at which something can happen is a whole number.
"""

from bisect import bisect_right
from fractions import Fraction
from math import gcd, lcm
from typing import NamedTuple

from capacity_cli.model.schedule.arrivals import DAY_MINUTES
from capacity_cli.model.schedule.curve import Curve


class Units(NamedTuple):
    """The integers in which a cycle is counted; a unit is a part of a job, a tick one of a minute."""

    job: int
    """Units of one job."""
    grain: int
    """Units of one unit of the curve."""
    minute: int
    """Ticks of one minute."""


def common_units(curve: Curve, jobs: Fraction, wait_minutes: Fraction, jobs_per_run: int | Fraction = 1) -> Units:
    """The units in which jobs, those of a run, a curve of so many, its slopes and so many minutes are integers."""
    common = gcd(jobs.numerator, curve.total * jobs.denominator)
    parts = jobs_per_run.denominator
    grain = jobs.numerator // common * parts
    minute = grain * lcm(*(cell.rate for cell in curve.cells if cell.rate)) * wait_minutes.denominator
    return Units(curve.total * jobs.denominator // common * parts, grain, minute)


class DueTimes:
    """When the jobs due, counted from the start of day 0, grow to a level; levels in units, times in ticks."""

    def __init__(self, curve: Curve, units: Units) -> None:
        self._round_units = curve.total * units.grain
        self._round_ticks = curve.days * DAY_MINUTES * units.minute
        self._ends = [cell.after * units.grain for cell in curve.cells]
        self._cells = [
            (
                cell.start * units.minute,
                cell.before * units.grain,
                units.minute // (cell.rate * units.grain) if cell.rate else 0,
            )
            for cell in curve.cells
        ]

    def passes(self, level: int, more: int = 0) -> int:
        """The first time after which more than the level is due; with `more`, when level + more is due in that cell."""
        rounds, rest = divmod(level, self._round_units)
        start, before, ticks_of_a_unit = self._cells[bisect_right(self._ends, rest)]
        return rounds * self._round_ticks + start + (rest + more - before) * ticks_of_a_unit

    def reaches(self, level: int) -> int:
        """The first time at which the level or more is due."""
        return self.passes(level - 1, 1)
