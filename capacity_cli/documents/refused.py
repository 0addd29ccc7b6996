"""The exception by which reading or writing stops: it carries the problems found so far.

Its text is for developers only; what a user sees is made from the problems.
"""

from collections.abc import Iterable

from capacity_cli.model.problems import Place, Problem, ProblemCode


class Refused(Exception):  # noqa: N818 - what happened to the document, not a fault of the program
    """A file that cannot be used, with every problem found in it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__(" ".join(problem.code for problem in self.problems))


def refused_file(code: ProblemCode, name: str, **values: str) -> Refused:
    """
    The refusal of a file as a whole; its `path` is the name, as the user wrote it.

    Lone surrogates, by which Python keeps the bytes of a name that are not UTF-8, are spelled out: they cannot be
    printed.
    """
    shown = name.encode("utf-8", "backslashreplace").decode("utf-8")
    return Refused([Problem(code, {"path": shown, **values}, place=Place(shown, None, None))])
