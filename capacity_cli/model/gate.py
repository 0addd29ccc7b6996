"""The gate: the judged scenarios of a command, and what has changed in them since a revision."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from capacity_cli.model.answer import Answer
from capacity_cli.model.checks import CheckAnswer, CheckResult, CheckStatus, status_of
from capacity_cli.model.difference import Cause, Difference
from capacity_cli.model.metrics import SHORT_NAMES, metric
from capacity_cli.model.problems import Problem

Compared = Mapping[tuple[str, str | None], Difference]
"""What has changed in scenarios, by file and variant."""


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

    def difference(self, answer: Answer) -> Difference | None:
        """What has changed in a scenario; none if it is compared with nothing."""
        return self.compared.get((answer.file, answer.variant))

    def cause(self, answer: Answer, result: CheckResult) -> Difference | None:
        """The change that broke a check: it held before, and inputs have changed since; none if there is none."""
        difference = self.difference(answer)
        if difference is None or difference.base is None or result.status is not CheckStatus.FAILED:
            return None
        before = metric(difference.base.plan, result.metric, difference.base.setting.scenario.exchange_rates)
        failed = before is not None and status_of(before, result.minimum, result.maximum) is CheckStatus.FAILED
        return None if failed or not difference.inputs or _by_prices(difference, result.metric) else difference


def _by_prices(difference: Difference, name: str) -> bool:
    """Whether prices alone have changed a metric."""
    path = SHORT_NAMES.get(name, name)
    return any(each.metric == path and each.cause is Cause.PRICES for each in difference.changes)


def by_scenario(differences: tuple[Difference, ...]) -> Compared:
    """Differences by file and variant of the head; of what only the base has there is nothing to judge."""
    return {(each.head.file, each.head.variant): each for each in differences if each.head is not None}
