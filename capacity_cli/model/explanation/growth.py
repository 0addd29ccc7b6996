"""What tells a later month from the first, explained: its volume after growth, and what was stored before it.

Growth that is the same in every month is a formula; with a list, steps or seasons a volume is followed month by month.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from capacity_cli.model.explanation.arithmetic import defined, fixed, given, given_share, in_scenario, made, whole
from capacity_cli.model.explanation.node import Explanation, Operation, named
from capacity_cli.model.growth import GrowthEntry
from capacity_cli.model.metrics import Known
from capacity_cli.model.numbers import exact
from capacity_cli.model.setting import Setting
from capacity_cli.model.stocks import growth_of

_GROWTH = ("workload", "growth")


def volume(setting: Setting) -> Explanation:
    """The messages that become due on an active day of a month."""
    ahead = setting.ahead
    return (
        volume_in(setting, 0, Fraction(0))
        if ahead is None
        else volume_in(setting, ahead.number, ahead.messages_per_day)
    )


def volume_in(setting: Setting, months: int, found: Fraction) -> Explanation:
    """The same of the month that is so many after the first, where growth makes it so much."""
    first, growth = _first(setting), setting.scenario.workload.growth
    if growth is None or not months:
        return first
    name, number = named("explain.messages_per_day"), fixed(named("explain.months_after_first"), months)
    if growth.by_month is None and not growth.steps and not growth.seasons:
        change = given_share(named("explain.growth"), growth.monthly, in_scenario(*_GROWTH, "monthly"))
        factor = made(Operation.SUM, named("explain.growth_factor"), whole(named("explain.whole")), change)
        grown = made(Operation.POWER, named("explain.grown"), factor, number)
        product = made(Operation.PRODUCT, name, first, grown)
        return replace(product, figure=exact(found))  # the same to 60 digits
    parts = (first, number, *_changes(growth, months))
    return defined(name, found, Known.EXACTLY, named("explain.grown_defined"), *parts)


def _first(setting: Setting) -> Explanation:
    figure = setting.scenario.workload.messages_per_day
    return given(named("explain.messages_per_day"), figure, in_scenario("workload", "messages_per_day"))


def _changes(growth: GrowthEntry, number: int) -> Iterator[Explanation]:
    """What changes the volume up to a month."""
    if growth.monthly is not None:
        yield given_share(named("explain.growth"), growth.monthly, in_scenario(*_GROWTH, "monthly"))
    for month, change in enumerate((growth.by_month or ())[:number], start=1):
        yield given_share(named("explain.growth_of_month", month=month), change, in_scenario(*_GROWTH))
    for at, step in enumerate(growth.steps):
        name = named("explain.growth_step", month=str(step.from_))
        if step.to is not None:
            yield given(name, step.to, in_scenario(*_GROWTH, "steps", at, "to"))
        else:
            yield given_share(name, step.by, in_scenario(*_GROWTH, "steps", at, "by"))
    for month, change in growth.seasons.items():
        name = named("explain.growth_season", month=month)
        yield given_share(name, change, in_scenario(*_GROWTH, "seasons", str(month)))


def grown_stock(
    now: Explanation, added: Explanation, before: tuple[Fraction | None, ...], kept_months: Decimal | None
) -> tuple[Explanation, Explanation]:
    """What is stored when a later month begins, and by how much it grows in it; `before` is what earlier ones added."""
    known = tuple(each for each in before if each is not None)
    note = named("explain.added_before_defined", months=len(before))
    if now.number is None or added.number is None or len(known) < len(before):
        unknown = defined(named("explain.added_before"), None, Known.NOTHING, note)
        return made(Operation.SUM, named("explain.stored_now"), now, unknown), added
    kept = None if kept_months is None else Fraction(kept_months)
    growth = growth_of(now.number, (added.number, *known), kept)
    earlier = defined(named("explain.added_before"), growth.now - now.number, Known.EXACTLY, note)
    start = made(Operation.SUM, named("explain.stored_at_start"), now, earlier)
    if growth.a_month == added.number:
        return start, added
    change = defined(named("explain.grows_by"), growth.a_month, Known.EXACTLY, named("explain.grows_by_defined"), added)
    return start, change
