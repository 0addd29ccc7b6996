"""What the commands of `export` share: their options, and the line that each of them prints.

Under `--check` nothing is written and a difference is status 1. A value that the plan refuses is exported, and said so.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from capacity_cli.cli.exit_status import ExitStatus
from capacity_cli.cli.inputs import ReadOptions, read_all
from capacity_cli.cli.terminal import Terminal

if TYPE_CHECKING:
    from capacity_cli.api.exporting import Exported, ExportRequest
    from capacity_cli.api.loading import Loader

ScenarioFile = Annotated[str, typer.Argument(metavar="FILE", show_default=False)]
Target = Annotated[str | None, typer.Option("--file", metavar="PATH")]
Variant = Annotated[str | None, typer.Option("--variant", metavar="NAME")]
Check = Annotated[bool, typer.Option("--check")]


def export(
    terminal: Terminal,
    file: str,
    options: ReadOptions,
    request: "ExportRequest",
    exported: "Callable[[Loader, str, ExportRequest], Exported]",
) -> None:
    """Export a value, say how the file and the plan stand to one another, and end with the status for it."""

    def ended(loader: "Loader", name: str) -> "tuple[Exported, ...]":
        return (exported(loader, name, request),)

    found = read_all(terminal, ended, [file], options)
    for each in found.answers:
        text = partial(terminal.texts, file=each.file, entry=each.entry, planned=each.planned)
        terminal.answer(f"{text(f'export.{each.agreement}')}\n")
        terminal.findings(each.file, each.refusals)
    differs = any(each.agreement == "differs" for each in found.answers)
    raise typer.Exit(ExitStatus.REFUSED if not found.whole else ExitStatus.FAILED if differs else ExitStatus.DONE)
