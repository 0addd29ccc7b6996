"""Names that were meant: the nearest allowed name to one that does not exist."""

from collections.abc import Iterable

from capacity_cli.model.problems import Path, Place, Problem, ProblemCode, Word

_LONGEST = 100
_MOST_COMPARED = 200
_MOST_SHOWN = 30


def suggestion(name: str, allowed: Iterable[str]) -> str:
    """The allowed name that is most like the given one, or an empty text if none is near.

    Of names that are equally near, one of the same letters comes first, then one that begins alike.
    """
    from difflib import SequenceMatcher, get_close_matches  # noqa: PLC0415  only wanted when something is wrong

    given = name[:_LONGEST]
    listed = list(allowed)
    if len(listed) > _MOST_COMPARED:  # comparing is slow: of very many names only those that begin alike
        listed = [other for other in listed if other[:1] == given[:1]][:_MOST_COMPARED]

    def likeness(other: str) -> tuple[float, bool, int]:
        alike = next((at for at, (one, two) in enumerate(zip(given, other, strict=False)) if one != two), len(given))
        return SequenceMatcher(None, other, given).ratio(), sorted(other) == sorted(given), alike

    return max(get_close_matches(given, listed, n=10, cutoff=0.6), key=likeness, default="")


def unknown_name(kind: str, name: str, allowed: Iterable[str], path: Path = (), place: Place | None = None) -> Problem:
    """The problem of a name that does not exist, with the names that do and the one that was probably meant."""
    names = sorted(allowed)
    shown = names if len(names) <= _MOST_SHOWN else [*names[:_MOST_SHOWN], "…"]
    values = {"kind": Word(kind), "name": name, "allowed": ", ".join(shown), "suggestion": suggestion(name, names)}
    return Problem(ProblemCode.UNKNOWN_NAME, values, path, place)
