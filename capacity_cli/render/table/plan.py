"""The plan of one scenario in full: the verdict first, then capacity, limits, bill and findings."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from capacity_cli.model.answer import Answer, PlacedFinding
from capacity_cli.model.capacity import Load
from capacity_cli.model.demand import due
from capacity_cli.model.limits import LimitUse
from capacity_cli.render.rows.bill import bill_headings, bill_rows, bill_sums
from capacity_cli.render.rows.figures import title
from capacity_cli.render.rows.plan import basis, capacity_rows, limit_headings, limit_row, verdict
from capacity_cli.render.sentences import finding_remedy, place_text, placed_message
from capacity_cli.render.table.day import print_day
from capacity_cli.render.table.layout import LEVEL_STYLE, Heading, below, columns, facts, heading, pairs
from capacity_cli.render.text.texts import Texts

_LOAD_STYLE = {
    Load.VERY_LOW: "green",
    Load.LOW: "green",
    Load.MODERATE: "bold magenta",
    Load.HIGH: "bold magenta",
    Load.OVER_CAPACITY: "bold red",
}
_BODY = 4  # how far what is said of a finding is indented


def print_plan(out: Console, answer: Answer, texts: Texts) -> None:
    """Print the whole plan of one scenario."""
    out.print(Text(title(texts, answer), style="bold"))
    out.print(Text(basis(answer, texts), style="dim"))
    out.print()
    below(out, _verdict_table(out, answer, texts))
    out.print()
    out.print(heading(texts("table.capacity")))
    below(out, pairs(out, capacity_rows(answer, texts)))
    if not due(answer.setting).uniform:
        print_day(out, answer, texts)
    if answer.plan.limits:
        out.print()
        out.print(heading(texts("table.limits")))
        below(out, _limits(out, answer, texts))
    out.print()
    out.print(heading(texts("table.bill")))
    below(out, _bill(out, answer, texts))
    if answer.findings:
        out.print()
        out.print(heading(texts("table.findings")))
        print_findings(out, answer.findings, texts)


def _verdict_table(out: Console, answer: Answer, texts: Texts) -> Table:
    (label, headroom), *others = verdict(answer, texts)
    style = _LOAD_STYLE[answer.plan.capacity.load]
    return facts(out, [(label, Text(headroom, style=style)), *((name, Text(text)) for name, text in others)])


def _limits(out: Console, answer: Answer, texts: Texts) -> Table:
    vendor, meter, used, limit, percent, then = limit_headings(texts)
    figures = (Heading(each, "right") for each in (used, limit, percent))
    return columns(
        out,
        (Heading(vendor), Heading(meter), *figures, Heading(then)),
        (_limit_row(row, answer, texts) for row in answer.plan.limits),
    )


def _limit_row(row: LimitUse, answer: Answer, texts: Texts) -> tuple[str | Text, ...]:
    *before, percent, then = limit_row(row, answer, texts)
    return (*before, Text(percent, style=_limit_style(row)), then)


def _limit_style(row: LimitUse) -> str:
    if row.percent is None or row.percent < min(row.warn_at, default=1) * 100:
        return ""
    broken = row.percent > 100 if row.of_run else row.percent >= 100  # noqa: PLR2004  percent of a limit
    return "bold red" if broken else "bold magenta"


def _bill(out: Console, answer: Answer, texts: Texts) -> Table:
    line, *figures = bill_headings(answer, texts)
    headings = (Heading(line), *(Heading(each, "right") for each in figures))
    return columns(out, headings, bill_rows(answer, texts), *bill_sums(answer, texts))


def print_findings(out: Console, findings: tuple[PlacedFinding, ...], texts: Texts) -> None:
    """Print findings with level, place and remedy, the worst first."""
    for placed in findings:
        finding = placed.finding
        head = Text("  ")
        head.append(f"{texts(f'level.{placed.level}')} {finding.code}", style=LEVEL_STYLE[placed.level])
        head.append(f"  {place_text(texts, placed.place)}", style="dim")
        out.print(head, soft_wrap=True)
        below(out, Text(placed_message(texts, placed)), _BODY)
        below(out, Text(f"{texts('table.remedy_arrow')} {finding_remedy(texts, finding)}", style="dim"), _BODY)
