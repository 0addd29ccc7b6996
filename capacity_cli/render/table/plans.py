"""Plans of one or more scenarios: one in full, up to six side by side, more as one row each."""

from collections.abc import Sequence

from rich.console import Console

from capacity_cli.model.answer import Answer
from capacity_cli.render.table.many import SIDE_BY_SIDE, print_rows, print_side_by_side
from capacity_cli.render.table.plan import print_plan
from capacity_cli.render.text.texts import Texts


def print_plans(out: Console, answers: Sequence[Answer], texts: Texts) -> None:
    """Print the plans in the form that suits their number."""
    if len(answers) == 1:
        print_plan(out, answers[0], texts)
    elif len(answers) <= SIDE_BY_SIDE:
        print_side_by_side(out, answers, texts)
    else:
        print_rows(out, answers, texts)
