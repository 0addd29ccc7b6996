"""What moves the saving, explained: the ends of an input, and the saving that is planned anew at each."""

from decimal import Decimal

from capacity_cli.model.explanation.arithmetic import defined, defined_money, given, in_scenario, made
from capacity_cli.model.explanation.node import Explanation, Operation, named
from capacity_cli.model.metrics import Known
from capacity_cli.model.tornado import DEVIATION, Swing


def swing_figure(swing: Swing, figure: str, currency: str) -> Explanation | None:
    """The explanation of a figure of an input; none if it has none."""
    ends = {side: _end(swing, side) for side in ("low", "high")}
    at_low = _saving(swing, swing.saving_at_low, ends["low"], currency)
    at_high = _saving(swing, swing.saving_at_high, ends["high"], currency)
    match figure:
        case "low" | "high":
            return ends[figure]
        case "value":
            return _value(swing)
        case "saving_at_low":
            return at_low
        case "saving_at_high":
            return at_high
        case "swing":
            less, more = sorted((at_low, at_high), key=lambda each: each.number or 0)
            return made(Operation.DIFFERENCE, named("roi.apart", input=swing.input), more, less, currency=currency)
        case _:
            return None


def _value(swing: Swing) -> Explanation:
    return given(named("roi.value_of", input=swing.input), swing.value, in_scenario(*swing.path))


def _end(swing: Swing, side: str) -> Explanation:
    """An end of an input: of its range, or a part of it down or up."""
    name, figure = named(f"roi.end.{side}", input=swing.input), swing.low if side == "low" else swing.high
    if swing.stated:
        return given(name, figure, in_scenario(*swing.path))
    note = named(f"roi.deviation.{side}", percent=int(DEVIATION * 100))
    return defined(name, Decimal(figure) if isinstance(figure, int) else figure, Known.EXACTLY, note, _value(swing))


def _saving(swing: Swing, saving: Decimal | None, end: Explanation, currency: str) -> Explanation:
    name, note = named("roi.saving_at", input=swing.input), named("roi.planned_anew")
    return defined_money(name, saving, note, end, currency=currency)
