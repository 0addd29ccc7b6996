"""Figures of an answer as people read them, the same in every table."""

from decimal import Decimal
from fractions import Fraction
from pathlib import PurePath

from capacity_cli.model.answer import Answer
from capacity_cli.model.bill import Cost
from capacity_cli.model.capacity import LOAD_BOUNDS
from capacity_cli.model.leaves import Unlimited
from capacity_cli.model.limits import LimitUse
from capacity_cli.model.prices.limit import OnExceed
from capacity_cli.model.prices.windows import MONTH
from capacity_cli.model.scenario import Level
from capacity_cli.render.text.texts import Texts

_RATIO_DECIMALS = 2
_ALL = 100


def times(texts: Texts, ratio: Fraction | None) -> str:
    """A ratio as a multiple: 7.2×; never as a headroom that it does not reach."""
    if ratio is None:
        return texts("table.none")
    missed = (bound for bound in LOAD_BOUNDS if ratio < bound)
    return texts("table.times", value=texts.number(ratio, _RATIO_DECIMALS, missed))


def count(texts: Texts, value: int | Decimal | Fraction | None, decimals: int = 4) -> str:
    """A number, or a dash where there is none."""
    return texts("table.none") if value is None else texts.number(value, decimals)


def percentage(texts: Texts, value: Decimal | Fraction | None) -> str:
    """A percentage with one decimal, and with more where it would be taken for all; a dash where there is none."""
    return texts("table.none") if value is None else texts.number(value, 1, (_ALL,))


def quantity(texts: Texts, value: int | Decimal | Fraction | Unlimited | None) -> str:
    """A quantity that may be unlimited or unknown."""
    if isinstance(value, Unlimited):
        return texts("table.unlimited")
    return texts("table.unknown") if value is None else texts.number(value)


def ceiling(texts: Texts, row: LimitUse) -> str:
    """The most that may be used, with the span that it counts in unless that is the month."""
    limit = quantity(texts, row.limit)
    return limit if row.per == MONTH.text else texts("table.limit_per", limit=limit, per=span_text(texts, row.per))


def span_text(texts: Texts, span: str) -> str:
    """What a limit counts in, in words."""
    return texts(f"span.{span}") if texts.has(f"span.{span}") else texts.plain(span)


def total(texts: Texts, cost: Cost, currency: str) -> str:
    """The total of a bill, as a lower bound where it is not complete."""
    return money_or_unknown(texts, cost.total, currency, cost)


def money_or_unknown(texts: Texts, amount: Decimal | None, currency: str, bill: Cost | None = None) -> str:
    """An amount, or that it is unknown; as a lower bound where it is of a bill that is not complete."""
    if amount is None:
        return texts("table.unknown")
    shown = texts.money(amount, currency)
    return shown if bill is None or bill.complete else texts("table.at_least", amount=shown)


def unit_cost(texts: Texts, cost: Cost, currency: str) -> str:
    """The cost of a message, as a lower bound where the bill is not complete."""
    if cost.per_message is None:
        return texts("table.unknown")
    amount = texts.price(cost.per_message, currency)
    return amount if cost.complete else texts("table.at_least", amount=amount)


def first_limit(texts: Texts, limits: tuple[LimitUse, ...]) -> str:
    """The ceiling that runs out first, and how far it is used."""
    first = _first(limits)
    if first is None or first.percent is None:
        return texts("table.none")
    return texts(
        "table.limit_percent", vendor=first.vendor, meter=first.meter, percent=percentage(texts, first.percent)
    )


def first_limit_and_consequence(texts: Texts, limits: tuple[LimitUse, ...]) -> str:
    """The ceiling that runs out first, and what happens above it."""
    first = _first(limits)
    if first is None:
        spent = [row for row in limits if not row.of_run]
        known = [row for row in spent if row.headroom is not None]
        return texts("table.unlimited" if known else "table.unknown") if spent else texts("table.no_limit")
    return texts(
        "table.first_limit_at",
        limit=first_limit(texts, limits),
        consequence=texts(f"on_exceed.{first.on_exceed}"),
    )


def _first(limits: tuple[LimitUse, ...]) -> LimitUse | None:
    """What stops the service comes before an allowance whose excess is merely billed."""
    used = [row for row in limits if row.percent and not row.of_run]
    return next((row for row in used if row.on_exceed is not OnExceed.BILL), next(iter(used), None))


def short_title(texts: Texts, answer: Answer) -> str:
    """The file's name without its ending, with the variant's: what tells several scenarios apart."""
    name = texts.plain(PurePath(answer.file).stem)
    return name if answer.variant is None else f"{name}\n{texts.plain(answer.variant)}"


def title(texts: Texts, answer: Answer) -> str:
    """The scenario's name, with the variant's."""
    name = texts.plain(answer.name)
    return name if answer.variant is None else f"{name} · {texts.plain(answer.variant)}"


def weighed(answer: Answer, level: Level) -> int:
    """How many findings of a level an answer has."""
    return sum(1 for placed in answer.findings if placed.level is level)
