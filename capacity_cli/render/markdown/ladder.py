"""The ladder as Markdown: a row for each rung, then the stages that are reached."""

from collections.abc import Iterator, Sequence

from capacity_cli.model.recommend.ladder import LadderAnswer
from capacity_cli.render.markdown.text import document, prose, table
from capacity_cli.render.rows.figures import title
from capacity_cli.render.rows.ladder import ladder_headings, ladder_rows, remarks, stage_lines
from capacity_cli.render.rows.plan import basis
from capacity_cli.render.text.texts import Texts


def ladder_markdown(answers: Sequence[LadderAnswer], texts: Texts) -> str:
    """The document of `capacity recommend --ladder --format markdown`."""
    return document(*(block for each in answers for block in _blocks(each, texts)))


def _blocks(each: LadderAnswer, texts: Texts) -> Iterator[str]:
    yield f"# {prose(title(texts, each.answer))}"
    yield prose(basis(each.answer, texts))
    yield f"## {prose(texts('recommend.ladder', up_to=each.ladder.up_to))}"
    names = ladder_headings(each, texts)
    yield table(names, ladder_rows(each, texts), figures=slice(0, len(names) - 2))
    stages = [f"- {prose(line)}" for line in stage_lines(each, texts)]
    yield "\n".join(stages)
    yield from map(prose, remarks(each, texts))
