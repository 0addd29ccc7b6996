"""Which input moves the monthly saving most: each is taken to the ends of its range while all others stay.

An input that is no range in the file goes 20 % down and up. Each end is planned anew, open plans included.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Annotated, Any

from capacity_cli.model.choosing import chosen_anew
from capacity_cli.model.fields import Model
from capacity_cli.model.leaves import Leaf, Money, Quantity
from capacity_cli.model.numbers import EXACT, Exact, exact, round_half_up
from capacity_cli.model.plan import plan
from capacity_cli.model.problems import Path
from capacity_cli.model.ranges import Estimate
from capacity_cli.model.roi import monthly_saving
from capacity_cli.model.scenario import Labor, Scenario
from capacity_cli.model.setting import Setting
from capacity_cli.model.units import Measured

DEVIATION = Decimal("0.2")
"""How far an input goes down and up, as a share of it, where the file has no range for it."""
_WHOLE_INPUTS = ("messages_per_day", "workflows")
SHARES = ("failure_rate", "invalid_share")
"""The inputs that are shares, by the last step of their paths."""


@dataclass(frozen=True, slots=True)
class Swing:
    """What an input does to the monthly saving, with everything else as it is."""

    input: str
    """The input: its path in the scenario."""
    low: Quantity
    """The lowest value that it is taken to; a share as a part of 1."""
    value: Quantity
    """The value that the plan takes: the middle of a range."""
    high: Quantity
    """The highest value."""
    unit: str
    """The unit that the file writes behind it; an empty text where it writes none."""
    stated: bool
    """Whether the file has the range; if not, it is 20 % down and up."""
    saving_at_low: Money | None
    """The monthly saving at the lowest value; null where the bill is not complete there."""
    saving_at_high: Money | None
    """The monthly saving at the highest value."""
    swing: Money | None
    """How far the two are apart, 0 or more; null where one is not known."""
    path: Annotated[Path, Leaf.HIDDEN]
    """Where the input stands in the scenario."""


@dataclass(frozen=True, slots=True)
class _Input:
    """An input that may turn out otherwise."""

    path: Path
    """Where it stands."""
    low: Exact
    """The lowest value."""
    value: Exact
    """The value that counts."""
    high: Exact
    """The highest value."""
    unit: str = ""
    """The unit that is written behind it."""
    stated: bool = False
    """Whether the file has the range."""


def tornado(setting: Setting) -> tuple[Swing, ...]:
    """Each input with what it does, the strongest first; an input of 0 has nowhere to go and is left out."""
    labor = setting.scenario.labor
    if labor is None:
        return ()
    swings = [_swing(setting, each) for each in _inputs(setting, labor)]
    return tuple(sorted(swings, key=lambda each: -1 if each.swing is None else each.swing, reverse=True))


def _swing(setting: Setting, each: _Input) -> Swing:
    low, high = (_saving_with(setting, each.path, value) for value in (each.low, each.high))
    swing = None if low is None or high is None else abs(high - low)
    name = ".".join(map(str, each.path))
    return Swing(name, each.low, each.value, each.high, each.unit, each.stated, low, high, swing, each.path)


def _saving_with(setting: Setting, path: Path, value: Exact) -> Decimal | None:
    """The monthly saving if an input has another value; none where the bill is not complete then."""
    scenario: Scenario = changed(setting.scenario, path, value)
    other = chosen_anew(replace(setting, scenario=scenario))
    with localcontext(EXACT):
        return None if scenario.labor is None else monthly_saving(other, plan(other).cost, scenario.labor)


def changed(owner: Any, path: Path, value: Exact) -> Any:
    """A part of a document with a number below it replaced, which keeps its kind."""
    if not path:
        return _like(owner, value)
    step, *rest = path
    if isinstance(owner, Model):
        return owner.model_copy(update={str(step): changed(getattr(owner, str(step)), tuple(rest), value)})
    return {**owner, step: changed(owner[step], tuple(rest), value)}


def _like(old: object, value: Exact) -> object:
    """A number in the form of the one that it replaces."""
    match old:
        case Estimate():
            assert isinstance(value, Decimal)  # noqa: S101  documents hold decimals, and so are a fifth and a half of one
            return Estimate.exactly(value)
        case Measured():
            return old._replace(number=value)
        case int():
            return int(value)
        case _:
            return value


def _inputs(setting: Setting, labor: Labor) -> Iterator[_Input]:
    """The inputs on which the saving may depend, as far as they are known and above 0: labour, work, then prices."""
    of_labor: Mapping[Path, Estimate] = {
        ("labor", "hourly_wage"): labor.hourly_wage,
        ("labor", "manual", "hours_per_day"): labor.manual.hours_per_day,
        ("labor", "automated", "hours_per_month"): labor.automated.hours_per_month,
    }
    for path, estimate in of_labor.items():
        if not estimate.is_exact:
            yield _Input(path, estimate.low, estimate.middle, estimate.high, stated=True)
        elif estimate.low:
            yield _around(path, estimate.low)
    for path, number in _numbers(setting):
        if isinstance(number, Measured):
            if number.number:
                yield _around(path, number.number, number.unit)
        elif number:
            yield _around(path, number)


def _numbers(setting: Setting) -> Iterator[tuple[Path, Exact | int | Measured | None]]:
    """The other numbers that people estimate, as they are written."""
    scenario = setting.scenario
    for name in (*_WHOLE_INPUTS, *SHARES):
        yield ("workload", name), getattr(scenario.workload, name)
    yield ("scheduler", "seconds_per_job"), scenario.scheduler.seconds_per_job
    for meter, footprint in scenario.footprint.items():
        yield from ((("footprint", meter, driver), used) for driver, used in footprint.written())
    billed = {each.prices.currency for each in setting.subscriptions.values()} - {scenario.currency}
    for currency in sorted(billed):
        yield ("exchange_rates", currency), scenario.exchange_rates[currency]


def _around(path: Path, number: Exact | int, unit: str = "") -> _Input:
    """An input that goes as far down as up; messages and workflows stay whole, shares at most the whole."""
    low, high = (exact(Fraction(number) * Fraction(factor)) for factor in (1 - DEVIATION, 1 + DEVIATION))
    if path[-1] in _WHOLE_INPUTS:
        low, high = max(Decimal(1), round_half_up(low)), round_half_up(high)
    if path[-1] in SHARES:
        high = min(high, Decimal(1))
    return _Input(path, low, exact(number), high, unit)
