"""The recommendation as Markdown: verdict, both configurations, the steps between them, then the proof."""

from collections.abc import Iterator, Sequence

from capacity_cli.model.recommend.answer import RecommendAnswer
from capacity_cli.render.markdown.text import code, details, document, prose, table
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
from capacity_cli.render.text.texts import Texts


def recommend_markdown(answers: Sequence[RecommendAnswer], texts: Texts) -> str:
    """The document of `capacity recommend --format markdown`."""
    return document(*(block for each in answers for block in _blocks(each, texts)))


def _blocks(each: RecommendAnswer, texts: Texts) -> Iterator[str]:
    found = each.recommendation
    yield f"# {prose(title(texts, each.answer))}"
    yield prose(basis(each.answer, texts))
    yield table(("", ""), verdict(each, texts))
    yield table(configuration_headings(each, texts), configuration_rows(each, texts), figures=slice(1, None))
    if each.steps:
        yield _heading("recommend.steps", texts)
        steps = ((code(path), code(change), *rest) for path, change, *rest in step_rows(each, texts))
        yield table(step_headings(texts), steps, figures=slice(2, 3))
    if found.undecided:
        yield _heading("recommend.open", texts)
        yield table(open_headings(texts), open_rows(each, texts), figures=slice(2, None))
    for key, entries in (("recommend.near_breaks", found.nearest_broken), ("recommend.conflict", found.conflict)):
        if entries:
            yield _heading(key, texts)
            yield "\n".join(f"- {prose(broken(one, texts))}" for one in entries)
    proof = found.certificate
    name = texts("recommend.certificate", refused=proof.refused, configurations=proof.configurations)
    rows = family_rows(proof.families, texts)
    nothing = prose(texts("recommend.nothing_cheaper"))
    yield details(name, table(family_headings(texts), rows, figures=slice(1, 3)) if proof.families else nothing)


def _heading(key: str, texts: Texts) -> str:
    return f"## {prose(texts(key))}"
