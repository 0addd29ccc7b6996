"""What was solved for, as Markdown."""

from collections.abc import Iterator, Sequence

from capacity_cli.model.solved import SolveAnswer
from capacity_cli.render.markdown.text import document, prose, table
from capacity_cli.render.rows.figures import title
from capacity_cli.render.rows.solve import limit_headings, limit_rows, reasons, verdict, volume_headings, volume_rows
from capacity_cli.render.text.texts import Texts


def solve_markdown(answers: Sequence[SolveAnswer], texts: Texts) -> str:
    """The document of `capacity solve --format markdown`."""
    return document(*(block for each in answers for block in _parts(each, texts)))


def _parts(each: SolveAnswer, texts: Texts) -> Iterator[str]:
    yield f"# {prose(title(texts, each.answer))}"
    yield table(("", ""), verdict(each, texts))
    for key, found in (("solve.volumes", each.solution.intervals), ("solve.undecided", each.solution.undecided)):
        if found:
            yield f"## {prose(texts(key))}"
            yield table(volume_headings(texts), volume_rows(found, each, texts), figures=slice(0, None))
    limits = list(limit_rows(each, texts))
    if limits:
        yield f"## {prose(texts('solve.limits'))}"
        yield table(limit_headings(texts), limits, figures=slice(1, 3))
    yield from (prose(reason) for reason in reasons(each, texts))
