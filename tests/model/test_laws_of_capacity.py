"""What holds of every capacity and every chosen plan: with more it carries no less, with more to do it waits no less.

Runs are shorter than their gaps here. Where they overlap, a longer run may well carry less: under `skip` the next one
does not start, and under `allow` both share what the sender takes.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from math import prod

from hypothesis import given, settings
from hypothesis import strategies as st
from made import plan_of, setting_of

from capacity_cli.model.capacity import Capacity
from capacity_cli.model.choosing import settled
from capacity_cli.model.plan import plan

SENDER = """
format: price-list/v1
vendor: sender
currency: KRW
meters: {alimtalk: {title: Alimtalk, unit: message}, requests: {title: Requests, unit: request}}
plans:
  payg:
    price: 0
    charges: [{meter: alimtalk, unit_price: 15}]
    limits:
      - {meter: requests, limit: 3, per: 2 seconds, on_exceed: throttle}
      - {meter: alimtalk, limit: account, per: day, on_exceed: reject}
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
OF_THE_HOST = ("seconds", "memory", "files", "connections")


@dataclass(frozen=True)
class Service:
    """What a service has and must; the first seven are those of which more never carries less."""

    batch_size: int
    concurrency: int
    seconds: int
    memory: int
    files: int
    connections: int
    quota: int
    messages: int
    seconds_per_job: str
    arrivals: str
    schedule: str
    failure_rate: int
    max_attempts: int
    quiet: str | None

    def planned(self) -> Capacity:
        """What the program says."""
        return plan_of(
            f"workload={{messages_per_day: {self.messages}, arrivals: {self.arrivals}}}",
            f"workload={{failure_rate: {self.failure_rate}%, messages_per_request: 20}}",
            f"scheduler={{batch_size: {self.batch_size}, concurrency: {self.concurrency}}}",
            f"scheduler={{schedule: '{self.schedule}', seconds_per_job: {self.seconds_per_job}}}",
            f"scheduler.max_attempts={self.max_attempts}",
            "scheduler={overhead_seconds: 5, per_job: {memory_mb: 500, file_descriptors: 3, connections: 2}}",
            f"services.sender.quota={{alimtalk: {self.quota}}}",
            *([f"workload.quiet_hours='{self.quiet}'"] if self.quiet else []),
            more=(SENDER, CLOUD.format(**{key: getattr(self, key) for key in OF_THE_HOST})),
        ).capacity


HAS = ("batch_size", "concurrency", "seconds", "memory", "files", "connections", "quota")
SERVICES = st.builds(
    Service,
    batch_size=st.integers(1, 400),
    concurrency=st.integers(1, 20),
    seconds=st.integers(1, 285),
    memory=st.integers(1, 8),
    files=st.integers(1, 60),
    connections=st.integers(1, 40),
    quota=st.integers(1, 30_000),
    messages=st.integers(1, 30_000),
    seconds_per_job=st.sampled_from(["unknown", "0.05", "0.3", "2", "7.5"]),
    arrivals=st.sampled_from(
        ["uniform", "{bursts: [{at: '09:00', share: 60%}]}", "{hours: {3: 10%, 9: 60%, 21: 30%}}"]
    ),
    schedule=st.sampled_from(["*/5 * * * *", "*/45 * * * *", "0 9-17 * * *", "30 7 * * 1-5"]),
    failure_rate=st.sampled_from([0, 1, 10, 100]),
    max_attempts=st.integers(1, 4),
    quiet=st.sampled_from([None, "21:00-08:00", "08:30-09:30"]),
)
ENDLESS = Fraction(10**9)


def wait(found: Capacity) -> Fraction:
    """The longest wait, which has no end over capacity."""
    return ENDLESS if found.peak.wait_minutes is None else Fraction(found.peak.wait_minutes)


@settings(max_examples=150, deadline=None)
@given(SERVICES, st.sampled_from(HAS), st.integers(1, 300))
def test_more_of_what_a_service_has_never_carries_less(service: Service, key: str, more: int) -> None:
    few = service.planned()
    many = replace(service, **{key: getattr(service, key) + (more % 15 if key == "seconds" else more)}).planned()
    assert few.messages_per_day <= many.messages_per_day
    assert few.jobs_per_run <= many.jobs_per_run
    assert (few.peak.headroom or 0) <= (many.peak.headroom or 0)
    assert wait(few) >= wait(many)


@settings(max_examples=60, deadline=None)
@given(SERVICES, st.integers(1, 10_000))
def test_more_messages_lower_the_headroom_and_never_the_wait(service: Service, more: int) -> None:
    few, many = service.planned(), replace(service, messages=service.messages + more).planned()
    assert few.messages_per_day == many.messages_per_day
    assert few.headroom * service.messages == many.headroom * (service.messages + more)
    assert wait(few) <= wait(many)
    assert few.lost_per_day <= many.lost_per_day


@settings(max_examples=60, deadline=None)
@given(SERVICES, st.integers(1, 5))
def test_more_attempts_never_raise_the_headroom_nor_shorten_the_wait(service: Service, more: int) -> None:
    few, many = service.planned(), replace(service, max_attempts=service.max_attempts + more).planned()
    assert few.headroom >= many.headroom
    assert wait(few) <= wait(many)
    tries = (Fraction(service.failure_rate, 100) ** number for number in range(service.max_attempts))
    assert few.attempts_per_message == sum(tries)


@settings(max_examples=60, deadline=None)
@given(SERVICES, st.sampled_from(["21:00-08:00", "08:30-09:30", "03:15-03:45"]))
def test_quiet_hours_never_bring_a_message_to_its_run_any_sooner(service: Service, quiet: str) -> None:
    """The hold is no part of the wait, so that the wait alone may be shorter, but the two together are not."""
    plain, held = replace(service, quiet=None).planned(), replace(service, quiet=quiet).planned()
    assert plain.held_minutes == 0
    assert wait(held) + Fraction(held.held_minutes) >= wait(plain)
    assert (held.headroom, held.messages_per_day) == (plain.headroom, plain.messages_per_day)
    assert held.peak.backlog_growth_per_day == plain.peak.backlog_growth_per_day


STORE = """
format: price-list/v1
vendor: store
currency: KRW
optimizations: {{{optimizations}}}
plans:
{plans}
"""
LIMITS = st.sampled_from(["20", "40", "100", "unlimited", "unknown"])
USAGES = st.sampled_from([0, 10, 18, 19, 20, 21, 36, 40, 50, 90, 100, 101])
"""Often just what a margin leaves of a limit."""
RULES = st.sampled_from(["block", "reject", "bill", "throttle"])
LADDERS = st.lists(st.tuples(LIMITS, RULES, LIMITS), min_size=2, max_size=4)


def holds(limit: str, used: int, margin: int) -> bool:
    """Whether so much stays for certain within the margin of a limit."""
    return limit == "unlimited" or (limit != "unknown" and used * 100 <= int(limit) * (100 - margin))


@settings(max_examples=100, deadline=None)
@given(LADDERS, USAGES, USAGES, st.sampled_from([0, 10, 50]))
def test_no_plan_is_chosen_where_a_smaller_one_would_do(
    ladder: list[tuple[str, str, str]], calls: int, files: int, margin: int
) -> None:
    plans = "\n".join(
        f"  p{number}: {{price: {number}, limits: [{{meter: calls, limit: {limit}, on_exceed: {rule}}}, "
        f"{{meter: files, limit: {other}, on_exceed: read_only}}]}}"
        for number, (limit, rule, other) in enumerate(ladder)
    )
    service = f"services.store={{plan: auto, margin: {margin}%, usage: {{calls: {calls}, files: {files}}}}}"
    setting = settled(setting_of(service, more=(STORE.format(optimizations="", plans=plans),)))
    enough = [
        number
        for number, (limit, rule, other) in enumerate(ladder)
        if (rule == "bill" or holds(limit, calls, margin)) and holds(other, files, margin)
    ]
    assert setting.subscriptions["store"].plan_name == f"p{min(enough, default=len(ladder) - 1)}"


SAVINGS = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99), st.booleans()), max_size=4)


@settings(max_examples=60, deadline=None)
@given(SAVINGS)
def test_savings_multiply_each_at_its_lowest(savings: list[tuple[int, int, bool]]) -> None:
    listed = ", ".join(
        f"o{number}: {{title: O, saving: {{low: {low}%, high: {high}%}}, meters: [reads]}}"
        for number, (low, high) in enumerate(sorted(saving[:2]) for saving in savings)
    )
    chosen = ", ".join(f"o{number}" for number, (_, _, taken) in enumerate(savings) if taken)
    text = STORE.format(
        optimizations=listed, plans="  p: {price: 0, limits: [{meter: reads, limit: 1, on_exceed: bill}]}"
    )
    changes = ("footprint={reads: {per_run: 1}}", f"services.store={{plan: p, optimizations: [{chosen}]}}")
    (row,) = [row for row in plan(setting_of(*changes, more=(text,))).limits if row.vendor == "store"]
    left = prod((1 - Fraction(min(one, other), 100) for one, other, taken in savings if taken), start=Fraction(1))
    assert Fraction(row.used or Decimal(0)) == 288 * 30 * left
