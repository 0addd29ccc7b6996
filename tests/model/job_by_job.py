"""An oracle of the day: single jobs in one queue, oldest first, of which each run takes a whole batch.

It shares nothing with what it tries but the meaning of a scenario: no curve, no fluid, no settling in advance. A job of
an even stretch begins where the one before it is due, and is due a moment later; all at once, it begins when it is due.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from fractions import Fraction
from itertools import accumulate
from typing import NamedTuple

DAY = 1440
ROUNDS = 4
MEASURED = 2
"""The round of the period, from 0, that is measured; the queue has settled by then."""


class Job(NamedTuple):
    """A job, in minutes."""

    due: Fraction
    begun: Fraction


class Day(NamedTuple):
    """What falls due when, on a local clock, and the runs that take it, on the trigger's."""

    jobs: list[Job]
    """Those of each active day, in minutes of that day."""
    active: list[int]
    """The days with jobs, from 0."""
    ahead: int
    """Minutes by which the local clock is ahead of the trigger's."""
    runs: list[int]
    """The minutes of a period at which runs start, ascending."""
    days: int
    """The days of a period."""
    batch: int


def evenly(start: int, end: int, count: int) -> list[Job]:
    """So many jobs one after another over an interval."""
    each = Fraction(end - start, count or 1)
    return [Job(start + each * (number + 1), start + each * number) for number in range(count)]


def at_once(minute: int, count: int) -> list[Job]:
    return [Job(Fraction(minute), Fraction(minute))] * count


def held(job: Job, start: int, minutes: int) -> Job:
    """The job, held until the end of quiet minutes that begin at a minute of each day."""
    due, begun = job
    for begins in (start - DAY, start):
        ends = Fraction(begins + minutes)
        if begins <= begun < ends:
            begun = ends
        if begins < due < ends or (due == begins == job.begun):
            due = ends
    return Job(due, begun)


class Run(NamedTuple):
    """A run, in minutes from the first round on."""

    at: int
    new: int
    """The jobs that fell due since the run before."""
    left: int


class Seen:
    """Everything that happens to the jobs of four rounds of a period, each of whose figures is of one round."""

    def __init__(self, day: Day) -> None:
        self.day, self.length = day, day.days * DAY
        offsets = [number * DAY - day.ahead for number in day.active]
        self.jobs = sorted(
            Job(job.due + again * self.length + offset, job.begun + again * self.length + offset)
            for again in range(-1, ROUNDS + 1)
            for offset in offsets
            for job in day.jobs
        )
        self.jobs = self.jobs[bisect_left(self.jobs, Job(Fraction(0), Fraction(-self.length))) :]
        self.taken: list[int] = []
        """The run that takes each job, as far as one does."""
        self.runs: list[Run] = []
        self._serve([again * self.length + run for again in range(ROUNDS) for run in day.runs])

    def _serve(self, starts: Iterable[int]) -> None:
        dues, due_before = [job.due for job in self.jobs], 0
        for at in starts:
            due = bisect_right(dues, at)
            self.taken += [at] * min(self.day.batch, due - len(self.taken))
            self.runs.append(Run(at, due - due_before, due - len(self.taken)))
            due_before = due

    @property
    def measured(self) -> list[Run]:
        """The runs of the round that is measured."""
        return [run for run in self.runs if self._is_measured(run.at)]

    def _is_measured(self, at: int) -> bool:
        return at // self.length == MEASURED

    @property
    def growth(self) -> int:
        """By how many jobs the queue grows in a round."""
        return self.runs[-1].left - self.runs[-1 - len(self.day.runs)].left

    @property
    def backlog(self) -> int:
        """The most jobs that a run leaves."""
        return max(run.left for run in self.measured)

    @property
    def drain_runs(self) -> int:
        """The most runs in a row until one leaves nothing."""
        longest = streak = 0
        for run in self.runs:
            streak += 1
            longest = max(longest, streak) if self._is_measured(run.at) else longest
            streak = streak if run.left else 0
        return longest

    def waits(self, *, from_begun: bool) -> Fraction:
        """The longest wait of a job that is taken, from when it is due, or from when it or a later one begins."""
        since = self.since(from_begun=from_begun)
        taken = [(at, job) for at, job in zip(self.taken, since, strict=False) if self._is_measured(at)]
        return max((at - job for at, job in taken), default=Fraction(0))

    def since(self, *, from_begun: bool) -> list[Fraction]:
        """For each job when it is due, or when the first drop of it or of a later one is."""
        if not from_begun:
            return [job.due for job in self.jobs]
        return list(accumulate((job.begun for job in reversed(self.jobs)), min))[::-1]

    def minutes_with(self, waiting: int) -> Fraction:
        """The minutes a day in which so many jobs or more are due and not taken."""
        return self._minutes([job.due for job in self.jobs], waiting)

    def minutes_waited(self, wait: Fraction, *, from_begun: bool) -> Fraction:
        """The minutes a day in which a job has waited so long."""
        return self._minutes([since + wait for since in self.since(from_begun=from_begun)], 1)

    def _minutes(self, starts: list[Fraction], least: int) -> Fraction:
        spans = [(start, end) for start, end in zip(starts, self.taken, strict=False) if start < end]
        changes = sorted([(start, 1) for start, _ in spans] + [(Fraction(end), -1) for _, end in spans])
        first, last = Fraction(MEASURED * self.length), Fraction((MEASURED + 1) * self.length)
        found, count, since = Fraction(0), 0, first
        for at, change in [*changes, (last, 0)]:
            if count >= least:
                found += max(Fraction(0), min(at, last) - max(since, first))
            count, since = count + change, at
        return found / self.day.days

    def busiest_hours(self) -> list[tuple[int, int]]:
        """For each clock hour with a run what its runs can take, and what fell due in the gaps that they close."""
        hours: dict[int, tuple[int, int]] = {}
        for run in self.measured:
            takes, new = hours.get(run.at // 60, (0, 0))
            hours[run.at // 60] = (takes + self.day.batch, new + run.new)
        return list(hours.values())

    def local_hour(self, minute: Fraction | int) -> int:
        """The hour of the local clock."""
        return int((minute + self.day.ahead) % DAY // 60)

    def arrivals(self) -> list[Fraction]:
        """What begins in each hour of the mean day."""
        of_day = [int(job.begun % DAY // 60) for job in self.day.jobs]
        return [Fraction(of_day.count(hour) * len(self.day.active), self.day.days) for hour in range(24)]

    def capacities(self) -> list[Fraction]:
        """What the runs of each hour can take on the mean day."""
        hours = [self.local_hour(run) for run in self.day.runs]
        return [Fraction(hours.count(hour) * self.day.batch, self.day.days) for hour in range(24)]

    def left_by_hour(self) -> list[int]:
        """The most that the last run before the end of each hour leaves on any day."""
        most = [0] * 24
        first = MEASURED * self.length - self.day.ahead % 60
        for ends in range(first + 60, first + self.length + 60, 60):
            before = bisect_left([run.at for run in self.runs], ends)
            hour = self.local_hour(ends - 1)
            most[hour] = max(most[hour], self.runs[before - 1].left)
        return most
