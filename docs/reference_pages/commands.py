"""The page about the commands: the help page of each, as it is printed, and the environment variables."""

import os
from collections.abc import Iterator
from typing import Any

import typer

from capacity_cli.cli.app import application
from capacity_cli.cli.help import command_page, variable_of
from capacity_cli.cli.terminal import Terminal
from capacity_cli.render.text.texts import Language, Texts
from reference_pages.markdown import code, codes, page, table
from reference_pages.words import WORDS

_WIDTH = "80"


def commands_page(language: Language) -> str:
    """The page in one language."""
    os.environ["COLUMNS"] = _WIDTH  # help is as wide as the terminal, and this page must not be
    words = WORDS[language]
    contexts = list(_contexts(language))
    helps = [f"## `{context.command_path}`\n\n{_shown(context)}" for context in contexts]
    variables = table(
        [words.variable, words.option, words.of_commands],
        ([code(name), code(option), codes(paths)] for (name, option), paths in _variables(contexts).items()),
    )
    return page(
        f"# {words.commands}", words.commands_intro, *helps, f"## {words.variables}", words.variables_intro, variables
    )


def _contexts(language: Language) -> Iterator[Any]:
    """The program and each of its commands, ready to show help."""
    group: Any = typer.main.get_command(application())
    terminal = Terminal(Texts(language), Texts(Language.EN))
    root = group.make_context("capacity", [], obj=terminal, resilient_parsing=True)
    yield from _with_commands(root)


def _with_commands(context: Any) -> Iterator[Any]:
    """A group or a command, then what belongs to it."""
    yield context
    command = context.command
    for name in command.list_commands(context) if hasattr(command, "list_commands") else ():
        yield from _with_commands(
            command.get_command(context, name).make_context(name, [], parent=context, resilient_parsing=True)
        )


def _shown(context: Any) -> str:
    return f"```console\n$ {context.command_path} --help\n{command_page(context.command, context)}```"


def _variables(contexts: list[Any]) -> dict[tuple[str, str], list[str]]:
    """The commands that have an option with a variable."""
    found: dict[tuple[str, str], list[str]] = {}
    for context in contexts:
        for parameter in context.command.get_params(context):
            if variable := variable_of(parameter):
                found.setdefault((variable, parameter.opts[0]), []).append(context.command_path)
    return found
