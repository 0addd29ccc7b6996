"""How long runs last: one of them by its jobs, and all of a period together.

A sender that takes messages more slowly than they are done makes a run last longer; the jobs of a run are whole.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil


@dataclass(frozen=True, slots=True)
class Pace:
    """What the length of a run follows from; seconds throughout."""

    overhead: Fraction
    """Of a run, before its first job."""
    seconds_per_job: Fraction
    """Of one job."""
    at_a_time: int
    """The jobs that run at the same time, at least 1."""
    seconds_between: Fraction = Fraction(0)
    """What the sender needs for the messages of one job; 0 where its rate is not limited."""

    def run_seconds(self, jobs: int | Fraction) -> Fraction:
        """How long a run with so many jobs lasts, if no other one goes on; a part of a job counts as one."""
        whole = ceil(jobs)
        rounds = ceil(Fraction(whole, self.at_a_time))
        return self.overhead + max(rounds * self.seconds_per_job, whole * self.seconds_between)

    def seconds_together(self, runs: Fraction, jobs: Fraction) -> Fraction:
        """The seconds that runs last together which take so many jobs: exact for one job at a time, else a bound.

        A run of k jobs takes ⌈k ÷ C⌉ rounds, which are at most k and less than k ÷ C + 1. How the jobs are spread over
        the runs is not asked, so each of the two holds for the sum.
        """
        in_turn = jobs * max(self.seconds_per_job, self.seconds_between)
        at_once = jobs * max(self.seconds_per_job / self.at_a_time, self.seconds_between)
        return runs * self.overhead + min(in_turn, at_once + runs * self.seconds_per_job)
