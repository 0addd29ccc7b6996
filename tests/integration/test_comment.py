"""The comment of the action, against a stand-in of the interface on the loopback: written once, then updated."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest

SCRIPT = Path(__file__).parents[2] / "action" / "comment.py"
MARK = "<!-- capacity-check -->"
BOT = "github-actions[bot]"


class StandIn(BaseHTTPRequestHandler):
    """Issue comments, as the interface has them."""

    comments: ClassVar[list[dict[str, Any]]] = []
    asked: ClassVar[list[tuple[str, str]]] = []
    refusals: ClassVar[dict[str, tuple[int, bytes]]] = {}
    """Status and content that a method gets in the place of an answer."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """A page of comments."""
        query = parse_qs(urlsplit(self.path).query)
        start = (int(query["page"][0]) - 1) * int(query["per_page"][0])
        self._answer(self.comments[start : start + int(query["per_page"][0])])

    def do_POST(self) -> None:
        """A new comment."""
        self.comments.append({"id": 1000 + len(self.comments), "user": {"login": BOT}, **self._body()})
        self._answer(self.comments[-1])

    def do_PATCH(self) -> None:
        """A comment with another body."""
        number = int(self.path.rpartition("/")[2])
        (found,) = (each for each in self.comments if each["id"] == number)
        found.update(self._body())
        self._answer(found)

    def _body(self) -> dict[str, str]:
        body: dict[str, str] = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        return body

    def _answer(self, answer: object) -> None:
        assert self.headers["Authorization"] == "Bearer secret"
        self.asked.append((self.command, urlsplit(self.path).path))
        status, data = self.refusals.get(self.command, (200, json.dumps(answer).encode()))
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def stand_in(*comments: dict[str, Any], refusals: dict[str, tuple[int, bytes]] | None = None) -> Iterator[str]:
    """The address of the interface, with comments that are there already."""
    StandIn.comments[:] = comments
    StandIn.refusals.clear()
    StandIn.refusals.update(refusals or {})
    StandIn.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), StandIn)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def run(
    address: str, folder: Path, body: str | None = f"{MARK}\n\nnew", head: str | None = "team/service", name: str = ""
) -> str:
    """What the step says when the change comes from a repository."""
    repository = None if head is None else {"full_name": head}
    change = {"number": 7, "head": {"repo": repository}, "base": {"repo": {"full_name": "team/service"}}}
    (folder / "event.json").write_text(json.dumps({"pull_request": change}), "utf-8")
    if body is not None:
        (folder / "capacity.md").write_text(body, "utf-8")
    environment = {
        "PATH": os.environ["PATH"], "GITHUB_EVENT_PATH": str(folder / "event.json"), "GITHUB_API_URL": address,
        "GITHUB_REPOSITORY": "team/service", "GITHUB_TOKEN": "secret", "COMMENT_AUTHOR": BOT, "COMMENT_NAME": name,
    }  # fmt: skip
    command = [sys.executable, "-I", str(SCRIPT), str(folder / "capacity.md")]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(
    "name", ["a", "이름", "--> <b>", "`x` @team", "a\n## b", "\u202eab", "```", "x" * 5000, "<!-- capacity-check -->"]
)
def test_a_name_makes_a_comment_of_its_own_and_breaks_out_of_nothing(name: str, tmp_path: Path) -> None:
    with stand_in(comment(1, f"{MARK}\n\nold")) as address:
        for body, said in (("one", "written"), ("two", "updated")):
            assert run(address, tmp_path, f"{MARK}\n\n## {body}\n", name=name) == f"The comment is {said}.\n"
        assert run(address, tmp_path, f"{MARK}\n\n## {body}\n", name=f"{name}2") == "The comment is written.\n"
    first, made, _ = (each["body"] for each in StandIn.comments)
    assert first == f"{MARK}\n\nold"
    mark, blank, shown, empty, heading, end = made.split("\n")
    assert re.fullmatch(r"<!-- capacity-check [0-9a-f]{16} -->", mark)
    assert (blank, empty, heading, end) == ("", "", "## two", "")
    assert re.fullmatch(r"`[^`]{1,100}`", shown)
    assert shown.isprintable()


def comment(number: int, body: str, login: str = BOT) -> dict[str, Any]:
    return {"id": number, "body": body, "user": {"login": login}}


def test_a_first_comment_is_written(tmp_path: Path) -> None:
    with stand_in(comment(1, "hello", "someone")) as address:
        assert run(address, tmp_path) == "The comment is written.\n"
    assert [each["body"] for each in StandIn.comments] == ["hello", f"{MARK}\n\nnew"]


def test_the_next_one_updates_it(tmp_path: Path) -> None:
    others = [comment(number, "talk", "someone") for number in range(150)]
    with stand_in(*others, comment(200, f"{MARK}\n\nold")) as address:
        assert run(address, tmp_path) == "The comment is updated.\n"
        assert run(address, tmp_path, f"{MARK}\n\nnewer") == "The comment is updated.\n"
    assert len(StandIn.comments) == 151
    assert StandIn.comments[-1]["body"] == f"{MARK}\n\nnewer"


def test_a_comment_of_somebody_else_with_the_mark_is_left_alone(tmp_path: Path) -> None:
    with stand_in(comment(1, f"{MARK}\n\nall is well", "stranger"), comment(2, f"quoting {MARK}")) as address:
        assert run(address, tmp_path) == "The comment is written.\n"
    assert [each["body"] for each in StandIn.comments][:2] == [f"{MARK}\n\nall is well", f"quoting {MARK}"]


@pytest.mark.parametrize("head", ["stranger/service", None])
def test_a_change_from_a_fork_gets_no_comment(head: str | None, tmp_path: Path) -> None:
    with stand_in() as address:
        assert "fork" in run(address, tmp_path, head=head)
    assert StandIn.asked == []


def test_without_a_comment_nothing_is_asked(tmp_path: Path) -> None:
    with stand_in() as address:
        assert "no comment" in run(address, tmp_path, body=None)
    assert StandIn.asked == []


@pytest.mark.parametrize("foreign", [{"user": None}, {"user": {"login": None}}, {"body": None}, {"user": "gone"}])
def test_a_comment_of_an_account_that_is_gone_is_passed_over(foreign: dict[str, Any], tmp_path: Path) -> None:
    with stand_in({**comment(1, f"{MARK}\n\nold"), **foreign}, comment(2, f"{MARK}\n\nold")) as address:
        assert run(address, tmp_path) == "The comment is updated.\n"
    assert StandIn.asked[-1] == ("PATCH", "/repos/team/service/issues/comments/2")


@pytest.mark.parametrize("method", ["GET", "POST", "PATCH"])
@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_token_that_may_not_write_is_a_warning_that_says_what_it_lacks(
    method: str, status: int, tmp_path: Path
) -> None:
    there = [comment(1, f"{MARK}\n\nold")] if method == "PATCH" else []
    with stand_in(*there, refusals={method: (status, b'{"message": "Resource not accessible"}')}) as address:
        said = run(address, tmp_path)
    assert said.count("\n") == 1
    assert said.startswith("::warning title=capacity::There is no comment: ")
    assert f"{status}; the job needs `permissions: pull-requests: write`" in said


@pytest.mark.parametrize("content", [b"", b"<html>", b"\xff\xfe", b'{"message": "no"}', b"3", b"[" * 100_000])
def test_an_answer_that_is_none_is_a_warning(content: bytes, tmp_path: Path) -> None:
    with stand_in(refusals={"GET": (200, content)}) as address:
        said = run(address, tmp_path)
    assert (said.count("\n"), said.startswith("::warning title=capacity::")) == (1, True)


def test_an_error_of_the_interface_is_a_warning(tmp_path: Path) -> None:
    with stand_in(refusals={"POST": (502, b"")}) as address:
        assert "the interface answers 502." in run(address, tmp_path)
    assert "::warning" in run("http://127.0.0.1:9", tmp_path)  # nobody listens there


def test_entries_that_are_no_comments_are_passed_over(tmp_path: Path) -> None:
    with stand_in(refusals={"GET": (200, b'[null, 3, "a", {}, {"user": {"login": []}}]')}) as address:
        assert run(address, tmp_path) == "The comment is written.\n"
