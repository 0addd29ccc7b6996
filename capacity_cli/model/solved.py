"""What `solve` found for a scenario, beside the plan that it starts from."""

from dataclasses import dataclass

from capacity_cli.model.answer import Answer
from capacity_cli.model.solving.solve import Solution


@dataclass(frozen=True, slots=True)
class SolveAnswer:
    """The answer to a question for one scenario or variant."""

    answer: Answer
    """The plan of the scenario as it stands."""
    solution: Solution
    """What was found."""
