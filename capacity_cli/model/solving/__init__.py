"""The questions the other way round: which volumes of messages a month satisfy something."""
