"""How large documents may be, in bytes, in depth and in what they ask for, so that a check takes less than two seconds.

An alias counts as the whole of what it stands for, wherever it is used. Nothing here is measured by a clock: the same
files are taken or refused on any machine.
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
VALUES = Limit(Word("limit.values"), 5_000)
"""Of a scenario with what it extends, and of it and its variants together: each of them is planned."""
ENTRIES = Limit(Word("limit.entries"), 100)
"""In one map or list of a scenario: each check is a row of a table, and a table is slow."""
VARIANTS = Limit(Word("limit.variants"), 30)
"""Each is a plan of its own, which a comparison makes three times."""
RUNS = Limit(Word("limit.runs"), 120_000)
"""Of a scenario and its variants, where each run of the period has to be followed, since its days differ."""
LIST_ENTRIES = Limit(Word("limit.entries"), 300)
"""In one map or list of a price list: each date of an entry is held against those of the others."""
LOOKS = Limit(Word("limit.looks"), 100_000)
"""Values of a price list that is validated, once for each of its dates and choices."""
LIST_VALUES = Limit(Word("limit.list_values"), 30_000)
"""Of the price lists of an edition, and of all that a scenario and its variants take, once for each choice."""
LIST_BYTES = Limit(Word("limit.list_bytes"), 512 * 1024)
"""Of the price lists of an edition."""
REFERENCED = Limit(Word("limit.referenced"), 128 * 1024)
"""Bytes of all that a scenario and its variants refer to in their repository; the parser of env files is slow."""
CRONS = Limit(Word("limit.crons"), 200)
"""Entries of a `vercel.json`, each of which every plan looks at."""
BLANKS = Limit(Word("limit.blanks"), 200)
"""Blanks in a row in a line of an env file, whose parser takes quadratic time for them."""
