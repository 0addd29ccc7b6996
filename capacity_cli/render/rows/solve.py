"""What `solve` found as rows of texts: the question and its answer, the volumes, and the limits that they cross."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from capacity_cli.model.leaves import Unlimited
from capacity_cli.model.solved import SolveAnswer
from capacity_cli.model.solving.carried import LimitCrossed
from capacity_cli.model.solving.solve import Goal, Interval, Undecided
from capacity_cli.render.rows.figures import span_text, times
from capacity_cli.render.text.texts import Texts


def verdict(each: SolveAnswer, texts: Texts) -> Iterator[tuple[str, str]]:
    """Label and text: the question, what it rests on, and the one figure that answers it, if there is one."""
    solution, currency = each.solution, each.answer.setting.scenario.currency
    yield texts("solve.question"), question(each, texts)
    if solution.usable_budget is not None:
        yield texts("solve.usable_budget"), texts.money(solution.usable_budget, currency)
    if solution.saved_labor is not None:
        yield texts("solve.saved_labor"), texts.money(solution.saved_labor, currency)
    yield from _figure(each, texts)


def question(each: SolveAnswer, texts: Texts) -> str:
    """What was asked, as a sentence."""
    solution, currency = each.solution, each.answer.setting.scenario.currency
    asked = Fraction(solution.asked or 0)
    match solution.goal:
        case Goal.BUDGET:
            return texts("solve.question.budget", amount=texts.price(asked, currency))
        case Goal.HEADROOM:
            return texts("solve.question.headroom", times=times(texts, asked))
        case Goal.UNIT_PRICE:
            return texts("solve.question.unit_price")
        case Goal.DAILY_CAP:
            return texts("solve.question.daily_cap")
        case Goal.BREAK_EVEN if solution.rival is not None:
            return texts("solve.question.rival", plan=solution.rival)
        case Goal.BREAK_EVEN:
            return texts("solve.question.break_even")


def _figure(each: SolveAnswer, texts: Texts) -> Iterator[tuple[str, str]]:
    """The figure that answers the question; of volumes there is none but the first that pays."""
    solution, value = each.solution, each.solution.value
    missing = texts("solve.never" if solution.decided else "table.unknown")
    match solution.goal:
        case Goal.UNIT_PRICE:
            yield texts("solve.unit_price"), missing if value is None else _price(value, each, texts)
        case Goal.DAILY_CAP:
            yield texts("solve.daily_cap"), _a_day(value, missing, texts)
        case Goal.BREAK_EVEN:
            first = next((interval.from_ for interval in solution.intervals), None)
            yield texts("table.break_even"), missing if first is None else texts.number(first)
        case _:
            return


def _price(value: int | Decimal | Fraction | Unlimited, each: SolveAnswer, texts: Texts) -> str:
    if isinstance(value, Unlimited):
        return texts("table.unlimited")
    return texts("solve.unit_price.value", amount=texts.price(Fraction(value), each.answer.setting.scenario.currency))


def _a_day(value: int | Decimal | Fraction | Unlimited | None, missing: str, texts: Texts) -> str:
    if value is None:
        return missing
    if isinstance(value, Unlimited):
        return texts("table.unlimited")
    return texts("solve.daily_cap.value", count=texts.number(value))


def reasons(each: SolveAnswer, texts: Texts) -> Iterator[str]:
    """Why the answer is what it is, a sentence each."""
    solution = each.solution
    if solution.goal is Goal.BREAK_EVEN and solution.rival is None:
        first = any(interval.from_ == 1 for interval in solution.intervals)
        yield texts("solve.why.first_message" if first else "solve.why.automation")
    if solution.rival is not None:
        yield texts("solve.why.rival")
    if solution.goal is Goal.UNIT_PRICE and solution.value is not None:
        yield texts("solve.why.unit_price")
    if solution.goal is Goal.DAILY_CAP and solution.value is not None:
        yield texts("solve.why.daily_cap")
    if solution.goal is not Goal.UNIT_PRICE and not solution.intervals:
        yield texts("solve.why.none" if solution.decided else "solve.why.none_for_certain")
    if len(solution.intervals) > 1 and solution.goal is not Goal.HEADROOM:
        yield texts("solve.why.several")
    if not solution.decided:
        yield texts("solve.why.unknown" if solution.rival is None else "solve.why.too_near")


def volume_headings(texts: Texts) -> tuple[str, ...]:
    """The headings of volumes; all are of figures."""
    return texts("solve.from"), texts("solve.to"), texts("solve.a_day")


def volume_rows(found: Iterable[Interval | Undecided], each: SolveAnswer, texts: Texts) -> Iterator[tuple[str, ...]]:
    """First and last volume a month, and the last one a day, whole."""
    days = len(each.answer.setting.active_days)
    for volumes in found:
        last = volumes.to
        to = texts("solve.open") if last is None else texts.number(last)
        a_day = texts("table.none") if last is None else texts.number(int(last) // days)
        yield texts.number(volumes.from_), to, a_day


def limit_headings(texts: Texts) -> tuple[str, ...]:
    """The headings of limits; the second and the third are of figures."""
    return texts("solve.limit"), texts("solve.most"), texts("solve.messages_from"), texts("solve.above")


def limit_rows(each: SolveAnswer, texts: Texts) -> Iterator[tuple[str, ...]]:
    """Limit, what it allows, the first volume beyond it and what happens then; each limit once."""
    seen: set[tuple[object, ...]] = set()
    for interval in each.solution.intervals:
        for crossed in interval.limits_crossed:
            key = crossed.vendor, crossed.plan, crossed.meter, crossed.per, crossed.limit
            if key not in seen:
                seen.add(key)
                yield _limit(each, crossed, texts)


def _limit(each: SolveAnswer, crossed: LimitCrossed, texts: Texts) -> tuple[str, ...]:
    most = texts("table.limit_per", limit=texts.number(crossed.limit), per=span_text(texts, crossed.per))
    if crossed.vendor is None:
        name = texts("solve.capacity")
    else:
        prices = each.answer.setting.subscriptions[crossed.vendor].prices
        plan, meter = prices.plans[crossed.plan or ""], prices.meters.get(crossed.meter)
        name = texts(
            "solve.meter",
            vendor=prices.title or crossed.vendor,
            plan=plan.title or crossed.plan or "",
            meter=crossed.meter if meter is None else meter.title,
        )
    return name, most, texts.number(crossed.from_), texts(f"on_exceed.{crossed.on_exceed}")
