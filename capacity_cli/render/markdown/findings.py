"""Findings as a Markdown list; what is to be done beforehand becomes a list of tasks to tick off."""

from collections.abc import Iterable, Iterator

from capacity_cli.model.answer import PlacedFinding
from capacity_cli.model.problems import Problem
from capacity_cli.render.markdown.text import code, prose
from capacity_cli.render.sentences import finding_remedy, place_text, placed_message, problem_message, problem_remedy
from capacity_cli.render.text.texts import Texts

_TASKS = "checklist"


def finding_list(findings: Iterable[PlacedFinding], texts: Texts) -> str:
    """The findings with place and remedy, in their order."""
    return "\n".join(line for placed in findings for line in _lines(placed, texts))


def problem_list(problems: Iterable[Problem], texts: Texts) -> str:
    """What is wrong with documents, with place and remedy."""
    arrow = texts("table.remedy_arrow")
    return "\n".join(
        f"- {code(problem.code)} {code(place_text(texts, problem.place))}<br>{prose(problem_message(texts, problem))}"
        f"<br>{arrow} {prose(problem_remedy(texts, problem))}"
        for problem in problems
    )


def _lines(placed: PlacedFinding, texts: Texts) -> Iterator[str]:
    finding = placed.finding
    head = f"**{prose(texts(f'level.{placed.level}'))}** {code(finding.code)} {code(place_text(texts, placed.place))}"
    message, remedy = prose(placed_message(texts, placed)), prose(finding_remedy(texts, finding))
    yield f"- {head}<br>{message}<br>{texts('table.remedy_arrow')} {remedy}"
    tasks = finding.values.get(_TASKS)
    if isinstance(tasks, tuple):
        yield from (f"  - [ ] {prose(texts.shown(task))}" for task in tasks)
