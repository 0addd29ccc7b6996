"""`capacity schema`: the JSON Schema of a document that the program reads or writes."""

from typing import Annotated

import typer

from capacity_cli.cli.exit_status import ExitStatus
from capacity_cli.cli.options import Lang, NoColor, Quiet, terminal_of
from capacity_cli.model.problems import Place


def schema(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", show_default=False)],
    _lang: Lang = None,
    no_color: NoColor = False,
    quiet: Quiet = False,
) -> None:
    """Print a JSON Schema."""
    from capacity_cli.api.schema import SCHEMAS, json_schema  # noqa: PLC0415  the models load slowly
    from capacity_cli.model.names import unknown_name  # noqa: PLC0415
    from capacity_cli.render.json_answer import dumped  # noqa: PLC0415

    terminal = terminal_of(context, no_color=no_color, quiet=quiet)
    if name not in SCHEMAS:
        terminal.problems([unknown_name("kind.schema", name, SCHEMAS, place=Place("capacity schema", None, None))])
        raise typer.Exit(ExitStatus.REFUSED)
    terminal.answer_document(dumped(json_schema(name)))
