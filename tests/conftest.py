"""What holds for all tests: no test asserts a time, and signals reach commands however the tests themselves are run."""

import signal

from hypothesis import settings

settings.register_profile("capacity", deadline=None)
settings.load_profile("capacity")

for each in (signal.SIGINT, signal.SIGHUP):  # a background job of a shell begins with them ignored
    if signal.getsignal(each) is signal.SIG_IGN:
        signal.signal(each, signal.default_int_handler if each is signal.SIGINT else signal.SIG_DFL)
