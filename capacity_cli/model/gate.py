"""The gate: the judged scenarios of a command, and what has changed in them since a revision."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from capacity_cli.model.answer import Answer
from capacity_cli.model.catalogue.difference import PriceChange
from capacity_cli.model.checks import CheckAnswer, CheckResult, CheckStatus, status_of
from capacity_cli.model.difference import Cause, Difference, InputChange
from capacity_cli.model.metrics import SHORT_NAMES, metric
from capacity_cli.model.problems import Place, Problem

Compared = Mapping[tuple[str, str | None], Difference]
"""What has changed in scenarios, by file and variant."""


@dataclass(frozen=True, slots=True)
class Breaking:
    """What has changed and broke a check."""

    base_file: str
    """The file of the base as the user knows it."""
    inputs: tuple[InputChange, ...]
    """The values that differ."""
    prices: tuple[PriceChange, ...]
    """The prices that differ."""

    @property
    def place(self) -> Place | None:
        """Where the first of them is written; none of prices that ship or are gone."""
        places = (*(each.place for each in self.inputs), *(each.place for each in self.prices))
        return next(filter(None, places), None)


@dataclass(frozen=True, slots=True)
class Gate:
    """The judged scenarios of a command, with what a report of them needs."""

    answers: tuple[CheckAnswer, ...]
    """The scenarios, judged."""
    problems: tuple[Problem, ...]
    """What is wrong with the files that could not be used."""
    folder: str
    """The folder in which the command runs: what the user names is relative to it."""
    exit_status: int
    """0 to 3: 2 before 1 before 3 before 0."""
    compared: Compared = field(default_factory=dict)
    """What has changed since the revision that they are compared with; nothing if there is none."""
    root: str | None = None
    """The root of the repository that the folder lies in, to which paths in reports are relative; none without one."""
    first: str = ""
    """The first of the files that were named, at which stands what is said of the command line."""
    broken_base: str | None = None
    """The revision of which some files cannot be used, so that nothing is compared with them; none if all can."""

    def difference(self, answer: Answer) -> Difference | None:
        """What has changed in a scenario; none if it is compared with nothing."""
        return self.compared.get((answer.file, answer.variant))

    def cause(self, answer: Answer, result: CheckResult) -> Breaking | None:
        """What broke a check that held before: the inputs or prices that have changed since; none if nothing did."""
        difference = self.difference(answer)
        if difference is None or difference.base is None or result.status is not CheckStatus.FAILED:
            return None
        before = metric(difference.base.plan, result.metric, difference.base.setting.scenario.exchange_rates)
        failed = before is not None and status_of(before, result.minimum, result.maximum) is CheckStatus.FAILED
        found = _breaking(difference, result.metric)
        return None if failed or not (found.inputs or found.prices) else found


def _breaking(difference: Difference, name: str) -> Breaking:
    """What may have changed a metric, by the cause of its figure; of one that is no figure, everything."""
    path = SHORT_NAMES.get(name, name)
    cause = next((each.cause for each in difference.changes if each.metric == path), Cause.BOTH)
    inputs = difference.inputs if cause is not Cause.PRICES else _other_lists(difference.inputs)
    prices = difference.prices.changes if difference.prices is not None and cause is not Cause.INPUTS else ()
    return Breaking(difference.base_file, inputs, prices)


def _other_lists(inputs: tuple[InputChange, ...]) -> tuple[InputChange, ...]:
    """The one value of a scenario that changes prices: which lists hold."""
    return tuple(each for each in inputs if each.path == "prices")


def by_scenario(differences: tuple[Difference, ...]) -> Compared:
    """Differences by file and variant of the head; of what only the base has there is nothing to judge."""
    return {(each.head.file, each.head.variant): each for each in differences if each.head is not None}
