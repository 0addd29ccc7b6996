"""What holds for all tests: no test asserts a time, not even that of a single example."""

from hypothesis import settings

settings.register_profile("capacity", deadline=None)
settings.load_profile("capacity")
