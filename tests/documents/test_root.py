"""The root of a scenario: what lies below it may be read, whatever name or link leads there."""

from pathlib import Path

import pytest

from capacity_cli.documents.refused import Refused
from capacity_cli.documents.root import inside, root_of
from capacity_cli.model.problems import Problem, ProblemCode


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository in a folder that has a file beside it: `outside.env`, `repository/{.git,deep/scenarios}`."""
    (tmp_path / "outside.env").touch()
    (tmp_path / "repository2").mkdir()
    root = tmp_path.resolve() / "repository"
    (root / "deep" / "scenarios").mkdir(parents=True)
    (root / ".git").mkdir()
    (root / "a.env").touch()
    (root / "deep" / "scenarios" / "s.yaml").touch()
    return root


def refused(root: Path, name: str) -> Problem:
    with pytest.raises(Refused) as caught:
        inside(root, root / "deep", name)
    [problem] = caught.value.problems
    return problem


def test_the_root_is_the_nearest_folder_with_a_repository(repository: Path) -> None:
    assert root_of(repository / "deep" / "scenarios" / "s.yaml") == repository
    (repository / "deep" / ".git").write_text("gitdir: elsewhere")  # a work tree has a file
    assert root_of(repository / "deep" / "scenarios" / "s.yaml") == repository / "deep"


def test_without_a_repository_the_root_is_the_folder_of_the_scenario(repository: Path) -> None:
    (repository / ".git").rmdir()
    folder = repository / "deep" / "scenarios"
    assert root_of(folder / "s.yaml") == folder


def test_a_relative_scenario_has_the_same_root(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository / "deep")
    assert root_of(Path("scenarios/s.yaml")) == repository
    assert root_of(Path("capacity.yaml")) == repository


def test_links_to_a_scenario_are_resolved_first(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "link.yaml").symlink_to(repository / "deep" / "scenarios" / "s.yaml")
    (tmp_path / "linked").symlink_to(repository / "deep")
    assert root_of(tmp_path / "link.yaml") == repository
    assert root_of(tmp_path / "linked" / "scenarios" / "s.yaml") == repository


@pytest.mark.parametrize("name", ["../a.env", "scenarios/../../a.env", "new.env", "./x/../../a.env", "..a", "..", "."])
def test_a_name_that_stays_below_the_root_is_resolved(name: str, repository: Path) -> None:
    found = inside(repository, repository / "deep", name)
    assert found == (repository / "deep" / name).resolve()
    assert found.is_relative_to(repository)


def test_an_absolute_name_below_the_root_is_as_good(repository: Path) -> None:
    assert inside(repository, repository / "deep", str(repository / "a.env")) == repository / "a.env"


@pytest.mark.parametrize(
    "name", ["../../outside.env", "/etc/passwd", "../..", "../../repository2/x", "../../repository/../outside.env", "/"]
)
def test_a_name_that_leads_out_of_the_root_is_refused(name: str, repository: Path) -> None:
    problem = refused(repository, name)
    assert problem.code is ProblemCode.OUTSIDE_ROOT
    assert problem.values == {"path": name, "root": str(repository)}


def test_a_link_that_leads_out_of_the_root_is_refused(repository: Path, tmp_path: Path) -> None:
    (repository / "deep" / "out.env").symlink_to("../../outside.env")
    (repository / "deep" / "up").symlink_to(tmp_path)
    (repository / "deep" / "twice").symlink_to("up/outside.env")
    for name in ("out.env", "up/outside.env", "twice", "up/new.env"):
        assert refused(repository, name).code is ProblemCode.OUTSIDE_ROOT


def test_a_link_that_leads_back_below_the_root_is_followed(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "back").symlink_to(repository / "a.env")
    (repository / "deep" / "there").symlink_to("../../back")
    assert inside(repository, repository / "deep", "there") == repository / "a.env"


def test_a_root_that_is_itself_a_link_holds_its_files(repository: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(repository)
    assert inside(link, link / "deep", "../a.env") == repository / "a.env"


def test_a_circle_of_links_leads_nowhere_but_is_no_crash(repository: Path) -> None:
    (repository / "deep" / "a").symlink_to("b")
    (repository / "deep" / "b").symlink_to("a")
    assert inside(repository, repository / "deep", "a").parent == repository / "deep"
    assert refused(repository, "a/../../../outside.env").code is ProblemCode.OUTSIDE_ROOT
    assert root_of(repository / "deep" / "a") == repository


@pytest.mark.parametrize("name", ["a\0b", "\ud800"])
def test_a_name_that_no_file_can_have_is_missing(name: str, repository: Path) -> None:
    problem = refused(repository, name)
    assert problem.code is ProblemCode.FILE_MISSING
    assert problem.values["path"] == name.encode("utf-8", "backslashreplace").decode()
    with pytest.raises(Refused):
        root_of(Path(name))


@pytest.mark.parametrize("name", ["x" * 300, "x/" * 3000])
def test_an_over_long_name_is_no_crash(name: str, repository: Path) -> None:
    assert inside(repository, repository, name).is_relative_to(repository)
    assert root_of(repository / name) == repository
