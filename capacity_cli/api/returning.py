"""The return of automation: from a file to what its scenario and variants save."""

from capacity_cli.api.loading import Loader
from capacity_cli.api.planning import answered
from capacity_cli.documents.refused import Refused
from capacity_cli.documents.validation import located
from capacity_cli.model.problems import Problem, ProblemCode
from capacity_cli.model.return_details import RoiAnswer, returned_on


def returned(loader: Loader, file: str) -> tuple[RoiAnswer, ...]:
    """The return of automation for a file and its variants; raises `Refused`, too, where `labor` is missing."""
    answers = []
    for loaded in loader.load(file):
        labor = loaded.scenario.labor
        if labor is None:
            raise Refused(located(loaded.node, [Problem(ProblemCode.MISSING_KEY, {"key": "labor"}, ("labor",))]))
        answers.append(returned_on(answered(loaded), labor))
    return tuple(answers)
