"""How fast plans are quoted: quotes a second, and how many times longer than the bare arithmetic they take.

`python benchmarks/quotes.py [ROUNDS]` quotes one plan of each of four vendors. The bare arithmetic prices the same
quantities under all charges of the same plans in Decimal: allowance, tier, package, rounding, credits, tax, sum, and
the share that is used of each limit, without lines, parts, places or anything that is unknown.
"""

import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from math import ceil
from typing import Any

from capacity_cli.api.quoting import named_price_list
from capacity_cli.documents.selection import Selection
from capacity_cli.model.prices.listed import Listed
from capacity_cli.model.prices.price_list import PriceList
from capacity_cli.model.quote import quote
from capacity_cli.model.scenario import Service
from capacity_cli.model.units import Measured

BOUND = 10
REPEATS = 7
CASES: tuple[tuple[str, str, Mapping[str, str], Mapping[str, str]], ...] = (
    ("2026-11/coolsms", "payg", {"alimtalk": "60000", "sms": "3000"}, {}),
    (
        "2026-11/vercel", "pro",
        {"invocations": "43200", "active_cpu_hours": "36", "memory_gb_hours": "2880"}, {"region": "icn1"},
    ),
    (
        "2026-11/supabase", "pro",
        {"egress_gb": "300", "edge_function_invocations": "3400000", "micro_hours": "744", "database_gb": "10"},
        {"spend_cap": "off"},
    ),
    ("2026-11/bkend", "starter", {"api_calls": "50000"}, {}),
)  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A plan and what is used of it, for the program and for the bare arithmetic."""

    listed: Listed
    service: Service
    prices: PriceList
    usage: Mapping[str, Decimal]


def cases() -> list[Case]:
    """The four plans, read once."""
    found = []
    for name, plan, usage, chosen in CASES:
        file = named_price_list(name)
        listed = file.taken(Selection(file.newest, chosen)).listed
        used = {meter: Decimal(quantity) for meter, quantity in usage.items()}
        terms: dict[str, Any] = {
            **chosen,
            "plan": plan,
            "usage": {meter: Measured(quantity) for meter, quantity in used.items()},
        }
        found.append(Case(listed, Service.model_construct(**terms), listed.prices, used))
    return found


def bare(case: Case) -> tuple[Decimal, list[Decimal]]:
    """The total with tax and the used share of each limit, by nothing but arithmetic."""
    plan, nothing = case.prices.plans[case.service.plan], Decimal(0)
    shares = [_share(case, each.meter, each.limit) for each in plan.limits]
    shares += [_share(case, each.meter, each.included.amount) for each in plan.charges]
    rounding = case.prices.line_rounding
    to = Decimal(1) if rounding is None else rounding.to
    amounts: dict[str, Decimal] = {}
    for charge in plan.charges:
        quantity = max(case.usage.get(charge.meter, nothing) - (charge.included.amount or nothing), nothing)
        if charge.tiers is not None:
            tier = next(each for each in charge.tiers if each.up_to is None or quantity <= each.up_to)
            amount = quantity * (tier.unit_price or nothing) + (tier.flat_fee or nothing)
        elif charge.package is not None:
            amount = ceil(quantity / charge.package.size) * (charge.package.price or nothing)
        else:
            amount = quantity * (charge.unit_price or nothing)
        amounts[charge.meter] = (amount + (charge.base_fee or nothing)).quantize(to, ROUND_HALF_UP)
    monthly = plan.price.monthly or nothing
    total = sum(amounts.values(), monthly if isinstance(monthly, Decimal) else nothing)
    for credit in plan.credits:
        total -= min(credit.amount, sum((amounts[meter] for meter in credit.meters or amounts), nothing))
    tax = case.prices.tax
    return total + (total * ((tax and tax.rate) or nothing)).quantize(to, ROUND_HALF_UP), shares


def _share(case: Case, meter: str, limit: object) -> Decimal:
    used = case.usage.get(meter)
    return used / limit if used and isinstance(limit, Decimal) and limit else Decimal(0)


def seconds(run: Callable[[], object], rounds: int) -> float:
    """The fastest time of one call, of several measurements."""
    best = float("inf")
    for _ in range(REPEATS):
        began = time.perf_counter()
        for _ in range(rounds):
            run()
        best = min(best, (time.perf_counter() - began) / rounds)
    return best


def main(rounds: int) -> None:
    """Measure both and print the ratio."""
    listed = cases()
    whole = seconds(lambda: [quote(each.listed, each.service, 30, None) for each in listed], rounds)
    least = seconds(lambda: [bare(each) for each in listed], rounds)
    print(f"{len(listed) / whole:,.0f} quotes a second; {whole / least:.1f}x the bare arithmetic (bound {BOUND})")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
