"""Several scenarios: up to six side by side, more as one row each."""

from collections.abc import Callable, Sequence

from rich.console import Console
from rich.text import Text

from capacity_cli.model.answer import Answer
from capacity_cli.model.scenario import Level
from capacity_cli.render.rows.figures import count, first_limit, short_title, times, total, unit_cost, weighed
from capacity_cli.render.table.layout import Heading, columns, fits
from capacity_cli.render.text.texts import Texts

SIDE_BY_SIDE = 6
"""The most scenarios that stand side by side."""

Figure = Callable[[Answer, Texts], str]


def _findings(answer: Answer, texts: Texts) -> str:
    return f"{texts.number(weighed(answer, Level.ERROR))}, {texts.number(weighed(answer, Level.WARNING))}"


def _monthly_cost(answer: Answer, texts: Texts) -> str:
    return total(texts, answer.plan.cost, answer.setting.scenario.currency)


def _growth(answer: Answer, texts: Texts) -> str:
    return count(texts, answer.plan.capacity.peak.backlog_growth_per_day, 1)


_FIGURES: tuple[tuple[str, Figure], ...] = (
    ("table.headroom", lambda answer, texts: times(texts, answer.plan.capacity.headroom)),
    ("table.load", lambda answer, texts: texts(f"load.{answer.plan.capacity.load}")),
    ("table.bottleneck", lambda answer, texts: texts(f"constraint.{answer.plan.capacity.bottleneck}")),
    ("table.runs_per_day", lambda answer, texts: count(texts, answer.plan.capacity.runs_per_day, 2)),
    ("table.jobs_per_run", lambda answer, texts: count(texts, answer.plan.capacity.jobs_per_run)),
    ("table.messages_per_day", lambda answer, texts: count(texts, answer.plan.capacity.messages_per_day, 1)),
    ("table.demand_per_day", lambda answer, texts: count(texts, answer.plan.capacity.demand_per_day)),
    ("table.peak_headroom", lambda answer, texts: times(texts, answer.plan.capacity.peak.headroom)),
    ("table.wait", lambda answer, texts: count(texts, answer.plan.capacity.peak.wait_minutes, 1)),
    ("table.backlog", lambda answer, texts: count(texts, answer.plan.capacity.peak.backlog_jobs, 1)),
    ("table.growth", _growth),
    ("table.first_limit", lambda answer, texts: first_limit(texts, answer.plan.limits)),
    ("table.monthly_cost", _monthly_cost),
    ("table.unit_price", lambda answer, texts: unit_cost(texts, answer.plan.cost, answer.setting.scenario.currency)),
    ("table.errors_warnings", _findings),
)


def print_side_by_side(out: Console, answers: Sequence[Answer], texts: Texts) -> None:
    """Print up to six scenarios, a column each."""
    shown = [entry for entry in _FIGURES if entry[0] != "table.growth" or _any_growth(answers)]
    headings = [Heading(""), *(Heading(short_title(texts, answer), "right") for answer in answers)]
    rows: list[list[str | Text]] = [
        [Text(texts(key), style="dim"), *(figure(answer, texts) for answer in answers)] for key, figure in shown
    ]
    half = len(answers) // 2
    if half and not fits(out, headings, rows):  # two narrower tables rather than broken numbers
        print_side_by_side(out, answers[: len(answers) - half], texts)
        out.print()
        print_side_by_side(out, answers[len(answers) - half :], texts)
        return
    out.print(columns(out, headings, rows))


def _any_growth(answers: Sequence[Answer]) -> bool:
    return any(answer.plan.capacity.peak.backlog_growth_per_day is not None for answer in answers)


def print_rows(out: Console, answers: Sequence[Answer], texts: Texts) -> None:
    """Print many scenarios, a row each."""
    headings = (
        Heading(texts("table.scenario")),
        Heading(texts("table.headroom"), "right"),
        Heading(texts("table.bottleneck")),
        Heading(texts("table.wait"), "right"),
        Heading(texts("table.monthly_cost"), "right"),
        Heading(texts("table.errors_warnings"), "right"),
    )
    rows = (
        [
            short_title(texts, answer),
            times(texts, answer.plan.capacity.headroom),
            texts(f"constraint.{answer.plan.capacity.bottleneck}"),
            count(texts, answer.plan.capacity.peak.wait_minutes, 1),
            _monthly_cost(answer, texts),
            _findings(answer, texts),
        ]
        for answer in answers
    )
    out.print(columns(out, headings, rows, whole_names=True))
