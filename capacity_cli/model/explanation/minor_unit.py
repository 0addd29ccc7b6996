"""An amount to the minor unit of the answer's currency, explained: every line of the bill, and all wages, are so."""

from capacity_cli.model.explanation.arithmetic import given, in_scenario, renamed, rounded_to
from capacity_cli.model.explanation.node import Explanation, Name, named
from capacity_cli.model.money import RoundingMode, minor_unit


def to_minor_unit(name: Name, amount: Explanation, currency: str) -> Explanation:
    """The amount, half up, by a name; the amount itself by that name where rounding changes nothing."""
    unit = named("billed.minor_unit", currency=currency)
    step = given(unit, minor_unit(currency), in_scenario("currency"), currency)
    return renamed(rounded_to(name, amount, step, RoundingMode.HALF_UP), name)
