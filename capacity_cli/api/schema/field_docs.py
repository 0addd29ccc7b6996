"""The docstrings that stand under fields, enum members and names of a module, read from the source.

The classes themselves do not keep them: collecting them while the program starts would slow every command down.
"""

import ast
import inspect
from enum import Enum
from functools import cache
from itertools import pairwise
from textwrap import dedent
from types import ModuleType


@cache
def field_docs(owner: type) -> dict[str, str]:
    """What stands under each field or member of a class, those of its bases included."""
    found: dict[str, str] = {}
    for each in reversed(owner.__mro__):
        if each.__module__.startswith(__name__.partition(".")[0]):
            found.update(_docs(_body(each)))
    return found


@cache
def name_docs(module: ModuleType) -> dict[str, str]:
    """What stands under each name that a module assigns."""
    return _docs(ast.parse(inspect.getsource(module)).body)


def class_doc(owner: type) -> str:
    """The docstring of a class, on one line."""
    return _one_line(owner.__doc__ or "")


def choice_doc(owner: type[Enum]) -> str:
    """The docstring of an enum, with what each member means if it says so."""
    docs = field_docs(owner)
    lines = [f"- `{member.value}`: {docs[member.name]}" for member in owner if member.name in docs]
    return "\n\n".join(filter(None, [class_doc(owner), "\n".join(lines)]))


def _body(owner: type) -> list[ast.stmt]:
    [definition] = ast.parse(dedent(inspect.getsource(owner))).body
    assert isinstance(definition, ast.ClassDef)  # noqa: S101  it is the source of a class
    return definition.body


def _docs(body: list[ast.stmt]) -> dict[str, str]:
    found = {}
    for assignment, text in pairwise(body):
        match assignment, text:
            case (
                ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]),
                ast.Expr(value=ast.Constant(value=str(doc))),
            ):
                found[name] = _one_line(doc)
            case _:
                pass
    return found


def _one_line(text: str) -> str:
    return " ".join(text.split())
