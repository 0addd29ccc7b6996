"""Runs an action as a user whom permissions stop, since nothing stops root."""

import json
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from capacity_cli.documents.refused import Refused

NOBODY = 65534


def attempt(action: Callable[[], object]) -> list[tuple[str, dict[str, str]]]:
    """The code names and values of the problems of an action that is run without the privileges of root."""
    return _problems_of_child(action) if os.geteuid() == 0 else _problems(action)


def _problems(action: Callable[[], object]) -> list[tuple[str, dict[str, str]]]:
    try:
        action()
    except Refused as refused:
        return [(problem.code.name, dict(problem.values)) for problem in refused.problems]
    return []


def _problems_of_child(action: Callable[[], object]) -> list[tuple[str, dict[str, str]]]:
    """Run the action in a child that has given up root; anything but a refusal ends it without an answer."""
    readable, writable = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            os.write(writable, json.dumps(_problems(action)).encode())
        finally:
            os._exit(0)
    os.close(writable)
    with os.fdopen(readable, encoding="utf-8") as answers:
        answer = answers.read()
    os.waitpid(child, 0)
    return [(code, values) for code, values in json.loads(answer)]


@contextmanager
def folder_of_nobody() -> Iterator[Path]:
    """A folder that belongs to whoever attempts something, and that anybody can reach."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name)
        path.chmod(0o755)
        if os.geteuid() == 0:
            os.chown(path, NOBODY, NOBODY)
        yield path
        path.chmod(0o755)
