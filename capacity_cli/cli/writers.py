"""What writes an answer in each format: where its function is, loaded when the format is wanted.

A table is drawn on a console and everything else is one text. What people read has their language, and what programs
read that of the contract.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from capacity_cli.render.text.texts import Texts

if TYPE_CHECKING:
    from rich.console import Console

F = TypeVar("F", bound=StrEnum)

Form: TypeAlias = "str | Callable[[Console], None] | None"
"""An answer in one format: a document, or what draws it on a console; none if there is nothing to say in it."""

_DRAWN = "table"
_FOR_PEOPLE = (_DRAWN, "markdown")


def forms(writers: Mapping[F, str], answer: object, contract: Texts) -> Callable[[F, Texts], Form]:
    """
    What makes an answer in a format, with the texts of the output that it is for.

    `writers` has the place of a function by format, `module:function` below `capacity_cli.render`: that of a table
    takes a console, the answer and texts, any other the answer and texts.
    """

    def form(wanted: F, texts: Texts) -> Form:
        module, _, name = writers[wanted].partition(":")
        write = getattr(import_module(f"capacity_cli.render.{module}"), name)
        if wanted == _DRAWN:
            return lambda out: write(out, answer, texts)
        return str(write(answer, texts if wanted in _FOR_PEOPLE else contract))

    return form
