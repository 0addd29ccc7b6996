"""Recommending: the cheapest configuration that holds, why every cheaper one does not, and how it is reached."""
