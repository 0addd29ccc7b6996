"""`capacity init`: a commented scenario to start from; it never overwrites a file."""

from pathlib import Path
from typing import Annotated

import typer

from capacity_cli.cli.exit_status import ExitStatus
from capacity_cli.cli.inputs import DEFAULT_FILE
from capacity_cli.cli.options import Lang, NoColor, Quiet, terminal_of


def init(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", show_default=False)] = DEFAULT_FILE,
    _lang: Lang = None,
    no_color: NoColor = False,
    quiet: Quiet = False,
) -> None:
    """Write a scenario to start from."""
    from capacity_cli.documents.refused import Refused  # noqa: PLC0415
    from capacity_cli.documents.writing import write_new  # noqa: PLC0415
    from capacity_cli.render.templates import scenario_template  # noqa: PLC0415

    terminal = terminal_of(context, no_color=no_color, quiet=quiet)
    try:
        write_new(Path(file), scenario_template(terminal.texts.language))
    except Refused as refused:
        terminal.problems(refused.problems)
        raise typer.Exit(ExitStatus.REFUSED) from None
    terminal.talk(terminal.texts("talk.written", file=file))
