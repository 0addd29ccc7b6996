"""The pages about findings, problems and exit statuses, from their classes and the catalog."""

from capacity_cli.api.schema.field_docs import class_doc, field_docs
from capacity_cli.cli.exit_status import ExitStatus, worst
from capacity_cli.model.findings import LEVELS, FindingCode
from capacity_cli.model.problems import ProblemCode
from capacity_cli.render.examples.example import ExampleFile, example_of
from capacity_cli.render.examples.written import fenced
from capacity_cli.render.text.texts import Language, Texts
from reference_pages.markdown import code as in_code
from reference_pages.markdown import page, table
from reference_pages.words import WORDS, Words

_JUDGING = "capacity validate "
"""How the command of an example begins whose document itself is refused."""


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
        f"{_example(each, words)}"
        for each in ProblemCode
    )
    return page(f"# {words.problems}", words.problems_intro, *sections)


def _example(code: str, words: Words) -> str:
    """What produces a code: the command as the last item of its list, then each file below its name.

    The comments tell the tests, which follow the page, what to do with a file; what another one names comes before it.
    """
    example = example_of(code)
    if example is None:
        return ""
    mark = ", refused" if example.command.startswith(_JUDGING) else ""
    main, *others = example.files
    blocks = (_file(code, each, mark if each is main else "") for each in (*others, main))
    return "\n\n".join([f"\n- {words.example}: {in_code(example.command)}", *blocks])


def _file(code: str, file: ExampleFile, mark: str) -> str:
    return f"{in_code(file.name)}:\n\n<!-- file: {code}/{file.name}{mark} -->\n{fenced(file)}"


def exit_statuses_page() -> str:
    """Each exit status and what it means."""
    docs = field_docs(ExitStatus)
    rows = ((str(each.value), docs[each.name]) for each in ExitStatus)
    return page("# Exit statuses", class_doc(ExitStatus), table(["Status", "Meaning"], rows), worst.__doc__ or "")
