"""Gathers what is wrong with one file while it is read, so that all of it is reported at once.

What makes reading on pointless stops it, with everything that was gathered before.
"""

from collections.abc import Mapping
from typing import NoReturn

from capacity_cli.documents.refused import Refused
from capacity_cli.documents.source import Mark, Source
from capacity_cli.model.problems import Problem, ProblemCode, Word


class ProblemLog:
    """The problems of one source, in the order of their places."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []

    def note(self, code: ProblemCode, mark: Mark | None, values: Mapping[str, str] | None = None) -> None:
        """Add a problem at a mark, or one of the file as a whole."""
        self.problems.append(self.source.problem(code, mark, values))

    def refuse(self, feature: str, mark: Mark | None) -> None:
        """Add that a feature of YAML, a key of the catalog, is not allowed."""
        self.note(ProblemCode.NOT_ALLOWED, mark, {"feature": Word(feature)})

    def stop(self, code: ProblemCode, mark: Mark | None, values: Mapping[str, str] | None = None) -> NoReturn:
        """Add a problem and raise `Refused` with all of them."""
        self.note(code, mark, values)
        raise Refused(self.problems)
