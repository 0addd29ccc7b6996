"""How what fails stands to the baseline; apart from the baseline itself, which a plan does not need."""

from enum import StrEnum


class Standing(StrEnum):
    """How what fails stands to the baseline."""

    KNOWN = "known"
    """It fails there, too, and is no worse than its tolerance allows."""
    WORSE = "worse"
    """It fails there, too, but not as badly."""
    NEW = "new"
    """It does not fail there."""
    BETTER = "better"
    """It fails there, and is better now."""

    @property
    def passes(self) -> bool:
        """Whether a gate lets it through: it fails there, too, and is no worse."""
        return self in (Standing.KNOWN, Standing.BETTER)
