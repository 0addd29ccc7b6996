"""Explaining an answer of `solve`: from a file, the path of one of its figures and its question to where it comes from.

Without its question such a figure does not exist; an answer that lacks it says so where `solve` is told to look.
"""

from collections.abc import Sequence

from capacity_cli.api.loading import Loaded
from capacity_cli.api.solving import solution_for
from capacity_cli.api.tracing import standings_of, unknown_metric
from capacity_cli.documents.refused import Refused
from capacity_cli.model.explanation.answer import ExplainAnswer
from capacity_cli.model.explanation.solution import SolutionExplained
from capacity_cli.model.problems import Word
from capacity_cli.model.solving.solve import Question


def explained_solution(loaded: Sequence[Loaded], metric: str, question: Question | None) -> tuple[ExplainAnswer, ...]:
    """The explanation of a figure of what a file and its variants answer.

    Raises `Refused` without a question, where a file lacks what it is about, and where no answer has such a figure.
    """
    if question is None:
        raise Refused([unknown_metric(metric, (), Word("solved.needs_question"))])
    names: list[str] = []
    found = tuple(_explained(each, metric, question, names) for each in loaded)
    if all(each.explanation is None for each in found):
        begins = metric.partition(".")[0]
        missing = not any(name.partition(".")[0] == begins for name in names)
        raise Refused([unknown_metric(metric, names, Word("solved.no_such_figure") if missing else None)])
    return found


def _explained(loaded: Loaded, metric: str, question: Question, names: list[str]) -> ExplainAnswer:
    """The explanation for one of them; `names` gets those that can be asked for."""
    solved = solution_for(loaded, question)
    each = SolutionExplained(solved.answer.setting, solved.answer.plan, question, solved.solution)
    names.extend(each.names())
    explanation = each.metric(metric)
    standings = {} if explanation is None else dict(standings_of(loaded, explanation))
    return ExplainAnswer(solved.answer, metric, explanation, standings)
