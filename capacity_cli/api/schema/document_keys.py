"""The keys of a document's model: type, default as a file would write it, whether it is needed, and docstring.

Schemas and reference pages are both made from these.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BeforeValidator, TypeAdapter, ValidationError

from capacity_cli.api.schema.field_docs import field_docs, name_docs
from capacity_cli.api.schema.model_rules import EXACTLY_ONE, WORDS
from capacity_cli.model import fields, gate_fields, growth, times
from capacity_cli.model.fields import Model, PartPercent, Percent
from capacity_cli.model.prices import windows
from capacity_cli.model.prices.windows import Span
from capacity_cli.model.units import Measured

_SAMPLE = "a scalar"
_KIND_MODULES = (fields, gate_fields, growth, times, windows)


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a document."""

    name: str
    """The key."""
    hint: Any
    """Its type as the model states it, without `None` for a key that may be left out."""
    needed: bool
    """Whether the key must be given."""
    default: Any
    """What holds if it is left out, as plain data that YAML can write; None if nothing does."""
    doc: str
    """What it means."""


@cache
def keys_of(model: type[Model]) -> tuple[Key, ...]:
    """The keys of a model, in its order."""
    hints, docs = get_type_hints(model, include_extras=True), field_docs(model)
    keys = []
    for name, field in model.model_fields.items():
        hint = given(hints[name])
        left_out = hint is not hints[name] or name in EXACTLY_ONE.get(model, ())
        value = field.get_default(call_default_factory=True) if not field.is_required() else None
        default = None if field.is_required() or (left_out and value is None) else plain(value, hint)
        keys.append(Key(field.alias or name, hint, field.is_required(), default, docs[name]))
    return tuple(keys)


def given(hint: Any) -> Any:
    """The type of a key where it is given: `X` for `X | None`; a document never writes null."""
    if get_origin(hint) in (Union, UnionType) and NoneType in get_args(hint):
        [found] = [part for part in get_args(hint) if part is not NoneType]
        return found
    return hint


def bare(hint: Any) -> Any:
    """The type without what is annotated to it."""
    return bare(get_args(hint)[0]) if get_origin(hint) is Annotated else hint


def model_in(hint: Any) -> type[Model] | None:
    """The model that a type is, if it is one."""
    found = bare(hint)
    return found if isinstance(found, type) and issubclass(found, Model) else None


def words_in(hint: Any) -> tuple[str, ...]:
    """The words that may stand in the place of a value of this type, such as `unknown`."""
    model = model_in(hint)
    if model is not None:
        return WORDS.get(model, ())
    choices = leaf_schema(hint).get("anyOf", ())
    return tuple(word for choice in choices for word in choice.get("enum", ()))


def short_keys(hint: Any) -> tuple[str, ...]:
    """The keys of a map for which a scalar or a list may stand: `price: 20` means `price: {amount: 20}`."""
    return _wrapping_keys(hint) if model_in(hint) is not None else ()


def short_value(hint: Any) -> bool:
    """Whether a scalar may stand for a map of names: `shortest: 1 minute` holds for every plan."""
    return get_origin(bare(hint)) is dict and bool(_wrapping_keys(hint))


def _wrapping_keys(hint: Any) -> tuple[str, ...]:
    """The keys under which a value is put that stands for a whole map: a scalar, or a list."""
    found: list[str] = []
    for note in get_args(hint)[1:] if get_origin(hint) is Annotated else ():
        if isinstance(note, BeforeValidator):
            wrapped = [note.func(sample) for sample in (_SAMPLE, [_SAMPLE])]  # type: ignore[call-arg]
            found.extend(str(key) for each in wrapped if isinstance(each, dict) for key in each)
    return tuple(found)


def further_keys(model: type[Model]) -> Any:
    """The type of what may stand under names of the user's own; none if there are no such keys."""
    return get_type_hints(model, include_extras=True).get("__pydantic_extra__") if _is_open(model) else None


def _is_open(model: type[Model]) -> bool:
    return model.model_config.get("extra") == "allow"


def kind_name(hint: Any) -> str | None:
    """The name of a field type that is used as it is, such as `KnownAmount`."""
    return next((name for name, found in _kinds() if found == hint), None)


def kind_doc(name: str) -> str:
    """What a named field type takes."""
    return next(docs[name] for module in _KIND_MODULES if name in (docs := name_docs(module)))


def _kinds() -> Iterator[tuple[str, Any]]:
    for module in _KIND_MODULES:
        for name in name_docs(module):
            if get_origin(getattr(module, name)) is Annotated:
                yield name, getattr(module, name)


def leaf_schema(hint: Any) -> dict[str, Any]:
    """The JSON Schema of a scalar type."""
    return TypeAdapter(hint).json_schema()


def plain(value: Any, hint: Any) -> Any:
    """A value of a model as a document would write it."""
    word = next((word for word in _possible_words(hint) if _means(word, hint, value)), None)
    match value:
        case _ if word is not None:
            return word
        case Span() | Measured():
            return _scalar(value, hint)
        case Model():
            keys = zip(keys_of(type(value)), type(value).model_fields, strict=True)
            stated = ((key, name) for key, name in keys if name in value.model_fields_set)
            return {key.name: plain(getattr(value, name), key.hint) for key, name in stated}
        case dict():
            inner = get_args(bare(hint))[1]
            return {str(getattr(key, "value", key)): plain(each, inner) for key, each in value.items()}
        case tuple():
            inner = get_args(bare(hint))[0]
            return [plain(each, inner) for each in value]
        case _:
            return _scalar(value, hint)


def _scalar(value: Any, hint: Any) -> Any:
    match value:
        case Span():
            return value.text
        case Measured():
            return f"{value.number} {value.unit}" if value.unit else _scalar(value.number, hint)
        case Enum():
            return value.value
        case Decimal() if hint in (Percent, PartPercent):
            return f"{(value * 100).normalize():f}%"
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case _:
            return value


def _possible_words(hint: Any) -> Iterator[str]:
    if get_origin(bare(hint)) not in (dict, tuple):
        yield from words_in(hint)


def _means(word: str, hint: Any, value: Any) -> bool:
    try:
        return bool(TypeAdapter(hint).validate_python(word) == value)
    except ValidationError:
        return False
