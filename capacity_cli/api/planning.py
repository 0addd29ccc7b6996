"""Planning: from a file to the answers of its scenario and variants, every finding with its place."""

from capacity_cli.api.loading import Loaded, Loader
from capacity_cli.documents.refused import Refused
from capacity_cli.documents.validation import located
from capacity_cli.model.answer import Answer, CheckAnswer, PlacedFinding, PricesUsed, RoiAnswer
from capacity_cli.model.checks import exit_status, judge
from capacity_cli.model.plan import plan
from capacity_cli.model.problems import Problem, ProblemCode
from capacity_cli.model.roi import roi


def planned(loader: Loader, file: str) -> tuple[Answer, ...]:
    """The plan of a file's scenario, then of each variant; raises `Refused` with every problem of the file."""
    return tuple(_answer(loaded) for loaded in loader.load(file))


def returned(loader: Loader, file: str) -> tuple[RoiAnswer, ...]:
    """The return of automation for a file and its variants; raises `Refused`, too, where `labor` is missing."""
    answers = []
    for loaded in loader.load(file):
        labor = loaded.scenario.labor
        if labor is None:
            raise Refused(located(loaded.node, [Problem(ProblemCode.MISSING_KEY, {"key": "labor"}, ("labor",))]))
        answer = _answer(loaded)
        answers.append(RoiAnswer(answer, roi(answer.setting, answer.plan, labor)))
    return tuple(answers)


def checked(loader: Loader, file: str) -> tuple[CheckAnswer, ...]:
    """The checks of a file and its variants, judged; raises `Refused` with every problem of the file."""
    answers = []
    for loaded in loader.load(file):
        answer = _answer(loaded)
        results = judge(loaded.scenario, answer.plan)
        answers.append(CheckAnswer(answer, results, exit_status(results, answer.plan)))
    return tuple(answers)


def _answer(loaded: Loaded) -> Answer:
    edition, found = loaded.edition, plan(loaded.setting)
    return Answer(
        name=loaded.name,
        file=loaded.file,
        variant=loaded.variant,
        prices=PricesUsed(edition.name, edition.as_of or None, edition.digest),
        setting=loaded.setting,
        plan=found,
        findings=tuple(PlacedFinding(finding, loaded.place(finding.path)) for finding in found.findings),
    )
