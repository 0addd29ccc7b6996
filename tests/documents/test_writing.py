"""Writing: the whole text or nothing, no new file over an old one, and nothing left beside it."""

import os
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from nobody import attempt, folder_of_nobody

from capacity_cli.documents.refused import Refused
from capacity_cli.documents.writing import write_new, write_over
from capacity_cli.model.problems import Place, Problem, ProblemCode

TEXT = "이름: a\r\nb: 1\n"


def refused_new(path: Path) -> Problem:
    with pytest.raises(Refused) as caught:
        write_new(path, TEXT)
    [problem] = caught.value.problems
    return problem


def refused_over(path: Path) -> Problem:
    with pytest.raises(Refused) as caught:
        write_over(path, TEXT)
    [problem] = caught.value.problems
    return problem


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def mask() -> int:
    """The permissions that new files do not get."""
    now = os.umask(0o022)
    os.umask(now)
    return now


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder whose permissions stop those who attempt something in it."""
    with folder_of_nobody() as path:
        yield path


def test_a_new_file_has_the_text_as_utf_8_and_the_usual_permissions(tmp_path: Path, mask: int) -> None:
    write_new(tmp_path / "a.yaml", TEXT)
    assert (tmp_path / "a.yaml").read_bytes() == TEXT.encode()
    assert mode_of(tmp_path / "a.yaml") == 0o666 & ~mask
    assert names(tmp_path) == ["a.yaml"]


def test_a_relative_name_and_the_longest_name_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.yaml", "x" * 255):
        write_new(Path(name), TEXT)
        write_over(Path(name), "new")
        assert Path(name).read_text() == "new"


def test_what_exists_is_never_replaced_by_a_new_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("old")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("file")
    (tmp_path / "dangling").symlink_to("nowhere")
    before = names(tmp_path)
    for name in before:
        problem = refused_new(tmp_path / name)
        assert (problem.code, problem.values) == (ProblemCode.FILE_EXISTS, {"path": str(tmp_path / name)})
        assert problem.place == Place(str(tmp_path / name), None, None)
    assert (tmp_path / "file").read_text() == "old"
    assert names(tmp_path) == before


def test_of_many_who_write_a_new_file_at_once_one_does(tmp_path: Path) -> None:
    refusals: list[Problem] = []
    written: list[str] = []
    start = threading.Barrier(8)

    def write(text: str) -> None:
        start.wait()
        try:
            write_new(tmp_path / "a.yaml", text)
            written.append(text)
        except Refused as refused:
            refusals.extend(refused.problems)

    threads = [threading.Thread(target=write, args=(str(number) * 100_000,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [problem.code for problem in refusals] == [ProblemCode.FILE_EXISTS] * 7
    assert written == [(tmp_path / "a.yaml").read_text()]
    assert names(tmp_path) == ["a.yaml"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("no/a.yaml", "reason.folder_missing"),
        ("file/a.yaml", "reason.folder_missing"),
        ("a\0b", "reason.bad_name"),
        ("\ud800", "reason.bad_name"),
        ("x" * 300, "reason.bad_name"),
        ("circle/a.yaml", "reason.link_loop"),
    ],
)
def test_a_file_that_cannot_be_there_is_not_written(name: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "circle").symlink_to("circle")
    shown = f"{tmp_path}/{name}".encode("utf-8", "backslashreplace").decode()
    for problem in (refused_new(tmp_path / name), refused_over(tmp_path / name)):
        assert (problem.code, problem.values) == (ProblemCode.NOT_WRITABLE, {"path": shown, "reason": reason})
        assert problem.place == Place(shown, None, None)
    assert names(tmp_path) == ["circle", "file"]


def test_without_permission_for_the_folder_nothing_is_written(folder: Path) -> None:
    (folder / "old").write_text("old")
    (folder / "old").chmod(0o666)
    folder.chmod(0o555)
    new, old = str(folder / "new"), str(folder / "old")
    denied = {"reason": "reason.permission"}
    assert attempt(lambda: write_new(Path(new), TEXT)) == [("NOT_WRITABLE", {"path": new, **denied})]
    assert attempt(lambda: write_over(Path(new), TEXT)) == [("NOT_WRITABLE", {"path": new, **denied})]
    assert attempt(lambda: write_over(Path(old), TEXT)) == [("NOT_WRITABLE", {"path": old, **denied})]
    assert attempt(lambda: write_new(Path(old), TEXT)) == [("FILE_EXISTS", {"path": old})]
    assert names(folder) == ["old"]


def test_a_file_that_may_not_be_written_is_not_replaced_either(folder: Path) -> None:
    path = folder / "old"
    path.write_text("old")
    path.chmod(0o444)
    values = {"path": str(path), "reason": "reason.permission"}
    assert attempt(lambda: write_over(path, TEXT)) == [("NOT_WRITABLE", values)]
    assert path.read_text() == "old"
    assert names(folder) == ["old"]


def test_a_file_that_may_be_written_but_not_replaced_leaves_nothing_behind(folder: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("needs a file of another user")
    path = folder / "old"
    path.write_text("old")
    path.chmod(0o666)
    os.chown(folder, 0, 0)
    folder.chmod(0o1777)  # as /tmp: anybody makes files, only their owner replaces them
    values = {"path": str(path), "reason": "reason.permission"}
    assert attempt(lambda: write_over(path, TEXT)) == [("NOT_WRITABLE", values)]
    assert path.read_text() == "old"
    assert names(folder) == ["old"]


def test_writing_succeeds_without_privileges(folder: Path) -> None:
    assert attempt(lambda: write_new(folder / "a", TEXT)) == []
    assert attempt(lambda: write_over(folder / "a", "new")) == []
    assert (folder / "a").read_text() == "new"


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755, 0o666])
def test_writing_over_a_file_keeps_its_permissions(mode: int, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a much longer text than the new one")
    path.chmod(mode)
    write_over(path, TEXT)
    assert path.read_bytes() == TEXT.encode()
    assert mode_of(path) == mode
    assert names(tmp_path) == ["a.yaml"]


def test_writing_over_nothing_makes_a_file(tmp_path: Path, mask: int) -> None:
    write_over(tmp_path / "a.yaml", TEXT)
    assert (tmp_path / "a.yaml").read_bytes() == TEXT.encode()
    assert mode_of(tmp_path / "a.yaml") == 0o666 & ~mask


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("old")
    (tmp_path / "link").symlink_to("file")
    (tmp_path / "dangling").symlink_to("nowhere")
    for name in ("link", "dangling"):
        problem = refused_over(tmp_path / name)
        assert (problem.code, problem.values["reason"]) == (ProblemCode.NOT_WRITABLE, "reason.is_link")
    assert (tmp_path / "file").read_text() == "old"
    assert names(tmp_path) == ["dangling", "file", "link"]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with links to what lies outside of it, into its `.git` and into a repository within it."""
    (tmp_path / "elsewhere").mkdir()
    mine = tmp_path / "mine"
    for name in (".git/hooks", "theirs/.git", "theirs/deep", "deep"):
        (mine / name).mkdir(parents=True)
    links = {"out": "../elsewhere", "hooks": ".git/hooks", "to-theirs": "theirs/deep", "near": "deep", "up": ".."}
    for name, target in links.items():
        (mine / name).symlink_to(target)
    return mine


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("out/a", ProblemCode.OUTSIDE_ROOT),
        ("up/a", ProblemCode.OUTSIDE_ROOT),
        ("out/../a", ProblemCode.OUTSIDE_ROOT),
        ("to-theirs/a", ProblemCode.OUTSIDE_ROOT),
        ("hooks/a", ProblemCode.NOT_WRITABLE),
        (".git/a", ProblemCode.NOT_WRITABLE),
        (".GIT/a", ProblemCode.NOT_WRITABLE),
        (".git", ProblemCode.NOT_WRITABLE),
    ],
)
def test_nothing_is_written_out_of_the_repository_or_into_git(name: str, code: ProblemCode, repository: Path) -> None:
    assert refused_over(repository / name).code is code
    if name != ".git":
        assert refused_new(repository / name).code is code
    assert names(repository.parent / "elsewhere") == []
    assert names(repository / ".git" / "hooks") == []
    assert "a" not in [*names(repository), *names(repository.parent)]


def test_folders_that_are_links_within_the_repository_are_as_good_as_others(repository: Path) -> None:
    write_over(repository / "near" / "a", TEXT)
    write_over(repository / "theirs" / "deep" / "a", TEXT)  # named by the user, not by a link
    assert names(repository / "deep") == names(repository / "theirs" / "deep") == ["a"]


def test_a_repository_that_is_reached_by_a_link_is_written(repository: Path) -> None:
    (repository.parent / "link").symlink_to("mine")
    write_over(repository.parent / "link" / "near" / "a", TEXT)
    assert names(repository / "deep") == ["a"]


def test_what_is_not_a_file_is_not_written_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "pipe", tmp_path / "folder", Path("/dev/null")):
        problem = refused_over(path)
        assert (problem.code, problem.values["reason"]) == (ProblemCode.NOT_WRITABLE, "reason.not_a_file")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    assert names(tmp_path) == ["folder", "pipe"]


def test_a_temporary_file_left_by_another_does_no_harm(tmp_path: Path) -> None:
    left = tmp_path / ".capacity-0123456789abcdef"
    left.write_text("left")
    write_new(tmp_path / "a", TEXT)
    write_over(tmp_path / "a", "new")
    assert left.read_text() == "left"
    assert names(tmp_path) == [left.name, "a"]


def test_a_disk_that_is_full_leaves_nothing_behind(folder: Path) -> None:
    resource = pytest.importorskip("resource")
    path = folder / "a.yaml"
    path.write_text("old")
    path.chmod(0o666)

    def beyond_the_limit() -> None:
        import signal  # noqa: PLC0415

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, resource.RLIM_INFINITY))
        write_over(path, "x" * 5000)

    if os.geteuid() != 0:
        pytest.skip("the limit must not outlive the test: it needs the child process")
    assert attempt(beyond_the_limit) == [("NOT_WRITABLE", {"path": str(path), "reason": "reason.too_large"})]
    assert path.read_text() == "old"
    assert names(folder) == ["a.yaml"]
