"""The room in a document that may hold only so many characters: what is taken from it, whole block by whole block.

What comes first gets the room: whoever fills a document begins with what matters most.
"""

from collections.abc import Iterable, Sequence

_BETWEEN = 2
"""The line ends between two blocks."""
_LEAST = 500
"""With less room than this nothing more is tried, so that a long document is not worked out in vain."""


class Room:
    """Room that is filled."""

    def __init__(self, characters: int) -> None:
        self.left = characters

    def takes(self, block: str) -> bool:
        """Take a block, if there is room for it."""
        needed = len(block) + _BETWEEN
        if needed > self.left:
            return False
        self.left -= needed
        return True

    def section(self, blocks: Iterable[str]) -> tuple[list[str], bool]:
        """The first blocks of a section, as many as fit, and whether those are all; no heading stays alone."""
        before, kept = self.left, list[str]()
        if before < _LEAST:
            return [], False
        for block in filter(None, blocks):
            if not self.takes(block):
                if len(kept) > 1:
                    return kept, False
                self.left = before
                return [], False
            kept.append(block)
        return kept, True

    def lines(self, lines: Sequence[str], share: int = 1) -> int:
        """How many of the lines fit into one of so many shares of what is left."""
        most = self.left // share
        for count, line in enumerate(lines):
            most -= len(line) + 1
            if most < 0:
                return count
            self.left -= len(line) + 1
        return len(lines)
