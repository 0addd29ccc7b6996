"""Exporting: the planned schedule and batch size, back into the files of the service's repository.

The file is the one that the scenario refers to, even where `--set` or a variant has replaced the reference; only the
value is touched.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from capacity_cli.api.loading import Loaded, Loader
from capacity_cli.documents.foreign_files import NamedFile
from capacity_cli.documents.nodes import Node, nearest
from capacity_cli.documents.references import BATCH_SIZE, SCHEDULE, Reference
from capacity_cli.documents.refused import Refused
from capacity_cli.documents.scenario_files import at
from capacity_cli.documents.source import Source
from capacity_cli.documents.writing import write_over
from capacity_cli.model.findings import Finding
from capacity_cli.model.names import unknown_name
from capacity_cli.model.problems import Path as DocumentPath
from capacity_cli.model.problems import Place, Problem, ProblemCode, Word
from capacity_cli.model.use_findings import schedule_refusals


@dataclass(frozen=True, slots=True)
class Named:
    """What an option of the command line names."""

    option: str
    """The option, such as `--file`."""
    value: str | None
    """What it names; none if it is not given."""

    @property
    def node(self) -> Node | None:
        """The value with the option as its place."""
        return None if self.value is None else Node(self.value, Source(f"{self.option} {self.value}"))


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What is asked for, as the command line says it."""

    file: Named
    """The file to write; the one that the scenario refers to if it is not given."""
    entry: Named
    """What holds the value there: the path of a cron entry, or the name of a variable."""
    variant: str | None = None
    """The variant whose value counts; none for the file as it stands."""
    check: bool = False
    """Whether only to compare."""


class Agreement(StrEnum):
    """How a file and the plan stand to one another."""

    AGREES = "agrees"
    """The file holds the planned value."""
    DIFFERS = "differs"
    """It holds another one, and was not to be written."""
    WRITTEN = "written"
    """It held another one, and the planned one was written."""


@dataclass(frozen=True, slots=True)
class Exported:
    """How an export ended."""

    file: str
    """The file as the user knows it."""
    entry: str
    """What holds the value there."""
    planned: str
    """The value of the plan."""
    agreement: Agreement
    """How the two stand to one another."""
    refusals: tuple[Finding, ...] = ()
    """Why the vendor's plan would not take the value: the file is the user's, so that it is written all the same."""


def exported_schedule(loader: Loader, file: str, request: ExportRequest) -> Exported:
    """Put the planned schedule into a `vercel.json`; raises `Refused` with every problem."""
    loaded = _chosen(loader.load(file), request.variant)
    target = _target(loaded, SCHEDULE, loaded.references.schedule, request)
    crons = loader.files.vercel_json(target.file)
    planned = loaded.scenario.scheduler.schedule
    agrees = crons.schedule(target.entry).value == planned
    found = _exported(target, planned, agrees, request, lambda: crons.replaced(target.entry, planned))
    return replace(found, refusals=tuple(schedule_refusals(loaded.setting)))


def exported_batch_size(loader: Loader, file: str, request: ExportRequest) -> Exported:
    """Put the planned batch size into a variable of an env file; raises `Refused` with every problem."""
    loaded = _chosen(loader.load(file), request.variant)
    target = _target(loaded, BATCH_SIZE, loaded.references.batch_size, request)
    env = loader.files.env(target.file)
    planned = loaded.scenario.scheduler.batch_size
    agrees = env.variable(target.entry).holds(planned)
    return _exported(target, str(planned), agrees, request, lambda: env.replaced(target.entry, planned))


def _exported(
    target: Reference, planned: str, agrees: bool, request: ExportRequest, replaced: Callable[[], str]
) -> Exported:
    """Write the file if that is needed and asked for."""
    different = Agreement.DIFFERS if request.check else Agreement.WRITTEN
    agreement = Agreement.AGREES if agrees else different
    if agreement is Agreement.WRITTEN:
        try:
            write_over(target.file.path, replaced())
        except Refused as refused:
            raise Refused([_as_named(target.file, problem) for problem in refused.problems]) from None
    return Exported(target.file.shown, str(target.entry.value), planned, agreement)


def _as_named(file: NamedFile, problem: Problem) -> Problem:
    """A problem of the file itself, placed where the file is named."""
    return at(file.node, problem) if problem.code is ProblemCode.NOT_WRITABLE else problem


def _chosen(loaded: tuple[Loaded, ...], variant: str | None) -> Loaded:
    """The variant of that name, or the file as it stands."""
    found = {each.variant: each for each in loaded}
    if variant not in found:
        names = [each for each in found if each is not None]
        place = Place(f"--variant {variant}", None, None)
        raise Refused([unknown_name("kind.variant", str(variant), names, place=place)])
    return found[variant]


def _target(loaded: Loaded, path: DocumentPath, reference: Reference | None, request: ExportRequest) -> Reference:
    """What the options name, else what the scenario refers to; raises `Refused` if neither says it."""
    named = request.file.node
    if named is not None:
        file = NamedFile(named, Path(str(named.value)), str(named.value))
    elif reference is not None:
        file = reference.file
    else:
        raise Refused([_no_target(loaded, path)])
    entry = request.entry.node or (reference.entry if reference is not None else None)
    if entry is None:
        raise Refused([_no_target(loaded, path)])
    return Reference(file, entry)


def _no_target(loaded: Loaded, path: DocumentPath) -> Problem:
    form = Word("form.vercel_json" if path == SCHEDULE else "form.env")
    values = {"key": ".".join(map(str, path)), "needs": form}
    return nearest(loaded.node, path).located(Problem(ProblemCode.NEEDS_KEY, values))
