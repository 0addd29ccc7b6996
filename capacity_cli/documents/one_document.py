"""Holds a file to one document.

What stands behind `...` is refused before the scanner reads it: thousands of directives there would take it seconds.
"""

import re

from yaml.events import DocumentEndEvent, DocumentStartEvent

from capacity_cli.documents.problem_log import ProblemLog
from capacity_cli.model.problems import ProblemCode

_CONTENT = re.compile(r"(?:\s|#[^\r\n]*)*+(\S)")


class OneDocument:
    """Counts the documents of a file."""

    def __init__(self, log: ProblemLog) -> None:
        self._log = log
        self._begun = False

    def begin(self, event: DocumentStartEvent) -> None:
        """Take the start of a document; raises `Refused` at the second one."""
        if self._begun:
            self._log.stop(ProblemCode.SEVERAL_DOCUMENTS, event.start_mark)
        self._begun = True

    def end(self, event: DocumentEndEvent) -> None:
        """Take the end of a document; raises `Refused` if more than comments stand behind `...`."""
        if not event.explicit or event.end_mark is None:
            return
        source = self._log.source
        behind = _CONTENT.match(source.text, event.end_mark.index)
        if behind is not None:
            self._log.stop(ProblemCode.SEVERAL_DOCUMENTS, source.position(behind.start(1)))
