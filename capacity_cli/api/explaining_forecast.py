"""Explaining a forecast: from a file and the path of one of its figures to where that comes from.

Without a number of months there are as many as the figure needs, and a year for what is not of one month.
"""

from collections.abc import Sequence
from dataclasses import replace

from capacity_cli.api.forecasting import Calendar, refuse_lengths
from capacity_cli.api.loading import Loaded
from capacity_cli.api.planning import answered
from capacity_cli.api.tracing import standings_of, unknown_metric
from capacity_cli.documents.refused import Refused
from capacity_cli.model.explanation.answer import ExplainAnswer
from capacity_cli.model.forecast.explained import ForecastExplained
from capacity_cli.model.forecast.forecast import forecast
from capacity_cli.model.growth import MOST_MONTHS

_A_YEAR = 12


def explained_ahead(loaded: Sequence[Loaded], metric: str, months: int | None) -> tuple[ExplainAnswer, ...]:
    """The explanation of a figure of the forecasts of a file and its variants.

    Raises `Refused` where none of them has such a figure, and with what only a forecast has to refuse.
    """
    length = months or _needed(metric)
    refuse_lengths(loaded, length)
    names: list[str] = []
    found = tuple(_explained(each, metric, length, names) for each in loaded)
    if all(each.explanation is None for each in found):
        raise Refused([unknown_metric(metric, names)])
    return found


def _needed(metric: str) -> int:
    """How many months a forecast must have for a figure."""
    match metric.split("."):
        case ["months", number, *_] if number.isascii() and number.isdecimal() and len(number) <= len(str(MOST_MONTHS)):
            return min(int(number) + 1, MOST_MONTHS)
        case _:
            return _A_YEAR


def _explained(loaded: Loaded, metric: str, months: int, names: list[str]) -> ExplainAnswer:
    """The explanation for one of them; `names` gets those that can be asked for."""
    calendar, answer = Calendar(loaded), answered(loaded)
    planned = calendar.planned(months)
    each = ForecastExplained(forecast(answer, planned), planned)
    names.extend(each.names())
    explanation = each.metric(metric)
    if explanation is None:
        return ExplainAnswer(answer, metric, None, {})
    of_month = replace(loaded, taken=calendar.taken(each.month_of(metric)))
    return ExplainAnswer(answer, metric, explanation, dict(standings_of(of_month, explanation)))
