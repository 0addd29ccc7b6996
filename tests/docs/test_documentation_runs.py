"""Every command, document and link of README and docs is true: it is run, validated or followed.

`CAPACITY_REWRITE_DOCS=1 pytest tests/docs` writes what the commands print today into the pages.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pages import CUT, PAGES, ROOT, SET_UP, Block, Desk, Step, blocks_of, is_korean, steps_of

from capacity_cli.api.loading import Loader
from capacity_cli.api.validating import verdict

REWRITE = os.environ.get("CAPACITY_REWRITE_DOCS") == "1"
GENERATED = ROOT / "docs" / "reference"

_LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\((?P<target>[^)\s]+)\)")
_HEADING = re.compile(r"^#{1,6} (?P<text>.+?)\s*$", re.MULTILINE)
_WIDEST = 80


def page_id(page: Path) -> str:
    return str(page.relative_to(ROOT))


def with_blocks(*languages: str) -> list[Path]:
    return [page for page in PAGES if any(block.language in languages for block in blocks_of(page))]


FOREIGN = {
    "github": ("check-jsonschema", "--builtin-schema", "vendor.github-workflows"),
    "gitlab": ("check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci"),
    "pre-commit": ("pre-commit", "validate-config"),
}
"""What judges a document of another system."""


@pytest.mark.parametrize("page", with_blocks("console", "yaml"), ids=page_id)
def test_a_page_prints_what_it_shows_when_it_is_followed_from_top_to_bottom(page: Path, tmp_path: Path) -> None:
    desk = Desk(tmp_path, page)
    rewritten: list[tuple[Block, str]] = []
    for block in blocks_of(page):
        if block.language == "yaml" and block.mark("for"):
            judge_foreign(desk, block)
        elif block.language == "yaml":
            judge_document(desk, block)
        elif block.language in {"json", "text"} and block.mark("file"):
            desk.save(block.mark("file") or "", block.text)
        elif block.language == "console":
            rewritten.append((block, run_block(desk, block)))
    if REWRITE and not page.is_relative_to(GENERATED):
        rewrite(page, rewritten)


def run_block(desk: Desk, block: Block) -> str:
    """Run the commands of a block and compare; the block as it should be comes back."""
    lines: list[str] = []
    for step in steps_of(block):
        lines.extend(f"$ {step.command}".replace("\n", "\n> ").splitlines())
        if step.command.startswith(SET_UP):
            lines.extend(step.output)
            continue
        printed = shown(desk.run(step.command), step)
        if not REWRITE:
            assert printed == list(step.output), f"{block.where}: $ {step.command}"
        lines.extend(printed)
    return "".join(f"{line}\n" for line in lines)


def shown(printed: list[str], step: Step) -> list[str]:
    """What the page should show: all of it, or as many lines as it shows now and `…`."""
    kept = len(step.output) - 1
    return [*printed[:kept], CUT] if step.cut and len(printed) > kept else printed


def rewrite(page: Path, blocks: list[tuple[Block, str]]) -> None:
    text = page.read_text(encoding="utf-8")
    for block, new in reversed(blocks):
        text = text[: block.start] + new + text[block.start + len(block.text) :]
    page.write_text(text, encoding="utf-8")


def judge_document(desk: Desk, block: Block) -> None:
    """Validate a YAML block: a whole document as it is, a fragment merged into the scenario that it is a part of."""
    whole = re.search(r"^format:", block.text, re.MULTILINE) is not None
    saved, changed = block.mark("file"), block.mark("into")
    if changed is not None:
        saved = name = changed
        text = with_sections((desk.folder / name).read_text(encoding="utf-8"), block.text, block.mark("without"))
    elif whole or block.refused:
        name, text = saved or "block.yaml", block.text
    else:
        base = block.mark("base") or "scenarios/realistic.yaml"
        name, text = "fragment.yaml", f"format: scenario/v1\nextends: {base}\n{block.text}"
        if not (desk.folder / base).exists():
            desk.save(base, (ROOT / base).read_text(encoding="utf-8"))
    path = desk.save(name, text)
    problems = verdict(Loader(), str(path)).problems
    assert bool(problems) == block.refused, f"{block.where}: {problems}"
    if saved is None:
        path.unlink()


def judge_foreign(desk: Desk, block: Block) -> None:
    """Have a document of another system judged by that system's own schema or tool."""
    path = desk.save("foreign.yml", block.text)
    tool, *options = FOREIGN[block.mark("for") or ""]
    command = [str(Path(sys.executable).parent / tool), *options, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{block.where}: {done.stdout}{done.stderr}"
    path.unlink()


def with_sections(document: str, changes: str, dropped: str | None) -> str:
    """The document with the top-level sections of `changes` in the place of its own, new ones at the end."""
    found = {key: section for key, section in sections(document).items() if key != dropped}
    for key, section in sections(changes).items():
        found[key] = section.rstrip("\n") + "\n" + ("\n" if found.get(key, "\n").endswith("\n\n") else "")
    return "".join(found.values())


def sections(document: str) -> dict[str, str]:
    parts = re.split(r"^(?=\w)", document, flags=re.MULTILINE)
    return {part.partition(":")[0]: part for part in parts if part.strip()}


@pytest.mark.parametrize("page", [page for page in PAGES if page.name != "problems.md"], ids=page_id)
def test_a_document_that_is_meant_to_be_wrong_is_shown_with_its_message(page: Path) -> None:  # there it stands above
    blocks = blocks_of(page)
    for number, block in enumerate(blocks):
        if block.refused:
            name = block.mark("file")
            assert name is not None, block.where
            shows = [step for each in blocks[number + 1 :] if each.language == "console" for step in steps_of(each)]
            assert any(name in step.command and step.output for step in shows), block.where


@pytest.mark.parametrize("page", with_blocks("sh"), ids=page_id)
def test_a_block_that_is_not_run_only_sets_up(page: Path) -> None:
    for block in blocks_of(page):
        for line in block.text.splitlines() if block.language == "sh" else ():
            assert line.startswith(SET_UP), f"{block.where}: {line}"


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_a_block_says_what_it_is(page: Path) -> None:
    languages = {block.language for block in blocks_of(page)}
    assert languages <= {"console", "yaml", "sh", "json", "text", "toml", "python"}


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_a_relative_link_leads_to_a_file_and_a_heading_that_exist(page: Path) -> None:
    for match in _LINK.finditer(page.read_text(encoding="utf-8")):
        target, _, heading = match["target"].partition("#")
        if "://" in target or target.startswith("mailto:"):
            continue
        path = (page.parent / target).resolve() if target else page
        assert path.exists(), match["target"]
        assert not heading or heading in anchors(path), match["target"]


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as the usual renderers of Markdown make them."""
    headings = (match["text"].lower() for match in _HEADING.finditer(page.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", [page for page in PAGES if is_korean(page)], ids=page_id)
def test_a_korean_page_has_an_english_one(page: Path) -> None:
    parts = [part for part in page.relative_to(ROOT).parts if part != "ko"]
    assert ROOT.joinpath(*parts[:-1], parts[-1].replace(".ko.md", ".md")).exists()


@pytest.mark.parametrize("page", [page for page in PAGES if not page.is_relative_to(GENERATED)], ids=page_id)
def test_a_page_has_one_title_and_ends_with_a_new_line(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    outside = re.sub(r"^ *```.*?^ *```$", "", text, flags=re.MULTILINE | re.DOTALL)
    assert len(re.findall(r"^# ", outside, re.MULTILINE)) == 1
    assert text.endswith("\n")


@pytest.mark.parametrize("page", with_blocks("console"), ids=page_id)
def test_a_command_fits_the_line(page: Path) -> None:
    for block in blocks_of(page):
        for step in steps_of(block) if block.language == "console" else ():
            assert all(len(line) + 2 <= _WIDEST for line in step.command.splitlines()), f"{block.where}: {step.command}"


def test_the_main_pages_show_commands() -> None:
    assert {"README.md", "README.ko.md", "docs/tutorial.md", "docs/ko/tutorial.md"} <= {
        page_id(page) for page in with_blocks("console")
    }
