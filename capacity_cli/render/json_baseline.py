"""A baseline as JSON: sorted and without wording, so that a change of it is a change of what fails."""

from capacity_cli.model.baseline import Baseline
from capacity_cli.render.json_answer import dumped


def baseline_json(baseline: Baseline) -> str:
    """The document that `capacity check --write-baseline` writes."""
    return dumped(baseline.model_dump(mode="json", exclude_none=True))
