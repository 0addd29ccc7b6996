"""What a plan has to say about prices: unknown ones, doubtful ones, and those that one could do better than."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import assert_never

from capacity_cli.model.bill import Cost, Line
from capacity_cli.model.findings import Finding, FindingCode, Value
from capacity_cli.model.inversions import inversion_at
from capacity_cli.model.invoice import LineKind, tax_rate
from capacity_cli.model.leaves import Status
from capacity_cli.model.limits import is_rate
from capacity_cli.model.numbers import exact
from capacity_cli.model.prices.source import Confidence, Source
from capacity_cli.model.problems import Phrase, Word
from capacity_cli.model.rating import rated
from capacity_cli.model.setting import Setting
from capacity_cli.model.subscription import Subscription
from capacity_cli.model.tariff import Tariff, tariffs
from capacity_cli.model.usage import Usage, usage_by_meter

_DOUBTFUL = (Confidence.C, Confidence.UNSURE)


def price_findings(
    setting: Setting, bill: Cost, used: tuple[Usage, ...], oldest: str | None, as_of: str | None = None
) -> Iterator[Finding]:
    """Every remark about prices; those read before `oldest` are too old, and those read after `as_of` have no age."""
    for line in bill.lines:
        if line.status is Status.UNKNOWN:
            yield _unknown_line(line)
    yield from _unpriced(setting, used)
    yield from _dearer_contract(setting, bill)
    for vendor, subscription in setting.subscriptions.items():
        by_meter = usage_by_meter(vendor, used)
        for tariff in tariffs(subscription):
            if tariff.meter in by_meter:
                yield from _of_tariff(subscription, tariff, by_meter[tariff.meter])
        yield from _of_sources(subscription, frozenset(by_meter), oldest, as_of)
    yield from _doubtful(setting, used)
    yield from _unknown_tax(setting, bill)


def _unknown_line(line: Line) -> Finding:
    if line.vendor is None:
        return Finding(FindingCode.NO_SERVICE_FOR_CHANNEL, line.path, {"channel": line.meter or ""})
    values = {"vendor": line.vendor, "plan": line.plan or "", "meter": line.meter or ""}
    code = FindingCode.UNKNOWN_QUANTITY if line.quantity is None else FindingCode.UNKNOWN_PRICE
    return Finding(code, line.path, values)


def _unpriced(setting: Setting, used: tuple[Usage, ...]) -> Iterator[Finding]:
    """Usage that its plan neither charges nor limits; a meter that is part of another one counts there."""
    for usage in used:
        subscription = setting.subscriptions.get(usage.vendor or "")
        if subscription is None or usage.meter in subscription.prices.sums:
            continue
        counted = {usage.meter, *subscription.prices.sums_with(usage.meter)}
        if counted.isdisjoint(_judged(subscription)):
            values = {"vendor": subscription.vendor, "plan": subscription.plan_name, "meter": usage.meter}
            yield Finding(FindingCode.UNPRICED_USAGE, usage.path, values)


def _judged(subscription: Subscription) -> frozenset[str]:
    """The meters that the plan or a contract charges, or that have a limit which is held against what is used."""
    limited = (limit.meter for limit in subscription.plan.limits if not is_rate(limit.per))
    return subscription.plan.charged.union(subscription.service.contract.meters, limited)


def _dearer_contract(setting: Setting, bill: Cost) -> Iterator[Finding]:
    """A remark for each line that what was negotiated makes dearer, whatever the others save."""
    for line in bill.lines:
        own, listed = line.amount_converted, line.list_amount_converted
        if own is not None and listed is not None and own > listed and _is_negotiated(setting, line):
            of_credit = line.kind is LineKind.CREDIT
            values: dict[str, Value] = {
                "vendor": line.vendor or "", "plan": line.plan or "",
                "meter": Word("table.line.credit") if of_credit else line.meter or "",
                "dearer": own - listed, "currency": setting.scenario.currency,
            }  # fmt: skip
            yield Finding(FindingCode.DEARER_CONTRACT, ("services", line.vendor or "", "contract"), values)


def _is_negotiated(setting: Setting, line: Line) -> bool:
    """Whether a contract may price a line itself: tax follows the others, and so do credits that it does not state."""
    match line.kind:
        case LineKind.PLAN | LineKind.USAGE:
            return True
        case LineKind.CREDIT:
            return setting.subscriptions[line.vendor or ""].service.contract.credits is not None
        case LineKind.TAX:
            return False
        case _ as never:
            assert_never(never)


def _of_tariff(subscription: Subscription, tariff: Tariff, usage: Usage) -> Iterator[Finding]:
    """Remarks about how one meter is charged: more units would cost less, or the tier rests on other months."""
    values: dict[str, Value] = {
        "vendor": subscription.vendor, "plan": subscription.plan_name, "meter": tariff.meter,
        "currency": subscription.prices.currency,
    }  # fmt: skip
    if tariff.tier_months > 1:
        yield Finding(FindingCode.TIER_OF_OWN_MONTH, usage.path, {**values, "months": tariff.tier_months})
    if usage.one_started:
        yield Finding(FindingCode.ONE_STARTED_UNIT, usage.path, values)
    if usage.quantity is None or (tariff.by_project and usage.by_project):
        return
    amount, better = rated(tariff, usage.quantity).amount, inversion_at(tariff, usage.quantity)
    if better is not None and amount is not None:
        saved = exact(Fraction(amount) - Fraction(better.amount))
        yield Finding(FindingCode.CHEAPER_WITH_MORE, usage.path, {
            **values, "quantity": usage.quantity, "amount": amount, "cheaper": better.cheaper,
            "least": better.amount, "saved": saved,
        })  # fmt: skip


def sources_used(subscription: Subscription, meters: frozenset[str]) -> Iterator[tuple[str, str, Source]]:
    """Where the figures behind a bill come from: what each is of, the source's name and the source."""
    plan, service = subscription.plan, subscription.service
    named = [("", plan.price.source)] if service.contract.price is None else []
    negotiated = service.contract.meters
    named += [(each.meter, each.source) for each in plan.charges if each.meter in meters - negotiated.keys()]
    named += [(each.meter, each.source) for each in plan.limits if each.meter in meters]
    if service.contract.credits is None:
        paying = [each for each in plan.credits if each.meters is None or not meters.isdisjoint(each.meters)]
        named += [("", each.source) for each in paying]
    for meter, name in named:
        if name is not None:
            yield meter, name, subscription.prices.sources[name]


def _of_sources(
    subscription: Subscription, meters: frozenset[str], oldest: str | None, as_of: str | None
) -> Iterator[Finding]:
    """Remarks about sources that are too old or of no age, or that the vendor has withdrawn."""
    sources = {name: source for _, name, source in sources_used(subscription, meters)}
    where = ("services", subscription.vendor)
    for name, source in sources.items():
        values: dict[str, Value] = {"vendor": subscription.vendor, "source": name, "read": source.read}
        if source.withdrawn is not None:
            yield Finding(FindingCode.WITHDRAWN, where, {**values, "withdrawn": source.withdrawn})
        if oldest is not None and source.read < oldest:
            fault = Phrase("age.too_old", {"oldest": oldest})
            yield Finding(FindingCode.OLD_PRICE, where, {**values, "fault": fault})
        elif oldest is not None and as_of is not None and source.read > _day_after(as_of):
            yield Finding(FindingCode.OLD_PRICE, where, {**values, "fault": Phrase("age.none", {"as_of": as_of})})


def _day_after(day: str) -> str:
    """The last day on which a source can have been read by a date: it may be that day in one place and not yet here."""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat() if day < date.max.isoformat() else day


def _doubtful(setting: Setting, used: tuple[Usage, ...]) -> Iterator[Finding]:
    """One remark about all sources that cannot be trusted far."""
    doubtful: dict[str, None] = {}
    for vendor, subscription in setting.subscriptions.items():
        for _, name, source in sources_used(subscription, frozenset(usage_by_meter(vendor, used))):
            if source.confidence in _DOUBTFUL:
                doubtful[f"{vendor} {name} ({source.confidence})"] = None
    if doubtful:
        yield Finding(FindingCode.LOW_CONFIDENCE, ("services",), {"sources": ", ".join(doubtful)})


def _unknown_tax(setting: Setting, bill: Cost) -> Iterator[Finding]:
    """One remark about all vendors of which it is unknown whether tax comes on top of what they bill."""
    billing = {line.vendor for line in bill.lines if line.amount != 0}
    vendors = [vendor for vendor, each in setting.subscriptions.items() if vendor in billing and tax_rate(each) is None]
    if vendors:
        yield Finding(FindingCode.UNKNOWN_TAX, ("services", vendors[0]), {"vendors": ", ".join(vendors)})
