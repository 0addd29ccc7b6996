"""The exit statuses of the command, and which one counts when several files differ."""

from collections.abc import Iterable
from enum import IntEnum


class ExitStatus(IntEnum):
    """How a command ended."""

    DONE = 0
    """Done; all checks hold."""
    FAILED = 1
    """A check, or a finding of level error, fails under `check`."""
    REFUSED = 2
    """A bad command line or a bad document, or a file of `init` that exists."""
    UNDECIDED = 3
    """A check depends on something unknown, or on a metric that does not exist."""
    BUG = 70
    """A mistake of the program itself."""
    INTERRUPTED = 130
    """Stopped from the keyboard."""


_WORST_FIRST = (ExitStatus.REFUSED, ExitStatus.FAILED, ExitStatus.UNDECIDED)


def worst(statuses: Iterable[int]) -> ExitStatus:
    """The status of several files: 2 before 1 before 3 before 0."""
    found = set(statuses)
    return next((status for status in _WORST_FIRST if status in found), ExitStatus.DONE)
