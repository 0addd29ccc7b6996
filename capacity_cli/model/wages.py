"""What labour costs, and what of it automation saves; neither depends on how much is sent.

Of a range the middle counts.
"""

from decimal import Decimal

from capacity_cli.model.labor import Labor
from capacity_cli.model.money import convert
from capacity_cli.model.numbers import EXACT


def manual_wages(labor: Labor, days: int, currency: str) -> Decimal:
    """The wages of sending by hand in a period of so many days."""
    return _wages(EXACT.multiply(labor.manual.hours_per_day.middle, days), labor, currency)


def automated_wages(labor: Labor, currency: str) -> Decimal:
    """The wages of looking after the service in the period."""
    return _wages(labor.automated.hours_per_month.middle, labor, currency)


def saved_wages(labor: Labor, days: int, currency: str) -> Decimal:
    """What automation saves of them in a period of so many days; below 0 where it takes more labour."""
    return manual_wages(labor, days, currency) - automated_wages(labor, currency)


def _wages(hours: Decimal, labor: Labor, currency: str) -> Decimal:
    return convert(EXACT.multiply(hours, labor.hourly_wage.middle), Decimal(1), currency)
