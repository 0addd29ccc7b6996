"""Where a figure of an explanation stands, in words: its place and, of a price list, its source."""

from collections.abc import Mapping
from typing import assert_never

from capacity_cli.model.explanation.answer import Standing
from capacity_cli.model.explanation.node import Origin, Stated
from capacity_cli.model.problems import Place
from capacity_cli.render.sentences import place_text
from capacity_cli.render.text.texts import Texts


def origin_text(texts: Texts, origin: Origin, standings: Mapping[Origin, Standing]) -> str:
    """The place of a figure, or why it has none."""
    match origin.stated:
        case Stated.FIXED:
            return texts("explain.fixed")
        case Stated.ANSWER:
            return texts("explain.lines_above")
        case Stated.QUESTION:
            return " ".join(f"--{option}" for option in origin.path)
        case Stated.CONFIGURATION:
            return _set_here(texts, standings[origin])
        case Stated.SCENARIO | Stated.PRICES:
            return _standing(texts, standings[origin])
        case _:
            assert_never(origin.stated)


def _set_here(texts: Texts, standing: Standing) -> str:
    """The place in the scenario for which a configuration sets a value."""
    key = "configured.set_for" if standing.written else "configured.set_beside"
    return texts(key, place=place_text(texts, Place(standing.place.file, standing.place.line, None)))


def _standing(texts: Texts, standing: Standing) -> str:
    """A place, with the source of what stands there."""
    place = standing.place
    shown = place_text(texts, Place(place.file, place.line, None))
    parts = [shown if standing.written else texts("explain.default", place=shown)]
    if standing.source is not None:
        read = texts("explain.read", date=standing.source.read)
        parts += [texts.plain(standing.source_name), read, standing.source.confidence.value]
    return " · ".join(parts)
