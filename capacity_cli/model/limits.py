"""Limits and allowances beside their usage, the one that breaks first on top.

A limit of a day is held against a day on which messages become due, with every attempt, one of a project against the
project that uses most; a limit of less than a day says how fast something may be used, and is not judged here.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, NamedTuple

from capacity_cli.model.fields import ACCOUNT
from capacity_cli.model.leaves import UNLIMITED, Count, Leaf, Quantity, Ratio, Status, Unlimited
from capacity_cli.model.numbers import Exact, exact, ratio
from capacity_cli.model.prices.limit import Limit, OnExceed
from capacity_cli.model.prices.source import Apart, MeterKind
from capacity_cli.model.prices.windows import MONTH, Span
from capacity_cli.model.problems import Path
from capacity_cli.model.setting import Setting
from capacity_cli.model.subscription import Subscription
from capacity_cli.model.tariff import Tariff, tariffs
from capacity_cli.model.usage import Usage, usage_by_meter

_DAY = 86_400
_PROJECT = Span(Apart.PROJECT.value, None, Apart.PROJECT.value)


@dataclass(frozen=True, slots=True)
class LimitSource:
    """Where a ceiling comes from."""

    key: str
    """The source's name in the price list."""
    title: str | None
    """Its title; null if the list does not describe it."""
    url: str | None
    """Its address; null if it has none."""


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
    """What the scenario uses of it in such a span; null if unknown."""
    limit: Quantity | Unlimited | None
    """The most that may be used; null if unknown."""
    per: str
    """What it counts in: `month` for the period, `day`, `project` and the like; `run` and `moment` of what runs use."""
    headroom: Ratio | Unlimited | None
    """Limit ÷ used; null if either is unknown."""
    on_exceed: OnExceed
    """What happens above it."""
    used_up_on_day: Count | None
    """The day of the period on which what it covers is used up; null where it lasts, and where no month is meant."""
    months_until_full: Ratio | None
    """Of something that is stored: in how many months it is full at this rate; null where it never is."""
    status: Status
    """`unknown` where the usage or the limit is."""
    resets: str | None
    """The time of day at which what was used is forgotten, or after how many days; null if the list does not say."""
    source: LimitSource | None
    """Where the ceiling comes from; null if the list does not say, and for a negotiated one."""
    warn_at: Annotated[tuple[Quantity, ...], Leaf.HIDDEN]
    """The shares of the limit at which to warn."""
    path: Annotated[Path, Leaf.HIDDEN]
    """The place in the scenario that states the usage."""
    new_account: Annotated[Quantity | None, Leaf.HIDDEN]
    """What a new account has, where the ceiling depends on the account and is not stated."""
    price_path: Annotated[Path, Leaf.HIDDEN]
    """Where the ceiling is written: in the price list, or in the scenario for a negotiated one."""
    of_run: Annotated[bool, Leaf.HIDDEN] = False
    """Whether it is of what runs use at one time, and nothing that is used up."""
    may_be_full: Annotated[bool, Leaf.HIDDEN] = False
    """Whether exactly all of it may be used: of places for each thing, rather than of what runs out or fills up."""

    @property
    def is_broken(self) -> bool:
        """Whether what happens above it happens: at 100 %, or above that where it may be full."""
        if self.headroom is None or isinstance(self.headroom, Unlimited):
            return False
        return self.headroom < 1 or (self.headroom == 1 and not self.may_be_full)

    @property
    def percent(self) -> Fraction | None:
        """Used ÷ limit in percent; none if unknown, 0 of an unlimited one."""
        if isinstance(self.headroom, Unlimited):
            return Fraction(0)
        if self.used is None or self.limit is None or isinstance(self.limit, Unlimited):
            return None
        return Fraction(100 * Fraction(self.used), Fraction(self.limit)) if self.limit else None


class DayCount(NamedTuple):
    """The days over which use is spread."""

    period: int
    """All days of the period."""
    active: int
    """Those on which messages become due."""

    def of_active_day(self, usage: Usage) -> Fraction | None:
        """What an active day uses: what messages cause falls on such days alone, with every attempt to send them."""
        if usage.quantity is None:
            return None
        even = Fraction(usage.quantity) - Fraction(usage.by_messages)
        return even / self.period + max(Fraction(usage.by_messages), Fraction(usage.sends)) / self.active


class _Ceiling(NamedTuple):
    meter: str
    limit: Decimal | None
    on_exceed: OnExceed
    warn_at: tuple[Decimal, ...]
    span: Span
    path: Path
    new_account: Decimal | None = None
    resets: str | None = None
    source: str | None = None


def limit_uses(setting: Setting, used: tuple[Usage, ...]) -> tuple[LimitUse, ...]:
    """Every ceiling whose usage the scenario states, by headroom; unlimited and then unknown ones last."""
    rows = [
        row
        for vendor, subscription in setting.subscriptions.items()
        for row in limit_rows(subscription, usage_by_meter(vendor, used), day_count(setting))
    ]
    return tuple(sorted(rows, key=urgency))


def day_count(setting: Setting) -> DayCount:
    """The days of a scenario's period."""
    return DayCount(len(setting.days), len(setting.active_days))


def limit_rows(subscription: Subscription, used: Mapping[str, Usage], days: DayCount) -> Iterator[LimitUse]:
    """Every ceiling of a subscription whose usage is stated, for a period of so many days."""
    for ceiling in _ceilings(subscription, used):
        yield _row(subscription, ceiling, used[ceiling.meter], days)


def is_rate(span: Span) -> bool:
    """Whether a limit says how fast something may be used, and not how much."""
    return span.seconds is not None and span.seconds < _DAY


def _ceilings(subscription: Subscription, used: Collection[str]) -> Iterator[_Ceiling]:
    """The ceilings of the meters that are used."""
    negotiated = subscription.service.contract.limits or ()
    replaced = {limit.meter for limit in negotiated}
    for at, limit in enumerate(subscription.plan.limits):
        if limit.meter in used and limit.meter not in replaced and not is_rate(limit.per):
            yield _limit(subscription, limit, ("plans", subscription.plan_name, "limits", at))
    for at, limit in enumerate(negotiated):
        if limit.meter in used and not is_rate(limit.per):
            yield _limit(subscription, limit, ("services", subscription.vendor, "contract", "limits", at))
    for tariff in tariffs(subscription):
        if tariff.meter in used and (tariff.included != 0 or tariff.capped):
            yield _allowance(tariff)


def _limit(subscription: Subscription, limit: Limit, path: Path) -> _Ceiling:
    most = subscription.service.quota.get(limit.meter) if limit.limit == ACCOUNT else limit.limit
    assert not isinstance(most, str)  # noqa: S101  `account` is the only word
    new_account = limit.new_account if most is None else None
    return _Ceiling(
        limit.meter, most, limit.on_exceed, limit.warn_at, limit.per, path, new_account, limit.resets, limit.source
    )


def _allowance(tariff: Tariff) -> _Ceiling:
    warn_at = (Decimal("0.8"), Decimal(1)) if tariff.capped else (Decimal(1),)
    span = _PROJECT if tariff.by_project else MONTH
    return _Ceiling(
        tariff.meter, tariff.included, tariff.capped or OnExceed.BILL, warn_at, span, (*tariff.path, "included"),
        source=tariff.source,
    )  # fmt: skip


def _used(usage: Usage, span: Span, days: DayCount) -> Exact | None:
    """What is used in one such span."""
    a_day = days.of_active_day(usage)
    if usage.quantity is None or a_day is None:
        return None
    if span.seconds is not None:
        return exact(a_day * Fraction(span.seconds) / _DAY)
    if span.scope == Apart.PROJECT and usage.by_project:
        return max(usage.by_project, key=lambda each: Fraction(each))  # noqa: PLW0108  mypy takes no class for it
    return usage.quantity


def _row(subscription: Subscription, ceiling: _Ceiling, usage: Usage, days: DayCount) -> LimitUse:
    limit = UNLIMITED if ceiling.limit is not None and ceiling.limit.is_infinite() else ceiling.limit
    used = _used(usage, ceiling.span, days)
    headroom: Fraction | Unlimited | None = None
    if isinstance(limit, Unlimited) or (limit is not None and used == 0):
        headroom = UNLIMITED
    elif limit is not None and used is not None:
        headroom = ratio(limit, used)
    return LimitUse(
        vendor=subscription.vendor,
        plan=subscription.plan_name,
        meter=ceiling.meter,
        used=used,
        limit=limit,
        per=ceiling.span.text,
        headroom=headroom,
        on_exceed=ceiling.on_exceed,
        used_up_on_day=_used_up(subscription, ceiling, used, days.period),
        months_until_full=_months_until_full(ceiling, usage),
        status=Status.UNKNOWN if headroom is None else Status.KNOWN,
        resets=ceiling.resets,
        source=_source(subscription, ceiling),
        warn_at=ceiling.warn_at,
        path=usage.path,
        new_account=ceiling.new_account,
        price_path=ceiling.path,
        may_be_full=not _flows(subscription, ceiling) and ceiling.on_exceed is not OnExceed.READ_ONLY,
    )


def _flows(subscription: Subscription, ceiling: _Ceiling) -> bool:
    """Whether what is limited is used up, rather than there at one time."""
    meter = subscription.prices.meters.get(ceiling.meter)
    return meter is None or meter.kind is MeterKind.FLOW


def _source(subscription: Subscription, ceiling: _Ceiling) -> LimitSource | None:
    """The source that the price list names; a negotiated ceiling stands in the scenario and has none."""
    return None if ceiling.path[:1] == ("services",) else limit_source(subscription, ceiling.source)


def limit_source(subscription: Subscription, name: str | None) -> LimitSource | None:
    """A source of the vendor's price list by its name."""
    if name is None:
        return None
    listed = subscription.prices.sources.get(name)
    return LimitSource(name, None, None) if listed is None else LimitSource(name, listed.title, listed.url)


def _used_up(subscription: Subscription, ceiling: _Ceiling, used: Exact | None, days: int) -> int | None:
    """The day on which what a month covers is used up, at an even pace."""
    limit = ceiling.limit
    if not _flows(subscription, ceiling) or ceiling.span != MONTH or limit is None or limit.is_infinite() or not used:
        return None
    day = int(ratio(limit, used) * days) + 1
    return day if day <= days else None


def _months_until_full(ceiling: _Ceiling, usage: Usage) -> Fraction | None:
    """The months in which what is stored grows to the ceiling; none if it is not known to."""
    if usage.growth is None or ceiling.limit is None or ceiling.limit.is_infinite():
        return None
    return usage.growth.months_to(Fraction(ceiling.limit))


def urgency(row: LimitUse) -> tuple[int, Fraction]:
    """How soon a ceiling is reached: known ones by headroom, then unlimited, then unknown ones."""
    if row.headroom is None:
        return 2, Fraction(0)
    if isinstance(row.headroom, Unlimited):
        return 1, Fraction(0)
    return 0, row.headroom
