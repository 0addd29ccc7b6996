"""Plans with every figure explained: each plan in full, and below it a block for each of its figures."""

from collections.abc import Sequence

from rich.console import Console

from capacity_cli.model.explanation.answer import ExplainedPlan
from capacity_cli.render.table.explain import print_every_figure
from capacity_cli.render.table.plan import print_plan
from capacity_cli.render.text.texts import Texts


def print_explained_plans(out: Console, plans: Sequence[ExplainedPlan], texts: Texts) -> None:
    """Print the plans, one after another."""
    for number, each in enumerate(plans):
        if number:
            out.print()
        print_plan(out, each.answer, texts)
        print_every_figure(out, each, texts)
