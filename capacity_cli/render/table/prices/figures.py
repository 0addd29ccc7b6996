"""The figures of a plan by part and name, each in words; plans that stand side by side share their rows."""

from collections.abc import Iterator
from typing import NamedTuple

from capacity_cli.model.catalogue.entries import Entry
from capacity_cli.model.catalogue.shown import ShownPlan
from capacity_cli.render.table.prices.advice import stage_lines
from capacity_cli.render.table.prices.charges import charge_lines, credit_lines, price_lines
from capacity_cli.render.table.prices.limits import capability_lines, limit_lines
from capacity_cli.render.table.prices.page import Page

SECTIONS = ("", "prices.charges", "prices.credits", "prices.limits", "prices.capabilities", "prices.stage")
"""The keys of the names of the parts of a plan, in order; the price itself has none."""


class Figure(NamedTuple):
    """One value of a figure of a plan."""

    section: str
    """The part of the plan that it belongs to, one of `SECTIONS`."""
    label: str
    """What the figure is called."""
    entry: Entry
    """The value, with its source and its dates."""
    lines: list[str]
    """The value in words, at least one line."""


def plan_figures(page: Page, plan: ShownPlan) -> Iterator[Figure]:
    """The figures of a plan, those of other dates beside those that hold."""
    texts = page.texts
    for price in plan.price:
        yield Figure("", texts("prices.price"), price, price_lines(page, price))
    for charge in plan.charges:
        yield Figure("prices.charges", page.measured(charge.meter), charge, charge_lines(page, charge))
    for credit in plan.credits:
        label = texts.plain(credit.title) if credit.title else texts("prices.credit")
        yield Figure("prices.credits", label, credit, credit_lines(page, credit))
    for limit in plan.limits:
        yield Figure("prices.limits", page.measured(limit.meter), limit, limit_lines(page, limit))
    for capability in plan.capabilities:
        label = texts(f"prices.capability.{capability.name}")
        yield Figure("prices.capabilities", label, capability, capability_lines(page, capability))
    for stage in plan.stage:
        for label, lines in stage_lines(page, stage):
            yield Figure("prices.stage", label, stage, lines)
