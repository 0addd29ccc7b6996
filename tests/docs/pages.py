"""Reads the blocks of a documentation page and runs its commands as a reader would, in a folder of their own.

A comment before a block says what the text around it says to a person: `<!-- file: prices/acme.yaml -->` (save it
under this name), `<!-- into: capacity.yaml, without: variants -->` (put these sections into that file, and take that
one out), `<!-- for: github -->` (a document of that system), `<!-- refused -->` (it is meant to be wrong),
`<!-- base: scenarios/daily-2000.yaml -->` (what a fragment is a part of). `…` as the last line of an
output stands for everything that follows.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The checkout."""

PAGES = sorted([*ROOT.glob("README*.md"), ROOT / "CONTRIBUTING.md", *ROOT.glob("docs/**/*.md")])
"""Every page that is documentation for readers."""

SET_UP = ("python3 -m venv ", ".venv/bin/pip ", ". .venv/bin/activate", "git clone ", "python3 check.py")
"""What a reader does to a machine once; the tests of the package do it, and these commands are not run here."""

CUT = "…"
"""The last line of an output of which the page shows the beginning."""

_FENCE = re.compile(r"^(?P<indent> *)```(?P<language>\w*)\n(?P<text>.*?)^(?P=indent)```$", re.MULTILINE | re.DOTALL)
_COMMENT = re.compile(r"<!-- (?P<text>[^>]*) -->\n\s*\Z")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a page."""

    page: Path
    """The page's file."""
    line: int
    """The line of its first fence, from 1."""
    start: int
    """Where its text begins in the page."""
    language: str
    """`console`, `yaml`, `sh` or another word."""
    text: str
    """What stands between the fences."""
    marks: tuple[str, ...]
    """What the comment before it says, part by part."""

    def mark(self, name: str) -> str | None:
        """The value of `name: value` in the comment before the block, or none."""
        found = [mark.partition(":")[2].strip() for mark in self.marks if mark.partition(":")[0] == name]
        return found[0] if found else None

    @property
    def refused(self) -> bool:
        """Whether the block is meant to be wrong."""
        return "refused" in self.marks

    @property
    def where(self) -> str:
        """The page and the line, for a message."""
        return f"{self.page.relative_to(ROOT)}:{self.line}"


@dataclass(frozen=True, slots=True)
class Step:
    """A command of a console block and what the page says that it prints."""

    command: str
    """What stands behind the `$ `, and behind the `> ` of the lines that continue it after a `\\`."""
    output: tuple[str, ...]
    """The lines below it."""

    @property
    def cut(self) -> bool:
        """Whether the page shows only the beginning of the output."""
        return self.output[-1:] == (CUT,)


def blocks_of(page: Path) -> list[Block]:
    """The fenced blocks of a page, in order."""
    text = page.read_text(encoding="utf-8")
    return [_block(page, text, match) for match in _FENCE.finditer(text)]


def _block(page: Path, text: str, match: re.Match[str]) -> Block:
    before = text[: match.start()]
    comment = _COMMENT.search(before)
    marks = tuple(part.strip() for part in comment["text"].split(",")) if comment else ()
    return Block(page, before.count("\n") + 1, match.start("text"), match["language"], match["text"], marks)


def steps_of(block: Block) -> Iterator[Step]:
    """The commands of a console block, each with its output."""
    lines = block.text.splitlines()
    assert lines, f"{block.where}: an empty block"
    assert lines[0].startswith("$ "), f"{block.where}: a console block begins with a command"
    starts = [number for number, line in enumerate(lines) if line.startswith("$ ")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        shown = start + 1
        while shown < end and lines[shown - 1].endswith("\\") and lines[shown].startswith("> "):
            shown += 1
        yield Step("\n".join(line[2:] for line in lines[start:shown]), tuple(lines[shown:end]))


def is_korean(page: Path) -> bool:
    """Whether a page is written in Korean."""
    return page.name.endswith(".ko.md") or "ko" in page.relative_to(ROOT).parts


class Desk:
    """The folder in which a page's commands run, with the `capacity` of this checkout on the path."""

    def __init__(self, folder: Path, page: Path) -> None:
        self.folder = folder / "work"
        self.folder.mkdir()
        if page.name != "tutorial.md":
            for name in ("scenarios", "pricing"):
                shutil.copytree(ROOT / name, self.folder / name)
        programs = folder / "bin"
        programs.mkdir()
        (programs / "capacity").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m capacity_cli "$@"\n')
        (programs / "capacity").chmod(0o755)
        self.environment = {
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(folder),
            "PYTHONPATH": str(ROOT),
            "COLUMNS": "80",
            "NO_COLOR": "1",
            "LANG": "ko_KR.UTF-8" if is_korean(page) else "C.UTF-8",
            "LC_CTYPE": "C.UTF-8",
        }
        self.status = 0

    def run(self, command: str) -> list[str]:
        """What a terminal shows for a command, line by line; `$?` in it is the status of the one before."""
        done = subprocess.run(
            ["/bin/sh", "-c", f"(exit {self.status})\n{command}"],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
            timeout=60,
        )
        self.status = done.returncode
        return done.stdout.splitlines()

    def save(self, name: str, text: str) -> Path:
        """Save a block under the name that the page gives it."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path
