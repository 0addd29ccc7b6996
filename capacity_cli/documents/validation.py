"""From a tree to a model: every error of the model becomes a problem with a code of ours at its place.

`null` is allowed nowhere: a key without a value is a mistake in a planning file, not a wish for the default.
"""

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from capacity_cli.documents.nodes import Node, find, nearest, plain
from capacity_cli.documents.refused import Refused
from capacity_cli.model.names import suggestion
from capacity_cli.model.numbers import kind_of
from capacity_cli.model.problems import Path, Problem, ProblemCode, Word, in_order

M = TypeVar("M", bound=BaseModel)

MOST_PROBLEMS = 100
"""More problems of one document are counted and not shown."""

_SHOWN = 100  # characters of a text that is wrong
_EXPECTED = {
    "model_type": "kind.map",
    "model_attributes_type": "kind.map",
    "dict_type": "kind.map",
    "tuple_type": "kind.list",
    "list_type": "kind.list",
    "string_type": "kind.text",
}


def validated(model: type[M], node: Node) -> M:
    """The document as a model; raises `Refused` with every problem, each at its place."""
    empty = list(_without_value(node, ()))
    try:
        made = model.model_validate(plain(node))
    except ValidationError as error:
        skip = {problem.path for problem in empty}
        details = error.errors(include_url=False, include_input=True)
        others = [_problem(model, node, detail) for detail in details[:MOST_PROBLEMS]]
        found = [*empty, *(each for each in others if each.path not in skip)]
        raise Refused(_at_most(node, found, len(details) - len(others))) from None
    if empty:
        raise Refused(_at_most(node, empty, 0))
    return made


def _at_most(node: Node, problems: list[Problem], left_out: int) -> list[Problem]:
    """The first problems, and how many more there are."""
    shown = located(node, problems[:MOST_PROBLEMS])
    more = left_out + len(problems) - len(shown)
    values = {"count": str(more)}
    return [*shown, node.located(Problem(ProblemCode.MORE, values))] if more else shown


def located(node: Node, problems: list[Problem]) -> list[Problem]:
    """The problems with place and line, in file order; a path that does not exist is placed at its parent."""
    placed = [problem if problem.place is not None else _located(node, problem) for problem in problems]
    return in_order(placed)


_OF_KEYS = frozenset({ProblemCode.UNKNOWN_KEY, ProblemCode.NO_VALUE})
_OF_NAMES = frozenset({ProblemCode.UNKNOWN_NAME, ProblemCode.NOT_A_CHOICE, ProblemCode.AMBIGUOUS_METER})


def _located(node: Node, problem: Problem) -> Problem:
    near, found = nearest(node, problem.path), find(node, problem.path)
    if found is None:
        at_key = isinstance(near.value, dict)  # else a scalar that stands for a map
    else:
        at_key = problem.code in _OF_KEYS or (problem.code in _OF_NAMES and _is_key(problem, found))
    return near.located(problem, at_key=at_key)


def _is_key(problem: Problem, found: Node) -> bool:
    """Whether the name that is wrong is the key, such as a vendor's, and not the value below it."""
    name = problem.path[-1] if problem.path else None
    return name in problem.values.values() and found.value != name


def _without_value(node: Node, path: Path) -> Iterator[Problem]:
    value = node.value
    if value is None:
        yield Problem(ProblemCode.NO_VALUE, {"key": str(path[-1]) if path else ""}, path)
    elif isinstance(value, dict):
        for key, child in value.items():
            yield from _without_value(child, (*path, key))
    elif isinstance(value, list):
        for number, child in enumerate(value):
            yield from _without_value(child, (*path, number))


def _problem(model: type[BaseModel], node: Node, detail: ErrorDetails) -> Problem:
    kind, path = detail["type"], _path(detail["loc"], node)
    if kind in set(ProblemCode):
        return Problem(ProblemCode(kind), detail.get("ctx", {}), path)
    if kind == "extra_forbidden":
        allowed = _keys(model, path[:-1])
        key = str(path[-1])
        values = {"key": key, "allowed": ", ".join(allowed), "suggestion": suggestion(key, allowed)}
        return Problem(ProblemCode.UNKNOWN_KEY, values, path)
    if kind == "missing":
        return Problem(ProblemCode.MISSING_KEY, {"key": str(path[-1])}, path)
    if kind in _EXPECTED:
        values = {"expected": Word(_EXPECTED[kind]), "found": kind_of(detail["input"])}
        return Problem(ProblemCode.WRONG_KIND, values, path)
    if kind == "string_unicode":  # half a character, as JSON can write it
        found = str(detail["input"])[:_SHOWN].encode("utf-8", "backslashreplace").decode("utf-8")
        values = {"found": found, "expected": Word("form.characters"), "example": "capacity.yaml"}
        return Problem(ProblemCode.BAD_FORM, values, path)
    values = {"expected": Word("kind.other_value"), "found": kind_of(detail["input"])}
    return Problem(ProblemCode.WRONG_KIND, values, path)


def _path(loc: tuple[int | str, ...], node: Node) -> Path:
    """The steps of an error that lead through the document; Pydantic adds others, such as `[key]`."""
    path: list[str | int] = []
    for step in loc:
        if step == "[key]" and find(node, (*path, step)) is None:
            continue
        path.append(step)
    return tuple(path)


def _keys(model: type[BaseModel], path: Path) -> list[str]:
    """The keys that the model allows at a path."""
    found: Any = model
    for step in path:
        models = list(_models(found))
        if models and isinstance(step, str) and step in models[0].model_fields:
            found = models[0].model_fields[step].annotation
        else:
            found = _item(found)
    models = list(_models(found))
    return [field.alias or name for name, field in models[0].model_fields.items()] if models else []


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that an annotation allows directly."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) in (Union, UnionType, Annotated):
        for part in get_args(annotation):
            yield from _models(part)


def _item(annotation: Any) -> Any:
    """The annotation of what a map or list holds."""
    if get_origin(annotation) in (Union, UnionType, Annotated):
        parts = [part for part in get_args(annotation) if get_args(part)]
        return _item(parts[0]) if parts else None
    args = get_args(annotation)
    if get_origin(annotation) is dict:
        return args[1]
    return args[0] if args else None
