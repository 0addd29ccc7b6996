"""The recommendation of one scenario: verdict, both configurations, the steps between them, then the proof."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from capacity_cli.model.recommend.answer import RecommendAnswer, Verdict
from capacity_cli.render.rows.figures import title
from capacity_cli.render.rows.plan import basis
from capacity_cli.render.rows.recommend import (
    broken,
    configuration_headings,
    configuration_rows,
    family_headings,
    family_rows,
    open_headings,
    open_rows,
    step_headings,
    step_rows,
    verdict,
)
from capacity_cli.render.table.layout import Heading, below, columns, facts, heading
from capacity_cli.render.text.texts import Texts

_STYLE = {Verdict.KEEP: "green", Verdict.CHANGE: "green", Verdict.UNDECIDED: "bold magenta"}


def print_recommendations(out: Console, answers: Sequence[RecommendAnswer], texts: Texts) -> None:
    """Print the recommendations of some scenarios, one after another."""
    for number, each in enumerate(answers):
        if number:
            out.print()
        _print(out, each, texts)


def _print(out: Console, each: RecommendAnswer, texts: Texts) -> None:
    found = each.recommendation
    out.print(Text(title(texts, each.answer), style="bold"))
    out.print(Text(basis(each.answer, texts), style="dim"))
    out.print()
    (label, ended), *others = verdict(each, texts)
    style = _STYLE.get(found.verdict, "bold red")
    below(out, facts(out, [(label, Text(ended, style=style)), *((name, Text(text)) for name, text in others)]))
    _section(
        out, texts("recommend.configuration"), configuration_headings(each, texts), configuration_rows(each, texts)
    )
    if each.steps:
        _section(out, texts("recommend.steps"), step_headings(texts), step_rows(each, texts), slice(2, 3))
    if found.undecided:
        _section(out, texts("recommend.open"), open_headings(texts), open_rows(each, texts), slice(2, None))
    for key, entries in (("recommend.near_breaks", found.nearest_broken), ("recommend.conflict", found.conflict)):
        if entries:
            out.print()
            out.print(heading(texts(key)))
            for one in entries:
                below(out, Text(broken(one, texts)))
    _print_proof(out, each, texts)


def _print_proof(out: Console, each: RecommendAnswer, texts: Texts) -> None:
    proof = each.recommendation.certificate
    name = texts("recommend.certificate", refused=proof.refused, configurations=proof.configurations)
    if proof.families:
        _section(out, name, family_headings(texts), family_rows(proof.families, texts), slice(1, 3))
        return
    out.print()
    out.print(heading(name))
    below(out, Text(texts("recommend.nothing_cheaper")))


def _section(
    out: Console, name: str, headings: Sequence[str], rows: Iterable[Sequence[str]], figures: slice = slice(1, None)
) -> None:
    out.print()
    out.print(heading(name))
    right = range(len(headings))[figures]
    heads = [Heading(text, "right" if at in right else "left") for at, text in enumerate(headings)]
    below(out, columns(out, heads, rows))
