"""Reading bytes: only regular files and standard input, never more than a document may have, never waiting."""

import errno
import io
import os
import socket
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

import pytest
from nobody import attempt, folder_of_nobody

from capacity_cli.documents.files import read_bytes
from capacity_cli.documents.limits import BYTES
from capacity_cli.documents.reasons import reason_of
from capacity_cli.documents.refused import Refused
from capacity_cli.model.problems import Place, Problem, ProblemCode, Word

TOO_LARGE = {"limit": "limit.bytes", "maximum": "1048576"}


def refused(path: Path | str, standard_input: BinaryIO | None = None, shown: str | None = None) -> Problem:
    with pytest.raises(Refused) as caught:
        read_bytes(path, standard_input, shown=shown)
    [problem] = caught.value.problems
    return problem


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder whose permissions stop those who attempt something in it."""
    with folder_of_nobody() as path:
        yield path


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\n")
    assert read_bytes(path) == b"\xef\xbb\xbfa: 1\r\n"
    assert read_bytes(str(path)) == b"\xef\xbb\xbfa: 1\r\n"


def test_a_link_is_read_as_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"a: 1")
    (tmp_path / "link").symlink_to("a.yaml")
    assert read_bytes(tmp_path / "link") == b"a: 1"


def test_a_file_may_have_a_mebibyte_and_no_byte_more(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"x" * BYTES.maximum)
    assert len(read_bytes(path)) == BYTES.maximum
    path.write_bytes(b"x" * (BYTES.maximum + 1))
    problem = refused(path)
    assert (problem.code, problem.values) == (ProblemCode.TOO_LARGE, {"path": str(path), **TOO_LARGE})


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs a file that says it is empty and is not")
def test_a_file_whose_size_is_not_known_is_read() -> None:
    assert b"Name:" in read_bytes(Path("/proc/self/status"))


def test_a_link_is_followed_within_its_folder_or_its_repository_only(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a")
    deep = tmp_path / "repository" / "deep"
    deep.mkdir(parents=True)
    (deep.parent / "b.yaml").write_text("b")
    (deep / "near").symlink_to("../b.yaml")
    (deep / "far").symlink_to("../../a.yaml")
    (tmp_path / "link").symlink_to("a.yaml")
    (tmp_path / "elsewhere").symlink_to("repository")
    assert read_bytes(tmp_path / "link") == b"a"
    assert read_bytes(tmp_path / "elsewhere" / "b.yaml") == b"b"
    assert refused(deep / "near").code is ProblemCode.OUTSIDE_ROOT
    (deep.parent / ".git").mkdir()
    assert read_bytes(deep / "near") == b"b"
    assert refused(deep / "far").code is ProblemCode.OUTSIDE_ROOT


def test_a_link_into_another_repository_leads_out_of_its_own(tmp_path: Path) -> None:
    for name in ("mine", "theirs"):
        (tmp_path / name / ".git").mkdir(parents=True)
        (tmp_path / name / "a.yaml").write_text(name)
    (tmp_path / "mine" / "service").symlink_to("../theirs")
    assert refused(tmp_path / "mine" / "service" / "a.yaml").code is ProblemCode.OUTSIDE_ROOT
    assert read_bytes(tmp_path / "mine" / ".." / "theirs" / "a.yaml") == b"theirs"


@pytest.mark.parametrize(
    "name",
    ["no.yaml", "no/a.yaml", "file/a.yaml", "dangling", "a\0b", "\ud800", "x" * 300, "x/" * 3000],
)
def test_a_file_that_is_not_there_is_missing(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "dangling").symlink_to("nowhere")
    problem = refused(f"{tmp_path}/{name}", shown=name)
    assert problem.code is ProblemCode.FILE_MISSING
    assert problem.values["path"].encode() == name.encode("utf-8", "backslashreplace")


@pytest.mark.parametrize("name", ["./no/../no.yaml", "no//x.yaml", "없음.yaml"])
def test_a_name_is_shown_as_the_user_wrote_it(name: str) -> None:
    problem = refused(name)
    assert problem.place == Place(name, None, None)
    assert problem.values == {"path": name}
    assert problem.source is None


def test_what_is_not_a_file_is_refused_without_waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket must be short
    os.mkfifo("pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
        kinds = {name: refused(name).values["kind"] for name in ("pipe", "socket", ".", "", "/dev/null")}
    assert kinds == {
        "pipe": "file_kind.pipe",
        "socket": "file_kind.socket",
        ".": "file_kind.folder",
        "": "file_kind.folder",
        "/dev/null": "file_kind.device",
    }
    problem = refused("pipe")
    assert problem.code is ProblemCode.NOT_A_FILE
    assert isinstance(problem.values["kind"], Word)


def test_a_circle_of_links_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    problem = refused(tmp_path / "a", shown="a")
    assert (problem.code, problem.values) == (ProblemCode.UNREADABLE, {"path": "a", "reason": "reason.link_loop"})


def test_a_file_without_permission_is_unreadable(folder: Path) -> None:
    secret, locked = folder / "secret.yaml", folder / "locked"
    secret.write_text("a: 1")
    secret.chmod(0)
    locked.mkdir(mode=0o700)
    (locked / "a.yaml").touch()
    locked.chmod(0)
    for path in (secret, locked / "a.yaml"):
        found = attempt(partial(read_bytes, path, shown="x"))
        assert found == [("UNREADABLE", {"path": "x", "reason": "reason.permission"})]
    locked.chmod(0o700)


def test_a_file_that_fails_while_it_is_read_is_unreadable() -> None:
    memory = Path("/proc/self/mem")  # a regular file whose first page is not there
    if not memory.exists():
        pytest.skip("needs /proc")
    assert refused(memory).code is ProblemCode.UNREADABLE


def test_a_rare_reason_is_told_in_the_words_of_the_system() -> None:
    assert reason_of(OSError(errno.EIO, "Input/output error")) == "Input/output error"
    assert reason_of(OSError("no number")) == "OSError"


def test_a_dash_is_standard_input() -> None:
    assert read_bytes("-", io.BytesIO(b"a: 1")) == b"a: 1"


def test_a_path_of_a_dash_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("-").write_bytes(b"b: 2")
    assert read_bytes(Path("-"), io.BytesIO(b"a: 1")) == b"b: 2"


def test_no_more_than_the_limit_is_taken_from_standard_input() -> None:
    assert len(read_bytes("-", io.BytesIO(b"x" * BYTES.maximum))) == BYTES.maximum
    endless = io.BytesIO(b"x" * (3 * BYTES.maximum))
    problem = refused("-", endless)
    assert (problem.code, problem.place) == (ProblemCode.TOO_LARGE, Place("-", None, None))
    assert endless.tell() == BYTES.maximum + 1


def test_standard_input_that_is_not_there_is_unreadable(tmp_path: Path) -> None:
    closed = io.BytesIO()
    closed.close()
    for nothing in (None, closed):
        problem = refused("-", nothing)
        assert (problem.code, problem.values["reason"]) == (ProblemCode.UNREADABLE, "reason.no_input")
    with (tmp_path / "out").open("wb") as only_for_writing:
        assert refused("-", only_for_writing).values["reason"] == "reason.no_input"
