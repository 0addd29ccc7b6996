"""The fluid day against single jobs in a queue: equal where runs meet whole jobs, and else less than a job apart."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from hypothesis import event, given, settings
from hypothesis import strategies as st
from job_by_job import Day, Job, Seen, at_once, evenly, held
from made import plan_of

from capacity_cli.model.capacity import Capacity

ZONES = {"UTC": 0, "Asia/Seoul": 540, "Asia/Kathmandu": 345, "America/Bogota": -300}
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SPARE = st.sampled_from([-1, 0, 3, 40, 400, 1000])
"""Jobs by which a batch is larger than the least that holds."""


class Case(NamedTuple):
    """A scenario, and the same in single jobs."""

    changes: tuple[str, ...]
    day: Day
    waiting_jobs: int
    wait_minutes: int

    def __repr__(self) -> str:
        return "\n".join(self.changes)

    def planned(self) -> Capacity:
        """What the program says."""
        return plan_of(*self.changes).capacity


def clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


@st.composite
def profiles(draw: st.DrawFn) -> dict[int, int]:
    """The shares in percent of some hours, together 100."""
    cuts = sorted(draw(st.sets(st.integers(1, 99), max_size=5)))
    parts = [end - start for start, end in zip([0, *cuts], [*cuts, 100], strict=True)]
    return dict(zip(draw(st.permutations(range(24))), parts, strict=False))


@st.composite
def arrivals(draw: st.DrawFn, grain: int) -> tuple[int, str, list[Job]]:
    """Messages a day, how they arrive, and their jobs: hours, or bursts with the rest even.

    With a grain of 5 minutes a whole number of jobs falls due in each 5 minutes of a clock.
    """
    if draw(st.booleans()):
        messages, shares = 1200 if grain > 1 else draw(st.sampled_from([100, 300])), draw(profiles())
        jobs = [
            job for hour, share in shares.items() for job in evenly(hour * 60, hour * 60 + 60, share * messages // 100)
        ]
        return messages, f"{{hours: {{{', '.join(f'{hour}: {share}%' for hour, share in shares.items())}}}}}", jobs
    messages, share = (1440, 20) if grain > 1 else (draw(st.sampled_from([100, 700])), draw(st.integers(1, 33)))
    minutes = draw(st.lists(st.integers(0, 1439 // grain).map(grain.__mul__), max_size=3))
    bursts = ", ".join(f"{{at: '{clock(minute)}', share: {share}%}}" for minute in minutes)
    jobs = [job for minute in minutes for job in at_once(minute, messages * share // 100)]
    return messages, f"{{bursts: [{bursts}]}}" if jobs else "uniform", [*jobs, *evenly(0, 1440, messages - len(jobs))]


@st.composite
def cases(draw: st.DrawFn, grain: int) -> Case:
    """Any day whose runs, bursts and quiet hours lie on multiples of so many minutes."""
    messages, stated, jobs = draw(arrivals(grain))
    days = draw(st.integers(1, 4))
    some_days = st.sets(st.integers(0, days - 1), min_size=1).map(sorted)
    active, fires = draw(some_days), draw(some_days)
    changes = [f"workload={{messages_per_day: {messages}, days: [{', '.join(WEEK[day] for day in active)}]}}",
               f"workload.arrivals={stated}", f"period={{days: {days}}}"]  # fmt: skip
    if draw(st.booleans()):
        bursts = sorted({int(job.due) for job in jobs if job.due == job.begun})
        start = draw(st.one_of(st.integers(0, 1439 // grain).map(grain.__mul__), st.sampled_from(bursts or [0])))
        minutes = draw(st.integers(1, 1439 // grain)) * grain
        changes.append(f"workload.quiet_hours='{clock(start)}-{clock((start + minutes) % 1440)}'")
        jobs = [held(job, start, minutes) for job in jobs]
    minutes_of = sorted(draw(st.sets(st.integers(0, 59 // grain).map(grain.__mul__), min_size=1, max_size=6)))
    first, last = sorted(draw(st.tuples(st.integers(0, 23), st.integers(0, 23))))
    runs = [day * 1440 + hour * 60 + at for day in fires for hour in range(first, last + 1) for at in minutes_of]
    batch = max(1, -(-len(jobs) * len(active) // len(runs)) + draw(SPARE))
    zone, wait = draw(st.sampled_from(sorted(ZONES))), draw(st.integers(1, 90))
    waiting = draw(st.sampled_from([1, 20, batch, len(jobs), *sorted(set(Counter(job.due for job in jobs).values()))]))
    schedule = f"{','.join(map(str, minutes_of))} {first}-{last} * * {','.join(WEEK[day] for day in fires)}"
    changes += [f"timezone={zone}", f"scheduler={{schedule: '{schedule}', batch_size: {batch}}}",
                f"alerts={{waiting_jobs: {waiting}, wait_minutes: {wait}}}"]  # fmt: skip
    return Case(tuple(changes), Day(jobs, active, ZONES[zone], runs, days, batch), waiting, wait)


def headrooms(seen: Seen, more: int) -> Iterator[Fraction]:
    """That of each hour, were so many more jobs due in it."""
    return (Fraction(takes, new + more) for takes, new in seen.busiest_hours() if new + more > 0)


@settings(max_examples=20, deadline=None)
@given(cases(grain=5))
def test_where_runs_meet_whole_jobs_the_day_is_that_of_single_jobs(case: Case) -> None:
    """Every 5 minutes a whole number of jobs is due, so that the fluid has no part of a job when a run comes."""
    found, seen = case.planned(), Seen(case.day)
    assert found.peak.headroom == min(headrooms(seen, 0))
    assert [hour.arrivals for hour in found.day] == seen.arrivals()
    assert [hour.capacity for hour in found.day] == seen.capacities()
    over_capacity = len(case.day.jobs) * len(case.day.active) > len(case.day.runs) * case.day.batch
    event(f"over capacity: {over_capacity}")
    if over_capacity:
        assert (found.peak.backlog_growth_per_day, found.peak.wait_minutes) == (
            Fraction(seen.growth, case.day.days),
            None,
        )
        assert {hour.backlog for hour in found.day} == {None}
        return
    assert found.peak.backlog_growth_per_day is None
    assert (found.peak.backlog_jobs, found.peak.drain_runs) == (seen.backlog, seen.drain_runs)
    assert found.peak.wait_minutes == seen.waits(from_begun=True)
    assert found.peak.minutes_over_waiting_jobs == seen.minutes_with(case.waiting_jobs)
    assert found.peak.minutes_over_wait == seen.minutes_waited(Fraction(case.wait_minutes), from_begun=True)
    assert [hour.backlog for hour in found.day] == seen.left_by_hour()


@settings(max_examples=40, deadline=None)
@given(cases(grain=1))
def test_elsewhere_fluid_and_single_jobs_are_less_than_a_job_apart(case: Case) -> None:
    """Where F of the fluid is due, ⌊F⌋ jobs are.

    A run has then taken T = min(F, T before + batch), and of jobs min(⌊F⌋, ⌊T before⌋ + batch) = ⌊T⌋, as the batch is
    whole. So F − T and ⌊F⌋ − ⌊T⌋ differ by less than a job: what waits, what a run leaves, what is new to an hour. The
    oldest drop is part of job ⌊T⌋, which had begun when it fell due and was not due before it: its wait lies between
    that of the job from its beginning and from its due time. A run of the fluid that leaves nothing leaves no job
    either, while a part of a job may be left where no job is.
    """
    found, seen = case.planned(), Seen(case.day)
    peak, day = found.peak, found.day
    assert peak.headroom is not None
    assert min(headrooms(seen, 1)) <= peak.headroom <= min(headrooms(seen, -1), default=peak.headroom)
    if peak.backlog_growth_per_day is not None:
        assert abs(Fraction(peak.backlog_growth_per_day * case.day.days - seen.growth)) < 1
        return
    assert peak.backlog_jobs is not None
    assert peak.wait_minutes is not None
    assert peak.drain_runs is not None
    assert abs(Fraction(peak.backlog_jobs - seen.backlog)) < 1
    assert all(abs(Fraction(hour.backlog or 0) - left) < 1 for hour, left in zip(day, seen.left_by_hour(), strict=True))
    assert seen.waits(from_begun=False) <= peak.wait_minutes <= seen.waits(from_begun=True)
    assert seen.drain_runs <= peak.drain_runs
    over_jobs, over_wait, wait = peak.minutes_over_waiting_jobs, peak.minutes_over_wait, Fraction(case.wait_minutes)
    assert over_jobs is not None
    assert over_wait is not None
    assert seen.minutes_with(case.waiting_jobs + 1) <= over_jobs <= seen.minutes_with(case.waiting_jobs)
    assert seen.minutes_waited(wait, from_begun=False) <= over_wait <= seen.minutes_waited(wait, from_begun=True)
