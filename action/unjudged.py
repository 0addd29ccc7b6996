"""Says that nothing was judged, where the check could not say so itself: in the comment, the summary, an annotation.

So no comment of an earlier run stays. What the check said last is quoted as code, line by line and without controls:
nothing in it is read as Markdown, as HTML or as a command of the runner.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

_SAID = ("0", "1", "2", "3")  # with these statuses the check has written the comment itself
_MOST_LINES = 20
_LONGEST_LINE = 200
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})


def main(comment: Path, log: Path) -> int:
    """Write what the check did not write, if it did not."""
    status = os.environ.get("STATUS", "")
    if status in _SAID and comment.is_file():
        return 0
    reason = reason_of(status)
    quoted = list(last_lines(log)) if status else []
    text = "\n".join(["<!-- capacity-check -->", "", "## ⛔ nothing could be judged", "", reason, "", *quoted]) + "\n"
    comment.write_text(text, "utf-8")
    if "GITHUB_STEP_SUMMARY" in os.environ:
        with Path(os.environ["GITHUB_STEP_SUMMARY"]).open("a", encoding="utf-8") as summary:
            summary.write(text)
    print(f"::error title=capacity::{f'Nothing could be judged. {reason}'.translate(_IN_MESSAGE)}")
    return 0


def reason_of(status: str) -> str:
    """Why nothing was judged, in one line."""
    if not status:
        return "`capacity` could not be installed or started, or was stopped: the log of the job says why."
    number = status if status.isdecimal() else "unknown"
    return f"`capacity check` ended with status {number} before it had said everything: the log of the step says why."


def last_lines(log: Path) -> Iterator[str]:
    """The last lines of what the check said, as code of Markdown."""
    if not log.is_file():
        return
    for line in log.read_text("utf-8", "replace").split("\n")[-_MOST_LINES - 1 :]:
        shown = "".join(each if each.isprintable() else " " for each in line[:_LONGEST_LINE]).rstrip()
        if shown:
            yield f"    {shown}"


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
