"""Names that were meant: the nearest allowed name to one that does not exist."""

from collections.abc import Iterable


def suggestion(name: str, allowed: Iterable[str]) -> str:
    """The allowed name that is most like the given one, or an empty text if none is near.

    Of names that are equally near, one of the same letters comes first, then one that begins alike.
    """
    from difflib import SequenceMatcher, get_close_matches  # noqa: PLC0415  only wanted when something is wrong

    given = name[:100]

    def likeness(other: str) -> tuple[float, bool, int]:
        alike = next((at for at, (one, two) in enumerate(zip(given, other, strict=False)) if one != two), len(given))
        return SequenceMatcher(None, other, given).ratio(), sorted(other) == sorted(given), alike

    return max(get_close_matches(given, list(allowed), n=10, cutoff=0.6), key=likeness, default="")
