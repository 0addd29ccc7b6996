"""Explanations as trees: each line a figure with its formula, each leaf with its place; then the sources.

A figure on which several others rest is taken apart where it comes first; later lines refer to it.
"""

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from capacity_cli.model.explanation.answer import ExplainAnswer, ExplainedPlan, Standing
from capacity_cli.model.explanation.node import Explanation, Name, Origin
from capacity_cli.model.findings import LEVELS, FindingCode
from capacity_cli.model.problems import ProblemCode
from capacity_cli.render.examples.example import example_of
from capacity_cli.render.examples.written import plain_lines
from capacity_cli.render.formulas import equation, figure_text
from capacity_cli.render.origins import origin_text
from capacity_cli.render.rows.configuration import configuration_text
from capacity_cli.render.rows.figures import title
from capacity_cli.render.table.layout import LEVEL_STYLE, below, facts, heading
from capacity_cli.render.text.texts import Texts

_BRANCH, _LAST, _BESIDE, _SPACE = "├ ", "└ ", "│ ", "  "
_NARROWEST = 20


def print_explanations(out: Console, answers: Sequence[ExplainAnswer], texts: Texts) -> None:
    """Print the explanations of a metric of some scenarios, one after another."""
    for number, each in enumerate(answers):
        if number:
            out.print()
        print_explanation(out, each, texts)


def print_explanation(out: Console, each: ExplainAnswer, texts: Texts) -> None:
    """Print the explanation of a metric of one scenario."""
    answer = each.answer
    out.print(Text(title(texts, answer), style="bold"))
    as_of = answer.prices.as_of or texts("table.none")
    prices = texts("table.prices", edition=answer.prices.edition, as_of=as_of)
    out.print(Text(f"{texts.plain(answer.file)} · {prices}", style="dim"))
    out.print()
    if each.configuration is not None:
        out.print(Text(configuration_text(texts, each.configuration)))
        out.print()
    if each.explanation is None:
        out.print(Text(f"{texts.plain(each.metric)}: {texts('table.no_such_metric')}"))
        return
    _Drawing(out, each.standings, texts).draw(each.explanation)
    _print_sources(out, each.standings, texts)


def print_every_figure(out: Console, each: ExplainedPlan, texts: Texts) -> None:
    """Print a block for each figure of a plan, in the order of its table, and the sources of them all."""
    out.print()
    out.print(heading(texts("explain.every_figure")))
    drawing = _Drawing(out, each.standings, texts)
    for metric in each.metrics:
        if metric.explanation is not None:
            drawing.draw(metric.explanation, _SPACE, _SPACE, root=True)
    _print_sources(out, each.standings, texts)


class _Drawing:
    """One tree, and what of it has been drawn."""

    def __init__(self, out: Console, standings: Mapping[Origin, Standing], texts: Texts) -> None:
        self.out = out
        self.standings = standings
        self.texts = texts
        self.drawn: set[int] = set()

    def draw(self, explanation: Explanation, first: str = "", rest: str = "", *, root: bool = True) -> None:
        """Draw an explanation behind its branch, which looks different in the first line and in the others.

        The root of a tree has its formula even where it came before.
        """
        before = id(explanation) in self.drawn
        self.drawn.add(id(explanation))
        parts = () if before else explanation.parts
        below = f"{rest}{_BESIDE if parts else _SPACE}"
        main, *others = self._said(explanation, before=before, root=root)
        indent = max(cell_len(first), cell_len(below))
        if others and indent + main.cell_len + len(_SPACE) + others[-1].cell_len <= self.out.width:
            main = Text.assemble(main, _SPACE, others.pop())
        self._print(main, first, below)
        for other in others:
            self._print(other, below, below)
        for number, part in enumerate(parts, start=1):
            last = number == len(parts)  # the same part may stand twice in a formula
            branch, beside = (_LAST, _SPACE) if last else (_BRANCH, _BESIDE)
            self.draw(part, f"{rest}{branch}", f"{rest}{beside}", root=False)

    def _said(self, explanation: Explanation, *, before: bool, root: bool) -> list[Text]:
        """What there is to say of a figure: name, formula and figure; then its definition, and where it stands."""
        main = Text(f"{self._text(explanation.name)}: ")
        figure = figure_text(self.texts, explanation) if before and not root else equation(self.texts, explanation)
        main.append(figure, style="bold" if root else "")
        said = [main]
        if explanation.parts and before:
            said.append(Text(self.texts("explain.as_above"), style="dim"))
        elif explanation.note is not None:
            said.append(Text(self._text(explanation.note), style="dim"))
        if explanation.origin is not None:
            said.append(Text(origin_text(self.texts, explanation.origin, self.standings), style="dim"))
        return said

    def _print(self, text: Text, first: str, rest: str) -> None:
        """Print a text in as many lines as it takes."""
        for line in text.wrap(self.out, max(_NARROWEST, self.out.width - cell_len(rest)), overflow="fold"):
            self.out.print(Text.assemble((first, "dim"), line), soft_wrap=True)
            first = rest

    def _text(self, name: Name) -> str:
        return self.texts(name.key, **name.values)


def _print_sources(out: Console, standings: Mapping[Origin, Standing], texts: Texts) -> None:
    """Print the title and the address of each source, by its name."""
    found: dict[str, Text] = {}
    for origin, standing in standings.items():
        if standing.source is not None:
            title = " · ".join(texts.plain(part) for part in (standing.source.title, standing.source.url) if part)
            found[texts.plain(f"{origin.vendor} {standing.source_name}")] = Text(title)
    if found:
        out.print()
        out.print(heading(texts("explain.sources")))
        below(out, facts(out, sorted(found.items())))


def print_code(out: Console, code: FindingCode | ProblemCode, texts: Texts) -> None:
    """Print what a code means, what to do about it, and an example, none of whose lines is wrapped."""
    if isinstance(code, FindingCode):
        kind, level = "finding", LEVELS[code]
        head = Text(f"{code} {texts(f'finding.{code}.title')} ")
        head.append(f"({texts(f'level.{level}')})", style=LEVEL_STYLE[level])
        why = [(texts("explain.why"), Text(texts.general(f"finding.{code}.why")))]
    else:
        kind, why, head = "problem", [], Text(f"{code} ({texts('explain.of_documents')})")
    out.print(head, style="bold")
    message = (texts("explain.message"), Text(texts.general(f"{kind}.{code}")))
    remedy = (texts("explain.remedy"), Text(texts.general(f"{kind}.{code}.remedy")))
    below(out, facts(out, [message, *why, remedy]))
    example = example_of(code)
    if example is not None:
        out.print()
        out.print(heading(texts("explain.example")))
        for line in plain_lines(example):
            out.print(Text(f"{_SPACE}{line}" if line else ""), soft_wrap=True)
