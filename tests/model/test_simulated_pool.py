"""Jobs a run against a simulated run: lanes that work one job after another, in a pool or in waves, and a slow sender.

A job works, and then waits for the sender to take its messages, which it does one after another at its rate. The k-th
job is done at max(k ÷ rate, ⌈k ÷ C⌉ × seconds): its lane is free when job k − C is done, so that by induction each job
waits for the later of the two, and none for both. Hence the least of the terms is exact, and no bound. So it is of
waves that the sender keeps up with. A slower one keeps a wave waiting, which the terms leave out: they are a bound.
"""

import heapq
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import takewhile
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st
from made import setting_of

from capacity_cli.model.throughput import Constraint, Throughput, throughput

SENDER = """
format: price-list/v1
vendor: sender
currency: KRW
meters:
  alimtalk: {{title: Alimtalk, unit: message}}
  requests: {{title: Requests, unit: request}}
plans:
  payg:
    price: 0
    charges: [{{meter: alimtalk, unit_price: 15}}]
    capabilities: {{connections: 1000}}
    limits: [{{meter: requests, limit: {requests}, per: {seconds} seconds, on_exceed: throttle}}]
"""
CLOUD = """
format: price-list/v1
vendor: cloud
currency: KRW
plans:
  free:
    price: 0
    capabilities:
      {{function_max_seconds: {seconds}, memory_gb: {memory}, file_descriptors: {files}, connections: {connections}}}
triggers: {{clock: {{}}}}
"""


class Case(NamedTuple):
    """What a run has, and what its jobs need."""

    batch: int
    lanes: int
    each: Decimal
    overhead: Decimal
    limit: Decimal
    requests: int
    per: int
    messages: Decimal
    a_request: Decimal
    has: tuple[int, int, int]
    needs: tuple[int, int, int]

    @property
    def at_once(self) -> int:
        """The jobs for which there is memory, files and connections, and a lane."""
        memory, files, connections = self.has
        free, started = [memory * 1024, files, connections], 0
        while started < self.lanes and all(left >= need for left, need in zip(free, self.needs, strict=True)):
            free, started = [left - need for left, need in zip(free, self.needs, strict=True)], started + 1
        return started

    def planned(self, *changes: str) -> Throughput:
        """What the program says."""
        memory, files, connections = self.needs
        has = dict(zip(("memory", "files", "connections"), self.has, strict=True))
        return throughput(
            setting_of(
                f"workload={{messages_per_job: {self.messages}, messages_per_request: {self.a_request}}}",
                f"scheduler={{batch_size: {self.batch}, concurrency: {self.lanes}, seconds_per_job: {self.each}}}",
                f"scheduler.overhead_seconds={self.overhead}",
                f"scheduler.per_job={{memory_mb: {memory}, file_descriptors: {files}, connections: {connections}}}",
                *changes,
                more=(SENDER.format(requests=self.requests, seconds=self.per), CLOUD.format(seconds=self.limit, **has)),
            )
        )


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Runs of which any of the constraints may be the tightest."""
    seconds, few = st.decimals("0.1", 5, places=1), st.integers(1, 8)
    return Case(
        batch=draw(st.integers(1, 60)), lanes=draw(few), each=draw(seconds), overhead=draw(st.sampled_from(
            [Decimal(0), Decimal("0.7"), Decimal(3), Decimal(20)])), limit=draw(st.decimals(1, 20, places=1)),
        requests=draw(st.integers(1, 6)), per=draw(st.integers(1, 10)), messages=draw(seconds),
        a_request=draw(st.sampled_from([Decimal(1), Decimal("2.5"), Decimal(10)])),
        has=(draw(few), draw(st.integers(1, 64)), draw(st.integers(1, 20))),
        needs=(draw(st.sampled_from([1, 300, 300, 1024, 5000])), draw(st.integers(1, 6)), draw(st.integers(1, 2))),
    )  # fmt: skip


def sent(case: Case) -> Iterator[Fraction]:
    """When the sender has taken all messages of one job after another, from the start of the run, at its rate."""
    each = Fraction(case.messages) / Fraction(case.a_request) / Fraction(case.requests, case.per)
    return (number * each for number in range(1, case.batch + 1))


def pool(case: Case) -> list[Fraction]:
    """When jobs are done by lanes that take the next one as soon as they are free; seconds from the first job on."""
    free, done = [Fraction(0)] * case.at_once, []
    for taken in sent(case) if free else ():
        ready = heapq.heappop(free) + Fraction(case.each)
        done.append(max(ready, taken))
        heapq.heappush(free, done[-1])
    return done


def waves(case: Case) -> list[Fraction]:
    """The same where the next jobs start when all of these are done."""
    done: list[Fraction] = []
    start, going = Fraction(0), 0
    for taken in sent(case) if case.at_once else ():
        done.append(max(start + Fraction(case.each), taken))
        going += 1
        if going == case.at_once:
            start, going = done[-1], 0
    return done


def usable(case: Case) -> Fraction:
    return Fraction(case.limit) - Fraction(case.overhead)


@settings(max_examples=120, deadline=None)
@given(cases())
def test_a_run_does_as_many_jobs_as_a_simulated_pool(case: Case) -> None:
    in_time = takewhile(lambda moment: moment <= usable(case), pool(case))
    assert case.planned().jobs_per_run == sum(1 for _ in in_time)


@settings(max_examples=60, deadline=None)
@given(cases())
def test_a_run_does_as_many_jobs_as_simulated_waves(case: Case) -> None:
    in_time = sum(1 for _ in takewhile(lambda moment: moment <= usable(case), waves(case)))
    planned = case.planned("scheduler.parallel=waves").jobs_per_run
    if next(sent(case)) * case.at_once <= Fraction(case.each):
        assert planned == in_time
    else:
        assert planned >= in_time


@settings(max_examples=60, deadline=None)
@given(cases())
def test_a_run_ends_when_its_last_job_is_done(case: Case) -> None:
    fast = case._replace(requests=10**9)
    found = fast.planned()
    last = pool(fast)[int(found.jobs_per_run) - 1] if found.jobs_per_run else Fraction(0)
    assert found.run_seconds is not None
    assert 0 <= found.run_seconds - Fraction(case.overhead) - last < Fraction(1, 10**6)


@settings(max_examples=60, deadline=None)
@given(cases(), st.integers(1, 60))
def test_the_largest_batch_is_what_the_pool_does_of_an_endless_one(case: Case, more: int) -> None:
    endless = case._replace(batch=100_000 if usable(case) > 0 else 1).planned()
    found = case.planned()
    assert found.largest_batch_size == endless.largest_batch_size
    assert found.jobs_per_run == min(case.batch, found.largest_batch_size or 0)
    if case.batch <= (found.largest_batch_size or 0):
        assert found.bottleneck is Constraint.BATCH_SIZE
    assert found.jobs_per_run <= case._replace(batch=case.batch + more).planned().jobs_per_run
