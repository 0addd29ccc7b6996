"""Plans as Markdown: the verdict first, then capacity, limits, bill and findings of each scenario."""

from collections.abc import Sequence

from capacity_cli.model.answer import Answer
from capacity_cli.render.markdown.findings import finding_list
from capacity_cli.render.markdown.text import document, heading, prose, table
from capacity_cli.render.rows.bill import bill_headings, bill_rows, bill_sums
from capacity_cli.render.rows.figures import title
from capacity_cli.render.rows.plan import basis, capacity_rows, limit_headings, limit_row, verdict
from capacity_cli.render.text.texts import Texts


def plan_markdown(answers: Sequence[Answer], texts: Texts) -> str:
    """The document of `capacity plan --format markdown`."""
    return document(*(block for answer in answers for block in (_heading(answer, texts), *parts(answer, texts))))


def _heading(answer: Answer, texts: Texts) -> str:
    return heading(title(texts, answer), 1)


def parts(answer: Answer, texts: Texts, *, level: int = 2) -> list[str]:
    """The parts of one plan, without its title; their headings have the level."""
    blocks = [prose(basis(answer, texts)), verdict_table(answer, texts)]
    blocks += _section(texts("table.capacity"), level, table(("", "", ""), capacity_rows(answer, texts)))
    if answer.plan.limits:
        rows = (limit_row(row, answer, texts) for row in answer.plan.limits)
        blocks += _section(texts("table.limits"), level, table(limit_headings(texts), rows, figures=slice(2, 5)))
    lines = [*bill_rows(answer, texts), *bill_sums(answer, texts)]
    blocks += _section(texts("table.bill"), level, table(bill_headings(answer, texts), lines, figures=slice(1, None)))
    if answer.findings:
        blocks += _section(texts("table.findings"), level, finding_list(answer.findings, texts))
    return blocks


def verdict_table(answer: Answer, texts: Texts) -> str:
    """Headroom, bottleneck, bill and the first limit."""
    return table(("", ""), verdict(answer, texts))


def _section(name: str, level: int, block: str) -> list[str]:
    return [heading(name, level), block]
