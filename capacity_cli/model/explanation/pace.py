"""How long runs last, explained: one of them by its jobs, and all of a period together.

What a sender whose rate is not limited would add is left out, and so are rounds where jobs run one after another.
"""

from dataclasses import dataclass

from capacity_cli.model.explanation.arithmetic import fixed, made, rounded_to
from capacity_cli.model.explanation.node import Explanation, Operation, named
from capacity_cli.model.money import RoundingMode


@dataclass(frozen=True)
class PaceExplained:
    """The explanations of what the length of a run follows from; seconds throughout."""

    overhead: Explanation
    """Of a run, before its first job."""
    seconds_per_job: Explanation
    """Of one job."""
    at_a_time: Explanation
    """The jobs that run at the same time."""
    seconds_between: Explanation | None
    """What the sender needs for the messages of one job; none where its rate is not limited."""

    def run_seconds(self, jobs: Explanation) -> Explanation:
        """How long a run with so many jobs lasts: round by round, or as long as the sender makes it."""
        rounds = made(Operation.STARTED_TIMES, named("explain.rounds"), jobs, self.at_a_time)
        busy = made(Operation.PRODUCT, named("explain.busy_seconds"), rounds, self.seconds_per_job)
        if self.seconds_between is not None:
            one = fixed(named("explain.one_job"), 1)
            whole = rounded_to(named("explain.whole_jobs"), jobs, one, RoundingMode.UP)
            sending = made(Operation.PRODUCT, named("explain.sending_seconds"), whole, self.seconds_between)
            busy = made(Operation.MAXIMUM, named("explain.working_seconds"), busy, sending)
        return made(Operation.SUM, named("table.run_seconds"), self.overhead, busy)

    def seconds_together(self, runs: Explanation, jobs: Explanation) -> Explanation:
        """What runs last that take so many jobs, one after another or as many at once as they can."""
        name = named("explain.seconds_together")
        overhead = made(Operation.PRODUCT, named("explain.overhead_of_runs"), runs, self.overhead)
        in_turn = made(Operation.PRODUCT, named("explain.seconds_in_turn"), jobs, self._slower(self.seconds_per_job))
        if self.at_a_time.number == 1:
            return made(Operation.SUM, name, overhead, in_turn)
        of_lane = made(Operation.QUOTIENT, named("explain.seconds_of_lane"), self.seconds_per_job, self.at_a_time)
        shared = made(Operation.PRODUCT, named("explain.seconds_at_once"), jobs, self._slower(of_lane))
        last = made(Operation.PRODUCT, named("explain.last_rounds"), runs, self.seconds_per_job)
        at_once = made(Operation.SUM, named("explain.seconds_in_rounds"), shared, last)
        return made(
            Operation.SUM, name, overhead, made(Operation.MINIMUM, named("explain.working_seconds"), in_turn, at_once)
        )

    def _slower(self, seconds: Explanation) -> Explanation:
        """The seconds of a job, or what the sender needs for it if that is more."""
        if self.seconds_between is None:
            return seconds
        return made(Operation.MAXIMUM, named("explain.seconds_of_job"), seconds, self.seconds_between)
