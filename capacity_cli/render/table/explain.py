"""Explanations as trees: each line a figure with its formula, each leaf with its place; then the sources.

A figure on which several others rest is taken apart where it comes first; later lines refer to it.
"""

from collections.abc import Sequence
from typing import assert_never

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from capacity_cli.model.explanation.answer import ExplainAnswer, Standing
from capacity_cli.model.explanation.node import Explanation, Name, Origin, Stated
from capacity_cli.model.findings import LEVELS, FindingCode
from capacity_cli.model.problems import Place, ProblemCode
from capacity_cli.render.formulas import figure_text, formula
from capacity_cli.render.rows.figures import title
from capacity_cli.render.sentences import place_text
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
    if each.explanation is None:
        out.print(Text(f"{texts.plain(each.metric)}: {texts('table.no_such_metric')}"))
        return
    _Drawing(out, each, texts).draw(each.explanation)
    if sources := _sources(each, texts):
        out.print()
        out.print(heading(texts("explain.sources")))
        below(out, facts(out, sources))


class _Drawing:
    """One tree, and what of it has been drawn."""

    def __init__(self, out: Console, each: ExplainAnswer, texts: Texts) -> None:
        self.out = out
        self.standings = each.standings
        self.texts = texts
        self.drawn: set[int] = set()

    def draw(self, explanation: Explanation, first: str = "", rest: str = "") -> None:
        """Draw an explanation behind its branch, which looks different in the first line and in the others."""
        before = id(explanation) in self.drawn
        self.drawn.add(id(explanation))
        parts = () if before else explanation.parts
        below = f"{rest}{_BESIDE if parts else _SPACE}"
        main, *others = self._said(explanation, before=before, root=not first)
        if others and cell_len(first) + main.cell_len + len(_SPACE) + others[-1].cell_len <= self.out.width:
            main = Text.assemble(main, _SPACE, others.pop())
        self._print(main, first, below)
        for other in others:
            self._print(other, below, below)
        for part in parts:
            last = part is parts[-1]
            self.draw(part, f"{rest}{_LAST if last else _BRANCH}", f"{rest}{_SPACE if last else _BESIDE}")

    def _said(self, explanation: Explanation, *, before: bool, root: bool) -> list[Text]:
        """What there is to say of a figure: name, formula and figure; then its definition, and where it stands."""
        main = Text(f"{self._text(explanation.name)}: ")
        figure = figure_text(self.texts, explanation) if before else self._equation(explanation)
        main.append(figure, style="bold" if root else "")
        said = [main]
        if explanation.parts and before:
            said.append(Text(self.texts("explain.as_above"), style="dim"))
        elif explanation.note is not None:
            said.append(Text(self._text(explanation.note), style="dim"))
        if explanation.origin is not None:
            said.append(Text(self._origin(explanation.origin), style="dim"))
        return said

    def _print(self, text: Text, first: str, rest: str) -> None:
        """Print a text in as many lines as it takes."""
        for line in text.wrap(self.out, max(_NARROWEST, self.out.width - cell_len(rest)), overflow="fold"):
            self.out.print(Text.assemble((first, "dim"), line), soft_wrap=True)
            first = rest

    def _equation(self, explanation: Explanation) -> str:
        figure, says = figure_text(self.texts, explanation), formula(self.texts, explanation)
        return f"{says} = {figure}" if says else figure

    def _origin(self, origin: Origin) -> str:
        texts = self.texts
        match origin.stated:
            case Stated.FIXED:
                return texts("explain.fixed")
            case Stated.ANSWER:
                return texts("explain.lines_above")
            case Stated.SCENARIO | Stated.PRICES:
                return _standing(texts, self.standings[origin])
            case _:
                assert_never(origin.stated)

    def _text(self, name: Name) -> str:
        return self.texts(name.key, **name.values)


def _standing(texts: Texts, standing: Standing) -> str:
    """A place, with the source of what stands there."""
    place = standing.place
    shown = place_text(texts, Place(place.file, place.line, None))
    parts = [shown if standing.written else texts("explain.default", place=shown)]
    if standing.source is not None:
        read = texts("explain.read", date=standing.source.read)
        parts += [texts.plain(standing.source_name), read, standing.source.confidence.value]
    return " · ".join(parts)


def _sources(each: ExplainAnswer, texts: Texts) -> list[tuple[str, Text]]:
    """The title and the address of each source, by its name."""
    found: dict[str, Text] = {}
    for origin, standing in each.standings.items():
        if standing.source is not None:
            title = " · ".join(texts.plain(part) for part in (standing.source.title, standing.source.url) if part)
            found[texts.plain(f"{origin.vendor} {standing.source_name}")] = Text(title)
    return sorted(found.items())


def print_code(out: Console, code: FindingCode | ProblemCode, texts: Texts) -> None:
    """Print what a code means and what to do about it."""
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
