"""`capacity init`: a commented scenario, or a commented price list, to start from; it never overwrites a file.

With `--from` the scenario refers to what the files of a service's repository say.
"""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from capacity_cli.cli.exit_status import ExitStatus
from capacity_cli.cli.inputs import DEFAULT_FILE
from capacity_cli.cli.options import Lang, NoColor, Quiet, terminal_of
from capacity_cli.cli.terminal import Terminal
from capacity_cli.model.problems import Place, Problem, ProblemCode, Word

if TYPE_CHECKING:
    from capacity_cli.documents.cron_files import CronFound
    from capacity_cli.render.templates import TakenOver

PRICES_FOLDER = "prices"
"""The folder of new price lists."""
_VENDOR = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")


def init(  # noqa: PLR0913, PLR0917  one parameter an option
    context: typer.Context,
    file: Annotated[str | None, typer.Argument(metavar="FILE", show_default=False)] = None,
    folder: Annotated[str | None, typer.Option("--from", metavar="DIR")] = None,
    price_list: Annotated[str | None, typer.Option("--price-list", metavar="VENDOR")] = None,
    _lang: Lang = None,
    no_color: NoColor = False,
    quiet: Quiet = False,
) -> None:
    """Write a scenario, or a price list, to start from."""
    from capacity_cli.documents.refused import Refused  # noqa: PLC0415

    terminal = terminal_of(context, no_color=no_color, quiet=quiet)
    try:
        if price_list is None:
            _write_scenario(terminal, file, folder)
        else:
            _write_price_list(terminal, file, price_list, folder)
    except Refused as refused:
        terminal.problems(refused.problems)
        raise typer.Exit(ExitStatus.REFUSED) from None


def _write_scenario(terminal: Terminal, file: str | None, folder: str | None) -> None:
    """Write a scenario, which refers to what there is in a folder if one is given."""
    from capacity_cli.documents.writing import write_new  # noqa: PLC0415
    from capacity_cli.render.templates import scenario_template  # noqa: PLC0415

    path = file or (DEFAULT_FILE if folder is None else str(Path(folder, DEFAULT_FILE)))
    found = None if folder is None else _references(terminal, folder, path)
    write_new(Path(path), scenario_template(terminal.texts.language, found))
    terminal.talk(terminal.texts("talk.written", file=path))


def _references(terminal: Terminal, folder: str, path: str) -> "TakenOver":
    """What a scenario can take from files; says what was found, what was not, and what else there is."""
    from capacity_cli.documents.repository import found_in  # noqa: PLC0415
    from capacity_cli.render.templates import TakenOver  # noqa: PLC0415

    found = found_in(Path(folder), Path(path))
    terminal.problems(found.problems)
    variable = found.batch_size
    taken = TakenOver() if found.cron is None else _of_cron(terminal, found.cron)
    if found.cron is None:
        terminal.talk(terminal.texts("talk.no_schedule", folder=folder))
    if variable is None:
        terminal.talk(terminal.texts("talk.no_batch_size", folder=folder))
        return taken
    terminal.talk(terminal.texts("talk.found_batch_size", file=variable.file, entry=variable.name))
    if variable.others:
        others = ", ".join(variable.others)
        terminal.talk(terminal.texts("talk.other_variables", file=variable.file, names=others))
    return taken._replace(batch_size=(variable.file, variable.name), other_variables=variable.others)


def _of_cron(terminal: Terminal, cron: "CronFound") -> "TakenOver":
    """What a cron entry gives to a scenario; says so, and names the other entries."""
    from capacity_cli.render.templates import TakenOver  # noqa: PLC0415

    entry, texts = cron.entry, terminal.texts
    terminal.talk(texts("talk.found_schedule", file=entry.file, entry=entry.path, schedule=entry.schedule))
    for other in cron.others:
        values = {"file": other.file, "entry": other.path, "schedule": other.schedule}
        terminal.talk(texts("talk.other_entry", **values))
    if cron.function_seconds is not None:
        terminal.talk(texts("talk.found_seconds", file=entry.file, seconds=cron.function_seconds))
    if cron.unclear_seconds:
        terminal.talk(texts("talk.unclear_seconds", file=entry.file, found=", ".join(cron.unclear_seconds)))
    others = tuple((other.file, other.path, other.schedule) for other in cron.others)
    return TakenOver((entry.file, entry.path), others, cron.function_seconds, cron.unclear_seconds)


def _write_price_list(terminal: Terminal, file: str | None, vendor: str, folder: str | None) -> None:
    """Write a price list of a vendor; raises `Refused` if a folder is given, too."""
    from capacity_cli.documents.refused import Refused  # noqa: PLC0415
    from capacity_cli.documents.writing import write_new  # noqa: PLC0415
    from capacity_cli.render.templates import price_list_template  # noqa: PLC0415

    if folder is not None:
        values = dict.fromkeys(("keys", "found"), "--from, --price-list")
        raise Refused([Problem(ProblemCode.EXACTLY_ONE, values, place=Place("capacity init", None, None))])
    path = file or f"{PRICES_FOLDER}/{_named(vendor)}.yaml"
    write_new(Path(path), price_list_template(terminal.texts.language, _named(vendor)), folders=True)
    terminal.talk(terminal.texts("talk.written_list", file=path))


def _named(vendor: str) -> str:
    """The name of a vendor, which is also one of a file; raises `Refused` for any other."""
    if _VENDOR.fullmatch(vendor):
        return vendor
    from capacity_cli.documents.refused import Refused  # noqa: PLC0415  only wanted when something is wrong

    values = {"found": vendor, "expected": Word("form.vendor"), "example": "acme"}
    raise Refused([Problem(ProblemCode.BAD_FORM, values, place=Place(f"--price-list {vendor}", None, None))])
