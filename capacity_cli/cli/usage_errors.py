"""Mistakes on the command line, in the reader's language; Typer knows them in English only."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from typer import TyperException

from capacity_cli.cli.help import choices_of
from capacity_cli.model.problems import Place, Problem, ProblemCode
from capacity_cli.render.text.texts import Texts

__all__ = ["TyperException", "usage_problem"]


def usage_problem(texts: Texts, error: TyperException, arguments: Sequence[str]) -> Problem:
    """The mistake as a problem that is placed at the command."""
    context = getattr(error, "ctx", None)
    named = [argument for argument in arguments[:1] if not argument.startswith("-")]
    command = context.command_path if context is not None else " ".join(["capacity", *named])
    detail, suggestion = _detail(texts, error, arguments)
    values = {"detail": detail, "command": command, "suggestion": suggestion}
    return Problem(ProblemCode.BAD_OPTION, values, place=Place(command, None, None))


def _detail(texts: Texts, error: Any, arguments: Sequence[str]) -> tuple[str, str]:
    """What is wrong, and what was probably meant."""
    kind = type(error).__name__
    parameter = getattr(error, "param", None)
    name = _name(parameter)
    if kind == "NoSuchOption":
        near = next(iter(error.possibilities or ()), "")
        return texts("usage.no_such_option", option=error.option_name), near
    if kind == "MissingParameter":
        return texts("usage.missing", name=name), ""
    if kind == "BadOptionUsage":
        return texts("usage.needs_value", option=error.option_name), ""
    if kind == "BadParameter" and parameter is not None:
        choices = choices_of(parameter)
        if choices:
            return texts("usage.bad_choice", name=name, allowed=", ".join(choices)), ""
        return texts("usage.bad_value", name=name), ""
    return _other(texts, error, arguments)


def _other(texts: Texts, error: Any, arguments: Sequence[str]) -> tuple[str, str]:
    message = error.format_message()
    if "No such command" in message:
        commands = list(error.ctx.command.commands)
        given = next((each for each in arguments if each not in commands and repr(each) in message), message)
        near = next(iter(get_close_matches(given, commands, n=1)), "")
        return texts("usage.no_such_command", name=given, allowed=", ".join(commands)), near
    if "unexpected extra argument" in message:
        return texts("usage.extra", found=message.rpartition("(")[2].rstrip(")")), ""
    return message, ""


def _name(parameter: Any) -> str:
    if parameter is None:
        return ""
    return parameter.opts[0] if parameter.param_type_name == "option" else str(parameter.metavar)
