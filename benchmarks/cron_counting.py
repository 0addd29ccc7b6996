"""How fast runs are counted: a year of `* * * * *` from its field sets, against stepping through one month of it.

`python benchmarks/cron_counting.py` counts in UTC and in a zone whose clock changes, and prints how many times longer a
cron library takes to iterate a single month. The changes of the clock are found anew each time.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import takewhile

from cronsim import CronSim

from capacity_cli.model.schedule.counting import runs_in_month
from capacity_cli.model.schedule.cron import parse
from capacity_cli.model.schedule.dialect import Dialect
from capacity_cli.model.zones import clock_changes

BOUND_MS = 1
EXPRESSION = "* * * * *"
YEAR = 2026
REPEATS = 20


def seconds(run: Callable[[], object], repeats: int) -> float:
    """The fastest of some repetitions."""
    best = float("inf")
    for _ in range(repeats):
        began = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - began)
    return best


def counted(zone: str) -> int:
    """The runs of the year."""
    clock_changes.cache_clear()
    schedule = parse(EXPRESSION, Dialect())
    return sum(runs_in_month(schedule, YEAR, month, zone) for month in range(1, 13))


def stepped() -> int:
    """The runs of its January, one after the other."""
    start = datetime(YEAR - 1, 12, 31, 23, 59, 59, tzinfo=UTC)
    return sum(1 for _ in takewhile(lambda at: at.month == 1, CronSim(EXPRESSION, start)))


def main() -> None:
    """Measure both and print the ratio."""
    month = seconds(stepped, 3)
    for zone in ("UTC", "Europe/Berlin"):
        year = seconds(lambda zone=zone: counted(zone), REPEATS)  # type: ignore[misc]
        print(
            f"{zone}: {counted(zone):,} runs of a year in {year * 1000:.2f} ms (bound about {BOUND_MS}); "
            f"a month by iteration takes {month / year:,.0f}x"
        )


if __name__ == "__main__":
    main()
