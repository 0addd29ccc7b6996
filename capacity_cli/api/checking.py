"""Checking: from a file to the judged checks of its scenario and variants."""

from capacity_cli.api.loading import Loader
from capacity_cli.api.planning import answered
from capacity_cli.model.checks import CheckAnswer, exit_status, judge


def checked(loader: Loader, file: str) -> tuple[CheckAnswer, ...]:
    """The checks of a file and its variants, judged; raises `Refused` with every problem of the file."""
    answers = []
    for loaded in loader.load(file):
        answer = answered(loaded)
        results = judge(loaded.scenario, answer.plan)
        places = tuple(loaded.place(result.path) for result in results)
        answers.append(CheckAnswer(answer, results, exit_status(results, answer.plan), places))
    return tuple(answers)
