"""`capacity validate`: every problem of scenarios and price lists, without planning anything."""

import sys

import typer

from capacity_cli.cli.exit_status import ExitStatus
from capacity_cli.cli.options import Format, Lang, NeededFiles, NoColor, OutputFormat, Quiet, terminal_of


def validate(
    context: typer.Context,
    files: NeededFiles,
    output_format: Format = OutputFormat.TABLE,
    _lang: Lang = None,
    no_color: NoColor = False,
    quiet: Quiet = False,
) -> None:
    """Say what is wrong with some files."""
    from capacity_cli.api.loading import Loader  # noqa: PLC0415  the models load slowly
    from capacity_cli.api.validating import verdict  # noqa: PLC0415

    terminal = terminal_of(context, no_color=no_color, quiet=quiet)
    loader = Loader(standard_input=getattr(sys.stdin, "buffer", None))
    verdicts = [verdict(loader, file) for file in files]
    if output_format is OutputFormat.JSON:
        from capacity_cli.render.json_answer import validate_json  # noqa: PLC0415

        terminal.answer_document(validate_json(verdicts, terminal.contract_texts))
    else:
        texts = terminal.texts
        for each in verdicts:
            terminal.problems(each.problems)
            if not each.problems:
                terminal.answer(f"{texts.plain(each.file)}: {texts('table.valid')}\n")
    raise typer.Exit(ExitStatus.REFUSED if any(each.problems for each in verdicts) else ExitStatus.DONE)
