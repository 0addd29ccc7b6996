"""The entry of the `capacity` command: runs it and turns whatever happens into an exit status.

No traceback reaches a user: a mistake of the program is one line with a hint, unless `CAPACITY_DEBUG=1` asks for more.
"""

import os
import sys
from collections.abc import Sequence

from capacity_cli.cli.exit_status import ExitStatus
from capacity_cli.cli.terminal import Terminal, terminal_for


def run() -> None:
    """Run the command line of the process."""
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """Run a command line; the answer goes to standard output, and the exit status comes back."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for plugins takes longer than a plan
    from capacity_cli.cli.app import application  # noqa: PLC0415  what it loads is slow
    from capacity_cli.cli.usage_errors import TyperException, usage_problem  # noqa: PLC0415

    given = list(arguments)
    terminal = terminal_for(given)
    try:
        status = application()(given, prog_name="capacity", standalone_mode=False, obj=terminal)
    except TyperException as error:
        terminal.problems([usage_problem(terminal.texts, error)])
        return ExitStatus.REFUSED
    except KeyboardInterrupt:
        return ExitStatus.INTERRUPTED
    except Exception as error:
        return _bug(terminal, error)
    return status if isinstance(status, int) else ExitStatus.DONE


def _bug(terminal: Terminal, error: Exception) -> int:
    if os.environ.get("CAPACITY_DEBUG") == "1":
        raise error
    terminal.error(terminal.texts("talk.bug", kind=type(error).__name__))
    return ExitStatus.BUG


if __name__ == "__main__":  # pragma: no cover
    run()
