"""Finds how long the function behind a cron path may run, in the `functions` of a `vercel.json`.

Read leniently, for a suggestion only: what is no pattern with a number of seconds is passed over, never judged. A
pattern names source files, a cron a path: the usual places of a framework's routes stand between the two.
"""

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from itertools import islice, product

from capacity_cli.documents.nodes import Node, Quoted, find

_FOLDERS = ("", "src/", "app/", "src/app/", "pages/", "src/pages/")
_FILES = (
    *(f"{stem}.{ending}" for stem in ("", "/route", "/index") for ending in ("js", "ts", "mjs", "cjs", "jsx", "tsx")),
    *(f"{stem}.{ending}" for stem in ("", "/index") for ending in ("py", "go", "rb")),
)
_SECONDS = re.compile("[1-9][0-9]{0,4}")
_MOST = "max"
_MOST_PATTERNS = 100
_LONGEST_PATTERN = 256  # as the vendor has it
_BRACES = re.compile(r"\{([^{}]*)\}")
_MOST_CHOICES = 50


def function_seconds(top: Node, cron_path: str) -> str | None:
    """The `maxDuration` of the patterns that match the path, else of all of them; none unless it is one number."""
    found = {duration for _, duration in _concerned(top, cron_path)}
    only = found.pop() if len(found) == 1 else ""
    return only if _SECONDS.fullmatch(only) else None


def durations_of(top: Node, cron_path: str) -> tuple[str, ...]:
    """What the same patterns say, each with its duration."""
    return tuple(f"{pattern}: {duration}" for pattern, duration in _concerned(top, cron_path))


def _concerned(top: Node, cron_path: str) -> list[tuple[str, str]]:
    """The patterns that match a path with their durations, or all where none matches."""
    stated = list(islice(_durations(top), _MOST_PATTERNS))
    files = [f"{folder}{cron_path.partition('?')[0].strip('/')}{file}" for folder in _FOLDERS for file in _FILES]
    matching = [(pattern, duration) for pattern, duration in stated if any(_matches(pattern, file) for file in files)]
    return matching or stated


def _durations(top: Node) -> Iterator[tuple[str, str]]:
    """Each pattern with its duration: seconds, or the word for as many as the plan allows."""
    functions = find(top, ("functions",))
    if functions is None or not isinstance(functions.value, dict):
        return
    for pattern in functions.value:
        seconds = find(functions, (pattern, "maxDuration"))
        value = None if seconds is None else seconds.value
        if not isinstance(value, str) or len(pattern) > _LONGEST_PATTERN:
            continue
        if value == _MOST if isinstance(value, Quoted) else _SECONDS.fullmatch(value):
            yield pattern, str(value)


def _matches(pattern: str, file: str) -> bool:
    """Whether a glob names a file; one star stays within a folder, unless two stand elsewhere in the pattern."""
    parts = _BRACES.split(pattern.removeprefix("./").removeprefix("/"))
    choices = (part.split(",") if at % 2 else [part] for at, part in enumerate(parts))
    globs = map("".join, islice(product(*choices), _MOST_CHOICES))
    return any(
        fnmatchcase(file, glob.replace("**/", "*")) and ("**" in glob or glob.count("/") == file.count("/"))
        for glob in globs
    )
