"""The pages about findings, problems and exit statuses, from their classes and the catalog."""

from capacity_cli.api.schema.field_docs import class_doc, field_docs
from capacity_cli.cli.exit_status import ExitStatus, worst
from capacity_cli.model.findings import LEVELS, FindingCode
from capacity_cli.model.problems import ProblemCode
from capacity_cli.render.examples.example import example_of
from capacity_cli.render.examples.written import fenced
from capacity_cli.render.text.texts import Language, Texts
from reference_pages.markdown import code as in_code
from reference_pages.markdown import page, table
from reference_pages.words import WORDS, Words


def findings_page(language: Language) -> str:
    """Each finding with its level, message, reason and remedy."""
    words, texts = WORDS[language], Texts(language)
    levels = {each: texts(f"level.{LEVELS[each]}") for each in FindingCode}
    rows = ((f"[{each}](#{each.lower()})", levels[each], texts(f"finding.{each}.title")) for each in FindingCode)
    sections = (
        f"## {each}\n\n"
        f"**{texts(f'finding.{each}.title')}** ({levels[each]})\n\n"
        f"- {words.message}: {texts.general(f'finding.{each}')}\n"
        f"- {words.why}: {texts.general(f'finding.{each}.why')}\n"
        f"- {words.remedy}: {texts.general(f'finding.{each}.remedy')}"
        f"{_example(each, words)}"
        for each in FindingCode
    )
    heads = [words.code, words.level, words.title]
    return page(f"# {words.findings}", words.findings_intro, table(heads, rows), *sections)


def problems_page(language: Language) -> str:
    """Each problem with its message and remedy."""
    words, texts = WORDS[language], Texts(language)
    sections = (
        f"## {each}\n\n"
        f"- {words.message}: {texts.general(f'problem.{each}')}\n"
        f"- {words.remedy}: {texts.general(f'problem.{each}.remedy')}"
        f"{_example(each, words, refused=True)}"
        for each in ProblemCode
    )
    return page(f"# {words.problems}", words.problems_intro, *sections)


def _example(code: str, words: Words, *, refused: bool = False) -> str:
    """What produces a code, as an item of its list and the files, each below its name.

    The comments before the files are for the tests that follow the pages; what a file names stands before it.
    """
    example = example_of(code)
    if example is None:
        return ""
    main, *others = example.files
    files = [*((each, "") for each in others), (main, ", refused" if refused else "")]
    blocks = (f"`{each.name}`:\n\n<!-- file: {code}/{each.name}{mark} -->\n{fenced(each)}" for each, mark in files)
    return "\n\n".join([f"\n- {words.example}: {in_code(example.command)}", *blocks])


def exit_statuses_page() -> str:
    """Each exit status and what it means."""
    docs = field_docs(ExitStatus)
    rows = ((str(each.value), docs[each.name]) for each in ExitStatus)
    return page("# Exit statuses", class_doc(ExitStatus), table(["Status", "Meaning"], rows), worst.__doc__ or "")
