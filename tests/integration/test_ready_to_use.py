"""The files that other systems read are what those systems want, by their own schemas and linters."""

import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent


def done(*command: str) -> str:
    """What a tool says that must succeed."""
    found = subprocess.run([BIN / command[0], *command[1:]], cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout + found.stderr
    return found.stdout + found.stderr


def test_the_action_is_one_by_its_schema() -> None:
    assert "ok" in done("check-jsonschema", "--builtin-schema", "vendor.github-actions", "action.yml")


@pytest.mark.parametrize("part", [0, 1])
def test_each_document_of_the_component_is_one_by_its_schema(part: int, tmp_path: Path) -> None:
    documents = (CHECKOUT / "templates" / "check.yml").read_text("utf-8").split("\n---\n")
    assert len(documents) == 2
    file = tmp_path / "part.yml"
    file.write_text(documents[part], "utf-8")
    schema = ("--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci")
    assert "ok" in done("check-jsonschema", *schema, str(file))


def test_the_hooks_are_hooks() -> None:
    done("pre-commit", "validate-manifest", ".pre-commit-hooks.yaml")


def test_the_action_has_no_known_weakness() -> None:
    assert "No findings" in done("zizmor", "--offline", "--no-progress", "action.yml")
