"""Every text of ours, in English and Korean side by side: one catalog, by subject.

A key that does not exist raises KeyError: a test holds all keys that the program uses against the catalog.
"""
