"""Files at a revision: only what the commit holds, whatever the working tree, the links or the settings say."""

import os
import sys
from pathlib import Path

import pytest
from repositories import Repository

from capacity_cli.documents.limits import BYTES
from capacity_cli.documents.refused import Refused
from capacity_cli.documents.revision import Revision, revision_of
from capacity_cli.documents.root import inside, root_of
from capacity_cli.model.problems import Place, ProblemCode


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = Repository(tmp_path / "repository")
    made.write("deep/a.yaml", "a: 1\n")
    made.write("b.yaml", "b: 1\n")
    (made.folder / "link").symlink_to("deep")
    (made.folder / "file").symlink_to("link/a.yaml")
    (made.folder / "up").symlink_to("../outside")
    (made.folder / "out.yaml").symlink_to("/etc/passwd")
    (made.folder / "home.yaml").symlink_to(made.folder / "b.yaml")
    (made.folder / "circle").symlink_to("circle")
    made.commit()
    monkeypatch.chdir(made.folder)
    return made


def at(name: str, file: str = "b.yaml") -> Revision:
    return revision_of(file, name)


def refusal(revision: Revision, name: str) -> ProblemCode:
    with pytest.raises(Refused) as caught:
        revision.read(Path(name), shown=name)
    return caught.value.problems[0].code


def test_what_the_working_tree_holds_decides_nothing(repository: Repository) -> None:
    repository.write("b.yaml", "b: 2\n")
    (repository.folder / "deep" / "a.yaml").unlink()
    (repository.folder / "link").unlink()
    (repository.folder / "link").mkdir()
    revision = at("HEAD")
    assert revision.read("b.yaml") == b"b: 1\n"
    assert revision.read(repository.folder / "deep" / "a.yaml") == b"a: 1\n"
    assert revision.read("link/../b.yaml") == b"b: 1\n"
    assert revision.read("file") == b"a: 1\n"
    assert revision.read("home.yaml") == b"b: 1\n"
    assert revision.is_folder(Path("link"))
    assert not revision.is_folder(Path("b.yaml"))
    assert revision.names(Path("link"), "link") == ["a.yaml"]
    assert revision.exists(Path("link"))
    assert not revision.exists(Path("c.yaml"))


def test_paths_are_those_of_the_disk(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    revision = at("HEAD")
    top = repository.folder
    for name in ("b.yaml", "deep/../b.yaml", "./b.yaml", "link/a.yaml", "file", "deep/none/../a.yaml", "none"):
        assert revision.resolved(Path(name), name) == Path(os.path.realpath(name))
    assert root_of(Path("deep/a.yaml"), revision) == top
    assert inside(top, top / "deep", "../b.yaml", revision) == top / "b.yaml"
    monkeypatch.chdir(top / "deep")
    assert revision.read("../b.yaml") == b"b: 1\n"
    monkeypatch.chdir(top.parent)
    assert at("HEAD", "repository/deep/a.yaml").read("repository/deep/a.yaml") == b"a: 1\n"
    (top.parent / "elsewhere").symlink_to(top)
    assert at("HEAD", "elsewhere/b.yaml").read("elsewhere/b.yaml") == b"b: 1\n"


@pytest.mark.parametrize("name", ["up/secret", "out.yaml", "../x", "/etc/passwd", "deep/../../x", "up"])
def test_a_link_or_a_name_that_leads_out_is_refused_and_nothing_is_read_there(
    name: str, repository: Repository
) -> None:
    (repository.folder.parent / "outside").mkdir()
    (repository.folder.parent / "outside" / "secret").write_text("s")
    revision = at("HEAD")
    assert refusal(revision, name) is ProblemCode.OUTSIDE_ROOT
    with pytest.raises(Refused) as read:
        revision.read(Path(name), shown=name)
    assert read.value.problems[0].place == Place(name, None, None)
    with pytest.raises(Refused) as caught:
        inside(repository.folder, repository.folder, name, revision)
    assert caught.value.problems[0].code is ProblemCode.OUTSIDE_ROOT


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("circle", ProblemCode.FILE_MISSING),
        ("none.yaml", ProblemCode.FILE_MISSING),
        ("b.yaml/c", ProblemCode.FILE_MISSING),
        ("a" * 300, ProblemCode.FILE_MISSING),
        ("a/" * 3000, ProblemCode.FILE_MISSING),
        ("deep", ProblemCode.NOT_A_FILE),
        ("link", ProblemCode.NOT_A_FILE),
    ],
)
def test_what_is_no_file_is_refused(name: str, code: ProblemCode, repository: Repository) -> None:
    assert refusal(at("HEAD", str(repository.folder / "b.yaml")), name) is code


def test_a_large_file_is_refused_by_its_size(repository: Repository) -> None:
    repository.commit(**{"large.yaml": "x" * (BYTES.maximum + 1), "full.yaml": "x" * BYTES.maximum})
    revision = at("HEAD")
    assert refusal(revision, "large.yaml") is ProblemCode.TOO_LARGE
    assert len(revision.read("full.yaml")) == BYTES.maximum


@pytest.mark.parametrize(
    "name",
    [
        "--output=x", "-h", "--batch-all-objects", "none", "", "HEAD\nHEAD", "HEAD:b.yaml", ":/a", "HEAD^^^^^^", "..",
        "HEAD..HEAD", "a" * 5000, "\udcff", "HEAD\0", "$(touch x)", "`touch x`", "; touch x", "main@{u}", "@{-1}",
    ],
)  # fmt: skip
def test_a_revision_that_is_not_there_is_a_problem_and_never_an_option(name: str, repository: Repository) -> None:
    before = sorted(repository.folder.iterdir())
    with pytest.raises(Refused) as caught:
        at(name).read("b.yaml")
    assert caught.value.problems[0].code is ProblemCode.NO_REVISION
    assert sorted(repository.folder.iterdir()) == before


def test_a_revision_has_any_name_that_git_knows(repository: Repository) -> None:
    first = repository.git("rev-parse", "HEAD")
    repository.git("tag", "--annotate", "v1", "--message", "one")
    repository.git("branch", "a/b-c")
    repository.commit(**{"b.yaml": "b: 2\n"})
    for name in (first, first[:8], "v1", "a/b-c", "HEAD~1", "main^", "refs/tags/v1"):
        assert at(name).read("b.yaml") == b"b: 1\n"


def test_a_shallow_clone_lacks_what_was_before(repository: Repository, tmp_path: Path) -> None:
    first = repository.git("rev-parse", "HEAD")
    repository.commit(**{"b.yaml": "b: 2\n"})
    repository.git("clone", "--quiet", "--depth=1", f"file://{repository.folder}", str(tmp_path / "shallow"))
    file = str(tmp_path / "shallow" / "b.yaml")
    assert at("HEAD", file).read(file) == b"b: 2\n"
    for name in (first, "HEAD~1"):
        with pytest.raises(Refused) as caught:
            at(name, file).read(file)
        assert caught.value.problems[0].code is ProblemCode.NO_REVISION


def test_a_clone_without_its_files_fetches_nothing(repository: Repository, tmp_path: Path) -> None:
    repository.git("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "partial"
    source = f"file://{repository.folder}"
    repository.git("clone", "--quiet", "--no-checkout", "--filter=blob:none", source, str(clone))
    file = str(clone / "b.yaml")
    assert refusal(at("HEAD", file), file) is ProblemCode.NO_REVISION


def test_a_linked_working_tree_is_a_repository_as_well(repository: Repository, tmp_path: Path) -> None:
    repository.git("worktree", "add", "--quiet", "--detach", str(tmp_path / "linked"))
    file = str(tmp_path / "linked" / "b.yaml")
    assert at("main", file).read(file) == b"b: 1\n"


def test_a_submodule_is_no_folder(repository: Repository, tmp_path: Path) -> None:
    other = Repository(tmp_path / "other")
    other.commit(**{"c.yaml": "c: 1\n"})
    repository.git("submodule", "--quiet", "add", f"file://{other.folder}", "module")
    repository.commit()
    revision = at("HEAD")
    assert not revision.is_folder(Path("module"))
    assert refusal(revision, "module") is ProblemCode.FILE_MISSING
    assert refusal(revision, "module/c.yaml") is ProblemCode.FILE_MISSING
    assert at("HEAD", "module/c.yaml").read("module/c.yaml") == b"c: 1\n"


@pytest.mark.skipif(sys.platform == "darwin", reason="its file system takes UTF-8 only")
def test_names_are_bytes(repository: Repository) -> None:
    names = (b"\xff.yaml", "예약.yaml".encode(), b"new\nline.yaml", b" blank .yaml", b'quo"te.yaml')
    for name in names:
        (repository.folder / os.fsdecode(name)).write_bytes(name)
    repository.commit()
    revision = at("HEAD")
    assert set(map(os.fsdecode, names)) <= set(revision.names(repository.folder, ""))
    for each in names:
        assert revision.read(os.fsdecode(each)) == each


def test_no_setting_of_the_repository_runs_anything(repository: Repository) -> None:
    ran = repository.folder / "ran"
    program = repository.write("program", f"#!/bin/sh\ntouch '{ran}'\ncat\n")
    program.chmod(0o755)
    repository.write(".gitattributes", "* filter=f diff=d\n")
    for hook in ("post-checkout", "fsmonitor-watchman", "reference-transaction"):
        hooked = repository.write(f".git/hooks/{hook}", program.read_text())
        hooked.chmod(0o755)
    for key in (
        "core.fsmonitor", "core.pager", "pager.cat-file", "diff.external", "diff.d.textconv", "filter.f.smudge",
        "filter.f.clean", "core.sshCommand", "core.editor", "credential.helper", "core.alternateRefsCommand",
        "alias.cat-file",
    ):  # fmt: skip
        repository.git("config", key, str(program))
    (ran).unlink(missing_ok=True)
    assert at("HEAD").read("b.yaml") == b"b: 1\n"
    assert not ran.exists()


def test_the_environment_decides_nothing(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GIT_DIR", "GIT_OBJECT_DIRECTORY", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_NAMESPACE"):
        monkeypatch.setenv(name, "/none")
    monkeypatch.setenv("GIT_TRACE", str(repository.folder / "trace"))
    monkeypatch.setenv("GIT_CONFIG_COUNT", "many")
    assert at("HEAD").read("b.yaml") == b"b: 1\n"
    assert not (repository.folder / "trace").exists()


def test_a_program_of_the_current_folder_is_not_taken_for_git(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.write("git", "#!/bin/sh\ntouch ran\n").chmod(0o755)
    monkeypatch.setenv("PATH", f".::{os.environ['PATH']}")
    assert at("HEAD").read("b.yaml") == b"b: 1\n"
    assert not (repository.folder / "ran").exists()


def test_without_git_or_a_repository_it_is_said(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    cases = [("/none", "b.yaml"), (os.environ["PATH"], "../b.yaml")]
    (repository.folder.parent / "broken" / ".git").mkdir(parents=True)
    for path, file in (*cases, (os.environ["PATH"], "../broken/b.yaml")):
        monkeypatch.setenv("PATH", path)
        with pytest.raises(Refused) as caught:
            at("HEAD", file).read(file)
        assert caught.value.problems[0].code is ProblemCode.NO_REPOSITORY


def made_object(repository: Repository, kind: str, content: bytes) -> str:
    """An object with any content, as nobody's git writes it."""
    path = repository.folder / "object"
    path.write_bytes(content)
    return repository.git("hash-object", "-t", kind, "-w", "--literally", str(path))


@pytest.mark.parametrize(
    ("target", "code"),
    [
        (b"", ProblemCode.FILE_MISSING),
        (b"\0", ProblemCode.FILE_MISSING),
        (b"/\0", ProblemCode.OUTSIDE_ROOT),
        (b"a/" * 5000, ProblemCode.FILE_MISSING),
        (b"../" * 100, ProblemCode.OUTSIDE_ROOT),
        (b"/proc/self/environ", ProblemCode.OUTSIDE_ROOT),
        (b"\xff", ProblemCode.FILE_MISSING),
    ],
)
def test_a_link_that_no_working_tree_has_leads_nowhere(
    target: bytes, code: ProblemCode, repository: Repository
) -> None:
    link = made_object(repository, "blob", target)
    tree = made_object(repository, "tree", b"120000 link\0" + bytes.fromhex(link))
    assert refusal(at(repository.git("commit-tree", tree, "-m", "x")), "link") is code


def test_a_name_that_no_working_tree_has_leads_nowhere(repository: Repository) -> None:
    file = bytes.fromhex(made_object(repository, "blob", b"a: 1\n"))
    tree = made_object(
        repository, "tree", b"".join(b"100644 %b\0%b" % (name, file) for name in (b"..", b"../x", b"a/b"))
    )
    revision = at(repository.git("commit-tree", tree, "-m", "x"))
    for name in revision.names(repository.folder, ""):
        assert refusal(revision, name) in {ProblemCode.OUTSIDE_ROOT, ProblemCode.FILE_MISSING}


def test_a_broken_folder_is_no_empty_one(repository: Repository) -> None:
    tree = made_object(repository, "tree", b"100644 a.yaml")
    with pytest.raises(Refused) as caught:
        at(repository.git("commit-tree", tree, "-m", "x")).exists(Path("a.yaml"))
    assert caught.value.problems[0].code is ProblemCode.NO_REPOSITORY
