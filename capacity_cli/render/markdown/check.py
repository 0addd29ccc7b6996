"""Checks as a Markdown comment: a hidden mark, the verdict, what failed, and everything else folded.

A comment holds 65,536 characters at most: what does not fit is left out, and a line says so.
"""

from collections.abc import Iterator, Sequence

from capacity_cli.model.checks import CheckAnswer, CheckStatus
from capacity_cli.model.difference import Difference
from capacity_cli.model.gate import Gate
from capacity_cli.model.scenario import Level
from capacity_cli.render.markdown.diff import difference_blocks
from capacity_cli.render.markdown.findings import finding_list, problem_list
from capacity_cli.render.markdown.plans import parts
from capacity_cli.render.markdown.text import details, document, prose, table
from capacity_cli.render.rows.check import check_headings, check_row
from capacity_cli.render.rows.diff import overview
from capacity_cli.render.rows.figures import first_limit, times, title, total
from capacity_cli.render.text.texts import Texts

MARK = "<!-- capacity-check -->"
"""What the comment begins with, so that it is found again and updated."""
LONGEST = 65_536
"""The characters that a comment holds at most."""

_STATUS = {0: "passes", 1: "fails", 2: "refused", 3: "undecided"}


def check_markdown(gate: Gate, texts: Texts) -> str:
    """The document of `capacity check --format markdown`."""
    verdict = _verdict(gate.exit_status, gate.answers, texts)
    return fitted(MARK, f"## {prose(verdict)}", *_blocks(gate, texts), texts=texts)


def _verdict(exit_status: int, judged: Sequence[CheckAnswer], texts: Texts) -> str:
    """How a gate comes out; where the baseline knows of failures, it cannot be said that all holds."""
    status = _STATUS[exit_status]
    if status == "passes" and any(map(_known, judged)):
        status = "no_worse"
    only_old = any(each.has_old_prices for each in judged) and not any(each.lacks_figures for each in judged)
    if status == "undecided" and only_old:
        status = "too_old"
    return texts(f"comment.{status}")


def fitted(*blocks: str, texts: Texts) -> str:
    """As many of the blocks, in their order, as a comment holds; a last line says how many are left out."""
    kept: list[str] = []
    room = LONGEST
    for block in blocks:
        room -= len(block) + 2
        if room < _NOTE:
            left_out = prose(texts("comment.left_out", blocks=len(blocks) - len(kept)))
            return document(*kept, left_out)
        kept.append(block)
    return document(*kept)


_NOTE = 500  # room for that line


def _blocks(gate: Gate, texts: Texts) -> Iterator[str]:
    if gate.problems:
        yield problem_list(gate.problems, texts)
    if known := sum(map(_known, gate.answers)):
        yield prose(texts("comment.known", count=known))
    if gate.answers:
        yield _overview(gate, texts)
    for each in gate.answers:
        yield from _failing(each, texts)
    for each in gate.answers:
        yield from _changed(gate.difference(each.answer), texts)
    for each in gate.answers:
        yield details(texts("comment.whole_plan", name=title(texts, each.answer)), *parts(each.answer, texts))


def _known(each: CheckAnswer) -> int:
    """How much fails that the baseline knows."""
    errors = sum(placed.is_known for placed in each.answer.findings)
    return errors + sum(result.is_known for result in each.results)


def _changed(difference: Difference | None, texts: Texts) -> Iterator[str]:
    """What has changed since the revision, if anything has."""
    if difference is not None and not difference.is_empty:
        yield f"### {prose(texts('comment.changed', name=title(texts, difference.shown)))}"
        yield from difference_blocks(difference, texts)


def _overview(gate: Gate, texts: Texts) -> str:
    keys = ("table.headroom", "table.monthly_cost", "table.first_limit", "table.status")
    return table(("", *map(texts, keys)), (_row(each, gate.difference(each.answer), texts) for each in gate.answers))


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
        yield f"### {prose(title(texts, each.answer))}"
    if rows:
        yield table(check_headings(texts), rows, figures=slice(1, 3))
    if errors:
        yield finding_list(errors, texts)
