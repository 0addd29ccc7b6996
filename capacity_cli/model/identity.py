"""What a remark is about, whatever its line and its figures are: the one identity of fingerprints and baselines."""

from collections.abc import Iterator, Mapping
from hashlib import sha256

from capacity_cli.model.problems import Path

_OF_SUBJECT = ("vendor", "meter", "channel", "environment", "optimization", "source", "key", "name", "path")
"""The values that say what a remark is about, rather than how much it is."""


def subject(path: Path, values: Mapping[str, object]) -> tuple[str, ...]:
    """The place in the document that a remark is about, step by step, and what its message names there."""
    return (*map(str, path), *_named(values))


def _named(values: Mapping[str, object]) -> Iterator[str]:
    return (f"{key}={values[key]}" for key in _OF_SUBJECT if isinstance(values.get(key), str))


def fingerprint(*parts: str) -> str:
    """A short text that is the same only for the same parts."""
    return sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()
