"""The exit statuses of the command, and which one counts when several files differ."""

from collections.abc import Iterable
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from capacity_cli.model.answer import Answer


class ExitStatus(IntEnum):
    """How a command ended."""

    DONE = 0
    """Done; all checks hold."""
    FAILED = 1
    """A check, or a finding of level error, fails under `check`."""
    REFUSED = 2
    """A bad command line or a bad document, or a file of `init` that exists."""
    UNDECIDED = 3
    """A check or `--strict` depends on something unknown or too old, or a check on a metric that does not exist."""
    BUG = 70
    """A mistake of the program itself."""
    HUNG_UP = 129
    """Stopped because its terminal was closed (SIGHUP)."""
    INTERRUPTED = 130
    """Stopped from the keyboard (SIGINT)."""
    TERMINATED = 143
    """Stopped by another program (SIGTERM)."""


_WORST_FIRST = (ExitStatus.REFUSED, ExitStatus.FAILED, ExitStatus.UNDECIDED)


def worst(statuses: Iterable[int]) -> ExitStatus:
    """The status of several files: 2 before 1 before 3 before 0."""
    found = set(statuses)
    return next((status for status in _WORST_FIRST if status in found), ExitStatus.DONE)


def status_of(answers: Iterable["Answer"], *, whole: bool, strict: bool) -> ExitStatus:
    """The status of plans: 2 if a file could not be used, 3 if, strictly, one rests on something unknown."""
    if not whole:
        return ExitStatus.REFUSED
    undecided = strict and any(not answer.plan.is_decided for answer in answers)
    return ExitStatus.UNDECIDED if undecided else ExitStatus.DONE
