"""Plans as Markdown with every figure explained: a folded list below each plan, a figure's parts below it.

A figure on which several others rest is taken apart where it comes first; later lines refer to it.
"""

from collections.abc import Iterator, Sequence

from capacity_cli.model.explanation.answer import ExplainedPlan
from capacity_cli.model.explanation.node import Explanation
from capacity_cli.render.formulas import equation, figure_text
from capacity_cli.render.markdown.plans import parts
from capacity_cli.render.markdown.text import details, document, prose
from capacity_cli.render.origins import origin_text
from capacity_cli.render.rows.figures import title
from capacity_cli.render.text.texts import Texts


def explained_markdown(plans: Sequence[ExplainedPlan], texts: Texts) -> str:
    """The document of `capacity plan --explain --format markdown`."""
    return document(*(block for each in plans for block in _blocks(each, texts)))


def _blocks(each: ExplainedPlan, texts: Texts) -> Iterator[str]:
    yield f"# {prose(title(texts, each.answer))}"
    yield from parts(each.answer, texts)
    yield details(texts("explain.every_figure"), "\n".join(_Listing(each, texts).lines()))


class _Listing:
    """The figures of one plan as a list, and what of it has been written."""

    def __init__(self, each: ExplainedPlan, texts: Texts) -> None:
        self.each, self.texts = each, texts
        self.written: set[int] = set()

    def lines(self) -> Iterator[str]:
        """The lines of the list."""
        for metric in self.each.metrics:
            yield from self._lines(metric.explanation, 0)

    def _lines(self, explanation: Explanation | None, depth: int) -> Iterator[str]:
        if explanation is None:
            return
        before = id(explanation) in self.written
        self.written.add(id(explanation))
        yield f"{'  ' * depth}- {self._said(explanation, depth, before=before)}"
        for part in () if before else explanation.parts:
            yield from self._lines(part, depth + 1)

    def _said(self, explanation: Explanation, depth: int, *, before: bool) -> str:
        """Name, formula and figure, then the definition, and where it stands."""
        texts = self.texts
        name = prose(texts(explanation.name.key, **explanation.name.values))
        says = figure_text(texts, explanation) if before and depth else equation(texts, explanation)
        said = [f"{name if depth else f'**{name}**'}: {prose(says)}"]
        if explanation.parts and before:
            said.append(prose(texts("explain.as_above")))
        elif explanation.note is not None:
            said.append(prose(texts(explanation.note.key, **explanation.note.values)))
        if explanation.origin is not None:
            said.append(prose(origin_text(texts, explanation.origin, self.each.standings)))
        return " · ".join(said)
