"""Reads the objects of a git repository: commits, folders and files, each by its name, and nothing else of it.

Only `git cat-file --batch` runs, and names reach it on its standard input: none can be an option, and no hook, filter,
converter, monitor or pager runs, nothing is fetched, and no setting but the repository's own is read.
"""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import IO

from capacity_cli.model.problems import Word

_SECONDS = 10
_LONGEST_HEADER = 500
_OPTIONS = (
    "--no-pager", "--no-optional-locks", "--no-replace-objects", "-c", "core.fsmonitor=false",
    "-c", f"core.hooksPath={os.devnull}", "-c", "protocol.allow=never",
)  # fmt: skip
_SETTINGS = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",  # for a git that does not know the line above
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}


class GitFailed(Exception):  # noqa: N818  what happened, as `Refused` is
    """Git is missing, knows no such repository, or takes too long."""

    def __init__(self, reason: Word) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class GitObject:
    """An object of a repository."""

    kind: str
    """`commit`, `tree`, `blob` or `tag`."""
    name: str
    """Its id."""
    content: bytes | None
    """What it holds; none if that is more than was asked for."""


def git_object(repository: Path, name: str, most_bytes: int) -> GitObject | None:
    """
    The object of that name, in the repository with that `.git`; none if there is none here.

    The name is an id, or a revision as git understands it, of one line. Raises GitFailed if git cannot say.
    """
    command = ["git", *_OPTIONS, f"--git-dir={repository}", "cat-file", "--batch"]
    try:
        with subprocess.Popen(  # noqa: S603  no part of it comes from a document
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment()
        ) as git:
            timer = Timer(_SECONDS, git.kill)
            timer.start()
            try:
                assert git.stdin is not None and git.stdout is not None  # noqa: S101, PT018  both are pipes
                git.stdin.write(os.fsencode(name) + b"\n")
                git.stdin.close()
                return _answer(git.stdout, most_bytes)
            finally:
                timer.cancel()
                git.kill()
    except FileNotFoundError:
        raise GitFailed(Word("reason.no_git")) from None
    except OSError:
        raise GitFailed(Word("reason.git_failed")) from None


def _environment() -> dict[str, str]:
    """What git is told: where programs are, but for folders that depend on where it runs; nothing that the user set."""
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    absolute = os.pathsep.join(folder for folder in folders if os.path.isabs(folder))  # noqa: PTH117  it is a text
    kept = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    return {**_SETTINGS, **kept, "PATH": absolute}


def _answer(output: IO[bytes], most_bytes: int) -> GitObject | None:
    """The object that git tells of: a line with its id, kind and size, then what it holds."""
    header = output.readline(_LONGEST_HEADER)
    if not header:
        raise GitFailed(Word("reason.git_failed"))
    words = header.split()
    if len(words) != len(("id", "kind", "size")) or not words[2].isdigit():
        return None  # missing, ambiguous
    size = int(words[2])
    content = output.read(size) if size <= most_bytes else None
    if content is not None and len(content) < size:
        raise GitFailed(Word("reason.git_failed"))
    return GitObject(words[1].decode(), words[0].decode(), content)


def folder_entries(content: bytes | None, id_bytes: int) -> dict[bytes, tuple[bytes, str]]:
    """
    The mode and the id of each name in a folder, from what its object holds.

    Raises ValueError if it is broken, or too large to have been read.
    """
    if content is None:
        raise ValueError(content)
    entries: dict[bytes, tuple[bytes, str]] = {}
    at = 0
    while at < len(content):
        mode_end = content.index(b" ", at)
        name_end = content.index(b"\0", mode_end)
        end = name_end + 1 + id_bytes
        entries[content[mode_end + 1 : name_end]] = content[at:mode_end], content[name_end + 1 : end].hex()
        at = end
    return entries
