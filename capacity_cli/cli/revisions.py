"""What `capacity check` says of a change: how the plans of its files differ from those at a revision.

Mistakes that the revision's own files hold are shown and do not fail the check, or nobody could mend them; a revision
that cannot be had does.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from capacity_cli.cli.dates import as_of_date
from capacity_cli.cli.inputs import Read, ReadOptions, read_all
from capacity_cli.cli.terminal import Terminal
from capacity_cli.model.problems import Place, Problem, ProblemCode, Word

if TYPE_CHECKING:
    from capacity_cli.api.loading import Loader
    from capacity_cli.model.checks import CheckAnswer
    from capacity_cli.model.difference import Difference
    from capacity_cli.model.gate import Compared

_STANDARD_INPUT = "-"


def refuse_standard_input(files: Sequence[str], revision: str | None) -> None:
    """Raise `Refused` if standard input, which a revision does not hold, is to be compared with one."""
    if revision is None or _STANDARD_INPUT not in files:
        return
    from capacity_cli.documents.refused import Refused  # noqa: PLC0415  only when something is wrong

    place = Place(f"--rev {revision}", None, None)
    raise Refused([Problem(ProblemCode.NEEDS_KEY, {"key": "--rev", "needs": Word("form.named_file")}, place=place)])


@dataclass(frozen=True, slots=True)
class Since:
    """What was judged, and what has changed in it since a revision."""

    judged: "Read[CheckAnswer]"
    """What was judged, with what keeps the revision from being had."""
    compared: "Compared" = field(default_factory=dict)
    """What has changed, by scenario."""
    broken_base: str | None = None
    """The revision of which some files cannot be used; none if all can."""


def since(
    terminal: Terminal, judged: "Read[CheckAnswer]", revision: str | None, files: Sequence[str], options: ReadOptions
) -> Since:
    """What was judged, compared with the same files at the revision, if there is one."""
    if revision is None:
        return Since(judged)
    from capacity_cli.api.comparing import Base, compared  # noqa: PLC0415  only with a revision
    from capacity_cli.documents.refused import Refused  # noqa: PLC0415
    from capacity_cli.model.gate import by_scenario  # noqa: PLC0415

    base = Base(revision, options.prices, as_of_date(options.as_of))
    broken = {each.place.file for each in judged.problems if each.place is not None}

    def read(loader: "Loader", file: str) -> "tuple[Difference, ...]":
        try:
            return compared(base, file, loader, file)
        except Refused as refused:
            raise Refused([each for each in refused.problems if each not in judged.problems]) from None

    readable = [file for file in files if str(file) not in broken]
    found = read_all(terminal, read, readable, options)
    lasting = tuple(each for each in found.problems if not _is_in(base.shown(""), each))
    is_broken = len(lasting) < len(found.problems)
    if is_broken:
        terminal.talk(terminal.texts("comment.broken_base", revision=revision))
    judged = replace(judged, problems=(*judged.problems, *lasting))
    return Since(judged, by_scenario(tuple(found.answers)), revision if is_broken else None)


def _is_in(revision: str, problem: Problem) -> bool:
    """Whether a problem is one of a file at the revision, and not of the revision itself or of a file that is here."""
    return problem.place is not None and problem.place.file.startswith(revision)
