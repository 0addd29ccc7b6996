"""`capacity check --rev` in a repository: what its base holds, and what a change of prices says at its line."""

import json
import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from test_action import CHECKOUT, SCENARIO, committed, git

from capacity_cli.cli.main import main
from capacity_cli.render.markdown.check import LONGEST


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a sound scenario, in which the command runs."""
    git(tmp_path, "init", "--quiet")
    (tmp_path / "capacity.yaml").write_text(SCENARIO, "utf-8")
    committed(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_broken_base_does_not_block_its_repair(repository: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = repository / "capacity.yaml"
    file.write_text(SCENARIO.replace("scenario/v1", "scenario/v0"), "utf-8")
    committed(repository)
    file.write_text(SCENARIO, "utf-8")
    assert main(["check", "--rev", "HEAD", "--format", "json", "--lang", "en"]) == 0
    said = capfd.readouterr()
    assert said.err.startswith("HEAD:capacity.yaml:")
    assert "HEAD holds files that cannot be used" in said.err
    answer = json.loads(said.out)
    assert (answer["exit_status"], answer["scenarios"][0]["difference"]) == (0, None)
    assert main(["check", "--rev", "HEAD", "--format", "github"]) == 0
    assert "HEAD:" not in capfd.readouterr().out
    assert main(["check", "--rev", "HEAD", "--format", "markdown", "--lang", "en"]) == 0
    assert "\n\nHEAD holds files that cannot be used: " in capfd.readouterr().out
    assert main(["diff", "--rev", "HEAD", "capacity.yaml"]) == 2


def test_a_base_that_was_a_link_out_of_the_repository_does_not_either(
    repository: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = repository / "capacity.yaml"
    file.unlink()
    file.symlink_to("../elsewhere.yaml")
    committed(repository)
    file.unlink()
    file.write_text(SCENARIO, "utf-8")
    assert main(["check", "--rev", "HEAD", "--format", "github", "--lang", "en"]) == 0
    said = capfd.readouterr()
    assert said.err.startswith("HEAD:capacity.yaml: DOC013 ")
    assert "DOC013" not in said.out


def test_a_broken_price_list_of_the_base_does_not_either(repository: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (repository / "capacity.yaml").write_text(SCENARIO.replace("prices: guide", "prices: nowhere"), "utf-8")
    committed(repository)
    (repository / "capacity.yaml").write_text(SCENARIO, "utf-8")
    assert main(["check", "--rev", "HEAD", "--lang", "en"]) == 0
    assert "HEAD:capacity.yaml" in capfd.readouterr().err


def test_what_is_broken_in_the_change_is_said_once(repository: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (repository / "capacity.yaml").write_text(SCENARIO.replace("prices: guide", "prices: ./prices"), "utf-8")
    (repository / "prices").mkdir()
    (repository / "prices" / "acme.yaml").write_text("format: none\n", "utf-8")
    assert main(["check", "--rev", "HEAD"]) == 2
    lines = [line for line in capfd.readouterr().err.splitlines() if line.startswith("./prices/acme.yaml:1:")]
    assert len(lines) == len(set(lines)) > 0


def test_standard_input_has_no_revision(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    with (repository / "capacity.yaml").open() as text:
        monkeypatch.setattr("sys.stdin", text)
        for command in ("check", "diff"):
            assert main([command, "-", "--rev", "HEAD", "--lang", "en"]) == 2
            said = capfd.readouterr()
            assert said.out == ""
            assert said.err.startswith("--rev HEAD: DOC043 ")
            assert len(said.err.splitlines()) == 2


def test_a_revision_that_cannot_be_had_fails(repository: Path, capfd: pytest.CaptureFixture[str]) -> None:
    del repository
    assert main(["check", "--rev", "none"]) == 2
    assert "DOC070" in capfd.readouterr().err


def many(count: int, least: str = "2") -> str:
    """A scenario with many variants; every thirtieth fails when the headroom must be above 2."""
    plain = "{workload: {messages_per_day: %d}}"
    variants = (f"  v{each}: {plain % (9000 if each % 30 == 29 else 2000 + each)}\n" for each in range(count))
    return f"{SCENARIO}\nchecks: {{headroom: {{min: {least}}}}}\nvariants:\n{''.join(variants)}"


def test_of_a_comment_that_is_too_long_the_worst_is_kept(repository: Path, capfd: pytest.CaptureFixture[str]) -> None:
    files = [repository / f"s{number}.yaml" for number in range(34)]
    for file in files:
        file.write_text(many(30), "utf-8")
    committed(repository)
    for file in files:
        file.write_text(many(30).replace("batch_size: 50", "batch_size: 49"), "utf-8")
    names = [file.name for file in files]
    assert main(["check", *names, "--rev", "HEAD", "--format", "markdown", "--lang", "en"]) == 1
    made = capfd.readouterr().out
    assert LONGEST * 0.9 < len(made) <= LONGEST
    rows = [line for line in made.splitlines() if " → " in line and line.startswith("| ")]
    assert "v29 " in rows[0]
    assert all("breaks" in row for row in rows[:10])
    headings = [line for line in made.splitlines() if line.startswith("### ")]
    assert sum("What changed" in each for each in headings) >= 10
    assert sum(each.endswith("v29") and "What changed" not in each for each in headings) == len(files)
    assert re.search(r"[5-9]\d\d of 1,?054 scenarios are left out, and parts of \d+ others\.", made.splitlines()[-1])


def test_of_many_problems_as_many_are_shown_as_fit(repository: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert (repository / "capacity.yaml").is_file()
    names = [f"{number:03}-{'x' * 200}.yaml" for number in range(300)]
    assert main(["check", *names, "capacity.yaml", "--format", "markdown", "--lang", "en"]) == 2
    made = capfd.readouterr().out
    assert len(made) <= LONGEST
    assert re.search(r"\n\d+ more problems; ", made)
    assert "<details>" in made


def test_headings_of_a_comment_nest(repository: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = repository / "capacity.yaml"
    file.write_text(SCENARIO.replace("*/5 * * * *", "*/30 * * * *") + "\nchecks: {headroom: {min: 2}}\n", "utf-8")
    assert main(["check", "--rev", "HEAD", "--format", "markdown", "--lang", "en"]) == 1
    made = re.findall(r"^(#+) (.*)$", capfd.readouterr().out, re.MULTILINE)
    levels = {text: len(marks) for marks, text in made}
    assert levels["You changed"] == 4
    assert levels["Capacity"] == 3
    depths = [len(marks) for marks, _ in made]
    assert depths[0] == 2
    assert all(after - before <= 1 and after > 2 for before, after in pairwise(depths))


def own_prices(repository: Path, checks: str) -> Path:
    """A committed scenario with a folder of price lists beside it; the list that is going to change."""
    folder = repository / "svc" / "prices"
    shutil.copytree(CHECKOUT / "pricing" / "guide", folder)
    text = SCENARIO.replace("prices: guide", "prices: ./prices") + f"\nchecks: {checks}\n"
    (repository / "svc" / "capacity.yaml").write_text(text, "utf-8")
    file = folder / "coolsms.yaml"
    tiers = file.read_text("utf-8")
    assert "{up_to: 99_999, unit_price: 15}" in tiers
    bottom = "{up_to: 9, unit_price: 20}\n          - {up_to: 99_999, unit_price: 16}"
    file.write_text(tiers.replace("{up_to: 99_999, unit_price: 15}", bottom), "utf-8")
    committed(repository)
    return file


def test_a_price_that_breaks_a_check_is_annotated_at_its_line(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    file = own_prices(repository, "{monthly_cost: {max: 970000}, headroom: {min: 9}}")
    text = file.read_text("utf-8").replace("unit_price: 16", "unit_price: 17")
    file.write_text(text, "utf-8")
    line = 1 + text[: text.index("unit_price: 17")].count("\n")  # of the second tier
    monkeypatch.chdir(repository / "svc")
    paths = []
    for report in ("github", "sarif", "gitlab"):
        assert main(["check", "--rev", "HEAD", "--format", report, "--lang", "en"]) == 1
        paths.append(capfd.readouterr().out)
    (annotation,) = (each for each in paths[0].splitlines() if "monthly_cost is" in each)
    assert annotation.startswith(f"::error file=svc/prices/coolsms.yaml,line={line},")
    assert "changed since HEAD:capacity.yaml: coolsms.plans.payg.charges.alimtalk.tiers from " in annotation
    (other,) = (each for each in paths[0].splitlines() if "headroom is" in each)
    assert other.startswith("::error file=svc/capacity.yaml,")  # it failed before, and prices have no part in it
    assert "changed since" not in other
    (result,) = (each for each in json.loads(paths[1])["runs"][0]["results"] if "monthly_cost" in str(each))
    location = result["locations"][0]["physicalLocation"]
    assert (location["artifactLocation"]["uri"], location["region"]["startLine"]) == (
        "svc/prices/coolsms.yaml",
        line,
    )
    (entry,) = (each for each in json.loads(paths[2]) if "monthly_cost" in each["description"])
    assert entry["location"] == {"path": "svc/prices/coolsms.yaml", "lines": {"begin": line}}


def test_other_lists_are_annotated_where_the_scenario_names_them(
    repository: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    own_prices(repository, "{monthly_cost: {max: 910000}}")
    file = repository / "svc" / "capacity.yaml"
    file.write_text(file.read_text("utf-8").replace("prices: ./prices", "prices: guide"), "utf-8")
    committed(repository)
    file.write_text(file.read_text("utf-8").replace("prices: guide", "prices: ./prices"), "utf-8")
    assert main(["check", "svc/capacity.yaml", "--rev", "HEAD", "--format", "github", "--lang", "en"]) == 1
    (annotation,) = (each for each in capfd.readouterr().out.splitlines() if "monthly_cost is" in each)
    assert annotation.startswith("::error file=svc/capacity.yaml,line=5,")
    assert "prices from guide to ./prices" in annotation
