"""Forecasting: from a file to the months to come of its scenario and variants.

On the calendar a price holds from the month in which its date lies; the first month has those of the plan.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain

from capacity_cli.api.loading import Loaded, Loader, taken_lists
from capacity_cli.api.planning import answered
from capacity_cli.documents.dates import boundaries
from capacity_cli.documents.price_lists import Taken
from capacity_cli.documents.refused import Refused
from capacity_cli.documents.validation import located
from capacity_cli.model.forecast.forecast import ForecastAnswer, forecast
from capacity_cli.model.forecast.months import MonthLabel, PlannedMonth, planned_months
from capacity_cli.model.problems import Problem, ProblemCode
from capacity_cli.model.scenario import Scenario
from capacity_cli.model.setting import Setting, Unresolved, days_of, resolve
from capacity_cli.model.volumes import label_of, length_problems, month_after, volumes

_LAST_DAY = 31


def forecasts(months: int) -> Callable[[Loader, str], tuple[ForecastAnswer, ...]]:
    """What reads the forecasts of a file and its variants, so many months each.

    It raises `Refused` with every problem of the file, and with those that only such a forecast has.
    """
    return partial(_forecasts, months=months)


def _forecasts(loader: Loader, file: str, *, months: int) -> tuple[ForecastAnswer, ...]:
    loaded = loader.load(file)
    refuse_lengths(loaded, months)
    return tuple(_forecast(one, months) for one in loaded)


def refuse_lengths(loaded: Sequence[Loaded], months: int) -> None:
    """Raise `Refused` with every problem that only a forecast of so many months has."""
    problems = [each for one in loaded for each in located(one.node, list(length_problems(one.scenario, months)))]
    if problems:
        raise Refused({(each.code, each.place): each for each in problems}.values())  # variants share most of a file


def _forecast(loaded: Loaded, months: int) -> ForecastAnswer:
    first = answered(loaded)
    return ForecastAnswer(first, forecast(first, Calendar(loaded).planned(months)))


def _label(scenario: Scenario, number: int) -> MonthLabel:
    return number if scenario.period.month is None else label_of(scenario.period, number)


class Calendar:
    """The scenario on the days and at the prices of each month."""

    def __init__(self, loaded: Loaded) -> None:
        self.loaded = loaded
        lists = loaded.edition.lists.values()
        self.changes = sorted(set(chain.from_iterable(boundaries(listed.node) for listed in lists)))
        self.priced = {loaded.as_of: loaded.setting}

    def planned(self, months: int) -> tuple[PlannedMonth, ...]:
        """The plan of each month."""
        scenario = self.loaded.scenario
        labels = [_label(scenario, number) for number in range(months)]
        return tuple(planned_months(self.setting, labels, volumes(scenario, months)))

    def taken(self, number: int) -> Mapping[str, Taken]:
        """What the price lists say in a month, for the places of its prices."""
        period, as_of = self.loaded.scenario.period, self.loaded.as_of
        if period.month is not None and number:
            as_of = self._as_of(f"{month_after(period.month, number)}-{_LAST_DAY}")
        return self.loaded.taken if as_of == self.loaded.as_of else self._taken(as_of)

    def setting(self, number: int) -> Setting:
        """The setting of a month by its number; without a calendar that of the first."""
        own = self.loaded.setting
        period = own.scenario.period
        if period.month is None or number == 0:
            return own
        later = period.model_copy(update={"month": month_after(period.month, number)})
        scenario = own.scenario.model_copy(update={"period": later})
        setting = replace(self._priced(f"{later.month}-{_LAST_DAY}"), scenario=scenario, days=days_of(later))
        if not setting.active_days:
            raise Refused(located(self.loaded.node, [Problem(ProblemCode.NO_ACTIVE_DAY, {}, ("workload", "days"))]))
        return setting

    def _priced(self, end: str) -> Setting:
        """The setting at the prices of the last change up to the end of a month."""
        as_of = self._as_of(end)
        if as_of not in self.priced:
            self.priced[as_of] = self._resolved(as_of)
        return self.priced[as_of]

    def _as_of(self, end: str) -> str | None:
        """The date of the last change up to the end of a month; that of the first month if there is none."""
        before = self.loaded.as_of
        return max((date for date in self.changes if date <= end and (before is None or date > before)), default=before)

    def _taken(self, as_of: str | None) -> Mapping[str, Taken]:
        return taken_lists(self.loaded.edition, self.loaded.scenario, as_of)

    def _resolved(self, as_of: str | None) -> Setting:
        own = self.loaded.setting
        prices = {vendor: each.listed for vendor, each in self._taken(as_of).items()}
        try:
            return resolve(own.scenario, prices, own.cron_entries, own.beyond_json, own.other_crons)
        except Unresolved as unresolved:
            raise Refused(located(self.loaded.node, list(unresolved.problems))) from None
