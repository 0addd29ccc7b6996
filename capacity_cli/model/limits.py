"""Limits and allowances beside their usage, the one that breaks first on top."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from capacity_cli.model.findings import Finding, FindingCode, Value
from capacity_cli.model.leaves import UNLIMITED, Leaf, Quantity, Ratio, Status, Unlimited
from capacity_cli.model.prices.plan import OnExceed
from capacity_cli.model.problems import Path, Word
from capacity_cli.model.setting import Setting, Subscription
from capacity_cli.model.tariff import tariffs
from capacity_cli.model.usage import Usage


@dataclass(frozen=True, slots=True)
class LimitUse:
    """A ceiling of a plan and how much of it is used."""

    vendor: str
    """The vendor's name in the scenario."""
    plan: str
    """The plan that sets the ceiling."""
    meter: str
    """The meter that is limited."""
    used: Quantity | None
    """What the scenario uses of it in the period; null if unknown."""
    limit: Quantity | Unlimited | None
    """The most that may be used; null if unknown."""
    headroom: Ratio | Unlimited | None
    """Limit ÷ used; null if either is unknown."""
    on_exceed: OnExceed
    """What happens above it."""
    status: Status
    """`unknown` where the usage or the limit is."""
    warn_at: Annotated[tuple[Quantity, ...], Leaf.HIDDEN]
    """The shares of the limit at which to warn."""
    path: Annotated[Path, Leaf.HIDDEN]
    """The place in the scenario that states the usage."""

    @property
    def percent(self) -> Fraction | None:
        """Used ÷ limit in percent; none if unknown, 0 of an unlimited one."""
        if isinstance(self.headroom, Unlimited):
            return Fraction(0)
        if self.used is None or self.limit is None or isinstance(self.limit, Unlimited):
            return None
        return Fraction(100 * Fraction(self.used), Fraction(self.limit)) if self.limit else None


@dataclass(frozen=True, slots=True)
class _Ceiling:
    meter: str
    limit: Decimal | None
    on_exceed: OnExceed
    warn_at: tuple[Decimal, ...]


def limit_uses(setting: Setting, used: tuple[Usage, ...]) -> tuple[LimitUse, ...]:
    """Every ceiling whose usage the scenario states, by headroom; unlimited and then unknown ones last."""
    by_meter = {(usage.vendor, usage.meter): usage for usage in used}
    rows = [
        _row(subscription, ceiling, by_meter[vendor, ceiling.meter])
        for vendor, subscription in setting.subscriptions.items()
        for ceiling in _ceilings(setting, subscription)
        if (vendor, ceiling.meter) in by_meter
    ]
    return tuple(sorted(rows, key=_urgency))


def _ceilings(setting: Setting, subscription: Subscription) -> Iterator[_Ceiling]:
    for limit in subscription.plan.limits:
        yield _Ceiling(limit.meter, limit.limit, limit.on_exceed, limit.warn_at)
    for tariff in tariffs(setting, subscription):
        if tariff.included:
            yield _Ceiling(tariff.meter, tariff.included, OnExceed.BILL, (Decimal(1),))


def _row(subscription: Subscription, ceiling: _Ceiling, usage: Usage) -> LimitUse:
    limit = UNLIMITED if ceiling.limit is not None and ceiling.limit.is_infinite() else ceiling.limit
    headroom: Fraction | Unlimited | None = None
    if isinstance(limit, Unlimited) or (limit is not None and usage.quantity == 0):
        headroom = UNLIMITED
    elif limit is not None and usage.quantity is not None:
        headroom = Fraction(limit) / Fraction(usage.quantity)
    return LimitUse(
        vendor=subscription.vendor,
        plan=subscription.plan_name,
        meter=ceiling.meter,
        used=usage.quantity,
        limit=limit,
        headroom=headroom,
        on_exceed=ceiling.on_exceed,
        status=Status.UNKNOWN if headroom is None else Status.KNOWN,
        warn_at=ceiling.warn_at,
        path=usage.path,
    )


def _urgency(row: LimitUse) -> tuple[int, Fraction]:
    if row.headroom is None:
        return 2, Fraction(0)
    if isinstance(row.headroom, Unlimited):
        return 1, Fraction(0)
    return 0, row.headroom


def limit_findings(rows: tuple[LimitUse, ...]) -> Iterator[Finding]:
    """A finding for each ceiling that is passed, near, or cannot be judged."""
    for row in rows:
        values = {"vendor": row.vendor, "plan": row.plan, "meter": row.meter}
        if row.headroom is None:
            yield Finding(FindingCode.LIMIT_UNKNOWN, row.path, values)
        elif not isinstance(row.headroom, Unlimited) and row.limit is not None and row.used is not None:
            share = 1 / row.headroom if row.headroom else None  # none: a ceiling of 0, which any use passes
            if share is None or share >= min(row.warn_at, default=Decimal(1)):
                assert not isinstance(row.limit, Unlimited)  # noqa: S101  an unlimited ceiling has unlimited headroom
                values_used: dict[str, Value] = {
                    **values, "used": row.used, "limit": row.limit, "percent": "∞" if share is None else share * 100,
                    "consequence": Word(f"on_exceed.{row.on_exceed}"),
                }  # fmt: skip
                yield Finding(_code(share, row.on_exceed), row.path, values_used)


def _code(share: Fraction | None, on_exceed: OnExceed) -> FindingCode:
    if share is not None and share < 1:
        return FindingCode.NEAR_LIMIT
    return FindingCode.LIMIT_PASSED if on_exceed in (OnExceed.BILL, OnExceed.THROTTLE) else FindingCode.LIMIT_BROKEN
