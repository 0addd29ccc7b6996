"""From the rows of a price list, as they were read on its dates and under its choices, to the list in full.

`unknown` stays null, and what a plan does not say is not there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar, assert_never

from capacity_cli.model.catalogue.advising import (
    environment_entry,
    index_entry,
    optimization_entry,
    stage_entry,
    words_entry,
)
from capacity_cli.model.catalogue.charging import charge_entry
from capacity_cli.model.catalogue.entries import (
    ByAccount,
    CapabilityEntry,
    CreditEntry,
    LimitEntry,
    PlanDuration,
    PlanText,
    PriceEntry,
    TaxEntry,
    TriggerEntry,
    UseEntry,
)
from capacity_cli.model.catalogue.rows import Sourced
from capacity_cli.model.catalogue.shown import (
    ChoiceEntry,
    MeterEntry,
    NoteEntry,
    RoundingEntry,
    ShownList,
    ShownPlan,
    SourceEntry,
    SwitchEntry,
)
from capacity_cli.model.catalogue.varying import Held, Validity
from capacity_cli.model.catalogue.written import percent_text
from capacity_cli.model.fields import ACCOUNT
from capacity_cli.model.leaves import UNLIMITED, Status, Unlimited
from capacity_cli.model.prices.advice import DocumentAdvice, EnvironmentAdvice, Optimization, Stage
from capacity_cli.model.prices.capabilities import (
    Allowed,
    SourcedAllowed,
    SourcedCeiling,
    SourcedFeatures,
    SourcedPositive,
)
from capacity_cli.model.prices.charge import Charge
from capacity_cli.model.prices.limit import Limit
from capacity_cli.model.prices.listed import Listed
from capacity_cli.model.prices.plan import Credit, PlanFee
from capacity_cli.model.prices.price_list import PriceList, RoundingScope, SwitchState, TaxRule
from capacity_cli.model.prices.source import Source
from capacity_cli.model.prices.trigger import EVERY_PLAN, Trigger

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Read:
    """A price list as it was read."""

    file: str
    """The file as the user knows it."""
    as_of: str | None
    """The date that was asked for; none where there is none."""
    listed: Listed
    """The list on that date, with nothing more chosen than what was asked for."""
    asked: Mapping[str, str]
    """What was asked for: switches and choices, by name."""
    held: tuple[Held, ...]
    """Every value of every row."""


def shown_list(read: Read, plan: str | None = None) -> ShownList:
    """The list in full, or with one plan only."""
    prices = read.listed.prices
    names = [name for name in prices.plans if plan in (None, name)]
    return ShownList(
        vendor=prices.vendor,
        title=prices.name,
        edition=prices.edition,
        file=read.file,
        as_of=read.as_of,
        currency=prices.currency,
        rounding=_rounding(prices),
        tax=tuple(_tax(rule, each.validity) for rule, each in _rows(read, TaxRule)),
        downgrade=prices.downgrade,
        choices=tuple(
            ChoiceEntry(name, options, read.asked.get(name)) for name, options in read.listed.choices.items()
        ),
        switches=tuple(_switches(read)),
        meters=tuple(_meters(prices)),
        plans=tuple(_plan(read, name) for name in names),
        optimizations=tuple(
            optimization_entry(each.name.name, way, each.validity) for way, each in _rows(read, Optimization)
        ),
        environments_meter=None if prices.environments is None else prices.environments.meter,
        environments=tuple(
            environment_entry(each.name.name, one, each.validity) for one, each in _rows(read, EnvironmentAdvice)
        ),
        documents=tuple(index_entry(advice, each.validity) for advice, each in _rows(read, DocumentAdvice)),
        triggers=tuple(
            _trigger(prices, each.name.name, trigger, each.validity) for trigger, each in _rows(read, Trigger)
        ),
        notes=tuple(NoteEntry(note.text, note.source) for note in prices.notes),
        sources=tuple(source_entry(name, source) for name, source in prices.sources.items()),
    )


def source_entry(name: str, source: Source) -> SourceEntry:
    """A source under its name."""
    return SourceEntry(name, source.title, source.url, source.read, source.confidence, source.withdrawn)


def _rows(read: Read, kind: type[R], plan: str | None = None) -> Iterator[tuple[R, Held]]:
    """The rows of a kind, of a plan or of the list."""
    for each in read.held:
        if each.name.plan == plan and isinstance(each.row, kind):
            yield each.row, each


def _rounding(prices: PriceList) -> RoundingEntry:
    rounding = prices.line_rounding
    per = RoundingScope.ONCE if prices.rounds_once else RoundingScope.LINE
    return RoundingEntry(None, None, per) if rounding is None else RoundingEntry(rounding.to, rounding.mode, per)


def _tax(rule: TaxRule, validity: Validity) -> TaxEntry:
    return TaxEntry(rule.rate, rule.applies, rule.source, validity)


def _switches(read: Read) -> Iterator[SwitchEntry]:
    for name, switch in read.listed.prices.switches.items():
        asked = read.asked.get(name)
        position = None if asked is None else SwitchState(asked)
        yield SwitchEntry(name, switch.title, switch.default, position, switch.source)


def _meters(prices: PriceList) -> Iterator[MeterEntry]:
    for name, meter in prices.meters.items():
        yield MeterEntry(name, meter.title, meter.unit, meter.kind, meter.increment, meter.per, meter.sum_of)


def _plan(read: Read, name: str) -> ShownPlan:
    prices = read.listed.prices
    return ShownPlan(
        name=name,
        title=prices.plans[name].title,
        price=tuple(_price(fee, each.validity) for fee, each in _rows(read, PlanFee, name)),
        charges=tuple(charge_entry(charge, read.asked, each.validity) for charge, each in _rows(read, Charge, name)),
        credits=tuple(_credit(credit, each.validity) for credit, each in _rows(read, Credit, name)),
        limits=tuple(_limit(limit, each.validity) for limit, each in _rows(read, Limit, name)),
        capabilities=tuple(_capabilities(read, name)),
        stage=tuple(stage_entry(stage, each.validity) for stage, each in _rows(read, Stage, name)),
    )


def _known(*values: object) -> Status:
    return Status.UNKNOWN if None in values else Status.KNOWN


def _price(fee: PlanFee, validity: Validity) -> PriceEntry:
    return PriceEntry(fee.amount, fee.per, _known(fee.amount), fee.source, validity)


def _credit(credit: Credit, validity: Validity) -> CreditEntry:
    return CreditEntry(credit.title, credit.amount, credit.meters, credit.source, validity)


def _limit(limit: Limit, validity: Validity) -> LimitEntry:
    stated = limit.warn_at if "warn_at" in limit.model_fields_set else ()
    return LimitEntry(
        meter=limit.meter,
        limit=_account_ceiling(limit.limit),
        per=limit.per.text,
        on_exceed=limit.on_exceed,
        new_account=limit.new_account,
        resets=limit.resets,
        warn_at=tuple(percent_text(share) for share in stated),
        status=_known(limit.limit),
        span=limit.per,
        source=limit.source,
        validity=validity,
    )


def _account_ceiling(value: Decimal | str | None) -> Decimal | Unlimited | ByAccount | None:
    if isinstance(value, str):
        assert value == ACCOUNT  # noqa: S101  the only word
        return ByAccount.ACCOUNT
    return _ceiling(value)


def _ceiling(value: Decimal | None) -> Decimal | Unlimited | None:
    return UNLIMITED if value is not None and value.is_infinite() else value


def _capabilities(read: Read, plan: str) -> Iterator[CapabilityEntry]:
    for each in read.held:
        row = each.row
        if each.name.plan == plan and isinstance(
            row, SourcedPositive | SourcedCeiling | SourcedAllowed | SourcedFeatures
        ):
            yield _capability(each.name.name, row, each.validity)


def _capability(name: str, stated: Sourced, validity: Validity) -> CapabilityEntry:
    value: Decimal | Unlimited | Allowed | None = None
    features: tuple[str, ...] | None = None
    match stated:
        case SourcedPositive() | SourcedCeiling():
            value = _ceiling(stated.value)
        case SourcedAllowed():
            value = stated.value
        case SourcedFeatures():
            features = stated.value
        case _:
            assert_never(stated)
    unknown = value is Allowed.UNKNOWN or (value is None and features is None)
    status = Status.UNKNOWN if unknown else Status.KNOWN
    return CapabilityEntry(name, value, features, status, stated.source, validity)


def _trigger(prices: PriceList, name: str, trigger: Trigger, validity: Validity) -> TriggerEntry:
    return TriggerEntry(
        name=name,
        title=trigger.title,
        dialect=trigger.dialect.dialect,
        dialect_source=trigger.dialect.source,
        zones=trigger.zones,
        shortest=tuple(_durations(trigger.shortest)),
        refusals=tuple(PlanText(plan, text) for plan, text in trigger.refusal.items()),
        window=tuple(_durations(trigger.window)),
        may_miss=trigger.may_miss,
        may_double=trigger.may_double,
        often_late=trigger.often_late,
        overlap=trigger.overlap,
        max_run_seconds=trigger.max_run_seconds,
        footprint=tuple(_uses(prices, trigger)),
        jobs_meter=trigger.jobs_meter,
        notes=tuple(map(words_entry, trigger.notes)),
        source=trigger.source,
        validity=validity,
    )


def _durations(by_plan: Mapping[str, Decimal]) -> Iterator[PlanDuration]:
    yield from (PlanDuration(None if plan == EVERY_PLAN else plan, seconds) for plan, seconds in by_plan.items())


def _uses(prices: PriceList, trigger: Trigger) -> Iterator[UseEntry]:
    for meter, footprint in trigger.footprint.items():
        stated = (driver for driver, _ in footprint.written())
        yield from (UseEntry(meter, driver, footprint.amount(driver, prices.unit_of(meter))) for driver in stated)
