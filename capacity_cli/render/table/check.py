"""Checks and how they came out, then the findings of level error that fail as well."""

from rich.console import Console
from rich.text import Text

from capacity_cli.model.checks import CheckAnswer, CheckResult, CheckStatus
from capacity_cli.model.gate import Gate
from capacity_cli.render.rows.check import check_headings, check_row
from capacity_cli.render.rows.figures import title
from capacity_cli.render.table.diff import print_difference
from capacity_cli.render.table.layout import LEVEL_STYLE, Heading, below, columns
from capacity_cli.render.table.plan import print_findings
from capacity_cli.render.text.texts import Texts


def print_checks(out: Console, gate: Gate, texts: Texts) -> None:
    """Print the checks of some scenarios, one after another, each with what has changed since a revision."""
    for number, each in enumerate(gate.answers):
        if number:
            out.print()
        print_check(out, each, texts)
        difference = gate.difference(each.answer)
        if difference is not None and not difference.is_empty:
            out.print()
            print_difference(out, difference, texts)


def print_check(out: Console, each: CheckAnswer, texts: Texts) -> None:
    """Print the checks of one scenario."""
    out.print(Text(title(texts, each.answer), style="bold"))
    if each.results:
        metric, expected, found, status = check_headings(texts)
        headings = (Heading(metric), Heading(expected, "right"), Heading(found, "right"), Heading(status))
        below(out, columns(out, headings, (_row(result, texts) for result in each.results)))
    else:
        below(out, Text(texts("table.no_checks"), style="dim"))
    concern = tuple(placed for placed in each.answer.findings if placed.concerns_gate)
    print_findings(out, concern, texts)


def _row(result: CheckResult, texts: Texts) -> tuple[str | Text, ...]:
    *before, status = check_row(result, texts)
    return (*before, Text(status, style=_style(result)))


def _style(result: CheckResult) -> str:
    match result.status:
        case CheckStatus.PASSED:
            return "green"
        case CheckStatus.FAILED:
            return LEVEL_STYLE[result.weight]
        case CheckStatus.UNDECIDED:
            return "bold magenta"
