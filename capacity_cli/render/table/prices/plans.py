"""The plans of a price list side by side, or below each other where the page is too narrow for them."""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from capacity_cli.model.catalogue.shown import ShownPlan
from capacity_cli.render.table.layout import Heading, below, columns, fits
from capacity_cli.render.table.prices.figures import SECTIONS, Figure, plan_figures
from capacity_cli.render.table.prices.page import Page, cell

_LEAST_WIDTH = 26
"""The columns that a plan needs beside others, so that its sentences can be read."""
_LABELS_WIDTH = 26
_GAP = 2


def print_plans(out: Console, page: Page, plans: Sequence[ShownPlan]) -> None:
    """Print the figures that hold, a column for each plan and a row for each figure."""
    headings = [Heading(""), *(Heading(page.plan(plan)) for plan in plans)]
    rows = list(_rows(page, plans))
    half = len(plans) // 2
    room = (out.width - _LABELS_WIDTH) // max(len(plans), 1) - _GAP
    if half and (room < _LEAST_WIDTH or not fits(out, headings, rows)):
        print_plans(out, page, plans[: len(plans) - half])
        out.print()
        print_plans(out, page, plans[len(plans) - half :])
    else:
        below(out, columns(out, headings, rows, whole_names=True))


def _rows(page: Page, plans: Sequence[ShownPlan]) -> Iterator[list[str | Text]]:
    """The rows, those of each part of the plans under its name."""
    by_plan = [[each for each in plan_figures(page, plan) if each.entry.validity.holds] for plan in plans]
    for section in SECTIONS:
        labels = dict.fromkeys(each.label for figures in by_plan for each in figures if each.section == section)
        if section and labels:
            yield [Text(page.texts(section), style="bold"), *("" for _ in plans)]
        for label in labels:
            cells = (_cell(page, figures, section, label) for figures in by_plan)
            yield [f"{' ' * _GAP if section else ''}{label}", *cells]


def _cell(page: Page, figures: Sequence[Figure], section: str, label: str) -> str:
    return cell(page, [(each.entry, each.lines) for each in figures if each[:2] == (section, label)])
