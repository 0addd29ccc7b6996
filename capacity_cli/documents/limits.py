"""How large a document may be, in bytes, in depth and in nodes, so that a check takes no longer than two seconds.

An alias counts as the whole of what it stands for, wherever it is used.
"""

from typing import NamedTuple

from capacity_cli.model.problems import Word


class Limit(NamedTuple):
    """One maximum, and the word for what it bounds."""

    word: Word
    """What is counted, as a key of the catalog."""
    maximum: int
    """The largest count that is still accepted."""

    @property
    def values(self) -> dict[str, str]:
        """What the message of `TOO_LARGE` names."""
        return {"limit": self.word, "maximum": str(self.maximum)}


BYTES = Limit(Word("limit.bytes"), 1024 * 1024)
DEPTH = Limit(Word("limit.depth"), 50)
NODES = Limit(Word("limit.nodes"), 50_000)
ENTRIES = Limit(Word("limit.entries"), 1_000)
"""In one map or list of a scenario: each check is a row of a table, and a table is slow."""
VARIANTS = Limit(Word("limit.variants"), 200)
"""Each is a plan of its own, which a comparison makes three times."""
BLANKS = Limit(Word("limit.blanks"), 200)
"""Blanks in a row in a line of an env file, whose parser takes quadratic time for them."""
