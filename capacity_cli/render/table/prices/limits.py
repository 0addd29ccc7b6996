"""Limits and what a plan allows, in words and numbers."""

from collections.abc import Iterator

from capacity_cli.model.catalogue.entries import ByAccount, CapabilityEntry, LimitEntry
from capacity_cli.model.leaves import Unlimited
from capacity_cli.model.prices.capabilities import Allowed
from capacity_cli.model.prices.source import MeterKind
from capacity_cli.model.prices.windows import MONTH, days_of_reset
from capacity_cli.render.table.prices.page import Page

_IDLE_DAYS = "idle_days_before_pause"


def limit_lines(page: Page, limit: LimitEntry) -> list[str]:
    """A ceiling, what happens above it, when it resets and when the vendor warns."""
    return [_ceiling(page, limit), *_further(page, limit)]


def _ceiling(page: Page, limit: LimitEntry) -> str:
    most = page.texts("prices.by_account") if isinstance(limit.limit, ByAccount) else page.number(limit.limit)
    if isinstance(limit.limit, Unlimited) or (limit.span == MONTH and _is_standing(page, limit.meter)):
        return most
    if limit.span.seconds is not None:
        return page.texts("prices.span.time", limit=most, time=page.time(limit.span.seconds))
    return page.texts(f"prices.span.{limit.per}", limit=most)


def _is_standing(page: Page, meter: str) -> bool:
    """Whether a meter counts what is there, and not what happens in a month."""
    return meter in page.meters and page.meters[meter].kind is not MeterKind.FLOW


def _further(page: Page, limit: LimitEntry) -> Iterator[str]:
    if not isinstance(limit.limit, Unlimited):
        yield page.texts("prices.above", consequence=page.texts(f"on_exceed.{limit.on_exceed}"))
    if limit.new_account is not None:
        yield page.texts("prices.new_account", limit=page.number(limit.new_account))
    days = days_of_reset(limit.resets)
    if days is not None:
        yield page.texts("prices.resets_after", days=days)
    elif limit.resets is not None:
        yield page.texts("prices.resets", time=limit.resets)
    if limit.warn_at:
        yield page.texts("prices.warned", shares=", ".join(limit.warn_at))


def capability_lines(page: Page, capability: CapabilityEntry) -> list[str]:
    """What a plan allows: a figure, an answer, or names."""
    if capability.features is not None:
        return [", ".join(map(page.texts.plain, capability.features)) or page.texts("table.none")]
    if isinstance(capability.value, Allowed):
        return [page.texts(f"prices.allowed.{capability.value}")]
    if capability.name == _IDLE_DAYS and isinstance(capability.value, Unlimited):
        return [page.texts("prices.never_paused")]
    return [page.number(capability.value)]
