"""What a plan has to say about limits: which are passed or near, from which day on, and what fills up."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from capacity_cli.model.findings import Finding, FindingCode, Value
from capacity_cli.model.leaves import Unlimited
from capacity_cli.model.limits import LimitUse
from capacity_cli.model.prices.limit import OnExceed
from capacity_cli.model.prices.windows import days_of_reset
from capacity_cli.model.problems import DayOfMonth, Phrase, Word
from capacity_cli.model.savings import further_optimizations
from capacity_cli.model.scenario import PeriodEntry
from capacity_cli.model.subscription import Subscription

_SOON_MONTHS = 12


def limit_findings(
    rows: tuple[LimitUse, ...], subscriptions: Mapping[str, Subscription], period: PeriodEntry
) -> Iterator[Finding]:
    """A finding for each ceiling that is passed, near, or cannot be judged."""
    for row in rows:
        values = {"vendor": row.vendor, "plan": row.plan, "meter": row.meter}
        if row.headroom is None and row.new_account is not None:
            account: dict[str, Value] = {
                **values,
                "per": Word(f"span.{row.per}") if row.per.isalpha() else row.per,
                "new_account": row.new_account,
            }
            yield Finding(FindingCode.ACCOUNT_LIMIT_UNKNOWN, ("services", row.vendor), account)
        elif row.headroom is None:
            yield Finding(FindingCode.LIMIT_UNKNOWN, row.path, values)
        elif not isinstance(row.headroom, Unlimited) and row.limit is not None and row.used is not None:
            share = 1 / row.headroom if row.headroom else None  # none: a ceiling of 0, which any use passes
            if share is None or share >= min(row.warn_at, default=Decimal(1)):
                assert not isinstance(row.limit, Unlimited)  # noqa: S101  an unlimited ceiling has unlimited headroom
                values_used: dict[str, Value] = {
                    **values, "used": row.used, "limit": row.limit, "percent": "∞" if share is None else share * 100,
                    "consequence": Word(f"on_exceed.{row.on_exceed}"), **_remedies(row, subscriptions[row.vendor]),
                }  # fmt: skip
                yield Finding(_code(row), row.path, values_used)
                if row.used_up_on_day is not None and row.on_exceed is not OnExceed.BILL:
                    day: dict[str, Value] = {
                        **values, **_used_up(row, int(row.used_up_on_day), period),
                        **_remedies(row, subscriptions[row.vendor]),
                    }  # fmt: skip
                    yield Finding(FindingCode.LIMIT_USED_UP, row.path, day)
        yield from _filling(row)


def _used_up(row: LimitUse, day: int, period: PeriodEntry) -> dict[str, Value]:
    """From when to when there is nothing left: dates in a month of the calendar, else days of the period."""
    of_month, passed = period.month is not None, days_of_reset(row.resets)
    until: Value = Word("until.next_month" if of_month else "until.next_period")
    if row.on_exceed is OnExceed.PAUSE:
        until = Word("until.resumed")
    elif passed is not None:
        until = Phrase("until.passed", {"days": passed})
    named = DayOfMonth(day) if of_month else Phrase("day.of_period", {"day": day})
    return {"day": named, "then": Word(f"then.{row.on_exceed}"), "until": until}


def _remedies(row: LimitUse, subscription: Subscription) -> dict[str, Value]:
    """Both ways out, where the list names them: what would save of the meter, and the next larger plan.

    No plan lifts what an account may use, and none is above the largest one.
    """
    larger = subscription.next_larger
    if larger is None or row.meter in subscription.service.quota:
        return {"fixed": row.meter}
    ways = tuple(each.title for each in further_optimizations(subscription, row.meter).values())
    return {"ways": ways, "larger": larger} if ways else {}


def _code(row: LimitUse) -> FindingCode:
    """What a share that is worth a remark is worth."""
    if not row.is_broken:
        return FindingCode.NEAR_LIMIT
    return FindingCode.LIMIT_PASSED if row.on_exceed in (OnExceed.BILL, OnExceed.THROTTLE) else FindingCode.LIMIT_BROKEN


def _filling(row: LimitUse) -> Iterator[Finding]:
    """A remark where what is stored grows to its ceiling within a year; of what is full now it is said already."""
    if row.months_until_full is not None and 0 < row.months_until_full < _SOON_MONTHS:
        values: dict[str, Value] = {
            "vendor": row.vendor, "plan": row.plan, "meter": row.meter, "months": row.months_until_full,
            "consequence": Word(f"on_exceed.{row.on_exceed}"),
        }  # fmt: skip
        yield Finding(FindingCode.FILLS_UP, row.path, values)
