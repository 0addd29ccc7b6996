"""Knows what Node's dotenv reads in an env file and the parser here does not, so that it is said and not misread.

A service in Node sees a variable in backticks, one set with a colon, and a comment without a blank before it; a text in
backticks may go on over lines, and what looks like a variable in it is none.
"""

import re
from collections.abc import Iterator

from dotenv.parser import Binding

from capacity_cli.model.problems import Word

BACKTICKS = Word("variable.backticks")
COLON = Word("variable.colon")
COMMENT = Word("variable.comment")

_BACKTICK = "`"
_NAME_BEFORE_COLON = re.compile(r"\s*(?:export\s+)?(?P<name>[\w.-]+):\s")
_NUMBER_AND_COMMENT = re.compile(r"[^=]*=\s*[0-9]+#.*", re.DOTALL)


def name_before_colon(binding: Binding) -> str | None:
    """The variable that a line which the parser does not understand sets with a colon."""
    found = _NAME_BEFORE_COLON.match(binding.original.string) if binding.error else None
    return None if found is None else found["name"]


def foreign_form(binding: Binding) -> Word | None:
    """The form in which only Node's dotenv reads a value, as a key of the catalog; none if it is read here, too."""
    if name_before_colon(binding) is not None:
        return COLON
    if (binding.value or "").startswith(_BACKTICK):
        return BACKTICKS
    return COMMENT if _NUMBER_AND_COMMENT.fullmatch(binding.original.string) else None


def outside_backticks(bindings: tuple[tuple[int, Binding], ...]) -> Iterator[tuple[int, Binding]]:
    """The bindings that do not lie within a text in backticks that goes on over lines."""
    closing = None
    for at, (start, binding) in enumerate(bindings):
        if closing is None:
            yield start, binding
            if (binding.value or "").startswith(_BACKTICK) and (binding.value or "").count(_BACKTICK) == 1:
                later = range(at + 1, len(bindings))
                closing = next((n for n in later if _BACKTICK in bindings[n][1].original.string), None)
        elif at == closing:
            closing = None
