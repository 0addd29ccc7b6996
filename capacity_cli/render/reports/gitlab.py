"""The code quality report of GitLab: an entry for each remark.

Source: docs.gitlab.com, "Code Quality", section "Code Quality report format", read 2026-11-22.
"""

from capacity_cli.model.gate import Gate
from capacity_cli.model.scenario import Level
from capacity_cli.render.json_answer import dumped
from capacity_cli.render.reports.remarks import each_fingerprint_once, remarks
from capacity_cli.render.text.texts import Texts

_SEVERITY = {Level.ERROR: "major", Level.WARNING: "minor", Level.NOTE: "info"}


def code_quality(gate: Gate, texts: Texts) -> str:
    """The report."""
    return dumped(
        [
            {
                "description": f"{remark.message} → {remark.remedy}",
                "check_name": remark.code,
                "fingerprint": fingerprint,
                "severity": _SEVERITY[remark.level],
                "location": {"path": remark.place.file, "lines": {"begin": remark.place.line}},
            }
            for remark, fingerprint in each_fingerprint_once(remarks(gate, texts))
        ]
    )
