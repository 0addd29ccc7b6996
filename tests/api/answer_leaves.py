"""The values of an answer in JSON, one by one: what the tests of explanations go through."""

from collections.abc import Iterator
from typing import Any


def leaves(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Everything in an answer, by its path."""
    if isinstance(value, dict | list):
        for step, child in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(child, f"{path}.{step}")
    else:
        yield path, value
