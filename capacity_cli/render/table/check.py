"""Checks and how they came out, then the findings of level error that fail as well."""

from collections.abc import Sequence
from fractions import Fraction

from rich.console import Console
from rich.text import Text

from capacity_cli.model.checks import CheckAnswer, CheckResult, CheckStatus
from capacity_cli.model.metrics import Known
from capacity_cli.model.scenario import Level
from capacity_cli.render.table.figures import title
from capacity_cli.render.table.layout import Heading, below, columns
from capacity_cli.render.table.plan import print_findings
from capacity_cli.render.text.texts import Texts

_STYLE = {CheckStatus.PASSED: "green", CheckStatus.FAILED: "bold red", CheckStatus.UNDECIDED: "bold yellow"}


def print_checks(out: Console, answers: Sequence[CheckAnswer], texts: Texts) -> None:
    """Print the checks of some scenarios, one after another."""
    for number, each in enumerate(answers):
        if number:
            out.print()
        print_check(out, each, texts)


def print_check(out: Console, each: CheckAnswer, texts: Texts) -> None:
    """Print the checks of one scenario."""
    out.print(Text(title(texts, each.answer), style="bold"))
    if each.results:
        headings = (
            Heading(texts("table.check")),
            Heading(texts("table.expected"), "right"),
            Heading(texts("table.found"), "right"),
            Heading(texts("table.status")),
        )
        below(out, columns(out, headings, (_row(result, texts) for result in each.results)))
    else:
        out.print(Text(f"  {texts('table.no_checks')}", style="dim"))
    worst = tuple(placed for placed in each.answer.findings if placed.finding.level is not Level.NOTE)
    print_findings(out, worst, texts)


def _row(result: CheckResult, texts: Texts) -> tuple[str | Text, ...]:
    status = texts(f"status.{result.status}")
    if result.level is not Level.ERROR:
        status = f"{status} ({texts(f'level.{result.level}')})"
    return (
        texts.plain(result.metric),
        _expected(result, texts),
        _found(result, texts),
        Text(status, style=_STYLE[result.status]),
    )


def _expected(result: CheckResult, texts: Texts) -> str:
    bounds: tuple[tuple[str, Fraction | None], ...] = (("table.min", result.minimum), ("table.max", result.maximum))
    return ", ".join(texts(key, bound=bound) for key, bound in bounds if bound is not None)


def _found(result: CheckResult, texts: Texts) -> str:
    found = result.found
    if found is None:
        missing = texts("table.no_such_metric")
        hint = texts("problem.did_you_mean", suggestion=result.suggestion) if result.suggestion else ""
        return f"{missing}; {hint}" if hint else missing
    if found.known is Known.ENDLESS:
        return texts("table.endless")
    if found.value is None:
        return texts("table.unknown")
    value = texts.number(found.value)
    return texts("table.at_least", amount=value) if found.known is Known.AT_LEAST else value
