"""How far a ladder climbs unless it is told; apart, since the command line wants it before anything is loaded."""

LADDER_END = 100_000
"""Messages of an active day."""
