"""Writes the reference pages and the schema files, or with `--check` says which of them are not up to date.

Everything in them comes from the program: models, result classes, commands and catalog.
"""
# ruff: noqa: INP001  a script beside the pages, not a package

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))  # the checkout that these pages describe, wherever the script is called from

from reference_pages.answers import answers_page  # noqa: E402
from reference_pages.codes import exit_statuses_page, findings_page, problems_page  # noqa: E402
from reference_pages.commands import commands_page  # noqa: E402
from reference_pages.documents import document_page  # noqa: E402

from capacity_cli.api.schema import SCHEMAS, json_schema  # noqa: E402
from capacity_cli.model.policy import Policy  # noqa: E402
from capacity_cli.model.prices.price_list import PriceList  # noqa: E402
from capacity_cli.model.scenario import Scenario  # noqa: E402
from capacity_cli.render.json_answer import dumped  # noqa: E402
from capacity_cli.render.text.texts import Language  # noqa: E402

_FOLDERS = {Language.EN: "reference", Language.KO: "ko/reference"}


def pages() -> Iterator[tuple[str, str]]:
    """Every generated file, by its path below `docs`, and what must stand in it."""
    yield "reference/scenario.md", document_page("Scenario", Scenario, "scenario")
    yield "reference/price-list.md", document_page("Price list", PriceList, "price-list")
    yield "reference/policy.md", document_page("Policy", Policy, "policy")
    yield "reference/json.md", answers_page()
    yield "reference/exit-statuses.md", exit_statuses_page()
    for language, folder in _FOLDERS.items():
        yield f"{folder}/commands.md", commands_page(language)
        yield f"{folder}/findings.md", findings_page(language)
        yield f"{folder}/problems.md", problems_page(language)
    for name in SCHEMAS:
        yield f"reference/schema/{name}.v1.json", dumped(json_schema(name))


def main(arguments: Sequence[str]) -> int:
    """Write the files; with `--check` only compare them, and return 1 if one is not up to date."""
    if list(arguments) not in ([], ["--check"]):
        sys.stderr.write("usage: python docs/generate.py [--check]\n")
        return 2
    stale = [(HERE / path, text) for path, text in pages() if _content(HERE / path) != text.encode()]
    if arguments:
        for path, _ in stale:
            sys.stderr.write(f"{path.relative_to(HERE.parent)} is not up to date: run `python docs/generate.py`\n")
        return 1 if stale else 0
    for path, text in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return 0


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
