"""The entry of the `capacity` command: runs it and turns whatever happens into an exit status.

No traceback reaches a user: a mistake of the program is one line with a hint, unless `CAPACITY_DEBUG=1` asks for more.
"""

import gc
import os
import signal
import sys
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from capacity_cli.cli.exit_status import ExitStatus

if TYPE_CHECKING:
    from capacity_cli.cli.terminal import Terminal
    from capacity_cli.model.problems import Problem


_STOPPED_BY = {
    "SIGINT": ExitStatus.INTERRUPTED,
    "SIGTERM": ExitStatus.TERMINATED,
    "SIGHUP": ExitStatus.HUNG_UP,  # not on Windows
}
"""The signals that stop the command, and its status then: 128 and the number of the signal."""
_REPORTS = "capacity check"
"""The command that reports to other programs even that it could do nothing."""
_COMPLETES = "_CAPACITY_COMPLETE"
"""What is in the environment while a shell completes a command line, whose words are then in there, too."""


def run() -> None:
    """Run the command line of the process."""
    for name, status in _STOPPED_BY.items():
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(number, partial(_stop, status))  # one that is ignored, under nohup say, stays ignored
    ended = main(sys.argv[1:])
    gc.freeze()  # else the interpreter looks through all that there is, several times, before it ends
    sys.exit(ended)


def _stop(status: ExitStatus, _signal: int, _frame: object) -> None:
    """End at once: an exception would show the reader the inside of whatever is just being loaded."""
    writing = sys.modules.get("capacity_cli.documents.writing")
    if writing is not None:  # nothing has been written otherwise
        writing.remove_unfinished()
    os._exit(status)


def main(arguments: Sequence[str]) -> int:
    """Run a command line; the answer goes to standard output, and the exit status comes back."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for plugins takes longer than a plan
    from capacity_cli.cli.app import application  # noqa: PLC0415  what it loads is slow
    from capacity_cli.cli.terminal import terminal_for  # noqa: PLC0415
    from capacity_cli.cli.usage_errors import TyperException, usage_problem  # noqa: PLC0415
    from capacity_cli.documents.refused import Refused  # noqa: PLC0415

    gc.set_threshold(100_000)  # a start makes many objects and drops few
    given = list(arguments)
    terminal = terminal_for(given)
    try:
        words = None if _COMPLETES in os.environ else given
        status = application(words)(given, prog_name="capacity", standalone_mode=False, obj=terminal)
    except TyperException as error:
        return _refused_line(terminal, usage_problem(terminal.texts, error, given), given)
    except Refused as refused:
        terminal.problems(refused.problems)
        return ExitStatus.REFUSED
    except KeyboardInterrupt:
        return ExitStatus.INTERRUPTED
    except SystemExit:  # so Typer ends when it has completed a word, or when the reader of a help page has gone away
        return ExitStatus.DONE
    except Exception as error:  # noqa: BLE001  no traceback reaches a user
        return _bug(terminal, error)
    return status if isinstance(status, int) else ExitStatus.DONE


def _refused_line(terminal: "Terminal", problem: "Problem", words: Sequence[str]) -> int:
    """Say what is wrong with a command line, and, where reports are asked for, in those."""
    terminal.problems([problem])
    if problem.place is None or problem.place.file != _REPORTS:
        return ExitStatus.REFUSED
    from capacity_cli.cli.reporting import report_unread  # noqa: PLC0415  only of that command

    return report_unread(terminal, problem, words)


def _bug(terminal: "Terminal", error: Exception) -> int:
    if os.environ.get("CAPACITY_DEBUG") == "1":
        raise error
    terminal.error(terminal.texts("talk.bug", kind=type(error).__name__))
    return ExitStatus.BUG


if __name__ == "__main__":  # pragma: no cover
    run()
