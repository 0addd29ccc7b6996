"""Nothing that a user can write, give or meet is missing from the reference pages."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import typer

from capacity_cli.api.schema import SCHEMAS
from capacity_cli.cli.app import application
from capacity_cli.cli.exit_status import ExitStatus
from capacity_cli.model.findings import FindingCode
from capacity_cli.model.policy import Policy
from capacity_cli.model.prices.price_list import PriceList
from capacity_cli.model.problems import ProblemCode
from capacity_cli.model.scenario import Scenario

DOCS = Path(__file__).resolve().parents[2] / "docs"
LANGUAGES = ("reference", "ko/reference")


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def commands() -> Iterator[tuple[str, Any]]:
    waiting: list[tuple[str, Any]] = [("capacity", typer.main.get_command(application()))]
    while waiting:
        name, command = waiting.pop(0)
        yield name, command
        waiting.extend((f"{name} {each}", below) for each, below in getattr(command, "commands", {}).items())


def keys_below(kind: Any) -> Iterator[str]:
    """The keys of every model in a type."""
    for name, field in getattr(kind, "model_fields", {}).items():
        yield field.alias or name
        yield from keys_below(field.annotation)
    for part in get_args(kind):
        yield from keys_below(part)


@pytest.mark.parametrize("folder", LANGUAGES)
@pytest.mark.parametrize(("name", "command"), list(commands()), ids=[name for name, _ in commands()])
def test_a_command_is_documented_with_its_options_and_variables(folder: str, name: str, command: Any) -> None:
    _, _, rest = page(f"{folder}/commands.md").partition(f"## `{name}`\n")
    section = rest.partition("\n## ")[0]
    words = set(re.findall(r"[\w-]+", section))
    options = [
        word for each in command.params for word in (*each.opts, each.envvar) if each.param_type_name == "option"
    ]
    arguments = [each.metavar for each in command.params if each.param_type_name == "argument"]
    assert {word for word in (*options, *arguments) if word} <= words


@pytest.mark.parametrize("folder", LANGUAGES)
@pytest.mark.parametrize(("name", "codes"), [("findings", FindingCode), ("problems", ProblemCode)])
def test_a_code_has_its_section(folder: str, name: str, codes: Any) -> None:
    assert re.findall(r"^## (\w+)$", page(f"{folder}/{name}.md"), re.MULTILINE) == [code.value for code in codes]


def test_every_exit_status_is_documented() -> None:
    rows = re.findall(r"^\| ([0-9]+) \| (.+) \|$", page("reference/exit-statuses.md"), re.MULTILINE)
    assert [int(status) for status, _ in rows] == list(ExitStatus)


@pytest.mark.parametrize(("name", "document"), [("scenario", Scenario), ("price-list", PriceList), ("policy", Policy)])
def test_every_key_of_a_document_is_documented(name: str, document: Any) -> None:
    paths = re.findall(r"^\| `([^`]+)` ", page(f"reference/{name}.md"), re.MULTILINE)
    assert set(keys_below(document)) == {path.rpartition(".")[2] for path in paths}


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_is_a_file_and_is_named_by_the_help_of_its_command(name: str) -> None:
    assert (DOCS / "reference" / "schema" / f"{name}.v1.json").is_file()
    _, _, section = page("reference/commands.md").partition("## `capacity schema`\n")
    assert re.search(rf"\b{name}\b", section)
