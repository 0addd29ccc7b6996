"""Names that were meant: the nearest allowed name to one that does not exist."""

from collections.abc import Iterable


def suggestion(name: str, allowed: Iterable[str]) -> str:
    """The allowed name that is most like the given one, or an empty text if none is near."""
    from difflib import get_close_matches  # noqa: PLC0415  only wanted when something is wrong

    return next(iter(get_close_matches(name[:100], list(allowed), n=1, cutoff=0.6)), "")
