"""What the laws are tried on: prices, tables of tiers, quantities and charge models."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from capacity_cli.model.charges import ChargeModel, Graduated, Package, Priced, Tier, UnitPrice, Volume, price
from capacity_cli.model.charges.part import N

PRICES = st.decimals(0, 1000, places=4)
"""Prices and fees of 0 or more."""

WHOLE_QUANTITIES = st.integers(0, 120)
"""Few enough to count unit by unit, and beyond every bound of `tables`."""

QUANTITIES = st.one_of(WHOLE_QUANTITIES.map(Decimal), st.decimals(0, 120, places=3))
"""Quantities that terminate."""

ODD_QUANTITIES = st.fractions(0, 120, max_denominator=1000)
"""Quantities that may not terminate."""


def priced(model: ChargeModel, quantity: N) -> Priced[N]:
    """What a quantity costs under a model all of whose prices are known."""
    found = price(model, quantity)
    assert found is not None
    return found


@st.composite
def tables(draw: st.DrawFn, most: int = 5) -> tuple[Tier, ...]:
    """Tables of tiers with whole bounds up to 100, the last tier open."""
    bounds = sorted(draw(st.sets(st.integers(1, 100), max_size=most - 1)))
    tops = [*map(Decimal, bounds), None]
    return tuple(Tier(top, draw(PRICES), draw(st.just(Decimal(0)) | PRICES)) for top in tops)


UNIT_PRICES = st.builds(UnitPrice, PRICES)
VOLUMES = st.builds(Volume, tables(), st.booleans())
GRADUATED = st.builds(Graduated, tables(), st.booleans())
PACKAGES = st.builds(Package, st.integers(1, 50).map(Decimal), PRICES)
MODELS = st.one_of(UNIT_PRICES, VOLUMES, GRADUATED, PACKAGES)
"""Every charge model."""

NUMBERS = st.one_of(QUANTITIES.map(Fraction), ODD_QUANTITIES)
"""Any quantity, as a fraction."""

SCHEDULES = ("0 9 * * 1", "0 9 * * *", "0 * * * *", "*/30 * * * *", "*/10 * * * *", "*/5 * * * *", "* * * * *")
"""Schedules, each of which fires whenever the one before it does, and more often."""

CHANNELS = ({"alimtalk": "100%"}, {"sms": "100%"}, {"alimtalk": "66.6%", "sms": "33.4%"})
ANY_SIZE = st.sampled_from(["0", "1e-20", "0.1", "1", "3", "2.5", "1e6", "1e15"])
PERIODS = st.one_of(
    st.integers(1, 40).map(lambda days: {"days": days}),
    st.sampled_from(["2026-12", "2028-02"]).map(lambda month: {"month": month}),
)


@st.composite
def scenario_documents(
    draw: st.DrawFn,
    senders: tuple[str, ...] = ("flat", "graduated", "volume"),
    channels: tuple[dict[str, str], ...] = CHANNELS,
) -> dict[str, Any]:
    """Scenarios of one sender and one cloud whose price lists the laws of a plan bring along."""
    burst = {
        "at": draw(st.sampled_from(["00:00", "09:00", "23:59"])),
        "share": draw(st.sampled_from(["0%", "30%", "100%"])),
    }
    usage = st.one_of(ANY_SIZE, st.just("unknown"))
    return {
        "format": "scenario/v1",
        "prices": "guide",
        "currency": draw(st.sampled_from(["KRW", "USD", "KWD"])),
        "exchange_rates": {"USD": draw(st.sampled_from(["1300", "0.01", "1e15"])), "KRW": "0.00077"},
        "period": draw(PERIODS),
        "timezone": draw(st.sampled_from(["UTC", "Asia/Seoul", "Asia/Kathmandu"])),
        "workload": {
            "messages_per_day": draw(st.integers(1, 10**6) | st.just(10**15 - 10**6)),
            "messages_per_job": draw(st.sampled_from(["1", "3", "0.7", "1e-20"])),
            "channels": draw(st.sampled_from(channels)),
            "arrivals": draw(st.sampled_from(["uniform", {"bursts": [burst]}])),
        },
        "scheduler": {
            "trigger": "clock",
            "schedule": draw(st.sampled_from(SCHEDULES)),
            "batch_size": draw(st.integers(1, 1000)),
            "seconds_per_job": draw(st.sampled_from(["unknown", "0.01", "0.3", "7"])),
            "concurrency": draw(st.sampled_from(["1", "8", "batch"])),
            "overhead_seconds": draw(st.sampled_from(["0", "1.5", "10"])),
        },
        "footprint": {"calls": {"per_run": draw(ANY_SIZE), "per_job": draw(ANY_SIZE), "per_run_hour": draw(ANY_SIZE)}},
        "services": {
            "sender": {"plan": draw(st.sampled_from(senders))},
            "cloud": {"plan": draw(st.sampled_from(["free", "pro", "custom"])), "usage": {"files": draw(usage)}},
        },
    }
