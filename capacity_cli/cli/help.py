"""Help pages in the reader's language; wide characters count twice, so that columns stay aligned.

The texts come from the catalog: `help.<command>` and, for a parameter, `help.<command>.<name>` or `help.option.<name>`.
"""

from collections.abc import Iterator
from typing import Any

from rich.cells import cell_len
from typer import Context
from typer.core import TyperCommand, TyperGroup

from capacity_cli.cli.options import LINE_VARIABLES
from capacity_cli.cli.terminal import Terminal, page_width
from capacity_cli.render.text.texts import Texts

_WIDEST = 100
_INDENT = 2
_GAP = 2
_LABEL_WIDTH = 24


class HelpCommand(TyperCommand):
    """A command whose help page comes from the catalog."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page of the command."""
        formatter.write(command_page(self, ctx))

    def get_help_option(self, ctx: Any) -> Any:
        """The option that shows the page, as any other answer is shown."""
        return _shown_as_answer(super().get_help_option(ctx))


class HelpGroup(TyperGroup):
    """The command itself, whose help page lists its commands."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page of the group."""
        formatter.write(command_page(self, ctx))

    def get_help_option(self, ctx: Any) -> Any:
        """The option that shows the page, as any other answer is shown."""
        return _shown_as_answer(super().get_help_option(ctx))


def _shown_as_answer(option: Any) -> Any:
    """The help option, so that a page that cannot be written is refused like an answer."""
    if option is not None:
        option.callback = _show_page
    return option


def _show_page(context: Any, _option: Any, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        _terminal_of(context).answer(context.get_help() + "\n")
        context.exit()


def command_page(command: TyperCommand | TyperGroup, context: Context) -> str:
    """The help page of a command: usage, what it does, arguments, options and, of a group, its commands."""
    return "\n".join(_page(command, context, _terminal_of(context).texts)) + "\n"


def _terminal_of(context: Context) -> Terminal:
    terminal = context.find_object(Terminal)
    assert isinstance(terminal, Terminal)  # noqa: S101  `main` puts it there
    return terminal


def _page(command: TyperCommand | TyperGroup, context: Context, texts: Texts) -> Iterator[str]:
    width = min(page_width(), _WIDEST)
    name = "".join(f".{step}" for step in context.command_path.split()[1:])
    pieces = (piece.replace("{", "").replace("}", "") for piece in command.collect_usage_pieces(context))
    usage = " ".join([context.command_path, *pieces])
    yield from _wrapped(f"{texts('usage.usage')} {usage}", width)
    yield ""
    for paragraph in texts(f"help{name or '.capacity'}").split("\n"):
        yield from _wrapped(paragraph, width)
    parameters = [(each, *_record(each, name, texts)) for each in command.get_params(context)]
    for kind in ("argument", "option"):
        rows = [(label, text) for each, label, text in parameters if each.param_type_name == kind]
        yield from _section(texts(f"usage.{kind}s"), rows, width)
    if isinstance(command, TyperGroup):
        names = command.list_commands(context)
        rows = [(each, texts(f"help{name}.{each}").partition("\n")[0]) for each in names]
        yield from _section(texts("usage.commands"), rows, width)


def _record(parameter: Any, command: str, texts: Texts) -> tuple[str, str]:
    """The label of a parameter and what it is for, with default and environment variable."""
    own = f"help{command}.{parameter.name}"
    text = texts(own if texts.has(own) else f"help.option.{parameter.name}")
    if parameter.param_type_name == "argument":
        return str(parameter.metavar), text
    label = ", ".join([*parameter.opts, *parameter.secondary_opts])
    metavar = parameter.metavar or "|".join(choices_of(parameter))
    if metavar and not parameter.is_flag:
        label = f"{label} {metavar}"
    extra = []
    if parameter.default not in (None, False, ()) and not callable(parameter.default):
        extra.append(texts("usage.default", value=str(getattr(parameter.default, "value", parameter.default))))
    if variable := variable_of(parameter):
        extra.append(variable)
    return label, f"{text} [{'; '.join(extra)}]" if extra else text


def variable_of(parameter: Any) -> str | None:
    """The environment variable of a parameter, if it has one."""
    return LINE_VARIABLES.get(parameter.name) or parameter.envvar


def choices_of(parameter: Any) -> list[str]:
    """The words that a parameter takes, if it takes only certain ones."""
    return [str(getattr(each, "value", each)) for each in parameter.type_descriptor.choices or ()]


def _section(title: str, rows: list[tuple[str, str]], width: int) -> Iterator[str]:
    if not rows:
        return
    yield ""
    yield f"{title}:"
    longest = min(max(cell_len(label) for label, _ in rows), _LABEL_WIDTH)
    column = _INDENT + longest + _GAP
    for label, text in rows:
        lines = list(_wrapped(text, width - column))
        if cell_len(label) > longest:
            yield f"{' ' * _INDENT}{label}"
        else:
            first = lines.pop(0) if lines else ""
            yield f"{' ' * _INDENT}{label}{' ' * (longest - cell_len(label) + _GAP)}{first}".rstrip()
        yield from (f"{' ' * column}{line}" for line in lines)


def _wrapped(text: str, width: int) -> Iterator[str]:
    """The text in lines of at most so many columns, broken between words."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and cell_len(longer) > width:
            yield line
            longer = word
        line = longer
    if line:
        yield line
