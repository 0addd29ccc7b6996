"""The summary of a step of GitHub Actions: what the comment would say, added to the file that the runner names.

Source: docs.github.com, "Workflow commands for GitHub Actions", section "Adding a job summary", read 2026-11-22.
"""

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

from capacity_cli.render.text.texts import Texts

if TYPE_CHECKING:
    from capacity_cli.model.gate import Gate

_VARIABLE = "GITHUB_STEP_SUMMARY"


def add_to_step_summary(gate: "Gate", texts: Texts) -> None:
    """Add the comment to the summary, where the runner names one; raises `Refused` if it cannot be written."""
    file = os.environ.get(_VARIABLE)
    if not file:
        return
    from capacity_cli.documents.reasons import reason_of  # noqa: PLC0415  only wanted in GitHub Actions
    from capacity_cli.documents.refused import refused_file  # noqa: PLC0415
    from capacity_cli.model.problems import ProblemCode  # noqa: PLC0415
    from capacity_cli.render.markdown.check import check_markdown  # noqa: PLC0415

    try:
        _append(Path(file), check_markdown(gate, texts).encode("utf-8"))
    except OSError as error:
        raise refused_file(ProblemCode.NOT_WRITABLE, file, reason=reason_of(error)) from None


def _append(file: Path, comment: bytes) -> None:
    """Add the whole comment or nothing; raises `OSError`."""
    with file.open("ab", buffering=0) as summary:
        begun = summary.tell()
        if summary.write(comment) < len(comment):
            summary.truncate(begun)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
