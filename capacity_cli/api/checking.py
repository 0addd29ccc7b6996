"""Checking: from a file to the judged checks of its scenario and variants, under the rules of a gate."""

from dataclasses import dataclass

from capacity_cli.api.loading import Loaded, Loader
from capacity_cli.api.planning import answered
from capacity_cli.documents.policies import PolicyFile
from capacity_cli.documents.refused import Refused
from capacity_cli.model.bounds import bound_problems
from capacity_cli.model.checks import CheckAnswer, Demand, Origin, exit_status, judge
from capacity_cli.model.old_prices import without_old_prices
from capacity_cli.model.policy_terms import without_other_terms
from capacity_cli.model.problems import Problem


@dataclass(frozen=True, slots=True)
class Rules:
    """What a gate asks beside the checks of the files."""

    demands: tuple[Demand, ...] = ()
    """The checks that options demand."""
    policy: PolicyFile | None = None
    """The organisation's policy."""

    @property
    def all_demands(self) -> tuple[Demand, ...]:
        """What options and the policy demand."""
        return (*self.demands, *(() if self.policy is None else _demands_of(self.policy)))


NO_RULES = Rules()
"""A gate that asks for nothing else."""


def checked(loader: Loader, file: str, rules: Rules = NO_RULES) -> tuple[CheckAnswer, ...]:
    """The checks of a file and its variants, judged; raises `Refused` with every problem of the file."""
    return tuple(_judged(loaded, rules) for loaded in loader.load(file))


def _judged(loaded: Loaded, rules: Rules) -> CheckAnswer:
    demands = rules.all_demands
    _refuse_meaningless(loaded, demands)
    policy = None if rules.policy is None else rules.policy.policy
    answer = answered(loaded, policy)
    judged = judge(loaded.scenario, answer.plan, demands)
    if policy is not None:
        judged = without_other_terms(judged, policy, loaded.setting)
    results = without_old_prices(judged, answer.findings, answer.plan)
    places = tuple(result.place or loaded.place(result.path) for result in results)
    return CheckAnswer(answer, results, exit_status(results, answer.findings), places)


def _demands_of(found: PolicyFile) -> tuple[Demand, ...]:
    return tuple(
        Demand(name, check, Origin.POLICY, ("policy", name), found.place(("checks", name)))
        for name, check in found.policy.checks.items()
    )


def _refuse_meaningless(loaded: Loaded, demands: tuple[Demand, ...]) -> None:
    """Refuse a scenario for which a demand means nothing, such as the budget where there is none."""
    problems = [
        Problem(each.code, _in_file(each, loaded.file), demand.path, demand.place)
        for demand in demands
        for each in bound_problems({demand.metric: demand.check}, loaded.scenario.budget)
    ]
    if problems:
        raise Refused(problems)


def _in_file(problem: Problem, file: str) -> dict[str, str]:
    """What the problem names, and of what is missing the file that lacks it."""
    values = dict(problem.values)
    return {**values, "needs": f"{values['needs']} ({file})"} if "needs" in values else values
