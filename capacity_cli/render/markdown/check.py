"""Checks as a Markdown comment: a hidden mark, the verdict, what failed, and everything else folded.

A comment holds 65,536 characters at most: the worst scenarios come first, and a line says how many are left out.
"""

from collections.abc import Iterator, Sequence

from capacity_cli.model.checks import CheckAnswer, CheckStatus
from capacity_cli.model.difference import Difference
from capacity_cli.model.gate import Gate
from capacity_cli.model.problems import Problem
from capacity_cli.model.scenario import Level
from capacity_cli.render.markdown.diff import difference_blocks
from capacity_cli.render.markdown.findings import finding_list, problem_list
from capacity_cli.render.markdown.plans import parts
from capacity_cli.render.markdown.room import Room
from capacity_cli.render.markdown.text import details, document, heading, prose, table
from capacity_cli.render.rows.check import check_headings, check_row
from capacity_cli.render.rows.diff import overview
from capacity_cli.render.rows.figures import first_limit, times, title, total
from capacity_cli.render.text.texts import Texts

MARK = "<!-- capacity-check -->"
"""What the comment begins with, so that it is found again and updated."""
LONGEST = 65_536
"""The characters that a comment holds at most."""

_NOTES = 1500  # room for the lines that say what is left out or known
_SHARES = 3
"""The problems, and the overview of the scenarios, get no more than the third part as long as there is more to say."""
_STATUS = {0: "passes", 1: "fails", 2: "refused", 3: "undecided"}


def check_markdown(gate: Gate, texts: Texts) -> str:
    """The document of `capacity check --format markdown`."""
    known = sum(map(_known, gate.answers))
    verdict = _verdict(gate.exit_status, gate.answers, texts) if gate.answers else texts("comment.nothing")
    top = [MARK, heading(verdict, 2)]
    room = Room(LONGEST - _NOTES - sum(map(len, top)))
    problems = _fitting_problems(gate.problems, room, texts)
    if known:
        top.append(prose(texts("comment.known", count=known)))
    if gate.broken_base is not None:
        top.append(prose(texts("comment.broken_base", revision=gate.broken_base)))
    worst_first = sorted(gate.answers, key=lambda each: _rank(each, gate.difference(each.answer)))
    return document(*top, *problems, *_scenarios(gate, worst_first, room, texts))


def _rank(each: CheckAnswer, difference: Difference | None) -> int:
    """What fails comes first, then what is undecided, then what has changed."""
    if each.exit_status:
        return 0 if each.exit_status == 1 else 1
    return 3 if difference is None or difference.is_empty else 2


def _verdict(exit_status: int, judged: Sequence[CheckAnswer], texts: Texts) -> str:
    """How a gate comes out; where the baseline knows of failures, it cannot be said that all holds."""
    status = _STATUS[exit_status]
    if status == "passes" and any(map(_known, judged)):
        status = "no_worse"
    only_old = any(each.has_old_prices for each in judged) and not any(each.lacks_figures for each in judged)
    if status == "undecided" and only_old:
        status = "too_old"
    return texts(f"comment.{status}")


def _fitting_problems(problems: Sequence[Problem], room: Room, texts: Texts) -> Iterator[str]:
    lines = problem_list(problems, texts).splitlines()
    shown = room.lines(lines, _SHARES)
    yield "\n".join(lines[:shown])
    if shown < len(lines):
        yield prose(texts("comment.more_problems", count=len(lines) - shown))


def _scenarios(gate: Gate, answers: Sequence[CheckAnswer], room: Room, texts: Texts) -> Iterator[str]:
    """The overview, then what fails and what has changed, then whole plans; of the first scenarios as much as fits."""
    if not answers:
        return
    headings, marks, *rows = _overview(gate, answers, texts).split("\n")
    room.lines([headings, marks])
    parts_of = _Parts(gate, room, texts)
    shown = room.lines(rows, _SHARES)
    parts_of.add(answers[:shown])
    more = room.lines(rows[shown:])
    parts_of.add(answers[shown : shown + more])
    parts_of.add_plans(answers[: shown + more])
    left_out = len(rows) - shown - more
    yield "\n".join([headings, marks, *rows[: shown + more]])
    yield from (*parts_of.failing, *parts_of.changed, *parts_of.plans)
    if parts_of.cut or left_out:
        yield prose(texts("comment.left_out", scenarios=left_out, all=len(rows), cut=len(parts_of.cut)))


class _Parts:
    """What is said of scenarios beside their rows, as far as there is room."""

    def __init__(self, gate: Gate, room: Room, texts: Texts) -> None:
        self._gate, self._room, self._texts = gate, room, texts
        self.failing: list[str] = []
        self.changed: list[str] = []
        self.plans: list[str] = []
        self.cut: set[tuple[str, str | None]] = set()

    def add(self, answers: Sequence[CheckAnswer]) -> None:
        """What fails and what has changed in each."""
        for each in answers:
            self.failing += self._fitting(each, _failing(each, self._texts))
            self.changed += self._fitting(each, _changed(self._gate.difference(each.answer), self._texts))

    def add_plans(self, answers: Sequence[CheckAnswer]) -> None:
        """The whole plan of each."""
        for each in answers:
            self.plans += self._fitting(each, _whole_plan(each, self._texts))

    def _fitting(self, each: CheckAnswer, blocks: Iterator[str]) -> list[str]:
        kept, whole = self._room.section(blocks)
        if not whole:
            self.cut.add((each.answer.file, each.answer.variant))
        return kept


def _whole_plan(each: CheckAnswer, texts: Texts) -> Iterator[str]:
    yield details(texts("comment.whole_plan", name=title(texts, each.answer)), *parts(each.answer, texts, level=3))


def _known(each: CheckAnswer) -> int:
    """How much fails that the baseline knows."""
    errors = sum(placed.is_known for placed in each.answer.findings)
    return errors + sum(result.is_known for result in each.results)


def _changed(difference: Difference | None, texts: Texts) -> Iterator[str]:
    """What has changed since the revision, if anything has."""
    if difference is not None and not difference.is_empty:
        yield heading(texts("comment.changed", name=title(texts, difference.shown)), 3)
        yield from difference_blocks(difference, texts, level=4)


def _overview(gate: Gate, answers: Sequence[CheckAnswer], texts: Texts) -> str:
    keys = ("table.headroom", "table.monthly_cost", "table.first_limit", "table.status")
    return table(("", *map(texts, keys)), (_row(each, gate.difference(each.answer), texts) for each in answers))


def _row(each: CheckAnswer, difference: Difference | None, texts: Texts) -> tuple[str, ...]:
    plan, currency = each.answer.plan, each.answer.setting.scenario.currency
    both: tuple[str, ...] = (times(texts, plan.capacity.headroom), total(texts, plan.cost, currency))
    if difference is not None:
        both = tuple(value for _, value in overview(difference, texts))
    return (
        title(texts, each.answer),
        *both,
        first_limit(texts, plan.limits),
        _verdict(each.exit_status, (each,), texts),
    )


def _failing(each: CheckAnswer, texts: Texts) -> Iterator[str]:
    """What keeps a scenario from passing, or would if it were not put up with, if anything does."""
    rows = [check_row(result, texts) for result in each.results if result.status is not CheckStatus.PASSED]
    every = each.answer.findings
    errors = [placed for placed in every if placed.usual_level is Level.ERROR or placed.is_old_price]
    if rows or errors:
        yield heading(title(texts, each.answer), 3)
    if rows:
        yield table(check_headings(texts), rows, figures=slice(1, 3))
    if errors:
        yield finding_list(errors, texts)
